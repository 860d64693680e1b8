//! 金額と補助率: whole yen and exact fractions; nothing here is a float.

use serde::{Deserialize, Serialize};
use std::{cmp::Ordering, fmt, str::FromStr};

/// 円. A whole number of yen.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Yen(pub u64);

/// 補助率. The share of the eligible cost that is paid, as an exact fraction of at most one.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct SubsidyRate {
    numerator: u16,
    denominator: u16,
}

/// An amount that is known to lie between two bounds, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YenRange {
    /// The least it can be.
    pub min: Yen,
    /// The most it can be; none where neither the document nor the answers bound it.
    pub max: Option<Yen>,
}

impl SubsidyRate {
    /// A rate of `numerator / denominator`, none when it is zero, above one or not a fraction.
    #[must_use]
    pub fn new(numerator: u16, denominator: u16) -> Option<Self> {
        (0 < numerator && numerator <= denominator).then_some(Self {
            numerator,
            denominator,
        })
    }

    /// The least cost of which the share comes to `share` at least.
    #[must_use]
    pub fn smallest_cost_for(self, share: Yen) -> Yen {
        let exact = (u128::from(share.0) * u128::from(self.denominator))
            .div_ceil(u128::from(self.numerator.max(1)));
        Yen(u64::try_from(exact).unwrap_or(u64::MAX))
    }

    /// The share of `cost`, rounded down to the yen: the only rounding of what is paid.
    #[must_use]
    pub fn of(self, cost: Yen) -> Yen {
        let exact =
            u128::from(cost.0) * u128::from(self.numerator) / u128::from(self.denominator.max(1));
        Yen(u64::try_from(exact).unwrap_or(u64::MAX))
    }
}

impl PartialEq for SubsidyRate {
    /// 2/4 is 1/2.
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for SubsidyRate {}

impl PartialOrd for SubsidyRate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for SubsidyRate {
    fn cmp(&self, other: &Self) -> Ordering {
        let left = u32::from(self.numerator) * u32::from(other.denominator);
        left.cmp(&(u32::from(other.numerator) * u32::from(self.denominator)))
    }
}

impl fmt::Display for SubsidyRate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.numerator, self.denominator)
    }
}

impl FromStr for SubsidyRate {
    type Err = String;

    /// Reads `2/3`.
    fn from_str(text: &str) -> Result<Self, String> {
        let parts = text
            .split_once('/')
            .filter(|(n, d)| [n, d].iter().all(|part| !part.starts_with('+')))
            .and_then(|(n, d)| Some((n.parse().ok()?, d.parse().ok()?)));
        parts.and_then(|(n, d)| Self::new(n, d)).ok_or_else(|| {
            format!("`{text}` is not a rate; write a fraction of at most one, such as `2/3`")
        })
    }
}

impl YenRange {
    /// The amount, when both bounds are the same.
    #[must_use]
    pub fn exact(self) -> Option<Yen> {
        self.max.filter(|max| *max == self.min)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_rounded_down_once() {
        for (rate, cost, share) in [
            ("2/3", 40_000_000, 26_666_666),
            ("1/2", 3, 1),
            ("3/4", 500_000_000, 375_000_000),
            ("2/3", 7_500_000, 5_000_000),
            ("1/1", u64::MAX, u64::MAX),
        ] {
            let rate: SubsidyRate = rate.parse().unwrap();
            assert_eq!(rate.of(Yen(cost)), Yen(share), "{rate} of {cost}");
        }
    }

    #[test]
    fn the_smallest_cost_reaches_the_share_and_a_yen_less_does_not() {
        for (rate, share) in [("2/3", 1_000_000), ("1/2", 300_000), ("3/4", 7), ("1/1", 5)] {
            let (rate, share): (SubsidyRate, Yen) = (rate.parse().unwrap(), Yen(share));
            let cost = rate.smallest_cost_for(share);
            assert!(rate.of(cost) >= share, "{rate} of {cost:?}");
            assert!(
                rate.of(Yen(cost.0 - 1)) < share,
                "{rate} of less than {cost:?}"
            );
        }
    }

    #[test]
    fn what_is_no_rate_is_refused() {
        for text in [
            "",
            "2",
            "0/3",
            "4/3",
            "1/0",
            "-1/2",
            "+1/2",
            "1/+2",
            "0.5",
            "2/3以内",
        ] {
            assert!(text.parse::<SubsidyRate>().is_err(), "{text}");
        }
        for (more, less) in [("2/3", "1/2"), ("3/4", "2/3"), ("1/3", "1/10")] {
            assert!(more.parse::<SubsidyRate>().unwrap() > less.parse().unwrap());
        }
        assert_eq!(
            "2/4"
                .parse::<SubsidyRate>()
                .unwrap()
                .cmp(&"1/2".parse().unwrap()),
            Ordering::Equal
        );
    }
}
