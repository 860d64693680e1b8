//! How long the engine takes for the whole catalogue, at the real one and at generated ones of its shape, beside the floor
//! of one pass over bit sets of as many programmes.
//!
//! Run it with `cargo xtask bench engine`. The figures of one run belong together; the machines are noisy, so each figure
//! is the best of many short runs, averaged over the states of several consultations.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a bench stops at the first surprise"
)]

#[path = "../tests/generated/mod.rs"]
mod generated;
#[path = "../tests/population/mod.rs"]
mod population;

#[path = "engine/export.rs"]
mod export;
#[path = "engine/measure.rs"]
mod measure;
#[path = "engine/plot.rs"]
mod plot;

use export::{conditions_alone, export, known};
use generated::generated;
use measure::{best, best_within};
use plot::Line;
use population::{Knows, Population, SEED};
use std::{
    hint::black_box,
    path::Path,
    time::{Duration, Instant},
};
use subsidy_advisor::{
    advice::{AsOf, Index, Kept, Sets, Workspace, advise, settled, tracks},
    answer::Answers,
    catalog::{Catalog, Track, load::load},
    derive::derive,
    fact::Fact,
    interview::{self, Opening, Prepared},
};

fn main() {
    let (catalog, defects) = load(Path::new("data"));
    assert!(defects.is_empty(), "{defects:#?}");
    let states = states(&catalog);
    println!("{} states of consultations\n", states.len());
    println!(
        "{:>10} {:>12} {:>12} {:>12} {:>12} {:>12} {:>12} {:>12} {:>12} {:>12} {:>12}",
        "programmes",
        "floor",
        "readable",
        "index",
        "at worst",
        "one changed",
        "at worst",
        "explaining",
        "next",
        "prepared",
        "at worst"
    );
    measure_all(&catalog, &states);
    let mut grown = Vec::new();
    for count in counts() {
        let generated = generated(&catalog, count, generated::SEED);
        grown.push((count as f64, measure_all(&generated, &states)));
        if let Some(folder) = std::env::var_os("PEERS")
            && count <= MOST_FOR_OTHERS
        {
            export_to(Path::new(&folder), generated);
        }
    }
    // `PLOT=docs/engine.svg cargo xtask bench engine` draws the picture of the documents anew.
    if let Some(path) = std::env::var_os("PLOT") {
        std::fs::write(path, plot::svg(&lines(&grown))).unwrap();
    }
}

/// The figures as lines of the picture.
fn lines(grown: &[(f64, Figures)]) -> Vec<Line> {
    let line = |name, color, of: fn(&Figures) -> f64| Line {
        name,
        color,
        points: grown
            .iter()
            .map(|(count, figures)| (*count, of(figures)))
            .filter(|(_, nanos)| 0.0 < *nanos)
            .collect(),
    };
    vec![
        line("advise", "#d1495b", |one| one.explaining),
        line("next question", "#b8860b", |one| one.next),
        line("next question, prepared", "#e07b39", |one| one.prepared),
        line("readable evaluator", "#2e86ab", |one| one.readable),
        line("index", "#3a9d5d", |one| one.indexed),
        line("one changed answer", "#8f6bc2", |one| one.changed),
        line("floor", "#888888", |one| one.floor),
    ]
}

/// What is measured of one catalogue, nanoseconds.
struct Figures {
    floor: f64,
    readable: f64,
    indexed: f64,
    indexed_worst: f64,
    changed: f64,
    changed_worst: f64,
    explaining: f64,
    next: f64,
    prepared: f64,
    prepared_worst: f64,
}

/// Other engines are measured up to here.
const MOST_FOR_OTHERS: usize = 10_000;

/// Writes what other engines are measured by: four businesses that have said everything.
fn export_to(folder: &Path, catalog: Catalog) {
    let catalog = conditions_alone(catalog);
    let businesses =
        Population::read(Path::new(".")).businesses(&catalog, SEED, 4, Knows::Everything);
    let situation = |answers: &Answers| {
        let mut situation = derive(&catalog.base, answers);
        situation.facts = known(&situation);
        situation
    };
    let situations: Vec<_> = businesses.iter().map(situation).collect();
    export(folder, &catalog, &situations);
}

/// How many programmes are generated; `COUNTS=10000` looks at one size alone.
fn counts() -> Vec<usize> {
    let asked = std::env::var("COUNTS").unwrap_or_else(|_| "100,1000,10000,100000".to_owned());
    asked
        .split(',')
        .map(|count| count.trim().parse().unwrap())
        .collect()
}

fn as_of() -> AsOf {
    AsOf {
        today: "2020-10-01".parse().unwrap(),
        fiscal_year: None,
    }
}

/// Consultations of the population as they go on: after nothing, a quarter, half and all of the answers.
fn states(catalog: &Catalog) -> Vec<Answers> {
    let businesses =
        Population::read(Path::new(".")).businesses(catalog, SEED, 6, Knows::WhatOwnersKnow);
    let part = |business: &Answers, quarters: usize| {
        let count = business.iter().count() * quarters / 4;
        let mut answers = Answers::default();
        // What one wants is said first.
        let (first, rest): (Vec<_>, Vec<_>) = business
            .iter()
            .partition(|(fact, _)| *fact == Fact::Purposes);
        let said = first.into_iter().chain(rest).take(count);
        said.for_each(|(fact, answer)| answers.set(fact, answer));
        answers
    };
    let parts = businesses
        .iter()
        .flat_map(|business| [1, 2, 4].map(|quarters| part(business, quarters)));
    [Answers::default()].into_iter().chain(parts).collect()
}

fn measure_all(catalog: &Catalog, states: &[Answers]) -> Figures {
    let tracks: Vec<&Track> = tracks(catalog, None).map(|(_, _, track)| track).collect();
    let count = tracks.len();
    let situations: Vec<_> = states
        .iter()
        .map(|answers| derive(&catalog.base, answers))
        .collect();
    let per_state = |time: Duration, states: usize| time.as_secs_f64() * 1e9 / states as f64;

    let rows: Vec<Vec<u64>> = (0..14).map(|row| vec![row; count.div_ceil(64)]).collect();
    let mut set = vec![0; count.div_ceil(64)];
    let floor = per_state(best(|| intersect(&rows, &mut set)), 1);
    let readable = best(|| {
        for situation in &situations {
            for track in &tracks {
                black_box(settled(track, situation));
            }
        }
    });
    let readable = per_state(readable, states.len());
    let few = if count > 20_000 { &states[..4] } else { states };
    let explaining = best(|| {
        for answers in few {
            black_box(advise(catalog, answers, as_of()));
        }
    });
    let explaining = per_state(explaining, few.len());
    let start = Instant::now();
    let index = Index::new(&catalog.base, tracks.iter().copied());
    let built = start.elapsed();
    let (mut work, mut sets) = (Workspace::default(), Sets::default());
    let indexed: Vec<f64> = situations
        .iter()
        .map(|situation| {
            per_state(
                best(|| index.judge(black_box(situation), &mut work, &mut sets)),
                1,
            )
        })
        .collect();
    let indexed_worst = indexed.iter().copied().fold(0.0, f64::max);
    let indexed = indexed.iter().sum::<f64>() / indexed.len() as f64;
    let (changed, changed_worst) = one_changed(catalog, &index, states);
    let few: &[Answers] = match count {
        20_000.. => &[],
        2_000.. => &states[2..3],
        _ => &states[1..7],
    };
    let next = if few.is_empty() {
        Duration::ZERO
    } else {
        best(|| {
            for answers in few {
                black_box(interview::next(catalog, answers, as_of(), Opening::Purpose));
            }
        })
    };
    let next = per_state(next, few.len().max(1));
    let start = Instant::now();
    let prepared = Prepared::new(catalog, None);
    let (prepared_built, prepared_bytes) = (start.elapsed(), prepared.bytes());
    // Before anything was said, what one wants is asked whatever else there is.
    let chosen: Vec<f64> = states[1..]
        .iter()
        .map(|answers| {
            let next = best(|| {
                black_box(prepared.next(black_box(answers), Opening::Purpose));
            });
            per_state(next, 1)
        })
        .collect();
    let prepared_worst = chosen.iter().copied().fold(0.0, f64::max);
    let prepared = chosen.iter().sum::<f64>() / chosen.len() as f64;
    let figures = Figures {
        floor,
        readable,
        indexed,
        indexed_worst,
        changed,
        changed_worst,
        explaining,
        next,
        prepared,
        prepared_worst,
    };
    figures.print(count as f64);
    println!(
        "  the index: {built:.1?} to make, {:.1} bytes each",
        index.bytes() as f64 / count as f64
    );
    println!(
        "  the prepared: {prepared_built:.1?} to make, {:.1} bytes each",
        prepared_bytes as f64 / count as f64
    );
    figures
}

impl Figures {
    /// All of a catalogue, and below them what comes to one programme.
    fn print(&self, count: f64) {
        let all = [
            self.floor,
            self.readable,
            self.indexed,
            self.indexed_worst,
            self.changed,
            self.changed_worst,
            self.explaining,
            self.next,
            self.prepared,
            self.prepared_worst,
        ];
        print!("{count:>10}");
        all.iter().for_each(|nanos| print!(" {:>12}", time(*nanos)));
        print!("\n{:>10}", "each");
        all.iter()
            .for_each(|nanos| print!(" {:>9.2} ns", nanos / count));
    }
}

/// What one changed answer costs: the median and the worst over answers that are taken back and given again.
fn one_changed(catalog: &Catalog, index: &Index<'_>, states: &[Answers]) -> (f64, f64) {
    let mut times = Vec::new();
    for answers in &states[1..] {
        for (fact, _) in answers.iter() {
            let mut without = answers.clone();
            without.remove(fact);
            let [with, without] = [answers, &without].map(|said| derive(&catalog.base, said));
            let mut kept = Kept::new(index);
            kept.judge(index, &with);
            let both = best_within(Duration::from_millis(3), || {
                black_box(kept.judge(index, black_box(&without)));
                black_box(kept.judge(index, black_box(&with)));
            });
            times.push(both.as_secs_f64() * 1e9 / 2.0);
        }
    }
    times.sort_unstable_by(f64::total_cmp);
    (times[times.len() / 2], times[times.len() - 1])
}

/// A time in the unit that suits it; nothing where nothing was measured.
fn time(nanos: f64) -> String {
    match nanos {
        0.0 => "-".to_owned(),
        1e6.. => format!("{:.2} ms", nanos / 1e6),
        1e3.. => format!("{:.2} µs", nanos / 1e3),
        _ => format!("{nanos:.1} ns"),
    }
}

/// One pass of intersection: what can't be undercut by whoever looks at each fact's set once.
fn intersect(rows: &[Vec<u64>], set: &mut [u64]) {
    set.fill(u64::MAX);
    for row in black_box(rows) {
        for (set, word) in set.iter_mut().zip(row) {
            *set &= word;
        }
    }
    black_box(set);
}
