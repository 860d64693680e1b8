//! What is tried for a rule, and when an offer is worth more.

use super::*;
use crate::{
    catalog::{BenefitKind, Cap, Conditional, Text, sample},
    fact::{NO, YES},
    money::{Yen, YenRange},
};

/// The changes of a fact, of which this is known, that are tried for a rule.
fn tried(base: &Base, fact: Fact, known: Knowledge, ask: Ask) -> Vec<(Knowledge, Vec<Deed<'_>>)> {
    let track = sample::track(BenefitKind::Subsidy, Vec::new());
    let (answers, rule) = (Answers::default(), Rule::Test(Test { fact, ask }));
    let mut situation = derive(base, &answers);
    situation.facts.set(fact, known);
    // So many small partners that half of them turns at none of the numbers.
    situation
        .facts
        .set(Fact::SmallPartners, Knowledge::number(5));
    let today = Date::new(2020, 10, 1).unwrap();
    let search = Search::new(&situation, &answers, today, &track, vec![&rule]);
    let values = search.values(&situation, fact).into_iter();
    values.map(|change| (change.to, change.deeds)).collect()
}

#[test]
fn a_number_is_tried_where_the_rule_turns_and_nowhere_else() {
    let base = sample::catalog().base;
    let known = Knowledge::Range { min: 3, max: 10 };
    for (least, most, expected) in [
        (
            3,
            5,
            vec![Deed::AtLeast(6), Deed::AtMost(5), Deed::AtMost(2)],
        ),
        (3, 10, vec![Deed::AtLeast(11), Deed::AtMost(2)]),
        // No number is above all others, and no consortium is without a member.
        (5, i64::MAX, vec![Deed::AtLeast(5), Deed::AtMost(4)]),
        (1, 5, vec![Deed::AtLeast(6), Deed::AtMost(5)]),
    ] {
        let tried = tried(
            &base,
            Fact::ConsortiumSize,
            known,
            Ask::Within { least, most },
        );
        let deeds: Vec<Deed<'_>> = tried.into_iter().flat_map(|(_, deeds)| deeds).collect();
        assert_eq!(deeds, expected, "{least} to {most}");
    }
}

#[test]
fn a_set_gains_what_is_asked_for_and_loses_what_that_ends() {
    let mut base = sample::catalog().base;
    let mut questions = base.questions.iter_mut();
    let question = questions
        .find(|one| one.fact == Fact::PartnerKinds)
        .unwrap();
    question
        .options
        .iter_mut()
        .for_each(|one| one.exclusive = false);
    let action = |bit| Action {
        toward: Toward::Choice(bit),
        ends: 0b100,
        unless: 0,
        text: Text::default(),
    };
    question.actions = vec![action(0b1), action(0b10), action(0b1000)];
    let known = Knowledge::Set {
        has: 0b100,
        may: 0b1_0110,
    };
    let tried = tried(&base, Fact::PartnerKinds, known, Ask::AnyOf(0b11));
    let sets: Vec<(Knowledge, usize)> =
        tried.iter().map(|(to, deeds)| (*to, deeds.len())).collect();
    let set = |has, may| Knowledge::Set { has, may };
    let expected = [
        (set(0b01, 0b1_0011), 1),
        (set(0b10, 0b1_0010), 1),
        (set(0b11, 0b1_0011), 2),
    ];
    assert_eq!(sets, expected);
}

#[test]
fn a_choice_is_not_proposed_to_whoever_has_it_or_what_it_is_not_for() {
    let base = sample::catalog().base;
    let mut question = base.question(Fact::NewInitiative).unwrap().clone();
    for (unless, possible, is_proposed) in [
        (0, NO, true),
        (0, NO | YES, true),
        (0, YES, false),
        (NO, NO, false),
        (NO, NO | YES, true),
    ] {
        question
            .actions
            .iter_mut()
            .for_each(|one| one.unless = unless);
        let proposed = chosen(&question, possible);
        assert_eq!(
            proposed.len(),
            usize::from(is_proposed),
            "{unless} {possible}"
        );
    }
}

#[test]
fn half_of_the_partners_is_a_number_once_their_number_is_known() {
    let base = sample::catalog().base;
    let mut situation = derive(&base, &Answers::default());
    for (size, expected) in [
        (Knowledge::number(11), vec![5]),
        (Knowledge::number(12), vec![6]),
        (
            Knowledge::Range {
                min: 2,
                max: i64::MAX,
            },
            vec![],
        ),
    ] {
        situation.facts.set(Fact::ConsortiumSize, size);
        let (least, most) = half_of_partners(&situation, Fact::SmallPartners);
        assert_eq!((least, most), (expected, vec![]), "{size:?}");
    }
}

#[test]
fn one_more_is_one_above_what_is_known_as_long_as_the_programme_lasts() {
    let cap = |per| Cap {
        figure: Conditional {
            value: Yen(1_000_000),
            when: None,
            cites: Vec::new(),
        },
        per,
    };
    let mut benefit = sample::track(BenefitKind::Subsidy, Vec::new()).benefit;
    benefit.caps = vec![cap(Per::Year)];
    benefit.duration_years = Some((3, Vec::new()));
    let base = sample::catalog().base;
    let mut situation = derive(&base, &Answers::default());
    for (years, expected) in [
        (Knowledge::number(2), vec![3]),
        (Knowledge::number(3), vec![]),
        (Knowledge::Range { min: 1, max: 2 }, vec![]),
    ] {
        situation.facts.set(Fact::ProjectYears, years);
        let least = |rule: &Rule| match rule {
            Rule::Test(Test {
                ask: Ask::Within { least, .. },
                ..
            }) => Some(*least),
            _ => None,
        };
        let rules = one_more(&benefit, &situation);
        let found: Vec<i64> = rules.iter().filter_map(least).collect();
        assert_eq!(found, expected, "{years:?}");
    }
}

#[test]
fn an_offer_is_worth_more_where_something_rises_and_nothing_falls() {
    let offer = |amount: Option<(u64, u64)>, cap: u64| Offer {
        rates: Vec::new(),
        caps: Vec::new(),
        cap: Some(YenRange {
            min: Yen(cap),
            max: Some(Yen(cap)),
        }),
        addons: Vec::new(),
        visits: Vec::new(),
        cost: YenRange {
            min: Yen(0),
            max: None,
        },
        amount: amount.map(|(min, max)| YenRange {
            min: Yen(min),
            max: Some(Yen(max)),
        }),
        steps: Vec::new(),
        reaches_floor: Truth::True,
        waits_for: FactSet::EMPTY,
        floor_waits_for: FactSet::EMPTY,
    };
    for (before, after, is_worth) in [
        ((Some((0, 100)), 300), (Some((0, 200)), 300), true),
        ((Some((0, 100)), 300), (Some((50, 100)), 300), true),
        ((Some((0, 100)), 300), (Some((0, 100)), 300), false),
        ((Some((50, 100)), 300), (Some((0, 200)), 300), false),
        ((Some((0, 200)), 300), (Some((50, 100)), 300), false),
        // A cap that rises is something where the amount is open, and nothing where it is known and stays.
        ((Some((0, 100)), 300), (Some((0, 100)), 400), true),
        ((Some((100, 100)), 300), (Some((100, 100)), 400), false),
        ((None, 300), (None, 400), true),
        ((None, 400), (None, 300), false),
    ] {
        let [was, is] = [before, after].map(|(amount, cap)| offer(amount, cap));
        assert_eq!(is_worth_more(&was, &is), is_worth, "{before:?} {after:?}");
    }
}
