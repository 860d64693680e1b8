//! Runs other programs and tells the person what is going on.

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// Tells what is being done; `test` keeps standard output for its result, so this goes to the other stream.
pub fn say(text: &str) {
    eprintln!("xtask: {text}");
}

/// Runs a program whose output the person sees.
pub fn run(command: &mut Command) -> Result<(), String> {
    let status = command
        .status()
        .map_err(|error| not_started(command, &error))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!(
            "`{}` failed ({status}); what it said is above",
            words(command)
        ))
    }
}

/// Runs a program and returns what it printed to standard output.
pub fn output(command: &mut Command) -> Result<String, String> {
    let output = command
        .output()
        .map_err(|error| not_started(command, &error))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    // Some programs complain on the one stream and some on the other.
    let said =
        [output.stderr, output.stdout].map(|said| String::from_utf8_lossy(&said).trim().to_owned());
    let said = said.join("\n");
    Err(format!(
        "`{}` failed ({}): {}",
        words(command),
        output.status,
        said.trim()
    ))
}

/// Tells whether a program can be started and ends well, without showing what it prints.
pub fn works(command: &mut Command) -> bool {
    let command = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// Runs a program that may hang, a download say, and ends it when the time is up.
pub fn run_within(command: &mut Command, limit: Duration) -> Result<(), String> {
    let mut child = command
        .spawn()
        .map_err(|error| not_started(command, &error))?;
    let start = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) if status.success() => return Ok(()),
            Ok(Some(status)) => return Err(format!("`{}` failed ({status})", words(command))),
            Ok(None) if start.elapsed() < limit => thread::sleep(Duration::from_millis(50)),
            Ok(None) => {
                // It may have just ended by itself; then there is nothing left to stop.
                let _ = child.kill();
                let _ = child.wait();
                return Err(format!(
                    "`{}` was stopped after {} seconds",
                    words(command),
                    limit.as_secs()
                ));
            }
            Err(error) => return Err(format!("`{}` got lost: {error}", words(command))),
        }
    }
}

/// Finds a program in the search path.
pub fn find(program: &str) -> Option<PathBuf> {
    let name = format!("{program}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?)
        .map(|folder| folder.join(&name))
        .find(|path| path.is_file())
}

/// Empties a folder, or makes it.
pub fn fresh_dir(path: &Path) -> Result<(), String> {
    remove_dir(path)?;
    make_dir(path)
}

/// Removes a folder, if there is one.
pub fn remove_dir(path: &Path) -> Result<(), String> {
    if !path.exists() {
        return Ok(());
    }
    fs::remove_dir_all(path).map_err(|error| format!("can't remove {}: {error}", path.display()))
}

/// Makes a folder and those above it.
pub fn make_dir(path: &Path) -> Result<(), String> {
    fs::create_dir_all(path)
        .map_err(|error| format!("can't make the folder {}: {error}", path.display()))
}

/// Reads a file.
pub fn read(path: &Path) -> Result<Vec<u8>, String> {
    fs::read(path).map_err(|error| format!("can't read {}: {error}", path.display()))
}

/// Reads a file of text.
pub fn read_text(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("can't read {}: {error}", path.display()))
}

/// Writes a file.
pub fn write(path: &Path, content: impl AsRef<[u8]>) -> Result<(), String> {
    fs::write(path, content).map_err(|error| format!("can't write {}: {error}", path.display()))
}

/// The command as a person would type it.
pub fn words(command: &Command) -> String {
    let program = Path::new(command.get_program())
        .file_name()
        .unwrap_or(command.get_program());
    let words = std::iter::once(program).chain(command.get_args());
    words
        .map(OsStr::to_string_lossy)
        .collect::<Vec<_>>()
        .join(" ")
}

fn not_started(command: &Command, error: &std::io::Error) -> String {
    let program = command.get_program().to_string_lossy();
    format!(
        "`{}` can't be started ({error}); is `{program}` installed and in the search path?",
        words(command)
    )
}
