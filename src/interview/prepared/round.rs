//! 一回り: what one state of a consultation comes to, and how much each question would tell in it.

use super::{Prepared, Way, number};
use crate::gather::Gather;
use crate::{
    advice::{Case, PLACE_BITS, Place, Sets, Spends, Workspace, terms},
    answer::Answers,
    derive::{Situation, derive},
    fact::{Fact, FactSet},
    interview::{
        AMOUNT, Ahead, LEAST, after, asked,
        chance::{Prospects, of_floor, of_rule},
        unasked,
    },
    rule::Rule,
    truth::Truth,
};
use std::{cmp::Reverse, collections::BinaryHeap};

/// One state of a consultation.
pub(super) struct Round<'p, 'a> {
    prepared: &'p Prepared<'a>,
    answers: &'p Answers,
    case: Case<'a>,
    /// The tracks that have not failed.
    standing: Vec<Standing<'p, 'a>>,
    /// What those come to that have an amount or notes, by the place among the standing.
    terms: Vec<Terms>,
    /// How the rules of the standing tracks read, by the number of the rule.
    readings: Vec<Reading>,
    open: Vec<Open<'a>>,
    /// The open rules of the standing tracks, one track after the other.
    waits: Vec<u32>,
    /// How likely the tests of the open rules are to pass, one rule after the other.
    tests: Vec<f64>,
    relevant: FactSet,
}

/// How a rule reads that is not failed.
#[derive(Clone, Copy)]
enum Reading {
    /// No standing track has it, as far as was looked.
    Unread,
    Holds,
    /// It is open, the one of this number.
    Open(u32),
}

/// A track that has not failed.
struct Standing<'p, 'a> {
    way: &'p Way<'a>,
    /// Where its open rules begin among those of all, and how many there are.
    waits: (u32, u32),
    is_open: bool,
    likely: f64,
    weight: f64,
}

/// What a track is worth.
struct Terms {
    at: usize,
    place: Place,
    waits_for: FactSet,
}

/// A rule that some standing track waits for.
struct Open<'a> {
    rule: &'a Rule,
    /// The questions whose answers bear on it.
    asked_by: FactSet,
    /// The facts that it reads.
    reads: FactSet,
    /// How likely it is to hold.
    likely: f64,
    /// Where its tests stand among those of all open rules.
    tests: usize,
    /// The weights of the tracks that have it, each times the square of how likely that track is.
    weight: f64,
}

impl<'p, 'a> Round<'p, 'a> {
    pub(super) fn new(prepared: &'p Prepared<'a>, answers: &'p Answers) -> Self {
        let mut round = Self {
            prepared,
            answers,
            case: Case::new(derive(prepared.base, answers)),
            standing: Vec::new(),
            terms: Vec::new(),
            readings: vec![Reading::Unread; prepared.rules.len()],
            open: Vec::new(),
            waits: Vec::new(),
            tests: Vec::new(),
            relevant: FactSet::EMPTY,
        };
        round.judge();
        round.find_relevant();
        round
    }

    /// The questions that could still change something.
    pub(super) fn relevant(&self) -> FactSet {
        self.relevant
    }

    /// Finds the tracks that stand, and the rules that they wait for.
    fn judge(&mut self) {
        let (mut work, mut sets) = (Workspace::default(), Sets::default());
        let index = &self.prepared.index;
        index.judge(&self.case, &mut work, &mut sets);
        let standing = index.len() - sets.count(Truth::False);
        self.standing.reserve(standing);
        self.waits.reserve(2 * standing);
        for (at, way) in self.prepared.ways.iter().enumerate() {
            let truth = index.truth(&sets, at);
            if truth == Truth::False {
                continue;
            }
            let start = self.waits.len();
            for rule in self.prepared.rules_of(way) {
                if let Reading::Open(open) = self.read(*rule) {
                    self.waits.push(open);
                }
            }
            self.standing.push(Standing {
                way,
                waits: (number(start), number(self.waits.len() - start)),
                is_open: truth == Truth::Unknown,
                likely: 1.0,
                weight: LEAST,
            });
        }
    }

    /// How a rule of a standing track reads, read when it is met for the first time.
    fn read(&mut self, rule: u32) -> Reading {
        let shared = self.prepared.rules.get(rule as usize);
        let reading = self.readings.get_mut(rule as usize);
        let (Some(shared), Some(reading)) = (shared, reading) else {
            return Reading::Holds;
        };
        if let Reading::Unread = reading {
            let facts = &self.case.facts;
            *reading = Reading::Holds;
            if shared.rule.eval(facts) == Truth::Unknown {
                *reading = Reading::Open(number(self.open.len()));
                self.open.push(Open {
                    rule: shared.rule,
                    asked_by: shared.asked_by,
                    reads: shared.rule.reads(),
                    likely: 1.0,
                    tests: 0,
                    weight: 0.0,
                });
            }
        }
        *reading
    }

    /// The open rules of a track, by their numbers.
    fn open_of(&self, one: &Standing<'_, '_>) -> &[u32] {
        let (start, count) = one.waits;
        let rest = self.waits.get(start as usize..).unwrap_or_default();
        rest.get(..count as usize).unwrap_or_default()
    }

    fn open(&self, rule: u32) -> Option<&Open<'a>> {
        self.open.get(rule as usize)
    }

    /// Finds the questions that could still change something, and works out what the tracks are worth on the way.
    fn find_relevant(&mut self) {
        let spend: FactSet = Fact::SPEND_PARTS.iter().copied().gather();
        let purposes = self.case.facts.get(Fact::Purposes);
        let mut waiting = self.case.questions_for(self.missing().without(spend));
        let mut all_terms = Vec::new();
        for (at, one) in self.standing.iter().enumerate() {
            // Of parts of the spend other questions are asked when they are read together.
            let open = self.open_of(one).iter().filter_map(|rule| self.open(*rule));
            if open.clone().any(|open| open.reads.meets(spend)) {
                let missing = open.map(|open| open.rule.missing(&self.case.facts));
                let missing = missing.fold(FactSet::EMPTY, FactSet::union);
                waiting = waiting.union(self.case.questions_for(missing));
            }
            if one.way.has_terms {
                let (terms, details) = terms(one.way.track, &self.case);
                waiting = waiting.union(details);
                if terms.reaches_floor == Truth::Unknown {
                    waiting = waiting.union(terms.floor_waits_for);
                }
                all_terms.push(Terms {
                    at,
                    place: one.way.rank.place(&self.case, terms.amount),
                    waits_for: unasked(terms.waits_for, &self.case, self.answers),
                });
            } else if purposes.has_any_of(one.way.rank.purposes) == Truth::Unknown {
                waiting.insert(Fact::Purposes);
            }
        }
        self.relevant = unasked(waiting, &self.case, self.answers);
        self.terms = all_terms;
    }

    /// The facts that could still decide an open rule. Of a rule whose facts were all found nothing is asked.
    fn missing(&self) -> FactSet {
        let facts = &self.case.facts;
        let known = Fact::ALL.iter().copied();
        let is_known =
            |fact: &Fact| facts.get(*fact).is_exact() && !self.case.may_apply.contains(*fact);
        let known: FactSet = known.filter(is_known).collect();
        self.open.iter().fold(FactSet::EMPTY, |found, open| {
            if open.reads.without(known).without(found).is_empty() {
                found
            } else {
                found.union(open.rule.missing(facts))
            }
        })
    }

    /// How much each question that could still change something would tell.
    pub(super) fn gains(mut self) -> Vec<(Fact, f64)> {
        let rules = self.prepared.rules.iter().zip(&self.readings);
        let used = rules.filter(|(_, reading)| !matches!(reading, Reading::Unread));
        let prospects = Prospects::new(self.prepared.base, used.map(|(shared, _)| shared.rule));
        self.work_out_likelihoods(&prospects);
        self.weigh();
        let entangled = self.tell_apart();
        asked(self.prepared.base, self.relevant)
            .map(|fact| {
                let spread = self.spread(&prospects, fact, &entangled);
                (fact, spread + AMOUNT * self.amounts(fact))
            })
            .gather()
    }

    fn work_out_likelihoods(&mut self, prospects: &Prospects) {
        for open in &mut self.open {
            open.tests = self.tests.len();
            open.likely = of_rule(open.rule, &mut |test| {
                let likely = prospects.of_test(test, &self.case);
                self.tests.push(likely);
                likely
            });
        }
        let mut spends = Spends::default();
        let likely = |one: &Standing<'p, 'a>| {
            let open = self.open_of(one).iter().filter_map(|rule| self.open(*rule));
            let likely: f64 = open.map(|open| open.likely).product();
            if one.way.has_floor {
                likely * of_floor(one.way.track, &self.case, &mut spends)
            } else {
                likely
            }
        };
        let all: Vec<f64> = self.standing.iter().map(likely).gather();
        for (one, likely) in self.standing.iter_mut().zip(all) {
            one.likely = likely;
        }
    }

    /// Weighs the tracks, best first as long as there may be a place left.
    fn weigh(&mut self) {
        let mut terms = self.terms.iter().peekable();
        let ranked = self.standing.iter().enumerate().map(|(at, one)| {
            let place = match terms.next_if(|terms| terms.at == at) {
                Some(terms) => terms.place,
                None => one.way.rank.place(&self.case, None),
            };
            // Of one place what is met comes first, and then what comes first in the catalogue.
            let rest = u64::from(one.is_open) << 32 | u64::from(number(at));
            Reverse(place << (u128::BITS - PLACE_BITS) | u128::from(rest))
        });
        let mut ranked = BinaryHeap::from(ranked.gather::<Vec<_>>());
        let mut ahead = Ahead::none();
        while NO_ROOM < ahead.room()
            && let Some(Reverse(key)) = ranked.pop()
        {
            let at = u32::try_from(key & u128::from(u32::MAX)).unwrap_or(u32::MAX);
            if let Some(one) = self.standing.get_mut(at as usize) {
                one.weight = LEAST + ahead.room();
                if one.way.takes_place {
                    ahead.add(one.likely);
                }
            }
        }
    }

    /// Counts each track among those of its rules, and finds the tracks in which a question bears on several of them, or on
    /// the floor.
    fn tell_apart(&mut self) -> Vec<(usize, FactSet)> {
        let mut all = Vec::new();
        for (at, one) in self.standing.iter().enumerate() {
            let (mut seen, mut twice) = (FactSet::EMPTY, FactSet::EMPTY);
            let (start, count) = one.waits;
            let waits = self.waits.iter().skip(start as usize);
            for rule in waits.take(count as usize) {
                if let Some(open) = self.open.get_mut(*rule as usize) {
                    twice = twice.union(seen.both(open.asked_by));
                    seen = seen.union(open.asked_by);
                    open.weight += one.weight * one.likely * one.likely;
                }
            }
            if one.way.has_floor {
                let read = one.way.track.benefit.floor_decided_by();
                twice = twice.union(self.prepared.asked_by(read));
            }
            // Of what is out of all likelihood no share can be taken out again.
            let entangled = if one.likely == 0.0 { seen } else { twice };
            let entangled = entangled.both(self.relevant);
            if !entangled.is_empty() {
                all.push((at, entangled));
            }
        }
        all
    }

    /// What of the amounts waits for the answer.
    fn amounts(&self, fact: Fact) -> f64 {
        let waiting = self.terms.iter().filter(|one| one.waits_for.contains(fact));
        let amount = |terms: &Terms| {
            let likely = |one: &Standing<'_, '_>| one.weight * one.likely;
            let likely = self.standing.get(terms.at).map_or(0.0, likely);
            likely / f64::from(terms.waits_for.len())
        };
        waiting.map(amount).sum()
    }

    /// How far apart, by variance, the answers put the likelihoods that the tracks are met.
    fn spread(&self, prospects: &Prospects, fact: Fact, entangled: &[(usize, FactSet)]) -> f64 {
        let sources = self.prepared.sources;
        let answers = prospects.of(fact).iter().map(|(answer, share)| {
            let after = after(self.answers, &self.case, sources, fact, *answer);
            (after, *share)
        });
        let mut told = Told::new(self, prospects, fact, answers.gather());
        let weights = self.open.iter().map(|open| open.weight);
        let apart = weights
            .zip(&told.rules)
            .map(|(weight, rule)| weight * rule.variance);
        let mut sum: f64 = apart.sum();
        let entangled = entangled.iter().filter(|(_, facts)| facts.contains(fact));
        for one in entangled.filter_map(|(at, _)| self.standing.get(*at)) {
            sum += one.weight * told.together(self, one);
        }
        sum
    }
}

/// What the answers to one question tell of each open rule.
struct Told<'a> {
    answers: Vec<(Situation<'a>, f64)>,
    rules: Vec<RuleTold>,
    /// How likely the rules are after each answer, one rule after the other.
    likely: Vec<f64>,
    /// Room for where the likelihoods of the rules of a track stand.
    starts: Vec<usize>,
    spends: Vec<Spends<'a>>,
}

/// What the answers tell of a rule.
#[derive(Clone, Copy)]
struct RuleTold {
    /// Where its likelihoods stand; none where no answer changes it.
    start: Option<usize>,
    /// Their variance, as a part of the square of how likely it is now.
    variance: f64,
}

impl<'a> Told<'a> {
    fn new(
        round: &Round<'_, 'a>,
        prospects: &Prospects,
        fact: Fact,
        answers: Vec<(Situation<'a>, f64)>,
    ) -> Self {
        let changed = round.prepared.followers_of(fact);
        let mut likely = Vec::new();
        let mut tell = |open: &Open<'_>| {
            if !open.asked_by.contains(fact) {
                return RuleTold {
                    start: None,
                    variance: 0.0,
                };
            }
            let start = likely.len();
            let before = round.tests.get(open.tests..).unwrap_or_default();
            for (after, _) in &answers {
                let mut before = before.iter();
                likely.push(of_rule(open.rule, &mut |test| match before.next() {
                    Some(before) if !changed.contains(test.fact) => *before,
                    _ => prospects.of_test(test, after),
                }));
            }
            let row = likely.get(start..).unwrap_or_default();
            if row.iter().all(|after| *after == open.likely) {
                likely.truncate(start);
                return RuleTold {
                    start: None,
                    variance: 0.0,
                };
            }
            let shares = answers.iter().map(|(_, share)| *share);
            let variance = variance(row.iter().copied().zip(shares));
            RuleTold {
                start: Some(start),
                variance: if open.likely == 0.0 {
                    0.0
                } else {
                    variance / (open.likely * open.likely)
                },
            }
        };
        Self {
            rules: round.open.iter().map(&mut tell).gather(),
            likely,
            starts: Vec::new(),
            spends: vec![Spends::default(); answers.len()],
            answers,
        }
    }

    /// The variance of a track whose rules are told of by the same answers, beside what was counted of each of them.
    fn together(&mut self, round: &Round<'_, 'a>, one: &Standing<'_, 'a>) -> f64 {
        let (mut apart, mut others) = (0.0, 1.0);
        self.starts.clear();
        for rule in round.open_of(one) {
            let told = self.rules.get(*rule as usize);
            if let Some((told, open)) = told.zip(round.open(*rule)) {
                apart += told.variance * one.likely * one.likely;
                match told.start {
                    Some(start) => self.starts.push(start),
                    None => others *= open.likely,
                }
            }
        }
        if self.starts.len() < 2 && !one.way.has_floor && one.likely != 0.0 {
            return 0.0;
        }
        let situations = self.answers.iter().zip(&mut self.spends).enumerate();
        let together = situations.map(|(at, ((after, share), spends))| {
            let rows = self
                .starts
                .iter()
                .filter_map(|start| self.likely.get(start + at));
            let mut chance = others * rows.product::<f64>();
            if one.way.has_floor {
                chance *= of_floor(one.way.track, after, spends);
            }
            (chance, *share)
        });
        variance(together) - apart
    }
}

/// The chance of a place below which it is taken for none.
const NO_ROOM: f64 = 1e-16;

/// How far apart some numbers are, each with its share of the whole.
fn variance(numbers: impl Iterator<Item = (f64, f64)>) -> f64 {
    let (mean, square) = numbers.fold((0.0, 0.0), |(mean, square), (number, share)| {
        (mean + share * number, square + share * number * number)
    });
    square - mean * mean
}
