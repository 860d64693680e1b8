//! Guards that every question and choice has a number of its own for the sharing link. That none ever changes or
//! vanishes is guarded with the ids.

use crate::corpus;
use std::{collections::BTreeSet, fs};
use subsidy_advisor::catalog::{Question, load};

fn json() -> String {
    fs::read_to_string(corpus::root().join("data/codes.json")).unwrap()
}

/// What is wrong with the numbers when one thing in their file is changed.
#[track_caller]
fn names(from: &str, to: &str, expected: &[&str]) {
    assert!(json().contains(from), "the file has no {from}");
    let changed = json().replacen(from, to, 1);
    let defects = load::number(&corpus::catalog().base.questions, &changed).map(|_| ());
    let defects: Vec<String> = defects
        .unwrap_err()
        .iter()
        .map(ToString::to_string)
        .collect();
    let all = defects.join("\n");
    for part in expected {
        assert!(all.contains(part), "{part} is not in:\n{all}");
    }
    assert!(all.starts_with("codes.json, at "), "{all}");
}

#[test]
fn every_question_and_every_choice_has_a_number_of_its_own() {
    let questions = corpus::catalog().base.questions;
    let numbers: BTreeSet<u16> = questions.iter().map(|one| one.number).collect();
    assert_eq!(numbers.len(), questions.len());
    assert!(!numbers.contains(&0), "0 is no question's");
    for Question { fact, options, .. } in &questions {
        let numbers: BTreeSet<u8> = options.iter().map(|one| one.number).collect();
        assert_eq!(numbers.len(), options.len(), "{fact:?}");
        assert!(numbers.iter().all(|number| *number < 64), "{fact:?}");
    }
}

#[test]
fn a_number_at_fault_is_named_with_its_mend() {
    names(
        "\"number\": 2,",
        "\"number\": 1,",
        &[
            "the number 1 of `applicant` is 0 or used twice",
            "the next free one",
        ],
    );
    names(
        "\"number\": 1,",
        "\"number\": 0,",
        &["the number 0 of `applicant`"],
    );
    names(
        "\"question\": \"applicant\"",
        "\"question\": \"asker\"",
        &[
            "there is no question `asker`",
            "the question `applicant` has no number",
        ],
    );
    names(
        "\"company\": 0",
        "\"firm\": 0",
        &[
            "question `applicant`",
            "there is no choice `firm`",
            "the choice `company` has no number",
            "Add it with the number 6",
        ],
    );
    names(
        "\"company\": 0",
        "\"company\": 1",
        &["the number 1 of `company` is above 63 or used twice"],
    );
    names(
        "\"company\": 0",
        "\"company\": 64",
        &["the number 64 of `company` is above 63"],
    );
    names("\"codes\"", "\"code\"", &["unknown field"]);
}

#[test]
fn the_highest_number_of_a_choice_is_still_one() {
    let changed = json().replacen("\"company\": 0", "\"company\": 63", 1);
    let numbered = load::number(&corpus::catalog().base.questions, &changed).unwrap();
    assert_eq!(numbered[0].options[0].number, 63);
}
