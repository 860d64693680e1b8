//! Debian's packaged Rust as a source of the library for the browser, where rustup can't download it.
//!
//! Debian ships no such library but ships its sources, so it is built from them, once for a version.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::shell::{self, say};
use crate::toolchain::{self, TARGET, has_library};
use crate::{apt, workspace};

/// Debian's compiler, which may stand beside another in the search path.
const RUSTC: &str = "/usr/bin/rustc";

/// The oldest Rust the project builds with, as in Cargo.toml.
const OLDEST_MINOR: u32 = 88;

/// Debian's Rust, with a library for the browser.
#[derive(Debug)]
pub struct Packaged {
    /// The compiler's version, `1.96.0` say.
    version: String,
    /// The version of the LLVM in it, which the linker has to be of.
    llvm: String,
    /// Where the library is, or will be.
    sysroot: PathBuf,
}

impl Packaged {
    /// Tells one call of cargo to use this Rust, and returns the compiler's flags; nothing is selected for good.
    pub fn apply(&self, command: &mut Command) -> Vec<String> {
        // The linker is told apart from the flags, because cargo asks rustc with these about the machine itself too.
        let linker = format!("/usr/bin/wasm-ld-{}", self.llvm);
        command
            .env("RUSTC", RUSTC)
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
        vec![sysroot_flag(&self.sysroot)]
    }

    /// Asks the compiler installed now.
    fn installed() -> Result<Self, String> {
        let lines = shell::output(Command::new(RUSTC).arg("-vV"))?;
        let find = |name: &str| {
            lines
                .lines()
                .find_map(|line| line.strip_prefix(name))
                .map(str::to_owned)
        };
        let (version, llvm) = (find("release: "), find("LLVM version: "));
        let (Some(version), Some(llvm)) = (version, llvm) else {
            return Err(format!("{RUSTC} doesn't tell its version"));
        };
        let llvm = llvm.split('.').next().unwrap_or_default().to_owned();
        let sysroot = data()?.join(format!("rust-{version}"));
        Ok(Packaged {
            version,
            llvm,
            sysroot,
        })
    }

    fn has_library(&self) -> bool {
        has_library(Command::new(RUSTC).arg(sysroot_flag(&self.sysroot)))
    }
}

/// Debian's Rust, if a library was built for it earlier.
pub fn built() -> Option<Packaged> {
    Packaged::installed().ok().filter(Packaged::has_library)
}

/// Installs Debian's Rust and builds the library from its sources.
pub fn build() -> Result<Packaged, String> {
    check_offer()?;
    let why = "a Rust whose library for the browser can be built from source";
    apt::install(&["rustc-web", "rust-web-src"], why)?;
    let rust = Packaged::installed()?;
    apt::install(
        &[&format!("lld-{}", rust.llvm)],
        "the linker that fits that Rust",
    )?;
    let version = &rust.version;
    say(&format!(
        "building the library of Rust {version} for {TARGET} (about a minute, once) …"
    ));
    let work = with_suffix(&rust.sysroot, ".work");
    shell::fresh_dir(&work)?;
    compile(version, &work)?;
    // Put together beside its place and then renamed, so that half a library is never found.
    let new = with_suffix(&rust.sysroot, ".new");
    shell::fresh_dir(&new)?;
    collect(&work, &new)?;
    shell::remove_dir(&work)?;
    shell::remove_dir(&rust.sysroot)?;
    fs::rename(&new, &rust.sysroot)
        .map_err(|error| format!("can't rename {}: {error}", new.display()))?;
    if rust.has_library() {
        Ok(rust)
    } else {
        Err(format!(
            "{RUSTC} doesn't find the library built in {}",
            rust.sysroot.display()
        ))
    }
}

/// Asks whether Debian offers a Rust that is new enough, before anything is installed.
fn check_offer() -> Result<(), String> {
    let policy = shell::output(
        Command::new("apt-cache")
            .args(["policy", "rustc-web"])
            .env("LC_ALL", "C"),
    )
    .map_err(|_| "this is no Debian, there is no apt-cache".to_owned())?;
    let candidate = policy
        .lines()
        .find_map(|line| line.trim().strip_prefix("Candidate: "));
    match candidate.and_then(minor) {
        Some(minor) if minor >= OLDEST_MINOR => Ok(()),
        Some(_) => Err(format!(
            "the package rustc-web is older than Rust 1.{OLDEST_MINOR}"
        )),
        None => Err("there is no package rustc-web; `sudo apt-get update` may bring it".to_owned()),
    }
}

/// Compiles the sources with their own lock file, so that nothing but they decide what is built.
fn compile(version: &str, work: &Path) -> Result<(), String> {
    let sources = format!("/usr/src/rustc-{version}");
    let mut flags = vec![
        "-Zforce-unstable-if-unmarked".to_owned(),
        // The page is linked with link-time optimization, which needs the bitcode.
        "-Cembed-bitcode=yes".to_owned(),
        "-Cdebuginfo=0".to_owned(),
        format!("--remap-path-prefix={sources}=/rustc/{version}"),
    ];
    flags.extend(toolchain::crates_remap());
    let mut cargo = Command::new("cargo");
    cargo.args([
        "build",
        "--quiet",
        "--release",
        "--locked",
        "--target",
        TARGET,
    ]);
    cargo.args(["--features", "compiler-builtins-mem", "--manifest-path"]);
    cargo.arg(format!("{sources}/library/sysroot/Cargo.toml"));
    cargo
        .env("RUSTC", RUSTC)
        .env("CARGO_TARGET_DIR", work)
        .current_dir(work);
    // What rustc's own build sets: a stable compiler takes its library's sources only so.
    cargo
        .env("RUSTC_BOOTSTRAP", "1")
        .env("__CARGO_DEFAULT_LIB_METADATA", "stablestd");
    cargo
        .env_remove("RUSTFLAGS")
        .env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"));
    shell::output(&mut cargo).map(|_| ())
}

/// Lays the library out as rustc expects it.
fn collect(work: &Path, sysroot: &Path) -> Result<(), String> {
    let library = sysroot.join("lib").join("rustlib").join(TARGET).join("lib");
    shell::make_dir(&library)?;
    let made = work.join(TARGET).join("release").join("deps");
    let entries =
        fs::read_dir(&made).map_err(|error| format!("can't read {}: {error}", made.display()))?;
    for file in entries.flatten() {
        let name = file.file_name();
        if name.to_string_lossy().ends_with(".rlib") {
            let copied = fs::copy(file.path(), library.join(&name));
            copied.map_err(|error| format!("can't copy {}: {error}", name.display()))?;
        }
    }
    Ok(())
}

/// The person's folder for such things, shared by all checkouts.
fn data() -> Result<PathBuf, String> {
    let given = env::var_os("XDG_DATA_HOME")
        .filter(|folder| !folder.is_empty())
        .map(PathBuf::from);
    let data = given.or_else(|| Some(workspace::home()?.join(".local").join("share")));
    Ok(data
        .ok_or("there is no home folder to put it in")?
        .join("subsidy-advisor"))
}

fn minor(version: &str) -> Option<u32> {
    version.strip_prefix("1.")?.split('.').next()?.parse().ok()
}

fn sysroot_flag(sysroot: &Path) -> String {
    format!("--sysroot={}", sysroot.display())
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}
