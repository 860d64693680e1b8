//! 順位: what comes first, and why; each line of the key can be said on a card.

use super::{Recommendation, Verdict};
use crate::{
    catalog::{BenefitKind, Reach},
    derive::Situation,
    fact::Fact,
    money::Yen,
    truth::Truth,
};
use std::cmp::Reverse;

/// Sorts: what fits before what is open before what fails; then what has a cost to pay for, the purpose asked for, money before advice, direct
/// before through someone, the greater amount, the newer edition. Those that fail keep the catalogue's order.
pub(super) fn rank(situation: &Situation<'_>, recommendations: &mut [Recommendation<'_>]) {
    let newest = recommendations
        .iter()
        .map(|recommendation| recommendation.edition.fiscal_year)
        .max();
    recommendations.sort_by_cached_key(|recommendation| {
        let verdict = match recommendation.verdict {
            Verdict::Met => 0,
            Verdict::Open(_) => 1,
            Verdict::Failed(_) => return (2, false, false, 0, 0, false, Reverse(0), Reverse(0)),
        };
        let asked = match situation
            .facts
            .get(Fact::Purposes)
            .has_any_of(recommendation.track.purposes)
        {
            Truth::True => 0,
            Truth::Unknown => 1,
            Truth::False => 2,
        };
        let amount = recommendation.offer.amount;
        let nothing_to_pay = amount.is_some_and(|amount| amount.exact() == Some(Yen(0)));
        let most = amount.and_then(|amount| amount.max).map_or(0, |yen| yen.0);
        (
            verdict,
            newest.is_some_and(|newest| recommendation.edition.is_long_past(newest)),
            nothing_to_pay,
            asked,
            order(recommendation.track.benefit.kind),
            recommendation.track.reach != Reach::Direct,
            Reverse(most),
            Reverse(recommendation.edition.fiscal_year.0),
        )
    });
}

/// Money first, then someone who works with the owner, then advice, and the desk for everything last.
fn order(kind: BenefitKind) -> u8 {
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
