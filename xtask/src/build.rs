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
    let (toolchain, tools) = (Toolchain::ready()?, Tools::ready(&root)?);
    let wasm = app(&root, &toolchain, None)?;
    let base = trunks_part(&root, &tools, &wasm, &workspace::target(&root))?;
    let rendered = shell::output(&mut Command::new(tools.prerender))?;
    deliver::dist(&root, &base, &rendered, at)
}

/// Writes Trunk's part of the site with a compact catalogue from a file in the place of the records, to be measured, into
/// `folder`, and returns where it lies there.
pub fn measured(catalog: &Path, folder: &Path) -> Result<PathBuf, String> {
    let root = workspace::root()?;
    let (toolchain, tools) = (Toolchain::ready()?, Tools::ready(&root)?);
    let wasm = app(&root, &toolchain, Some(catalog))?;
    trunks_part(&root, &tools, &wasm, folder)
}

/// Writes Trunk's part of the site into `base/` of a folder; where that is.
fn trunks_part(root: &Path, tools: &Tools, wasm: &Path, folder: &Path) -> Result<PathBuf, String> {
    let (parts, base) = (folder.join("site"), folder.join("base"));
    bind(&tools.bindgen, wasm, &parts)?;
    site::assemble(root, wasm, &parts, &base)
}

/// The workspace's own programs that a build calls.
pub struct Tools {
    /// The stand-in for wasm-bindgen, under the name that Trunk looks for.
    pub bindgen: PathBuf,
    /// What renders the pages that need no script.
    prerender: PathBuf,
}

impl Tools {
    /// Compiles them, together, because they share much.
    pub fn ready(root: &Path) -> Result<Self, String> {
        let tools = workspace::tools(root);
        let bindgen = tools.join(format!("wasm-bindgen{}", env::consts::EXE_SUFFIX));
        if !bindgen.is_file() {
            say(
                "compiling wasm-bindgen, which makes the app fit for a browser, and what writes its plain pages (a minute, once) …",
            );
        }
        let mut cargo = Command::new("cargo");
        cargo.args(["build", "--quiet", "--locked", "--package", "bindgen"]);
        cargo.args(["--package", "prerender"]).current_dir(root);
        let built = Built::by(&mut cargo)?;
        let own = built.file("bindgen", env::consts::EXE_EXTENSION)?;
        shell::make_dir(&tools)?;
        if is_newer(&own, &bindgen) {
            let copied = fs::copy(&own, &bindgen);
            copied.map_err(|error| format!("can't write {}: {error}", bindgen.display()))?;
        }
        Ok(Tools {
            bindgen,
            prerender: built.file("prerender", env::consts::EXE_EXTENSION)?,
        })
    }
}

/// Compiles the app, optimized, with the records or a compact catalogue from a file, and returns the wasm file.
fn app(root: &Path, toolchain: &Toolchain, catalog: Option<&Path>) -> Result<PathBuf, String> {
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
    cargo.envs(catalog.map(|file| ("MEASURED_CATALOG", file)));
    toolchain.apply(&mut cargo, root);
    Built::by(cargo.current_dir(root))?.file(APP, "wasm")
}

/// What a `cargo build` made, because only cargo knows where its folder is: names of targets with their files.
pub struct Built(Vec<(String, PathBuf)>);

impl Built {
    /// Runs it.
    pub fn by(cargo: &mut Command) -> Result<Self, String> {
        cargo
            .arg("--message-format=json-render-diagnostics")
            .stdout(Stdio::piped());
        let output = cargo.spawn().and_then(Child::wait_with_output);
        let output = output.map_err(|error| format!("cargo can't be started: {error}"))?;
        if !output.status.success() {
            return Err(format!(
                "`{}` failed; what the compiler said is above",
                shell::words(cargo)
            ));
        }
        let messages = output.stdout.split(|byte| *byte == b'\n');
        Ok(Built(messages.filter_map(made).flatten().collect()))
    }

    /// The file of a target with an ending.
    pub fn file(&self, target: &str, extension: &str) -> Result<PathBuf, String> {
        let is_wanted = |(name, file): &&(String, PathBuf)| {
            name == target && file.extension().unwrap_or_default() == extension
        };
        let found = self.0.iter().find(is_wanted);
        found
            .map(|(_, file)| file.clone())
            .ok_or_else(|| format!("cargo built no `{target}` with the ending `{extension}`"))
    }
}

/// The files that one message of cargo tells of, each with the name of its target.
fn made(message: &[u8]) -> Option<Vec<(String, PathBuf)>> {
    let message: Value = serde_json::from_slice(message).ok()?;
    if message.get("reason")? != "compiler-artifact" {
        return None;
    }
    let target = message.get("target")?.get("name")?.as_str()?;
    let files = message.get("filenames")?.as_array()?.iter();
    let files = files.filter_map(Value::as_str);
    Some(
        files
            .map(|file| (target.to_owned(), PathBuf::from(file)))
            .collect(),
    )
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
