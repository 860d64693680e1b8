//! もし答えを変えたら: what appears, disappears and changes in yen between two advices on the same editions.

use super::{Advice, Offer, Recommendation, Verdict};
use crate::gather::Gather;
use crate::{money::YenRange, order};

/// What another answer makes of one track.
#[derive(Clone, Copy, Debug)]
pub enum Difference<'r, 'a> {
    /// It did not fit or was open, and fits.
    Fits(&'r Recommendation<'a>),
    /// It was out of the question, and is open.
    Opens(&'r Recommendation<'a>),
    /// It fits as before, and is worth something else.
    Worth {
        /// The track, as it would be.
        one: &'r Recommendation<'a>,
        /// What it is worth by the answers that stand.
        from: Option<YenRange>,
        /// What it would be worth.
        to: Option<YenRange>,
    },
    /// It fits as before and comes to the same, but its rate, cap, add-ons or visits, or what is to be known of them, differ.
    Terms(&'r Recommendation<'a>),
    /// It fitted, and it is open whether it still does.
    Doubtful(&'r Recommendation<'a>),
    /// It fitted or was open, and is out of the question.
    Fails(&'r Recommendation<'a>),
}

/// Every track that another answer changes: what it brings first, then what it takes, each in the order of the advice.
#[must_use]
pub fn differences<'r, 'a>(
    before: &'r Advice<'a>,
    after: &'r Advice<'a>,
) -> Vec<Difference<'r, 'a>> {
    let was = |one: &Recommendation<'_>| {
        let same = |other: &&Recommendation<'a>| {
            std::ptr::eq(other.track, one.track) && std::ptr::eq(other.edition, one.edition)
        };
        before.recommendations.iter().find(same)
    };
    let difference = |one: &'r Recommendation<'a>| {
        let was = was(one)?;
        match (&was.verdict, &one.verdict) {
            (Verdict::Met, Verdict::Met) if was.offer.amount != one.offer.amount => {
                Some(Difference::Worth {
                    one,
                    from: was.offer.amount,
                    to: one.offer.amount,
                })
            }
            (Verdict::Met, Verdict::Met) => {
                (!same_terms(&was.offer, &one.offer)).then_some(Difference::Terms(one))
            }
            (Verdict::Open(_) | Verdict::Failed(_), Verdict::Met) => Some(Difference::Fits(one)),
            (Verdict::Failed(_), Verdict::Open(_)) => Some(Difference::Opens(one)),
            (Verdict::Met, Verdict::Open(_)) => Some(Difference::Doubtful(one)),
            (Verdict::Met | Verdict::Open(_), Verdict::Failed(_)) => Some(Difference::Fails(was)),
            (Verdict::Open(_), Verdict::Open(_)) | (Verdict::Failed(_), Verdict::Failed(_)) => None,
        }
    };
    let mut all: Vec<_> = after.recommendations.iter().filter_map(difference).gather();
    order::sort_by_key(&mut all, |difference| match difference {
        Difference::Fits(_) => 0,
        Difference::Worth { .. } => 1,
        Difference::Terms(_) => 2,
        Difference::Opens(_) => 3,
        Difference::Doubtful(_) => 4,
        Difference::Fails(_) => 5,
    });
    all
}

/// Whether a card tells the same of two offers beside the amount.
fn same_terms(a: &Offer<'_>, b: &Offer<'_>) -> bool {
    let rates =
        |offer: &Offer<'_>| -> Vec<_> { offer.rates.iter().map(|rate| rate.value).gather() };
    let visits =
        |offer: &Offer<'_>| -> Vec<_> { offer.visits.iter().map(|one| one.value).gather() };
    rates(a) == rates(b)
        && visits(a) == visits(b)
        && (a.cap, &a.addons, a.waits_for) == (b.cap, &b.addons, b.waits_for)
}
