//! Guards that every entry of the carried documents is in a programme or in the coverage file with a reason, never in both.

use crate::{corpus, documents};
use std::{collections::BTreeSet, fs};
use subsidy_advisor::catalog::{BudgetLine, coverage::Fate};

#[test]
fn every_entry_is_carried_or_explained() {
    let catalog = corpus::catalog();
    let coverage = catalog.coverage();
    let with = |wanted: fn(&Fate<'_>) -> bool| -> BTreeSet<&str> {
        let entries = coverage.iter().filter(|entry| wanted(&entry.fate));
        entries.map(|entry| entry.id).collect()
    };
    let carried = with(|fate| matches!(fate, Fate::Carried(_)));
    let explained = with(|fate| matches!(fate, Fate::NotCarried(_)));
    let both: Vec<_> = carried.intersection(&explained).collect();
    assert!(both.is_empty(), "carried and explained away: {both:?}");
    assert!(
        catalog
            .base
            .coverage
            .iter()
            .all(|uncarried| !uncarried.reason.ja.trim().is_empty())
    );

    let Some(folder) = documents::folder() else {
        return;
    };
    let list = fs::read_to_string(folder.join("entries.tsv")).unwrap();
    let entries: BTreeSet<&str> = list
        .lines()
        .skip(1)
        .filter_map(|line| line.split('\t').next())
        .collect();
    let missing: Vec<_> = entries
        .iter()
        .filter(|entry| !carried.contains(**entry) && !explained.contains(**entry))
        .collect();
    assert!(
        missing.is_empty(),
        "neither carried nor explained: {missing:?}"
    );
    let unknown: Vec<_> = carried
        .union(&explained)
        .filter(|entry| !entries.contains(**entry))
        .collect();
    assert!(
        unknown.is_empty(),
        "not in the list of entries: {unknown:?}"
    );
    let named = |line: &'_ BudgetLine| -> Vec<String> {
        let offices = line.offices.iter().map(|office| office.entry.clone());
        let shared = line.shared_by.iter().map(|(entry, _)| entry.clone());
        offices.chain(shared).chain([line.entry.clone()]).collect()
    };
    let lines = catalog.base.budget_lines.iter().flat_map(named);
    let unknown: Vec<_> = lines
        .filter(|entry| !entries.contains(entry.as_str()))
        .collect();
    assert!(
        unknown.is_empty(),
        "budget lines and offices of no entry: {unknown:?}"
    );
}
