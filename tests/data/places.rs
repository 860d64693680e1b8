//! Guards that prefectures and plans exist: every code is a prefecture of Japan, and every plan that may be answered is one
//! that some programme asks about.

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

#[test]
fn no_choice_is_offered_that_no_rule_reads() {
    let catalog = corpus::catalog();
    for fact in [
        Fact::Plans,
        Fact::Succession,
        Fact::PartnerKinds,
        Fact::Fields,
        Fact::Overseas,
        Fact::ForeignWorkers,
        Fact::EnergyWork,
        Fact::AssociationKind,
        Fact::SupportBodyKind,
    ] {
        let bits = read(&catalog, fact);
        let question = catalog.question(fact).unwrap();
        let dead: Vec<_> = question
            .options
            .iter()
            .filter(|choice| !choice.exclusive && choice.token != "other")
            .filter(|choice| {
                question
                    .bit(&choice.token)
                    .is_some_and(|bit| bits & bit == 0)
            })
            .map(|choice| choice.token.as_str())
            .collect();
        assert!(dead.is_empty(), "{}: no rule reads {dead:?}", fact.id());
    }
}
