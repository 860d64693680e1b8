//! The words of the screens: every one is used, and none is empty.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

use std::{collections::BTreeMap, fs, path::Path};

fn sources(folder: &Path) -> String {
    let mut all = String::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all += &sources(&path);
        } else {
            all += &fs::read_to_string(&path).unwrap();
        }
    }
    all
}

#[test]
fn every_word_is_used_and_says_something() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let words: BTreeMap<String, String> =
        serde_json::from_str(&fs::read_to_string(root.join("data/words/ja.json")).unwrap())
            .unwrap();
    let sources = sources(&root.join("src"));
    assert!(words.len() > 50);
    for (key, text) in &words {
        let variant: String = key
            .split('_')
            .map(|part| part[..1].to_uppercase() + &part[1..])
            .collect();
        let used = sources
            .match_indices(&format!("Word::{variant}"))
            .any(|(at, found)| {
                !sources[at + found.len()..].starts_with(|next: char| next.is_alphanumeric())
            });
        assert!(used, "`{key}` is in data/words/ja.json and on no screen");
        // A language may do without a unit.
        assert!(
            !text.trim().is_empty() || key.starts_with("unit_"),
            "`{key}` is empty"
        );
    }
}
