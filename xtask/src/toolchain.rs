//! A Rust that can build for the browser: found, or made complete, or named.

use std::env;
use std::ffi::OsString;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use crate::debian::{self, Packaged};
use crate::shell::{self, say};
use crate::workspace;

/// What the browser runs.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Where the standard library for the browser comes from.
#[derive(Debug)]
pub enum Toolchain {
    /// From the Rust that cargo uses anyway.
    Active,
    /// Built from the sources of Debian's packaged Rust.
    Debian(Packaged),
}

impl Toolchain {
    /// Finds a Rust with the standard library for the browser, or installs what is missing.
    pub fn ready() -> Result<Self, String> {
        // The library itself is looked for, because a toolchain's name says nothing about its parts.
        if has_library(&mut active()) {
            return Ok(Toolchain::Active);
        }
        if let Some(rust) = debian::built() {
            return Ok(Toolchain::Debian(rust));
        }
        say(&format!(
            "this Rust can't build for the browser yet: its library for {TARGET} is missing"
        ));
        let by_rustup = add_with_rustup();
        let Err(by_rustup) = by_rustup else {
            return Ok(Toolchain::Active);
        };
        say("that did not work here; trying Debian's packaged Rust");
        match debian::build() {
            Ok(rust) => Ok(Toolchain::Debian(rust)),
            Err(by_debian) => Err(advice(&by_rustup, &by_debian)),
        }
    }

    /// Makes a cargo, or a program that calls cargo, build for the browser with this toolchain.
    pub fn apply(&self, command: &mut Command, root: &Path) {
        let mut flags = given_flags();
        if let Toolchain::Debian(rust) = self {
            flags.extend(rust.apply(command));
        }
        flags.extend(remaps(root));
        // The form with separators, because folders may have spaces in their names.
        command
            .env_remove("RUSTFLAGS")
            .env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"));
    }
}

/// Whether a compiler finds the standard library for the browser.
pub fn has_library(rustc: &mut Command) -> bool {
    let question = ["--print", "target-libdir", "--target", TARGET];
    let Ok(folder) = shell::output(rustc.args(question)) else {
        return false;
    };
    let Ok(files) = std::fs::read_dir(folder.trim()) else {
        return false;
    };
    files.flatten().any(|file| {
        let name = file.file_name().to_string_lossy().into_owned();
        name.starts_with("libstd-") && name.ends_with(".rlib")
    })
}

/// The compiler that cargo uses anyway.
fn active() -> Command {
    Command::new(env::var_os("RUSTC").unwrap_or_else(|| OsString::from("rustc")))
}

fn add_with_rustup() -> Result<(), String> {
    let Some(rustup) = shell::find("rustup") else {
        return Err("rustup is not installed".to_owned());
    };
    say("adding it with rustup (a download of about 20 MB) …");
    let mut add = Command::new(rustup);
    // A server out of reach has to fail soon, so that the other way is tried.
    add.args(["target", "add", TARGET])
        .env("RUSTUP_MAX_RETRIES", "1")
        .env("RUST_BACKTRACE", "0");
    shell::run_within(&mut add, Duration::from_secs(300))?;
    if has_library(&mut active()) {
        Ok(())
    } else {
        Err("rustup added it to another Rust than the one in use".to_owned())
    }
}

/// Flags that the person gave stay in force.
fn given_flags() -> Vec<String> {
    if let Ok(flags) = env::var("CARGO_ENCODED_RUSTFLAGS") {
        return flags
            .split('\u{1f}')
            .filter(|flag| !flag.is_empty())
            .map(str::to_owned)
            .collect();
    }
    let flags = env::var("RUSTFLAGS").unwrap_or_default();
    flags.split_whitespace().map(str::to_owned).collect()
}

/// Panic messages name source files; these keep the builder's folders out of the published page.
fn remaps(root: &Path) -> Vec<String> {
    // The later one counts where two fit, so the narrower comes last.
    let own = [remap(root, "."), remap(&workspace::target(root), "target")];
    own.into_iter().chain(crates_remap()).collect()
}

/// The same for the folder that holds the sources of other crates.
pub fn crates_remap() -> Option<String> {
    workspace::cargo_home().map(|home| remap(&home.join("registry").join("src"), "crates"))
}

fn remap(folder: &Path, name: &str) -> String {
    format!("--remap-path-prefix={}={name}", folder.display())
}

fn advice(by_rustup: &str, by_debian: &str) -> String {
    format!(
        "the Rust library for the browser could not be installed.
  By rustup: {by_rustup}.
  By Debian's packages: {by_debian}.
  Please run the line that fits this machine, and then this command again:
    rustup target add {TARGET}
    sudo dnf install rust-std-static-{TARGET}
    sudo pacman -S rust-wasm"
    )
}
