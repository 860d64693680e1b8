//! The interview stays as short as it was measured: `cargo xtask bench interview` has the figures of the whole population.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

mod corpus;
mod population;

use population::{
    Knows, Population, SEED,
    play::{Figures, Order, play_all},
};
use std::sync::LazyLock;
use subsidy_advisor::{
    advice::{AsOf, Verdict, advise},
    answer::{Answer, Answers},
    catalog::Catalog,
    date::FiscalYear,
    derive::{derive, sources},
    fact::{Fact, FactSet, Knowledge, Shape, YES},
    interview::{next_toward, relevant},
};

static CATALOG: LazyLock<Catalog> = LazyLock::new(corpus::catalog);

/// A part of the measured population, so that it can be played in seconds.
const SAMPLE: u64 = 80;

fn businesses(knows: Knows) -> Vec<Answers> {
    Population::read(&corpus::root()).businesses(&CATALOG, SEED, SAMPLE, knows)
}

fn as_of(year: Option<u16>) -> AsOf {
    AsOf {
        today: "2020-10-01".parse().unwrap(),
        fiscal_year: year.map(FiscalYear),
    }
}

/// The questions after which the first five stand.
fn stable(order: Order, year: Option<u16>, businesses: &[Answers]) -> Figures {
    Figures::of(&play_all(&CATALOG, as_of(year), order, businesses), |one| {
        one.stable
    })
}

/// Measured once for all tests, for the newest editions.
static DERIVED: LazyLock<Figures> =
    LazyLock::new(|| stable(Order::Derived, None, &businesses(Knows::Everything)));

/// The median that was measured for the sample.
const MEASURED: usize = 6;

/// What is aimed at.
const AIM: usize = 8;

#[test]
fn the_first_five_stand_after_few_questions() {
    // One more than was measured is the tolerance; eight is the aim.
    let median = DERIVED.median;
    assert!(
        median <= AIM.min(MEASURED + 1),
        "the median was {MEASURED} and is {median}"
    );
}

#[test]
fn the_derived_order_needs_less_than_half_of_the_fixed_one() {
    let fixed = stable(Order::Fixed, None, &businesses(Knows::Everything));
    assert!(
        DERIVED.mean * 2.0 < fixed.mean,
        "{:.2} of {:.2}",
        DERIVED.mean,
        fixed.mean
    );
}

#[test]
fn a_business_says_something_to_every_question_that_makes_sense() {
    for business in businesses(Knows::Everything) {
        let situation = derive(&CATALOG.base, &business);
        for fact in situation.applies.iter() {
            assert!(
                matches!(business.get(fact), Some(Answer::Known(known)) if known.is_exact()),
                "{fact:?}"
            );
        }
        assert!(!situation.spend_contradicts());
    }
}

#[test]
fn the_population_is_drawn_as_it_is_stated() {
    let businesses =
        Population::read(&corpus::root()).businesses(&CATALOG, SEED, 2_000, Knows::Everything);
    let share = |fact: Fact, token: &str| {
        let bit = CATALOG.question(fact).unwrap().bit(token).unwrap();
        let asked = businesses.iter().filter(|one| one.get(fact).is_some());
        let (all, having) = asked.fold((0.0, 0.0), |(all, having), one| {
            let has = match one.get(fact) {
                Some(Answer::Known(Knowledge::OneOf(bits))) => bits & bit != 0,
                Some(Answer::Known(Knowledge::Set { has, .. })) => has & bit != 0,
                _ => false,
            };
            (all + 1.0, having + if has { 1.0 } else { 0.0 })
        });
        100.0 * having / all
    };
    // Within three standard deviations of so many draws.
    for (fact, token, stated) in [
        (Fact::Applicant, "sole_proprietor", 47.3),
        (Fact::Industry, "retail", 23.1),
        (Fact::Disaster, "covid_19", 77.4),
        (Fact::Prefecture, "13", 11.0),
    ] {
        let drawn: f64 = share(fact, token);
        assert!(
            (drawn - stated).abs() < 3.5,
            "{fact:?} {token}: {drawn:.1} and not {stated}"
        );
    }
}

#[test]
fn toward_one_programme_only_its_own_questions_are_asked() {
    let as_of = as_of(None);
    let businesses = businesses(Knows::Everything);
    for (programme, said) in CATALOG.programmes.iter().zip(businesses.iter().cycle()) {
        let (mut answers, mut asked) = (Answers::default(), 0);
        let verdicts = |answers: &Answers| -> Vec<_> {
            let advice = advise(&CATALOG, answers, as_of);
            let own = advice.recommendations.into_iter();
            own.filter(|one| one.programme.id == programme.id)
                .map(|one| one.verdict)
                .collect()
        };
        while let Some(fact) = next_toward(&CATALOG, &answers, as_of, &programme.id) {
            assert_eq!(answers.get(fact), None, "{} asks twice", programme.id);
            let open = relevant(&CATALOG, &answers, as_of);
            assert!(
                open.contains(fact),
                "{} asks what nobody does",
                programme.id
            );
            answers.set(fact, said.get(fact).unwrap_or(Answer::DontKnow));
            asked += 1;
        }
        // What is settled so is what all answers would say.
        let whole = verdicts(said);
        for (short, whole) in verdicts(&answers).iter().zip(&whole) {
            let settled = |verdict: &Verdict<'_>| match verdict {
                Verdict::Met => Some(true),
                Verdict::Failed(_) => Some(false),
                Verdict::Open(_) => None,
            };
            assert_eq!(settled(short), settled(whole), "{}", programme.id);
        }
        println!("{} {asked}", programme.id);
    }
}

#[test]
fn from_what_is_no_source_nothing_else_follows() {
    let base = &CATALOG.base;
    let sources = sources(base);
    assert!(sources.contains(Fact::Applicant) && !sources.contains(Fact::Prefecture));
    let full = businesses(Knows::Everything);
    for business in [Answers::default()].iter().chain(full.iter().take(20)) {
        let before = derive(base, business);
        let others = base
            .questions
            .iter()
            .filter(|one| before.applies.contains(one.fact) && !sources.contains(one.fact));
        for question in others {
            let known = match question.fact.shape() {
                Shape::Choice | Shape::YesNo => Knowledge::OneOf(YES),
                Shape::Set => Knowledge::set(YES),
                Shape::Count | Shape::Yen | Shape::Percent | Shape::Date => {
                    Knowledge::number(question.least + 7)
                }
            };
            let said = business.with(question.fact, Answer::Known(known));
            let after = before.facts.with(question.fact, known);
            let changed = after.differing(&derive(base, &said).facts);
            assert!(changed == FactSet::EMPTY, "{:?}", question.fact);
        }
    }
}
