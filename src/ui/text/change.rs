//! What changed between two years in words.

use super::{Voice, Word};
use crate::catalog::{Addon, Change, Conditional, Edition, Since};
use crate::gather::Gather;

impl Voice<'_> {
    /// Between which years something changed: `変わったこと（令和2年度 → 令和3年度）`.
    #[must_use]
    pub fn since(self, since: &Since<'_>, edition: &Edition) -> String {
        let [from, to] = [since.older, edition].map(|edition| self.edition_year(edition));
        self.fill(Word::ChangedSince, &[("from", &from), ("to", &to)])
    }

    /// One change, as it was and as it is.
    #[must_use]
    pub fn change(self, change: &Change<'_>) -> String {
        let visits = |all: &[Conditional<u8>]| self.visit_span(all.iter().map(|one| one.value));
        let years = |years: u8| self.years_at_most(years);
        let (name, from, to) = match *change {
            Change::Requirement { from, to } => {
                let [from, to] = [from, to].map(|rule| rule.map(|rule| self.rule(rule)));
                return self.requirement(from, to);
            }
            Change::Kind { from, to } => {
                let [from, to] = [from, to].map(|kind| Some(self.kind(kind).to_owned()));
                (self.say(Word::FilterKind).to_owned(), from, to)
            }
            Change::Rates { from, to } => {
                let [from, to] =
                    [from, to].map(|rates| self.rate_span(rates.iter().map(|rate| rate.value)));
                (self.say(Word::Rate).to_owned(), from, to)
            }
            Change::Caps { from, to } => {
                let [from, to] =
                    [from, to].map(|caps| self.cap_spans(&caps.iter().gather::<Vec<_>>()));
                (self.say(Word::Cap).to_owned(), from, to)
            }
            Change::Floor { from, to } => {
                let [from, to] = [from, to].map(|floor| floor.map(|yen| self.yen(yen)));
                (self.say(Word::Floor).to_owned(), from, to)
            }
            Change::Addon { from, to } => (
                self.addon_title(to.or(from)),
                from.map(|addon| self.addon_figure(addon)),
                to.map(|addon| self.addon_figure(addon)),
            ),
            Change::Visits { from, to } => {
                (self.say(Word::Visits).to_owned(), visits(from), visits(to))
            }
            Change::Duration { from, to } => (
                self.say(Word::Duration).to_owned(),
                from.map(years),
                to.map(years),
            ),
        };
        self.moved(&name, from, to)
    }

    /// A figure as it was and as it is; where it is the same, what changed is what it depends on.
    fn moved(self, name: &str, from: Option<String>, to: Option<String>) -> String {
        let printed = |figure: Option<String>| {
            figure.unwrap_or_else(|| self.say(Word::CompareNone).to_owned())
        };
        let [from, to] = [from, to].map(printed);
        let word = if from == to {
            Word::ChangedConditions
        } else {
            Word::ChangedFigure
        };
        self.fill(word, &[("name", name), ("from", &from), ("to", &to)])
    }

    fn requirement(self, from: Option<String>, to: Option<String>) -> String {
        match (from, to) {
            (Some(from), Some(to)) => {
                let name = self.say(Word::ChangedRequirement);
                self.moved(name, Some(from), Some(to))
            }
            (Some(rule), None) => self.fill(Word::GoneRequirement, &[("rule", &rule)]),
            (None, rule) => self.fill(Word::NewRequirement, &[("rule", &rule.unwrap_or_default())]),
        }
    }

    fn addon_title(self, addon: Option<&Addon>) -> String {
        let title = addon.map(|addon| {
            let name = self.say(self.addon_name(addon.kind));
            let words = [("name", name), ("text", self.text(&addon.text))];
            self.fill(Word::AddonNamed, &words)
        });
        title.unwrap_or_default()
    }
}
