//! The engine against a slow reading of the same rules that is plain to see through: a business of which everything is
//! known is a point, a rule holds of a point or does not, and what is not known is every point that is possible.
//!
//! `point.rs` reads rules and figures of a point and leans on none of the engine's own readings; `random.rs` makes
//! catalogues up. What the engine says of what is partly known is held against all points.
//! `ORACLE_CASES=20000 ORACLE_SEED=7 cargo test --test oracle` looks at more and at others.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

#[path = "../corpus/mod.rs"]
mod corpus;
#[path = "../dice/mod.rs"]
mod dice;
mod point;
mod random;

use corpus::businesses::{self, CATALOG};
use dice::Dice;
use point::{Point, Value, completions, grant, holds, of_answers, points_of};
use random::Random;
use std::collections::BTreeMap;
use subsidy_advisor::{
    advice::{AsOf, Recommendation, Verdict, advise, tracks},
    answer::{Answer, Answers},
    catalog::{Catalog, Reach, Track},
    derive::derive,
    fact::{Fact, FactSet, Facts, Knowledge},
    rule::{Ask, Rule},
    truth::Truth,
};

fn given(name: &str, usual: u64) -> u64 {
    let given = std::env::var(name).ok().and_then(|text| text.parse().ok());
    given.unwrap_or(usual)
}

fn random() -> Random {
    Random(Dice::new(given("ORACLE_SEED", 2020)))
}

fn today() -> AsOf {
    AsOf {
        today: "2020-10-01".parse().unwrap(),
        fiscal_year: None,
    }
}

/// True where all agree that it holds, False where all agree that it does not.
fn all_say(said: impl IntoIterator<Item = bool>) -> Truth {
    let (mut yes, mut no) = (false, false);
    for one in said {
        yes |= one;
        no |= !one;
    }
    match (yes, no) {
        (true, false) => Truth::True,
        (false, true) => Truth::False,
        _ => Truth::Unknown,
    }
}

/// Whether each fact is read by one test alone. Then the parts of a rule do not hang together, and the engine's answer
/// has to be the whole truth; else it may leave open what only all points together would tell.
fn is_read_once<'a>(rules: impl IntoIterator<Item = &'a Rule>) -> bool {
    let mut seen = FactSet::EMPTY;
    let mut once = true;
    for rule in rules {
        rule.each_test(&mut |test| {
            once &= !seen.contains(test.fact);
            seen.insert(test.fact);
        });
    }
    once
}

/// A rule, and what the engine says of it, against all points.
fn rule_is_read_rightly(rule: &Rule, facts: &Facts, all: &[Point]) {
    let truth = all_say(all.iter().map(|point| holds(rule, point)));
    let once = is_read_once([rule]);
    let said = rule.eval(facts);
    if said != Truth::Unknown || once {
        assert_eq!(said, truth, "{rule:?}\n{all:?}");
    }
    // A fact by which alone some point turns is waited for; of a rule that reads each once, no other is.
    let missing = rule.missing(facts);
    let turning = turning(all, |point| holds(rule, point));
    for fact in rule.reads().iter() {
        let turns = turning.contains(fact);
        assert!(
            missing.contains(fact) || !turns,
            "{} turns {rule:?}",
            fact.id()
        );
        if once {
            assert_eq!(missing.contains(fact), turns, "{} and {rule:?}", fact.id());
        }
    }
    if said != Truth::Unknown {
        assert!(
            missing.is_empty(),
            "a decided rule waits for something: {rule:?}"
        );
    }
    // What makes a rule fail is enough to make it fail, whatever the rest is.
    if said == Truth::False {
        let denied = rule.denied_by(facts);
        let mut free = Facts::nothing();
        denied
            .iter()
            .for_each(|fact| free.set(fact, facts.get(fact)));
        let fewer = points_of(&[rule], &free, 20_000).unwrap_or_default();
        assert!(
            fewer.iter().all(|point| !holds(rule, point)),
            "{rule:?}: {denied:?}"
        );
    }
}

/// The facts in which alone two points can differ that are told apart.
fn turning(all: &[Point], said: impl Fn(&Point) -> bool) -> FactSet {
    let mut facts = FactSet::EMPTY;
    let read: Vec<Fact> = all
        .first()
        .map_or(Vec::new(), |one| one.keys().copied().collect());
    for fact in read {
        let mut by_rest: BTreeMap<Vec<Value>, bool> = BTreeMap::new();
        for point in all {
            let rest = point
                .iter()
                .filter(|(other, _)| **other != fact)
                .map(|(_, value)| *value);
            let truth = said(point);
            if *by_rest.entry(rest.collect()).or_insert(truth) != truth {
                facts.insert(fact);
                break;
            }
        }
    }
    facts
}

#[test]
fn random_rules_are_read_as_all_points_say() {
    let mut random = random();
    let (mut points, mut open, mut read_once) = (0, 0, 0);
    for _ in 0..given("ORACLE_CASES", 1_500) {
        let rule = random.rule(3, &random::FACTS);
        let facts = random.knowledge();
        let Some(all) = points_of(&[&rule], &facts, 3_000) else {
            continue;
        };
        points += all.len();
        open += u64::from(rule.eval(&facts) == Truth::Unknown);
        read_once += u64::from(is_read_once([&rule]));
        rule_is_read_rightly(&rule, &facts, &all);
    }
    println!("rules: {points} points, {open} open, {read_once} read each fact once");
    assert!(open > 100 && read_once > 100);
}

#[test]
fn the_rules_of_every_real_track_are_read_as_all_points_say() {
    let mut random = random();
    let (mut rules, mut points) = (0, 0);
    let years = CATALOG.fiscal_years();
    for (_, _, track) in years.iter().flat_map(|year| tracks(&CATALOG, Some(*year))) {
        let whole: Vec<&Rule> = track.rules().collect();
        for _ in 0..given("ORACLE_CASES", 1_500).div_ceil(500) {
            let facts = random.knowledge_for(&CATALOG, &whole);
            for rule in whole.iter().copied().chain(track.benefit.conditions()) {
                let Some(all) = points_of(&[rule], &facts, 2_000) else {
                    continue;
                };
                rule_is_read_rightly(rule, &facts, &all);
                (rules, points) = (rules + 1, points + all.len());
            }
        }
    }
    println!("real rules: {rules} with {points} points");
    assert!(rules > 500);
}

fn verdict(one: &Recommendation<'_>) -> Truth {
    match one.verdict {
        Verdict::Met => Truth::True,
        Verdict::Failed(_) => Truth::False,
        Verdict::Open(_) => Truth::Unknown,
    }
}

/// Whether a track is met at a point: its rules hold, its floor is reached, and it is for a business.
fn is_met(track: &Track, point: &Point) -> bool {
    // Taken together: what one requirement leaves unasked another one rules out.
    let required = Rule::All(track.rules().cloned().collect());
    if track.reach == Reach::NotForBusiness || !holds(&required, point) {
        return false;
    }
    let floor = track.benefit.floor.as_ref().map(|(floor, _)| floor.0);
    floor.is_none_or(|floor| grant(&track.benefit, point).is_some_and(|(least, _)| least >= floor))
}

#[test]
fn a_business_that_said_everything_gets_what_the_records_say_to_the_yen() {
    let mut random = random();
    let (mut judged, mut met, mut paid) = (0, 0, 0);
    for _ in 0..given("ORACLE_CASES", 1_500).div_ceil(6) {
        let picks: businesses::Picks = CATALOG
            .base
            .questions
            .iter()
            .map(|_| (random.0.below(1 << 31) as u32, 3))
            .collect();
        let answers = businesses::business(&picks);
        let point = of_answers(&CATALOG, &answers);
        let year = [
            None,
            Some(2009),
            Some(2018),
            Some(2019),
            Some(2020),
            Some(2021),
        ][random.0.below(6)];
        let as_of = AsOf {
            fiscal_year: year.map(subsidy_advisor::date::FiscalYear),
            ..today()
        };
        for one in advise(&CATALOG, &answers, as_of).recommendations {
            let name = format!("{}/{}/{}", one.programme.id, one.edition.id, one.track.id);
            judged += 1;
            assert_eq!(
                verdict(&one),
                Truth::from(is_met(one.track, &point)),
                "{name}: {point:?}"
            );
            if verdict(&one) == Truth::True {
                met += 1;
                let yen = grant(&one.track.benefit, &point);
                let range = one.offer.amount;
                let said = range.map(|range| (range.min.0, range.max.map(|yen| yen.0)));
                assert_eq!(
                    said,
                    yen.map(|(least, most)| (least, Some(most))),
                    "{name}: {point:?}"
                );
                paid += u64::from(yen.is_some_and(|(_, most)| most > 0));
            }
        }
    }
    println!("real tracks: {judged} judged, {met} met, {paid} with an amount");
    assert!(met > 300 && paid > 20, "{met} met, {paid} paid");
}

#[test]
fn random_catalogues_are_advised_as_all_points_say() {
    let mut random = random();
    let mut seen = BTreeMap::new();
    for _ in 0..given("ORACLE_CASES", 1_500).div_ceil(3) {
        let catalog = random.catalog();
        let answers = random.answers(&catalog);
        let Some(all) = completions(&catalog, &answers, 500) else {
            continue;
        };
        let advice = advise(&catalog, &answers, today());
        assert_eq!(
            advice.recommendations.len(),
            catalog.programmes[0].editions[0].tracks.len()
        );
        for one in &advice.recommendations {
            let said = verdict(one);
            *seen.entry(format!("{said:?}")).or_insert(0) += 1;
            track_is_advised_rightly(&catalog, &answers, one, &all);
        }
        *seen.entry("points".to_owned()).or_insert(0) += all.len();
    }
    println!("random catalogues: {seen:?}");
    assert!(
        ["True", "False", "Unknown"]
            .iter()
            .all(|truth| seen[*truth] > 50),
        "{seen:?}"
    );
}

fn track_is_advised_rightly(
    catalog: &Catalog,
    answers: &Answers,
    one: &Recommendation<'_>,
    all: &[Point],
) {
    let track = one.track;
    let shown = || format!("{track:#?}\n{answers:?}");
    let truth = all_say(all.iter().map(|point| is_met(track, point)));
    let said = verdict(one);
    if said != Truth::Unknown {
        assert_eq!(said, truth, "{}", shown());
    }
    let situation = derive(&catalog.base, answers);
    let gated = |rule: &Rule| {
        let gates = |fact: Fact| {
            catalog
                .question(fact)
                .is_some_and(|asked| asked.applies_when.is_some())
        };
        rule.reads().iter().any(gates)
    };
    let plain =
        is_read_once(track.rules()) && !track.rules().any(gated) && track.benefit.floor.is_none();
    if plain {
        assert_eq!(said, truth, "all points agree: {}", shown());
    }
    // Whatever turns the verdict by itself is waited for, unless it is a part of the spend, which the total stands for.
    if let Verdict::Open(waits_for) = one.verdict {
        let said: Vec<Point> = all.iter().map(|point| asked_of(catalog, point)).collect();
        let met: BTreeMap<&Point, bool> = said
            .iter()
            .zip(all.iter().map(|point| is_met(track, point)))
            .collect();
        let turning = turning(&said, |point| met[point]);
        for fact in turning
            .iter()
            .filter(|fact| !Fact::SPEND_PARTS.contains(fact))
        {
            assert!(
                waits_for.contains(fact),
                "{} turns it: {}",
                fact.id(),
                shown()
            );
        }
        // The total of the spend is named with its parts, also where it was said.
        for fact in waits_for.iter().filter(|fact| *fact != Fact::PlannedSpend) {
            let open = situation.may_apply.contains(fact) || !situation.facts.get(fact).is_exact();
            assert!(
                open,
                "it waits for {}, which is known: {}",
                fact.id(),
                shown()
            );
        }
    }
    // The range of the amount holds every point's; where no condition is open it is no wider.
    let amounts: Vec<(u64, u64)> = all
        .iter()
        .filter_map(|point| grant(&track.benefit, point))
        .collect();
    assert!(amounts.is_empty() || !track.benefit.rates.is_empty());
    let ends = amounts.iter().map(|ends| ends.0).min();
    let Some((least, most)) = ends.zip(amounts.iter().map(|ends| ends.1).max()) else {
        assert!(one.offer.amount.is_none(), "{}", shown());
        return;
    };
    let range = one.offer.amount.unwrap();
    let above = range.max.is_none_or(|max| most <= max.0);
    assert!(
        range.min.0 <= least && above,
        "{range:?} is no range of {least} to {most}: {}",
        shown()
    );
    let decided = track
        .benefit
        .conditions()
        .all(|rule| rule.eval(&situation.facts) != Truth::Unknown);
    if decided {
        assert_eq!(
            range.min.0,
            least,
            "{range:?}, at least {least}: {}",
            shown()
        );
        if let Some(max) = range.max {
            assert_eq!(max.0, most, "{range:?}, at most {most}: {}", shown());
        }
    }
}

/// A point as its answers alone: what is no question, or does not apply, is nobody's to turn.
fn asked_of(catalog: &Catalog, point: &Point) -> Point {
    let is_asked = |fact: &Fact| {
        catalog.question(*fact).is_some_and(|asked| {
            asked
                .applies_when
                .as_ref()
                .is_none_or(|gate| holds(gate, point))
        })
    };
    let kept = point.iter().map(|(fact, value)| {
        (
            *fact,
            if is_asked(fact) {
                *value
            } else {
                Value::Number(-1)
            },
        )
    });
    kept.collect()
}

#[test]
fn the_oracle_tells_a_wrong_reading_from_a_right_one() {
    // 18 people: at most 20 holds, at least 19 does not; by hand, so that the oracle itself is held by something.
    let within = |least, most| {
        Rule::Test(subsidy_advisor::rule::Test {
            fact: Fact::RegularEmployees,
            ask: Ask::Within { least, most },
        })
    };
    let point = Point::from([(Fact::RegularEmployees, Value::Number(18))]);
    for (rule, is) in [
        (within(0, 20), true),
        (within(19, i64::MAX), false),
        (within(18, 18), true),
        (Rule::Not(Box::new(within(0, 17))), true),
        (Rule::All(vec![within(0, 20), within(19, 20)]), false),
        (Rule::Any(vec![within(0, 20), within(19, 20)]), true),
        (Rule::Any(Vec::new()), false),
        (Rule::All(Vec::new()), true),
    ] {
        assert_eq!(holds(&rule, &point), is, "{rule:?}");
    }
    let known = corpus::journey("A01").read(&CATALOG).0;
    let known = known.with(Fact::RegularEmployees, Answer::Known(Knowledge::number(18)));
    assert_eq!(
        of_answers(&CATALOG, &known)[&Fact::RegularEmployees],
        Value::Number(18)
    );
}
