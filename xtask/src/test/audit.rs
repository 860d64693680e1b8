//! The step about what we depend on: licences, sources, doubles and known faults, as `deny.toml` asks for them.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::Bench;
use super::outcome::Outcome;
use crate::shell::{self, say};
use crate::{browser, workspace};

/// The version whose findings are those of `deny.toml`.
const VERSION: &str = "0.20.2";

/// What needs nothing but the lock file, and what needs a list of known faults from the network.
const HERE: [&str; 4] = ["check", "licenses", "bans", "sources"];
const LISTED: [&str; 2] = ["check", "advisories"];

/// The crates are such as we allow; neither they nor Node's packages have a known fault, as far as the lists can be had.
pub fn audit(bench: &mut Bench) -> Outcome {
    let on_ci = env::var_os("CI").is_some_and(|value| value == "true");
    let deny = match (find(&bench.root), on_ci) {
        (Some(deny), _) => Ok(deny),
        (None, true) => install(&bench.root),
        (None, false) => {
            return Outcome::skip(format!(
                "cargo-deny is not installed; `cargo install cargo-deny --version {VERSION} --locked`"
            ));
        }
    };
    let deny = match deny {
        Ok(deny) => deny,
        Err(error) => return Outcome::fail(error),
    };
    let command = |words: &[&str]| {
        let mut command = Command::new(&deny);
        command.args(words).current_dir(&bench.root);
        command
    };
    let here = Outcome::of(shell::run(&mut command(&HERE)));
    let crates = listed(&mut command(&LISTED), "crates", "advisory database");
    here.and(crates).and(packages(&bench.root))
}

/// Node's packages, which only the tests use.
fn packages(root: &Path) -> Outcome {
    let mut npm = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    npm.arg("audit").current_dir(browser::tests(root));
    listed(&mut npm, "Node's packages", "audit endpoint")
}

/// One test that asks the network for a list of known faults. Where the list can't be had, which its complaint names as
/// `list`, that is said and counts for nothing.
fn listed(command: &mut Command, of: &str, list: &str) -> Outcome {
    let output = match command.output() {
        Ok(output) => output,
        Err(error) => return Outcome::fail(format!("the faults of {of}: {error}")),
    };
    let said = [output.stdout, output.stderr].concat();
    judged(
        output.status.success(),
        &String::from_utf8_lossy(&said),
        of,
        list,
    )
}

fn judged(success: bool, said: &str, of: &str, list: &str) -> Outcome {
    // A list that was found and a fault in it are told in other words.
    let is_missing = said
        .lines()
        .any(|line| line.contains(list) && (line.contains("failed") || line.contains("error")));
    match (success, is_missing) {
        (true, _) => Outcome::pass(),
        (false, true) => {
            let note = format!("known faults of {of} not looked up: the list is out of reach");
            say(&note);
            Outcome {
                note,
                ..Outcome::default()
            }
        }
        (false, false) => Outcome::fail(format!("the faults of {of}:\n{said}")),
    }
}

/// cargo-deny of our version, from the search path or from an earlier installation here.
fn find(root: &Path) -> Option<PathBuf> {
    let own = program(root);
    let found = shell::find("cargo-deny").into_iter();
    found.chain(own.is_file().then_some(own)).find(|deny| {
        let version = shell::output(Command::new(deny).arg("--version"));
        version.is_ok_and(|version| version.trim() == format!("cargo-deny {VERSION}"))
    })
}

fn install(root: &Path) -> Result<PathBuf, String> {
    say(&format!(
        "installing cargo-deny {VERSION} to look through what we depend on (five minutes, once) …"
    ));
    let mut cargo = Command::new("cargo");
    cargo.args(["install", "cargo-deny", "--quiet", "--locked"]);
    cargo.args(["--version", VERSION, "--root"]);
    cargo.arg(workspace::tools(root));
    shell::run(cargo.current_dir(root))?;
    Ok(program(root))
}

fn program(root: &Path) -> PathBuf {
    workspace::tools(root)
        .join("bin")
        .join(format!("cargo-deny{}", env::consts::EXE_SUFFIX))
}

#[cfg(test)]
mod tests {
    use super::judged;

    #[test]
    fn a_list_out_of_reach_is_told_and_a_fault_that_is_listed_fails() {
        let away = "[ERROR] failed to fetch advisory database https://…";
        let outcome = judged(false, away, "crates", "advisory database");
        assert_eq!((outcome.passed, outcome.failed), (0, 0));
        assert!(outcome.note.contains("out of reach"), "{}", outcome.note);
        let found = "error[vulnerability]: out of bounds\n  advisory database: RUSTSEC-2020-0001";
        let outcome = judged(false, found, "crates", "advisory database");
        assert_eq!((outcome.passed, outcome.failed), (0, 1));
        assert_eq!(judged(true, "", "crates", "advisory database").passed, 1);
    }
}
