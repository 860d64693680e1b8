//! 質問の順: the next question is the one that would settle the most, and what can change nothing is not asked.

mod chance;
#[allow(
    clippy::disallowed_methods,
    reason = "the page has no use for it, so none of it is there"
)]
mod prepared;

pub use prepared::Prepared;

use crate::gather::Gather;
use crate::{
    advice::{Advice, AsOf, Case, Verdict, advise, advise_one, settled, tracks, waits_for},
    answer::{Answer, Answers},
    catalog::{Base, BenefitKind, Catalog, Track},
    derive::{Situation, derive, sources},
    fact::{Fact, FactSet, Knowledge, NO, Shape},
    truth::Truth,
};
use chance::Prospects;
use std::rc::Rc;

/// How the owner came in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Opening {
    /// やりたいことがある: what they want to do comes first.
    #[default]
    Purpose,
    /// 何から始めればよいか分からない: what has happened to them comes first, and what they want after it.
    Situation,
}

impl Opening {
    /// What is asked before anything else, as long as it matters.
    fn first(self) -> &'static [Fact] {
        match self {
            Self::Purpose => &[Fact::Purposes],
            Self::Situation => &[
                Fact::Applicant,
                Fact::Disaster,
                Fact::Succession,
                Fact::Finances,
            ],
        }
    }
}

/// The question to ask next, none when no answer could change the advice any more.
#[must_use]
pub fn next(catalog: &Catalog, answers: &Answers, as_of: AsOf, opening: Opening) -> Option<Fact> {
    choose(
        catalog,
        answers,
        advise(catalog, answers, as_of),
        opening.first(),
    )
}

/// The question to ask next where one programme alone is of interest, by its id; none when no answer could change what is
/// said of it any more.
#[must_use]
pub fn next_toward(catalog: &Catalog, answers: &Answers, as_of: AsOf, id: &str) -> Option<Fact> {
    choose(
        catalog,
        answers,
        advise_one(catalog, answers, as_of, id),
        &[],
    )
}

/// Of the questions that could change an advice the first of some that go before all others, or else the one that settles
/// the most.
fn choose<'a>(
    catalog: &'a Catalog,
    answers: &Answers,
    advice: Advice<'a>,
    before: &[Fact],
) -> Option<Fact> {
    let relevant = still_relevant(&advice, answers);
    if let Some(first) = before.iter().find(|fact| relevant.contains(**fact)) {
        return Some(*first);
    }
    let field = Field::new(catalog, answers, advice);
    greatest(asked(&catalog.base, relevant).map(|fact| (fact, field.gain(fact))))
}

/// How much the answer to each question that could still change the advice would tell, in the order of the questions: the
/// one that would tell the most is asked next.
#[must_use]
pub fn gains(catalog: &Catalog, answers: &Answers, as_of: AsOf) -> Vec<(Fact, f64)> {
    let advice = advise(catalog, answers, as_of);
    let relevant = still_relevant(&advice, answers);
    let field = Field::new(catalog, answers, advice);
    let facts = asked(&catalog.base, relevant);
    facts.map(|fact| (fact, field.gain(fact))).gather()
}

/// Some facts in the order of their questions.
fn asked(base: &Base, facts: FactSet) -> impl Iterator<Item = Fact> {
    let all = base.questions.iter().map(|question| question.fact);
    all.filter(move |fact| facts.contains(*fact))
}

/// The question that would tell the most; the first of several that would tell the same.
fn greatest(gains: impl Iterator<Item = (Fact, f64)>) -> Option<Fact> {
    let greater = |best: Option<(Fact, f64)>, one: (Fact, f64)| {
        Some(best.filter(|best| one.1 <= best.1).unwrap_or(one))
    };
    gains.fold(None, greater).map(|(fact, _)| fact)
}

/// The questions that make sense, were not answered, and could still change the advice.
#[must_use]
pub fn relevant(catalog: &Catalog, answers: &Answers, as_of: AsOf) -> FactSet {
    let tracks = tracks(catalog, as_of.fiscal_year).map(|(_, _, track)| track);
    relevant_to(&mut tracks.gather(), catalog, answers)
}

/// The questions that make sense, were not answered, and could still change what is said of these tracks. Those that wait
/// for nothing are dropped: no answer beside these changes what is said of them.
fn relevant_to(tracks: &mut Vec<&Track>, catalog: &Catalog, answers: &Answers) -> FactSet {
    let case = Case::new(derive(&catalog.base, answers));
    let mut waiting = FactSet::EMPTY;
    tracks.retain(|track| {
        let own = waits_for(track, &case);
        waiting = waiting.union(own);
        !own.is_empty()
    });
    unasked(waiting, &case, answers)
}

/// Of some questions those that make sense and were not answered.
fn unasked(facts: FactSet, situation: &Situation<'_>, answers: &Answers) -> FactSet {
    let is_unasked =
        |fact: &Fact| situation.applies.contains(*fact) && answers.get(*fact).is_none();
    facts.iter().filter(is_unasked).gather()
}

fn still_relevant(advice: &Advice<'_>, answers: &Answers) -> FactSet {
    let case = &advice.situation;
    let waiting = advice
        .recommendations
        .iter()
        .fold(FactSet::EMPTY, |all, one| match &one.verdict {
            Verdict::Failed(_) => all,
            Verdict::Met => all.union(one.details_wait_for(case)),
            Verdict::Open(waits_for) => all.union(*waits_for).union(one.details_wait_for(case)),
        });
    unasked(waiting, case, answers)
}

/// How many tracks an answer would settle.
#[must_use]
pub fn settled_by(
    catalog: &Catalog,
    answers: &Answers,
    as_of: AsOf,
    fact: Fact,
    answer: Answer,
) -> usize {
    let mut without = answers.clone();
    without.remove(fact);
    let before = derive(&catalog.base, &without);
    let after = derive(&catalog.base, &without.with(fact, answer));
    tracks(catalog, as_of.fiscal_year)
        .filter(|(_, _, track)| {
            settled(track, &before) == Truth::Unknown && settled(track, &after) != Truth::Unknown
        })
        .count()
}

/// About how many questions are still to come: the interview played on with the plainest answers.
#[must_use]
pub fn remaining(catalog: &Catalog, answers: &Answers, as_of: AsOf) -> usize {
    let tracks = tracks(catalog, as_of.fiscal_year);
    play(catalog, answers, tracks.map(|(_, _, track)| track).gather())
}

/// About how many questions are still to come where one programme alone is of interest, by its id.
#[must_use]
pub fn remaining_toward(catalog: &Catalog, answers: &Answers, as_of: AsOf, id: &str) -> usize {
    let own = tracks(catalog, as_of.fiscal_year).filter(|(programme, _, _)| programme.id == id);
    play(catalog, answers, own.map(|(_, _, track)| track).gather())
}

/// How many questions are asked of these tracks if each gets its plainest answer.
fn play(catalog: &Catalog, answers: &Answers, mut tracks: Vec<&Track>) -> usize {
    let mut answers = answers.clone();
    let mut count = 0;
    loop {
        let relevant = relevant_to(&mut tracks, catalog, &answers);
        let mut questions = catalog.base.questions.iter();
        let Some(question) = questions.find(|question| relevant.contains(question.fact)) else {
            return count;
        };
        let plainest = match question.fact.shape() {
            Shape::Set => question
                .options
                .iter()
                .position(|choice| choice.exclusive)
                .map(|at| Knowledge::set(1 << at)),
            Shape::YesNo => Some(Knowledge::OneOf(NO)),
            Shape::Choice => Some(Knowledge::OneOf(1)),
            Shape::Count | Shape::Yen | Shape::Percent | Shape::Date => None,
        };
        answers.set(
            question.fact,
            plainest.map_or(Answer::DontKnow, Answer::Known),
        );
        count += 1;
    }
}

/// What may come to stand in the advice, and what is open of it.
struct Field<'a, 'g> {
    answers: &'g Answers,
    situation: Rc<Case<'a>>,
    /// The facts that others follow from.
    sources: FactSet,
    prospects: Prospects,
    candidates: Vec<Candidate<'a>>,
}

/// A track that has not failed.
struct Candidate<'a> {
    track: &'a Track,
    /// What its being met depends on.
    decided_by: FactSet,
    /// How likely it is to be met.
    likely: f64,
    /// How much it matters whether it is.
    weight: f64,
    /// The questions that its amount waits for.
    amount_waits_for: FactSet,
}

/// So many stand first in the advice.
const FIRST: usize = 5;

/// What a track weighs that can't come to stand there any more, beside 1 for one that surely does if it is met.
const LEAST: f64 = 1.0 / 64.0;

/// What knowing an amount weighs, by which tracks are ordered, beside 1 for knowing whether a track is met.
const AMOUNT: f64 = 1.0 / 16.0;

impl<'a, 'g> Field<'a, 'g> {
    fn new(catalog: &'a Catalog, answers: &'g Answers, mut advice: Advice<'a>) -> Self {
        advice.as_if_met();
        let standing: Vec<_> = advice
            .recommendations
            .iter()
            .take_while(|one| !matches!(one.verdict, Verdict::Failed(_)))
            .gather();
        let prospects = Prospects::new(
            &catalog.base,
            standing.iter().flat_map(|one| one.track.rules()),
        );
        let unasked =
            |fact: &Fact| advice.situation.applies.contains(*fact) && answers.get(*fact).is_none();
        let mut ahead = Ahead::none();
        let candidates = standing
            .into_iter()
            .map(|one| {
                let likely = prospects.of_track(one.track, &advice.situation);
                let candidate = Candidate {
                    track: one.track,
                    decided_by: one.track.decided_by(),
                    likely,
                    weight: LEAST + ahead.room(),
                    amount_waits_for: one.offer.waits_for.iter().filter(unasked).gather(),
                };
                // The desks for everything stand by themselves and take no place.
                if one.track.benefit.kind != BenefitKind::AdviceDesk {
                    ahead.add(likely);
                }
                candidate
            })
            .gather();
        Self {
            answers,
            prospects,
            candidates,
            situation: advice.situation,
            sources: sources(&catalog.base),
        }
    }

    /// How much the answers to a question would tell of what comes to stand first.
    fn gain(&self, fact: Fact) -> f64 {
        let amounts = self
            .candidates
            .iter()
            .filter(|one| one.amount_waits_for.contains(fact))
            .map(|one| one.weight * one.likely / f64::from(one.amount_waits_for.len()));
        self.spread(fact) + AMOUNT * amounts.sum::<f64>()
    }

    /// How far apart, by variance, the answers put the likelihoods that the tracks are met.
    fn spread(&self, fact: Fact) -> f64 {
        let mut moments = vec![(0.0, 0.0); self.candidates.len()];
        for (answer, share) in self.prospects.of(fact) {
            let after = after(self.answers, &self.situation, self.sources, fact, *answer);
            let changed = self.situation.facts.differing(&after.facts);
            for (one, (mean, square)) in self.candidates.iter().zip(&mut moments) {
                let likely = if one.decided_by.meets(changed) {
                    self.prospects.of_track(one.track, &after)
                } else {
                    one.likely
                };
                *mean += share * likely;
                *square += share * likely * likely;
            }
        }
        let weights = self.candidates.iter().map(|one| one.weight);
        let variances = moments.iter().map(|(mean, square)| square - mean * mean);
        weights
            .zip(variances)
            .map(|(weight, variance)| weight * variance)
            .sum()
    }
}

/// The situation after an answer to a question that makes sense; others follow from the `sources` alone.
fn after<'a>(
    answers: &Answers,
    situation: &Situation<'a>,
    sources: FactSet,
    fact: Fact,
    answer: Knowledge,
) -> Situation<'a> {
    if sources.contains(fact) {
        let answers = answers.with(fact, Answer::Known(answer));
        return derive(situation.base(), &answers);
    }
    let mut after = situation.clone();
    after.facts.set(fact, answer);
    after
}

/// How many of the tracks that rank higher are met: the chance of none, of one and so on, as long as a place is left.
struct Ahead([f64; FIRST]);

impl Ahead {
    fn none() -> Self {
        Self(std::array::from_fn(
            |count| if count == 0 { 1.0 } else { 0.0 },
        ))
    }

    /// The chance that there is a place left among the first.
    fn room(&self) -> f64 {
        self.0.iter().sum()
    }

    /// One more, which is met with this chance.
    fn add(&mut self, likely: f64) {
        let mut fewer = 0.0;
        for chance in &mut self.0 {
            let before = *chance;
            *chance = before * (1.0 - likely) + fewer * likely;
            fewer = before;
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]
mod tests {
    use super::*;
    use crate::{
        catalog::{Check, Requirement, sample},
        date::Date,
        fact::YES,
        rule::{Ask, Rule, Test},
    };

    /// The questions as they are, and one programme alone with these tracks.
    fn of_tracks(tracks: &[Track]) -> Catalog {
        let mut catalog = sample::catalog();
        catalog.programmes.truncate(1);
        let programme = catalog.programmes.first_mut().unwrap();
        programme.editions.truncate(1);
        programme.editions.first_mut().unwrap().tracks = tracks.to_vec();
        catalog
    }

    /// A track of which no figure is printed, for whoever says yes to all of these.
    fn track(kind: BenefitKind, asked: &[Fact]) -> Track {
        let requirement = |fact: &Fact| Requirement {
            id: String::new(),
            check: Check::Rule(Rule::Test(Test {
                fact: *fact,
                ask: Ask::OneOf(YES),
            })),
            cites: Vec::new(),
        };
        sample::track(kind, asked.iter().map(requirement).collect())
    }

    fn as_of() -> AsOf {
        AsOf {
            today: Date::new(2020, 11, 1).unwrap(),
            fiscal_year: None,
        }
    }

    /// What the answers to a question would tell before anything was said.
    fn gain(tracks: &[Track], fact: Fact) -> f64 {
        let catalog = of_tracks(tracks);
        let nothing = Answers::default();
        let advice = advise(&catalog, &nothing, as_of());
        Field::new(&catalog, &nothing, advice).gain(fact)
    }

    #[track_caller]
    fn close(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-12, "{found}, not {expected}");
    }

    #[test]
    fn a_question_tells_how_far_apart_its_answers_put_the_likelihoods() {
        let subsidy = |asked: &[Fact]| track(BenefitKind::Subsidy, asked);
        let one = subsidy(&[Fact::NewInitiative]);
        let two = subsidy(&[Fact::NewInitiative, Fact::AdvancedTechnology]);
        let weight = 1.0 + LEAST;
        let one_alone = std::slice::from_ref(&one);
        // Half of the answers say 1 and half say 0.
        close(gain(one_alone, Fact::NewInitiative), 0.25 * weight);
        close(gain(one_alone, Fact::PastGrant), 0.0);
        // Of two that are asked for, each alone puts it at a half or at 0.
        let both = [one, two];
        let with_half = (0.25 + 0.0625) * weight;
        close(gain(&both, Fact::NewInitiative), with_half);
        close(gain(&both, Fact::AdvancedTechnology), 0.0625 * weight);
    }

    #[test]
    fn what_can_come_to_stand_among_the_first_no_more_counts_least() {
        let asking = |kind| track(kind, &[Fact::NewInitiative]);
        for (kind, ahead, weight) in [
            (BenefitKind::Subsidy, 0, 1.0 + LEAST),
            (BenefitKind::Subsidy, FIRST - 1, 1.0 + LEAST),
            (BenefitKind::Subsidy, FIRST, LEAST),
            // The desks for everything take no place.
            (BenefitKind::AdviceDesk, FIRST, 1.0 + LEAST),
        ] {
            let mut tracks = vec![track(kind, &[]); ahead];
            tracks.push(asking(kind));
            close(gain(&tracks, Fact::NewInitiative), 0.25 * weight);
        }
    }

    #[test]
    fn a_place_is_left_as_long_as_fewer_than_five_are_met() {
        let mut ahead = Ahead::none();
        close(ahead.room(), 1.0);
        for _ in 0..6 {
            ahead.add(0.5);
        }
        // Of 64 ways in which six may come out, six have five that are met and one has all.
        close(ahead.room(), 57.0 / 64.0);
        ahead.add(1.0);
        close(ahead.room(), 42.0 / 64.0);
    }

    #[test]
    fn knowing_an_amount_counts_a_sixteenth_shared_by_all_that_it_waits_for() {
        let catalog = sample::catalog();
        let monozukuri = catalog.programme("monozukuri-subsidy").unwrap();
        let editions = monozukuri.editions.first().unwrap();
        let mut paying = editions.tracks.first().unwrap().clone();
        paying.benefit.floor = None;
        paying.requirements = track(BenefitKind::Subsidy, &[Fact::PastGrant]).requirements;
        let catalog = of_tracks(std::slice::from_ref(&paying));
        let nothing = Answers::default();
        let advice = advise(&catalog, &nothing, as_of());
        let offer = &advice.recommendations.first().unwrap().offer;
        let waits_for = unasked(offer.waits_for, &advice.situation, &nothing);
        assert!(waits_for.len() > 1 && !waits_for.contains(Fact::PastGrant));
        let share = 0.5 * (1.0 + LEAST) / f64::from(waits_for.len());
        for fact in waits_for.iter() {
            close(gain(std::slice::from_ref(&paying), fact), AMOUNT * share);
        }
    }

    #[test]
    fn of_two_that_tell_as_much_the_one_that_stands_first_is_asked() {
        let asking = track(
            BenefitKind::Subsidy,
            &[Fact::NewInitiative, Fact::AdvancedTechnology],
        );
        let mut catalog = of_tracks(&[asking]);
        let id = catalog.programmes.first().unwrap().id.clone();
        let mut first = || {
            let asked = next_toward(&catalog, &Answers::default(), as_of(), &id);
            catalog.base.questions.reverse();
            asked
        };
        assert_eq!(first(), Some(Fact::AdvancedTechnology));
        assert_eq!(first(), Some(Fact::NewInitiative));
    }

    #[test]
    fn what_is_waited_for_is_the_same_with_and_without_its_explanation() {
        let catalog = sample::catalog();
        let as_of = as_of();
        // Each question is answered with its first choice or number, or not known, by turns.
        for turn in 0..3 {
            let mut answers = Answers::default();
            for (at, question) in catalog.base.questions.iter().enumerate() {
                let explained = advise(&catalog, &answers, as_of);
                assert_eq!(
                    relevant(&catalog, &answers, as_of),
                    still_relevant(&explained, &answers),
                    "{turn}, before {:?}",
                    question.fact
                );
                let known = match question.fact.shape() {
                    Shape::Set => Knowledge::set(1),
                    Shape::YesNo | Shape::Choice => Knowledge::OneOf(1),
                    Shape::Count | Shape::Yen | Shape::Percent | Shape::Date => {
                        Knowledge::number(question.least.max(1))
                    }
                };
                let answer = if at % 3 == turn {
                    Answer::DontKnow
                } else {
                    Answer::Known(known)
                };
                answers.set(question.fact, answer);
            }
        }
    }
}
