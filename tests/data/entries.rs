//! Guards that every entry of the carried documents is in a programme or in the coverage file with a reason, never in both.

use crate::{corpus, documents};
use std::{collections::BTreeSet, fs};
use subsidy_advisor::catalog::BudgetLine;

#[test]
fn every_entry_is_carried_or_explained() {
    let catalog = corpus::catalog();
    let editions = catalog
        .programmes
        .iter()
        .flat_map(|programme| &programme.editions);
    let tracks = editions.clone().flat_map(|edition| &edition.tracks);
    let carried: BTreeSet<&str> = editions
        .flat_map(|edition| &edition.entries)
        .chain(tracks.flat_map(|track| &track.entries))
        .map(String::as_str)
        .collect();
    let explained: BTreeSet<&str> = catalog
        .base
        .coverage
        .iter()
        .map(|uncarried| uncarried.entry.as_str())
        .collect();
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
