//! 支援内容: what a track gives, with every figure, its condition and its cite.

use super::{Cite, Text};
use crate::gather::Gather;
use crate::{
    fact::{Fact, FactSet},
    money::{SubsidyRate, Yen},
    rule::Rule,
};
use serde::{Deserialize, Serialize};

/// 支援内容: what a track gives.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Benefit {
    /// The kind of help.
    pub kind: BenefitKind,
    /// What one gets, in our words.
    pub text: Text,
    /// 補助率; the one without a condition is for whoever meets none of the others. Empty: 資料に記載なし.
    pub rates: Vec<Conditional<SubsidyRate>>,
    /// Rates that are printed without a word on which is whose: told, and never reckoned with. None where `rates` stand.
    pub unassigned_rates: Option<(Vec<SubsidyRate>, Vec<Cite>)>,
    /// 補助上限額, yen. Empty: 資料に記載なし.
    pub caps: Vec<Cap>,
    /// 補助下限額, yen.
    pub floor: Option<(Yen, Vec<Cite>)>,
    /// 上乗せ.
    pub addons: Vec<Addon>,
    /// The parts of the planned spend it pays for.
    pub costs: Vec<Fact>,
    /// Which of them may be spent on something else.
    pub shared_costs: Vec<SharedCosts>,
    /// How many years it lasts at most.
    pub duration_years: Option<(u8, Vec<Cite>)>,
    /// How many visits of an expert there are at most, as a rule; the one without a condition is for whoever meets none
    /// of the others.
    pub visits: Vec<Conditional<u8>>,
}

/// What is paid for as far as it serves the programme, for owners who may spend it on something else too.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SharedCosts {
    /// The parts.
    pub parts: Vec<Fact>,
    /// Who may spend on something else, such as those with another purpose.
    pub when: Rule,
}

/// A figure that may depend on a condition.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Conditional<T> {
    /// The figure.
    pub value: T,
    /// When it applies; none for whoever meets no other condition.
    pub when: Option<Rule>,
    /// The lines.
    pub cites: Vec<Cite>,
}

/// 補助上限額.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Cap {
    /// The figure and its condition.
    pub figure: Conditional<Yen>,
    /// What it is counted by.
    pub per: Per,
}

/// What a cap or an add-on is counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Per {
    /// The whole grant.
    Grant,
    /// Each fiscal year of the project.
    Year,
    /// Each business of the consortium.
    Firm,
    /// Each square meter of the land that is bought.
    SquareMeter,
}

impl Per {
    /// All, in the order in which they are told.
    pub const ALL: [Self; 4] = [Self::Grant, Self::Year, Self::Firm, Self::SquareMeter];
}

/// 上乗せ.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Addon {
    /// Its id within the track.
    pub id: String,
    /// How it counts.
    pub kind: AddonKind,
    /// What it is for.
    pub text: Text,
    /// The figure and its condition.
    pub figure: Conditional<Yen>,
    /// What it is counted by.
    pub per: Per,
}

/// How an add-on counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AddonKind {
    /// It raises the cap.
    RaisesCap,
    /// It is paid beside the rest, by a rate the document does not print.
    Beside,
    /// 定額補助: part of the cost may be paid in full up to this cap.
    FixedGrant,
}

/// The kinds of help.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum BenefitKind {
    /// 補助金.
    Subsidy,
    /// 委託研究開発: the state commissions the research and pays for it.
    CommissionedResearch,
    /// 貸付・割賦・リース.
    Loan,
    /// 利子補給: part of the interest on a bank's loan.
    InterestSubsidy,
    /// 税制.
    TaxMeasure,
    /// 専門家派遣.
    ExpertVisits,
    /// 計画策定・金融機関調整の支援.
    PlanningSupport,
    /// 診断.
    Diagnosis,
    /// 施設の貸与: premises to rent.
    Premises,
    /// 相談.
    Consultation,
    /// マッチング・商談.
    Matching,
    /// 研修・講習.
    Training,
    /// 共済.
    MutualAid,
    /// 情報提供.
    Information,
    /// 何でも相談: the safety net, advised last and to everyone.
    AdviceDesk,
}

impl Benefit {
    /// Whether a rate and a cap are to be expected of it.
    #[must_use]
    pub fn is_money(&self) -> bool {
        self.kind == BenefitKind::Subsidy || !self.rates.is_empty() || !self.caps.is_empty()
    }

    /// Every fact that decides whether the grant reaches the floor.
    #[must_use]
    pub fn floor_decided_by(&self) -> FactSet {
        // The floor is read against the grant: what is spent on a part follows from the total and the other parts, and a
        // cap may be counted by years, businesses or land.
        let spend = Fact::SPEND_PARTS.iter().copied();
        let counted = [
            Fact::PlannedSpend,
            Fact::ProjectYears,
            Fact::ConsortiumSize,
            Fact::LandArea,
        ];
        let facts = spend.chain(counted).gather();
        self.conditions()
            .fold(facts, |all: FactSet, rule| all.union(rule.reads()))
    }

    /// Every condition of a figure.
    pub fn conditions(&self) -> impl Iterator<Item = &Rule> {
        let rates = self.rates.iter().map(|rate| &rate.when);
        let caps = self.caps.iter().map(|cap| &cap.figure.when);
        let addons = self.addons.iter().map(|addon| &addon.figure.when);
        let shared = self.shared_costs.iter().map(|shared| &shared.when);
        let visits = self.visits.iter().map(|visits| &visits.when);
        rates
            .chain(caps)
            .chain(addons)
            .chain(visits)
            .filter_map(Option::as_ref)
            .chain(shared)
    }
}
