//! Promise 5: the set of changes that is proposed makes the track fit, and every smaller set was tried and does not.
//!
//! The proof is by brute force, written apart from the search: every combination of everything an owner can do about any
//! fact is tried on the answers themselves, and the whole engine judges each.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

mod corpus;
mod dice;

use corpus::businesses::{CATALOG, edges};
use dice::Dice;
use subsidy_advisor::{
    advice::{AsOf, Change, Deed, NearMiss, Recommendation, Verdict, advise, levers, near_misses},
    answer::{Answer, Answers},
    catalog::{Catalog, Check, Edition, Programme, Question, Reach, Requirement, Toward, Track},
    derive::derive,
    fact::{Fact, FactSet, Facts, Knowledge, NO, Shape, YES},
    rule::{Ask, Rule, Test},
    truth::Truth,
};

/// The journeys, and each with some answers that an owner can change taken back or made poor, so that tracks just miss.
fn businesses() -> Vec<(Answers, AsOf)> {
    let mut dice = Dice::new(4);
    let mut all = Vec::new();
    for journey in corpus::journeys() {
        let (answers, as_of) = journey.read(&CATALOG);
        let mut poorer = answers.clone();
        for question in CATALOG
            .base
            .questions
            .iter()
            .filter(|question| !question.actions.is_empty())
        {
            match (dice.below(4), question.fact.shape()) {
                (0, _) => poorer.remove(question.fact),
                (1, Shape::YesNo) => poorer.set(question.fact, Answer::Known(Knowledge::OneOf(NO))),
                (1, Shape::Set) if question.exclusive_bits() != 0 => {
                    poorer.set(
                        question.fact,
                        Answer::Known(Knowledge::set(question.exclusive_bits())),
                    );
                }
                (1, Shape::Count | Shape::Yen | Shape::Percent) => {
                    poorer.set(
                        question.fact,
                        Answer::Known(Knowledge::number(question.least)),
                    );
                }
                _ => {}
            }
        }
        // A small spend falls short of a floor.
        if dice.once_in(3) {
            poorer.set(
                Fact::PlannedSpend,
                Answer::Known(Knowledge::number(100_000)),
            );
            Fact::SPEND_PARTS
                .iter()
                .for_each(|part| poorer.remove(*part));
        }
        all.extend([(answers, as_of), (poorer, as_of)]);
    }
    all
}

/// A catalogue with only one track, so that judging is quick. The better track it may not be is in its rules already.
fn alone(programme: &Programme, edition: &Edition, track: &Track) -> Catalog {
    let edition = Edition {
        tracks: vec![track.clone()],
        ..edition.clone()
    };
    let programme = Programme {
        editions: vec![edition],
        ..programme.clone()
    };
    Catalog {
        programmes: vec![programme],
        base: CATALOG.base.clone(),
    }
}

fn is_met(catalog: &Catalog, answers: &Answers, as_of: AsOf) -> bool {
    let advice = advise(catalog, answers, as_of);
    let [one] = advice.recommendations.as_slice() else {
        panic!("one track is judged alone")
    };
    matches!(one.verdict, Verdict::Met)
}

/// One thing to try: a fact, the answer it would have, and how many deeds that takes.
type Try = (Fact, Knowledge, usize);

/// The answers with some things done. Whatever is applied for because of them is applied for from the day on.
fn done(answers: &Answers, as_of: AsOf, tries: &[Try]) -> Answers {
    let mut changed = answers.clone();
    for (fact, to, _) in tries {
        changed.set(*fact, Answer::Known(*to));
        if *fact == Fact::PlannedSpend {
            for part in Fact::SPEND_PARTS
                .iter()
                .filter(|part| answers.get(**part).is_some())
            {
                changed.set(*part, Answer::Known(*to));
            }
        }
    }
    let (before, after) = (
        derive(&CATALOG.base, answers),
        derive(&CATALOG.base, &changed),
    );
    for question in CATALOG
        .base
        .questions
        .iter()
        .filter(|question| question.fact.shape() == Shape::Date)
    {
        if !before.applies.contains(question.fact) && after.applies.contains(question.fact) {
            let from = Knowledge::Range {
                min: as_of.today.ordinal(),
                max: i64::MAX,
            };
            changed.set(question.fact, Answer::Known(from));
        }
    }
    // Nor does a deed spend anything by itself.
    for part in Fact::SPEND_PARTS {
        // Where it may have been asked about before, nobody knows that nothing was planned for it.
        let asked = before.applies.contains(*part) || before.may_apply.contains(*part);
        let opened = !asked && after.applies.contains(*part);
        if opened && answers.get(*part).and_then(Answer::known).is_none() {
            changed.set(*part, Answer::Known(Knowledge::number(0)));
        }
    }
    changed
}

/// Everything an owner can do about a fact, one or two deeds of it.
fn tries(question: &Question, answers: &Answers, as_of: AsOf) -> Vec<Try> {
    let fact = question.fact;
    let known = derive(&CATALOG.base, answers).facts.get(fact);
    let has = match known {
        Knowledge::Set { has, .. } => has,
        Knowledge::OneOf(_) | Knowledge::Range { .. } => 0,
    };
    let bits: Vec<(u64, u64)> = question
        .actions
        .iter()
        .filter(|action| action.unless & has == 0)
        .filter_map(|action| match action.toward {
            Toward::Choice(bit) => Some((bit, action.ends)),
            Toward::More | Toward::Less => None,
        })
        .collect();
    let alone = question.exclusive_bits();
    match known {
        Knowledge::OneOf(_) => bits
            .iter()
            .map(|(bit, _)| (fact, Knowledge::OneOf(*bit), 1))
            .collect(),
        Knowledge::Set { has, may } => {
            let mut sets = Vec::new();
            for (at, one) in bits.iter().enumerate() {
                for other in &bits[at..] {
                    let (gain, end) = (one.0 | other.0, one.1 | other.1 | alone);
                    let deeds = (gain & !has).count_ones() as usize;
                    if deeds > 0 && deeds == gain.count_ones() as usize {
                        sets.push((
                            fact,
                            Knowledge::Set {
                                has: (has & !end) | gain,
                                may: (may & !end) | gain,
                            },
                            deeds,
                        ));
                    }
                }
            }
            sets
        }
        Knowledge::Range { min, max } => {
            let toward = |way: Toward| question.actions.iter().any(|action| action.toward == way);
            let _ = as_of;
            edges(fact)
                .into_iter()
                .chain([2, 3, 4, 5, 9, 10])
                .filter(|value| *value >= question.least)
                .filter(|value| {
                    (min < *value && toward(Toward::More)) || (*value < max && toward(Toward::Less))
                })
                .map(|value| (fact, Knowledge::number(value), 1))
                .collect()
        }
    }
}

/// The facts that a track reads in any way, whether directly or through what decides that they are asked.
fn facts_of(track: &Track) -> FactSet {
    let mut all = track.reads();
    loop {
        let mut more = all;
        for fact in all.iter() {
            if fact == Fact::SmallPartnersHalf {
                more = more.union(FactSet::from_iter([
                    Fact::SmallPartners,
                    Fact::ConsortiumSize,
                ]));
            }
            if let Some(gate) = CATALOG
                .question(fact)
                .and_then(|question| question.applies_when.as_ref())
            {
                gate.each_test(&mut |test| more.insert(test.fact));
            }
        }
        if more == all {
            return all;
        }
        all = more;
    }
}

/// Calls `visit` with every way to change exactly `left` more facts.
fn each_set(
    choices: &[Vec<Try>],
    left: usize,
    chosen: &mut Vec<Try>,
    visit: &mut impl FnMut(&[Try]),
) {
    if left == 0 {
        return visit(chosen);
    }
    for (at, of_fact) in choices.iter().enumerate() {
        for one in of_fact {
            chosen.push(*one);
            each_set(&choices[at + 1..], left - 1, chosen, visit);
            chosen.pop();
        }
    }
}

/// How many sets `each_set` visits.
fn count_sets(choices: &[Vec<Try>], left: usize) -> usize {
    if left == 0 {
        return 1;
    }
    let rest = |at: usize| count_sets(&choices[at + 1..], left - 1);
    choices
        .iter()
        .enumerate()
        .map(|(at, of_fact)| of_fact.len() * rest(at))
        .sum()
}

fn is_beaten(track: &Track, answers: &Answers) -> bool {
    let facts = derive(&CATALOG.base, answers).facts;
    let fails = |rule: &Rule| rule.eval(&facts) == Truth::False;
    track
        .requirements
        .iter()
        .any(|one| matches!(&one.check, Check::NotTrack { rule, .. } if fails(rule)))
}

fn as_tries(near: &NearMiss<'_>) -> Vec<Try> {
    near.changes
        .iter()
        .map(|change| (change.fact, change.to, change.deeds.len()))
        .collect()
}

/// A number that asks one less of the owner than the change does; none where it is about no number.
fn one_nearer(change: &Change<'_>) -> Option<Knowledge> {
    match change.deeds.as_slice() {
        [Deed::AtLeast(value)] => Some(Knowledge::number(value - 1)),
        [Deed::AtMost(value)] => Some(Knowledge::number(value + 1)),
        _ => None,
    }
}

#[test]
fn a_near_miss_is_the_smallest_set_that_makes_the_track_fit() {
    let (mut by_size, mut none, mut numbers) = ([0; 5], 0, 0);
    for (answers, as_of) in businesses() {
        let advice = advise(&CATALOG, &answers, as_of);
        for one in advice
            .recommendations
            .iter()
            .filter(|one| !matches!(one.verdict, Verdict::Met))
        {
            if is_beaten(one.track, &answers) {
                assert!(near_misses(&CATALOG, &answers, as_of.today, one).is_empty());
                continue;
            }
            let found = near_misses(&CATALOG, &answers, as_of.today, one);
            let catalog = alone(one.programme, one.edition, one.track);
            let at = format!(
                "{}/{}: {:?}",
                one.programme.id,
                one.track.id,
                found.iter().map(|near| &near.changes).collect::<Vec<_>>()
            );
            let size = found.first().map(|near| near.changes.len());
            let deeds = found.first().map_or(0, |near| {
                as_tries(near)
                    .iter()
                    .map(|(_, _, deeds)| deeds)
                    .sum::<usize>()
            });
            for near in &found {
                assert!(
                    is_met(&catalog, &done(&answers, as_of, &as_tries(near)), as_of),
                    "does not fit after all: {at}"
                );
                let [then] = <[_; 1]>::try_from(
                    advise(&catalog, &done(&answers, as_of, &as_tries(near)), as_of)
                        .recommendations,
                )
                .unwrap();
                assert_eq!(
                    (then.offer.amount, then.offer.cost),
                    (near.offer.amount, near.offer.cost),
                    "{at}"
                );
                assert_eq!(Some(near.changes.len()), size, "{at}");
                for (place, change) in near.changes.iter().enumerate() {
                    let Some(nearer) = one_nearer(change) else {
                        continue;
                    };
                    let mut tries = as_tries(near);
                    tries[place].1 = nearer;
                    assert!(
                        !is_met(&catalog, &done(&answers, as_of, &tries), as_of),
                        "{nearer:?} is enough: {at}"
                    );
                    numbers += 1;
                }
                near.changes
                    .iter()
                    .for_each(|change| possible(change, &advice.situation.facts));
            }
            // Everything smaller, as far as it can be tried out in a moment.
            let facts = facts_of(one.track);
            let asked = CATALOG
                .base
                .questions
                .iter()
                .filter(|question| facts.contains(question.fact));
            let choices: Vec<Vec<Try>> = asked
                .map(|question| tries(question, &answers, as_of))
                .filter(|tries| !tries.is_empty())
                .collect();
            let top = size.unwrap_or(1);
            if (0..=top)
                .map(|size| count_sets(&choices, size))
                .sum::<usize>()
                > 4_000
            {
                continue;
            }
            for smaller in 0..=top {
                each_set(&choices, smaller, &mut Vec::new(), &mut |set| {
                    let fewer = set.iter().map(|(_, _, deeds)| deeds).sum::<usize>() < deeds;
                    if (smaller < top || size.is_none() || fewer)
                        && is_met(&catalog, &done(&answers, as_of, set), as_of)
                    {
                        panic!("{set:?} is smaller: {at}");
                    }
                });
            }
            match size {
                Some(size) => by_size[size] += 1,
                None => none += 1,
            }
        }
    }
    println!(
        "near misses of 1 to 4 facts: {:?}, {numbers} numbers; nothing to be done: {none}",
        &by_size[1..]
    );
    assert!(
        by_size[1] >= 100 && by_size[2] >= 30 && by_size[3] >= 5 && none >= 100,
        "too few cases: {by_size:?}, {none}"
    );
    assert!(numbers >= 30, "too few numbers: {numbers}");
}

/// What is proposed is something the question says an owner can do.
fn possible(change: &Change<'_>, before: &Facts) {
    let question = CATALOG.question(change.fact).unwrap();
    let spend = change.fact == Fact::PlannedSpend || Fact::SPEND_PARTS.contains(&change.fact);
    assert!(
        spend || !question.actions.is_empty(),
        "{:?} is given",
        change.fact
    );
    for deed in &change.deeds {
        match deed {
            Deed::Do(action) => assert!(question.actions.contains(action)),
            Deed::AtLeast(value) => {
                assert_eq!(change.to, Knowledge::number(*value));
                assert!(before.get(change.fact).bounds().0 < *value);
            }
            Deed::AtMost(value) => {
                assert_eq!(change.to, Knowledge::number(*value));
                assert!(*value < before.get(change.fact).bounds().1);
            }
        }
    }
}

#[test]
fn a_lever_raises_what_it_is_said_to_raise_and_the_track_still_fits() {
    let mut count = 0;
    for (answers, as_of) in businesses() {
        let advice = advise(&CATALOG, &answers, as_of);
        let before_all = advice.situation.facts.clone();
        for one in &advice.recommendations {
            for lever in levers(&CATALOG, &answers, as_of.today, one) {
                count += 1;
                let after = done(&answers, as_of, &as_tries(&lever));
                let advice = advise(&CATALOG, &after, as_of);
                let same = |r: &&Recommendation<'_>| {
                    r.edition.id == one.edition.id
                        && r.programme.id == one.programme.id
                        && r.track.id == lever.track.id
                };
                let then = advice.recommendations.iter().find(same).unwrap();
                let at = format!(
                    "{}/{}: {:?}",
                    one.programme.id, lever.track.id, lever.changes
                );
                assert!(
                    matches!(then.verdict, Verdict::Met),
                    "{at}: {:?}",
                    then.verdict
                );
                assert_eq!(then.offer.amount, lever.offer.amount, "{at}");
                assert_eq!(then.offer.rate(), lever.offer.rate(), "{at}");
                let (before, after) = (one.offer.amount, lever.offer.amount);
                assert!(
                    before.map(|range| range.min) <= after.map(|range| range.min),
                    "{at}"
                );
                let gains = after != before
                    || then.offer.rate() > one.offer.rate()
                    || then.offer.exact_cap() > one.offer.exact_cap()
                    || then.offer.steps != one.offer.steps
                    || then.offer.visits.iter().map(|one| one.value).min()
                        > one.offer.visits.iter().map(|one| one.value).min();
                assert!(gains, "{at} gains nothing");
                lever
                    .changes
                    .iter()
                    .for_each(|change| possible(change, &before_all));
            }
        }
    }
    assert!(count >= 20, "only {count} levers");
}

/// The deeds of each near miss of a track that asks for this alone, when this is known.
fn proposed(asked: &[Rule], known: &[(Fact, Knowledge)]) -> Vec<Vec<Deed<'static>>> {
    let (programme, edition) = (&CATALOG.programmes[0], &CATALOG.programmes[0].editions[0]);
    let mut track = edition.tracks[0].clone();
    track.benefit.floor = None;
    track.reach = Reach::Direct;
    let requirement = |rule: &Rule| Requirement {
        id: String::new(),
        check: Check::Rule(rule.clone()),
        cites: Vec::new(),
    };
    track.requirements = asked.iter().map(requirement).collect();
    let catalog: &'static Catalog = Box::leak(Box::new(alone(programme, edition, &track)));
    let mut answers = Answers::default();
    for (fact, known) in known {
        answers.set(*fact, Answer::Known(*known));
    }
    let (_, as_of) = corpus::journeys()[0].read(&CATALOG);
    let as_of = AsOf {
        fiscal_year: None,
        ..as_of
    };
    let advice = advise(catalog, &answers, as_of);
    let near = near_misses(catalog, &answers, as_of.today, &advice.recommendations[0]);
    let deeds = |one: NearMiss<'static>| one.changes.into_iter().flat_map(|change| change.deeds);
    near.into_iter().map(|one| deeds(one).collect()).collect()
}

fn size(least: i64, most: i64) -> Rule {
    Rule::Test(Test {
        fact: Fact::ConsortiumSize,
        ask: Ask::Within { least, most },
    })
}

fn yes(fact: Fact) -> Rule {
    Rule::Test(Test {
        fact,
        ask: Ask::OneOf(YES),
    })
}

#[test]
fn of_two_numbers_that_are_enough_the_nearer_one_is_proposed() {
    for (now, ways, nearest) in [
        (2, [size(3, i64::MAX), size(5, i64::MAX)], Deed::AtLeast(3)),
        (2, [size(5, i64::MAX), size(3, i64::MAX)], Deed::AtLeast(3)),
        (9, [size(1, 5), size(1, 7)], Deed::AtMost(7)),
        (9, [size(1, 7), size(1, 5)], Deed::AtMost(7)),
        (5, [size(1, 2), size(7, i64::MAX)], Deed::AtLeast(7)),
        (5, [size(1, 3), size(8, i64::MAX)], Deed::AtMost(3)),
        // Of two as near as each other the one that takes more.
        (5, [size(1, 3), size(7, i64::MAX)], Deed::AtLeast(7)),
    ] {
        let known = [(Fact::ConsortiumSize, Knowledge::number(now))];
        let found = proposed(&[Rule::Any(ways.to_vec())], &known);
        assert_eq!(found, [[nearest]], "{now}: {ways:?}");
        // So it is where another thing has to be done as well.
        let asked = [Rule::Any(ways.to_vec()), yes(Fact::NewInitiative)];
        let found = proposed(&asked, &known);
        assert_eq!(found.len(), 1, "{now}: {ways:?}");
        assert!(found[0].len() == 2 && found[0].contains(&nearest));
    }
}

#[test]
fn ways_of_another_kind_are_all_proposed() {
    let known = [(Fact::ConsortiumSize, Knowledge::number(2))];
    let kinds = [
        size(3, i64::MAX),
        yes(Fact::NewInitiative),
        yes(Fact::UsesExpert),
    ];
    assert_eq!(proposed(&[Rule::Any(kinds.to_vec())], &known).len(), 3);
    let question = CATALOG.question(Fact::PartnerKinds).unwrap();
    let actions = question.actions.iter().take(2);
    let bits = actions.map(|action| match action.toward {
        Toward::Choice(bit) => bit,
        Toward::More | Toward::Less => 0,
    });
    let either = Rule::Test(Test {
        fact: Fact::PartnerKinds,
        ask: Ask::AnyOf(bits.sum()),
    });
    let nobody = [(
        Fact::PartnerKinds,
        Knowledge::set(question.exclusive_bits()),
    )];
    assert_eq!(proposed(&[either], &nobody).len(), 2);
}

#[test]
fn four_things_to_do_are_a_near_miss_and_five_are_none() {
    let all = [
        Fact::NewInitiative,
        Fact::LocalResources,
        Fact::UsesExpert,
        Fact::AdvancedTechnology,
    ];
    let no = all.map(|fact| (fact, Knowledge::OneOf(NO)));
    let mut asked = all.map(yes).to_vec();
    let found = proposed(&asked, &no);
    assert_eq!(found.iter().map(Vec::len).collect::<Vec<_>>(), [4]);
    asked.push(size(2, i64::MAX));
    let alone = (Fact::ConsortiumSize, Knowledge::number(1));
    let known: Vec<_> = no.into_iter().chain([alone]).collect();
    assert!(proposed(&asked, &known).is_empty());
}

#[test]
fn what_is_given_has_no_action() {
    for fact in [
        Fact::Applicant,
        Fact::Industry,
        Fact::RegularEmployees,
        Fact::StatedCapital,
        Fact::Prefecture,
        Fact::Disaster,
        Fact::RainDamage,
        Fact::SalesFell,
        Fact::Finances,
        Fact::PastGrant,
        Fact::InnovationPlanAppliedOn,
        Fact::EquipmentPlanAppliedOn,
        Fact::RegionalLeader,
        Fact::Purposes,
    ] {
        assert!(
            CATALOG.question(fact).unwrap().actions.is_empty(),
            "{fact:?}"
        );
    }
    // Nor does anyone lose a successor, sell or buy a business for a subsidy.
    let succession = CATALOG.question(Fact::Succession).unwrap();
    for given in [
        "successor_absent",
        "merged",
        "handed_over",
        "selling",
        "buying",
    ] {
        let bit = succession.bit(given).unwrap();
        assert!(
            succession
                .actions
                .iter()
                .all(|action| action.toward != Toward::Choice(bit)),
            "{given}"
        );
    }
    let yes_no = CATALOG
        .base
        .questions
        .iter()
        .filter(|question| question.fact.shape() == Shape::YesNo);
    for question in yes_no {
        assert!(
            question
                .actions
                .iter()
                .all(|action| action.toward == Toward::Choice(YES)),
            "{:?}",
            question.fact
        );
    }
}

/// The deeds of the first way to make a track of a journey fit, once one answer is another.
fn deeds(journey: &str, change: (&str, &str), track: &str) -> Vec<(Fact, Deed<'static>)> {
    let journey = corpus::journey(journey);
    let (mut answers, as_of) = journey.read(&CATALOG);
    answers.read(&CATALOG, change.0, change.1).unwrap();
    let advice = advise(&CATALOG, &answers, as_of);
    let one = advice
        .recommendations
        .iter()
        .find(|one| one.track.id == track)
        .unwrap();
    let near = near_misses(&CATALOG, &answers, as_of.today, one);
    let changes = near.first().unwrap().changes.iter();
    changes
        .flat_map(|change| change.deeds.iter().map(move |deed| (change.fact, *deed)))
        .collect()
}

#[test]
fn a_band_across_a_limit_is_brought_to_the_right_side_of_it() {
    // Five businesses at most (003:771): whoever says 2 to 10 is to stay at five or fewer, never to grow to five.
    assert_eq!(
        deeds("B11", ("consortium_size", "2..10"), "between-firms"),
        [(Fact::ConsortiumSize, Deed::AtMost(5))]
    );
    assert_eq!(
        deeds("B11", ("consortium_size", "1"), "between-firms"),
        [(Fact::ConsortiumSize, Deed::AtLeast(2))]
    );
    assert_eq!(
        deeds("B11", ("consortium_size", "6"), "between-firms"),
        [(Fact::ConsortiumSize, Deed::AtMost(5))]
    );
}
