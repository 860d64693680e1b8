//! 順位: what comes first, and why; each line of the key can be said on a card.

use super::{Recommendation, Verdict, amount::Spends};
use crate::gather::AddAll;
use crate::{
    catalog::{BenefitKind, Edition, Reach, Track},
    date::FiscalYear,
    derive::Situation,
    fact::{Choices, Fact, Knowledge},
    money::{Yen, YenRange},
    order,
    truth::Truth,
};
use std::cmp::Reverse;

/// Sorts: what fits before what is open before what fails; then by [`Place`]. Those that fail keep the catalogue's order.
pub(super) fn rank(situation: &Situation<'_>, recommendations: &mut Vec<Recommendation<'_>>) {
    let newest = recommendations
        .iter()
        .map(|recommendation| recommendation.edition.fiscal_year)
        .max();
    let all = std::mem::take(recommendations).into_iter();
    let (mut standing, failed): (Vec<_>, Vec<_>) =
        all.partition(|one| !matches!(one.verdict, Verdict::Failed(_)));
    let mut spends = Spends::default();
    order::sort_by_key(&mut standing, |recommendation| {
        let is_open = matches!(recommendation.verdict, Verdict::Open(_));
        let amount = spends.grant(&recommendation.track.benefit, situation);
        let rank = Rank::of(recommendation.edition, recommendation.track, newest);
        (is_open, rank.place(situation, amount))
    });
    standing.add_all(failed);
    *recommendations = standing;
}

/// What of the place of a track is so whatever is answered.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rank {
    pub purposes: Choices,
    is_long_past: bool,
    precedence: u8,
    is_indirect: bool,
    year: FiscalYear,
}

/// What comes first: what has a cost to pay for, the purpose asked for, money before advice, direct before through someone,
/// the greater amount, the newer edition.
pub(crate) type Place = (bool, bool, u8, u8, bool, Reverse<u64>, Reverse<u16>);

impl Rank {
    /// Among editions of which the newest is of this year.
    pub(crate) fn of(edition: &Edition, track: &Track, newest: Option<FiscalYear>) -> Self {
        Self {
            purposes: track.purposes,
            is_long_past: newest.is_some_and(|newest| edition.is_long_past(newest)),
            precedence: precedence(track.benefit.kind),
            is_indirect: track.reach != Reach::Direct,
            year: edition.fiscal_year,
        }
    }

    /// The place of a track that is worth this amount.
    pub(crate) fn place(&self, situation: &Situation<'_>, amount: Option<YenRange>) -> Place {
        let purposes = situation.facts.get(Fact::Purposes);
        let asked = match purposes.has_any_of(self.purposes) {
            Truth::True => 0,
            Truth::Unknown => 1,
            Truth::False => 2,
        };
        let nothing_to_pay = amount.is_some_and(|amount| amount.exact() == Some(Yen(0)));
        let most = amount.and_then(|amount| amount.max).map_or(0, |yen| yen.0);
        (
            self.is_long_past,
            nothing_to_pay,
            asked,
            self.precedence,
            self.is_indirect,
            Reverse(most),
            Reverse(self.year.0),
        )
    }
}

/// One reason for the place of a recommendation, as it can be said on a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It serves these purposes, which the owner asked for.
    Serves(Choices),
    /// What is known says that nothing is left to pay for.
    NothingToPay,
    /// It gives this kind of help; money stands before people, people before advice.
    Gives(BenefitKind),
    /// How one gets at it; direct stands before through someone.
    Reached(Reach),
    /// It comes to this much at most, yen.
    UpTo(Yen),
    /// The fiscal year of its paper; long ago stands last.
    Of(FiscalYear),
}

impl Recommendation<'_> {
    /// Why it stands where it does, in the order in which it was weighed.
    #[must_use]
    pub fn reasons(&self, situation: &Situation<'_>) -> Vec<Reason> {
        let wanted = match situation.facts.get(Fact::Purposes) {
            Knowledge::Set { has, .. } => has & self.track.purposes,
            Knowledge::OneOf(_) | Knowledge::Range { .. } => 0,
        };
        let most = self.offer.amount.and_then(|amount| amount.max);
        let mut reasons = Vec::new();
        if most == Some(Yen(0)) {
            reasons.push(Reason::NothingToPay);
        }
        if wanted != 0 {
            reasons.push(Reason::Serves(wanted));
        }
        reasons.push(Reason::Gives(self.track.benefit.kind));
        reasons.push(Reason::Reached(self.track.reach));
        reasons.add_all(most.filter(|most| *most > Yen(0)).map(Reason::UpTo));
        reasons.push(Reason::Of(self.edition.fiscal_year));
        reasons
    }
}

/// Money first, then someone who works with the owner, then advice, and the desk for everything last.
#[must_use]
pub fn precedence(kind: BenefitKind) -> u8 {
    match kind {
        BenefitKind::Subsidy | BenefitKind::CommissionedResearch => 0,
        BenefitKind::TaxMeasure
        | BenefitKind::Loan
        | BenefitKind::InterestSubsidy
        | BenefitKind::PlanningSupport
        | BenefitKind::ExpertVisits
        | BenefitKind::Diagnosis => 1,
        BenefitKind::Premises
        | BenefitKind::Consultation
        | BenefitKind::Matching
        | BenefitKind::Training
        | BenefitKind::MutualAid => 2,
        BenefitKind::Information => 3,
        BenefitKind::AdviceDesk => 4,
    }
}
