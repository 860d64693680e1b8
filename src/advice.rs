//! おすすめ: every track of every programme judged, worth worked out, ranked and explained.

mod amount;
mod availability;
mod judge;
mod near_miss;
mod rank;
mod steps;
mod what_if;

pub use amount::{Offer, counter, smallest_spend};
pub use availability::Availability;
pub use judge::{Finding, Ground, Standing, Verdict};
pub(crate) use judge::{reaches_floor, settled};
pub use near_miss::{Change, Deed, MOST_CHANGES, NearMiss, levers, near_misses};
pub use rank::{Reason, precedence};
pub use steps::Step;
pub use what_if::{Difference, differences};

use crate::{
    answer::Answers,
    catalog::{Catalog, Check, Edition, Judge, Programme, Reach, Requirement, Text, Track},
    date::{Date, FiscalYear},
    derive::{Situation, derive},
    fact::{Fact, FactSet},
    truth::Truth,
};

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
    pub situation: Situation<'a>,
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
    pub findings: Vec<Finding<'a>>,
    /// What it is worth.
    pub offer: Offer<'a>,
    /// Whether one can apply on the day.
    pub availability: Availability,
    /// The questions that could still change the amount or a note, though not the verdict.
    pub details_wait_for: FactSet,
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
    let situation = derive(&catalog.base, answers);
    let mut recommendations: Vec<_> = tracks(catalog, as_of.fiscal_year)
        .filter(|(programme, _, _)| is_of_interest(programme))
        .map(|(programme, edition, track)| {
            recommend(&situation, as_of.today, programme, edition, track)
        })
        .collect();
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
    situation: &Situation<'a>,
    today: Date,
    programme: &'a Programme,
    edition: &'a Edition,
    track: &'a Track,
) -> Recommendation<'a> {
    let offer = amount::offer(&track.benefit, situation);
    let findings = judge::findings(track, situation, &offer);
    let verdict = judge::verdict(&findings);
    Recommendation {
        availability: Availability::of(edition, today),
        details_wait_for: details_wait_for(track, situation, &offer),
        programme,
        edition,
        track,
        verdict,
        findings,
        offer,
    }
}

/// The questions that could still change the amount, a note or the place of a track.
fn details_wait_for(track: &Track, situation: &Situation<'_>, offer: &Offer<'_>) -> FactSet {
    // The purposes asked for decide the order, and so they are waited for even where they decide nothing else.
    let order_waits_for = match situation
        .facts
        .get(Fact::Purposes)
        .has_any_of(track.purposes)
    {
        Truth::Unknown => FactSet::from_iter([Fact::Purposes]),
        Truth::True | Truth::False => FactSet::EMPTY,
    };
    let notes = track.notes.iter().filter_map(|note| note.when.as_ref());
    let notes_wait_for = notes.fold(FactSet::EMPTY, |all, rule| {
        all.union(rule.missing(&situation.facts))
    });
    offer
        .waits_for
        .union(situation.questions_for(notes_wait_for))
        .union(order_waits_for)
}

/// The questions that could still change anything that is said of a track, without saying it: none where it failed.
pub(crate) fn waits_for(track: &Track, situation: &Situation<'_>) -> FactSet {
    if track.reach == Reach::NotForBusiness {
        return FactSet::EMPTY;
    }
    let mut missing = FactSet::EMPTY;
    for rule in track.rules() {
        match rule.eval(&situation.facts) {
            Truth::False => return FactSet::EMPTY,
            Truth::Unknown => missing = missing.union(rule.missing(&situation.facts)),
            Truth::True => {}
        }
    }
    let offer = amount::offer(&track.benefit, situation);
    let floor_waits_for = match offer.reaches_floor {
        Truth::False => return FactSet::EMPTY,
        Truth::Unknown => offer.floor_waits_for,
        Truth::True => FactSet::EMPTY,
    };
    situation
        .questions_for(missing)
        .union(floor_waits_for)
        .union(details_wait_for(track, situation, &offer))
}

impl<'a> Recommendation<'a> {
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
