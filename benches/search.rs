//! How long a search takes as one types, at the real catalogue and at generated ones of its shape, beside the floor of
//! reading every text from end to end.
//!
//! Run it with `cargo xtask bench search`. The figures of one run belong together; the machines are noisy.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a bench stops at the first surprise"
)]

use std::{
    hint::black_box,
    path::Path,
    time::{Duration, Instant},
};
use subsidy_advisor::{
    catalog::{Catalog, Language, load::load},
    search::{Index, Searched, fold, searched},
};

/// What people type, in full; each is typed letter by letter.
const TYPED: &[&str] = &[
    "補助金",
    "後継ぎ",
    "ﾎｼﾞｮｷﾝ",
    "水害",
    "機械 補助金",
    "輸出",
    "ものづくり",
    "省エネ診断",
    "zzz",
];

/// One frame of a screen.
const FRAME: Duration = Duration::from_micros(16_667);

fn main() {
    let (catalog, defects) = load(Path::new("data"));
    assert!(defects.is_empty(), "{defects:#?}");
    println!(
        "programmes  index         a letter typed: median, worst     floor: median   index/floor"
    );
    for count in [catalog.programmes.len(), 1_000, 10_000, 100_000] {
        measure(&generated(&catalog, count));
    }
}

/// `count` programmes of the real ones' shape: their names, readings and texts, mixed anew and numbered.
fn generated(catalog: &Catalog, count: usize) -> Vec<Searched> {
    let real: Vec<Searched> = catalog
        .programmes
        .iter()
        .map(|one| searched(catalog, one, Language::Japanese))
        .collect();
    let one = |at: usize| {
        let (name, text) = (&real[at % real.len()], &real[at * 7 % real.len()]);
        Searched {
            name: format!("{} 第{at}号", name.name),
            text: text.text.clone(),
        }
    };
    (0..count).map(one).collect()
}

fn measure(programmes: &[Searched]) {
    let start = Instant::now();
    let index = Index::new(programmes.iter().cloned());
    let built = start.elapsed();
    let folded: Vec<(String, String)> = programmes
        .iter()
        .map(|one| (fold(&one.name), fold(&one.text)))
        .collect();

    let mut searches = Vec::new();
    let mut floors = Vec::new();
    for typed in TYPED {
        let ends = typed
            .char_indices()
            .map(|(at, letter)| at + letter.len_utf8());
        for query in ends.map(|end| &typed[..end]) {
            searches.push(median(|| index.find(black_box(query)).len()));
            floors.push(median(|| scan(&folded, black_box(query))));
        }
    }
    searches.sort_unstable();
    floors.sort_unstable();
    let (median, worst) = (searches[searches.len() / 2], searches[searches.len() - 1]);
    let floor = floors[floors.len() / 2];
    println!(
        "{:>10}  {built:>9.1?}  {median:>17.1?}, {worst:>9.1?}{}  {floor:>15.1?}  {:>10.3}",
        programmes.len(),
        if worst < FRAME {
            " (in a frame)"
        } else {
            " (MORE than a frame)"
        },
        median.as_secs_f64() / floor.as_secs_f64(),
    );
}

/// The median of five runs.
fn median(work: impl Fn() -> usize) -> Duration {
    let mut times: Vec<Duration> = (0..5)
        .map(|_| {
            let start = Instant::now();
            black_box(work());
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[2]
}

/// The floor: every text is read for every word.
fn scan(folded: &[(String, String)], query: &str) -> usize {
    let query = fold(query);
    let has_all = |(name, text): &&(String, String)| {
        query
            .split_whitespace()
            .all(|word| name.contains(word) || text.contains(word))
    };
    folded.iter().filter(has_all).count()
}
