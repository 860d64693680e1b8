//! Answers as text: what is read, what is refused with which words, and what a tab keeps.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

mod corpus;

use std::fs;
use subsidy_advisor::{
    answer::{self, Answers},
    catalog::SizeClass,
    derive::derive,
    fact::{Fact, Knowledge, Shape},
    share,
};

#[test]
fn what_is_read_is_written_again_as_it_was() {
    let catalog = corpus::catalog();
    for line in [
        "v1",
        "v1;applicant=company;purposes=restore,prepare",
        "v1;prefecture=43;regular_employees=21..50",
        "v1;stated_capital=300000001..;owner_guarantee=yes;plans=equipment_certified;equipment_plan_applied_on=2018-12-21",
        "v1;innovation_plan_productivity=2.5;past_grant=unknown",
    ] {
        let (answers, faults) = share::from_line(&catalog, line);
        assert!(faults.is_empty(), "{line}: {faults:?}");
        let mut kept: Vec<String> = share::to_line(&catalog, &answers)
            .split(';')
            .map(str::to_owned)
            .collect();
        let mut given: Vec<String> = line.split(';').map(str::to_owned).collect();
        kept.sort();
        given.sort();
        assert_eq!(kept, given);
    }
    for journey in corpus::journeys() {
        let (answers, _) = journey.read(&catalog);
        assert_eq!(
            share::from_line(&catalog, &share::to_line(&catalog, &answers)),
            (answers, Vec::new())
        );
    }
}

#[test]
fn the_range_that_a_mend_shows_is_one_of_the_question() {
    let catalog = corpus::catalog();
    let mut shown = Vec::new();
    for question in &catalog.base.questions {
        let Err(error) = answer::read(question, "x..") else {
            panic!("{:?} takes an x", question.fact);
        };
        let Some(mend) = error.mend.strip_prefix("Or write a range, such as `") else {
            continue;
        };
        let (range, _) = mend.split_once('`').unwrap();
        let given = answer::read(question, range).unwrap();
        assert_eq!(answer::write(question, given), range);
        shown.push(question.fact.shape());
    }
    for shape in [Shape::Count, Shape::Yen, Shape::Percent, Shape::Date] {
        assert!(shown.contains(&shape), "{shape:?}");
    }
    // A day is no number of people.
    let day = catalog.question(Fact::InnovationPlanAppliedOn).unwrap();
    assert!(answer::read(day, "21..50").is_err());
}

#[test]
fn a_broken_line_says_what_is_broken_and_keeps_the_rest() {
    let catalog = corpus::catalog();
    for (line, kept, fault) in [
        (
            "v1;prefecture=99;applicant=company",
            "v1;applicant=company",
            "`99` is not one of its choices",
        ),
        (
            "v1;nonsense=1;applicant=company",
            "v1;applicant=company",
            "there is no such question",
        ),
        (
            "v1;applicant=company;disaster",
            "v1;applicant=company",
            "the answer was cut off",
        ),
        (
            "v1;prefecture=43;prefecture=40",
            "v1;prefecture=43",
            "it was kept twice",
        ),
        ("v10;prefecture=43", "v1", "a form this page does not know"),
        ("", "v1", "a form this page does not know"),
    ] {
        let (answers, faults) = share::from_line(&catalog, line);
        assert_eq!(share::to_line(&catalog, &answers), kept, "{line}");
        assert!(
            faults.len() == 1 && faults[0].to_string().contains(fault),
            "{line}: {faults:?}"
        );
    }
}

#[test]
fn an_answer_its_question_cannot_take_is_refused_in_words() {
    let catalog = corpus::catalog();
    for (question, text, fault) in [
        ("size_class", "small", "there is no such question"),
        ("applicant", "", "`` is not one of its choices"),
        ("owner_guarantee", "maybe", "neither yes nor no"),
        (
            "disaster",
            "none,covid_19",
            "cannot stand beside other choices",
        ),
        ("regular_employees", "2.5", "not a whole number"),
        ("regular_employees", "-1", "not a whole number"),
        ("regular_employees", "50..21", "runs backwards"),
        (
            "regular_employees",
            "99999999999999999999",
            "not a whole number",
        ),
        ("consortium_size", "0", "less than 1"),
        ("payroll_growth", "1.505", "not a percentage"),
        ("equipment_plan_applied_on", "19-01-10", "not a day"),
    ] {
        let refused = Answers::default()
            .read(&catalog, question, text)
            .unwrap_err()
            .to_string();
        assert!(refused.contains(fault), "{question}={text}: {refused}");
    }
}

#[test]
fn an_answers_file_names_everything_that_is_wrong_with_it() {
    let catalog = corpus::catalog();
    for (json, fault) in [
        ("{", "the answers file"),
        (r#"{"answers": {}}"#, "today"),
        (
            r#"{"today": "2020-13-01"}"#,
            "`today`: `2020-13-01` is not a day",
        ),
        (
            r#"{"today": "2020-10-01", "fiscal_year": 1999}"#,
            "no paper is for 1999",
        ),
        (
            r#"{"today": "2020-10-01", "answers": {"prefecture": null}}"#,
            "`null` is no answer",
        ),
        (
            r#"{"today": "2020-10-01", "answers": {"regular_employees": {"max": 5}}}"#,
            "is no answer",
        ),
        // A range is an object here, whatever a person may type on the screen.
        (
            r#"{"today": "2020-10-01", "answers": {"regular_employees": "21..50"}}"#,
            "is no answer",
        ),
        (
            r#"{"today": "2020-10-01", "answers": {"regular_employees": {"min": 21, "most": 50}}}"#,
            "is no answer",
        ),
        (
            r#"{"today": "2020-10-01", "answers": {"regular_employees": {"max": 50, "most": 50}}}"#,
            "is no answer",
        ),
        (
            r#"{"today": "2020-10-01", "answers": {"regular_employees": {"min": [21]}}}"#,
            "`{\"min\":[21]}` is no range",
        ),
        (
            r#"{"today": "2020-10-01", "answers": {"disaster": ["covid_19", 2]}}"#,
            "is no answer",
        ),
        (
            r#"{"today": "2020-10-01", "answers": []}"#,
            "expected an object with an answer for each question",
        ),
        (
            r#"{"today": "2020-10-01", "answer": {}}"#,
            "unknown field `answer`",
        ),
    ] {
        let faults = share::read_file(&catalog, json)
            .map(|_| ())
            .unwrap_err()
            .join(" ");
        assert!(faults.contains(fault), "{json}: {faults}");
    }
}

#[test]
fn an_answers_file_says_each_kind_of_answer_in_its_own_way() {
    let catalog = corpus::catalog();
    for (json, line) in [
        (r#"{"regular_employees": 18}"#, "regular_employees=18"),
        (
            r#"{"regular_employees": {"min": 21, "max": 50}}"#,
            "regular_employees=21..50",
        ),
        (
            r#"{"regular_employees": {"min": 21}}"#,
            "regular_employees=21..",
        ),
        (r#"{"owner_guarantee": true}"#, "owner_guarantee=yes"),
        (r#"{"owner_guarantee": false}"#, "owner_guarantee=no"),
        (r#"{"applicant": "company"}"#, "applicant=company"),
        (
            r#"{"disaster": ["covid_19", "heavy_rain_july_2020"]}"#,
            "disaster=heavy_rain_july_2020,covid_19",
        ),
    ] {
        let file = format!(r#"{{"today": "2020-10-01", "answers": {json}}}"#);
        let read = share::read_file(&catalog, &file).unwrap();
        let expected = format!("v1;{line}");
        assert_eq!(share::to_line(&catalog, &read.answers), expected, "{json}");
    }
}

#[test]
fn the_example_in_the_readme_is_read() {
    let readme = fs::read_to_string(corpus::root().join("README.md")).unwrap();
    let json = readme
        .split("```json")
        .nth(1)
        .unwrap()
        .split("```")
        .next()
        .unwrap();
    let read = share::read_file(&corpus::catalog(), json).unwrap();
    assert_eq!(read.answers.iter().count(), 8);
}

/// 中小企業基本法 第2条: each threshold at its last number and one above it.
#[test]
fn the_lines_of_the_law_are_where_the_law_draws_them() {
    let catalog = corpus::catalog();
    let most = 9_000_000_000_i64;
    for (industry, capital, employees, small) in [
        ("manufacturing", 300_000_000, 300, 20),
        ("construction", 300_000_000, 300, 20),
        ("transport", 300_000_000, 300, 20),
        ("other", 300_000_000, 300, 20),
        ("wholesale", 100_000_000, 100, 5),
        ("service", 50_000_000, 100, 5),
        ("lodging", 50_000_000, 100, 5),
        ("information", 50_000_000, 100, 5),
        ("retail", 50_000_000, 50, 5),
        ("food_service", 50_000_000, 50, 5),
    ] {
        for (capital, employees, class) in [
            (most, small, SizeClass::SmallEnterprise),
            (most, small + 1, SizeClass::Sme),
            (most, employees, SizeClass::Sme),
            (most, employees + 1, SizeClass::Larger),
            (capital, employees + 1, SizeClass::Sme),
            (capital + 1, employees + 1, SizeClass::Larger),
        ] {
            let line = format!(
                "v1;applicant=company;industry={industry};stated_capital={capital};regular_employees={employees}"
            );
            let (answers, _) = share::from_line(&catalog, &line);
            let known = derive(&catalog.base, &answers).facts.get(Fact::SizeClass);
            assert_eq!(known, Knowledge::OneOf(class.bit()), "{line}");
        }
        // A sole proprietor has no capital and goes by the employees.
        let line = format!(
            "v1;applicant=sole_proprietor;industry={industry};stated_capital=1;regular_employees={}",
            employees + 1
        );
        let (answers, _) = share::from_line(&catalog, &line);
        assert_eq!(
            derive(&catalog.base, &answers).facts.get(Fact::SizeClass),
            Knowledge::OneOf(SizeClass::Larger.bit())
        );
    }
}
