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

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]
mod tests {
    use super::*;
    use crate::{
        answer::Answers,
        catalog::{Catalog, Check, Requirement, sample},
        derive::derive,
    };

    fn tracks(catalog: &Catalog) -> impl Iterator<Item = &Track> {
        let editions = catalog.programmes.iter().flat_map(|one| &one.editions);
        editions.flat_map(|edition| &edition.tracks)
    }

    /// A track that asks for this alone.
    fn asking(catalog: &Catalog, rules: &[Rule]) -> Track {
        let plain = tracks(catalog).find(|track| track.benefit.floor.is_none());
        let requirement = |rule: &Rule| Requirement {
            id: String::new(),
            check: Check::Rule(rule.clone()),
            cites: Vec::new(),
        };
        Track {
            requirements: rules.iter().map(requirement).collect(),
            ..plain.unwrap().clone()
        }
    }

    fn test(fact: Fact, ask: Ask) -> Rule {
        Rule::Test(Test { fact, ask })
    }

    fn within(least: i64, most: i64) -> Rule {
        test(Fact::LandArea, Ask::Within { least, most })
    }

    /// How likely a track with these rules is to be met, where this is known.
    fn likely(rules: &[Rule], known: &[(Fact, Knowledge)]) -> f64 {
        let catalog = sample::catalog();
        let track = asking(&catalog, rules);
        let prospects = Prospects::new(&catalog.base, track.rules());
        let mut situation = derive(&catalog.base, &Answers::default());
        for (fact, known) in known {
            situation.facts.set(*fact, *known);
        }
        prospects.of_track(&track, &situation)
    }

    #[track_caller]
    fn close(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-12, "{found}, not {expected}");
    }

    #[test]
    fn answers_are_alike_and_that_there_is_nothing_is_as_likely_as_all_others() {
        let catalog = sample::catalog();
        let disaster = catalog.base.question(Fact::Disaster).unwrap();
        let none = disaster.exclusive_bits();
        let some = 1 << (1 - none.trailing_zeros().min(1));
        let others = count(disaster.options.len() - 1);
        for (fact, ask, expected) in [
            (Fact::NewInitiative, Ask::OneOf(YES), 0.5),
            (Fact::Prefecture, Ask::OneOf(0b11), 2.0 / 47.0),
            (Fact::Disaster, Ask::AnyOf(none), 0.5),
            (Fact::Disaster, Ask::AnyOf(some), 0.5 / others),
            (Fact::Disaster, Ask::AnyOf(none | some), 0.5 + 0.5 / others),
        ] {
            close(likely(&[test(fact, ask)], &[]), expected);
        }
    }

    #[test]
    fn only_what_is_still_possible_counts() {
        let one_of = |bits| Knowledge::OneOf(bits);
        let prefecture = [test(Fact::Prefecture, Ask::OneOf(0b1))];
        close(
            likely(&prefecture, &[(Fact::Prefecture, one_of(0b111))]),
            1.0 / 3.0,
        );
        close(likely(&prefecture, &[(Fact::Prefecture, one_of(0b1))]), 1.0);
        close(
            likely(&prefecture, &[(Fact::Prefecture, one_of(0b10))]),
            0.0,
        );
        let catalog = sample::catalog();
        let disaster = catalog.base.question(Fact::Disaster).unwrap();
        let alone = disaster.exclusive_bits();
        let may: u64 = [0b111, 0b110, 0b101, 0b011]
            .into_iter()
            .find(|may| may & alone == 0)
            .unwrap();
        let open = [(Fact::Disaster, Knowledge::Set { has: 0, may })];
        let first = 1 << may.trailing_zeros();
        let asked = [test(Fact::Disaster, Ask::AnyOf(first))];
        close(likely(&asked, &open), 1.0 / f64::from(may.count_ones()));
        // What is derived is asked by no question: each class is as likely.
        let class = [test(Fact::SizeClass, Ask::OneOf(0b1))];
        close(
            likely(&class, &[(Fact::SizeClass, one_of(0b111))]),
            1.0 / 3.0,
        );
    }

    #[test]
    fn a_number_is_taken_where_the_rules_turn() {
        let range = |min, max| [(Fact::LandArea, Knowledge::Range { min, max })];
        close(likely(&[within(100, 299)], &[]), 0.5);
        close(likely(&[within(0, 99)], &[]), 0.5);
        // 100, 200 and 300 are told apart; each rule takes two of them.
        let both = [within(100, 299), within(200, i64::MAX)];
        close(likely(&both, &[]), 4.0 / 9.0);
        close(likely(&both, &range(100, 250)), 0.5);
        close(likely(&both, &range(0, 200)), 0.5);
        // What is above every number is none, and what is below the least neither.
        close(
            likely(&[within(0, 99), within(100, i64::MAX)], &[]),
            0.5 * 0.5,
        );
        close(likely(&[within(-5, 99), within(0, 50)], &[]), 2.0 / 9.0);
    }

    #[test]
    fn rules_are_put_together_as_chances_are() {
        let yes = |fact| test(fact, Ask::OneOf(YES));
        let half = || yes(Fact::NewInitiative);
        let quarter = || Rule::All(vec![half(), yes(Fact::PastGrant)]);
        close(likely(&[quarter()], &[]), 0.25);
        close(likely(&[quarter(), yes(Fact::UsesExpert)], &[]), 0.125);
        close(
            likely(&[Rule::Any(vec![quarter(), yes(Fact::UsesExpert)])], &[]),
            1.0 - 0.75 * 0.5,
        );
        close(likely(&[Rule::Not(Box::new(quarter()))], &[]), 0.75);
    }

    #[test]
    fn a_floor_that_is_open_halves_it_and_one_out_of_reach_ends_it() {
        let catalog = sample::catalog();
        let with_floor = tracks(&catalog).find(|track| track.benefit.floor.is_some());
        let track = Track {
            requirements: Vec::new(),
            ..with_floor.unwrap().clone()
        };
        let prospects = Prospects::new(&catalog.base, track.rules());
        let spend = |yen: Option<i64>| {
            let mut situation = derive(&catalog.base, &Answers::default());
            for (part, yen) in track.benefit.costs.iter().zip(yen) {
                situation.facts.set(*part, Knowledge::number(yen));
            }
            prospects.of_track(&track, &situation)
        };
        close(spend(None), 0.5);
        close(spend(Some(0)), 0.0);
        close(spend(Some(1_000_000_000)), 1.0);
    }

    #[test]
    fn what_no_rule_of_the_tracks_reads_is_as_likely_as_not() {
        let catalog = sample::catalog();
        let prospects = Prospects::new(&catalog.base, [].into_iter());
        let situation = derive(&catalog.base, &Answers::default());
        close(prospects.of_rule(&within(100, 299), &situation), 0.5);
    }
}
