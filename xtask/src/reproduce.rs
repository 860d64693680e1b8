//! `cargo xtask reproduce`: makes the site a second time, from a copy of the sources in another folder and from nothing that
//! was compiled before, and compares the bytes.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{self, Command};

use crate::failure::Failure;
use crate::options::Options;
use crate::shell::{self, say};
use crate::stage::entries;
use crate::{build, sizes, workspace};

/// What is in the folder of the project and no source.
const MADE: [&str; 5] = ["target", "dist", ".git", "node_modules", "results"];

/// Builds twice and compares.
pub fn run(args: &[String]) -> Result<(), Failure> {
    Options::new("reproduce", "none", args).finish()?;
    let root = workspace::root()?;
    let dist = build::dist(None)?;
    check(&root, &dist)?;
    let files = sizes::files(&dist)?.len();
    println!("both builds are the same, {files} files to the last byte");
    Ok(())
}

/// Builds once more elsewhere; an error names what differs from the site in `dist`.
pub fn check(root: &Path, dist: &Path) -> Result<(), String> {
    say(
        "building the site once more, in another folder and from nothing (three to five minutes) …",
    );
    // Longer than the folder of the project and another name, so that no place of a source goes unseen.
    let folder = env::temp_dir().join(format!("the-same-site-once-more-{}", process::id()));
    shell::fresh_dir(&folder)?;
    let found = second(root, &folder).and_then(|second| differences(dist, &second));
    let removed = shell::remove_dir(&folder);
    let differences = found?;
    removed?;
    if differences.is_empty() {
        return Ok(());
    }
    Err(format!(
        "the same sources make another site in another folder: {}",
        differences.join(", ")
    ))
}

fn second(root: &Path, folder: &Path) -> Result<PathBuf, String> {
    let sources = folder.join("sources");
    copy(root, &sources)?;
    let mut cargo = Command::new("cargo");
    cargo.args(["xtask", "build"]).current_dir(&sources);
    cargo.env("CARGO_TARGET_DIR", folder.join("made"));
    // Cargo sets this for us, and the copy has to find its own folder.
    cargo.env_remove("CARGO_MANIFEST_DIR");
    shell::output(&mut cargo)?;
    Ok(workspace::dist(&sources))
}

/// Copies the sources, and nothing that was made of them.
fn copy(from: &Path, to: &Path) -> Result<(), String> {
    shell::make_dir(to)?;
    for entry in entries(from)? {
        let (path, name) = (entry.path(), entry.file_name());
        if MADE.iter().any(|made| name == *made) {
            continue;
        }
        let target = to.join(name);
        if path.is_dir() {
            copy(&path, &target)?;
        } else {
            let copied = fs::copy(&path, &target);
            copied.map_err(|error| format!("can't copy {}: {error}", path.display()))?;
        }
    }
    Ok(())
}

/// What differs between two folders of files, a few words for each file; the others as the second folder has them.
pub fn differences(ours: &Path, others: &Path) -> Result<Vec<String>, String> {
    let (ours, others) = (contents(ours)?, contents(others)?);
    let names = ours
        .keys()
        .chain(others.keys().filter(|name| !ours.contains_key(*name)));
    let difference = |name: &PathBuf| match (ours.get(name), others.get(name)) {
        (Some(ours), Some(others)) if ours == others => None,
        (Some(ours), Some(others)) => Some(format!(
            "{} differs from byte {} on",
            name.display(),
            first(ours, others)
        )),
        (Some(_), None) => Some(format!("{} is only in ours", name.display())),
        (None, _) => Some(format!("{} is only in the other", name.display())),
    };
    Ok(names.filter_map(difference).collect())
}

/// The first byte at which two contents differ.
fn first(ours: &[u8], others: &[u8]) -> usize {
    let same = ours
        .iter()
        .zip(others)
        .take_while(|(one, other)| one == other);
    same.count()
}

fn contents(folder: &Path) -> Result<BTreeMap<PathBuf, Vec<u8>>, String> {
    let read = |file: PathBuf| {
        let name = file.strip_prefix(folder).unwrap_or(&file).to_path_buf();
        Ok((name, shell::read(&file)?))
    };
    sizes::files(folder)?.into_iter().map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::differences;
    use crate::shell;

    #[test]
    fn whatever_differs_is_named() {
        let folder = std::env::temp_dir().join(format!("differences-{}", std::process::id()));
        let (ours, others) = (folder.join("ours"), folder.join("others"));
        for (folder, name, text) in [
            (&ours, "a", "same"),
            (&others, "a", "same"),
            (&ours, "b", "one"),
            (&others, "b", "ode"),
            (&ours, "c", ""),
            (&others, "d", ""),
        ] {
            shell::make_dir(folder).unwrap();
            shell::write(&folder.join(name), text).unwrap();
        }
        let found = differences(&ours, &others).unwrap();
        let expected = [
            "b differs from byte 1 on",
            "c is only in ours",
            "d is only in the other",
        ];
        assert_eq!(found, expected);
        assert!(differences(&ours, &ours).unwrap().is_empty());
        shell::remove_dir(&folder).unwrap();
    }
}
