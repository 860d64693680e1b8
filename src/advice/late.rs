//! 後で: what is told of a track is worked out when somebody reads it, since most of it nobody does.

use crate::gather::Gather;
use crate::{
    catalog::Track,
    derive::Situation,
    fact::{Fact, FactSet},
};
use std::{
    cell::{OnceCell, RefCell},
    fmt,
    ops::Deref,
    rc::Rc,
};

/// 相談: the situation that all tracks are judged by, with what was worked out from it so far.
#[derive(Clone, Debug)]
pub struct Case<'a> {
    situation: Situation<'a>,
    /// By fact: the questions whose answers could still change it.
    questions: Vec<OnceCell<FactSet>>,
    /// The same for parts of the spend, which are asked for together.
    spend_questions: RefCell<Vec<(FactSet, FactSet)>>,
}

impl<'a> Case<'a> {
    /// A case nothing of which was worked out yet.
    pub(crate) fn new(situation: Situation<'a>) -> Self {
        Self {
            situation,
            questions: vec![OnceCell::new(); Fact::ALL.len()],
            spend_questions: RefCell::default(),
        }
    }

    /// What [`Situation::questions_for`] says, each part of it worked out once.
    pub(crate) fn questions_for(&self, facts: FactSet) -> FactSet {
        let spend: FactSet = Fact::SPEND_PARTS.iter().copied().gather();
        let alone = facts.without(spend);
        let parts = facts.without(alone);
        let all = alone.iter().fold(FactSet::EMPTY, |all, fact| {
            let ask = || self.situation.questions_for(FactSet::from_iter([fact]));
            let questions = self.questions.get(fact as usize);
            all.union(questions.map_or_else(ask, |kept| *kept.get_or_init(ask)))
        });
        if parts.is_empty() {
            all
        } else {
            all.union(self.questions_for_spend(parts))
        }
    }

    fn questions_for_spend(&self, parts: FactSet) -> FactSet {
        let kept = |asked: &RefCell<Vec<(FactSet, FactSet)>>| {
            let asked = asked.borrow();
            let same = asked.iter().find(|(these, _)| *these == parts);
            same.map(|(_, questions)| *questions)
        };
        kept(&self.spend_questions).unwrap_or_else(|| {
            let questions = self.situation.questions_for(parts);
            self.spend_questions.borrow_mut().push((parts, questions));
            questions
        })
    }
}

impl<'a> Deref for Case<'a> {
    type Target = Situation<'a>;

    fn deref(&self) -> &Situation<'a> {
        &self.situation
    }
}

/// Something about a track that is worked out when it is first read, and then is what it is.
#[derive(Clone)]
pub struct Late<'a, T> {
    case: Rc<Case<'a>>,
    track: &'a Track,
    work: fn(&'a Track, &Case<'a>) -> T,
    value: OnceCell<Box<T>>,
}

impl<'a, T> Late<'a, T> {
    pub(super) fn new(
        case: &Rc<Case<'a>>,
        track: &'a Track,
        work: fn(&'a Track, &Case<'a>) -> T,
    ) -> Self {
        Self {
            case: Rc::clone(case),
            track,
            work,
            value: OnceCell::new(),
        }
    }
}

impl<T> Deref for Late<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.value
            .get_or_init(|| Box::new((self.work)(self.track, &self.case)))
    }
}

/// What it is, and not how it comes about.
impl<T: fmt::Debug> fmt::Debug for Late<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<'r, T> IntoIterator for &'r Late<'_, Vec<T>> {
    type Item = &'r T;
    type IntoIter = std::slice::Iter<'r, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{answer::Answers, catalog::sample, derive::derive, fact::Knowledge};

    #[test]
    fn a_case_says_of_every_fact_what_its_situation_says_however_often_it_is_asked() {
        let catalog = sample::catalog();
        let parts = |parts: &[Fact]| parts.iter().copied().collect::<FactSet>();
        let (joint, all) = (parts(&[Fact::SpendJoint]), parts(Fact::SPEND_PARTS));
        let mut situation = derive(&catalog.base, &Answers::default());
        situation.facts.set(Fact::SpendJoint, Knowledge::number(0));
        let case = Case::new(situation);
        let said = |facts| case.situation.questions_for(facts);
        assert!(said(joint).is_empty() && said(all).contains(Fact::PlannedSpend));
        // Other parts of the spend are other questions, and the same ones stay the same.
        for facts in [all, joint, all, joint, parts(Fact::ALL)] {
            assert_eq!(case.questions_for(facts), said(facts));
        }
    }

    #[test]
    fn what_is_worked_out_late_reads_as_if_it_had_been_there() {
        let catalog = sample::catalog();
        let case = Rc::new(Case::new(derive(&catalog.base, &Answers::default())));
        let mut tracks = catalog.programmes.iter().flat_map(|one| &one.editions);
        let track = tracks.find_map(|edition| edition.tracks.first());
        let late = Late::new(&case, track.unwrap(), |track, _| {
            vec![track.id.clone(), format!("{:?}", track.reach)]
        });
        let mut read = Vec::new();
        for one in &late {
            read.push(one.clone());
        }
        assert_eq!((read.len(), &read), (2, &*late));
        assert_eq!(format!("{late:?}"), format!("{read:?}"));
    }
}
