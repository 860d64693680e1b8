//! 見込み: how likely a track is to be met, as far as the answers go.
//!
//! What is not known yet is taken as plainly as can be: the answer that there is nothing (どれもない, or what holds of
//! whoever isn't even asked) is as likely as all others together, and these are as likely as each other. Facts are
//! taken as independent. This decides in which order the questions come and nothing else.

use crate::gather::{AddAll, Gather};
use crate::{
    advice::Spends,
    catalog::{Base, Question, Track},
    derive::Situation,
    fact::{Fact, Knowledge, NO, Shape, YES},
    order,
    rule::{Ask, Rule, Test},
    truth::Truth,
};

/// The answers that each question could get, with the share of each, by the fact.
pub(super) struct Prospects(Vec<Vec<(Knowledge, f64)>>);

impl Prospects {
    /// One answer for each outcome that some of the rules tells apart.
    pub(super) fn new<'t>(base: &Base, rules: impl Iterator<Item = &'t Rule>) -> Self {
        let mut turns: Vec<Vec<i64>> = vec![Vec::new(); Fact::ALL.len()];
        for rule in rules {
            rule.each_test(&mut |test| {
                if let Ask::Within { least, most } = test.ask
                    && let Some(turns) = turns.get_mut(test.fact as usize)
                {
                    turns.add_all([least, most.saturating_add(1)]);
                }
            });
        }
        let answers = |(fact, turns): (&Fact, Vec<i64>)| {
            base.question(*fact)
                .map(|question| answers(question, turns))
                .unwrap_or_default()
        };
        Self(Fact::ALL.iter().zip(turns).map(answers).gather())
    }

    /// The answers to one question; none where no question asks it.
    pub(super) fn of(&self, fact: Fact) -> &[(Knowledge, f64)] {
        self.0.get(fact as usize).map_or(&[], Vec::as_slice)
    }

    /// How likely the track is to be met: 1 and 0 where that is decided.
    pub(super) fn of_track(&self, track: &Track, situation: &Situation<'_>) -> f64 {
        let mut likely = 1.0;
        for rule in track.rules() {
            likely *= self.of_rule(rule, situation);
            if likely == 0.0 {
                return 0.0;
            }
        }
        likely * of_floor(track, situation, &mut Spends::default())
    }

    fn of_rule(&self, rule: &Rule, situation: &Situation<'_>) -> f64 {
        of_rule(rule, &mut |test| self.of_test(test, situation))
    }

    /// How likely the test is to pass.
    pub(super) fn of_test(&self, test: &Test, situation: &Situation<'_>) -> f64 {
        match test.eval(&situation.facts) {
            Truth::True => 1.0,
            Truth::False => 0.0,
            Truth::Unknown => self.of_open_test(test, situation),
        }
    }

    /// The part of what is still possible that passes.
    fn of_open_test(&self, test: &Test, situation: &Situation<'_>) -> f64 {
        let known = situation.facts.get(test.fact);
        let (mut all, mut passing) = (0.0, 0.0);
        for (answer, likely) in self.of(test.fact) {
            if agrees(*answer, known) {
                all += likely;
                if passes(*answer, test.ask) {
                    passing += likely;
                }
            }
        }
        match (known, test.ask) {
            _ if 0.0 < all => passing / all,
            // What is derived is asked by no question.
            (Knowledge::OneOf(bits), Ask::OneOf(asked)) => {
                f64::from((bits & asked).count_ones()) / f64::from(bits.count_ones().max(1))
            }
            _ => 0.5,
        }
    }
}

/// How likely the rule is to hold, where its tests are as likely to pass as `of_test` says, which is asked once for each of
/// them, in their order.
pub(super) fn of_rule(rule: &Rule, of_test: &mut impl FnMut(&Test) -> f64) -> f64 {
    match rule {
        Rule::All(parts) => {
            let parts = parts.iter().map(|part| of_rule(part, of_test));
            parts.product()
        }
        Rule::Any(parts) => {
            let fail = parts.iter().map(|part| 1.0 - of_rule(part, of_test));
            1.0 - fail.product::<f64>()
        }
        Rule::Not(part) => 1.0 - of_rule(part, of_test),
        Rule::Test(test) => of_test(test),
    }
}

/// How likely the planned spend is to be enough for the least grant.
pub(super) fn of_floor<'a>(
    track: &'a Track,
    situation: &Situation<'_>,
    spends: &mut Spends<'a>,
) -> f64 {
    match spends.reaches_floor(&track.benefit, situation) {
        Truth::True => 1.0,
        Truth::Unknown => 0.5,
        Truth::False => 0.0,
    }
}

/// Whether an answer is still possible.
fn agrees(answer: Knowledge, known: Knowledge) -> bool {
    match (answer, known) {
        (Knowledge::OneOf(one), Knowledge::OneOf(possible)) => one & possible != 0,
        (Knowledge::Set { has, .. }, Knowledge::Set { may, .. }) => has & may != 0,
        (Knowledge::Range { min: value, .. }, Knowledge::Range { min, max }) => {
            min <= value && value <= max
        }
        (Knowledge::OneOf(_) | Knowledge::Set { .. } | Knowledge::Range { .. }, _) => false,
    }
}

fn passes(answer: Knowledge, ask: Ask) -> bool {
    let truth = match ask {
        Ask::OneOf(choices) => answer.is_one_of(choices),
        Ask::AnyOf(choices) => answer.has_any_of(choices),
        Ask::Within { least, most } => answer.is_within(least, most),
    };
    truth == Truth::True
}

/// The answers one question could get, where rules turn at `turns`, with the share of each.
fn answers(question: &Question, turns: Vec<i64>) -> Vec<(Knowledge, f64)> {
    let bits = (0..question.options.len()).map(|at| 1_u64 << at);
    let answers: Vec<Knowledge> = match question.fact.shape() {
        Shape::Choice => bits.map(Knowledge::OneOf).gather(),
        Shape::YesNo => vec![Knowledge::OneOf(NO), Knowledge::OneOf(YES)],
        Shape::Set => bits.map(Knowledge::set).gather(),
        Shape::Count | Shape::Yen | Shape::Percent | Shape::Date => {
            let bands = question.bands.iter().map(|(min, _)| *min);
            let values = bands.chain(turns);
            let values = values.filter(|value| question.least <= *value && *value < i64::MAX);
            order::distinct(values)
                .into_iter()
                .map(Knowledge::number)
                .gather()
        }
    };
    let plain = answers
        .iter()
        .position(|answer| is_plain(question, *answer));
    let share = |at: usize| match plain {
        Some(plain) if plain == at => 0.5,
        Some(_) => 0.5 / count(answers.len() - 1),
        None => 1.0 / count(answers.len()),
    };
    answers
        .iter()
        .enumerate()
        .map(|(at, answer)| (*answer, share(at)))
        .gather()
}

/// Whether it says that there is nothing: no choice of several, or what holds of whoever isn't even asked.
fn is_plain(question: &Question, answer: Knowledge) -> bool {
    match answer {
        Knowledge::Set { has, .. } => question.chosen(has).any(|choice| choice.exclusive),
        Knowledge::OneOf(_) => question.otherwise == Some(answer),
        Knowledge::Range { .. } => false,
    }
}

fn count(number: usize) -> f64 {
    f64::from(u32::try_from(number.max(1)).unwrap_or(u32::MAX))
}
