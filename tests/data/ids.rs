//! Guards that ids and the numbers in links are permanent: what was ever published is still there, and what is new is
//! written down.
//!
//! `ids.txt` is the list. `UPDATE_IDS=1 cargo test --test data ids` adds what is new; nothing is ever taken out.

use crate::corpus;
use std::{collections::BTreeSet, env, fs};
use subsidy_advisor::fact::Fact;

fn ids() -> BTreeSet<String> {
    let catalog = corpus::catalog();
    let mut ids = BTreeSet::new();
    for question in &catalog.base.questions {
        let id = question.fact.id();
        ids.insert(format!("question {id}"));
        let choices = question.options.iter();
        ids.extend(choices.map(|choice| format!("choice {id}/{}", choice.token)));
        // The numbers stand in links that people keep.
        ids.insert(format!("number {} {id}", question.number));
        let choices = question.options.iter();
        ids.extend(choices.map(|one| {
            format!(
                "number {}/{} {id}/{}",
                question.number, one.number, one.token
            )
        }));
    }
    let lines = catalog.base.budget_lines.iter();
    ids.extend(lines.map(|line| format!("budget line {}", line.id)));
    for programme in &catalog.programmes {
        ids.insert(format!("programme {}", programme.id));
        for edition in &programme.editions {
            ids.insert(format!("edition {}/{}", programme.id, edition.id));
            let tracks = edition.tracks.iter();
            ids.extend(
                tracks.map(|track| format!("track {}/{}/{}", programme.id, edition.id, track.id)),
            );
        }
    }
    ids
}

#[test]
fn an_id_once_published_stays() {
    let path = corpus::root().join("tests/data/ids.txt");
    let written = fs::read_to_string(&path).unwrap_or_default();
    let published: BTreeSet<String> = written.lines().map(str::to_owned).collect();
    let ids = ids();
    let gone: Vec<_> = published.difference(&ids).collect();
    assert!(gone.is_empty(), "ids that were in use are gone: {gone:?}");
    if env::var_os("UPDATE_IDS").is_some() {
        let lines: Vec<_> = ids.iter().map(String::as_str).collect();
        fs::write(&path, lines.join("\n") + "\n").unwrap();
        return;
    }
    let new: Vec<_> = ids.difference(&published).collect();
    assert!(
        new.is_empty(),
        "new ids; run `UPDATE_IDS=1 cargo test --test data ids`: {new:?}"
    );
}

#[test]
fn a_question_asks_each_fact_once() {
    let catalog = corpus::catalog();
    let asked: Vec<Fact> = catalog.base.questions.iter().map(|q| q.fact).collect();
    let once: BTreeSet<Fact> = asked.iter().copied().collect();
    assert_eq!(asked.len(), once.len());
}
