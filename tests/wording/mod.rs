//! How the words of each language are written: the rules that the screens' words and the records' texts share.
#![allow(dead_code, reason = "each test uses its own part of the rules")]

pub mod easy;
pub mod english;
pub mod figures;

/// Whether a letter is one of Japanese: a kanji or a kana.
pub fn is_japanese(letter: char) -> bool {
    is_kanji(letter) || matches!(letter, 'ぁ'..='ん' | 'ァ'..='ヶ' | 'ー')
}

/// Whether a letter is a kanji.
pub fn is_kanji(letter: char) -> bool {
    matches!(letter, '一'..='鿿' | '㐀'..='䶿' | '々')
}

/// The text without what stands between two signs, and without the signs.
pub fn without(text: &str, open: char, close: char) -> String {
    let mut depth = 0_usize;
    let mut kept = String::new();
    for letter in text.chars() {
        if letter == open {
            depth += 1;
        } else if letter == close && depth > 0 {
            depth -= 1;
        } else if depth == 0 {
            kept.push(letter);
        }
    }
    kept
}

/// The `{name}` places of a template, each once and in order; a ruby is none.
pub fn places(template: &str) -> Vec<&str> {
    let mut places: Vec<&str> = template
        .split('{')
        .skip(1)
        .filter_map(|part| part.split_once('}'))
        .map(|(name, _)| name)
        .filter(|name| !name.contains('|'))
        .collect();
    places.sort_unstable();
    places.dedup();
    places
}

/// A template with a sign where its places were.
pub fn with_places_closed(template: &str) -> String {
    let mut closed = template.to_owned();
    for place in places(template) {
        closed = closed.replace(&format!("{{{place}}}"), "…");
    }
    closed
}

#[test]
fn places_are_told_from_ruby() {
    assert_eq!(places("{b}と {数|かず}の {a}、{b}"), ["a", "b"]);
    assert_eq!(with_places_closed("{n}{件|けん}"), "…{件|けん}");
    assert_eq!(without("あ（い（う）え）お", '（', '）'), "あお");
}
