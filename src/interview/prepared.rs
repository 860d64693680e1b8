//! 支度: the choice of the next question among very many tracks, from what was made ready once.
//!
//! A track is as likely to be met as its rules are, one times the other, and among many tracks the same rules come again
//! and again. So each rule is worked out once, and what an answer tells of a rule is counted for all tracks that have it
//! together. Only where an answer bears on several rules of a track these are put together, track by track.
//! It chooses what [`next`](super::next) chooses, which stays the place to read how.

mod round;

use super::{Opening, greatest};
use crate::gather::Gather;
use crate::{
    advice::{Index, Rank, tracks},
    answer::Answers,
    catalog::{Base, BenefitKind, Catalog, Track},
    date::FiscalYear,
    derive::{followers, sources},
    fact::{Fact, FactSet},
    rule::Rule,
};
use round::Round;
use std::collections::HashMap;

/// The tracks of a catalogue, made ready for choosing among the questions.
#[derive(Clone, Debug)]
pub struct Prepared<'a> {
    base: &'a Base,
    /// The facts that others follow from.
    sources: FactSet,
    /// What the answer to each question can say something of.
    followers: Vec<(Fact, FactSet)>,
    /// Each rule once.
    rules: Vec<Shared<'a>>,
    /// Which tracks stand.
    index: Index<'a>,
    ways: Vec<Way<'a>>,
    /// The rules of all tracks, one track after the other.
    uses: Vec<u32>,
}

/// A rule of some tracks.
#[derive(Clone, Debug)]
struct Shared<'a> {
    rule: &'a Rule,
    /// The questions whose answers bear on it.
    asked_by: FactSet,
}

/// A track.
#[derive(Clone, Debug)]
struct Way<'a> {
    track: &'a Track,
    rank: Rank,
    /// Where its rules begin among all uses, and how many there are.
    rules: (u32, u16),
    /// Whether it has an amount or notes, which may wait for answers.
    has_terms: bool,
    has_floor: bool,
    /// The desks for everything stand by themselves and take no place.
    takes_place: bool,
}

impl<'a> Prepared<'a> {
    /// For the newest editions, or those of a fiscal year.
    #[must_use]
    pub fn new(catalog: &'a Catalog, year: Option<FiscalYear>) -> Self {
        let base = &catalog.base;
        let facts = base.questions.iter().map(|question| question.fact);
        let mut prepared = Self {
            base,
            sources: sources(base),
            followers: facts.map(|fact| (fact, followers(base, fact))).gather(),
            rules: Vec::new(),
            index: Index::new(base, tracks(catalog, year).map(|(_, _, track)| track)),
            ways: Vec::new(),
            uses: Vec::new(),
        };
        let newest = tracks(catalog, year)
            .map(|(_, edition, _)| edition.fiscal_year)
            .max();
        let mut numbers = HashMap::new();
        for (_, edition, track) in tracks(catalog, year) {
            let rank = Rank::of(edition, track, newest);
            prepared.add(track, rank, &mut numbers);
        }
        prepared
    }

    fn add(&mut self, track: &'a Track, rank: Rank, numbers: &mut HashMap<&'a Rule, u32>) {
        let start = self.uses.len();
        for rule in track.rules() {
            let shared = *numbers.entry(rule).or_insert_with(|| {
                let asked_by = self.asked_by(rule.reads());
                self.rules.push(Shared { rule, asked_by });
                number(self.rules.len() - 1)
            });
            self.uses.push(shared);
        }
        let benefit = &track.benefit;
        let is_plain = benefit.rates.is_empty()
            && benefit.caps.is_empty()
            && benefit.addons.is_empty()
            && benefit.visits.is_empty()
            && benefit.floor.is_none()
            && track.notes.iter().all(|note| note.when.is_none());
        self.ways.push(Way {
            track,
            rank,
            rules: (
                number(start),
                u16::try_from(self.uses.len() - start).unwrap_or(u16::MAX),
            ),
            has_terms: !is_plain,
            has_floor: benefit.floor.is_some(),
            takes_place: benefit.kind != BenefitKind::AdviceDesk,
        });
    }

    /// The questions whose answers can say something of some facts.
    fn asked_by(&self, facts: FactSet) -> FactSet {
        let asking = self.followers.iter().filter(|(_, all)| all.meets(facts));
        asking.map(|(fact, _)| *fact).gather()
    }

    /// What the answer to a question can say something of.
    fn followers_of(&self, fact: Fact) -> FactSet {
        let mut all = self.followers.iter();
        all.find(|(asking, _)| *asking == fact)
            .map_or(FactSet::EMPTY, |(_, followers)| *followers)
    }

    /// The question to ask next, as [`next`](super::next) chooses it.
    #[must_use]
    pub fn next(&self, answers: &Answers, opening: Opening) -> Option<Fact> {
        let round = Round::new(self, answers);
        let mut before = opening.first().iter();
        if let Some(first) = before.find(|fact| round.relevant().contains(**fact)) {
            return Some(*first);
        }
        greatest(round.gains().into_iter())
    }

    /// How much each question would tell, as [`gains`](super::gains) says it.
    #[must_use]
    pub fn gains(&self, answers: &Answers) -> Vec<(Fact, f64)> {
        Round::new(self, answers).gains()
    }

    /// Its index, for whoever judges the same tracks.
    #[must_use]
    pub fn index(&self) -> &Index<'a> {
        &self.index
    }

    /// The memory that it takes beside its index, bytes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        size_of_val(self.rules.as_slice())
            + size_of_val(self.ways.as_slice())
            + size_of_val(self.uses.as_slice())
    }

    fn rules_of(&self, way: &Way<'_>) -> &[u32] {
        let (start, count) = way.rules;
        let rest = self.uses.get(start as usize..).unwrap_or_default();
        rest.get(..usize::from(count)).unwrap_or_default()
    }
}

/// A number within a catalogue.
fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
