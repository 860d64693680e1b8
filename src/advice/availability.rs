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
