//! Guards that no question is asked that no rule reads, and that every rule reads what some question sets.

use crate::corpus;
use subsidy_advisor::{
    catalog::Per,
    fact::{Fact, FactSet},
};

/// What the engine itself reads to derive the size class, the consortium and the spend.
const DERIVED_FROM: &[(Fact, &[Fact])] = &[
    (
        Fact::SizeClass,
        &[
            Fact::Applicant,
            Fact::Industry,
            Fact::RegularEmployees,
            Fact::StatedCapital,
        ],
    ),
    (
        Fact::SmallPartnersHalf,
        &[Fact::SmallPartners, Fact::ConsortiumSize],
    ),
    (
        Fact::SpendInvestment,
        &[Fact::PlannedSpend, Fact::SpendClosure],
    ),
];

#[test]
fn no_question_is_dead_and_no_rule_reads_what_nobody_asks() {
    let catalog = corpus::catalog();
    let mut read = FactSet::EMPTY;
    for track in catalog
        .programmes
        .iter()
        .flat_map(|p| &p.editions)
        .flat_map(|edition| &edition.tracks)
    {
        read = read.union(track.reads());
        for per in track
            .benefit
            .caps
            .iter()
            .map(|cap| cap.per)
            .chain(track.benefit.addons.iter().map(|addon| addon.per))
        {
            match per {
                Per::Grant => {}
                Per::Year => read.insert(Fact::ProjectYears),
                Per::Firm => read.insert(Fact::ConsortiumSize),
                Per::SquareMeter => read.insert(Fact::LandArea),
            }
        }
    }
    for question in &catalog.base.questions {
        if let Some(rule) = &question.applies_when {
            rule.each_test(&mut |test| read.insert(test.fact));
        }
    }
    for (derived, sources) in DERIVED_FROM {
        if read.contains(*derived) {
            read = read.union(sources.iter().copied().collect());
        }
    }
    for fact in Fact::ALL.iter().filter(|fact| !fact.is_derived()) {
        let asked = catalog.question(*fact).is_some();
        assert_eq!(
            asked,
            read.contains(*fact),
            "`{}`: asked {asked}, read {}",
            fact.id(),
            read.contains(*fact)
        );
    }
}

#[test]
fn a_question_stands_after_those_it_depends_on() {
    let catalog = corpus::catalog();
    let place = |fact: Fact| {
        let at = catalog
            .base
            .questions
            .iter()
            .position(|question| question.fact == fact);
        at.unwrap_or_else(|| panic!("`{}` is asked by no question", fact.id()))
    };
    for question in &catalog.base.questions {
        if let Some(rule) = &question.applies_when {
            rule.each_test(&mut |test| {
                assert!(
                    place(test.fact) < place(question.fact),
                    "`{}` depends on `{}`",
                    question.fact.id(),
                    test.fact.id()
                );
            });
        }
    }
}

#[test]
fn every_purpose_is_served_by_some_track() {
    let catalog = corpus::catalog();
    let tracks: Vec<_> = catalog
        .programmes
        .iter()
        .flat_map(|p| &p.editions)
        .flat_map(|edition| &edition.tracks)
        .collect();
    for choice in &catalog.question(Fact::Purposes).unwrap().options {
        let bit = catalog
            .question(Fact::Purposes)
            .unwrap()
            .bit(&choice.token)
            .unwrap();
        assert!(
            tracks.iter().any(|track| track.purposes & bit != 0),
            "no track serves the purpose `{}`",
            choice.token
        );
    }
}

#[test]
fn the_choices_of_a_heading_stand_together() {
    for question in &corpus::catalog().base.questions {
        let mut headings: Vec<&str> = Vec::new();
        for choice in &question.options {
            let heading = choice.group.ja.as_str();
            if headings.last() != Some(&heading) {
                assert!(
                    !headings.contains(&heading),
                    "{:?}: {heading}",
                    question.fact
                );
                headings.push(heading);
            }
        }
    }
}
