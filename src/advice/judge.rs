//! 判定: each requirement of a track against what is known, and the verdict that follows.

use super::{
    amount::{self, Spends},
    late::{Case, Late},
};
use crate::gather::Gather;
use crate::{
    catalog::{Cite, Reach, Requirement, Track},
    derive::Situation,
    fact::FactSet,
    money::Yen,
    rule::{Reading, Rule},
    truth::Truth,
};
use std::rc::Rc;

/// 判定理由: one requirement, and how it stands.
#[derive(Clone, Debug)]
pub struct Finding<'a> {
    /// What is required.
    pub ground: Ground<'a>,
    /// How it stands.
    pub standing: Standing,
    /// What was asked of which fact and what is known of it; empty where a person judges.
    pub readings: Vec<Reading>,
}

/// What a finding is about.
#[derive(Clone, Copy, Debug)]
pub enum Ground<'a> {
    /// A requirement of the record.
    Requirement(&'a Requirement),
    /// 補助下限額: the spend has to be enough for the least grant.
    Floor(Yen, &'a [Cite]),
    /// The track is not for a business at all.
    NotForBusiness,
}

/// How a requirement stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// ✓
    Holds,
    /// ✗
    Fails,
    /// ?: waits for these questions.
    Open(FactSet),
    /// 要確認: an office or a screening decides.
    ToConfirm,
}

/// 判定.
#[derive(Clone, Debug)]
pub enum Verdict<'a> {
    /// Every requirement that can be judged here holds.
    Met,
    /// These do not hold.
    Failed(Late<'a, Vec<Ground<'a>>>),
    /// Nothing fails; it waits for these questions.
    Open(FactSet),
}

impl<'a> Ground<'a> {
    /// Its id within the track.
    #[must_use]
    pub fn id(&self) -> &'a str {
        match self {
            Self::Requirement(requirement) => &requirement.id,
            Self::Floor(..) => "spend-reaches-floor",
            Self::NotForBusiness => "not-for-business",
        }
    }

    /// The lines that say so.
    #[must_use]
    pub fn cites(&self) -> &'a [Cite] {
        match self {
            Self::Requirement(requirement) => &requirement.cites,
            Self::Floor(_, cites) => cites,
            Self::NotForBusiness => &[],
        }
    }
}

/// Every requirement of the track, in the order of the record, the floor last.
pub(super) fn findings<'a>(track: &'a Track, case: &Case<'a>) -> Vec<Finding<'a>> {
    let standing = |rule: &Rule| match rule.eval(&case.facts) {
        Truth::True => Standing::Holds,
        Truth::False => Standing::Fails,
        Truth::Unknown => Standing::Open(case.questions_for(rule.missing(&case.facts))),
    };
    let requirements = track.requirements.iter().map(|requirement| {
        let rule = requirement.check.rule();
        Finding {
            ground: Ground::Requirement(requirement),
            standing: rule.map_or(Standing::ToConfirm, standing),
            readings: rule
                .map(|rule| rule.readings(&case.facts))
                .unwrap_or_default(),
        }
    });
    let floor = track.benefit.floor.as_ref().map(|(floor, cites)| {
        let offer = amount::offer(&track.benefit, case, &|facts| case.questions_for(facts));
        Finding {
            ground: Ground::Floor(*floor, cites),
            standing: match offer.reaches_floor {
                Truth::True => Standing::Holds,
                Truth::False => Standing::Fails,
                Truth::Unknown => Standing::Open(offer.floor_waits_for),
            },
            readings: Vec::new(),
        }
    });
    let nobody = (track.reach == Reach::NotForBusiness).then_some(Finding {
        ground: Ground::NotForBusiness,
        standing: Standing::Fails,
        readings: Vec::new(),
    });
    nobody.into_iter().chain(requirements).chain(floor).gather()
}

/// One requirement that fails decides; then one that is open; what a person judges decides nothing.
pub(super) fn verdict<'a>(track: &'a Track, case: &Rc<Case<'a>>) -> Verdict<'a> {
    match settled(track, case) {
        Truth::True => Verdict::Met,
        Truth::False => Verdict::Failed(Late::new(case, track, failing)),
        Truth::Unknown => Verdict::Open(waits_for(track, case)),
    }
}

/// What fails.
fn failing<'a>(track: &'a Track, case: &Case<'a>) -> Vec<Ground<'a>> {
    let findings = findings(track, case).into_iter();
    findings
        .filter(|finding| finding.standing == Standing::Fails)
        .map(|finding| finding.ground)
        .gather()
}

/// The questions that an open verdict waits for.
pub(super) fn waits_for(track: &Track, case: &Case<'_>) -> FactSet {
    let missing = track.rules().fold(FactSet::EMPTY, |all, rule| {
        all.union(rule.missing(&case.facts))
    });
    let waits_for = case.questions_for(missing);
    if track.benefit.floor.is_none() {
        return waits_for;
    }
    let offer = amount::terms(&track.benefit, case, &|facts| case.questions_for(facts));
    match offer.reaches_floor {
        Truth::Unknown => waits_for.union(offer.floor_waits_for),
        Truth::True | Truth::False => waits_for,
    }
}

/// Whether a track is met, failed or open, without its explanation.
#[must_use]
pub fn settled(track: &Track, situation: &Situation<'_>) -> Truth {
    if track.reach == Reach::NotForBusiness {
        return Truth::False;
    }
    let mut all = Truth::True;
    for rule in track.rules() {
        all = all.and(rule.eval(&situation.facts));
        if all == Truth::False {
            return all;
        }
    }
    all.and(Spends::default().reaches_floor(&track.benefit, situation))
}
