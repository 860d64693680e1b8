//! Guards that every text is there in each language, is written as that language is, and that the languages name the same
//! figures.

use crate::{
    corpus,
    wording::{easy, english, figures},
};
use serde_json::Value;
use std::{collections::BTreeSet, fs, path::PathBuf};

/// The letters that a sentence of やさしい日本語 has at most in a record, where offices and programmes are named in full.
const LONGEST: usize = 50;

fn files() -> Vec<PathBuf> {
    let data = corpus::root().join("data");
    let of = |folder: PathBuf| {
        fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|e| e == "json"))
    };
    let mut files: Vec<_> = of(data.clone())
        .chain(of(data.join("programmes")))
        .collect();
    files.sort();
    files
}

/// Runs `look` on every text of a record, with the place it stands in.
fn each_text(value: &Value, place: &str, look: &mut impl FnMut(&str, [&str; 3])) {
    match value {
        Value::Object(fields) if fields.contains_key("ja") => {
            let word = |language: &str| fields.get(language).and_then(Value::as_str).unwrap_or("");
            look(place, ["ja", "easy", "en"].map(word));
        }
        Value::Object(fields) => {
            for (name, field) in fields {
                each_text(field, &format!("{place}/{name}"), look);
            }
        }
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                each_text(item, &format!("{place}/{at}"), look);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Holds every text of every record against a rule, which names the faults of one.
#[track_caller]
fn every_text(mut faults_of: impl FnMut([&str; 3]) -> Vec<String>) {
    let (mut faults, mut seen) = (Vec::new(), 0);
    for path in files() {
        let json: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let file = path.file_stem().unwrap().to_string_lossy().into_owned();
        each_text(&json, &file, &mut |place, text| {
            seen += 1;
            let found = faults_of(text).into_iter();
            faults.extend(found.map(|fault| format!("{place}: {fault}")));
        });
    }
    assert!(seen > 2000, "only {seen} texts");
    assert!(
        faults.is_empty(),
        "{} faults: {:#?}",
        faults.len(),
        &faults[..faults.len().min(150)]
    );
}

/// The runs of digits in a text, full width ones too.
fn numbers(text: &str) -> BTreeSet<String> {
    let digit = |c: char| match c {
        '０'..='９' => char::from_u32(c as u32 - 0xFEE0),
        '0'..='9' => Some(c),
        _ => None,
    };
    let mut found = BTreeSet::new();
    let mut run = String::new();
    for c in text.chars().filter(|c| *c != ',').chain([' ']) {
        match digit(c) {
            Some(digit) => run.push(digit),
            None if !run.is_empty() => {
                found.insert(std::mem::take(&mut run));
            }
            None => {}
        }
    }
    found
}

/// The text without its ruby; as it is where that is broken, which another check says.
fn plain(easy: &str) -> String {
    easy::take_apart(easy).map_or_else(|_| easy.to_owned(), |taken| taken.plain)
}

#[test]
fn every_text_is_there_in_each_language() {
    every_text(|[ja, easy, en]| {
        let missing = [("ja", ja), ("easy", easy), ("en", en)].into_iter();
        missing
            .filter(|(_, text)| text.trim().is_empty())
            .map(|(language, _)| format!("`{language}` is missing: {ja}"))
            .collect()
    });
}

#[test]
fn the_easy_texts_are_easy() {
    every_text(|[_, easy, _]| easy::faults(easy, LONGEST));
}

#[test]
fn the_english_texts_are_english() {
    every_text(|[_, _, en]| english::faults(en));
}

#[test]
fn the_languages_name_the_same_figures() {
    every_text(|[ja, easy, en]| {
        let easy = plain(easy);
        let mut faults = Vec::new();
        let told = numbers(&easy);
        let untold = numbers(ja).into_iter().filter(|n| !told.contains(n));
        faults.extend(untold.map(|number| format!("{number} is not in: {easy}")));
        for (language, text) in [("easy", easy.as_str()), ("en", en)] {
            let (ours, theirs) = (figures::yen(ja), figures::yen(text));
            if ours != theirs {
                faults.push(format!(
                    "{ours:?} yen are {theirs:?} in `{language}`: {text}"
                ));
            }
            let (ours, theirs) = (figures::rates(ja), figures::rates(text));
            if ours != theirs {
                faults.push(format!("{ours:?} are {theirs:?} in `{language}`: {text}"));
            }
        }
        faults
    });
}
