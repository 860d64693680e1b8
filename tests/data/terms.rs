//! Guards that every term of art is one that our texts use, and is explained in a sentence or two.

use crate::{corpus, wording};
use serde_json::Value;
use std::fs;
use subsidy_advisor::catalog::{Language, load};

/// Every text of the records and of the screens in a language, one a line.
fn everything(language: Language) -> String {
    let data = corpus::root().join("data");
    let mut all = String::new();
    let mut add = |path: &std::path::Path| {
        let json: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        gather(&json, language, &mut all);
    };
    for entry in fs::read_dir(data.join("programmes")).unwrap() {
        add(&entry.unwrap().path());
    }
    add(&data.join("questions.json"));
    let words = data.join(format!("words/{}.json", language.id()));
    let words: Value = serde_json::from_str(&fs::read_to_string(words).unwrap()).unwrap();
    for word in words.as_object().unwrap().values() {
        all += &format!("{}\n", wording::with_places_closed(word.as_str().unwrap()));
    }
    all
}

fn gather(value: &Value, language: Language, all: &mut String) {
    match value {
        Value::Object(fields) if fields.contains_key("ja") => {
            *all += &format!("{}\n", fields[language.id()].as_str().unwrap());
        }
        Value::Object(fields) => fields.values().for_each(|one| gather(one, language, all)),
        Value::Array(items) => items.iter().for_each(|one| gather(one, language, all)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[test]
fn every_term_is_used_in_each_language() {
    let json = fs::read_to_string(corpus::root().join("data/terms.json")).unwrap();
    let mut base = corpus::catalog().base;
    base.terms = load::terms(&json, &base).0;
    let record: Value = serde_json::from_str(&json).unwrap();
    assert!(base.terms.len() > 15);
    for language in Language::ALL {
        // The spellings of the language, read from the file: the catalogue has the Japanese ones alone.
        for (term, written) in base
            .terms
            .iter_mut()
            .zip(record["terms"].as_array().unwrap())
        {
            let spelled =
                |texts: &Value, at: usize| texts[at][language.id()].as_str().map(str::to_owned);
            for (list, name) in [
                (&mut term.found_by, "found_by"),
                (&mut term.not_in, "not_in"),
            ] {
                for (at, text) in list.iter_mut().enumerate() {
                    let words = spelled(&written[name], at).unwrap();
                    match language {
                        Language::Japanese => text.ja = words,
                        Language::Easy => text.easy = words,
                        Language::English => text.en = words,
                    }
                }
            }
        }
        let used = base.terms_in(language, &everything(language));
        let unused = base
            .terms
            .iter()
            .filter(|term| used.iter().all(|one| one.id != term.id));
        let unused: Vec<&str> = unused.map(|term| term.id.as_str()).collect();
        assert!(
            unused.is_empty(),
            "{unused:?} stand in no text ({language:?})"
        );
    }
}

#[test]
fn a_term_is_explained_in_two_sentences_at_most() {
    let json = fs::read_to_string(corpus::root().join("data/terms.json")).unwrap();
    let record: Value = serde_json::from_str(&json).unwrap();
    for term in record["terms"].as_array().unwrap() {
        let sentences = |language: &str, end: &str| {
            let text = term["text"][language].as_str().unwrap();
            assert!(text.ends_with(end.trim_end()), "{text}");
            format!("{text} ").matches(end).count()
        };
        for (language, end) in [("ja", "。"), ("easy", "。"), ("en", ". ")] {
            let count = sentences(language, end);
            assert!(
                (1..=2).contains(&count),
                "{}: {language}: {count}",
                term["id"]
            );
        }
    }
}
