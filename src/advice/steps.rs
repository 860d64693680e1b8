//! 計算の順: how an amount comes about, step by step, for whoever wants to follow it.

use super::amount::{self, Offer};
use crate::gather::{AddAll, Gather};
use crate::{
    catalog::{Addon, AddonKind, Benefit, Cap, Per},
    derive::Situation,
    fact::Fact,
    money::{SubsidyRate, Yen, YenRange},
    truth::Truth,
};

/// One step of the sum. A range stands wherever something is not known yet.
#[derive(Clone, Debug, PartialEq)]
pub enum Step<'a> {
    /// The parts of the spend that it pays for add up; only where there are several.
    Parts {
        /// Each part that something is spent on, yen.
        parts: Vec<(Fact, Yen)>,
        /// What they come to.
        cost: Yen,
    },
    /// What may be spent on something else too, so that it counts toward the most alone.
    Shared {
        /// The parts.
        parts: Vec<Fact>,
    },
    /// The rate is taken of the cost.
    Share {
        /// The eligible cost.
        cost: YenRange,
        /// The least and the greatest rate that are still possible.
        rates: (SubsidyRate, SubsidyRate),
        /// What that comes to.
        share: YenRange,
    },
    /// A cap is counted by years, businesses or land.
    Counted {
        /// The figure as printed.
        figure: Yen,
        /// What it is counted by.
        per: Per,
        /// How many there are.
        count: u64,
        /// What the cap comes to.
        cap: Yen,
    },
    /// A cap on the whole stands beside one that is counted; the lower of the two bounds the share.
    Whole {
        /// The cap on the whole.
        cap: Yen,
    },
    /// An add-on raises the cap.
    Raised {
        /// The add-on, which surely applies.
        addon: &'a Addon,
        /// What the cap was.
        from: YenRange,
        /// What it is with the add-on.
        to: YenRange,
    },
    /// The cap bounds the share.
    Capped {
        /// The cap.
        cap: YenRange,
        /// What is left of the share.
        amount: YenRange,
    },
    /// The document prints no cap, so that nothing but the rate bounds the grant.
    NoCapPrinted,
    /// An add-on is paid beside the rest.
    Beside {
        /// The add-on.
        addon: &'a Addon,
        /// Whether it applies.
        applies: Truth,
        /// What it comes to at most for this business.
        most: YenRange,
    },
}

/// The steps from the spend to the grant, and what stands beside it.
pub(super) fn steps<'a>(
    benefit: &'a Benefit,
    situation: &Situation<'_>,
    offer: &Offer<'a>,
) -> Vec<Step<'a>> {
    let mut steps = Vec::new();
    steps.add_all(parts(benefit, situation, offer));
    steps.add_all(shared(benefit, situation, offer));
    let rates = offer.rates.iter().map(|rate| rate.value);
    let share = rates
        .clone()
        .min()
        .zip(rates.max())
        .map(|(least, most)| Step::Share {
            cost: offer.cost,
            rates: (least, most),
            share: YenRange {
                min: least.of(offer.cost.min),
                max: offer.cost.max.map(|cost| most.of(cost)),
            },
        });
    let Some(share) = share else {
        steps.add_all(beside(situation, offer));
        return steps;
    };
    steps.push(share);
    for cap in &offer.caps {
        steps.add_all(counted(cap.figure.value, cap.per, situation));
    }
    let is_counted = |cap: &&Cap| cap.per != Per::Grant;
    if offer.caps.iter().any(is_counted) {
        let whole = offer.caps.iter().filter(|cap| cap.per == Per::Grant);
        steps.add_all(whole.map(|cap| Step::Whole {
            cap: cap.figure.value,
        }));
    }
    let mut cap = offer.cap;
    for (addon, applies) in &offer.addons {
        let raises = addon.kind == AddonKind::RaisesCap && *applies == Truth::True;
        let to = amount::raised(cap, &[(addon, Truth::True)], situation);
        if let (true, Some(from), Some(to)) = (raises, cap, to) {
            steps.push(Step::Raised { addon, from, to });
            cap = Some(to);
        }
    }
    match (cap, offer.amount) {
        (Some(cap), Some(amount)) => steps.push(Step::Capped { cap, amount }),
        (None, _) if benefit.caps.is_empty() => steps.push(Step::NoCapPrinted),
        (None | Some(_), _) => {}
    }
    steps.add_all(beside(situation, offer));
    steps
}

/// The parts of the spend, where several are known and paid for.
fn parts<'a>(benefit: &Benefit, situation: &Situation<'_>, offer: &Offer<'_>) -> Option<Step<'a>> {
    let cost = offer.cost.exact()?;
    let yen = |part: &Fact| {
        let (least, most) = situation.facts.get(*part).bounds();
        (least == most).then(|| (*part, Yen(u64::try_from(least).unwrap_or(0))))
    };
    let parts: Option<Vec<(Fact, Yen)>> = benefit.costs.iter().map(yen).gather();
    let mut parts = parts?;
    parts.retain(|(_, yen)| *yen > Yen(0));
    let sum = parts
        .iter()
        .fold(0_u64, |sum, (_, Yen(yen))| sum.saturating_add(*yen));
    (parts.len() > 1 && Yen(sum) == cost).then_some(Step::Parts { parts, cost })
}

/// The parts that may be spent on something else, where anything hangs on it.
fn shared<'a>(benefit: &Benefit, situation: &Situation<'_>, offer: &Offer<'_>) -> Option<Step<'a>> {
    let own = amount::own_costs(benefit, situation)?;
    let costs = benefit.costs.iter().copied();
    let spent = |part: &Fact| situation.facts.get(*part).bounds().1 > 0;
    let parts: Vec<Fact> = costs
        .filter(|part| !own.contains(part) && spent(part))
        .gather();
    (!parts.is_empty() && offer.cost.exact().is_none()).then_some(Step::Shared { parts })
}

/// A cap times what counts it, once that is known.
fn counted<'a>(figure: Yen, per: Per, situation: &Situation<'_>) -> Option<Step<'a>> {
    let (least, most) = situation.facts.get(amount::counted_by(per)?).bounds();
    let cap = amount::times(figure, per, situation)?.exact()?;
    let count = u64::try_from(least).ok()?;
    (least == most).then_some(Step::Counted {
        figure,
        per,
        count,
        cap,
    })
}

fn beside<'a>(situation: &Situation<'_>, offer: &Offer<'a>) -> Vec<Step<'a>> {
    let addons = offer
        .addons
        .iter()
        .filter(|(addon, _)| addon.kind != AddonKind::RaisesCap);
    let step = |(addon, applies): &(&'a Addon, Truth)| {
        let most = amount::times(addon.figure.value, addon.per, situation)?;
        Some(Step::Beside {
            addon,
            applies: *applies,
            most,
        })
    };
    addons.filter_map(step).gather()
}
