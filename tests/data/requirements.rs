//! Guards that every track can be reached, and that each of its requirements has one case that meets it and one just
//! outside it.
//!
//! The cases stand in `requirements/`, a file for each programme: what fits a track, and for each requirement the change that still passes and
//! the change that no longer does.

use crate::corpus;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};
use subsidy_advisor::{
    advice::{AsOf, Recommendation, Standing, Verdict, advise},
    catalog::{Catalog, Reach},
    share,
};

struct Table {
    common: Map<String, Value>,
    tracks: Vec<Cases>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    track: String,
    fits: Map<String, Value>,
    rows: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    requirement: String,
    inside: Map<String, Value>,
    outside: Map<String, Value>,
}

/// The cases of every programme, a file each beside the answers they have in common.
fn table() -> Table {
    let folder = corpus::root().join("tests/data/requirements");
    let read = |path: &Path| fs::read_to_string(path).unwrap();
    let mut files: Vec<_> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    let (common, programmes): (Vec<_>, Vec<_>) = files
        .iter()
        .partition(|path| path.ends_with("_common.json"));
    let cases = |path: &&PathBuf| -> Vec<Cases> {
        serde_json::from_str(&read(path)).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
    };
    Table {
        common: serde_json::from_str(&read(common[0])).unwrap(),
        tracks: programmes.iter().flat_map(cases).collect(),
    }
}

/// Runs `look` on how a track comes out for some answers.
fn judged<T>(
    catalog: &Catalog,
    track: &str,
    parts: &[&Map<String, Value>],
    look: impl Fn(&Recommendation<'_>) -> T,
) -> T {
    let mut answers = Map::new();
    parts
        .iter()
        .for_each(|part| answers.extend((*part).clone()));
    let [programme, edition, id] = track.split('/').collect::<Vec<_>>()[..] else {
        panic!("{track}")
    };
    let year = catalog
        .programme(programme)
        .unwrap()
        .editions
        .iter()
        .find(|e| e.id == edition)
        .unwrap()
        .fiscal_year;
    let file = json!({"today": "2020-10-01", "answers": answers});
    let read = share::read_file(catalog, &file.to_string())
        .unwrap_or_else(|faults| panic!("{track}: {faults:#?}"));
    let advice = advise(
        catalog,
        &read.answers,
        AsOf {
            today: read.today,
            fiscal_year: Some(year),
        },
    );
    let found = advice
        .recommendations
        .iter()
        .find(|r| r.programme.id == programme && r.edition.id == edition && r.track.id == id);
    look(found.unwrap_or_else(|| panic!("there is no {track}")))
}

#[test]
fn each_requirement_has_a_case_that_meets_it_and_one_just_outside() {
    let (catalog, table) = (corpus::catalog(), table());
    for cases in &table.tracks {
        judged(&catalog, &cases.track, &[&table.common, &cases.fits], |r| {
            assert!(
                matches!(r.verdict, Verdict::Met),
                "{} is not met: {:?}",
                cases.track,
                r.verdict
            );
        });
        for row in &cases.rows {
            let standing = |r: &Recommendation<'_>| {
                r.findings
                    .iter()
                    .find(|f| f.ground.id() == row.requirement)
                    .map(|f| f.standing)
            };
            judged(
                &catalog,
                &cases.track,
                &[&table.common, &cases.fits, &row.inside],
                |r| {
                    assert_eq!(
                        standing(r),
                        Some(Standing::Holds),
                        "{} {} inside",
                        cases.track,
                        row.requirement
                    );
                    assert!(
                        matches!(r.verdict, Verdict::Met),
                        "{} {} inside: {:?}",
                        cases.track,
                        row.requirement,
                        r.verdict
                    );
                },
            );
            judged(
                &catalog,
                &cases.track,
                &[&table.common, &cases.fits, &row.outside],
                |r| {
                    assert_eq!(
                        standing(r),
                        Some(Standing::Fails),
                        "{} {} outside",
                        cases.track,
                        row.requirement
                    );
                    assert!(
                        matches!(r.verdict, Verdict::Failed(_)),
                        "{} {} outside",
                        cases.track,
                        row.requirement
                    );
                },
            );
        }
    }
}

#[test]
fn no_requirement_is_without_its_cases() {
    let (catalog, table) = (corpus::catalog(), table());
    let rows: BTreeMap<&str, Vec<&str>> = table
        .tracks
        .iter()
        .map(|cases| {
            (
                cases.track.as_str(),
                cases
                    .rows
                    .iter()
                    .map(|row| row.requirement.as_str())
                    .collect(),
            )
        })
        .collect();
    for programme in &catalog.programmes {
        for edition in &programme.editions {
            for track in edition
                .tracks
                .iter()
                .filter(|track| track.reach != Reach::NotForBusiness)
            {
                let key = format!("{}/{}/{}", programme.id, edition.id, track.id);
                let rows = rows
                    .get(key.as_str())
                    .unwrap_or_else(|| panic!("{key} has no cases"));
                let rules = track
                    .requirements
                    .iter()
                    .filter(|requirement| requirement.check.rule().is_some());
                let floor = track.benefit.floor.as_ref().map(|_| "spend-reaches-floor");
                for requirement in rules
                    .map(|requirement| requirement.id.as_str())
                    .chain(floor)
                {
                    assert!(
                        rows.contains(&requirement),
                        "{key}: `{requirement}` has no cases"
                    );
                }
            }
        }
    }
}
