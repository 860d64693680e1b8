//! `cargo xtask bench [NAME…]`: the benchmarks in `benches/`, each printing its figures with their ratios; and `soak`, the
//! one that takes minutes, only where it is named.

use std::path::Path;
use std::process::Command;

use crate::failure::Failure;
use crate::{browser, build, shell, workspace};

/// The benchmarks there are.
const BENCHES: &[&str] = &["engine", "interview", "search"];

/// A thousand consultations in one page of a kiosk, in a real browser.
const SOAK: &str = "soak";
const CONSULTATIONS: &str = "1000";

/// What is measured in a real browser, by the titles of `tests/browser/measure.spec.mjs`, so many times each.
const PAGES: &[&str] = &["start", "answering"];
const RUNS: &str = "15";

/// Runs the benchmarks named, or all of them.
pub fn run(args: &[String]) -> Result<(), Failure> {
    let known = [BENCHES, PAGES, &[SOAK]].concat();
    if let Some(unknown) = args.iter().find(|name| !known.contains(&name.as_str())) {
        let there = known.join("`, `");
        return Err(Failure::Usage(format!(
            "there is no benchmark `{unknown}`; there is `{there}`"
        )));
    }
    let root = workspace::root()?;
    for name in BENCHES {
        if args.is_empty() || args.iter().any(|asked| asked == name) {
            let mut cargo = Command::new("cargo");
            cargo.args(["bench", "--no-default-features", "--bench", name]);
            shell::run(cargo.current_dir(&root))?;
        }
    }
    let asked = |name: &&&str| args.is_empty() || args.iter().any(|asked| asked == *name);
    let pages: Vec<&&str> = PAGES.iter().filter(asked).collect();
    if !pages.is_empty() {
        build::dist(None)?;
    }
    for name in pages {
        let mut command = browser::test(&root)?;
        let title = format!(" {name}$");
        command.args(["measure.spec", "--project=desktop", "--grep", &title]);
        shell::run(command.env("RUNS", RUNS))?;
    }
    if args.iter().any(|asked| asked == SOAK) {
        soak(&root)?;
    }
    Ok(())
}

fn soak(root: &Path) -> Result<(), String> {
    build::dist(None)?;
    let mut command = browser::test(root)?;
    command
        .args(["soak.spec", "--project=desktop"])
        .env("SOAK", CONSULTATIONS);
    shell::run(&mut command)
}
