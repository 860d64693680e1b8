//! 言葉: the only place that turns rules, facts, money, days and cites into words.
//!
//! The words themselves stand in `data/words/`, one file a language; the build makes the table from them. What restates a
//! rule is put together from the rule, so that the two cannot drift apart.

mod change;
mod desk;
mod edition;
mod fact;
mod money;
mod near_miss;
mod offer;
mod opened;
mod reading;
mod rule;

pub use opened::Source;

pub use rule::document_number;

use crate::catalog::{Catalog, Language, Text, ruby};
use std::sync::OnceLock;

include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// The words of the screens in the languages that are not built in, once they were learned.
static LEARNED: [OnceLock<Vec<String>>; Language::ALL.len()] =
    [const { OnceLock::new() }; Language::ALL.len()];

/// Takes over the words of the screens in a language, in the order of their keys. Nothing of another number of words.
pub fn learn(language: Language, words: Vec<String>) {
    let place = LEARNED.get(language as usize);
    if let Some(place) = place.filter(|_| words.len() == JAPANESE.len()) {
        // Those that are there already are the same: they come from the same build.
        drop(place.set(words));
    }
}

fn learned(language: Language) -> Option<&'static Vec<String>> {
    LEARNED.get(language as usize)?.get()
}

/// The word or sentence in a language; in Japanese where the language was not learned.
#[must_use]
pub fn say(language: Language, word: Word) -> &'static str {
    let own = learned(language).and_then(|words| words.get(word as usize));
    let built_in = || JAPANESE.get(word as usize).copied();
    own.map(String::as_str)
        .or_else(built_in)
        .unwrap_or_default()
}

/// Speaks of the things of a catalogue in one language.
#[derive(Clone, Copy)]
pub struct Voice<'a> {
    /// The language.
    pub language: Language,
    /// Where questions, programmes and documents get their names from.
    pub catalog: &'a Catalog,
}

impl<'a> Voice<'a> {
    /// A word or sentence.
    #[must_use]
    pub fn say(self, word: Word) -> &'static str {
        say(self.language, word)
    }

    /// A sentence with its `{name}` places filled.
    #[must_use]
    pub fn fill(self, word: Word, values: &[(&str, &str)]) -> String {
        fill(self.say(word), values)
    }

    /// A sentence with a number at its `{n}`.
    #[must_use]
    pub fn count(self, word: Word, count: usize) -> String {
        self.fill(word, &[("n", &count.to_string())])
    }

    /// A sentence with a number at its `{n}`, or the one for exactly one thing.
    #[must_use]
    pub fn count_or_one(self, one: Word, several: Word, count: usize) -> String {
        match count {
            1 => self.say(one).to_owned(),
            _ => self.count(several, count),
        }
    }

    /// The words of a record.
    #[must_use]
    pub fn text(self, text: &'a Text) -> &'a str {
        text.get(self.language)
    }

    /// The first sentence of the words of a record.
    #[must_use]
    pub fn gist(self, text: &'a Text) -> &'a str {
        let (text, end) = (self.text(text), self.say(Word::SentenceEnd));
        let first = text.find(end).and_then(|at| text.get(..at + end.len()));
        first.unwrap_or(text).trim_end()
    }

    /// A sentence after another.
    #[must_use]
    pub fn then(self, sentence: &str, next: &str) -> String {
        [sentence, self.say(Word::UnitBetweenSentences), next].concat()
    }

    /// Several things in a row.
    #[must_use]
    pub fn list(self, parts: &[String]) -> String {
        parts.join(self.say(Word::ListComma))
    }
}

/// Puts values at the `{name}` places of a sentence. What stands in braces with a bar is ruby and stays.
fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        let value = values.iter().find(|(key, _)| *key == name);
        filled.push_str(before);
        if name.contains(ruby::BAR) {
            filled.push_str(&["{", name, "}"].concat());
        } else {
            filled.push_str(value.map_or("", |(_, value)| value));
        }
        rest = after;
    }
    filled + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_filled_by_name() {
        let values = [("a", "1"), ("b", "2")];
        for (template, filled) in [
            ("", ""),
            ("x", "x"),
            ("{a}x{b}", "1x2"),
            ("{b}{a}{b}", "212"),
            ("{c}x", "x"),
            ("x{a", "x1"),
            ("{a}{x|y}{b}{a|b}", "1{x|y}2{a|b}"),
        ] {
            assert_eq!(fill(template, &values), filled, "{template}");
        }
    }
}
