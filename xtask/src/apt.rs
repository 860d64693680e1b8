//! Installs Debian packages, where that is allowed without asking for a password.

use std::process::Command;

use crate::shell::{self, say};

/// Whether a package is installed.
pub fn has(package: &str) -> bool {
    let mut query = Command::new("dpkg-query");
    let status = shell::output(query.args(["-W", "-f=${db:Status-Status}", package]));
    status.is_ok_and(|status| status == "installed")
}

/// Installs those of the packages that are missing; the error names the command for a person to run.
pub fn install(packages: &[&str], why: &str) -> Result<(), String> {
    let missing: Vec<&str> = packages
        .iter()
        .copied()
        .filter(|package| !has(package))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    if shell::find("apt-get").is_none() {
        return Err("this is no Debian, there is no apt-get".to_owned());
    }
    let list = missing.join(" ");
    let by_hand = format!("run `sudo apt-get install --no-install-recommends {list}`");
    let Some(rights) = rights() else {
        return Err(format!(
            "the packages {list} are missing and need an administrator; {by_hand}"
        ));
    };
    say(&format!("installing {list} with apt-get: {why} …"));
    refresh(rights);
    // Nothing may be removed for it: Debian's Rust, for one, would push out Debian's rustup.
    let options = [
        "install",
        "-y",
        "-qq",
        "--no-install-recommends",
        "--no-remove",
        // On a machine just started, another apt-get may still be at work.
        "-oDPkg::Lock::Timeout=60",
    ];
    shell::output(apt_get(rights).args(options).args(&missing))
        .map_err(|error| format!("{error}; {by_hand}"))?;
    Ok(())
}

/// How apt-get may be called here.
#[derive(Clone, Copy)]
enum Rights {
    Own,
    Sudo,
}

fn rights() -> Option<Rights> {
    let user = shell::output(Command::new("id").arg("-u")).ok()?;
    if user.trim() == "0" {
        return Some(Rights::Own);
    }
    shell::works(Command::new("sudo").args(["-n", "true"])).then_some(Rights::Sudo)
}

fn apt_get(rights: Rights) -> Command {
    match rights {
        Rights::Own => {
            let mut command = Command::new("apt-get");
            command.env("DEBIAN_FRONTEND", "noninteractive");
            command
        }
        Rights::Sudo => {
            let mut command = Command::new("sudo");
            command.args(["-n", "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
            command
        }
    }
}

/// Fetches the package lists; where that fails the old ones may still do.
fn refresh(rights: Rights) {
    if let Err(error) = shell::output(apt_get(rights).args(["update", "-qq"])) {
        say(&format!(
            "the package lists could not be renewed, going on with the old ones ({error})"
        ));
    }
}
