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

/// Runs the benchmarks named, or all of them.
pub fn run(args: &[String]) -> Result<(), Failure> {
    let is_known = |name: &&String| *name == SOAK || BENCHES.contains(&name.as_str());
    if let Some(unknown) = args.iter().find(|name| !is_known(name)) {
        let there = [BENCHES, &[SOAK]].concat().join("`, `");
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
