//! What stands first and why: the advice of every journey in its order, and the reasons that a card can give for it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

mod corpus;

use corpus::businesses::CATALOG;
use std::cmp::Reverse;
use subsidy_advisor::{
    advice::{
        Advice, AsOf, Ground, Reason, Recommendation, Verdict, advise, advise_one, precedence,
    },
    answer::Answer,
    catalog::{BenefitKind, Check, Reach},
    date::FiscalYear,
    fact::{Fact, FactSet, Knowledge},
    money::Yen,
    truth::Truth,
};

fn all() -> Vec<(String, corpus::Journey)> {
    let journeys = corpus::journeys().into_iter();
    journeys.map(|one| (one.id.clone(), one)).collect()
}

/// What the owner wants and the track serves.
fn wanted(advice: &Advice<'_>, one: &Recommendation<'_>) -> u64 {
    match advice.situation.facts.get(Fact::Purposes) {
        Knowledge::Set { has, .. } => has & one.track.purposes,
        other => panic!("purposes are {other:?}"),
    }
}

fn most(one: &Recommendation<'_>) -> Option<Yen> {
    one.offer.amount.and_then(|amount| amount.max)
}

#[test]
fn five_years_behind_the_newest_paper_is_long_past_and_four_are_not() {
    let mut edition = CATALOG.programmes[0].editions[0].clone();
    for (year, long_past) in [(2009, true), (2016, true), (2017, false), (2021, false)] {
        edition.fiscal_year = FiscalYear(year);
        assert_eq!(edition.is_long_past(FiscalYear(2021)), long_past, "{year}");
    }
}

#[test]
fn of_two_that_are_else_alike_the_direct_the_greater_and_the_newer_one_stands_first() {
    let (mut direct, mut greater, mut newer) = (0, 0, 0);
    for (id, journey) in all() {
        let (answers, as_of) = journey.read(&CATALOG);
        let advice = advise(&CATALOG, &answers, as_of);
        for pair in advice.recommendations.windows(2) {
            let [first, second] = pair else {
                unreachable!()
            };
            let alike = |one: &Recommendation<'_>| {
                let met = matches!(one.verdict, Verdict::Met);
                let fresh = !one
                    .edition
                    .is_long_past(advice.recommendations[0].edition.fiscal_year);
                let pays = most(one) != Some(Yen(0));
                let serves = wanted(&advice, one) != 0;
                (met && fresh && pays && serves).then_some(precedence(one.track.benefit.kind))
            };
            if alike(first).is_none() || alike(first) != alike(second) {
                continue;
            }
            let through = |one: &Recommendation<'_>| one.track.reach != Reach::Direct;
            assert!(
                through(first) <= through(second),
                "{id}: {} before {}",
                first.track.id,
                second.track.id
            );
            direct += u32::from(through(first) != through(second));
            if through(first) == through(second) {
                let yen = |one: &Recommendation<'_>| Reverse(most(one).unwrap_or_default());
                assert!(
                    yen(first) <= yen(second),
                    "{id}: {} before {}",
                    first.track.id,
                    second.track.id
                );
                greater += u32::from(yen(first) != yen(second));
                if yen(first) == yen(second) {
                    let year = |one: &Recommendation<'_>| Reverse(one.edition.fiscal_year);
                    assert!(
                        year(first) <= year(second),
                        "{id}: {} before {}",
                        first.track.id,
                        second.track.id
                    );
                    newer += u32::from(year(first) != year(second));
                }
            }
        }
    }
    assert!(
        direct > 3 && greater > 3 && newer > 0,
        "{direct}, {greater} and {newer} pairs"
    );
}

#[test]
fn of_two_that_differ_in_the_year_alone_the_newer_stands_first() {
    let (answers, as_of) = corpus::journey("A10").read(&CATALOG);
    let newest = AsOf {
        fiscal_year: None,
        ..as_of
    };
    let mut catalog = CATALOG.clone();
    catalog.programmes.truncate(1);
    let mut older = catalog.programmes.remove(0);
    older.editions.truncate(1);
    older.editions[0].tracks.truncate(1);
    let track = &mut older.editions[0].tracks[0];
    track.requirements.clear();
    track.benefit.floor = None;
    track.reach = Reach::Direct;
    let mut newer = older.clone();
    newer.id = "newer".to_owned();
    newer.editions[0].fiscal_year = FiscalYear(older.editions[0].fiscal_year.0 + 1);
    for programmes in [[&older, &newer], [&newer, &older]] {
        catalog.programmes = programmes.map(Clone::clone).to_vec();
        let advice = advise(&catalog, &answers, newest);
        let ids = advice.recommendations.iter().map(|one| &one.programme.id);
        assert_eq!(ids.collect::<Vec<_>>(), [&newer.id, &older.id]);
    }
}

#[test]
fn each_is_ranked_by_the_spend_that_it_pays_for_itself() {
    // What is spent on machines and on selling, known part by part.
    let (answers, as_of) = corpus::journey("A10").read(&CATALOG);
    let mut apart = 0;
    for (investment, sales) in [(6_000_000, 300_000), (300_000, 6_000_000), (0, 900_000)] {
        let mut answers = answers.clone();
        let purposes = CATALOG.base.question(Fact::Purposes).unwrap();
        answers.set(
            Fact::Purposes,
            Answer::Known(Knowledge::set(purposes.all_bits())),
        );
        for part in Fact::SPEND_PARTS {
            let yen = match part {
                Fact::SpendInvestment => investment,
                Fact::SpendSales => sales,
                _ => 0,
            };
            answers.set(*part, Answer::Known(Knowledge::number(yen)));
        }
        let total = Knowledge::number(investment + sales);
        answers.set(Fact::PlannedSpend, Answer::Known(total));
        let advice = advise(&CATALOG, &answers, as_of);
        let newest = advice.recommendations[0].edition.fiscal_year;
        let mut standing: Vec<_> = advice.recommendations.iter().collect();
        standing.retain(|one| {
            !matches!(one.verdict, Verdict::Failed(_))
                && one.track.benefit.kind == BenefitKind::Subsidy
        });
        for (at, first) in standing.iter().enumerate() {
            for second in standing.iter().skip(at + 1) {
                let place = |one: &Recommendation<'_>| {
                    (
                        matches!(one.verdict, Verdict::Open(_)),
                        one.edition.is_long_past(newest),
                        most(one) == Some(Yen(0)),
                        wanted(&advice, one) == 0,
                        one.track.reach != Reach::Direct,
                        Reverse(most(one).unwrap_or_default()),
                    )
                };
                assert!(
                    place(first) <= place(second),
                    "{} before {} by {investment} and {sales}",
                    first.track.id,
                    second.track.id
                );
                apart += u32::from(
                    first.track.benefit.costs != second.track.benefit.costs
                        && most(first) != most(second),
                );
            }
        }
    }
    assert!(apart > 9, "{apart} pairs");
}

#[test]
fn a_card_gives_the_reasons_that_hold_and_no_other() {
    let (mut served, mut unserved, mut paid, mut free) = (0, 0, 0, 0);
    for (id, journey) in all() {
        let (answers, as_of) = journey.read(&CATALOG);
        let advice = advise(&CATALOG, &answers, as_of);
        for one in &advice.recommendations {
            let reasons = one.reasons(&advice.situation);
            let has = |reason: Reason| reasons.contains(&reason);
            let serves: Vec<_> = reasons
                .iter()
                .filter(|one| matches!(one, Reason::Serves(_)))
                .collect();
            match wanted(&advice, one) {
                0 => assert!(serves.is_empty(), "{id}"),
                wanted => assert_eq!(serves, [&Reason::Serves(wanted)], "{id}"),
            }
            (served, unserved) = if serves.is_empty() {
                (served, unserved + 1)
            } else {
                (served + 1, unserved)
            };
            let up_to = reasons.iter().any(|one| matches!(one, Reason::UpTo(_)));
            match most(one) {
                Some(Yen(0)) => assert!(has(Reason::NothingToPay) && !up_to, "{id}"),
                Some(most) => assert!(
                    has(Reason::UpTo(most)) && !has(Reason::NothingToPay),
                    "{id}"
                ),
                None => assert!(!up_to && !has(Reason::NothingToPay), "{id}"),
            }
            (paid, free) = if up_to {
                (paid + 1, free)
            } else {
                (paid, free + u32::from(has(Reason::NothingToPay)))
            };
            assert!(
                has(Reason::Gives(one.track.benefit.kind)) && has(Reason::Reached(one.track.reach))
            );
            assert_eq!(reasons.last(), Some(&Reason::Of(one.edition.fiscal_year)));
        }
    }
    let seen = [served, unserved, paid, free];
    assert!(seen.iter().all(|count| *count > 0), "{seen:?}");
}

#[test]
fn of_one_programme_alone_the_same_is_said() {
    let (answers, as_of) = corpus::journey("A01").read(&CATALOG);
    let all = advise(&CATALOG, &answers, as_of);
    for id in ["monozukuri-subsidy", "business-succession-subsidy"] {
        let alone = advise_one(&CATALOG, &answers, as_of, id);
        let said = |advice: &Advice<'_>| {
            let of = advice.recommendations.iter();
            let of = of.filter(|one| one.programme.id == id);
            let said = of.map(|one| format!("{} {:?}", one.track.id, one.offer.amount));
            let mut said: Vec<String> = said.collect();
            said.sort();
            said
        };
        assert_eq!(said(&alone), said(&all));
        assert!(
            alone
                .recommendations
                .iter()
                .all(|one| one.programme.id == id)
        );
    }
}

#[test]
fn what_fails_is_told_apart_by_what_an_owner_can_change() {
    let (mut given, mut changeable, mut judged) = (0, 0, 0);
    for (id, journey) in all() {
        let (answers, as_of) = journey.read(&CATALOG);
        let advice = advise(&CATALOG, &answers, as_of);
        let situation = &advice.situation;
        for one in &advice.recommendations {
            let (mut all, mut fixed, mut asked) = (FactSet::EMPTY, FactSet::EMPTY, 0);
            for requirement in &one.track.requirements {
                match &requirement.check {
                    Check::Rule(rule) => {
                        let why = rule.denied_by(&situation.facts);
                        all = all.union(why);
                        if !why.iter().any(|fact| situation.is_changeable(fact)) {
                            fixed = fixed.union(why);
                        }
                    }
                    Check::Judged { .. } => asked += 1,
                    Check::NotTrack { .. } => {}
                }
            }
            assert_eq!(
                (one.failed_by(situation), one.given(situation)),
                (all, fixed),
                "{id}"
            );
            assert_eq!(one.to_confirm().count(), asked, "{id}");
            given += u32::from(!fixed.is_empty());
            changeable += u32::from(fixed != all);
            judged += u32::from(asked > 0);
        }
    }
    assert!(
        given > 9 && changeable > 9 && judged > 9,
        "{given} {changeable} {judged}"
    );
}

#[test]
fn what_fails_names_its_lines_and_what_was_read() {
    let (mut failing, mut cited) = (0, 0);
    for (id, journey) in all() {
        let (answers, as_of) = journey.read(&CATALOG);
        let advice = advise(&CATALOG, &answers, as_of);
        let facts = &advice.situation.facts;
        for one in &advice.recommendations {
            let Verdict::Failed(grounds) = &one.verdict else {
                continue;
            };
            let named: Vec<_> = grounds.iter().map(Ground::id).collect();
            let requirements = one.track.requirements.iter();
            let failed = requirements.filter(|one| match &one.check {
                Check::Rule(rule) | Check::NotTrack { rule, .. } => {
                    let readings = rule.readings(facts);
                    let read = readings.iter().map(|one| one.test.fact);
                    assert_eq!(read.collect::<FactSet>(), rule.reads(), "{id}");
                    assert!(readings.iter().all(|one| one.truth == one.test.eval(facts)));
                    rule.eval(facts) == Truth::False
                }
                Check::Judged { .. } => false,
            });
            let failed: Vec<_> = failed.collect();
            let ids: Vec<_> = failed.iter().map(|one| one.id.as_str()).collect();
            let of_rules = named.iter().filter(|id| {
                let fixed = ["spend-reaches-floor", "not-for-business"];
                !fixed.contains(id)
            });
            assert_eq!(of_rules.copied().collect::<Vec<_>>(), ids, "{id}");
            for ground in grounds {
                if let Some(one) = failed.iter().find(|one| one.id == ground.id()) {
                    assert_eq!(ground.cites().len(), one.cites.len(), "{id}");
                    cited += ground.cites().len();
                }
            }
            failing += named.len();
        }
    }
    assert!(failing > 99 && cited > 99, "{failing} and {cited}");
}
