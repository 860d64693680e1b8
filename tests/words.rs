//! The words of the screens: each is used, and is there in every language as that language is written.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

mod wording;

use serde_json::{Map, Value};
use std::{fs, path::Path};
use wording::{easy, english};

/// The letters that a sentence of やさしい日本語 has at most on a screen.
const LONGEST: usize = 45;

/// English words that hold Japanese: what one may type, and the languages in their own words.
const JAPANESE_IN_ENGLISH: [&str; 6] = [
    "language_japanese",
    "language_easy",
    "language_missing_easy",
    "unit_hundred_million",
    "unit_ten_thousand",
    "unit_thousand",
];

/// Words that are no やさしい日本語: rows of readings, and what is said in English.
const NOT_EASY: [&str; 3] = [
    "unit_days_read",
    "unit_people_read",
    "language_missing_english",
];

/// Places that a language may do without: a year of an era says which year it is.
const MAY_BE_LEFT_OUT: [(&str, &str); 1] = [("year_said", "n")];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The words of a language, in the order of its file.
fn words(language: &str) -> Vec<(String, String)> {
    let path = root().join(format!("data/words/{language}.json"));
    let words: Map<String, Value> =
        serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let text = |value: Value| value.as_str().unwrap().to_owned();
    words
        .into_iter()
        .map(|(key, value)| (key, text(value)))
        .collect()
}

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
    let words = words("ja");
    let sources = sources(&root().join("src"));
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

/// The same keys in the same order, and in each sentence the same places.
#[test]
fn every_language_has_every_word() {
    let ja = words("ja");
    for language in ["easy", "en"] {
        let other = words(language);
        let keys = |words: &[(String, String)]| -> Vec<String> {
            words.iter().map(|(key, _)| key.clone()).collect()
        };
        let (ours, theirs) = (keys(&ja), keys(&other));
        let missing: Vec<_> = ours.iter().filter(|key| !theirs.contains(key)).collect();
        let unknown: Vec<_> = theirs.iter().filter(|key| !ours.contains(key)).collect();
        assert!(missing.is_empty(), "{language}.json lacks {missing:?}");
        assert!(
            unknown.is_empty(),
            "{language}.json has {unknown:?}, which ja.json lacks"
        );
        assert_eq!(ours, theirs, "{language}.json has another order");
        for ((key, ja), (_, text)) in ja.iter().zip(&other) {
            let places = |text| {
                let mut places = wording::places(text);
                places.retain(|place| !MAY_BE_LEFT_OUT.contains(&(key, place)));
                places
            };
            assert_eq!(
                places(ja),
                places(text),
                "{language}.json: the places of `{key}`"
            );
            assert!(
                !text.trim().is_empty() || key.starts_with("unit_"),
                "{language}.json: `{key}` is empty"
            );
        }
    }
}

#[test]
fn the_easy_words_are_easy() {
    let faults: Vec<String> = words("easy")
        .iter()
        .filter(|(key, _)| !NOT_EASY.contains(&key.as_str()))
        .flat_map(|(key, text)| {
            let faults = easy::faults(&wording::with_places_closed(text), LONGEST);
            faults
                .into_iter()
                .map(move |fault| format!("{key}: {fault}"))
        })
        .collect();
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn the_english_words_are_english() {
    let faults: Vec<String> = words("en")
        .iter()
        .filter(|(key, _)| !JAPANESE_IN_ENGLISH.contains(&key.as_str()))
        .flat_map(|(key, text)| {
            let faults = english::faults(text);
            faults
                .into_iter()
                .map(move |fault| format!("{key}: {fault}"))
        })
        .collect();
    assert!(faults.is_empty(), "{faults:#?}");
}
