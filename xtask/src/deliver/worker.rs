//! The service worker: static/sw.js with the list of all that the site needs, filled in last of all.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::parts::{File, Parts};
use crate::shell;

/// What a browser looks at every time to see whether there is a new version.
pub const NAME: &str = "sw.js";

/// The script for a site of these files.
pub fn file(parts: &Parts, files: &[File]) -> Result<File, String> {
    let script = shell::read_text(&parts.root.join("static").join(NAME))?;
    filled(&script, files).map(|script| File::new(NAME, script))
}

/// The version is taken of the whole list, so it changes with any byte of any file, and with nothing else.
fn filled(script: &str, files: &[File]) -> Result<String, String> {
    let files: BTreeMap<&str, String> = files
        .iter()
        .map(|file| (&*file.name, file.integrity()))
        .collect();
    let files = serde_json::to_string_pretty(&files)
        .map_err(|error| format!("the list of files can't be written: {error}"))?;
    let digest = Sha256::digest(files.as_bytes());
    let version: String = digest
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let filled = put(script, "{version}", &version)?;
    put(&filled, "{files}", &files)
}

fn put(script: &str, place: &str, words: &str) -> Result<String, String> {
    match script.matches(place).count() {
        1 => Ok(script.replace(place, words)),
        count => Err(format!(
            "static/{NAME} has `{place}` {count} times; it has to be there once"
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::{File, filled};

    const SCRIPT: &str = "const VERSION = '{version}';\nconst FILES = {files};\n";

    fn version(files: &[File]) -> String {
        let script = filled(SCRIPT, files).unwrap();
        let (_, rest) = script.split_once('\'').unwrap();
        rest.split_once('\'').unwrap().0.to_owned()
    }

    #[test]
    fn the_version_changes_with_a_byte_or_a_name_and_not_with_the_order() {
        let [a, b] = [File::new("a", "1"), File::new("b", "2")];
        let first = version(&[a.clone(), b.clone()]);
        assert_eq!(first, version(&[b.clone(), a.clone()]));
        assert_ne!(first, version(&[a.clone(), File::new("b", "3")]));
        assert_ne!(first, version(&[a.clone(), File::new("c", "2")]));
        assert_ne!(first, version(&[a]));
    }

    #[test]
    fn every_file_is_listed_with_what_it_has_to_be() {
        let file = File::new("programmes/a/index.html", "page");
        let script = filled(SCRIPT, std::slice::from_ref(&file)).unwrap();
        let line = format!("\"{}\": \"{}\"", file.name, file.integrity());
        assert!(script.contains(&line), "{script}");
    }

    #[test]
    fn a_script_without_its_places_is_refused() {
        for script in ["", "{version}", "{files}", "{version}{version}{files}"] {
            assert!(filled(script, &[]).is_err(), "{script}");
        }
    }
}
