//! What an offer says beside its amount: how it comes about, which caps bound it, and what its floor waits for.
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
    advice::{AsOf, Offer, Recommendation, Step, advise_one, settled},
    answer::{Answer, Answers},
    catalog::{Addon, AddonKind, Benefit, Cap, Conditional, Per, SharedCosts, Text},
    date::Date,
    derive::Situation,
    fact::{Fact, Knowledge, YES},
    money::Yen,
    rule::{Ask, Rule, Test},
    truth::Truth,
};

const PROGRAMME: &str = "monozukuri-subsidy";

const INVESTMENT: Fact = Fact::SpendInvestment;
const SALES: Fact = Fact::SpendSales;
const IT: Fact = Fact::SpendIt;

/// What is read in the offer of a track with the given caps, add-ons and floor, for an owner who said so much. The rate is
/// the printed one of its track, and every question makes sense.
fn offered<T>(
    change: impl FnOnce(&mut Benefit),
    said: &[(Fact, i64)],
    read: impl FnOnce(&Offer<'_>) -> T,
) -> T {
    judged(change, said, |one, _| read(&one.offer))
}

/// The same of all that is said of the track.
fn judged<T>(
    change: impl FnOnce(&mut Benefit),
    said: &[(Fact, i64)],
    read: impl FnOnce(&Recommendation<'_>, &Situation<'_>) -> T,
) -> T {
    let mut catalog = CATALOG.clone();
    for question in &mut catalog.base.questions {
        question.applies_when = None;
    }
    catalog.programmes.retain(|one| one.id == PROGRAMME);
    let edition = &mut catalog.programmes[0].editions[0];
    let as_of = AsOf {
        today: Date::new(2020, 10, 1).unwrap(),
        fiscal_year: Some(edition.fiscal_year),
    };
    edition.tracks.truncate(1);
    let track = &mut edition.tracks[0];
    track.requirements.clear();
    let benefit = &mut track.benefit;
    benefit.rates.truncate(1);
    benefit.rates[0].when = None;
    (benefit.caps, benefit.addons, benefit.floor) = (Vec::new(), Vec::new(), None);
    benefit.costs = vec![INVESTMENT, SALES, IT];
    change(benefit);
    let mut answers = Answers::default();
    for (fact, number) in said {
        answers.set(*fact, Answer::Known(Knowledge::number(*number)));
    }
    let advice = advise_one(&catalog, &answers, as_of, PROGRAMME);
    let mut of_it = advice.recommendations.iter();
    let one = of_it.find(|one| one.track.benefit.costs.first() == Some(&INVESTMENT));
    read(one.expect("the track is judged"), &advice.situation)
}

fn figure(yen: u64, when: Option<Fact>) -> Conditional<Yen> {
    let yes = |fact| {
        let ask = Ask::OneOf(YES);
        Rule::Test(Test { fact, ask })
    };
    Conditional {
        value: Yen(yen),
        when: when.map(yes),
        cites: Vec::new(),
    }
}

fn cap(yen: u64, per: Per) -> Cap {
    let figure = figure(yen, None);
    Cap { figure, per }
}

fn addon(kind: AddonKind, yen: u64, when: Option<Fact>) -> Addon {
    Addon {
        id: String::new(),
        kind,
        text: Text::default(),
        figure: figure(yen, when),
        per: Per::Grant,
    }
}

#[test]
fn the_parts_that_something_is_spent_on_are_added_up_where_there_are_several() {
    let parts = |investment, sales, it| {
        let said = [
            (INVESTMENT, investment),
            (SALES, sales),
            (IT, it),
            (Fact::PlannedSpend, investment + sales + it),
        ];
        offered(
            |_| {},
            &said,
            |offer| match &offer.steps[0] {
                Step::Parts { parts, cost } => Some((parts.clone(), *cost)),
                _ => None,
            },
        )
    };
    let two = vec![(INVESTMENT, Yen(300)), (SALES, Yen(200))];
    assert_eq!(parts(300, 200, 0), Some((two, Yen(500))));
    assert_eq!(parts(300, 0, 0), None);
    assert_eq!(parts(0, 0, 0), None);
}

#[test]
fn a_cap_on_the_whole_is_told_beside_one_that_is_counted_and_only_there() {
    let told = |caps: Vec<Cap>| {
        let said = [(Fact::ProjectYears, 3), (INVESTMENT, 9000)];
        offered(
            |benefit| benefit.caps = caps,
            &said,
            |offer| {
                let steps = offer.steps.iter().filter_map(|step| match step {
                    Step::Whole { cap } => Some(("whole", cap.0)),
                    Step::Counted { cap, .. } => Some(("counted", cap.0)),
                    _ => None,
                });
                steps.collect::<Vec<_>>()
            },
        )
    };
    assert_eq!(
        told(vec![cap(100, Per::Year), cap(1000, Per::Grant)]),
        [("counted", 300), ("whole", 1000)]
    );
    assert_eq!(told(vec![cap(1000, Per::Grant)]), []);
    assert_eq!(told(vec![cap(100, Per::Year)]), [("counted", 300)]);
}

#[test]
fn caps_of_one_kind_come_after_another_each_once() {
    let printed = vec![
        cap(100, Per::Year),
        cap(1000, Per::Grant),
        cap(50, Per::Firm),
    ];
    let caps = offered(
        |benefit| benefit.caps = printed,
        &[],
        |offer| {
            let caps = offer.caps.iter().map(|cap| cap.figure.value.0);
            caps.collect::<Vec<_>>()
        },
    );
    assert_eq!(caps, [1000, 100, 50]);
}

#[test]
fn the_cap_is_raised_by_what_surely_raises_it() {
    let raised = |one: Addon| {
        offered(
            |benefit| {
                benefit.caps = vec![cap(1000, Per::Grant)];
                benefit.addons = vec![one];
            },
            &[(INVESTMENT, 9000)],
            |offer| {
                let mut steps = offer.steps.iter();
                steps.find_map(|step| match step {
                    Step::Raised { to, .. } => Some(to.min.0),
                    _ => None,
                })
            },
        )
    };
    let raises = AddonKind::RaisesCap;
    assert_eq!(raised(addon(raises, 200, None)), Some(1200));
    // Whether it applies was not said, or it is paid beside the rest.
    assert_eq!(raised(addon(raises, 200, Some(Fact::PastGrant))), None);
    assert_eq!(raised(addon(AddonKind::Beside, 200, None)), None);
}

#[test]
fn no_cap_is_printed_only_where_none_is() {
    let says_so = |caps: Vec<Cap>| {
        let said = [(Fact::ProjectYears, 3), (INVESTMENT, 9000)];
        offered(
            |benefit| benefit.caps = caps,
            &said,
            |offer| offer.steps.contains(&Step::NoCapPrinted),
        )
    };
    assert!(says_so(Vec::new()));
    assert!(!says_so(vec![cap(1000, Per::Grant)]));
    // One that comes to more than can be counted bounds nothing, and is printed.
    assert!(!says_so(vec![cap(u64::MAX, Per::Year)]));
}

#[test]
fn a_floor_waits_for_the_cap_where_the_cap_may_lie_below_it() {
    let waits_for = |low: u64, fact: Fact| {
        offered(
            |benefit| {
                benefit.floor = Some((Yen(50), Vec::new()));
                let high = Cap {
                    figure: figure(100, Some(Fact::NewInitiative)),
                    per: Per::Grant,
                };
                benefit.caps = vec![high, cap(low, Per::Grant)];
                benefit.addons = vec![
                    addon(AddonKind::RaisesCap, 1, Some(Fact::PastGrant)),
                    addon(AddonKind::Beside, 1, Some(Fact::UsesExpert)),
                ];
            },
            &[(Fact::PlannedSpend, 9000)],
            |offer| offer.floor_waits_for.contains(fact),
        )
    };
    assert!(waits_for(49, Fact::NewInitiative));
    assert!(!waits_for(50, Fact::NewInitiative));
    // What raises the cap counts, what is paid beside it does not.
    assert!(waits_for(49, Fact::PastGrant));
    assert!(!waits_for(49, Fact::UsesExpert));
}

#[test]
fn a_floor_is_reached_by_what_is_surely_spent_and_never_above_the_cap() {
    let reached = |floor: u64, cap_yen: u64, said: &[(Fact, i64)]| {
        judged(
            |benefit| {
                benefit.floor = Some((Yen(floor), Vec::new()));
                benefit.caps = vec![cap(cap_yen, Per::Grant)];
            },
            said,
            |one, situation| {
                let reached = settled(one.track, situation);
                assert_eq!(reached, one.offer.reaches_floor);
                reached
            },
        )
    };
    // Nothing is known of the spend: it may reach the floor, unless the cap lies below it or there is nothing to reach.
    assert_eq!(reached(50, 100, &[]), Truth::Unknown);
    assert_eq!(reached(50, 50, &[]), Truth::Unknown);
    assert_eq!(reached(50, 49, &[]), Truth::False);
    assert_eq!(reached(0, 100, &[]), Truth::True);
    // One part is known, and more may come to it.
    assert_eq!(reached(50, 100, &[(INVESTMENT, 900)]), Truth::True);
    assert_eq!(reached(50, 100, &[(INVESTMENT, 9)]), Truth::Unknown);
}

/// Who works with others, in a consortium of two or more.
fn with_others() -> Rule {
    Rule::Test(Test {
        fact: Fact::ConsortiumSize,
        ask: Ask::Within {
            least: 2,
            most: i64::MAX,
        },
    })
}

#[test]
fn what_may_be_spent_on_something_else_counts_toward_the_most_alone() {
    let shared = |benefit: &mut Benefit| {
        let when = with_others();
        let parts = vec![SALES];
        benefit.shared_costs = vec![SharedCosts { parts, when }];
    };
    let spend = [
        (Fact::PlannedSpend, 9_000_000),
        (INVESTMENT, 6_000_000),
        (SALES, 3_000_000),
        (IT, 0),
    ];
    let read = |size: &[(Fact, i64)]| {
        let said = [&spend, size].concat();
        offered(shared, &said, |offer| {
            let cost = (offer.cost.min.0, offer.cost.max.map(|yen| yen.0));
            let told = offer.steps.contains(&Step::Shared { parts: vec![SALES] });
            (cost, told, offer.waits_for.contains(Fact::ConsortiumSize))
        })
    };
    let (own, all) = (6_000_000, Some(9_000_000));
    assert_eq!(
        read(&[(Fact::ConsortiumSize, 1)]),
        ((9_000_000, all), false, false)
    );
    assert_eq!(
        read(&[(Fact::ConsortiumSize, 2)]),
        ((own, all), true, false)
    );
    assert_eq!(read(&[]), ((own, all), true, true));
}

#[test]
fn caps_for_others_alone_leave_no_amount_and_are_told() {
    let capped = |benefit: &mut Benefit| {
        let figure = Conditional {
            value: Yen(1_000_000),
            when: Some(with_others()),
            cites: Vec::new(),
        };
        let per = Per::Grant;
        benefit.caps = vec![Cap { figure, per }];
    };
    let read = |size| {
        let said = [
            (Fact::PlannedSpend, 9_000_000),
            (INVESTMENT, 9_000_000),
            (SALES, 0),
            (IT, 0),
            (Fact::ConsortiumSize, size),
        ];
        offered(capped, &said, |offer| {
            let unbounded = offer
                .steps
                .iter()
                .any(|step| matches!(step, Step::NoCapPrinted));
            let amount = offer.amount.and_then(|amount| amount.exact());
            (amount, offer.amount.is_some(), unbounded)
        })
    };
    assert_eq!(read(2), (Some(Yen(1_000_000)), true, false));
    assert_eq!(read(1), (None, false, false));
}
