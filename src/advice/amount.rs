//! 金額: what a track is worth to a business, exact where everything is known and a range where it is not.

use super::steps::{Step, steps};
use crate::gather::{AddAll, Gather};
use crate::{
    catalog::{Addon, AddonKind, Benefit, Cap, Cite, Conditional, Per, SharedCosts},
    derive::Situation,
    fact::{Fact, FactSet},
    money::{SubsidyRate, Yen, YenRange},
    rule::Rule,
    truth::Truth,
};

/// What a track is worth.
#[derive(Clone, Debug)]
pub struct Offer<'a> {
    /// The rates that are still possible; empty where none is printed, or none of them is for this business.
    pub rates: Vec<&'a Conditional<SubsidyRate>>,
    /// The caps that are still possible; empty where none is printed, or none of them is for this business.
    pub caps: Vec<&'a Cap>,
    /// What they come to for this business, before any add-on; none where none is printed.
    pub cap: Option<YenRange>,
    /// The add-ons that apply or may apply.
    pub addons: Vec<(&'a Addon, Truth)>,
    /// The most visits of an expert, those that are still possible; empty where none is printed.
    pub visits: Vec<&'a Conditional<u8>>,
    /// The planned spend that the rate is of.
    pub cost: YenRange,
    /// The grant: none where no rate is for this business, or caps are printed and none of them is; open above where
    /// neither cap nor spend bounds it.
    pub amount: Option<YenRange>,
    /// How it comes about, and what is paid beside it.
    pub steps: Vec<Step<'a>>,
    /// Whether the grant reaches the floor; True where there is none.
    pub reaches_floor: Truth,
    /// The questions that could still change any of this.
    pub waits_for: FactSet,
    /// Those among them that decide whether the grant reaches the floor.
    pub floor_waits_for: FactSet,
}

impl<'a> Offer<'a> {
    /// The rate, once only one is possible.
    #[must_use]
    pub fn rate(&self) -> Option<SubsidyRate> {
        let (first, rest) = self.rates.split_first()?;
        rest.iter()
            .all(|rate| rate.value == first.value)
            .then_some(first.value)
    }

    /// What surely stands beside the grant: the add-on, and what it comes to at most for this business.
    pub fn beside(&self) -> impl Iterator<Item = (&'a Addon, YenRange)> {
        self.steps.iter().filter_map(|step| match step {
            Step::Beside {
                addon,
                applies: Truth::True,
                most,
            } => Some((*addon, *most)),
            _ => None,
        })
    }

    /// The cap as printed for this business, once only one is possible.
    #[must_use]
    pub fn exact_cap(&self) -> Option<Yen> {
        self.cap.and_then(YenRange::exact)
    }
}

/// What the benefit is worth in this situation; `questions_for` is as [`Situation::questions_for`].
pub(super) fn offer<'a>(
    benefit: &'a Benefit,
    situation: &Situation<'a>,
    questions_for: &dyn Fn(FactSet) -> FactSet,
) -> Offer<'a> {
    let mut offer = terms(benefit, situation, questions_for);
    offer.steps = steps(benefit, situation, &offer);
    offer
}

/// The same, without how it comes about.
pub(super) fn terms<'a>(
    benefit: &'a Benefit,
    situation: &Situation<'a>,
    questions_for: &dyn Fn(FactSet) -> FactSet,
) -> Offer<'a> {
    let mut rules_wait_for = FactSet::EMPTY;
    let mut wait_for =
        |rule: &Rule| rules_wait_for = rules_wait_for.union(rule.missing(&situation.facts));

    let rates = possible(
        &benefit.rates,
        |rate| rate.when.as_ref(),
        situation,
        &mut wait_for,
    );
    let rates_wait_for = rates.iter().filter_map(|rate| rate.when.as_ref());
    let rates_wait_for = rates_wait_for.fold(FactSet::EMPTY, |all, rule| {
        all.union(rule.missing(&situation.facts))
    });
    let caps = caps(benefit, situation, &mut wait_for);
    let cap = bound(&caps, situation);
    let addons = addons(benefit, situation);
    let conditions = benefit
        .addons
        .iter()
        .filter_map(|addon| addon.figure.when.as_ref());
    let shared = benefit.shared_costs.iter().map(|shared| &shared.when);
    conditions.chain(shared).for_each(&mut wait_for);

    let visits = possible(
        &benefit.visits,
        |visits| visits.when.as_ref(),
        situation,
        &mut wait_for,
    );

    let cost = cost(benefit, situation, situation.spend_on(&benefit.costs));
    let amount = grant(&rates, raised(cap, &addons, situation), cost)
        .filter(|_| is_capped_as_printed(benefit, &caps));
    let mut waits_for = questions_for(rules_wait_for);
    // The spend is worth asking for only where the least and the greatest come to different grants.
    let at = |yen: Yen| {
        grant(
            &rates,
            raised(cap, &addons, situation),
            YenRange {
                min: yen,
                max: Some(yen),
            },
        )
    };
    let mut floor_waits_for = questions_for(rates_wait_for);
    if at(cost.min) != at(cost.max.unwrap_or(Yen(u64::MAX))) {
        let mut spend = questions_for(benefit.costs.iter().copied().gather());
        if let Some(own) = own_costs(benefit, situation) {
            spend = spend.union(questions_for(own.into_iter().gather()));
        }
        waits_for = waits_for.union(spend);
        floor_waits_for = floor_waits_for.union(spend);
    }
    let counted = caps
        .iter()
        .map(|cap| cap.per)
        .chain(addons.iter().map(|(addon, _)| addon.per));
    waits_for = waits_for.union(questions_for(counted.filter_map(counted_by).gather()));
    // A cap that may lie below the floor decides too, with whatever raises and counts it.
    let highest = raised(cap, &addons, situation);
    let floor = benefit.floor.as_ref();
    let may_lie_below = |(floor, _): &(Yen, Vec<Cite>)| highest.is_some_and(|cap| cap.min < *floor);
    if floor.is_some_and(may_lie_below) {
        floor_waits_for =
            floor_waits_for.union(questions_for(cap_waits_for(&caps, &addons, situation)));
    }
    let reaches_floor = floor.map_or(Truth::True, |(floor, _)| reaches(*floor, amount));
    Offer {
        rates,
        caps,
        cap,
        addons,
        visits,
        cost,
        amount,
        steps: Vec::new(),
        reaches_floor,
        waits_for,
        floor_waits_for,
    }
}

/// What is spent on what the benefit pays for, of which this is spent on all parts; what may be spent on something else too
/// counts toward the most alone.
fn cost(benefit: &Benefit, situation: &Situation<'_>, all: YenRange) -> YenRange {
    own_costs(benefit, situation).map_or(all, |own| YenRange {
        min: situation.spend_on(&own).min.min(all.min),
        max: all.max,
    })
}

/// The parts that are spent on nothing else; none where that is all of them.
pub(super) fn own_costs(benefit: &Benefit, situation: &Situation<'_>) -> Option<Vec<Fact>> {
    let may_be_shared = |shared: &&SharedCosts| shared.when.eval(&situation.facts) != Truth::False;
    let shared: Vec<&SharedCosts> = benefit.shared_costs.iter().filter(may_be_shared).gather();
    let is_own = |part: &&Fact| !shared.iter().any(|shared| shared.parts.contains(part));
    (!shared.is_empty()).then(|| benefit.costs.iter().filter(is_own).copied().gather())
}

/// What is spent on some parts, worked out once for all tracks that pay for the same.
#[derive(Clone, Debug, Default)]
pub(crate) struct Spends<'a>(Vec<(&'a [Fact], YenRange)>);

impl<'a> Spends<'a> {
    /// Whether the grant reaches the floor; True where none is printed.
    pub(crate) fn reaches_floor(
        &mut self,
        benefit: &'a Benefit,
        situation: &Situation<'_>,
    ) -> Truth {
        let Some((floor, _)) = &benefit.floor else {
            return Truth::True;
        };
        // Of a spend of which nothing is known nothing follows, unless a cap lies below the floor.
        let cost = self.cost(benefit, situation);
        let nothing_known = cost.min == Yen(0) && cost.max.is_none();
        let within_caps = benefit.caps.iter().all(|cap| *floor <= cap.figure.value);
        if nothing_known && within_caps && Yen(0) < *floor {
            return Truth::Unknown;
        }
        reaches(*floor, self.grant(benefit, situation))
    }

    /// The amount of the offer, without the rest of it.
    pub(super) fn grant(
        &mut self,
        benefit: &'a Benefit,
        situation: &Situation<'_>,
    ) -> Option<YenRange> {
        if benefit.rates.is_empty() {
            return None;
        }
        let when = |rate: &'a Conditional<SubsidyRate>| rate.when.as_ref();
        let rates = possible(&benefit.rates, when, situation, &mut |_| {});
        let caps = caps(benefit, situation, &mut |_| {});
        let addons = addons(benefit, situation);
        if !is_capped_as_printed(benefit, &caps) {
            return None;
        }
        let cap = raised(bound(&caps, situation), &addons, situation);
        grant(&rates, cap, self.cost(benefit, situation))
    }

    fn cost(&mut self, benefit: &'a Benefit, situation: &Situation<'_>) -> YenRange {
        cost(benefit, situation, self.on(&benefit.costs, situation))
    }

    fn on(&mut self, parts: &'a [Fact], situation: &Situation<'_>) -> YenRange {
        if let Some((_, cost)) = self.0.iter().find(|(these, _)| *these == parts) {
            return *cost;
        }
        let cost = situation.spend_on(parts);
        self.0.push((parts, cost));
        cost
    }
}

/// The facts that could still change the caps that are possible, and what raises them.
fn cap_waits_for(caps: &[&Cap], addons: &[(&Addon, Truth)], situation: &Situation<'_>) -> FactSet {
    let raising = addons
        .iter()
        .filter(|(addon, _)| addon.kind == AddonKind::RaisesCap);
    let raising = raising.map(|(addon, _)| (addon.figure.when.as_ref(), addon.per));
    let caps = caps.iter().map(|cap| (cap.figure.when.as_ref(), cap.per));
    caps.chain(raising)
        .fold(FactSet::EMPTY, |all, (when, per)| {
            let rule = when.map_or(FactSet::EMPTY, |rule| rule.missing(&situation.facts));
            all.union(rule).union(counted_by(per).into_iter().gather())
        })
}

/// The least spend by which the grant reaches the floor, yen, with the least rate that is still possible; none where
/// there is no floor or no rate, or where the cap lies below the floor.
#[must_use]
pub fn smallest_spend(benefit: &Benefit, offer: &Offer<'_>) -> Option<Yen> {
    let (floor, _) = benefit.floor.as_ref()?;
    let rate = offer.rates.iter().map(|rate| rate.value).min()?;
    let within_cap = offer.cap.is_none_or(|cap| *floor <= cap.min);
    within_cap.then(|| rate.smallest_cost_for(*floor))
}

/// The figures that are still possible: those whose condition may hold, and the one without a condition while none of
/// the others surely holds.
fn possible<'t, T>(
    figures: &'t [T],
    when: impl Fn(&'t T) -> Option<&'t Rule>,
    situation: &Situation<'_>,
    wait_for: &mut impl FnMut(&Rule),
) -> Vec<&'t T> {
    figures.iter().filter_map(&when).for_each(wait_for);
    let mut still = Vec::new();
    let mut decided = false;
    for figure in figures {
        match when(figure).map(|rule| rule.eval(&situation.facts)) {
            Some(Truth::True) => {
                decided = true;
                still.push(figure);
            }
            Some(Truth::Unknown) => still.push(figure),
            Some(Truth::False) | None => {}
        }
    }
    if !decided {
        still.add_all(figures.iter().filter(|figure| when(figure).is_none()));
    }
    still
}

/// The caps that are still possible, of one kind after the other.
fn caps<'a>(
    benefit: &'a Benefit,
    situation: &Situation<'_>,
    wait_for: &mut impl FnMut(&Rule),
) -> Vec<&'a Cap> {
    let mut caps = Vec::new();
    for per in Per::ALL {
        let of_kind: Vec<&'a Cap> = benefit.caps.iter().filter(|cap| cap.per == per).gather();
        let when = |cap: &&'a Cap| cap.figure.when.as_ref();
        caps.add_all(
            possible(&of_kind, when, situation, wait_for)
                .into_iter()
                .copied(),
        );
    }
    caps
}

/// Whether a cap is in force where some are printed: what has caps for others alone is not without any for this business.
fn is_capped_as_printed(benefit: &Benefit, caps: &[&Cap]) -> bool {
    benefit.caps.is_empty() || !caps.is_empty()
}

/// What caps come to for this business: of those of one kind any may be meant, and the lowest kind bounds.
fn bound(caps: &[&Cap], situation: &Situation<'_>) -> Option<YenRange> {
    let of_kind = |per: Per| {
        let caps = caps.iter().filter(move |cap| cap.per == per);
        caps.filter_map(|cap| times(cap.figure.value, per, situation))
            .reduce(span)
    };
    Per::ALL
        .into_iter()
        .filter_map(of_kind)
        .reduce(|a, b| YenRange {
            min: a.min.min(b.min),
            max: lower(a.max, b.max),
        })
}

/// The add-ons that apply or may apply.
fn addons<'a>(benefit: &'a Benefit, situation: &Situation<'_>) -> Vec<(&'a Addon, Truth)> {
    let applies = |addon: &Addon| match &addon.figure.when {
        Some(rule) => rule.eval(&situation.facts),
        None => Truth::True,
    };
    let addons = benefit.addons.iter().map(|addon| (addon, applies(addon)));
    addons
        .filter(|(_, applies)| *applies != Truth::False)
        .gather()
}

/// Whether the grant reaches the floor.
fn reaches(floor: Yen, amount: Option<YenRange>) -> Truth {
    amount.map_or(Truth::Unknown, |amount| {
        Truth::between(
            amount.min >= floor,
            amount.max.is_none_or(|max| max >= floor),
        )
    })
}

/// rate × cost, rounded down, and not above the cap.
fn grant(
    rates: &[&Conditional<SubsidyRate>],
    cap: Option<YenRange>,
    cost: YenRange,
) -> Option<YenRange> {
    let lowest = rates.iter().map(|rate| rate.value).min()?;
    let highest = rates.iter().map(|rate| rate.value).max()?;
    let at_most = |share: Yen, cap: Option<Yen>| cap.map_or(share, |cap| share.min(cap));
    let min = at_most(lowest.of(cost.min), cap.map(|cap| cap.min));
    let max = lower(
        cost.max.map(|cost| highest.of(cost)),
        cap.and_then(|cap| cap.max),
    );
    Some(YenRange { min, max })
}

/// The cap with the add-ons that raise it.
pub(super) fn raised(
    cap: Option<YenRange>,
    addons: &[(&Addon, Truth)],
    situation: &Situation<'_>,
) -> Option<YenRange> {
    let raising = addons
        .iter()
        .filter(|(addon, _)| addon.kind == AddonKind::RaisesCap);
    raising.fold(cap, |cap, (addon, applies)| {
        let by = times(addon.figure.value, addon.per, situation)?;
        cap.map(|cap| YenRange {
            min: if *applies == Truth::True {
                Yen(cap.min.0.saturating_add(by.min.0))
            } else {
                cap.min
            },
            max: cap
                .max
                .zip(by.max)
                .map(|(max, by)| Yen(max.0.saturating_add(by.0))),
        })
    })
}

/// The figure for the whole project or consortium of this business; none where nothing bounds it.
pub(super) fn times(figure: Yen, per: Per, situation: &Situation<'_>) -> Option<YenRange> {
    let Some(fact) = counted_by(per) else {
        return Some(YenRange {
            min: figure,
            max: Some(figure),
        });
    };
    let (fewest, most) = situation.facts.get(fact).bounds();
    let count = |number: i64| {
        u64::try_from(number.max(1))
            .ok()
            .and_then(|number| figure.0.checked_mul(number))
            .map(Yen)
    };
    Some(YenRange {
        min: count(fewest)?,
        max: if most == i64::MAX { None } else { count(most) },
    })
}

/// What counts the years, businesses or land of a figure; none for the whole grant.
#[must_use]
pub fn counted_by(per: Per) -> Option<Fact> {
    match per {
        Per::Grant => None,
        Per::Year => Some(Fact::ProjectYears),
        Per::Firm => Some(Fact::ConsortiumSize),
        Per::SquareMeter => Some(Fact::LandArea),
    }
}

fn lower(a: Option<Yen>, b: Option<Yen>) -> Option<Yen> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (one, other) => one.or(other),
    }
}

fn span(a: YenRange, b: YenRange) -> YenRange {
    YenRange {
        min: a.min.min(b.min),
        max: a.max.zip(b.max).map(|(a, b)| a.max(b)),
    }
}
