//! `cargo xtask bench [NAME…]`: the benchmarks in `benches/`, each printing its figures with their ratios; and `soak`, the
//! one that takes minutes, only where it is named.

mod instructions;
mod pages;
mod peers;

use std::path::Path;
use std::process::Command;

use crate::failure::Failure;
use crate::{browser, build, shell, workspace};

/// The benchmarks there are.
const BENCHES: &[&str] = &[ENGINE, "interview", "search"];

/// The one that others are measured beside.
const ENGINE: &str = "engine";

/// Not how long the engine takes but how many instructions, held against those that are kept.
const INSTRUCTIONS: &str = "instructions";

/// A thousand consultations in one page of a kiosk, in a real browser.
const SOAK: &str = "soak";
const CONSULTATIONS: &str = "1000";

/// Runs the benchmarks named, or all of them.
pub fn run(args: &[String]) -> Result<(), Failure> {
    let names = [BENCHES, pages::NAMES, &[INSTRUCTIONS, SOAK]].concat();
    if let Some(unknown) = args.iter().find(|name| !names.contains(&name.as_str())) {
        let there = names.join("`, `");
        return Err(Failure::Usage(format!(
            "there is no benchmark `{unknown}`; there is `{there}`"
        )));
    }
    let root = workspace::root()?;
    let is_named = |name: &str| args.iter().any(|asked| asked == name);
    let is_asked = |name: &str| args.is_empty() || is_named(name);
    for name in BENCHES {
        if is_asked(name) {
            let mut cargo = Command::new("cargo");
            cargo.args(["bench", "--no-default-features", "--bench", name]);
            cargo.env("PEERS", peers::folder(&root));
            shell::run(cargo.current_dir(&root))?;
        }
        if *name == ENGINE && is_asked(name) {
            peers::run(&root)?;
        }
    }
    if is_asked(INSTRUCTIONS) {
        instructions::run(&root)?;
    }
    for name in pages::NAMES.iter().filter(|name| is_asked(name)) {
        pages::run(&root, name)?;
    }
    if is_named(SOAK) {
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
