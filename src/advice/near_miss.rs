//! 惜しい制度と伸ばし方: the smallest set of things an owner can do that makes a track fit, and what makes one that fits
//! worth more.
//!
//! The smallest set is found, not guessed: whatever makes a condition hold has to change a fact that this condition reads,
//! so branching on those facts alone misses no set, and trying one fact, then two, finds the smallest first. Every step is
//! judged by the very rules that judge the answers. What is given (a prefecture, a past disaster) has no action and is
//! never proposed.

use super::{
    Ground, Recommendation, Standing, Verdict,
    amount::{self, Offer},
};
use crate::gather::{AddAll, Gather};
use crate::{
    answer::{Answer, Answers},
    catalog::{Action, Base, Benefit, Catalog, Check, Per, Question, Toward, Track},
    date::Date,
    derive::{Situation, derive},
    fact::{Choices, Fact, FactSet, Knowledge, Shape},
    order,
    rule::{Ask, Rule, Test},
    truth::Truth,
};

/// One fact that an owner would change.
#[derive(Clone, Debug, PartialEq)]
pub struct Change<'a> {
    /// The fact.
    pub fact: Fact,
    /// What is known of it then.
    pub to: Knowledge,
    /// What the owner does for that; several only where a set has to gain several choices.
    pub deeds: Vec<Deed<'a>>,
}

/// One thing that an owner would do.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Deed<'a> {
    /// What the question's action says.
    Do(&'a Action),
    /// Bring the number to this at least; in the unit of the fact.
    AtLeast(i64),
    /// Bring the number to this at most; in the unit of the fact.
    AtMost(i64),
}

/// 惜しい制度: one smallest set of changes, and what the track is worth then.
#[derive(Clone, Debug)]
pub struct NearMiss<'a> {
    /// What would change, no two of the same fact.
    pub changes: Vec<Change<'a>>,
    /// The track that fits then.
    pub track: &'a Track,
    /// What it is worth then.
    pub offer: Offer<'a>,
}

/// More changes than this are no near miss, and are not looked for.
pub const MOST_CHANGES: usize = 4;

/// The smallest sets of changes that would make a failed or open track Met, each as small as the others; none where
/// nothing an owner can do is enough.
#[must_use]
pub fn near_misses<'a, 'r: 'a>(
    catalog: &'a Catalog,
    answers: &Answers,
    today: Date,
    one: &Recommendation<'r>,
) -> Vec<NearMiss<'a>> {
    // Where a better track of the same edition fits, there is nothing to reach.
    let never = one.findings.iter().any(|finding| {
        let beyond = match finding.ground {
            Ground::Requirement(requirement) => matches!(requirement.check, Check::NotTrack { .. }),
            Ground::NotForBusiness => true,
            Ground::Floor(..) => false,
        };
        beyond && finding.standing == Standing::Fails
    });
    match one.verdict {
        Verdict::Failed(_) | Verdict::Open(_) if !never => reach(
            &derive(&catalog.base, answers),
            answers,
            today,
            one.track,
            None,
        ),
        Verdict::Met | Verdict::Failed(_) | Verdict::Open(_) => Vec::new(),
    }
}

/// What would make a met track worth more: a better rate, cap or add-on, more visits, or a better track of the same
/// edition; each with the smallest set of changes, the greatest gain first.
#[must_use]
pub fn levers<'a, 'r: 'a>(
    catalog: &'a Catalog,
    answers: &Answers,
    today: Date,
    one: &Recommendation<'r>,
) -> Vec<NearMiss<'a>> {
    if !matches!(one.verdict, Verdict::Met) {
        return Vec::new();
    }
    let situation = derive(&catalog.base, answers);
    let mut found: Vec<NearMiss<'a>> = Vec::new();
    let mut keep = |better: Vec<NearMiss<'a>>| {
        for lever in better {
            let known = found.iter().any(|other| other.changes == lever.changes);
            if !known && is_worth_more(&one.offer, &lever.offer) {
                found.push(lever);
            }
        }
    };
    for rule in one.track.benefit.conditions() {
        if rule.eval(&situation.facts) != Truth::True {
            keep(reach(&situation, answers, today, one.track, Some(rule)));
        }
    }
    for rule in one_more(&one.track.benefit, &situation) {
        keep(reach(&situation, answers, today, one.track, Some(&rule)));
    }
    for requirement in &one.track.requirements {
        if let Check::NotTrack { track: better, .. } = &requirement.check
            && let Some(better) = one.edition.tracks.iter().find(|track| track.id == *better)
        {
            keep(reach(&situation, answers, today, better, None));
        }
    }
    let most = |offer: &Offer<'_>| {
        let amount = offer
            .amount
            .map(|amount| amount.max.map_or(u64::MAX, |yen| yen.0));
        (amount, offer.cap.and_then(|cap| cap.max))
    };
    order::sort_by_key(&mut found, |lever| std::cmp::Reverse(most(&lever.offer)));
    found
}

/// One more of what a figure is counted by: a business of the consortium, or a year as long as the programme lasts.
fn one_more(benefit: &Benefit, situation: &Situation<'_>) -> Vec<Rule> {
    let caps = benefit.caps.iter().map(|cap| cap.per);
    let counted: Vec<Per> = caps
        .chain(benefit.addons.iter().map(|addon| addon.per))
        .gather();
    let more = |(per, most): (Per, i64)| {
        let fact = amount::counted_by(per).filter(|_| counted.contains(&per))?;
        let (now, known) = situation.facts.get(fact).bounds();
        (now == known && now < most).then_some(Rule::Test(Test {
            fact,
            ask: Ask::Within {
                least: now.saturating_add(1),
                most: i64::MAX,
            },
        }))
    };
    let years = benefit
        .duration_years
        .as_ref()
        .map_or(i64::MAX, |(years, _)| i64::from(*years));
    [(Per::Firm, i64::MAX), (Per::Year, years)]
        .into_iter()
        .filter_map(more)
        .gather()
}

/// Whether an offer is better in yen; where no yen can be told, in its rate, cap, add-ons or visits.
fn is_worth_more(before: &Offer<'_>, after: &Offer<'_>) -> bool {
    // What is paid beside the rest is compared with itself, never added to the grant.
    let beside = |offer: &Offer<'_>| {
        let sure = offer.beside().map(|(_, most)| most.min.0);
        sure.fold(0, u64::saturating_add)
    };
    let visits = |offer: &Offer<'_>| offer.visits.iter().map(|one| one.value).min();
    let (paid, would_be) = (before.amount, after.amount);
    let most = |range: Option<crate::money::YenRange>| {
        range.map(|range| range.max.map_or(u64::MAX, |yen| yen.0))
    };
    let least = |range: Option<crate::money::YenRange>| range.map(|range| range.min);
    if least(would_be) < least(paid) || most(would_be) < most(paid) {
        return false;
    }
    let in_yen = least(would_be) > least(paid) || most(would_be) > most(paid);
    // An exact amount that stays what it is has gained nothing by a rate or cap it does not reach.
    let exact = paid.is_some_and(|amount| amount.exact().is_some()) && would_be == paid;
    in_yen
        || beside(after) > beside(before)
        || visits(after) > visits(before)
        || (!exact && (after.rate() > before.rate() || after.exact_cap() > before.exact_cap()))
}

/// Whether a rule does not hold and no deed changes any fact that decides it, so that nothing need be looked for.
fn is_beyond(before: &Situation<'_>, rule: &Rule) -> bool {
    let decided_by = || with_sources(before.base(), rule.reads());
    rule.eval(&before.facts) != Truth::True
        && !decided_by().iter().any(|fact| before.is_changeable(fact))
}

/// The smallest sets of changes that make a track Met, and `also` hold.
fn reach<'a>(
    before: &Situation<'a>,
    answers: &Answers,
    today: Date,
    track: &'a Track,
    also: Option<&Rule>,
) -> Vec<NearMiss<'a>> {
    let required = track.requirements.iter();
    let rules = required.filter_map(|requirement| requirement.check.rule());
    let rules: Vec<&Rule> = rules.chain(also).gather();
    if rules.iter().any(|rule| is_beyond(before, rule)) {
        return Vec::new();
    }
    let search = Search::new(before, answers, today, track, rules);
    let worth = |changes: Vec<Change<'a>>| {
        let situation = derive(before.base(), &search.after(&changes));
        NearMiss {
            changes,
            track,
            offer: amount::offer(&track.benefit, &situation, &|facts| {
                situation.questions_for(facts)
            }),
        }
    };
    search.smallest().into_iter().map(worth).gather()
}

/// A search for the smallest set of changes.
struct Search<'a, 'g> {
    base: &'a Base,
    answers: &'g Answers,
    today: Date,
    before: &'g Situation<'a>,
    /// The rules that have to hold, each with every fact that can change how it reads.
    rules: Vec<(&'g Rule, FactSet)>,
    /// The benefit, where its floor has to be reached.
    floor: Option<(&'g Benefit, FactSet)>,
    /// Every test of these rules and of the gates before their facts: where the values of a fact part.
    tests: Vec<Test>,
}

impl<'a, 'g> Search<'a, 'g> {
    fn new(
        before: &'g Situation<'a>,
        answers: &'g Answers,
        today: Date,
        track: &'g Track,
        rules: Vec<&'g Rule>,
    ) -> Self {
        let base = before.base();
        let read = |rule: &Rule| with_sources(base, rule.reads());
        let rules: Vec<(&Rule, FactSet)> =
            rules.into_iter().map(|rule| (rule, read(rule))).gather();
        let floor = track.benefit.floor.as_ref().map(|_| {
            let all = track.benefit.conditions().map(read);
            (&track.benefit, all.fold(FactSet::EMPTY, FactSet::union))
        });
        let facts = rules
            .iter()
            .map(|(_, facts)| *facts)
            .chain(floor.iter().map(|(_, facts)| *facts));
        let facts = facts.fold(FactSet::EMPTY, FactSet::union);
        let mut tests = Vec::new();
        let gates = facts
            .iter()
            .filter_map(|fact| base.question(fact)?.applies_when.as_ref());
        let figures = floor.iter().flat_map(|(benefit, _)| benefit.conditions());
        for rule in rules
            .iter()
            .map(|(rule, _)| *rule)
            .chain(gates)
            .chain(figures)
        {
            rule.each_test(&mut |test| tests.push(*test));
        }
        Self {
            base,
            answers,
            today,
            before,
            rules,
            floor,
            tests,
        }
    }

    /// The sets with the fewest facts; of those, the ones with the fewest deeds.
    fn smallest(&self) -> Vec<Vec<Change<'a>>> {
        for most in 0..=MOST_CHANGES {
            let mut found = Vec::new();
            self.descend(&mut Vec::new(), most, &mut found);
            let deeds = |changes: &Vec<Change<'a>>| {
                changes
                    .iter()
                    .map(|change| change.deeds.len().max(1))
                    .sum::<usize>()
            };
            if let Some(fewest) = found.iter().map(deeds).min() {
                found.retain(|changes| deeds(changes) == fewest);
                return self.nearest(found);
            }
        }
        Vec::new()
    }

    /// Of sets that differ in their numbers alone, the one whose numbers are nearest to what is.
    fn nearest(&self, sets: Vec<Vec<Change<'a>>>) -> Vec<Vec<Change<'a>>> {
        let far = |set: &Vec<Change<'a>>| -> Vec<i64> {
            let deeds = set.iter().flat_map(|change| {
                let (min, max) = self.before.facts.get(change.fact).bounds();
                change.deeds.iter().map(move |deed| match deed {
                    Deed::Do(_) => 0,
                    Deed::AtLeast(value) => value.saturating_sub(min),
                    Deed::AtMost(value) => max.saturating_sub(*value),
                })
            });
            deeds.gather()
        };
        let alike = |a: &[Change<'a>], b: &[Change<'a>]| {
            let counted = |change: &Change<'a>| matches!(change.to, Knowledge::Range { .. });
            a.len() == b.len()
                && a.iter()
                    .zip(b)
                    .all(|(a, b)| a.fact == b.fact && (a == b || counted(a)))
        };
        let mut nearest: Vec<Vec<Change<'a>>> = Vec::new();
        for set in sets {
            match nearest.iter_mut().find(|other| alike(other, &set)) {
                Some(other) if far(&set) < far(other) => *other = set,
                Some(_) => {}
                None => nearest.push(set),
            }
        }
        nearest
    }

    fn descend(
        &self,
        changes: &mut Vec<Change<'a>>,
        left: usize,
        found: &mut Vec<Vec<Change<'a>>>,
    ) {
        let situation = derive(self.base, &self.after(changes));
        let Some(candidates) = self.candidates(&situation, changes) else {
            let mut set = changes.clone();
            order::sort_by_key(&mut set, |change| change.fact);
            if !found.contains(&set) {
                found.push(set);
            }
            return;
        };
        if left == 0 {
            return;
        }
        for change in candidates {
            changes.push(change);
            self.descend(changes, left - 1, found);
            changes.pop();
        }
    }

    /// The answers with these changes. What is applied for because of them is applied for from today on, and what was
    /// planned to be spent is spent on what it was planned for.
    fn after(&self, changes: &[Change<'_>]) -> Answers {
        let mut answers = self.answers.clone();
        for change in changes {
            answers.set(change.fact, Answer::Known(change.to));
            if change.fact == Fact::PlannedSpend {
                for part in Fact::SPEND_PARTS
                    .iter()
                    .filter(|part| self.answers.get(**part).is_some())
                {
                    answers.set(*part, Answer::Known(change.to));
                }
            }
        }
        let then = derive(self.base, &answers);
        for question in &self.base.questions {
            let fact = question.fact;
            let applied = self.before.applies.contains(fact);
            if applied || !then.applies.contains(fact) {
                continue;
            }
            // Of a part that may have been asked about before, nobody knows that nothing was planned for it.
            let unplanned = !self.before.may_apply.contains(fact)
                && self.answers.get(fact).and_then(Answer::known).is_none();
            let from = match fact {
                _ if fact.shape() == Shape::Date => Knowledge::Range {
                    min: self.today.ordinal(),
                    max: i64::MAX,
                },
                _ if Fact::SPEND_PARTS.contains(&fact) && unplanned => Knowledge::number(0),
                _ => continue,
            };
            answers.set(question.fact, Answer::Known(from));
        }
        answers
    }

    /// The changes that could help the condition with the fewest ways to help it; none where every condition holds.
    fn candidates(
        &self,
        situation: &Situation<'a>,
        changes: &[Change<'a>],
    ) -> Option<Vec<Change<'a>>> {
        let for_facts = |facts: &FactSet| -> Vec<Change<'a>> {
            let free = facts
                .iter()
                .filter(|fact| changes.iter().all(|change| change.fact != *fact));
            free.flat_map(|fact| self.values(situation, fact)).gather()
        };
        let unmet = self
            .rules
            .iter()
            .filter(|(rule, _)| rule.eval(&situation.facts) != Truth::True);
        let by_rule = unmet.map(|(_, facts)| for_facts(facts));
        let floor = self.floor.iter().filter_map(|(benefit, facts)| {
            let offer = amount::offer(benefit, situation, &|facts| situation.questions_for(facts));
            (offer.reaches_floor != Truth::True).then(|| {
                let spend = self.spend(situation, benefit, &offer);
                let free =
                    spend.filter(|spend| changes.iter().all(|change| change.fact != spend.fact));
                free.into_iter().chain(for_facts(facts)).gather()
            })
        });
        by_rule.chain(floor).min_by_key(Vec::len)
    }

    /// The values an owner could bring a fact to, one for each stretch that some test tells apart.
    fn values(&self, situation: &Situation<'a>, fact: Fact) -> Vec<Change<'a>> {
        let Some(question) = self.base.question(fact) else {
            return Vec::new();
        };
        let asked = situation.applies.contains(fact) || situation.may_apply.contains(fact);
        if !asked || question.actions.is_empty() {
            return Vec::new();
        }
        match situation.facts.get(fact) {
            Knowledge::OneOf(possible) => chosen(question, possible),
            Knowledge::Set { has, may } => self.gained(question, has, may),
            Knowledge::Range { min, max } => self.counted(situation, question, min, max),
        }
    }

    /// A set that gained choices which some test asks for.
    fn gained(&self, question: &'a Question, has: Choices, may: Choices) -> Vec<Change<'a>> {
        let asked = self.tests.iter().filter(|test| test.fact == question.fact);
        let asked = asked.fold(0, |all, test| match test.ask {
            Ask::AnyOf(bits) | Ask::OneOf(bits) => all | bits,
            Ask::Within { .. } => all,
        });
        let useful = |action: &&Action| {
            matches!(action.toward, Toward::Choice(bit) if bit & asked & !has != 0)
                && action.unless & has == 0
        };
        let actions: Vec<&Action> = question.actions.iter().filter(useful).gather();
        let alone = question.exclusive_bits();
        let mut sets: Vec<Vec<&Action>> = vec![Vec::new()];
        for action in actions {
            let with = sets
                .iter()
                .map(|set| set.iter().copied().chain([action]).gather());
            let with: Vec<Vec<&Action>> = with.gather();
            sets.add_all(with);
        }
        let change = |set: Vec<&'a Action>| {
            let (gain, end) =
                set.iter()
                    .fold((0, alone), |(gain, end), action| match action.toward {
                        Toward::Choice(bit) => (gain | bit, end | action.ends),
                        Toward::More | Toward::Less => (gain, end),
                    });
            Change {
                fact: question.fact,
                to: Knowledge::Set {
                    has: (has & !end) | gain,
                    may: (may & !end) | gain,
                },
                deeds: set.into_iter().map(Deed::Do).gather(),
            }
        };
        sets.into_iter()
            .filter(|set| !set.is_empty())
            .map(change)
            .gather()
    }

    /// A number at which some test turns, in a direction an owner can take it.
    fn counted(
        &self,
        situation: &Situation<'a>,
        question: &'a Question,
        min: i64,
        max: i64,
    ) -> Vec<Change<'a>> {
        let ways = |way: Toward| question.actions.iter().any(|action| action.toward == way);
        let (more, less) = (ways(Toward::More), ways(Toward::Less));
        let tests = self.tests.iter().filter(|test| test.fact == question.fact);
        // From below a test begins to hold at its least, or ceases to above its most; from above it is the other way.
        let (mut lowest, mut highest) = half_of_partners(situation, question.fact);
        for test in tests {
            if let Ask::Within { least, most } = test.ask {
                lowest.add_all([least, most.saturating_add(1)]);
                highest.add_all([most, least.saturating_sub(1)]);
            }
        }
        let up = lowest
            .into_iter()
            .filter(|value| more && min < *value)
            .map(Deed::AtLeast);
        let down = highest
            .into_iter()
            .filter(|value| less && *value < max)
            .map(Deed::AtMost);
        let change = |deed: Deed<'a>| {
            let (Deed::AtLeast(value) | Deed::AtMost(value)) = deed else {
                return None;
            };
            let possible = question.least <= value && value < i64::MAX;
            possible.then_some(Change {
                fact: question.fact,
                to: Knowledge::number(value),
                deeds: vec![deed],
            })
        };
        let mut changes: Vec<Change<'a>> = Vec::new();
        for change in up.chain(down).filter_map(change) {
            if !changes.contains(&change) {
                changes.push(change);
            }
        }
        changes
    }

    /// The least spend by which the grant reaches the floor.
    fn spend(
        &self,
        situation: &Situation<'a>,
        benefit: &Benefit,
        offer: &Offer<'_>,
    ) -> Option<Change<'a>> {
        let least = amount::smallest_spend(benefit, offer)?;
        let part = situation.spend_part(&benefit.costs)?;
        let others: u64 = benefit
            .costs
            .iter()
            .filter(|other| **other != part && part != Fact::PlannedSpend)
            .map(|other| u64::try_from(situation.facts.get(*other).bounds().0).unwrap_or(0))
            .sum();
        let value = i64::try_from(least.0.saturating_sub(others)).ok()?;
        (offer.cost.min < least).then(|| Change {
            fact: part,
            to: Knowledge::number(value),
            deeds: vec![Deed::AtLeast(value)],
        })
    }
}

/// A choice that an action leads to.
fn chosen<'a>(question: &'a Question, possible: Choices) -> Vec<Change<'a>> {
    let change = |action: &'a Action| match action.toward {
        Toward::Choice(bit) if bit != possible && possible & !action.unless != 0 => Some(Change {
            fact: question.fact,
            to: Knowledge::OneOf(bit),
            deeds: vec![Deed::Do(action)],
        }),
        Toward::Choice(_) | Toward::More | Toward::Less => None,
    };
    question.actions.iter().filter_map(change).gather()
}

/// Where half of the partners turns, as far as the other count is known: the least that is enough, and the most.
fn half_of_partners(situation: &Situation<'_>, fact: Fact) -> (Vec<i64>, Vec<i64>) {
    let (_, size) = situation.facts.get(Fact::ConsortiumSize).bounds();
    let (small, _) = situation.facts.get(Fact::SmallPartners).bounds();
    match fact {
        // The lead company is no partner of itself; half of the others, rounded up.
        Fact::SmallPartners if size < i64::MAX => (vec![size / 2], Vec::new()),
        Fact::ConsortiumSize => (Vec::new(), vec![small.saturating_mul(2).saturating_add(1)]),
        _ => (Vec::new(), Vec::new()),
    }
}

/// The facts that decide what is known of these: what they are worked out from, and what decides whether they are asked.
fn with_sources(base: &Base, facts: FactSet) -> FactSet {
    let mut all = FactSet::EMPTY;
    let mut left: Vec<Fact> = facts.iter().gather();
    while let Some(fact) = left.pop() {
        if all.contains(fact) {
            continue;
        }
        all.insert(fact);
        if fact == Fact::SmallPartnersHalf {
            left.add_all([Fact::ConsortiumSize, Fact::SmallPartners]);
        }
        let gate = base
            .question(fact)
            .and_then(|question| question.applies_when.as_ref());
        if let Some(gate) = gate {
            left.add_all(gate.reads().iter());
        }
    }
    all
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]
mod tests;
