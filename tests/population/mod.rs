//! A simulated population: businesses drawn, seeded, from the proportions that `population.json` states.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a measurement stops at the first surprise; the bench and the test each use their own part"
)]

#[path = "../dice/mod.rs"]
pub mod dice;
pub mod play;

use dice::Dice;
use serde::Deserialize;
use std::{collections::BTreeMap, fs, path::Path};
use subsidy_advisor::{
    answer::{Answer, Answers},
    catalog::{Catalog, Question},
    derive::derive,
    fact::{Choices, Fact, Knowledge, NO, Shape, YES},
};

/// The seed of the population that is measured.
pub const SEED: u64 = 1;

/// How many businesses it has.
pub const BUSINESSES: u64 = 2_000;

/// The proportions, as they are written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Population {
    #[serde(rename = "about")]
    _about: String,
    proportions: Vec<Proportion>,
    spend: Spend,
    dont_know: DontKnow,
}

/// How one question is answered by those for whom `when` holds.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Proportion {
    fact: String,
    /// Facts that were drawn before, each with the choices one of which it has to have.
    #[serde(default)]
    when: BTreeMap<String, Vec<String>>,
    /// Of these one is drawn, or as many as `counts` says.
    #[serde(default)]
    shares: BTreeMap<String, f64>,
    #[serde(default)]
    counts: Vec<f64>,
    /// Each of these is drawn by itself, percent; none of them is the choice that stands alone.
    #[serde(default)]
    each: BTreeMap<String, f64>,
    /// A number from the first to the second, both included, as an owner writes it; the third is the share.
    #[serde(default)]
    ranges: Vec<(String, String, f64)>,
    source: String,
}

/// How the planned spend falls on its parts.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Spend {
    second_part: f64,
    #[serde(rename = "about")]
    _about: String,
    source: String,
}

/// How many do not know.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DontKnow {
    #[serde(rename = "about")]
    _about: String,
    source: String,
    shares: BTreeMap<String, f64>,
}

/// How much a population knows of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Knows {
    /// Every question is answered exactly.
    Everything,
    /// What owners often can't say is answered with わからない as often as the proportions say.
    WhatOwnersKnow,
}

impl Population {
    /// The proportions of the project in `root`.
    pub fn read(root: &Path) -> Self {
        let text = fs::read_to_string(root.join("tests/population/population.json")).unwrap();
        let read: Self = serde_json::from_str(&text).unwrap();
        let mut sources = read.proportions.iter().map(|one| &one.source);
        assert!(sources.all(|source| !source.is_empty()));
        assert!(!read.spend.source.is_empty() && !read.dont_know.source.is_empty());
        read
    }

    /// So many businesses, each with its answer to every question that makes sense for it.
    pub fn businesses(
        &self,
        catalog: &Catalog,
        seed: u64,
        count: u64,
        knows: Knows,
    ) -> Vec<Answers> {
        (0..count)
            .map(|at| {
                let mut dice = Dice::of_one(seed, at);
                let exact = self.business(catalog, &mut dice);
                match knows {
                    Knows::Everything => exact,
                    Knows::WhatOwnersKnow => self.partly_known(&exact, &mut dice),
                }
            })
            .collect()
    }

    fn business(&self, catalog: &Catalog, dice: &mut Dice) -> Answers {
        let mut answers = Answers::default();
        for question in &catalog.base.questions {
            let applies = derive(&catalog.base, &answers).applies;
            if applies.contains(question.fact) && !Fact::SPEND_PARTS.contains(&question.fact) {
                let known = self.draw(catalog, question, &answers, dice);
                answers.set(question.fact, Answer::Known(known));
            }
        }
        self.split_spend(catalog, &mut answers, dice);
        answers
    }

    fn draw(
        &self,
        catalog: &Catalog,
        question: &Question,
        answers: &Answers,
        dice: &mut Dice,
    ) -> Knowledge {
        let mut lines = self.proportions.iter();
        let line = lines
            .find(|line| line.fact == question.fact.id() && line.holds(catalog, answers))
            .unwrap_or_else(|| panic!("no proportion for `{}`", question.fact.id()));
        match question.fact.shape() {
            Shape::Choice | Shape::YesNo => {
                let shares: Vec<f64> = line.shares.values().copied().collect();
                let token = line.shares.keys().nth(dice.share(&shares)).unwrap();
                Knowledge::OneOf(bit(question, token))
            }
            Shape::Set => Knowledge::set(line.draw_set(question, dice)),
            Shape::Count | Shape::Yen | Shape::Percent | Shape::Date => {
                Knowledge::number(line.draw_number(question, dice))
            }
        }
    }

    /// The total is what its parts come to, as those that are possible share it.
    fn split_spend(&self, catalog: &Catalog, answers: &mut Answers, dice: &mut Dice) {
        let situation = derive(&catalog.base, answers);
        let total = situation.facts.get(Fact::PlannedSpend).bounds().0;
        let parts: Vec<Fact> = Fact::SPEND_PARTS
            .iter()
            .copied()
            .filter(|part| situation.applies.contains(*part))
            .collect();
        if parts.is_empty() {
            // Without anything to spend it on there is no spend.
            answers.set(Fact::PlannedSpend, Answer::Known(Knowledge::number(0)));
            return;
        }
        let most = dice.below(parts.len());
        let second = dice.below(parts.len());
        let third = if dice.percent(self.spend.second_part) && second != most {
            total / 3
        } else {
            0
        };
        for (at, part) in parts.iter().enumerate() {
            let yen = match at {
                _ if at == most => total - third,
                _ if at == second => third,
                _ => 0,
            };
            answers.set(*part, Answer::Known(Knowledge::number(yen)));
        }
    }

    fn partly_known(&self, exact: &Answers, dice: &mut Dice) -> Answers {
        let mut partly = exact.clone();
        for (fact, _) in exact.iter() {
            let share = self.dont_know.shares.get(fact.id());
            if share.is_some_and(|share| dice.percent(*share)) {
                partly.set(fact, Answer::DontKnow);
            }
        }
        partly
    }
}

impl Proportion {
    fn holds(&self, catalog: &Catalog, answers: &Answers) -> bool {
        self.when.iter().all(|(fact, tokens)| {
            let fact = Fact::from_id(fact).unwrap();
            let question = catalog.question(fact).unwrap();
            let bits = tokens
                .iter()
                .map(|token| bit(question, token))
                .fold(0, |all, bit| all | bit);
            match answers.get(fact).and_then(Answer::known) {
                Some(Knowledge::OneOf(chosen)) => chosen & bits != 0,
                Some(Knowledge::Set { has, .. }) => has & bits != 0,
                Some(Knowledge::Range { .. }) | None => false,
            }
        })
    }

    fn draw_set(&self, question: &Question, dice: &mut Dice) -> Choices {
        let mut chosen = 0;
        if !self.counts.is_empty() {
            let shares: Vec<f64> = self.shares.values().copied().collect();
            // The same one may be drawn twice; then it is one less.
            for _ in 0..=dice.share(&self.counts) {
                chosen |= bit(
                    question,
                    self.shares.keys().nth(dice.share(&shares)).unwrap(),
                );
            }
        }
        for (token, percent) in &self.each {
            if dice.percent(*percent) {
                chosen |= bit(question, token);
            }
        }
        let alone = question.options.iter().position(|choice| choice.exclusive);
        if chosen == 0 {
            1 << alone.unwrap_or_else(|| panic!("`{}` may come out empty", self.fact))
        } else {
            chosen
        }
    }

    fn draw_number(&self, question: &Question, dice: &mut Dice) -> i64 {
        let shares: Vec<f64> = self.ranges.iter().map(|(_, _, share)| *share).collect();
        let (from, to, _) = &self.ranges[dice.share(&shares)];
        let shape = question.fact.shape();
        let (from, to) = (shape.read(from).unwrap(), shape.read(to).unwrap());
        let span = usize::try_from(to - from).unwrap() + 1;
        let drawn = from + i64::try_from(dice.below(span)).unwrap();
        // Owners say round sums.
        let round = drawn / 10_000 * 10_000;
        if shape == Shape::Yen && round >= from {
            round
        } else {
            drawn
        }
    }
}

fn bit(question: &Question, token: &str) -> Choices {
    match (question.fact.shape(), token) {
        (Shape::YesNo, "yes") => YES,
        (Shape::YesNo, "no") => NO,
        _ => question
            .bit(token)
            .unwrap_or_else(|| panic!("`{}` has no choice `{token}`", question.fact.id())),
    }
}
