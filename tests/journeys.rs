//! The test corpus: businesses worked out by hand, answers in and advice out, to the yen.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

mod corpus;

use corpus::{Expectation, Journey};
use std::collections::BTreeMap;
use subsidy_advisor::{
    advice::{
        Advice, Change, NearMiss, Offer, Recommendation, Verdict, advise, levers, near_misses,
    },
    answer::{self, Answer},
    catalog::{Addon, Catalog},
    money::YenRange,
    truth::Truth,
};

#[test]
fn every_journey_ends_where_it_was_worked_out_to_end() {
    let catalog = corpus::catalog();
    let journeys = corpus::journeys();
    assert!(
        journeys.len() >= 40,
        "the corpus has only {} journeys",
        journeys.len()
    );
    for document in ["000", "001", "002", "003", "004"] {
        let of = |journey: &&Journey| {
            let mut entries = journey.expect.iter().map(|expected| &expected.entry);
            entries.any(|entry| entry.starts_with(document))
        };
        let count = journeys.iter().filter(of).count();
        assert!(count >= 3, "only {count} journeys of document {document}");
    }
    for journey in journeys {
        for case in journey.cases() {
            check(&catalog, &case);
        }
    }
}

fn check(catalog: &Catalog, case: &Journey) {
    let (answers, as_of) = case.read(catalog);
    let advice = advise(catalog, &answers, as_of);
    for expected in &case.expect {
        let at = format!("{}: {}", case.id, expected.entry);
        let (position, found) =
            find(&advice, expected).unwrap_or_else(|| panic!("{at} is not advised"));
        assert_eq!(
            verdict(found),
            expected.verdict,
            "{at}: verdict, {:?}",
            found.verdict
        );
        assert_eq!(
            found.offer.rate().map(|rate| rate.to_string()),
            expected.rate,
            "{at}: rate"
        );
        assert_eq!(
            found.offer.exact_cap().map(|cap| cap.0),
            expected.cap_yen,
            "{at}: cap"
        );
        if expected.visits.is_some() {
            let visits: Vec<u8> = found.offer.visits.iter().map(|one| one.value).collect();
            assert_eq!(visits, Vec::from_iter(expected.visits), "{at}: visits");
        }
        if expected.verdict == "met" {
            let amount = found
                .offer
                .amount
                .and_then(|amount| amount.exact())
                .map(|yen| yen.0);
            assert_eq!(
                amount, expected.amount_yen,
                "{at}: amount, {:?}",
                found.offer.amount
            );
        }
        if let Some((least, most)) = expected.amount_range {
            let amount = found
                .offer
                .amount
                .map(|range| (range.min.0, range.max.map(|yen| yen.0)));
            assert_eq!(amount, Some((least, most)), "{at}: range of the amount");
        }
        if let Some(near_miss) = &expected.near_miss {
            let nearest = near_misses(catalog, &answers, as_of.today, found);
            let nearest = nearest
                .first()
                .map(|near| changes(catalog, near))
                .unwrap_or_default();
            assert_eq!(&nearest, near_miss, "{at}: near miss");
        }
        let levers = levers(catalog, &answers, as_of.today, found);
        for expected in &expected.levers {
            let lever = levers
                .iter()
                .find(|lever| changes(catalog, lever) == expected.changes);
            let lever = lever.unwrap_or_else(|| {
                panic!(
                    "{at}: {:?} is not among {:#?}",
                    expected.changes,
                    levers
                        .iter()
                        .map(|lever| changes(catalog, lever))
                        .collect::<Vec<_>>()
                )
            });
            let offer = &lever.offer;
            assert_eq!(
                lever.track.id,
                *expected.track.as_ref().unwrap_or(&found.track.id),
                "{at}: track of the lever"
            );
            assert_eq!(
                offer.rate().map(|rate| rate.to_string()),
                expected.rate,
                "{at}: rate of the lever"
            );
            assert_eq!(
                offer.exact_cap().map(|cap| cap.0),
                expected.cap_yen,
                "{at}: cap of the lever"
            );
            assert_eq!(
                offer
                    .amount
                    .and_then(|amount| amount.exact())
                    .map(|yen| yen.0),
                expected.amount_yen,
                "{at}: amount of the lever"
            );
            assert_eq!(beside(offer), expected.beside, "{at}: add-ons of the lever");
            assert_eq!(
                offer.visits.iter().map(|one| one.value).min(),
                expected.visits,
                "{at}: visits of the lever"
            );
        }
        if let Some(missing) = &expected.missing {
            let Verdict::Open(waits_for) = &found.verdict else {
                panic!("{at} is not open")
            };
            let waits_for: Vec<&str> = waits_for.iter().map(|fact| fact.id()).collect();
            assert_eq!(&waits_for, missing, "{at}: missing");
        }
        if let Some(addons) = &expected.addons {
            let sure = found
                .offer
                .addons
                .iter()
                .filter(|(_, applies)| *applies == Truth::True);
            let sure = sure
                .map(|(addon, _)| (addon.id.clone(), addon.figure.value.0))
                .collect();
            assert_eq!(addons, &sure, "{at}: add-ons");
        }
        if expected.first {
            assert_eq!(position, 0, "{at} is not first");
        }
    }
    let met = advice
        .recommendations
        .iter()
        .filter(|r| matches!(r.verdict, Verdict::Met));
    let order: Vec<String> = met
        .map(|r| format!("{}/{}", r.programme.id, r.track.id))
        .collect();
    assert!(
        case.order.is_empty() || case.order == order,
        "{}: {order:#?}",
        case.id
    );
    let tracks = catalog
        .programmes
        .iter()
        .flat_map(|p| &p.editions)
        .flat_map(|e| e.tracks.iter().flat_map(|t| &t.entries).chain(&e.entries));
    let entries: Vec<&String> = tracks
        .chain(
            catalog
                .base
                .coverage
                .iter()
                .map(|uncarried| &uncarried.entry),
        )
        .collect();
    for absent in &case.absent {
        assert!(
            entries.iter().any(|entry| corpus::is_within(entry, absent)),
            "{}: {absent} is no entry",
            case.id
        );
        let wrong = advice
            .recommendations
            .iter()
            .filter(|r| !matches!(r.verdict, Verdict::Failed(_)));
        for recommendation in wrong {
            let entry = recommendation
                .track
                .entries
                .iter()
                .find(|entry| corpus::is_within(entry, absent));
            assert_eq!(entry, None, "{}: {absent} must not be advised", case.id);
        }
    }
}

fn find<'a, 'c>(
    advice: &'a Advice<'c>,
    expected: &Expectation,
) -> Option<(usize, &'a Recommendation<'c>)> {
    advice.recommendations.iter().enumerate().find(|(_, r)| {
        r.programme.id == expected.programme
            && r.track.id == expected.track
            && r.entries().any(|entry| entry == expected.entry)
    })
}

/// The answers that a set of changes leads to.
fn changes(catalog: &Catalog, near: &NearMiss<'_>) -> BTreeMap<String, String> {
    let answer = |change: &Change<'_>| {
        let question = catalog.question(change.fact).unwrap();
        (
            change.fact.id().to_owned(),
            answer::write(question, Answer::Known(change.to)),
        )
    };
    near.changes.iter().map(answer).collect()
}

/// What surely stands beside the grant.
fn beside(offer: &Offer<'_>) -> BTreeMap<String, u64> {
    let exact = |(addon, most): (&Addon, YenRange)| Some((addon.id.clone(), most.exact()?.0));
    offer.beside().filter_map(exact).collect()
}

fn verdict(recommendation: &Recommendation<'_>) -> &'static str {
    match recommendation.verdict {
        Verdict::Met => "met",
        Verdict::Open(_) => "open",
        Verdict::Failed(_) => "failed",
    }
}
