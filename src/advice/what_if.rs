//! もし答えを変えたら: what appears, disappears and changes in yen between two advices on the same editions.

use super::{Advice, Recommendation, Verdict};
use crate::money::YenRange;

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
            (Verdict::Met, Verdict::Met) => {
                (was.offer.amount != one.offer.amount).then_some(Difference::Worth {
                    one,
                    from: was.offer.amount,
                    to: one.offer.amount,
                })
            }
            (Verdict::Open(_) | Verdict::Failed(_), Verdict::Met) => Some(Difference::Fits(one)),
            (Verdict::Failed(_), Verdict::Open(_)) => Some(Difference::Opens(one)),
            (Verdict::Met, Verdict::Open(_)) => Some(Difference::Doubtful(one)),
            (Verdict::Met | Verdict::Open(_), Verdict::Failed(_)) => Some(Difference::Fails(was)),
            (Verdict::Open(_), Verdict::Open(_)) | (Verdict::Failed(_), Verdict::Failed(_)) => None,
        }
    };
    let mut all: Vec<_> = after
        .recommendations
        .iter()
        .filter_map(difference)
        .collect();
    all.sort_by_key(|difference| match difference {
        Difference::Fits(_) => 0,
        Difference::Worth { .. } => 1,
        Difference::Opens(_) => 2,
        Difference::Doubtful(_) => 3,
        Difference::Fails(_) => 4,
    });
    all
}
