//! Rules in words.

use super::{Voice, Word};
use crate::gather::Gather;
use crate::{
    advice::Ground,
    catalog::{Check, Cite, Edition, SizeClass},
    fact::{Choices, Fact, Shape},
    rule::{Ask, Rule, Test},
};

/// Whether a part of a rule has to hold or must not.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Holds,
    DoesNot,
}

impl Wanted {
    fn turned(self) -> Self {
        match self {
            Self::Holds => Self::DoesNot,
            Self::DoesNot => Self::Holds,
        }
    }
}

/// How a rule in words joins its parts, once what turns it around is resolved; none where it has no two parts.
fn join(rule: &Rule, wanted: Wanted) -> Option<Word> {
    let (parts, with) = match (rule, wanted) {
        (Rule::Test(_), _) => return None,
        (Rule::Not(part), _) => return join(part, wanted.turned()),
        (Rule::All(parts), Wanted::Holds) | (Rule::Any(parts), Wanted::DoesNot) => {
            (parts, Word::JoinAnd)
        }
        (Rule::Any(parts), Wanted::Holds) | (Rule::All(parts), Wanted::DoesNot) => {
            (parts, Word::JoinOr)
        }
    };
    match parts.as_slice() {
        [] => None,
        [one] => join(one, wanted),
        [_, _, ..] => Some(with),
    }
}

/// A document's number as its cites print it: `003`.
#[must_use]
pub fn document_number(number: u16) -> String {
    let zeros = match number {
        0..10 => "00",
        10..100 => "0",
        _ => "",
    };
    [zeros, &number.to_string()].concat()
}

impl Voice<'_> {
    /// What a rule asks for, as one sentence.
    #[must_use]
    pub fn rule(self, rule: &Rule) -> String {
        self.clause(rule, Wanted::Holds)
    }

    /// What a requirement of a track of this edition asks for.
    #[must_use]
    pub fn asked(self, ground: Ground<'_>, edition: &Edition) -> String {
        match ground {
            Ground::NotForBusiness => self.say(Word::ReachNotForBusiness).to_owned(),
            Ground::Floor(floor, _) => self.fill(Word::AskFloor, &[("yen", &self.yen(floor))]),
            Ground::Requirement(requirement) => match &requirement.check {
                Check::Rule(rule) => self.rule(rule),
                Check::NotTrack { track, .. } => {
                    let better = edition.tracks.iter().find(|other| other.id == *track);
                    let name = better
                        .map(|track| self.text(&track.name))
                        .unwrap_or_default();
                    self.fill(Word::AskNotTrack, &[("track", name)])
                }
                Check::Judged { text, .. } => self.text(text).to_owned(),
            },
        }
    }

    /// Where a document says so: `資料003 360〜361行`.
    #[must_use]
    pub fn cites(self, cites: &[Cite]) -> String {
        let mut words = String::new();
        let mut document = None;
        for cite in cites {
            if document == Some(cite.document) {
                words.push_str(self.say(Word::ListDot));
            } else {
                if document.is_some() {
                    words.push_str(self.say(Word::CitesJoin));
                }
                let number = document_number(cite.document);
                words.push_str(&self.fill(Word::CiteDocument, &[("document", &number)]));
                document = Some(cite.document);
            }
            let (first, last) = (cite.first.to_string(), cite.last.to_string());
            let word = if first == last {
                Word::CiteLine
            } else {
                Word::CiteLines
            };
            words.push_str(&self.fill(word, &[("first", &first), ("last", &last)]));
        }
        words
    }

    fn clause(self, rule: &Rule, wanted: Wanted) -> String {
        match rule {
            Rule::Not(part) => self.clause(part, wanted.turned()),
            Rule::Test(test) => self.test(test, wanted),
            Rule::All(parts) | Rule::Any(parts) => {
                let with = join(rule, wanted);
                let clauses = parts.iter().map(|part| self.part(part, wanted, with));
                let between = with.map_or("", |with| self.say(with));
                clauses.gather::<Vec<_>>().join(between)
            }
        }
    }

    /// A part of a rule whose parts are joined so: in brackets where its own parts are joined otherwise, since nothing else
    /// says what belongs together.
    fn part(self, part: &Rule, wanted: Wanted, with: Option<Word>) -> String {
        let clause = self.clause(part, wanted);
        match join(part, wanted) {
            Some(own) if with != Some(own) => self.fill(Word::JoinInner, &[("clause", &clause)]),
            Some(_) | None => clause,
        }
    }

    fn test(self, test: &Test, wanted: Wanted) -> String {
        let label = self.label(test.fact);
        match test.ask {
            Ask::OneOf(bits) | Ask::AnyOf(bits) => {
                let several = test.fact.shape() == Shape::Set;
                let names = self.quotes(test.fact, bits);
                let word = match (several, names.len(), wanted) {
                    (true, 1, Wanted::Holds) => Word::AskHasOne,
                    (true, _, Wanted::Holds) => Word::AskHasAny,
                    (true, _, Wanted::DoesNot) => Word::AskHasNone,
                    (false, 1, Wanted::Holds) => Word::AskIs,
                    (false, 1, Wanted::DoesNot) => Word::AskIsNot,
                    (false, _, Wanted::Holds) => Word::AskIsAny,
                    (false, _, Wanted::DoesNot) => Word::AskIsNone,
                };
                let choices = self.either(&names);
                self.fill(word, &[("label", &label), ("choices", &choices)])
            }
            Ask::Within { least, most } => {
                let [low, high] =
                    [least, most].map(|end| self.value(test.fact, end.min(i64::MAX - 1)));
                let day = test.fact.shape() == Shape::Date;
                let word = match (least, most, wanted) {
                    (least, most, Wanted::Holds) if least == most => Word::AskExactly,
                    (least, most, Wanted::DoesNot) if least == most => Word::AskNotExactly,
                    (_, i64::MAX, Wanted::Holds) if day => Word::AskOnOrAfter,
                    (_, i64::MAX, Wanted::DoesNot) if day => Word::AskBefore,
                    (0, _, Wanted::Holds) if day => Word::AskOnOrBefore,
                    (0, _, Wanted::DoesNot) if day => Word::AskAfter,
                    (_, i64::MAX, Wanted::Holds) => Word::AskAtLeast,
                    (_, i64::MAX, Wanted::DoesNot) => Word::AskLessThan,
                    (0, _, Wanted::Holds) => Word::AskAtMost,
                    (0, _, Wanted::DoesNot) => Word::AskMoreThan,
                    (_, _, Wanted::Holds) => Word::AskBetween,
                    (_, _, Wanted::DoesNot) => Word::AskNotBetween,
                };
                self.fill(word, &[("label", &label), ("min", &low), ("max", &high)])
            }
        }
    }

    /// Choices, each in quotes; the two classes below the lines of the law have one name together.
    fn quotes(self, fact: Fact, bits: Choices) -> Vec<String> {
        if fact == Fact::SizeClass
            && bits == SizeClass::SmallEnterprise.bit() | SizeClass::Sme.bit()
        {
            return vec![self.say(Word::SizeSmeOrSmall).to_owned()];
        }
        let quote = |choice: &String| self.fill(Word::Quoted, &[("text", choice)]);
        self.choices(fact, bits).iter().map(quote).gather()
    }

    /// Quotes of which one counts: `「A」「B」`, `“A”, “B” or “C”`.
    fn either(self, quotes: &[String]) -> String {
        let [first @ .., last] = quotes else {
            return String::new();
        };
        if first.is_empty() {
            return last.clone();
        }
        let first = first.join(self.say(Word::UnitQuotesComma));
        [&*first, self.say(Word::UnitQuotesOr), last].concat()
    }
}
