//! 質問の順: the next question is the one that would settle the most, and what can change nothing is not asked.

use crate::{
    advice::{AsOf, Verdict, advise, settled, tracks},
    answer::{Answer, Answers},
    catalog::{BenefitKind, Catalog, Question, Track},
    derive::{Situation, derive},
    fact::{Fact, FactSet, Knowledge, NO, Shape, YES},
    rule::Ask,
    truth::Truth,
};

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
    let relevant = relevant(catalog, answers, as_of);
    if let Some(first) = opening
        .first()
        .iter()
        .find(|fact| relevant.contains(**fact))
    {
        return Some(*first);
    }
    let field = Field::new(catalog, answers, as_of);
    // The first of several with the same gain is the one that stands first among the questions.
    let mut best = None;
    for question in catalog
        .base
        .questions
        .iter()
        .filter(|question| relevant.contains(question.fact))
    {
        let gain = field.gain(question);
        if best.is_none_or(|(most, _)| most < gain) {
            best = Some((gain, question.fact));
        }
    }
    best.map(|(_, fact)| fact)
}

/// The questions that make sense, were not answered, and could still change the advice.
#[must_use]
pub fn relevant(catalog: &Catalog, answers: &Answers, as_of: AsOf) -> FactSet {
    let advice = advise(catalog, answers, as_of);
    let waiting = advice
        .recommendations
        .iter()
        .fold(
            FactSet::EMPTY,
            |all, recommendation| match &recommendation.verdict {
                Verdict::Failed(_) => all,
                Verdict::Met => all.union(recommendation.details_wait_for),
                Verdict::Open(waits_for) => {
                    all.union(*waits_for).union(recommendation.details_wait_for)
                }
            },
        );
    waiting
        .iter()
        .filter(|fact| advice.situation.applies.contains(*fact) && answers.get(*fact).is_none())
        .collect()
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
    let before = Field::new(catalog, &without, as_of);
    let after = derive(&catalog.base, &without.with(fact, answer));
    before
        .open
        .iter()
        .filter(|(track, _)| settled(track, &after) != Truth::Unknown)
        .count()
}

/// About how many questions are still to come: the interview played on with the plainest answers.
#[must_use]
pub fn remaining(catalog: &Catalog, answers: &Answers, as_of: AsOf) -> usize {
    let mut answers = answers.clone();
    let mut count = 0;
    loop {
        let relevant = relevant(catalog, &answers, as_of);
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

/// The tracks that are still open, with what each matters.
struct Field<'a> {
    catalog: &'a Catalog,
    answers: &'a Answers,
    open: Vec<(&'a Track, u32)>,
}

impl<'a> Field<'a> {
    fn new(catalog: &'a Catalog, answers: &'a Answers, as_of: AsOf) -> Self {
        let situation = derive(&catalog.base, answers);
        let newest = tracks(catalog, as_of.fiscal_year)
            .map(|(_, edition, _)| edition.fiscal_year)
            .max();
        let open = tracks(catalog, as_of.fiscal_year)
            .filter(|(_, _, track)| settled(track, &situation) == Truth::Unknown)
            .map(|(_, edition, track)| {
                let past = newest.is_some_and(|newest| edition.is_long_past(newest));
                (
                    track,
                    weight(track, &situation) * if past { 1 } else { NEWER },
                )
            })
            .collect();
        Self {
            catalog,
            answers,
            open,
        }
    }

    /// The mean weight that an answer to the question would settle, over the answers it could get; in thousandths.
    fn gain(&self, question: &Question) -> u64 {
        let answers = self.sample(question);
        let settled_weight = |knowledge: &Knowledge| -> u64 {
            let after = derive(
                &self.catalog.base,
                &self.answers.with(question.fact, Answer::Known(*knowledge)),
            );
            let gained = self
                .open
                .iter()
                .filter(|(track, _)| settled(track, &after) != Truth::Unknown);
            gained.map(|(_, weight)| u64::from(*weight)).sum()
        };
        answers.iter().map(settled_weight).sum::<u64>() * 1000
            / u64::try_from(answers.len().max(1)).unwrap_or(1)
    }

    /// The answers a question could get, one for each outcome that some rule tells apart.
    fn sample(&self, question: &Question) -> Vec<Knowledge> {
        let bits = (0..question.options.len()).map(|at| 1_u64 << at);
        match question.fact.shape() {
            Shape::Choice => bits.map(Knowledge::OneOf).collect(),
            Shape::Set => bits.map(Knowledge::set).collect(),
            Shape::YesNo => vec![Knowledge::OneOf(NO), Knowledge::OneOf(YES)],
            Shape::Count | Shape::Yen | Shape::Percent | Shape::Date => {
                let mut values: Vec<i64> = question.bands.iter().map(|(min, _)| *min).collect();
                for (track, _) in &self.open {
                    for rule in track
                        .requirements
                        .iter()
                        .filter_map(|requirement| requirement.check.rule())
                    {
                        rule.each_test(&mut |test| {
                            if let Ask::Within { least, most } = test.ask
                                && test.fact == question.fact
                            {
                                values.extend([least, most.saturating_add(1)]);
                            }
                        });
                    }
                }
                values.retain(|value| *value < i64::MAX);
                values.sort_unstable();
                values.dedup();
                values.into_iter().map(Knowledge::number).collect()
            }
        }
    }
}

/// How much more a track of these years matters than one known only from long ago.
const NEWER: u32 = 16;

/// How much a track matters: what it gives, and twice that when it serves what the owner wants.
fn weight(track: &Track, situation: &Situation<'_>) -> u32 {
    let weight = match track.benefit.kind {
        BenefitKind::Subsidy | BenefitKind::CommissionedResearch => 4,
        BenefitKind::TaxMeasure
        | BenefitKind::Loan
        | BenefitKind::InterestSubsidy
        | BenefitKind::PlanningSupport
        | BenefitKind::ExpertVisits
        | BenefitKind::Diagnosis => 3,
        BenefitKind::Premises
        | BenefitKind::Consultation
        | BenefitKind::Matching
        | BenefitKind::Training
        | BenefitKind::MutualAid => 2,
        BenefitKind::Information | BenefitKind::AdviceDesk => 1,
    };
    match situation
        .facts
        .get(Fact::Purposes)
        .has_any_of(track.purposes)
    {
        Truth::True => weight * 2,
        Truth::Unknown | Truth::False => weight,
    }
}
