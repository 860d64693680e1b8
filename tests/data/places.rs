//! Guards that prefectures and choices exist: every code is a prefecture of Japan, and every choice that may be answered is
//! one that some rule reads, or is listed with the reason why it can be answered all the same.

use crate::corpus;
use subsidy_advisor::{
    catalog::Catalog,
    fact::{Choices, Fact},
    rule::{Ask, Rule},
};

#[test]
fn the_prefectures_are_the_47_of_japan() {
    let catalog = corpus::catalog();
    let prefectures = &catalog.question(Fact::Prefecture).unwrap().options;
    assert_eq!(prefectures.len(), 47);
    for (at, prefecture) in prefectures.iter().enumerate() {
        assert_eq!(prefecture.token, format!("{:02}", at + 1));
    }
    for (code, name) in [
        ("01", "北海道"),
        ("13", "東京都"),
        ("27", "大阪府"),
        ("43", "熊本県"),
        ("47", "沖縄県"),
    ] {
        let found = prefectures.iter().find(|one| one.token == code).unwrap();
        assert_eq!(found.label.ja, name);
    }
}

/// The choices of `fact` that some rule tells apart.
fn read(catalog: &Catalog, fact: Fact) -> Choices {
    let mut bits = 0;
    let mut look = |rule: &Rule| {
        rule.each_test(&mut |test| match test.ask {
            Ask::OneOf(asked) | Ask::AnyOf(asked) if test.fact == fact => bits |= asked,
            Ask::OneOf(_) | Ask::AnyOf(_) | Ask::Within { .. } => {}
        });
    };
    let editions = catalog.programmes.iter().flat_map(|one| &one.editions);
    for track in editions.flat_map(|edition| &edition.tracks) {
        let requirements = track.requirements.iter().filter_map(|one| one.check.rule());
        let notes = track.notes.iter().filter_map(|note| note.when.as_ref());
        requirements
            .chain(track.benefit.conditions())
            .chain(notes)
            .for_each(&mut look);
    }
    let questions = catalog.base.questions.iter();
    questions
        .filter_map(|one| one.applies_when.as_ref())
        .for_each(look);
    bits
}

/// What may be answered although no rule reads it, and why. What stands alone or says that it is something else needs no
/// reason: whoever nothing else fits has to be able to say so.
const READ_BY_NO_RULE: &[(Fact, &[&str], &str)] = &[
    (
        Fact::Purposes,
        &["restore"],
        "tracks name it among the purposes they serve",
    ),
    (
        Fact::Industry,
        &[
            "construction",
            "transport",
            "wholesale",
            "lodging",
            "information",
        ],
        "the law draws its lines of size by it",
    ),
    (
        Fact::Disaster,
        &["other_disaster"],
        "or else the one before July 2020 is taken for any other",
    ),
    (
        Fact::RainDamage,
        &["stock", "lost_sales"],
        "or else they are taken for damage to the facilities, which alone counts",
    ),
    (Fact::Finances, &["sound"], "there is no trouble"),
    (Fact::LeadCompany, &["no_lead"], "there is none"),
    (Fact::RegionalLeader, &["no"], "it is none"),
    (
        Fact::CityPlan,
        &["area", "no"],
        "a plan of the city that does not name the project is easily taken for one that does",
    ),
    (Fact::NuclearArea, &["no"], "it is in none"),
];

#[test]
fn no_choice_is_offered_that_no_rule_reads_without_a_reason() {
    let catalog = corpus::catalog();
    let mut found = Vec::new();
    // Every business is in one of the 47, whichever of them the rules ask for.
    let questions = catalog.base.questions.iter();
    for question in questions.filter(|one| one.fact != Fact::Prefecture) {
        let bits = read(&catalog, question.fact);
        let dead = question.options.iter().filter(|choice| {
            let bit = question.bit(&choice.token).unwrap();
            !choice.exclusive && choice.token != "other" && bits & bit == 0
        });
        let dead: Vec<&str> = dead.map(|choice| choice.token.as_str()).collect();
        if !dead.is_empty() {
            found.push((question.fact, dead));
        }
    }
    let expected = READ_BY_NO_RULE.iter();
    let expected: Vec<_> = expected
        .map(|(fact, tokens, _)| (*fact, tokens.to_vec()))
        .collect();
    assert_eq!(found, expected);
}
