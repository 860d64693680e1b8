//! `cargo xtask build`: compiles the app for the browser and writes the site into dist/.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use serde_json::Value;

use crate::deliver::{self, Address};
use crate::failure::Failure;
use crate::options::Options;
use crate::shell::{self, say};
use crate::toolchain::{TARGET, Toolchain};
use crate::{site, sizes, workspace};

/// The program that is the app, as index.html names it to Trunk.
const APP: &str = "subsidy-advisor";

/// Builds, and tells the sizes.
pub fn run(args: &[String]) -> Result<(), Failure> {
    let mut options = Options::new("build", "--at ADDRESS", args);
    let at = options.value("--at")?;
    options.finish()?;
    let at = at.as_deref().map(Address::read).transpose();
    let at = at.map_err(|error| Failure::Usage(format!("build: --at: {error}")))?;
    let dist = dist(at.as_ref())?;
    println!("{}", sizes::table(&dist)?);
    Ok(())
}

/// Writes the site into dist/, for the address where it will be published, and returns that folder.
pub fn dist(at: Option<&Address>) -> Result<PathBuf, String> {
    let root = workspace::root()?;
    let toolchain = Toolchain::ready()?;
    let bindgen = bindgen(&root)?;
    let wasm = app(&root, &toolchain)?;
    let parts = workspace::target(&root).join("site");
    bind(&bindgen, &wasm, &parts)?;
    let base = site::assemble(&root, &wasm, &parts, &workspace::base(&root))?;
    deliver::dist(&root, &base, at)
}

/// Compiles the stand-in for wasm-bindgen and puts it where Trunk will find it, under the name that Trunk looks for.
pub fn bindgen(root: &Path) -> Result<PathBuf, String> {
    let tools = workspace::tools(root);
    let copy = tools.join(format!("wasm-bindgen{}", env::consts::EXE_SUFFIX));
    if !copy.is_file() {
        say(
            "compiling wasm-bindgen, which makes the app fit for a browser (half a minute, once) …",
        );
    }
    let mut cargo = Command::new("cargo");
    cargo.args(["build", "--quiet", "--locked", "--package", "bindgen"]);
    let built = built(
        cargo.current_dir(root),
        "bindgen",
        env::consts::EXE_EXTENSION,
    )?;
    shell::make_dir(&tools)?;
    if is_newer(&built, &copy) {
        let copied = fs::copy(&built, &copy);
        copied.map_err(|error| format!("can't write {}: {error}", copy.display()))?;
    }
    Ok(copy)
}

/// Compiles the app, optimized, and returns the wasm file.
fn app(root: &Path, toolchain: &Toolchain) -> Result<PathBuf, String> {
    say("compiling the app (half a minute the first time) …");
    let mut cargo = Command::new("cargo");
    cargo.args([
        "build",
        "--release",
        "--locked",
        "--target",
        TARGET,
        "--bin",
        APP,
    ]);
    toolchain.apply(&mut cargo, root);
    built(cargo.current_dir(root), APP, "wasm")
}

/// Runs a `cargo build` and returns the file it made for a target, because only cargo knows where its folder is.
fn built(cargo: &mut Command, target: &str, extension: &str) -> Result<PathBuf, String> {
    cargo
        .arg("--message-format=json-render-diagnostics")
        .stdout(Stdio::piped());
    let output = cargo.spawn().and_then(Child::wait_with_output);
    let output = output.map_err(|error| format!("cargo can't be started: {error}"))?;
    if !output.status.success() {
        return Err(format!(
            "`{target}` doesn't compile; what the compiler said is above"
        ));
    }
    let found = output.stdout.split(|byte| *byte == b'\n').find_map(|line| {
        let message: Value = serde_json::from_slice(line).ok()?;
        if message.get("reason")? != "compiler-artifact"
            || message.get("target")?.get("name")? != target
        {
            return None;
        }
        let files = message
            .get("filenames")?
            .as_array()?
            .iter()
            .filter_map(Value::as_str);
        let is_wanted = |file: &PathBuf| file.extension().unwrap_or_default() == extension;
        files.map(PathBuf::from).find(is_wanted)
    });
    found.ok_or_else(|| format!("cargo built no `{target}` with the ending `{extension}`"))
}

/// Lets wasm-bindgen write `site/`, unless it did so already for this very wasm.
fn bind(bindgen: &Path, wasm: &Path, parts: &Path) -> Result<(), String> {
    let stamp = parts.join("made-from");
    let tool = fs::metadata(bindgen).and_then(|file| file.modified()).ok();
    let now = format!("{:x} by {tool:?}", seahash::hash(&shell::read(wasm)?));
    if shell::read_text(&stamp).is_ok_and(|then| then == now) {
        return Ok(());
    }
    shell::fresh_dir(parts)?;
    let mut command = Command::new(bindgen);
    // The arguments are those that Trunk gives.
    command
        .args(["--target=web", "--no-typescript"])
        .arg(format!("--out-name={APP}"));
    command
        .arg(format!("--out-dir={}", parts.display()))
        .arg(wasm);
    shell::run(&mut command)?;
    shell::write(&stamp, now)
}

fn is_newer(file: &Path, copy: &Path) -> bool {
    let time = |path: &Path| fs::metadata(path).and_then(|file| file.modified());
    match (time(file), time(copy)) {
        (Ok(file), Ok(copy)) => file > copy,
        (_, Err(_)) | (Err(_), _) => true,
    }
}
