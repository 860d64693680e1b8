//! Years, stages, reach and kinds of help in words.

use super::{Voice, Word};
use crate::gather::Gather;
use crate::{
    advice::{Availability, Recommendation},
    catalog::{
        BenefitKind, Body, BudgetKind, BudgetStage, Edition, Judge, Language, LinkBasis, Programme,
        Reach, Track,
    },
    date::{Date, FiscalYear},
};

/// The last fiscal year that begins in 平成; its supplementary budget came after the change of era.
const LAST_HEISEI: u16 = 2019;

impl Voice<'_> {
    /// The name of a recommended programme with that of its track.
    #[must_use]
    pub fn name(self, one: &Recommendation<'_>) -> String {
        self.name_of(one.programme, one.track)
    }

    /// The programme's own name, where the screens call it by another: who calls an office has to be able to say it. The
    /// Japanese words of やさしい日本語 say it already.
    #[must_use]
    pub fn own_name(self, programme: &Programme) -> Option<&str> {
        let (name, own) = (programme.name.get(self.language), &*programme.name.ja);
        match self.language {
            Language::Japanese | Language::Easy => None,
            Language::English => (!name.contains(own)).then_some(own),
        }
    }

    /// A programme with its track, where that has a name.
    #[must_use]
    pub fn name_of(self, programme: &Programme, track: &Track) -> String {
        let (name, track) = (&programme.name, &track.name);
        let (name, track) = (name.get(self.language), track.get(self.language));
        if track.is_empty() {
            return name.to_owned();
        }
        self.fill(Word::NameWithTrack, &[("name", name), ("track", track)])
    }

    /// A fiscal year as the language counts years: `令和3年度`, `FY2021 (Reiwa 3)`.
    #[must_use]
    pub fn fiscal_year(self, year: FiscalYear) -> String {
        self.year_said(year, &self.year_of_era(year))
    }

    fn year_said(self, year: FiscalYear, era: &str) -> String {
        let words = [("year", era), ("n", &*year.0.to_string())];
        self.fill(Word::YearSaid, &words)
    }

    /// A fiscal year by its era: `令和3年度`, `Reiwa 3`.
    fn year_of_era(self, FiscalYear(year): FiscalYear) -> String {
        match year {
            LAST_HEISEI => self.say(Word::YearReiwaFirst).to_owned(),
            0..LAST_HEISEI => self.count(Word::YearHeisei, usize::from(year.saturating_sub(1988))),
            _ => self.count(Word::YearReiwa, usize::from(year - 2018)),
        }
    }

    /// A fiscal year by its era and by the common one: `令和3年度（2021年度）`.
    #[must_use]
    pub fn both_years(self, year: FiscalYear) -> String {
        let (era, number) = (self.year_of_era(year), year.0.to_string());
        self.fill(Word::YearBoth, &[("year", &era), ("n", &number)])
    }

    /// The fiscal year of an edition, as its paper counts it.
    #[must_use]
    pub fn edition_year(self, edition: &Edition) -> String {
        match (edition.fiscal_year, edition.kind) {
            (year @ FiscalYear(LAST_HEISEI), BudgetKind::Initial) => {
                self.year_said(year, self.say(Word::YearHeiseiLast))
            }
            (
                year,
                BudgetKind::Initial
                | BudgetKind::Supplementary
                | BudgetKind::Reserve
                | BudgetKind::Tax,
            ) => self.fiscal_year(year),
        }
    }

    /// The fiscal year and stage of an edition, as they stand on each card.
    #[must_use]
    pub fn edition(self, edition: &Edition) -> String {
        let names = [
            ("year", &*self.edition_year(edition)),
            ("stage", self.stage(edition)),
        ];
        self.fill(Word::YearAndStage, &names)
    }

    /// How far the budget of an edition had come when its paper was written.
    #[must_use]
    pub fn stage(self, edition: &Edition) -> &'static str {
        self.say(match (edition.kind, edition.stage) {
            (BudgetKind::Initial, BudgetStage::Requested) => Word::StageRequest,
            (BudgetKind::Initial, BudgetStage::Budgeted) => Word::StageDraft,
            (BudgetKind::Initial, BudgetStage::Enacted) => Word::StageInitial,
            (BudgetKind::Supplementary, BudgetStage::Requested) => Word::StageSupplementaryRequest,
            (BudgetKind::Supplementary, BudgetStage::Budgeted) => Word::StageSupplementaryDraft,
            (BudgetKind::Supplementary, BudgetStage::Enacted) => Word::StageSupplementary,
            (
                BudgetKind::Reserve,
                BudgetStage::Requested | BudgetStage::Budgeted | BudgetStage::Enacted,
            ) => Word::StageReserve,
            (BudgetKind::Tax, BudgetStage::Requested) => Word::StageTaxRequest,
            (BudgetKind::Tax, BudgetStage::Budgeted | BudgetStage::Enacted) => Word::StageTax,
        })
    }

    /// The fiscal year and stage of an edition of a programme; with its line of the budget, where the programme has another
    /// edition of the same year and stage.
    #[must_use]
    pub fn edition_of(self, programme: &Programme, edition: &Edition) -> String {
        let words = self.edition(edition);
        let lines = &self.catalog.base.budget_lines;
        let line = edition.budget_line.and_then(|at| lines.get(at));
        let others = programme.editions.iter();
        let mut others = others.filter(|other| other.id != edition.id);
        match line.filter(|_| others.any(|other| self.edition(other) == words)) {
            Some(line) => {
                let names = [("edition", &*words), ("line", self.text(&line.name))];
                self.fill(Word::EditionWithLine, &names)
            }
            None => words,
        }
    }

    /// The later fiscal years whose papers list the edition too; none where there is none.
    #[must_use]
    pub fn also_in(self, edition: &Edition) -> Option<String> {
        let years: Vec<String> = edition
            .also_in
            .iter()
            .map(|year| self.fiscal_year(*year))
            .gather();
        (!years.is_empty()).then(|| self.fill(Word::AlsoIn, &[("years", &self.list(&years))]))
    }

    /// That a programme is known only from long ago; none where a newer paper has it, or where that year was asked for.
    #[must_use]
    pub fn long_past(self, asked: Option<FiscalYear>, edition: &Edition) -> Option<String> {
        let newest = self.catalog.fiscal_years().first().copied()?;
        (asked.is_none() && edition.is_long_past(newest)).then(|| {
            let year = self.fiscal_year(edition.fiscal_year);
            self.fill(Word::KnownOnlyFrom, &[("year", &year)])
        })
    }

    /// The warning that the edition's years are over; none while they are not.
    #[must_use]
    pub fn past(self, edition: &Edition, today: Date) -> Option<String> {
        let last = edition
            .also_in
            .iter()
            .copied()
            .fold(edition.fiscal_year, FiscalYear::max);
        let mut years = vec![edition.fiscal_year, last];
        years.dedup();
        let years: Vec<String> = years
            .into_iter()
            .map(|year| self.fiscal_year(year))
            .gather();
        let years = years.join(self.say(Word::ListDot));
        (last < today.fiscal_year()).then(|| self.fill(Word::PastYear, &[("year", &years)]))
    }

    /// Whether one can apply on the day.
    #[must_use]
    pub fn availability(self, availability: Availability) -> String {
        let (word, day) = match availability {
            Availability::Requested => (Word::AvailableRequested, None),
            Availability::Budgeted => (Word::AvailableBudgeted, None),
            Availability::Undated => (Word::AvailableUndated, None),
            Availability::Upcoming(day) => (Word::AvailableUpcoming, Some(day)),
            Availability::Open(day) => (Word::AvailableOpen, Some(day)),
            Availability::ClosingSoon(day) => (Word::AvailableClosingSoon, Some(day)),
            Availability::Closed(day) => (Word::AvailableClosed, Some(day)),
        };
        let day = day.map(|day| self.date(day)).unwrap_or_default();
        self.fill(word, &[("day", &day)])
    }

    /// How an owner gets at it; none where they simply apply or call.
    #[must_use]
    pub fn reach(self, reach: Reach) -> Option<&'static str> {
        match reach {
            Reach::Direct => None,
            Reach::Prefecture => Some(self.say(Word::ReachPrefecture)),
            Reach::Society => Some(self.say(Word::ReachSociety)),
            Reach::Association => Some(self.say(Word::ReachAssociation)),
            Reach::Bank => Some(self.say(Word::ReachBank)),
            Reach::SupportBody => Some(self.say(Word::ReachSupportBody)),
            Reach::NotForBusiness => Some(self.say(Word::ReachNotForBusiness)),
        }
    }

    /// What a link between editions rests on.
    #[must_use]
    pub fn basis(self, basis: LinkBasis) -> &'static str {
        self.say(match basis {
            LinkBasis::Stated => Word::BasisStated,
            LinkBasis::SameName => Word::BasisSameName,
            LinkBasis::SameContent => Word::BasisSameContent,
        })
    }

    /// Who decides what a machine cannot.
    #[must_use]
    pub fn judge(self, judge: Judge) -> &'static str {
        self.say(match judge {
            Judge::Office => Word::JudgedByOffice,
            Judge::Screening => Word::JudgedByScreening,
        })
    }

    /// Who runs an edition.
    #[must_use]
    pub fn body(self, body: Body) -> &'static str {
        self.say(match body {
            Body::National => Word::BodyNational,
            Body::Prefecture => Word::BodyPrefecture,
            Body::Smrj => Word::BodySmrj,
        })
    }

    /// The kind of help.
    #[must_use]
    pub fn kind(self, kind: BenefitKind) -> &'static str {
        self.say(match kind {
            BenefitKind::Subsidy => Word::KindSubsidy,
            BenefitKind::CommissionedResearch => Word::KindCommissionedResearch,
            BenefitKind::Loan => Word::KindLoan,
            BenefitKind::InterestSubsidy => Word::KindInterestSubsidy,
            BenefitKind::Diagnosis => Word::KindDiagnosis,
            BenefitKind::Premises => Word::KindPremises,
            BenefitKind::TaxMeasure => Word::KindTaxMeasure,
            BenefitKind::ExpertVisits => Word::KindExpertVisits,
            BenefitKind::PlanningSupport => Word::KindPlanningSupport,
            BenefitKind::Consultation => Word::KindConsultation,
            BenefitKind::Matching => Word::KindMatching,
            BenefitKind::Training => Word::KindTraining,
            BenefitKind::MutualAid => Word::KindMutualAid,
            BenefitKind::Information => Word::KindInformation,
            BenefitKind::AdviceDesk => Word::KindAdviceDesk,
        })
    }
}
