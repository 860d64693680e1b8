//! What is measured in a real browser: the site as it is published, and the app with many more programmes than there are.

use std::env;
use std::path::Path;
use std::process::Command;

use crate::{browser, build, shell, workspace};

/// The titles of `tests/browser/measure.spec.mjs`.
pub const NAMES: &[&str] = &["start", "answering", "searching"];

/// Each is measured so many times, unless `RUNS` says otherwise.
const RUNS: &str = "15";

/// With so many generated programmes each is measured beside the real ones.
fn sizes(name: &str) -> &'static [&'static str] {
    match name {
        "answering" => &["10000"],
        "searching" => &["100000"],
        _ => &[],
    }
}

/// Measures one of them.
pub fn run(root: &Path, name: &str) -> Result<(), String> {
    let mut folders = Vec::new();
    for size in sizes(name) {
        folders.push(format!("{size}={}", generated(root, size)?));
    }
    // The last, because both are made by the same compiler in the same folder.
    build::dist(None)?;
    let mut command = browser::test(root)?;
    let title = format!("(^|[ :]){name}$");
    command.args([
        "measure.spec",
        "--project=desktop",
        "--workers=1",
        "--grep",
        &title,
    ]);
    command
        .env("RUNS", env::var("RUNS").unwrap_or_else(|_| RUNS.to_owned()))
        .env("GENERATED", folders.join("\n"));
    shell::run(&mut command)
}

/// The folder of the app with so many generated programmes.
fn generated(root: &Path, size: &str) -> Result<String, String> {
    let folder = workspace::target(root).join("generated");
    shell::make_dir(&folder)?;
    let mut cargo = Command::new("cargo");
    cargo.args(["bench", "--quiet", "--no-default-features"]);
    cargo.args(["--bench", "generated", "--", size]);
    cargo.env("GENERATED", &folder);
    shell::run(cargo.current_dir(root))?;
    let catalog = folder.join(format!("{size}.bin"));
    let base = build::measured(&catalog, &folder.join(size))?;
    Ok(base.display().to_string())
}
