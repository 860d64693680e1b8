//! What was made ready once chooses the question that the readable way chooses, in every state.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

mod corpus;
mod generated;
mod population;

use corpus::businesses::{CATALOG, Picks, YEARS, business, partly};
use population::{Knows, Population, SEED};
use proptest::{prelude::*, test_runner::RngSeed};
use std::{collections::BTreeMap, sync::LazyLock};
use subsidy_advisor::{
    advice::AsOf,
    answer::{Answer, Answers},
    catalog::Catalog,
    date::FiscalYear,
    derive::{derive, followers, sources},
    fact::{Fact, FactSet, Knowledge, Shape},
    interview::{self, Opening, Prepared, gains},
};

/// More programmes than there are, with rules that nobody wrote.
static GENERATED: LazyLock<Catalog> =
    LazyLock::new(|| generated::generated(&CATALOG, 700, generated::SEED));

static MORE: LazyLock<Prepared<'static>> = LazyLock::new(|| Prepared::new(&GENERATED, None));

/// The real catalogue, by the year that is asked for.
static REAL: LazyLock<BTreeMap<Option<u16>, Prepared<'static>>> = LazyLock::new(|| {
    let prepared = |year: Option<u16>| (year, Prepared::new(&CATALOG, year.map(FiscalYear)));
    YEARS.map(prepared).into()
});

fn as_of(year: Option<FiscalYear>) -> AsOf {
    AsOf {
        today: "2020-10-01".parse().unwrap(),
        fiscal_year: year,
    }
}

/// Both ways add up the same in another order; what lies closer than this is the same to them.
const SAME: f64 = 1e-9;

/// Every question that could change something is worth the same to both, and they choose the same one. How many there are.
fn agree(catalog: &Catalog, prepared: &Prepared<'_>, answers: &Answers, as_of: AsOf) -> usize {
    let readable = gains(catalog, answers, as_of);
    let fast = prepared.gains(answers);
    assert_eq!(readable.len(), fast.len(), "{readable:?} {fast:?}");
    for ((fact, gain), (same, other)) in readable.iter().zip(&fast) {
        assert_eq!(fact, same);
        assert!((gain - other).abs() < SAME, "{fact:?}: {gain} and {other}");
    }
    let worth = |fact: Option<Fact>| {
        let found = fact.and_then(|fact| readable.iter().find(|(one, _)| *one == fact));
        found.map(|(_, gain)| *gain)
    };
    for opening in [Opening::Purpose, Opening::Situation] {
        let chosen = prepared.next(answers, opening);
        let expected = interview::next(catalog, answers, as_of, opening);
        let as_good = worth(chosen)
            .zip(worth(expected))
            .is_some_and(|(one, other)| (one - other).abs() < SAME);
        assert!(
            chosen == expected || as_good,
            "{chosen:?} and not {expected:?}"
        );
    }
    readable.len()
}

#[test]
fn in_every_journey() {
    let mut compared = 0;
    for journey in corpus::journeys().iter().flat_map(corpus::Journey::cases) {
        let (answers, as_of) = journey.read(&CATALOG);
        let prepared = &REAL[&as_of.fiscal_year.map(|year| year.0)];
        let mut said = Answers::default();
        for (fact, answer) in answers.iter() {
            compared += agree(&CATALOG, prepared, &said, as_of);
            said.set(fact, answer);
        }
        compared += agree(&CATALOG, prepared, &said, as_of);
    }
    assert!(5_000 < compared, "{compared}");
}

/// The answers of a business up to each question, in the order in which the readable way asks.
fn play(catalog: &Catalog, business: &Answers, mut visit: impl FnMut(&Answers)) {
    let mut answers = Answers::default();
    loop {
        visit(&answers);
        let asked = interview::next(catalog, &answers, as_of(None), Opening::Purpose);
        let Some(fact) = asked else {
            return;
        };
        answers.set(fact, business.get(fact).unwrap_or(Answer::DontKnow));
    }
}

#[test]
fn through_the_interviews_of_the_population() {
    let population = Population::read(&corpus::root());
    let businesses = population.businesses(&CATALOG, SEED, 80, Knows::WhatOwnersKnow);
    let mut compared = 0;
    for business in &businesses {
        play(&CATALOG, business, |said| {
            compared += agree(&CATALOG, &REAL[&None], said, as_of(None));
        });
    }
    for business in businesses.iter().take(8) {
        play(&GENERATED, business, |said| {
            compared += agree(&GENERATED, &MORE, said, as_of(None));
        });
    }
    assert!(3_000 < compared, "{compared}");
}

fn picks() -> impl Strategy<Value = Picks> {
    prop::collection::vec((any::<u32>(), any::<u8>()), CATALOG.base.questions.len())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, rng_seed: RngSeed::Fixed(2020), ..ProptestConfig::default() })]

    #[test]
    fn whatever_was_said(picks in picks()) {
        let whole = business(&picks);
        for answers in [partly(&whole, &picks), whole] {
            for (year, prepared) in &*REAL {
                agree(&CATALOG, prepared, &answers, as_of(year.map(FiscalYear)));
            }
            agree(&GENERATED, &MORE, &answers, as_of(None));
        }
    }
}

#[test]
fn an_answer_says_something_of_its_followers_alone() {
    let base = &CATALOG.base;
    let sources = sources(base);
    for question in &base.questions {
        let itself = FactSet::from_iter([question.fact]);
        let others = followers(base, question.fact).without(itself);
        assert!(
            others.is_empty() || sources.contains(question.fact),
            "{:?}",
            question.fact
        );
    }
    let said = followers(base, Fact::Applicant);
    assert!(said.contains(Fact::SizeClass) && !said.contains(Fact::Prefecture));

    let population = Population::read(&corpus::root());
    let mut followed = 0;
    for business in population.businesses(&CATALOG, SEED, 20, Knows::Everything) {
        let before = derive(base, &business);
        for question in &base.questions {
            let known = match question.fact.shape() {
                Shape::Choice | Shape::YesNo => Knowledge::OneOf(0b10),
                Shape::Set => Knowledge::set(0b10),
                Shape::Count | Shape::Yen | Shape::Percent | Shape::Date => {
                    Knowledge::number(question.least + 7)
                }
            };
            let after = derive(base, &business.with(question.fact, Answer::Known(known)));
            let changed = before.facts.differing(&after.facts);
            let unforeseen = changed.without(followers(base, question.fact));
            assert!(unforeseen.is_empty(), "{:?}", question.fact);
            followed += changed.len();
        }
    }
    assert!(600 < followed, "{followed}");
}

#[test]
fn beside_its_index_its_memory_grows_by_less_than_a_hundred_bytes_a_programme() {
    let more = generated::generated(&CATALOG, 1_400, generated::SEED);
    let grown = Prepared::new(&more, None).bytes() - MORE.bytes();
    assert!((700..100 * 700).contains(&grown), "{grown}");
}
