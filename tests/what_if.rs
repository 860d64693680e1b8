//! Another answer, tried before it is taken over: what it brings, what it takes, and what it changes in yen.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

mod corpus;

use corpus::businesses::CATALOG;
use subsidy_advisor::{
    advice::{Difference, advise, differences},
    answer::Answers,
};

/// What another answer to one question makes of the advice of a journey, as words.
fn tried(journey: &str, changes: &[(&str, &str)]) -> Vec<String> {
    tried_of(journey, &[], changes)
}

/// The same of a journey that was answered otherwise before.
fn tried_of(journey: &str, said: &[(&str, &str)], changes: &[(&str, &str)]) -> Vec<String> {
    let journey = corpus::journey(journey);
    let (mut answers, as_of) = journey.read(&CATALOG);
    for (question, text) in said {
        answers.read(&CATALOG, question, text).unwrap();
    }
    let mut other: Answers = answers.clone();
    for (question, text) in changes {
        other.read(&CATALOG, question, text).unwrap();
    }
    let (before, after) = (
        advise(&CATALOG, &answers, as_of),
        advise(&CATALOG, &other, as_of),
    );
    let word = |difference: Difference<'_, '_>| {
        let (what, one) = match difference {
            Difference::Fits(one) => ("fits".to_owned(), one),
            Difference::Opens(one) => ("opens".to_owned(), one),
            Difference::Terms(one) => ("terms".to_owned(), one),
            Difference::Doubtful(one) => ("doubtful".to_owned(), one),
            Difference::Fails(one) => ("fails".to_owned(), one),
            Difference::Worth { one, from, to } => {
                let yen = |range: Option<subsidy_advisor::money::YenRange>| {
                    range.map(|range| (range.min.0, range.max.map(|yen| yen.0)))
                };
                (format!("{:?} -> {:?}", yen(from), yen(to)), one)
            }
        };
        format!("{}/{}: {what}", one.programme.id, one.track.id)
    };
    differences(&before, &after).into_iter().map(word).collect()
}

#[test]
fn the_same_answer_changes_nothing() {
    assert_eq!(
        tried("A10", &[("plans", "equipment_certified")]),
        Vec::<String>::new()
    );
}

#[test]
fn another_answer_changes_the_amount_in_yen() {
    // 600万円 by 1/2, and by 2/3 once the plan with its productivity is there (004:34-39).
    let plan = [
        ("plans", "innovation_approved,equipment_certified"),
        ("innovation_plan_applied_on", "2019-10-01"),
        ("innovation_plan_productivity", "3"),
    ];
    let worth = "monozukuri-subsidy/general: Some((3000000, Some(3000000))) -> Some((4000000, Some(4000000)))".to_owned();
    assert!(
        tried("A10", &plan).contains(&worth),
        "{:#?}",
        tried("A10", &plan)
    );
    // While the productivity is not said, it may be either.
    let worth = "monozukuri-subsidy/general: Some((3000000, Some(3000000))) -> Some((3000000, Some(4000000)))".to_owned();
    assert!(
        tried("A10", &plan[..1]).contains(&worth),
        "{:#?}",
        tried("A10", &plan[..1])
    );
}

#[test]
fn another_answer_brings_and_takes() {
    // The rebuilding subsidy of July 2020 is for the prefectures it names (003:1011-1021), Hiroshima not among them.
    let moved = tried("B02", &[("prefecture", "34")]);
    assert!(
        moved
            .iter()
            .any(|line| line.starts_with("nariwai-restoration/") && line.ends_with(": fails")),
        "{moved:#?}"
    );
    let back = tried("B04", &[("prefecture", "43")]);
    assert!(
        back.iter()
            .any(|line| line.starts_with("nariwai-restoration/") && line.ends_with(": fits")),
        "{back:#?}"
    );
    // Not to know it leaves it open.
    let unsure = tried("B02", &[("prefecture", "unknown")]);
    assert!(
        unsure
            .iter()
            .any(|line| line.starts_with("nariwai-restoration/") && line.ends_with(": doubtful")),
        "{unsure:#?}"
    );
    let maybe = tried("B04", &[("prefecture", "unknown")]);
    assert!(
        maybe
            .iter()
            .any(|line| line.starts_with("nariwai-restoration/") && line.ends_with(": opens")),
        "{maybe:#?}"
    );
}

#[test]
fn an_answer_that_only_opens_an_addon_is_told() {
    // A fixed grant is there for those hit before as well (003:1007-1009); the amount by the rate stays what it is.
    let hit = tried(
        "B02",
        &[
            ("disaster", "heavy_rain_july_2020,earlier_disaster"),
            ("sales_fell", "yes"),
        ],
    );
    assert!(
        hit.iter()
            .any(|line| line.starts_with("nariwai-restoration/") && line.ends_with(": terms")),
        "{hit:#?}"
    );
}

#[test]
fn another_rate_is_told_where_the_cap_leaves_the_amount_as_it_is() {
    // Half and two thirds of 3,000万円 both lie above the cap of 1,000万円 (004:34-39).
    let spend = [("planned_spend", "30000000")];
    let plan = [
        ("plans", "innovation_approved,equipment_certified"),
        ("innovation_plan_applied_on", "2019-10-01"),
        ("innovation_plan_productivity", "3"),
    ];
    let terms = "monozukuri-subsidy/general: terms".to_owned();
    let told = tried_of("A10", &spend, &plan);
    assert!(told.contains(&terms), "{told:#?}");
    // Another number of people, still few, changes nothing of it.
    let told = tried_of("A10", &spend, &[("regular_employees", "9")]);
    assert!(!told.contains(&terms), "{told:#?}");
}
