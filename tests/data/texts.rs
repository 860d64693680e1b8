//! Guards that every text is there in each language, that ruby is balanced and stands on every kanji of やさしい日本語, and
//! that the languages agree on the numbers.

use crate::corpus;
use serde_json::Value;
use std::{collections::BTreeSet, fs, path::PathBuf};

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

/// The text without its ruby, and the readings; the fault where a ruby is broken.
fn without_ruby(text: &str) -> Result<(String, Vec<(String, String)>), String> {
    let (mut plain, mut ruby, mut rest) = (String::new(), Vec::new(), text);
    while let Some((before, after)) = rest.split_once('{') {
        let (inside, next) = after.split_once('}').ok_or("a `{` is never closed")?;
        let (base, reading) = inside
            .split_once('|')
            .ok_or(format!("`{inside}` has no reading"))?;
        if before.contains('}')
            || before.contains('|')
            || inside.contains('{')
            || reading.contains('|')
        {
            return Err(format!("the ruby at `{inside}` is not balanced"));
        }
        plain.push_str(before);
        plain.push_str(base);
        ruby.push((base.to_owned(), reading.to_owned()));
        rest = next;
    }
    if rest.contains('}') || rest.contains('|') {
        return Err("a `}` was never opened".to_owned());
    }
    plain.push_str(rest);
    Ok((plain, ruby))
}

/// The English without what stands in brackets, where an official name may stand in Japanese.
fn without_brackets(text: &str) -> String {
    let mut depth = 0_usize;
    text.chars()
        .filter(|c| {
            depth += usize::from(*c == '(');
            let outside = depth == 0;
            depth -= usize::from(*c == ')').min(depth);
            outside
        })
        .collect()
}

fn is_kanji(c: char) -> bool {
    matches!(c, '一'..='鿿' | '㐀'..='䶿' | '々')
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

#[test]
fn every_text_is_there_in_each_language() {
    let (mut faults, mut seen) = (Vec::new(), 0);
    for path in files() {
        let json: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let file = path.file_stem().unwrap().to_string_lossy().into_owned();
        each_text(&json, &file, &mut |place, [ja, easy, en]| {
            seen += 1;
            if ja.trim().is_empty() || easy.trim().is_empty() || en.trim().is_empty() {
                faults.push(format!("{place}: a language is missing: {ja}"));
                return;
            }
            if without_brackets(en)
                .chars()
                .any(|c| is_kanji(c) || matches!(c, 'ぁ'..='ん' | 'ァ'..='ヶ'))
            {
                faults.push(format!("{place}: Japanese in the English: {en}"));
            }
            match without_ruby(easy) {
                Err(fault) => faults.push(format!("{place}: {fault}: {easy}")),
                Ok((plain, ruby)) => {
                    let without = ruby
                        .iter()
                        .fold(plain.clone(), |text, (base, _)| text.replacen(base, "", 1));
                    if without.chars().any(is_kanji) {
                        faults.push(format!("{place}: a kanji without ruby: {easy}"));
                    }
                    for (base, reading) in &ruby {
                        let kana = |c: char| matches!(c, 'ぁ'..='ん' | 'ー');
                        if !base.chars().any(is_kanji)
                            || reading.is_empty()
                            || !reading.chars().all(kana)
                        {
                            faults.push(format!("{place}: `{base}` is read `{reading}`"));
                        }
                    }
                    let told = numbers(&plain);
                    let missing: Vec<_> = numbers(ja)
                        .into_iter()
                        .filter(|n| !told.contains(n))
                        .collect();
                    if !missing.is_empty() {
                        faults.push(format!("{place}: {missing:?} not in: {plain}"));
                    }
                }
            }
        });
    }
    assert!(seen > 800, "only {seen} texts");
    assert!(
        faults.is_empty(),
        "{} faults: {:#?}",
        faults.len(),
        &faults[..faults.len().min(40)]
    );
}

#[test]
fn a_broken_ruby_is_noticed() {
    for (text, whole) in [
        ("{会社|かいしゃ}を つぐ", true),
        ("{会社|かいしゃを つぐ", false),
        ("会社|かいしゃ}を つぐ", false),
        ("{会社}を つぐ", false),
        ("{会社|かい|しゃ}を つぐ", false),
        ("{{会社|かいしゃ}を つぐ", false),
    ] {
        assert_eq!(without_ruby(text).is_ok(), whole, "{text}");
    }
}
