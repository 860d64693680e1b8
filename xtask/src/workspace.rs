//! Where things are in this checkout.

use std::env;
use std::path::{Path, PathBuf};

/// The folder with Trunk.toml and index.html.
pub fn root() -> Result<PathBuf, String> {
    // Cargo sets this while it runs us; asking at run time lets the checkout move without a rebuild.
    let manifest = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let start = match manifest {
        Some(folder) => folder,
        None => env::current_dir()
            .map_err(|error| format!("the current folder can't be read: {error}"))?,
    };
    let root = start
        .ancestors()
        .find(|folder| folder.join("Trunk.toml").is_file())
        .map(Path::to_path_buf);
    root.ok_or_else(|| {
        "no Trunk.toml here or above; run this inside the project's folder".to_owned()
    })
}

/// Cargo's folder for what it makes.
pub fn target(root: &Path) -> PathBuf {
    match env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => root.join(folder),
        None => root.join("target"),
    }
}

/// The site as Trunk makes it, before it is made ready to be published.
pub fn base(root: &Path) -> PathBuf {
    target(root).join("base")
}

/// The site, ready to be published.
pub fn dist(root: &Path) -> PathBuf {
    root.join("dist")
}

/// The folder of programs that xtask builds for itself: Trunk and the stand-in for wasm-bindgen.
pub fn tools(root: &Path) -> PathBuf {
    target(root).join("tools")
}

/// The person's home folder.
pub fn home() -> Option<PathBuf> {
    let name = if cfg!(windows) { "USERPROFILE" } else { "HOME" };
    env::var_os(name)
        .filter(|home| !home.is_empty())
        .map(PathBuf::from)
}

/// Cargo's own folder, where the sources of other crates are.
pub fn cargo_home() -> Option<PathBuf> {
    env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(home()?.join(".cargo")))
}
