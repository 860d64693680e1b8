//! One piece of the engine's work on the real catalogue, to be counted in instructions: clocks are noisy, counts are not.
//!
//! `cargo xtask bench instructions` runs it under valgrind for each piece and holds the counts against those kept in
//! `benches/instructions.json`. With `none` it only makes ready, which is taken off the others.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a bench stops at the first surprise"
)]

use std::hint::black_box;
use subsidy_advisor::{
    advice::{AsOf, Index, Kept, Sets, Workspace, advise, settled, tracks},
    answer::Answers,
    built_in,
    catalog::Catalog,
    derive::derive,
    interview::{self, Opening, Prepared},
};

/// What a business said, first some of it and then more.
const SAID: &[(&str, &str)] = &[
    ("purposes", "domestic_sales"),
    ("applicant", "company"),
    ("industry", "manufacturing"),
    ("regular_employees", "18"),
    ("stated_capital", "10000000"),
    ("prefecture", "13"),
];

fn main() {
    let asked = std::env::args().nth(1).unwrap_or_default();
    let (catalog, _) = built_in();
    let states: Vec<Answers> = [1, 3, SAID.len()].map(|count| said(&catalog, count)).into();
    let as_of = AsOf {
        today: "2020-10-01".parse().unwrap(),
        fiscal_year: None,
    };
    let situations: Vec<_> = states
        .iter()
        .map(|said| derive(&catalog.base, said))
        .collect();
    let all = || tracks(&catalog, None).map(|(_, _, track)| track);
    let index = Index::new(&catalog.base, all());
    let prepared = Prepared::new(&catalog, None);
    let mut kept = Kept::new(&index);
    kept.judge(&index, &situations[0]);
    match asked.as_str() {
        "load" => drop(black_box(built_in())),
        "derive" => states
            .iter()
            .for_each(|said| drop(black_box(derive(&catalog.base, said)))),
        "judge" => situations.iter().for_each(|situation| {
            all().for_each(|track| {
                black_box(settled(track, situation));
            });
        }),
        "advise" => states
            .iter()
            .for_each(|said| drop(black_box(advise(&catalog, said, as_of)))),
        "next" => states.iter().for_each(|said| {
            black_box(interview::next(&catalog, said, as_of, Opening::Purpose));
        }),
        "next, prepared" => states.iter().for_each(|said| {
            black_box(prepared.next(said, Opening::Purpose));
        }),
        "remaining" => {
            black_box(interview::remaining(&catalog, &states[1], as_of));
        }
        "index" => drop(black_box(Index::new(&catalog.base, all()))),
        "judge by index" => {
            let (mut work, mut sets) = (Workspace::default(), Sets::default());
            for situation in &situations {
                index.judge(situation, &mut work, &mut sets);
            }
            black_box(&sets);
        }
        "one changed answer" => {
            black_box(kept.judge(&index, &situations[1]));
        }
        // The bench of all benches calls it without a word.
        _ => {}
    }
}

fn said(catalog: &Catalog, count: usize) -> Answers {
    let mut answers = Answers::default();
    for (question, answer) in &SAID[..count] {
        answers.read(catalog, question, answer).unwrap();
    }
    answers
}
