//! 時期: whether one can apply on the day; a separate thing from whether a programme fits.

use crate::{
    catalog::{BudgetStage, Edition},
    date::Date,
};

/// 時期.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Availability {
    /// 概算要求・要望の段階: asked for, not decided.
    Requested,
    /// 予算案の段階.
    Budgeted,
    /// Opens on this day.
    Upcoming(Date),
    /// Open until this day, included.
    Open(Date),
    /// Open, but not for much longer: until this day, included.
    ClosingSoon(Date),
    /// Closed since this day was over.
    Closed(Date),
    /// The document prints no period.
    Undated,
}

/// A period that ends within so many days is closing soon.
const SOON_DAYS: i64 = 14;

impl Availability {
    /// How an edition stands on a day. The last day of a period is still within it.
    #[must_use]
    pub fn of(edition: &Edition, today: Date) -> Self {
        match (edition.period, edition.stage) {
            (Some((opens, _)), _) if today < opens => Self::Upcoming(opens),
            (Some((_, closes)), _) if closes < today => Self::Closed(closes),
            (Some((_, closes)), _) if closes.day_count() - today.day_count() < SOON_DAYS => {
                Self::ClosingSoon(closes)
            }
            (Some((_, closes)), _) => Self::Open(closes),
            (None, BudgetStage::Requested) => Self::Requested,
            (None, BudgetStage::Budgeted) => Self::Budgeted,
            (None, BudgetStage::Enacted) => Self::Undated,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        catalog::{Body, BudgetKind, Text},
        date::FiscalYear,
    };

    fn edition(period: Option<(&str, &str)>, stage: BudgetStage) -> Edition {
        Edition {
            id: String::new(),
            entries: Vec::new(),
            cites: Vec::new(),
            fiscal_year: FiscalYear(2021),
            also_in: Vec::new(),
            stage,
            kind: BudgetKind::Initial,
            body: Body::National,
            budget_line: None,
            offices: Vec::new(),
            period: period.map(|(opens, closes)| (opens.parse().unwrap(), closes.parse().unwrap())),
            continues: Vec::new(),
            how: Text::default(),
            apply: Vec::new(),
            counter: Vec::new(),
            tracks: Vec::new(),
        }
    }

    #[test]
    fn the_last_day_of_a_period_is_within_it() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        let (opens, closes) = (day("2021-05-10"), day("2021-06-30"));
        let edition = edition(Some(("2021-05-10", "2021-06-30")), BudgetStage::Enacted);
        for (today, stands) in [
            ("2021-05-09", Availability::Upcoming(opens)),
            ("2021-05-10", Availability::Open(closes)),
            ("2021-06-16", Availability::Open(closes)),
            ("2021-06-17", Availability::ClosingSoon(closes)),
            ("2021-06-30", Availability::ClosingSoon(closes)),
            ("2021-07-01", Availability::Closed(closes)),
        ] {
            assert_eq!(Availability::of(&edition, day(today)), stands, "{today}");
        }
    }

    #[test]
    fn without_a_period_the_stage_of_the_budget_counts() {
        let today = "2020-10-01".parse().unwrap();
        for (stage, stands) in [
            (BudgetStage::Requested, Availability::Requested),
            (BudgetStage::Budgeted, Availability::Budgeted),
            (BudgetStage::Enacted, Availability::Undated),
        ] {
            assert_eq!(Availability::of(&edition(None, stage), today), stands);
        }
    }
}
