//! 絵記号の割り当て: which drawing stands beside a kind of help and beside a choice.

use crate::{
    catalog::{BenefitKind, Edition},
    fact::Fact,
    ui::part::icon::Icon,
};

/// The drawing for a kind of help.
pub fn of_kind(kind: BenefitKind) -> Icon {
    match kind {
        BenefitKind::Subsidy => Icon::Coin,
        BenefitKind::CommissionedResearch => Icon::Flask,
        BenefitKind::Loan => Icon::Bank,
        BenefitKind::InterestSubsidy | BenefitKind::TaxMeasure => Icon::Percent,
        BenefitKind::ExpertVisits => Icon::Person,
        BenefitKind::PlanningSupport | BenefitKind::Diagnosis => Icon::Plan,
        BenefitKind::Premises => Icon::Building,
        BenefitKind::Consultation | BenefitKind::AdviceDesk => Icon::Talk,
        BenefitKind::Matching => Icon::Exchange,
        BenefitKind::Training => Icon::Book,
        BenefitKind::MutualAid => Icon::Shield,
        BenefitKind::Information => Icon::Notice,
    }
}

/// The drawing for the kind of help that an edition names first; none for one that gives nothing.
pub fn of_edition(edition: &Edition) -> Option<Icon> {
    let first = edition.tracks.first()?;
    Some(of_kind(first.benefit.kind))
}

/// The drawing for a choice of a question, by its id; none where words alone are as quick to find.
pub fn of_choice(fact: Fact, choice: &str) -> Option<Icon> {
    if fact != Fact::Disaster {
        return None;
    }
    match choice {
        "heavy_rain_july_2020" => Some(Icon::Rain),
        "earlier_disaster" => Some(Icon::Earlier),
        "other_disaster" => Some(Icon::Quake),
        "covid_19" => Some(Icon::Virus),
        _ => None,
    }
}
