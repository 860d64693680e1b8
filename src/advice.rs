//! おすすめ: every track of every programme judged, worth worked out, ranked and explained.

mod amount;
mod availability;
#[allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "the page has no use for it, so none of it is there"
)]
mod index;
mod judge;
mod late;
mod near_miss;
mod rank;
mod steps;
mod what_if;

pub(crate) use amount::Spends;
pub use amount::{Offer, counted_by, smallest_spend};
pub use availability::Availability;
pub use index::{Index, Kept, Sets, Workspace};
pub use judge::{Finding, Ground, Standing, Verdict, settled};
pub use late::{Case, Late};
pub use near_miss::{Change, Deed, MOST_CHANGES, NearMiss, levers, near_misses};
pub(crate) use rank::{PLACE_BITS, Place, Rank};
pub use rank::{Reason, precedence};
pub use steps::Step;
pub use what_if::{Difference, differences};

use crate::gather::Gather;
use crate::{
    answer::Answers,
    catalog::{Catalog, Check, Edition, Judge, Programme, Requirement, Text, Track},
    date::{Date, FiscalYear},
    derive::{Situation, derive},
    fact::{Fact, FactSet},
    truth::Truth,
};
use std::rc::Rc;

/// What the advice is for, beside the answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AsOf {
    /// The day, in JST.
    pub today: Date,
    /// The fiscal year asked about; none for the newest edition of each programme.
    pub fiscal_year: Option<FiscalYear>,
}

/// おすすめ: what fits a business and what does not, best first.
#[derive(Clone, Debug)]
pub struct Advice<'a> {
    /// What is known of the business.
    pub situation: Rc<Case<'a>>,
    /// Every track of the editions asked about.
    pub recommendations: Vec<Recommendation<'a>>,
}

/// One track, judged.
#[derive(Clone, Debug)]
pub struct Recommendation<'a> {
    /// 施策.
    pub programme: &'a Programme,
    /// 年度版.
    pub edition: &'a Edition,
    /// 枠.
    pub track: &'a Track,
    /// 判定.
    pub verdict: Verdict<'a>,
    /// 判定理由, one for each requirement.
    pub findings: Late<'a, Vec<Finding<'a>>>,
    /// What it is worth.
    pub offer: Late<'a, Offer<'a>>,
    /// Whether one can apply on the day.
    pub availability: Availability,
}

/// Judges every track of the editions asked about and ranks them.
#[must_use]
pub fn advise<'a>(catalog: &'a Catalog, answers: &Answers, as_of: AsOf) -> Advice<'a> {
    among(catalog, answers, as_of, |_| true)
}

/// The same of one programme alone, by its id, for whoever asks about no other.
#[must_use]
pub fn advise_one<'a>(
    catalog: &'a Catalog,
    answers: &Answers,
    as_of: AsOf,
    id: &str,
) -> Advice<'a> {
    among(catalog, answers, as_of, |programme| programme.id == id)
}

fn among<'a>(
    catalog: &'a Catalog,
    answers: &Answers,
    as_of: AsOf,
    is_of_interest: impl Fn(&Programme) -> bool,
) -> Advice<'a> {
    let situation = Rc::new(Case::new(derive(&catalog.base, answers)));
    let mut recommendations: Vec<_> = tracks(catalog, as_of.fiscal_year)
        .filter(|(programme, _, _)| is_of_interest(programme))
        .map(|(programme, edition, track)| {
            recommend(&situation, as_of.today, programme, edition, track)
        })
        .gather();
    rank::rank(&situation, &mut recommendations);
    Advice {
        situation,
        recommendations,
    }
}

impl Advice<'_> {
    /// Takes what is open as met, and ranks it so: the order in which the interview looks at what may still come.
    pub(crate) fn as_if_met(&mut self) {
        for one in &mut self.recommendations {
            if matches!(one.verdict, Verdict::Open(_)) {
                one.verdict = Verdict::Met;
            }
        }
        rank::rank(&self.situation, &mut self.recommendations);
    }
}

/// The tracks that are advised on: those of the newest editions, or of the editions of a chosen fiscal year.
pub fn tracks(
    catalog: &Catalog,
    year: Option<FiscalYear>,
) -> impl Iterator<Item = (&Programme, &Edition, &Track)> {
    let editions = catalog.programmes.iter().flat_map(move |programme| {
        programme
            .editions_for(year)
            .map(move |edition| (programme, edition))
    });
    editions.flat_map(|(programme, edition)| {
        edition
            .tracks
            .iter()
            .map(move |track| (programme, edition, track))
    })
}

fn recommend<'a>(
    case: &Rc<Case<'a>>,
    today: Date,
    programme: &'a Programme,
    edition: &'a Edition,
    track: &'a Track,
) -> Recommendation<'a> {
    Recommendation {
        availability: Availability::of(edition, today),
        verdict: judge::verdict(track, case),
        findings: Late::new(case, track, judge::findings),
        offer: Late::new(case, track, |track, case| {
            amount::offer(&track.benefit, case, &|facts| case.questions_for(facts))
        }),
        programme,
        edition,
        track,
    }
}

/// The questions that could still change the amount or a note; and the purposes, which decide the order, as long as they
/// are open.
fn details_wait_for(track: &Track, case: &Case<'_>, offer: &Offer<'_>) -> FactSet {
    let purposes = case.facts.get(Fact::Purposes);
    let order_waits_for = match purposes.has_any_of(track.purposes) {
        Truth::Unknown => FactSet::from_iter([Fact::Purposes]),
        Truth::True | Truth::False => FactSet::EMPTY,
    };
    let notes = track.notes.iter().filter_map(|note| note.when.as_ref());
    let notes_wait_for = notes.fold(FactSet::EMPTY, |all, rule| {
        all.union(rule.missing(&case.facts))
    });
    offer
        .waits_for
        .union(case.questions_for(notes_wait_for))
        .union(order_waits_for)
}

/// What a track that has not failed is worth, and the questions that could still change its place, its amount or a note.
pub(crate) fn terms<'a>(track: &'a Track, case: &Case<'a>) -> (Offer<'a>, FactSet) {
    let terms = amount::terms(&track.benefit, case, &|facts| case.questions_for(facts));
    let waits_for = details_wait_for(track, case, &terms);
    (terms, waits_for)
}

/// The questions that could still change anything that is said of a track, without saying it: none where it failed.
pub(crate) fn waits_for<'a>(track: &'a Track, case: &Case<'a>) -> FactSet {
    let missing = match settled(track, case) {
        Truth::False => return FactSet::EMPTY,
        Truth::Unknown => judge::waits_for(track, case),
        Truth::True => FactSet::EMPTY,
    };
    let (_, details) = terms(track, case);
    missing.union(details)
}

impl<'a> Recommendation<'a> {
    /// The questions that could still change the amount, a note or the place of the track, though not the verdict.
    #[must_use]
    pub fn details_wait_for(&self, case: &Case<'_>) -> FactSet {
        details_wait_for(self.track, case, &self.offer)
    }

    /// 要確認: what an office or a screening decides.
    pub fn to_confirm(&self) -> impl Iterator<Item = (&'a Requirement, Judge, &'a Text)> {
        self.track
            .requirements
            .iter()
            .filter_map(|requirement| match &requirement.check {
                Check::Judged { by, text } => Some((requirement, *by, text)),
                Check::Rule(_) | Check::NotTrack { .. } => None,
            })
    }

    /// The facts that make each failing requirement fail. That a better track fits is no such requirement.
    fn denied_by(&self, situation: &Situation<'_>) -> impl Iterator<Item = FactSet> {
        let failing = self
            .findings
            .iter()
            .filter(|finding| finding.standing == Standing::Fails);
        failing.filter_map(|finding| match finding.ground {
            Ground::Requirement(requirement) => match &requirement.check {
                Check::Rule(rule) => Some(rule.denied_by(&situation.facts)),
                Check::NotTrack { .. } | Check::Judged { .. } => None,
            },
            Ground::Floor(..) | Ground::NotForBusiness => None,
        })
    }

    /// The facts that make failing requirements fail.
    #[must_use]
    pub fn failed_by(&self, situation: &Situation<'_>) -> FactSet {
        self.denied_by(situation)
            .fold(FactSet::EMPTY, FactSet::union)
    }

    /// The facts that make a requirement fail of which an owner can change none; empty where something can be done about
    /// every failing one.
    #[must_use]
    pub fn given(&self, situation: &Situation<'_>) -> FactSet {
        let given = |facts: &FactSet| !facts.iter().any(|fact| situation.is_changeable(fact));
        self.denied_by(situation)
            .filter(given)
            .fold(FactSet::EMPTY, FactSet::union)
    }

    /// Every entry of the documents it speaks for, the most specific first.
    pub fn entries(&self) -> impl Iterator<Item = &'a str> {
        self.track
            .entries
            .iter()
            .chain(&self.edition.entries)
            .map(String::as_str)
    }
}
