//! 導出: from what was said to what is known, with the size class, the consortium and the spend worked out.

use crate::gather::{AddAll, Gather};
use crate::{
    answer::{Answer, Answers},
    catalog::{Base, SizeClass, SizeLine},
    fact::{Choices, Fact, FactSet, Facts, Knowledge, NO, Shape, YES},
    money::{Yen, YenRange},
    order,
    truth::Truth,
};

/// What is known of a business, and which questions make sense for it.
#[derive(Clone, Debug)]
pub struct Situation<'a> {
    base: &'a Base,
    /// What is known.
    pub facts: Facts,
    /// The questions that were answered, わからない included.
    pub answered: FactSet,
    /// The questions that surely make sense.
    pub applies: FactSet,
    /// The questions that may make sense, once more is known.
    pub may_apply: FactSet,
}

/// How one line of the law on size reads for a business.
#[derive(Clone, Copy, Debug)]
pub struct SizeReading<'a> {
    /// The line.
    pub line: &'a SizeLine,
    /// 資本金が基準以下か; False for whoever has no stated capital.
    pub by_capital: Truth,
    /// 従業員数が基準以下か.
    pub by_employees: Truth,
    /// 従業員数が小規模の基準以下か.
    pub small: Truth,
}

/// Derives what is known from what was said.
///
/// An answer to a question that does not apply counts for nothing, so that changing an earlier answer needs no tidying;
/// where it is open whether the question applies, either may be the case.
#[must_use]
pub fn derive<'a>(base: &'a Base, answers: &Answers) -> Situation<'a> {
    let mut situation = Situation {
        base,
        facts: Facts::nothing(),
        answered: answers.iter().map(|(fact, _)| fact).gather(),
        applies: FactSet::EMPTY,
        may_apply: FactSet::EMPTY,
    };
    for question in &base.questions {
        let fact = question.fact;
        let nothing = match Knowledge::nothing(fact.shape()) {
            Knowledge::OneOf(_) if fact.shape() == Shape::Choice => {
                Knowledge::OneOf(question.all_bits())
            }
            Knowledge::Set { has, .. } => Knowledge::Set {
                has,
                may: question.all_bits(),
            },
            Knowledge::Range { max, .. } => Knowledge::Range {
                min: question.least,
                max,
            },
            other @ Knowledge::OneOf(_) => other,
        };
        let said = answers.get(fact).and_then(Answer::known).unwrap_or(nothing);
        let otherwise = question.otherwise.unwrap_or(nothing);
        let applies = question
            .applies_when
            .as_ref()
            .map_or(Truth::True, |rule| rule.eval(&situation.facts));
        let known = match applies {
            Truth::True => {
                situation.applies.insert(fact);
                said
            }
            Truth::False => otherwise,
            Truth::Unknown => {
                situation.may_apply.insert(fact);
                said.or(otherwise)
            }
        };
        situation.facts.set(fact, known);
    }
    situation
        .facts
        .set(Fact::SizeClass, Knowledge::OneOf(situation.size_classes()));
    let half = situation.small_partners_half();
    situation.facts.set(Fact::SmallPartnersHalf, half);
    situation
}

/// What the size class is worked out from.
const OF_SIZE: [Fact; 4] = [
    Fact::Applicant,
    Fact::Industry,
    Fact::RegularEmployees,
    Fact::StatedCapital,
];

/// What is worked out from counts of partners.
const OF_PARTNERS: [Fact; 2] = [Fact::ConsortiumSize, Fact::SmallPartners];

/// The facts that something else follows from: whether another question makes sense, the size class or the consortium.
#[must_use]
pub fn sources(base: &Base) -> FactSet {
    let gates = base.questions.iter();
    let gates = gates.filter_map(|question| question.applies_when.as_ref());
    let worked_out = OF_SIZE.into_iter().chain(OF_PARTNERS).gather();
    gates.fold(worked_out, |all: FactSet, rule| all.union(rule.reads()))
}

/// The facts of which an answer to the question of one can say something: the fact itself, and what follows from it.
#[must_use]
pub fn followers(base: &Base, fact: Fact) -> FactSet {
    let mut all = FactSet::from_iter([fact]);
    // A gate reads what was asked before it, so that one pass finds them all.
    for question in &base.questions {
        let gate = question.applies_when.as_ref();
        if gate.is_some_and(|rule| rule.reads().meets(all)) {
            all.insert(question.fact);
        }
    }
    if all.meets(OF_SIZE.into_iter().gather()) {
        all.insert(Fact::SizeClass);
    }
    if all.meets(OF_PARTNERS.into_iter().gather()) {
        all.insert(Fact::SmallPartnersHalf);
    }
    all
}

impl<'a> Situation<'a> {
    /// How the lines of the law that may be meant read, for showing the reason of a size class.
    pub fn size_readings(&self) -> impl Iterator<Item = SizeReading<'a>> {
        let lines = self.base.size.lines.iter();
        lines
            .filter(|line| {
                self.facts.get(Fact::Industry).is_one_of(line.industries) != Truth::False
            })
            .map(|line| self.read_line(line))
    }

    fn read_line(&self, line: &'a SizeLine) -> SizeReading<'a> {
        let employees = self.facts.get(Fact::RegularEmployees);
        let has_capital = Truth::between(
            self.applies.contains(Fact::StatedCapital),
            self.may(Fact::StatedCapital),
        );
        SizeReading {
            line,
            by_capital: has_capital.and(
                self.facts
                    .get(Fact::StatedCapital)
                    .is_within(0, line.sme_capital),
            ),
            by_employees: employees.is_within(0, line.sme_employees),
            small: employees.is_within(0, line.small_employees),
        }
    }

    /// The size classes that are still possible.
    fn size_classes(&self) -> Choices {
        let business = self
            .facts
            .get(Fact::Applicant)
            .is_one_of(self.base.size.businesses);
        let mut possible = 0;
        if business != Truth::True {
            possible |= SizeClass::NotABusiness.bit();
        }
        if business != Truth::False {
            for reading in self.size_readings() {
                let sme = reading.by_capital.or(reading.by_employees);
                for (class, truth) in [
                    (SizeClass::SmallEnterprise, reading.small),
                    (SizeClass::Sme, sme.and(reading.small.negated())),
                    (
                        SizeClass::Larger,
                        sme.negated().and(reading.small.negated()),
                    ),
                ] {
                    if truth != Truth::False {
                        possible |= class.bit();
                    }
                }
            }
        }
        possible
    }

    /// 連携先の半数以上が小規模事業者か: the lead company is in the consortium and is no partner of itself.
    fn small_partners_half(&self) -> Knowledge {
        let (fewest_small, most_small) = self.facts.get(Fact::SmallPartners).bounds();
        let (fewest, most) = self.facts.get(Fact::ConsortiumSize).bounds();
        let surely = fewest_small.saturating_mul(2) >= most.saturating_sub(1) && most < i64::MAX;
        let possibly = most_small.saturating_mul(2) >= fewest.saturating_sub(1);
        match Truth::between(surely, possibly) {
            Truth::True => Knowledge::OneOf(YES),
            Truth::False => Knowledge::OneOf(NO),
            Truth::Unknown => Knowledge::OneOf(NO | YES),
        }
    }

    /// Whether a question makes sense, or may.
    fn may(&self, fact: Fact) -> bool {
        self.applies.contains(fact) || self.may_apply.contains(fact)
    }

    /// The spend on some of its parts, yen, from the total and the parts that were said.
    ///
    /// What the parts and the total say of each other is used; where they contradict, the parts count. What is done with
    /// others may have been said as a part and within the other parts, so then it counts once at least, and no spend on
    /// several parts is above the total as long as that could hold each of them.
    #[must_use]
    pub fn spend_on(&self, parts: &[Fact]) -> YenRange {
        let (these_min, these_max) = self.sum_of(|part| parts.contains(&part));
        let (others_min, others_max) = self.sum_of(|part| !parts.contains(&part));
        let (total_min, total_max) = self.facts.get(Fact::PlannedSpend).bounds();
        let (min, max) = if self.spend_contradicts() {
            let (joint_min, joint_max) = self.sum_of(|part| part == Fact::SpendJoint);
            let (apart_min, _) = self.sum_of(|part| part != Fact::SpendJoint);
            if parts.contains(&Fact::SpendJoint) && joint_min.max(apart_min) <= total_max {
                let (rest_min, rest_max) =
                    self.sum_of(|part| part != Fact::SpendJoint && parts.contains(&part));
                (
                    rest_min.max(joint_min),
                    rest_max.saturating_add(joint_max).min(total_max),
                )
            } else {
                (these_min, these_max)
            }
        } else {
            let most = if total_max < i64::MAX {
                total_max - others_min
            } else {
                i64::MAX
            };
            (
                these_min.max(total_min.saturating_sub(others_max)),
                these_max.min(most),
            )
        };
        let yen = |value: i64| Yen(u64::try_from(value).unwrap_or(0));
        YenRange {
            min: yen(min),
            max: (max < i64::MAX).then(|| yen(max)),
        }
    }

    /// The questions and definitions it was derived by.
    pub(crate) fn base(&self) -> &'a Base {
        self.base
    }

    /// Whether an owner can do something about a fact.
    #[must_use]
    pub fn is_changeable(&self, fact: Fact) -> bool {
        let asked = self.base.question(fact);
        fact == Fact::SmallPartnersHalf
            || asked.is_some_and(|question| !question.actions.is_empty())
    }

    /// What an owner would name to spend more on some parts: the total where only one part is possible at all, else the
    /// first of these parts that is; none where none is.
    #[must_use]
    pub fn spend_part(&self, parts: &[Fact]) -> Option<Fact> {
        let first = parts.iter().copied().find(|part| self.may(*part))?;
        let possible = Fact::SPEND_PARTS.iter().filter(|part| self.may(**part));
        Some(match possible.count() {
            1 => Fact::PlannedSpend,
            _ => first,
        })
    }

    /// The questions whose answers could still change what is known of `facts`, answered ones included.
    ///
    /// Parts of the spend are read as one sum, which is how a track reads them.
    #[must_use]
    pub fn questions_for(&self, facts: FactSet) -> FactSet {
        let (spend, others): (Vec<Fact>, Vec<Fact>) = facts
            .iter()
            .partition(|fact| Fact::SPEND_PARTS.contains(fact));
        let all = others.into_iter().fold(FactSet::EMPTY, |all, fact| {
            all.union(self.questions_for_one(fact))
        });
        if spend.is_empty() {
            all
        } else {
            all.union(self.questions_for_spend(&spend))
        }
    }

    fn questions_for_one(&self, fact: Fact) -> FactSet {
        let sources = match fact {
            Fact::SizeClass => self.size_sources(),
            Fact::SmallPartnersHalf => {
                FactSet::from_iter([Fact::ConsortiumSize, Fact::SmallPartners])
            }
            _ => FactSet::from_iter([fact]),
        };
        sources.iter().fold(FactSet::EMPTY, |all, source| {
            all.union(self.with_gate(source))
        })
    }

    /// A question, and before it those that decide whether it makes sense.
    fn with_gate(&self, fact: Fact) -> FactSet {
        if self.facts.get(fact).is_exact() && !self.may_apply.contains(fact) {
            return FactSet::EMPTY;
        }
        let itself = if self.may(fact) {
            FactSet::from_iter([fact])
        } else {
            FactSet::EMPTY
        };
        itself.union(self.gate(fact))
    }

    /// The questions that decide whether a question makes sense.
    fn gate(&self, fact: Fact) -> FactSet {
        let rule = self
            .base
            .question(fact)
            .and_then(|question| question.applies_when.as_ref());
        rule.map_or(FactSet::EMPTY, |rule| {
            self.questions_for(rule.missing(&self.facts))
        })
    }

    /// What could still change the size class: a source counts when narrowing it alone narrows the class.
    fn size_sources(&self) -> FactSet {
        let thresholds = |of: fn(&SizeLine) -> i64| {
            let mut cuts: Vec<i64> = self.base.size.lines.iter().map(of).gather();
            order::sort_by_key(&mut cuts, |cut| *cut);
            cuts
        };
        let mut employees = thresholds(|line| line.small_employees);
        employees.add_all(thresholds(|line| line.sme_employees));
        [
            (Fact::Applicant, Vec::new()),
            (Fact::Industry, Vec::new()),
            (Fact::RegularEmployees, employees),
            (Fact::StatedCapital, thresholds(|line| line.sme_capital)),
        ]
        .into_iter()
        .filter(|(fact, cuts)| {
            self.narrowings(*fact, cuts)
                .iter()
                .any(|known| self.changes_size(*fact, *known))
        })
        .map(|(fact, _)| fact)
        .gather()
    }

    fn changes_size(&self, fact: Fact, known: Knowledge) -> bool {
        let mut narrowed = self.clone();
        narrowed.facts.set(fact, known);
        if fact == Fact::Applicant {
            let gate = self
                .base
                .question(Fact::StatedCapital)
                .and_then(|question| question.applies_when.as_ref());
            let applies = gate.map_or(Truth::True, |rule| rule.eval(&narrowed.facts));
            let only_if = |truth: Truth| {
                if applies == truth {
                    FactSet::from_iter([Fact::StatedCapital])
                } else {
                    FactSet::EMPTY
                }
            };
            (narrowed.applies, narrowed.may_apply) =
                (only_if(Truth::True), only_if(Truth::Unknown));
        }
        narrowed.size_classes() != self.size_classes()
    }

    /// The ways in which one fact could become better known: each choice, and each stretch between cuts.
    fn narrowings(&self, fact: Fact, cuts: &[i64]) -> Vec<Knowledge> {
        match self.facts.get(fact) {
            Knowledge::OneOf(bits) => (0..64)
                .map(|at| 1 << at)
                .filter(|bit| bits & bit != 0)
                .map(Knowledge::OneOf)
                .gather(),
            Knowledge::Set { .. } => Vec::new(),
            Knowledge::Range { min, max } => {
                let inside = cuts
                    .iter()
                    .flat_map(|cut| [*cut, cut.saturating_add(1)])
                    .chain([min, max]);
                inside
                    .filter(|value| (min..=max).contains(value))
                    .map(Knowledge::number)
                    .gather()
            }
        }
    }

    /// The questions that could still narrow the spend on some parts: the total first, then, where there are several
    /// parts, either these or the others, whichever are fewer to ask.
    fn questions_for_spend(&self, parts: &[Fact]) -> FactSet {
        if self.spend_on(parts).exact().is_some() {
            return FactSet::EMPTY;
        }
        let total = FactSet::from_iter([Fact::PlannedSpend]);
        if !self.answered.contains(Fact::PlannedSpend) {
            return total;
        }
        let possible = Fact::SPEND_PARTS
            .iter()
            .copied()
            .filter(|part| self.may(*part));
        let (these, others): (Vec<Fact>, Vec<Fact>) =
            possible.partition(|part| parts.contains(part));
        if these.len() + others.len() < 2 {
            return these
                .into_iter()
                .fold(total, |all, part| all.union(self.gate(part)));
        }
        let questions = |of: Vec<Fact>| {
            of.into_iter()
                .fold(FactSet::EMPTY, |all, part| all.union(self.with_gate(part)))
        };
        let to_ask = |questions: FactSet| {
            let unasked = questions
                .iter()
                .filter(|fact| !self.answered.contains(*fact));
            unasked.filter(|fact| self.applies.contains(*fact)).count()
        };
        let (these, others) = (questions(these), questions(others));
        // What the others take away says something only of a total of which something is known.
        let (least, most) = self.facts.get(Fact::PlannedSpend).bounds();
        let bounded = 0 < least || most < i64::MAX;
        let fewer = 0 < to_ask(others) && (to_ask(these) == 0 || to_ask(others) < to_ask(these));
        total.union(if bounded && fewer { others } else { these })
    }

    /// Whether the parts of the spend and its total cannot both be right; then the parts count.
    #[must_use]
    pub fn spend_contradicts(&self) -> bool {
        let parts = self.sum_of(|_| true);
        let total = self.facts.get(Fact::PlannedSpend).bounds();
        parts.0 > total.1 || parts.1 < total.0
    }

    /// The bounds of the sum of some parts of the spend.
    fn sum_of(&self, is_meant: impl Fn(Fact) -> bool) -> (i64, i64) {
        let parts = Fact::SPEND_PARTS.iter().filter(|part| is_meant(**part));
        parts.fold((0, 0), |(least, most): (i64, i64), part| {
            let (min, max) = self.facts.get(*part).bounds();
            (least.saturating_add(min), most.saturating_add(max))
        })
    }
}

#[cfg(test)]
mod tests;
