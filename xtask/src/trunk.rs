//! `cargo xtask trunk …`: runs Trunk with what it needs to work without a download.
//!
//! Plain `trunk serve` works too where Trunk may download wasm-bindgen and the Rust target is there.
//! Only this way gives the very bytes of `cargo xtask build`: Trunk has no setting for the compiler's flags.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::Failure;
use crate::shell::{self, say};
use crate::toolchain::Toolchain;
use crate::{build, workspace};

/// The version that the Rust of today's machines can build; later ones ask for more.
pub const VERSION: &str = "0.21.14";

/// Runs Trunk with the words given.
pub fn run(args: &[String]) -> Result<(), Failure> {
    let root = workspace::root()?;
    let trunk = find(&root).ok_or(format!(
        "Trunk isn't installed; run `cargo install trunk --version {VERSION} --locked`, or use `cargo xtask serve`, which needs no Trunk"
    ))?;
    shell::run(command(&root, &trunk)?.args(args))?;
    Ok(())
}

/// Trunk as a command that finds our wasm-bindgen and builds with our flags.
pub fn command(root: &Path, trunk: &Path) -> Result<Command, String> {
    let toolchain = Toolchain::ready()?;
    build::Tools::ready(root)?;
    let tools = workspace::tools(root);
    let others = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths([tools].into_iter().chain(std::env::split_paths(&others)));
    let mut command = Command::new(trunk);
    toolchain.apply(&mut command, root);
    // Trunk 0.21 takes `NO_COLOR=1` for a slip in its options.
    command
        .env("PATH", path.map_err(|error| error.to_string())?)
        .env_remove("NO_COLOR")
        .current_dir(root);
    Ok(command)
}

/// Trunk, from the search path or from an earlier installation here.
pub fn find(root: &Path) -> Option<PathBuf> {
    candidates(root).next()
}

/// Trunk of the one version whose site is compared with ours; another may well write another.
pub fn find_compared(root: &Path) -> Option<PathBuf> {
    candidates(root).find(|trunk| {
        let version = shell::output(Command::new(trunk).arg("--version").env_remove("NO_COLOR"));
        version.is_ok_and(|version| version.trim() == format!("trunk {VERSION}"))
    })
}

fn candidates(root: &Path) -> impl Iterator<Item = PathBuf> {
    let own = program(root);
    shell::find("trunk")
        .into_iter()
        .chain(own.is_file().then_some(own))
}

/// Installs Trunk into the project's target folder.
pub fn install(root: &Path) -> Result<PathBuf, String> {
    say(&format!(
        "installing Trunk {VERSION} to compare its site with ours (six to eight minutes, once) …"
    ));
    let mut cargo = Command::new("cargo");
    cargo
        .args([
            "install",
            "trunk",
            "--quiet",
            "--locked",
            "--version",
            VERSION,
            "--root",
        ])
        .arg(workspace::tools(root));
    shell::run(cargo.current_dir(root))?;
    Ok(program(root))
}

fn program(root: &Path) -> PathBuf {
    workspace::tools(root)
        .join("bin")
        .join(format!("trunk{}", std::env::consts::EXE_SUFFIX))
}
