//! `cargo xtask serve`: from a fresh checkout to the app in a browser, the project's main command.

use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::process::Command;
use std::thread;

use crate::failure::Failure;
use crate::options::Options;
use crate::server::Site;
use crate::shell::{self, say};
use crate::{build, sizes, workspace};

/// The port that is tried first.
const PORT: u16 = 8080;

/// Builds the site and serves it until it is stopped.
pub fn run(args: &[String]) -> Result<(), Failure> {
    let mut options = Options::new("serve", "--port N, --open", args);
    let port = options.port("--port")?;
    let open = options.flag("--open");
    // These three are for the browser tests: they have built already, serve what they changed, and try a path below the
    // root.
    let built = options.flag("--no-build");
    let folder = options.value("--folder")?.map(PathBuf::from);
    let under = options.value("--under")?.unwrap_or_else(|| "/".to_owned());
    options.finish()?;

    // Taken before the build, so that nobody waits minutes to hear that it is not free.
    let listener = listen(port)?;
    let dist = match (folder, built) {
        (Some(folder), _) => folder,
        (None, true) => workspace::dist(&workspace::root()?),
        (None, false) => build::dist(None)?,
    };
    if !dist.join("index.html").is_file() {
        return Err(Failure::Work(format!(
            "there is no {}; run `cargo xtask build` first",
            dist.join("index.html").display()
        )));
    }
    if !built {
        println!("{}\n", sizes::table(&dist)?);
    }
    let port = listener
        .local_addr()
        .map_err(|error| error.to_string())?
        .port();
    let address = format!("http://127.0.0.1:{port}{under}");
    println!("支援みちしるべ is at {address}\nCtrl+C stops it.");
    if open {
        // Beside the server, because some of these programs end only with the browser.
        thread::spawn(move || open_browser(&address));
    }
    Site {
        folder: dist,
        under,
    }
    .serve(&listener);
    Ok(())
}

/// Takes the port asked for, or else the first free one from 8080 on.
fn listen(asked: Option<u16>) -> Result<TcpListener, Failure> {
    // Only this machine can reach it: it is a workbench and not a public server.
    let bind = |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    match asked {
        Some(port) => bind(port).map_err(|error| {
            Failure::Work(format!(
                "port {port} can't be used ({error}); give another with `--port`, or none"
            ))
        }),
        None => (PORT..PORT + 100)
            .find_map(|port| bind(port).ok())
            .ok_or_else(|| {
                Failure::Work(format!(
                    "no port from {PORT} to {} is free; give one with `--port`",
                    PORT + 99
                ))
            }),
    }
}

/// Opens the page; where that fails the address is on the screen anyway.
fn open_browser(address: &str) {
    let mut command = if cfg!(target_os = "macos") {
        Command::new("open")
    } else if cfg!(windows) {
        let mut command = Command::new("cmd");
        command.args(["/C", "start", ""]);
        command
    } else {
        Command::new("xdg-open")
    };
    if !shell::works(command.arg(address)) {
        say("no browser could be opened; please open the address above");
    }
}
