//! How many questions the interview needs, for a simulated population of two thousand businesses, beside a fixed order, a
//! random one and the entropy bound; and how long it takes to choose a question.
//!
//! Run it with `cargo xtask bench interview`. The counts are the same on every machine; the times are not.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a bench stops at the first surprise"
)]

#[path = "../tests/population/mod.rs"]
mod population;

use population::{
    BUSINESSES, Knows, Population, SEED,
    play::{Figures, Order, Played, fewest, play_all},
};
use std::{
    hint::black_box,
    path::Path,
    time::{Duration, Instant},
};
use subsidy_advisor::{
    advice::AsOf,
    answer::{Answer, Answers},
    catalog::{Catalog, load::load},
    date::FiscalYear,
    interview::{self, Opening},
};

fn main() {
    let (catalog, defects) = load(Path::new("data"));
    assert!(defects.is_empty(), "{defects:#?}");
    let population = Population::read(Path::new("."));
    println!(
        "{BUSINESSES} businesses; questions: median, nine in ten, mean, and the mean's ratio to the fixed order's"
    );
    for knows in [Knows::Everything, Knows::WhatOwnersKnow] {
        let businesses = population.businesses(&catalog, SEED, BUSINESSES, knows);
        for year in [None, Some(2021), Some(2020)] {
            let as_of = AsOf {
                today: "2020-10-01".parse().unwrap(),
                fiscal_year: year.map(FiscalYear),
            };
            let year = year.map_or_else(|| "newest editions".to_owned(), |year| year.to_string());
            println!("\n{knows:?}, {year}");
            measure(&catalog, as_of, &businesses);
        }
    }
    let businesses = population.businesses(&catalog, SEED, 40, Knows::Everything);
    time_to_choose(&catalog, &businesses);
}

/// One table: each order, and the questions it takes until everything is settled, until what stands first is, and until
/// what stands first and fits is.
fn measure(catalog: &Catalog, as_of: AsOf, businesses: &[Answers]) {
    let counts: [fn(&Played) -> usize; 4] = [
        |one| one.asked,
        |one| one.settled,
        |one| one.stable,
        |one| one.fits,
    ];
    println!(
        "{:14} {:^22} {:^22} {:^22} {:^22}",
        "order", "asked", "all settled", "first five stand", "those that fit stand"
    );
    let fixed = play_all(catalog, as_of, Order::Fixed, businesses);
    for order in Order::ALL {
        let played = match order {
            Order::Fixed => &fixed,
            _ => &play_all(catalog, as_of, order, businesses),
        };
        print!("{:14}", format!("{order:?}"));
        for count in counts {
            let (these, those) = (Figures::of(played, count), Figures::of(&fixed, count));
            let ratio = these.mean / those.mean;
            print!(
                "  {:>2} {:>3} {:>6.2} ({ratio:.2})",
                these.median, these.ninth, these.mean
            );
        }
        println!();
    }
    let fewest = fewest(catalog, businesses, &fixed);
    println!("{:14} {:>53} {fewest:>14.2}", "entropy bound", "");
}

/// How long `interview::next` takes, over every step of some interviews.
fn time_to_choose(catalog: &Catalog, businesses: &[Answers]) {
    let as_of = AsOf {
        today: "2020-10-01".parse().unwrap(),
        fiscal_year: None,
    };
    let mut times: Vec<Duration> = Vec::new();
    for business in businesses {
        let mut answers = Answers::default();
        loop {
            let start = Instant::now();
            let next = black_box(interview::next(catalog, &answers, as_of, Opening::Purpose));
            times.push(start.elapsed());
            let Some(fact) = next else { break };
            answers.set(fact, business.get(fact).unwrap_or(Answer::DontKnow));
        }
    }
    times.sort_unstable();
    println!(
        "\nchoosing a question: median {:.2?}, nine in ten {:.2?}, worst {:.2?}",
        times[times.len() / 2],
        times[times.len() * 9 / 10],
        times[times.len() - 1]
    );
}
