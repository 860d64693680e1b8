//! The steps that cargo does: formatting, the engine alone, the Rust tests, the lints.

use std::path::Path;
use std::process::{Child, Command, Stdio};

use super::outcome::Outcome;
use crate::shell;

/// What must not be in the engine: everything that knows a browser.
const SCREENS_ONLY: [&str; 5] = ["yew", "web-sys", "js-sys", "wasm-bindgen", "gloo-events"];

/// The sources look as rustfmt writes them.
pub fn format(root: &Path) -> Outcome {
    if !shell::works(Command::new("cargo").args(["fmt", "--version"])) {
        return Outcome::skip("rustfmt is not installed");
    }
    Outcome::of(shell::run(cargo(root).args(["fmt", "--all", "--check"])))
}

/// The engine compiles without the screens, and then pulls in nothing of theirs.
pub fn engine(root: &Path) -> Outcome {
    let package = ["--package", "subsidy-advisor", "--no-default-features"];
    let compiles = shell::run(
        cargo(root)
            .args(["check", "--quiet", "--lib"])
            .args(package),
    );
    let tree = shell::output(
        cargo(root)
            .args(["tree", "-e", "normal", "--prefix", "none"])
            .args(package),
    );
    let apart = tree.and_then(|tree| {
        let names = tree
            .lines()
            .filter_map(|line| line.split_whitespace().next());
        let found: Vec<&str> = names.filter(|name| SCREENS_ONLY.contains(name)).collect();
        if found.is_empty() {
            return Ok(());
        }
        let found = found.join(", ");
        Err(format!(
            "the engine depends on {found}; make it part of the feature `ui` in Cargo.toml"
        ))
    });
    Outcome::of(compiles).and(Outcome::of(apart))
}

/// All Rust tests of the workspace.
pub fn tests(root: &Path) -> Outcome {
    let mut command = cargo(root);
    command.args(["test", "--workspace", "--no-fail-fast"]);
    let output = command
        .stdout(Stdio::piped())
        .spawn()
        .and_then(Child::wait_with_output);
    let output = match output {
        Ok(output) => output,
        Err(error) => return Outcome::fail(format!("cargo can't be started: {error}")),
    };
    let text = String::from_utf8_lossy(&output.stdout);
    let (passed, failed) = sum(&text);
    if output.status.success() {
        return Outcome {
            passed,
            failed,
            ..Outcome::default()
        };
    }
    // No failed test and yet no success: something didn't compile or broke off.
    Outcome {
        passed,
        failed: failed.max(1),
        trouble: Some(text.into_owned()),
        ..Outcome::default()
    }
}

/// Clippy finds nothing.
pub fn lints(root: &Path) -> Outcome {
    if !shell::works(Command::new("cargo").args(["clippy", "--version"])) {
        return Outcome::skip("clippy is not installed");
    }
    let words = [
        "clippy",
        "--quiet",
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ];
    Outcome::of(shell::run(cargo(root).args(words)))
}

/// Adds up the result lines, one for each test program: passed and failed.
fn sum(text: &str) -> (usize, usize) {
    let results = text
        .lines()
        .filter_map(|line| line.strip_prefix("test result: "));
    results.fold((0, 0), |(passed, failed), line| {
        (
            passed + count(line, "passed"),
            failed + count(line, "failed"),
        )
    })
}

/// The number before a word in `ok. 3 passed; 0 failed; …`.
fn count(line: &str, word: &str) -> usize {
    let before = line
        .split([';', '.'])
        .find_map(|part| part.trim().strip_suffix(word));
    before
        .and_then(|number| number.trim().parse().ok())
        .unwrap_or_default()
}

fn cargo(root: &Path) -> Command {
    let mut command = Command::new("cargo");
    command.current_dir(root);
    command
}

#[cfg(test)]
mod tests {
    use super::sum;

    #[test]
    fn result_lines_are_added_up() {
        let ok = "test result: ok. 41 passed; 0 failed; 1 ignored; 0 measured; finished in 0.20s";
        let bad =
            "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; finished in 0.00s";
        assert_eq!(sum(&format!("running 41 tests\n{ok}\n\n{bad}\n")), (44, 2));
        assert_eq!(sum(""), (0, 0));
    }
}
