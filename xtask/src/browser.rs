//! What the browser tests need: Node's packages, a browser, and letters for Japanese.

use std::env;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::shell::{self, say};
use crate::{apt, workspace};

/// The browser that the tests drive.
pub enum Browser {
    /// One that this machine has.
    Installed(PathBuf),
    /// Playwright's own, which it finds by itself.
    Playwrights,
}

/// The folder of the browser tests.
pub fn tests(root: &Path) -> PathBuf {
    root.join("tests").join("browser")
}

/// Installs Node's packages as the lock file names them, unless that was done for this very file.
pub fn packages(root: &Path) -> Result<(), String> {
    let folder = tests(root);
    let lock = format!(
        "{:x}",
        seahash::hash(&shell::read(&folder.join("package-lock.json"))?)
    );
    let stamp = folder.join("node_modules").join("made-from");
    if shell::read_text(&stamp).is_ok_and(|then| then == lock) {
        return Ok(());
    }
    if !shell::works(Command::new("node").arg("--version")) {
        return Err("the browser tests need Node 20 or newer, and there is no `node`; install Node and run this again".to_owned());
    }
    say("installing the packages of the browser tests, Playwright, axe and TypeScript, with npm …");
    // On Windows npm is a script, which has to be named with its ending.
    let mut npm = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    npm.args(["ci", "--no-audit", "--no-fund", "--loglevel=error"])
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    shell::output(npm.current_dir(&folder))?;
    shell::write(&stamp, lock)
}

/// Finds a browser, or installs one.
pub fn ready(root: &Path) -> Result<Browser, String> {
    japanese_letters();
    if let Some(given) = env::var_os("CHROMIUM").map(PathBuf::from) {
        let missing = format!(
            "CHROMIUM names {}, and there is no such file",
            given.display()
        );
        return given
            .is_file()
            .then_some(Browser::Installed(given))
            .ok_or(missing);
    }
    if let Some(found) = installed() {
        return Ok(Browser::Installed(found));
    }
    let why = "the tests drive a real browser";
    let by_apt = apt::install(&["chromium", "fonts-noto-cjk"], why);
    if let (Ok(()), Some(found)) = (&by_apt, installed()) {
        return Ok(Browser::Installed(found));
    }
    say("downloading a browser with Playwright …");
    let by_playwright = shell::run(playwright(root).args(["install", "chromium"]));
    by_playwright
        .map(|()| Browser::Playwrights)
        .map_err(|error| {
            let by_apt = by_apt.err().unwrap_or_default();
            format!(
                "there is no Chromium or Chrome, and none could be installed.
  By apt-get: {by_apt}.
  By Playwright: {error}.
  Install Chromium or Chrome, or give the path of one in the variable CHROMIUM."
            )
        })
}

/// The command that runs the browser tests, with all it needs.
pub fn test(root: &Path) -> Result<Command, String> {
    packages(root)?;
    let browser = ready(root)?;
    let mut command = playwright(root);
    if let Browser::Installed(path) = browser {
        command.env("CHROMIUM", path);
    }
    let own =
        env::current_exe().map_err(|error| format!("this program doesn't find itself: {error}"))?;
    command
        .arg("test")
        .env("XTASK", own)
        .env("PORT", free_port()?.to_string());
    Ok(command)
}

/// A port that nobody uses now.
fn free_port() -> Result<u16, String> {
    let listener =
        TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).and_then(|listener| listener.local_addr());
    listener
        .map(|address| address.port())
        .map_err(|error| format!("no port is free on this machine: {error}"))
}

/// Playwright's command, from the packages installed for the tests.
pub fn playwright(root: &Path) -> Command {
    let folder = tests(root);
    let mut command = Command::new("node");
    command
        .arg(
            folder
                .join("node_modules")
                .join("@playwright")
                .join("test")
                .join("cli.js"),
        )
        .current_dir(folder);
    command
}

/// A Chromium or Chrome in one of the usual places.
fn installed() -> Option<PathBuf> {
    let names = [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
    ];
    names
        .into_iter()
        .find_map(shell::find)
        .or_else(|| usual_places().into_iter().find(|path| path.is_file()))
}

fn usual_places() -> Vec<PathBuf> {
    if cfg!(target_os = "macos") {
        let apps = [
            "Google Chrome.app/Contents/MacOS/Google Chrome",
            "Chromium.app/Contents/MacOS/Chromium",
        ];
        let folders = [
            Some(PathBuf::from("/Applications")),
            workspace::home().map(|home| home.join("Applications")),
        ];
        return folders
            .into_iter()
            .flatten()
            .flat_map(|folder| apps.map(|app| folder.join(app)))
            .collect();
    }
    if cfg!(windows) {
        let folders = ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"]
            .into_iter()
            .filter_map(env::var_os);
        return folders
            .map(|folder| PathBuf::from(folder).join(r"Google\Chrome\Application\chrome.exe"))
            .collect();
    }
    vec![
        PathBuf::from("/snap/bin/chromium"),
        PathBuf::from("/opt/google/chrome/chrome"),
    ]
}

/// Without letters for Japanese, pictures of the pages would show boxes and texts would have other widths.
fn japanese_letters() {
    let known = shell::output(Command::new("fc-list").arg(":lang=ja"));
    let missing = cfg!(target_os = "linux") && known.map_or(true, |fonts| fonts.trim().is_empty());
    if missing
        && let Err(error) = apt::install(
            &["fonts-noto-cjk"],
            "letters for Japanese in pictures of the pages",
        )
    {
        say(&format!(
            "there are no letters for Japanese here, so pictures of the pages will look wrong ({error})"
        ));
    }
}
