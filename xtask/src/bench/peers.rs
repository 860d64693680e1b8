//! Other engines beside ours, on the programmes and answers that the bench has written.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::build::Built;
use crate::shell::{self, say};
use crate::toolchain::{TARGET, Toolchain};
use crate::workspace;

/// The crate that is our engine for a JavaScript program.
const CRATE: &str = "engine-in-wasm";
const MODULE: &str = "engine_in_wasm";

/// Where the bench writes what others read.
pub fn folder(root: &Path) -> PathBuf {
    workspace::target(root).join("peers")
}

/// Measures them in one run; what is not installed is named and left out.
pub fn run(root: &Path) -> Result<(), String> {
    if shell::find("node").is_none() {
        say("`node` is not installed, so the other engines and ours in wasm are not measured");
        return Ok(());
    }
    let toolchain = Toolchain::ready()?;
    let mut cargo = Command::new("cargo");
    cargo.args([
        "build",
        "--release",
        "--locked",
        "--target",
        TARGET,
        "--package",
        CRATE,
    ]);
    toolchain.apply(&mut cargo, root);
    let wasm = Built::by(cargo.current_dir(root))?.file(MODULE, "wasm")?;
    let mut cargo = Command::new("cargo");
    cargo.args(["build", "--quiet", "--locked", "--package", "bindgen"]);
    let bindgen =
        Built::by(cargo.current_dir(root))?.file("bindgen", std::env::consts::EXE_EXTENSION)?;
    let mut bind = Command::new(bindgen);
    bind.args(["--target=web", "--no-typescript"])
        .arg(format!("--out-name={MODULE}"))
        .arg(format!("--out-dir={}", folder(root).display()))
        .arg(wasm);
    shell::run(&mut bind)?;
    let mut node = Command::new("node");
    node.arg("benches/peers/peers.mjs").arg(folder(root));
    shell::run(node.current_dir(root))
}
