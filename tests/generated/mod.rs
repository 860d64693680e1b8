//! Generated catalogues of the real one's shape, as large as one likes: real tracks with some of their requirements
//! exchanged for those of other tracks, and with thresholds, choices and figures of their own.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a measurement stops at the first surprise; each bench and test uses its own part"
)]

use crate::population::dice::Dice;
use subsidy_advisor::{
    catalog::{Base, Catalog, Check, Edition, Programme, Requirement, Text, Track},
    fact::{Fact, NO, Shape, YES},
    money::Yen,
    rule::{Ask, Rule, Test},
};

/// The seed of the catalogues that are measured.
pub const SEED: u64 = 7;

/// Of so many requirements one is another track's, and of so many tests one asks for something else.
const ONE_IN: usize = 3;

/// A catalogue of `count` programmes, each with one edition of one track; the same for the same seed. It has ids and no
/// texts, and shares the real questions.
pub fn generated(real: &Catalog, count: usize, seed: u64) -> Catalog {
    let ways: Vec<(&Programme, &Edition, &Track)> =
        subsidy_advisor::advice::tracks(real, None).collect();
    let pool: Vec<&Requirement> = ways
        .iter()
        .flat_map(|(_, _, track)| &track.requirements)
        .collect();
    let programme = |at: usize| {
        let mut dice = Dice::of_one(seed, at as u64);
        let (programme, edition, track) = ways[dice.below(ways.len())];
        Programme {
            id: format!("{}-{at}", programme.id),
            name: Text::default(),
            kana: String::new(),
            summary: Text::default(),
            editions: vec![Edition {
                id: edition.id.clone(),
                entries: Vec::new(),
                cites: Vec::new(),
                also_in: Vec::new(),
                offices: Vec::new(),
                continues: Vec::new(),
                how: Text::default(),
                apply: Vec::new(),
                counter: Vec::new(),
                tracks: vec![varied(&real.base, &pool, track, &mut dice)],
                ..*edition
            }],
        }
    };
    Catalog {
        programmes: (0..count).map(programme).collect(),
        base: real.base.clone(),
    }
}

/// The same catalogue with something to read: each programme has the name of the real one it was made from, numbered, its
/// reading and its summary.
pub fn named(real: &Catalog, count: usize, seed: u64) -> Catalog {
    let mut catalog = generated(real, count, seed);
    for (at, programme) in catalog.programmes.iter_mut().enumerate() {
        let origin = programme.id.strip_suffix(&format!("-{at}")).unwrap();
        let origin = real.programme(origin).unwrap();
        programme.name.ja = format!("{} 第{at}号", origin.name.ja);
        programme.kana = origin.kana.clone();
        programme.summary.ja = origin.summary.ja.clone();
    }
    catalog
}

fn varied(base: &Base, pool: &[&Requirement], track: &Track, dice: &mut Dice) -> Track {
    let mut track = track.clone();
    track.name = Text::default();
    track.entries.clear();
    track.benefit.text = Text::default();
    track
        .notes
        .iter_mut()
        .for_each(|note| note.text = Text::default());
    for requirement in &mut track.requirements {
        if dice.once_in(ONE_IN) {
            *requirement = pool[dice.below(pool.len())].clone();
        }
        requirement.cites.clear();
        match &mut requirement.check {
            Check::Rule(rule) | Check::NotTrack { rule, .. } => vary(base, rule, dice),
            Check::Judged { text, .. } => *text = Text::default(),
        }
    }
    let benefit = &mut track.benefit;
    for rate in benefit
        .rates
        .iter_mut()
        .filter_map(|rate| rate.when.as_mut())
    {
        vary(base, rate, dice);
    }
    for cap in &mut benefit.caps {
        cap.figure.value = scaled(cap.figure.value, dice);
        if let Some(rule) = &mut cap.figure.when {
            vary(base, rule, dice);
        }
    }
    track
}

fn vary(base: &Base, rule: &mut Rule, dice: &mut Dice) {
    match rule {
        Rule::All(parts) | Rule::Any(parts) => {
            parts.iter_mut().for_each(|part| vary(base, part, dice));
        }
        Rule::Not(part) => vary(base, part, dice),
        Rule::Test(test) if dice.once_in(ONE_IN) => test.ask = other(base, *test, dice),
        Rule::Test(_) => {}
    }
}

/// Something else that the test could ask of its fact: a choice more or less, or another threshold.
fn other(base: &Base, test: Test, dice: &mut Dice) -> Ask {
    let all = match (base.question(test.fact), test.fact.shape()) {
        (_, Shape::YesNo) => NO | YES,
        (Some(question), _) => question.all_bits(),
        (None, _) => 0b1111,
    };
    let mut toggled = |choices: u64| {
        let other = choices ^ (1 << dice.below(all.count_ones() as usize));
        if other == 0 || other == all {
            choices
        } else {
            other
        }
    };
    match test.ask {
        Ask::OneOf(choices) => Ask::OneOf(toggled(choices)),
        Ask::AnyOf(choices) => Ask::AnyOf(toggled(choices)),
        // A day is moved by whole years, so that it stays one.
        Ask::Within { least, most } if test.fact.shape() == Shape::Date => {
            let years = 10_000 * i64::try_from(dice.below(3)).unwrap();
            Ask::Within {
                least: if least == 0 { 0 } else { least + years },
                most: if most == i64::MAX { most } else { most + years },
            }
        }
        Ask::Within { least, most } => {
            let (times, by) = [(1, 2), (2, 3), (3, 2), (2, 1), (3, 1)][dice.below(5)];
            let moved = |bound: i64| match bound {
                0 | i64::MAX => bound,
                _ => (bound * times / by).max(1),
            };
            Ask::Within {
                least: moved(least),
                most: moved(most),
            }
        }
    }
}

fn scaled(yen: Yen, dice: &mut Dice) -> Yen {
    Yen(yen.0 * (1 + dice.below(8) as u64) / 4)
}

/// Every fact that some rule of the catalogue reads.
pub fn facts_read(catalog: &Catalog) -> Vec<Fact> {
    let tracks = subsidy_advisor::advice::tracks(catalog, None);
    let read = tracks.fold(
        subsidy_advisor::fact::FactSet::EMPTY,
        |all, (_, _, track)| all.union(track.decided_by()),
    );
    read.iter().collect()
}
