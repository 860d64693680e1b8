//! 用語: terms of art, and where they stand in our texts.

use super::{Base, Cite, Language, Text, ruby};
use crate::gather::{AddAll, Gather};
use crate::order;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

/// A term of art, such as 経営革新計画.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Term {
    /// Its permanent id.
    pub id: String,
    /// What it is called.
    pub name: Text,
    /// The spellings by which it is found.
    pub found_by: Vec<Text>,
    /// Longer words that hold a spelling and mean something else.
    pub not_in: Vec<Text>,
    /// What it means.
    pub text: Text,
    /// The law that says so; empty where none does.
    pub law: Text,
    /// The lines of the documents that say so.
    pub cites: Vec<Cite>,
}

impl Base {
    /// The terms that a text uses, each once, in the order in which they come. A spelling within a longer one, such as 承認
    /// in a name, is not a use of its own.
    #[must_use]
    pub fn terms_in(&self, language: Language, text: &str) -> Vec<&Term> {
        let mut text = folded(language, text);
        let spellings = self.terms.iter().flat_map(|term| {
            let own = term.found_by.iter().map(move |found| (found, Some(term)));
            own.chain(term.not_in.iter().map(|other| (other, None)))
        });
        let mut spellings: Vec<(String, Option<&Term>)> = spellings
            .map(|(spelling, term)| (folded(language, spelling.get(language)), term))
            .filter(|(spelling, _)| !spelling.is_empty())
            .gather();
        order::sort_by_key(&mut spellings, |(spelling, _)| Reverse(spelling.len()));
        let mut found: Vec<(usize, &Term)> = Vec::new();
        for (spelling, term) in spellings {
            while let Some(at) = stands(language, &text, &spelling) {
                // What was found is taken out of the text, and the rest keeps its place.
                text.replace_range(at..at + spelling.len(), &TAKEN.repeat(spelling.len()));
                found.add_all(term.map(|term| (at, term)));
            }
        }
        order::sort_by_key(&mut found, |(at, _)| *at);
        let mut terms: Vec<&Term> = Vec::new();
        for (_, term) in found {
            if terms.iter().all(|other| other.id != term.id) {
                terms.push(term);
            }
        }
        terms
    }
}

/// What stands in the place of a spelling that was found; in no text.
const TAKEN: &str = "\0";

/// A text as its words are compared: without readings and spaces, or without capitals.
fn folded(language: Language, text: &str) -> String {
    match language {
        Language::Japanese => text.to_owned(),
        Language::Easy => ruby::bare(text).replace(' ', ""),
        Language::English => text.to_ascii_lowercase(),
    }
}

/// Where a spelling stands first; in a language with spaces as a word of its own or its plural.
fn stands(language: Language, text: &str, spelling: &str) -> Option<usize> {
    let is_word = |at: usize| {
        let before = text.get(..at).unwrap_or_default();
        let after = text.get(at + spelling.len()..).unwrap_or_default();
        let after = after.strip_prefix('s').unwrap_or(after);
        !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric)
    };
    let mut places = text.match_indices(spelling).map(|(at, _)| at);
    match language {
        Language::Japanese | Language::Easy => places.next(),
        Language::English => places.find(|at| is_word(*at)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(all: &[[&str; 3]]) -> Vec<Text> {
        let text = |[ja, easy, en]: &[&str; 3]| Text {
            ja: (*ja).to_owned(),
            easy: (*easy).to_owned(),
            en: (*en).to_owned(),
        };
        all.iter().map(text).collect()
    }

    fn term(id: &str, found_by: [&str; 3], not_in: &[[&str; 3]]) -> Term {
        Term {
            id: id.to_owned(),
            name: Text::default(),
            found_by: texts(&[found_by]),
            not_in: texts(not_in),
            text: Text::default(),
            law: Text::default(),
            cites: Vec::new(),
        }
    }

    #[test]
    fn a_term_is_found_where_it_is_used_and_not_within_another_word() {
        let plan = [
            "承認計画",
            "{承認|しょうにん}{計画|けいかく}",
            "approved plan",
        ];
        let approval = ["承認", "{承認|しょうにん}", "approved"];
        let body = [
            "承認機関",
            "{承認|しょうにん}{機関|きかん}",
            "approved body",
        ];
        let base = Base {
            terms: vec![
                term("approval", approval, &[body]),
                term("plan", plan, &[]),
                term("cap", ["上限額", "{上限額|じょうげんがく}", "cap"], &[]),
            ],
            ..Base::default()
        };
        for (language, text, expected) in [
            (Language::Japanese, "承認計画の上限額", vec!["plan", "cap"]),
            (
                Language::Japanese,
                "上限額は承認のあと、承認まで",
                vec!["cap", "approval"],
            ),
            (
                Language::Japanese,
                "承認計画と承認",
                vec!["plan", "approval"],
            ),
            (Language::Japanese, "承認機関", vec![]),
            (Language::Japanese, "上限", vec![]),
            (
                Language::Easy,
                "{承認|しょうにん} {計画|けいかく}",
                vec!["plan"],
            ),
            (Language::Easy, "しょうにん", vec![]),
            (
                Language::English,
                "The Cap of approved plans",
                vec!["cap", "plan"],
            ),
            (Language::English, "capital, caps lock", vec!["cap"]),
            (Language::English, "capital, recap, unapproved", vec![]),
            (Language::English, "a long way to the capital", vec![]),
            (Language::English, "a long way to the cap", vec!["cap"]),
            (Language::English, "an approved body", vec![]),
        ] {
            let found = base.terms_in(language, text);
            let found: Vec<&str> = found.iter().map(|term| term.id.as_str()).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
