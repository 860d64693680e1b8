//! A business of which everything is known, and what the records say of it: each sentence of a record read as it stands.

use std::collections::{BTreeMap, BTreeSet};
use subsidy_advisor::{
    answer::Answers,
    catalog::{Addon, AddonKind, Benefit, Catalog, Conditional, Per, Question, SizeClass},
    fact::{Choices, Fact, Facts, Knowledge, NO, Shape, YES},
    money::SubsidyRate,
    rule::{Ask, Rule},
};

/// The value of one fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// A choice, or a yes or no, as its bit.
    Choice(Choices),
    /// What is in a set.
    Set(Choices),
    Number(i64),
}

/// Everything there is to know.
pub type Point = BTreeMap<Fact, Value>;

/// Whether a rule holds. What makes no sense to ask of a business is in no point; then the rule has to come out the same
/// whatever that would be.
pub fn holds(rule: &Rule, point: &Point) -> bool {
    let [yes, no] = [true, false].map(|unasked| holds_with(rule, point, unasked));
    assert_eq!(yes, no, "what nobody asks decides {rule:?} of {point:?}");
    yes
}

fn holds_with(rule: &Rule, point: &Point, unasked: bool) -> bool {
    match rule {
        Rule::All(parts) => !parts.iter().any(|part| !holds_with(part, point, unasked)),
        Rule::Any(parts) => parts.iter().any(|part| holds_with(part, point, unasked)),
        Rule::Not(part) => !holds_with(part, point, unasked),
        Rule::Test(test) => match (test.ask, point.get(&test.fact)) {
            (_, None) => unasked,
            (Ask::OneOf(wanted), Some(Value::Choice(choice))) => wanted & choice == *choice,
            (Ask::AnyOf(wanted), Some(Value::Set(chosen))) => wanted & chosen != 0,
            (Ask::Within { least, most }, Some(Value::Number(number))) => {
                least <= *number && *number <= most
            }
            (ask, value) => panic!("{ask:?} is asked of {value:?}"),
        },
    }
}

fn of(point: &Point, fact: Fact) -> Value {
    let value = point.get(&fact).copied();
    value.unwrap_or_else(|| panic!("nothing is known of {}: {point:?}", fact.id()))
}

fn number(point: &Point, fact: Fact) -> i64 {
    match of(point, fact) {
        Value::Number(number) => number,
        other => panic!("{} is {other:?}", fact.id()),
    }
}

/// The figures whose condition holds; where none does, those without a condition.
fn in_force<'a, T>(
    figures: &'a [T],
    when: impl Fn(&T) -> Option<&Rule>,
    point: &Point,
) -> Vec<&'a T> {
    let named: Vec<&T> = figures
        .iter()
        .filter(|one| when(one).is_some_and(|rule| holds(rule, point)))
        .collect();
    if named.is_empty() {
        figures.iter().filter(|one| when(one).is_none()).collect()
    } else {
        named
    }
}

/// How often a figure counts.
fn count(per: Per, point: &Point) -> u64 {
    let fact = match per {
        Per::Grant => return 1,
        Per::Year => Fact::ProjectYears,
        Per::Firm => Fact::ConsortiumSize,
        Per::SquareMeter => Fact::LandArea,
    };
    u64::try_from(number(point, fact).max(1)).unwrap()
}

/// What is paid at a point, yen, the least and the most: the rate of what is spent on what it pays for, not above its
/// lowest cap with what raises it; none where no rate is printed, or caps for others alone. The two differ only where a record
/// has several figures for such a business (for what it does at home and abroad) and does not say how they are shared out,
/// or where something else may be spent on too.
pub fn grant(benefit: &Benefit, point: &Point) -> Option<(u64, u64)> {
    let rates = in_force(&benefit.rates, |one| one.when.as_ref(), point);
    let parts: BTreeSet<&Fact> = benefit.costs.iter().collect();
    let cost: i64 = parts.iter().map(|part| number(point, **part)).sum();
    // What may be spent on something else may be nothing here.
    let shared = benefit
        .shared_costs
        .iter()
        .filter(|one| holds(&one.when, point));
    let shared: BTreeSet<&Fact> = shared.flat_map(|one| &one.parts).collect();
    let own: i64 = parts
        .difference(&shared)
        .map(|part| number(point, **part))
        .sum();
    let share = |rate: &Conditional<SubsidyRate>, cost: i64| {
        let rate = rate.value.to_string();
        let (numerator, denominator) = rate.split_once('/').unwrap();
        u128::try_from(cost).unwrap() * numerator.parse::<u128>().unwrap()
            / denominator.parse::<u128>().unwrap()
    };
    let least = rates.iter().map(|rate| share(rate, own)).min()?;
    let most = rates.iter().map(|rate| share(rate, cost)).max()?;
    // The lowest of the caps of each kind, the least and the most it can be.
    let mut caps: Option<(u128, u128)> = None;
    for per in Per::ALL {
        let of_kind: Vec<_> = benefit.caps.iter().filter(|cap| cap.per == per).collect();
        let found = in_force(&of_kind, |cap| cap.figure.when.as_ref(), point);
        let found = found
            .iter()
            .map(|cap| u128::from(cap.figure.value.0) * u128::from(count(per, point)));
        let found: Vec<u128> = found.collect();
        if let (Some(least), Some(most)) = (found.iter().min(), found.iter().max()) {
            let (a, b) = caps.unwrap_or((u128::MAX, u128::MAX));
            caps = Some((a.min(*least), b.min(*most)));
        }
    }
    // Caps for others alone say nothing of what this business gets.
    if caps.is_none() && !benefit.caps.is_empty() {
        return None;
    }
    let applies = |addon: &&Addon| {
        let when = addon.figure.when.as_ref();
        addon.kind == AddonKind::RaisesCap && when.is_none_or(|rule| holds(rule, point))
    };
    let raising = benefit.addons.iter().filter(applies);
    let raise: u128 = raising
        .map(|addon| u128::from(addon.figure.value.0) * u128::from(count(addon.per, point)))
        .sum();
    let paid = |share: u128, cap: Option<u128>| {
        u64::try_from(cap.map_or(share, |cap| share.min(cap + raise))).unwrap()
    };
    Some((
        paid(least, caps.map(|caps| caps.0)),
        paid(most, caps.map(|caps| caps.1)),
    ))
}

/// The point of a business that has answered everything that makes sense for it.
pub fn of_answers(catalog: &Catalog, answers: &Answers) -> Point {
    let mut point = Point::new();
    let mut asked = BTreeSet::new();
    for question in &catalog.base.questions {
        let fact = question.fact;
        let makes_sense = question
            .applies_when
            .as_ref()
            .is_none_or(|gate| reads_in(gate, &point) && holds(gate, &point));
        let known = if makes_sense {
            asked.insert(fact);
            answers.get(fact).and_then(|given| given.known())
        } else {
            question.otherwise
        };
        if let Some(value) = known.and_then(value_of) {
            point.insert(fact, value);
        }
    }
    point.insert(
        Fact::SizeClass,
        Value::Choice(size(catalog, &point, asked.contains(&Fact::StatedCapital))),
    );
    if let (Some(Value::Number(small)), Some(Value::Number(all))) = (
        point.get(&Fact::SmallPartners),
        point.get(&Fact::ConsortiumSize),
    ) {
        // Half of the partners, and the lead company is no partner.
        let half = small * 2 >= all - 1;
        point.insert(
            Fact::SmallPartnersHalf,
            Value::Choice(if half { YES } else { NO }),
        );
    }
    point
}

fn reads_in(rule: &Rule, point: &Point) -> bool {
    rule.reads().iter().all(|fact| point.contains_key(&fact))
}

fn value_of(known: Knowledge) -> Option<Value> {
    match known {
        Knowledge::OneOf(bits) => (bits.count_ones() == 1).then_some(Value::Choice(bits)),
        Knowledge::Set { has, may } => (has == may).then_some(Value::Set(has)),
        Knowledge::Range { min, max } => (min == max).then_some(Value::Number(min)),
    }
}

/// 中小企業基本法 第2条: capital or employees at most the line's; small by employees alone.
fn size(catalog: &Catalog, point: &Point, has_capital: bool) -> Choices {
    let definition = &catalog.base.size;
    let is = |fact: Fact, wanted: Choices| matches!(point.get(&fact), Some(Value::Choice(choice)) if choice & wanted != 0);
    if !is(Fact::Applicant, definition.businesses) {
        return SizeClass::NotABusiness.bit();
    }
    let line = definition
        .lines
        .iter()
        .find(|line| is(Fact::Industry, line.industries));
    let (Some(line), Some(Value::Number(employees))) = (line, point.get(&Fact::RegularEmployees))
    else {
        return 0;
    };
    let capital = has_capital && number(point, Fact::StatedCapital) <= line.sme_capital;
    let class = if *employees <= line.small_employees {
        SizeClass::SmallEnterprise
    } else if capital || *employees <= line.sme_employees {
        SizeClass::Sme
    } else {
        SizeClass::Larger
    };
    class.bit()
}

/// The values that are possible of a fact, one for each stretch that some test tells apart.
fn values(fact: Fact, known: Knowledge, asked: &[Ask], extra: &[i64]) -> Vec<Value> {
    match known {
        Knowledge::OneOf(bits) => {
            // Beyond the choices that some test names one more stands for all others.
            let named = asked.iter().fold(0, |all, ask| match ask {
                Ask::OneOf(bits) | Ask::AnyOf(bits) => all | bits,
                Ask::Within { .. } => all,
            });
            let other = bits & !named;
            let kept = (bits & named) | (other & other.wrapping_neg());
            (0..64)
                .map(|at| 1 << at)
                .filter(|bit| kept & bit != 0)
                .map(Value::Choice)
                .collect()
        }
        Knowledge::Set { has, may } => {
            let named = asked.iter().fold(0, |all, ask| match ask {
                Ask::OneOf(bits) | Ask::AnyOf(bits) => all | bits,
                Ask::Within { .. } => all,
            });
            let free: Vec<Choices> = (0..64)
                .map(|at| 1 << at)
                .filter(|bit| may & !has & named & bit != 0)
                .take(10)
                .collect();
            // A choice beyond the tenth is like one of these or is not in it.
            (0..1_u64 << free.len())
                .map(|pick| {
                    Value::Set(
                        free.iter()
                            .enumerate()
                            .filter(|(at, _)| pick >> at & 1 == 1)
                            .fold(has, |set, (_, bit)| set | bit),
                    )
                })
                .collect()
        }
        Knowledge::Range { min, max } => {
            let mut all: BTreeSet<i64> = [min, max.min(min.saturating_add(9_999_999_999))].into();
            for ask in asked {
                if let Ask::Within { least, most } = ask {
                    all.extend([least - 1, *least, *most, most.saturating_add(1)]);
                }
            }
            all.extend(extra);
            assert!(matches!(
                fact.shape(),
                Shape::Count | Shape::Yen | Shape::Percent | Shape::Date
            ));
            all.into_iter()
                .filter(|number| min <= *number && *number <= max && *number < i64::MAX)
                .map(Value::Number)
                .collect()
        }
    }
}

/// Every point of what is known that some of these rules tells apart; none where there are too many.
pub fn points_of(rules: &[&Rule], facts: &Facts, most: usize) -> Option<Vec<Point>> {
    let mut asked: BTreeMap<Fact, Vec<Ask>> = BTreeMap::new();
    for rule in rules {
        rule.each_test(&mut |test| asked.entry(test.fact).or_default().push(test.ask));
    }
    let all = asked
        .iter()
        .map(|(fact, asks)| (*fact, values(*fact, facts.get(*fact), asks, &[])));
    product(all.collect(), most)
}

fn product(all: Vec<(Fact, Vec<Value>)>, most: usize) -> Option<Vec<Point>> {
    let count = all.iter().try_fold(1_usize, |count, (_, values)| {
        count.checked_mul(values.len())
    })?;
    if count > most {
        return None;
    }
    let mut points = vec![Point::new()];
    for (fact, values) in all {
        points = points
            .into_iter()
            .flat_map(|point| {
                values
                    .iter()
                    .map(move |value| point.clone().into_iter().chain([(fact, *value)]).collect())
            })
            .collect();
    }
    Some(points)
}

/// Every point that the answers leave possible in a small catalogue: what a question does not ask is as its `otherwise`
/// says, and the parts of the spend come to the total. None where there are too many, or where no point is possible.
pub fn completions(catalog: &Catalog, answers: &Answers, most: usize) -> Option<Vec<Point>> {
    let mut asked: BTreeMap<Fact, Vec<Ask>> = BTreeMap::new();
    let tracks = || {
        catalog
            .programmes
            .iter()
            .flat_map(|one| &one.editions)
            .flat_map(|one| &one.tracks)
    };
    let gates = catalog
        .base
        .questions
        .iter()
        .filter_map(|question| question.applies_when.as_ref());
    for rule in tracks()
        .flat_map(|track| track.rules().chain(track.benefit.conditions()))
        .chain(gates)
    {
        rule.each_test(&mut |test| asked.entry(test.fact).or_default().push(test.ask));
    }
    let free = |question: &Question| -> Knowledge {
        let said = answers.get(question.fact).and_then(|given| given.known());
        said.unwrap_or_else(|| match Knowledge::nothing(question.fact.shape()) {
            Knowledge::OneOf(bits) if question.options.is_empty() => Knowledge::OneOf(bits),
            Knowledge::OneOf(_) => Knowledge::OneOf(question.all_bits()),
            Knowledge::Set { has, .. } => Knowledge::Set {
                has,
                may: question.all_bits(),
            },
            Knowledge::Range { max, .. } => Knowledge::Range {
                min: question.least,
                max,
            },
        })
    };
    let total = catalog.question(Fact::PlannedSpend).map(&free);
    let bounds = match total {
        Some(Knowledge::Range { min, max }) => (min, max),
        _ => (0, i64::MAX),
    };
    let parts: Vec<&Question> = catalog
        .base
        .questions
        .iter()
        .filter(|question| Fact::SPEND_PARTS.contains(&question.fact))
        .collect();
    // Where a total is known, a part can be all of it or what another part leaves.
    let mut sums = vec![bounds.0];
    for part in &parts {
        if let Knowledge::Range { min, max } = free(part) {
            for end in [bounds.0, bounds.1] {
                sums.extend([end, end.saturating_sub(min), end.saturating_sub(max)]);
            }
        }
    }
    sums.retain(|sum| (0..1_000_000_000_000).contains(sum));
    let all = catalog
        .base
        .questions
        .iter()
        .filter(|question| question.fact != Fact::PlannedSpend);
    let all = all.map(|question| {
        // What is never asked is always as it says.
        if let (Some(gate), Some(value)) = (
            &question.applies_when,
            question.otherwise.and_then(value_of),
        ) && gate.reads().is_empty()
        {
            return (question.fact, vec![value]);
        }
        let extra: &[i64] = if Fact::SPEND_PARTS.contains(&question.fact) {
            &sums
        } else {
            &[]
        };
        (
            question.fact,
            values(
                question.fact,
                free(question),
                asked.get(&question.fact).map_or(&[], Vec::as_slice),
                extra,
            ),
        )
    });
    let mut points = BTreeSet::new();
    for mut point in product(all.collect(), most)? {
        for question in &catalog.base.questions {
            let closed = question
                .applies_when
                .as_ref()
                .is_some_and(|gate| !holds(gate, &point));
            if let (true, Some(value)) = (closed, question.otherwise.and_then(value_of)) {
                point.insert(question.fact, value);
            }
        }
        for part in Fact::SPEND_PARTS {
            point.entry(*part).or_insert(Value::Number(0));
        }
        let sum = parts
            .iter()
            .map(|part| number(&point, part.fact))
            .sum::<i64>();
        if (bounds.0..=bounds.1).contains(&sum) {
            point.insert(Fact::PlannedSpend, Value::Number(sum));
            points.insert(point);
        }
    }
    (!points.is_empty()).then(|| points.into_iter().collect())
}
