//! The journeys in `tests/journeys/`, read once for the engine, the screens and whoever else plays them.
#![allow(dead_code, reason = "each test uses its own part of the corpus")]

pub mod businesses;
#[cfg(feature = "ui")]
pub mod page;

use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::{collections::BTreeMap, env, fs, path::PathBuf};
use subsidy_advisor::{
    advice::AsOf,
    answer::Answers,
    catalog::{Catalog, load::load},
    share,
};

/// 相談例: one business, what it answers and what it has to be told.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Journey {
    pub id: String,
    pub title: String,
    pub today: String,
    pub fiscal_year: Option<u16>,
    pub answers: Map<String, Value>,
    pub expect: Vec<Expectation>,
    /// Entries of which nothing may be advised, their children included.
    pub absent: Vec<String>,
    /// All that fits, best first, as `programme/track`; empty where the order is not at stake.
    #[serde(default)]
    pub order: Vec<String>,
    #[serde(default)]
    pub variants: Vec<Variant>,
}

/// The same business with something changed.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Variant {
    pub change: Map<String, Value>,
    pub expect: Vec<Expectation>,
    #[serde(default)]
    pub absent: Vec<String>,
}

/// One track that has to be there, and how.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expectation {
    pub entry: String,
    pub programme: String,
    pub track: String,
    pub verdict: String,
    pub rate: Option<String>,
    pub cap_yen: Option<u64>,
    pub amount_yen: Option<u64>,
    /// The add-ons that surely apply, with their yen.
    pub addons: Option<BTreeMap<String, u64>>,
    /// The most visits of an expert.
    pub visits: Option<u8>,
    /// The least and the most it may come to, yen, where not everything is known; no most where nothing bounds it.
    pub amount_range: Option<(u64, Option<u64>)>,
    /// The smallest set of changes that would make it fit, as answers; empty where nothing an owner can do is enough.
    pub near_miss: Option<BTreeMap<String, String>>,
    /// What would make it worth more; each has to be among what is proposed.
    #[serde(default)]
    pub levers: Vec<ExpectedLever>,
    /// The questions it waits for.
    pub missing: Option<Vec<String>>,
    /// It has to be the very first.
    #[serde(default)]
    pub first: bool,
    /// Words that the programme's page has to show.
    #[serde(default)]
    pub says: Vec<String>,
}

/// A set of changes, and what comes of it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExpectedLever {
    /// The changes, as answers.
    pub changes: BTreeMap<String, String>,
    /// The track that then fits; the same where it is left out.
    pub track: Option<String>,
    pub rate: Option<String>,
    pub cap_yen: Option<u64>,
    pub amount_yen: Option<u64>,
    /// The add-ons that then surely stand beside it, with what they come to for this business, yen.
    #[serde(default)]
    pub beside: BTreeMap<String, u64>,
    pub visits: Option<u8>,
}

impl Journey {
    /// The journey itself and its variants, each as a journey of its own.
    pub fn cases(&self) -> Vec<Self> {
        let variants = self.variants.iter().enumerate().map(|(at, variant)| {
            let mut answers = self.answers.clone();
            answers.extend(variant.change.clone());
            Self {
                id: format!("{} variant {}", self.id, at + 1),
                answers,
                expect: variant.expect.clone(),
                absent: variant.absent.clone(),
                order: Vec::new(),
                variants: Vec::new(),
                ..self.clone()
            }
        });
        [self.clone()].into_iter().chain(variants).collect()
    }

    /// The answers and what they are for, through the door that answers files come in by.
    pub fn read(&self, catalog: &Catalog) -> (Answers, AsOf) {
        let file =
            json!({"today": self.today, "fiscal_year": self.fiscal_year, "answers": self.answers});
        let read = share::read_file(catalog, &file.to_string())
            .unwrap_or_else(|faults| panic!("{}: {faults:#?}", self.id));
        (
            read.answers,
            AsOf {
                today: read.today,
                fiscal_year: read.fiscal_year,
            },
        )
    }
}

/// The folder of the project; it is asked for when the tests run, so that built tests can check another checkout.
pub fn root() -> PathBuf {
    env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| ".".into(), PathBuf::from)
}

/// The catalogue from the records, without a defect.
pub fn catalog() -> Catalog {
    let (catalog, defects) = load(&root().join("data"));
    assert!(defects.is_empty(), "{defects:#?}");
    catalog
}

/// Every journey, by name.
pub fn journeys() -> Vec<Journey> {
    let mut files: Vec<PathBuf> = fs::read_dir(root().join("tests/journeys"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    let read = |path: &PathBuf| {
        serde_json::from_str(&fs::read_to_string(path).unwrap())
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    files.iter().map(read).collect()
}

/// The journey of an id.
pub fn journey(id: &str) -> Journey {
    let found = journeys().into_iter().find(|one| one.id == id);
    found.unwrap_or_else(|| panic!("there is no journey {id}"))
}

/// Whether `entry` is `whole` or one of its parts (`003-B1-1a` of `003-B1-1`, of `003-B1` and of `003-B`).
pub fn is_within(entry: &str, whole: &str) -> bool {
    let ends_with_digit = whole.ends_with(|last: char| last.is_ascii_digit());
    entry.strip_prefix(whole).is_some_and(|rest| {
        !(ends_with_digit && rest.starts_with(|next: char| next.is_ascii_digit()))
    })
}
