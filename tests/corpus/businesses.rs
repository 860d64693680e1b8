//! Businesses made up from numbers: each answers every question that makes sense for it, at the edges where rules turn.

use std::sync::LazyLock;
use subsidy_advisor::{
    answer::{Answer, Answers},
    catalog::{Catalog, Question},
    date::{Date, FiscalYear},
    derive::derive,
    fact::{Fact, Knowledge, NO, Shape, YES},
    rule::Ask,
};

/// The real catalogue, read once.
pub static CATALOG: LazyLock<Catalog> = LazyLock::new(super::catalog);

/// The years that are asked for: none, which is the newest paper of each programme, and each that some paper is for.
pub const YEARS: [Option<u16>; 6] = [
    None,
    Some(2009),
    Some(2018),
    Some(2019),
    Some(2020),
    Some(2021),
];

/// For each question a number that picks the answer, and one that picks how much of it is said.
pub type Picks = Vec<(u32, u8)>;

/// A business that answers every question that makes sense for it, exactly.
pub fn business(picks: &Picks) -> Answers {
    let mut answers = Answers::default();
    for (question, (pick, _)) in CATALOG.base.questions.iter().zip(picks) {
        if derive(&CATALOG.base, &answers)
            .applies
            .contains(question.fact)
        {
            answers.set(question.fact, Answer::Known(exact(question, *pick)));
        }
    }
    // The total is what its parts come to.
    let situation = derive(&CATALOG.base, &answers);
    let parts = Fact::SPEND_PARTS
        .iter()
        .filter(|part| situation.applies.contains(**part));
    let total: i64 = parts
        .map(|part| situation.facts.get(*part).bounds().0)
        .sum();
    answers.set(Fact::PlannedSpend, Answer::Known(Knowledge::number(total)));
    answers
}

pub fn exact(question: &Question, pick: u32) -> Knowledge {
    let options = u32::try_from(question.options.len()).unwrap();
    match question.fact.shape() {
        Shape::Choice => Knowledge::OneOf(1 << (pick % options)),
        Shape::YesNo => Knowledge::OneOf(if pick.is_multiple_of(2) { NO } else { YES }),
        Shape::Set => {
            let alone = question.options.iter().position(|choice| choice.exclusive);
            match alone {
                Some(alone) if pick.is_multiple_of(4) => Knowledge::set(1 << alone),
                // One or two choices: whoever has everything at once is met too rarely to learn from.
                _ => {
                    let bits = (1 << (pick / 4 % options)) | (1 << (pick / 256 % options));
                    let others = bits & !alone.map_or(0, |alone| 1 << alone);
                    Knowledge::set(if others == 0 { bits } else { others })
                }
            }
        }
        Shape::Count | Shape::Yen | Shape::Percent | Shape::Date => {
            let edges = edges(question.fact);
            Knowledge::number(edges[pick as usize % edges.len()])
        }
    }
}

/// The numbers at which some rule, law or band turns, and their neighbors.
pub fn edges(fact: Fact) -> Vec<i64> {
    let mut turns = vec![1];
    let question = CATALOG.question(fact).unwrap();
    turns.extend(question.bands.iter().flat_map(|(min, max)| [*min, *max]));
    for (_, _, track) in [2009, 2018, 2019, 2020, 2021]
        .into_iter()
        .flat_map(|year| subsidy_advisor::advice::tracks(&CATALOG, Some(FiscalYear(year))))
    {
        let rules = track
            .requirements
            .iter()
            .filter_map(|requirement| requirement.check.rule());
        for rule in rules.chain(track.benefit.conditions()) {
            rule.each_test(&mut |test| {
                if let Ask::Within { least, most } = test.ask
                    && test.fact == fact
                {
                    turns.extend([least, most]);
                }
            });
        }
    }
    for line in &CATALOG.base.size.lines {
        match fact {
            Fact::RegularEmployees => turns.extend([line.small_employees, line.sme_employees]),
            Fact::StatedCapital => turns.push(line.sme_capital),
            _ => {}
        }
    }
    if fact.shape() == Shape::Yen && fact != Fact::MinimumWageMargin {
        turns.extend([750_000, 2_000_000, 9_000_000, 45_000_000, 600_000_000]);
    }
    turns.retain(|turn| *turn < 1_000_000_000_000);
    let mut edges: Vec<i64> = turns
        .iter()
        .flat_map(|turn| [turn - 1, *turn, turn + 1])
        .filter(|edge| *edge >= question.least)
        .collect();
    if fact.shape() == Shape::Date {
        edges.retain(|edge| Date::from_ordinal(*edge).is_some());
    }
    edges.sort_unstable();
    edges.dedup();
    edges
}

/// The same business, which has said only part of it: nothing, わからない, a range around it, or all.
pub fn partly(answers: &Answers, picks: &Picks) -> Answers {
    let mut partial = Answers::default();
    for (question, (_, how)) in CATALOG.base.questions.iter().zip(picks) {
        let Some(answer) = answers.get(question.fact) else {
            continue;
        };
        match (how % 4, answer) {
            (0, _) => {}
            (1, _) => partial.set(question.fact, Answer::DontKnow),
            (2, Answer::Known(Knowledge::Range { min, max })) => {
                let band = question
                    .bands
                    .iter()
                    .find(|(low, high)| *low <= min && max <= *high);
                let around = (min - min / 3, max.saturating_add(max / 2));
                let (min, max) = band.copied().unwrap_or(around);
                partial.set(question.fact, Answer::Known(Knowledge::Range { min, max }));
            }
            (_, answer) => partial.set(question.fact, answer),
        }
    }
    partial
}
