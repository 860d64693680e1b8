//! `cargo xtask bench [NAME…]`: the benchmarks in `benches/`, each printing its figures with their ratios.

use std::process::Command;

use crate::failure::Failure;
use crate::{shell, workspace};

/// The benchmarks there are.
const BENCHES: &[&str] = &["interview", "search"];

/// Runs the benchmarks named, or all of them.
pub fn run(args: &[String]) -> Result<(), Failure> {
    if let Some(unknown) = args.iter().find(|name| !BENCHES.contains(&name.as_str())) {
        let there = BENCHES.join("`, `");
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
    Ok(())
}
