//! Rates, caps and amounts in words.

use super::{Voice, Word};
use crate::gather::Gather;
use crate::{
    advice::{Offer, Step, counted_by},
    catalog::{Addon, AddonKind, Benefit, Cap, Conditional, Per},
    fact::Fact,
    money::{SubsidyRate, Yen, YenRange},
    truth::Truth,
};

impl Voice<'_> {
    /// The rate of an offer: one, a span of those still possible, or what is printed instead.
    #[must_use]
    pub fn rate(self, benefit: &Benefit, offer: &Offer<'_>) -> String {
        // Where none of those that are printed is for this business, all are told, and no amount.
        let span = |rates: &[&Conditional<SubsidyRate>]| {
            self.rate_span(rates.iter().map(|rate| rate.value))
        };
        span(&offer.rates)
            .or_else(|| span(&benefit.rates.iter().gather::<Vec<_>>()))
            .unwrap_or_else(|| self.no_rate(benefit))
    }

    /// Where no rate can be reckoned with: those that are printed without a word on which is whose, or that none is.
    #[must_use]
    pub fn no_rate(self, benefit: &Benefit) -> String {
        let Some((rates, _)) = &benefit.unassigned_rates else {
            return self.say(Word::RateNotPrinted).to_owned();
        };
        let rates: Vec<String> = rates.iter().map(SubsidyRate::to_string).gather();
        self.fill(Word::RateUnassigned, &[("rates", &self.list(&rates))])
    }

    /// The least and the most of some rates; none where there is none.
    #[must_use]
    pub fn rate_span(self, rates: impl Iterator<Item = SubsidyRate> + Clone) -> Option<String> {
        let (least, most) = (rates.clone().min()?, rates.max()?);
        Some(if least == most {
            least.to_string()
        } else {
            let span = [("min", &*least.to_string()), ("max", &most.to_string())];
            self.fill(Word::RangeBetween, &span)
        })
    }

    /// The caps of an offer, each with what it is counted by, or that none is printed.
    #[must_use]
    pub fn caps(self, benefit: &Benefit, offer: &Offer<'_>) -> String {
        let all = || self.cap_spans(&benefit.caps.iter().gather::<Vec<_>>());
        let Some(printed) = self.cap_spans(&offer.caps).or_else(all) else {
            return self.say(Word::CapNotPrinted).to_owned();
        };
        // What is counted by years, businesses or land comes to one figure for this business, once it is known.
        let counted = offer.caps.iter().any(|cap| cap.per != Per::Grant);
        match offer.exact_cap().filter(|_| counted) {
            Some(yen) if !printed.contains(&self.yen(yen)) => self.fill(
                Word::CapInAll,
                &[("printed", &printed), ("yen", &self.yen(yen))],
            ),
            Some(_) | None => printed,
        }
    }

    /// The least and the most of some caps, by what each is counted by; none where there is none.
    #[must_use]
    pub fn cap_spans(self, caps: &[&Cap]) -> Option<String> {
        let spans = Per::ALL.into_iter().filter_map(|per| {
            let caps = || {
                caps.iter()
                    .filter(|cap| cap.per == per)
                    .map(|cap| cap.figure.value)
            };
            let range = YenRange {
                min: caps().min()?,
                max: Some(caps().max()?),
            };
            Some(self.per(per, &self.yen_range(range)))
        });
        let spans: Vec<String> = spans.gather();
        (!spans.is_empty()).then(|| self.list(&spans))
    }

    /// One printed cap.
    #[must_use]
    pub fn cap(self, cap: &Cap) -> String {
        self.per(cap.per, &self.yen(cap.figure.value))
    }

    /// What a figure beside the cap is called.
    #[must_use]
    pub fn addon_name(self, kind: AddonKind) -> Word {
        match kind {
            AddonKind::RaisesCap | AddonKind::Beside => Word::Addon,
            AddonKind::FixedGrant => Word::FixedGrant,
        }
    }

    /// An add-on in one line, with its doubt where it has one.
    #[must_use]
    pub fn addon(self, addon: &Addon, applies: Truth) -> String {
        let word = match (addon.kind, applies) {
            (AddonKind::RaisesCap, Truth::True) => Word::AddonRaises,
            (AddonKind::RaisesCap, Truth::Unknown | Truth::False) => Word::AddonMayRaise,
            (AddonKind::Beside, Truth::True) => Word::AddonBeside,
            (AddonKind::Beside, Truth::Unknown | Truth::False) => Word::AddonMayBeside,
            (AddonKind::FixedGrant, Truth::True) => Word::AddonFixed,
            (AddonKind::FixedGrant, Truth::Unknown | Truth::False) => Word::AddonMayFixed,
        };
        let yen = self.addon_figure(addon);
        self.fill(word, &[("text", self.text(&addon.text)), ("yen", &yen)])
    }

    /// The figure of an add-on, with what it is counted by.
    #[must_use]
    pub fn addon_figure(self, addon: &Addon) -> String {
        self.per(addon.per, &self.yen(addon.figure.value))
    }

    /// An add-on of an offer in one line; what is counted by businesses or years with what it comes to here.
    #[must_use]
    pub fn addon_of(self, offer: &Offer<'_>, addon: &Addon, applies: Truth) -> String {
        let line = self.addon(addon, applies);
        let most = offer.steps.iter().find_map(|step| match step {
            Step::Beside {
                addon: other, most, ..
            } if other.id == addon.id => most.exact(),
            _ => None,
        });
        match most.filter(|most| addon.per != Per::Grant && *most != addon.figure.value) {
            Some(yen) => self.fill(
                Word::AddonInAll,
                &[("line", &line), ("yen", &self.yen(yen))],
            ),
            None => line,
        }
    }

    /// What the business may get; none where no rate is printed or nothing bounds it.
    #[must_use]
    pub fn amount(self, offer: &Offer<'_>) -> Option<String> {
        let amount = offer.amount?;
        (amount.max.is_some() || amount.min > Yen(0)).then(|| self.yen_range(amount))
    }

    /// The sum behind an amount in one line: cost, rate, share, and the cap where it bounds the share; none where nothing is
    /// known of the cost.
    #[must_use]
    pub fn sum(self, offer: &Offer<'_>) -> Option<String> {
        let (cost, (least, most), share) = offer.steps.iter().find_map(|step| match step {
            Step::Share { cost, rates, share } => Some((*cost, *rates, *share)),
            _ => None,
        })?;
        if cost.max.is_none() && cost.min == Yen(0) {
            return None;
        }
        let rates = self.rate_span([least, most].into_iter())?;
        let sum = [
            ("cost", &*self.yen_range(cost)),
            ("rate", &rates),
            ("share", &self.yen_range(share)),
        ];
        let sum = self.fill(Word::Sum, &sum);
        let amount = offer.amount?;
        Some(if offer.steps.contains(&Step::NoCapPrinted) {
            self.fill(Word::SumNoCap, &[("sum", &sum)])
        } else if amount == share {
            sum
        } else {
            self.fill(
                Word::SumCapped,
                &[("sum", &sum), ("cap", &self.yen_range(amount))],
            )
        })
    }

    /// Which of the costs count only as far as they are for the programme; none where nothing hangs on it.
    #[must_use]
    pub fn shared_costs(self, offer: &Offer<'_>) -> Option<String> {
        offer.steps.iter().find_map(|step| match step {
            Step::Shared { parts } => {
                let labels: Vec<String> = parts.iter().map(|part| self.label(*part)).gather();
                Some(self.fill(Word::SumShared, &[("parts", &self.list(&labels))]))
            }
            _ => None,
        })
    }

    /// The whole sum, a line a step: the parts of the spend, the sum itself, and how the cap came about.
    #[must_use]
    pub fn steps(self, offer: &Offer<'_>) -> Vec<String> {
        let Some(sum) = self.sum(offer) else {
            return Vec::new();
        };
        let parts = offer.steps.iter().filter_map(|step| match step {
            Step::Parts { parts, cost } => {
                let part = |(fact, yen): &(Fact, Yen)| {
                    let label = self.label(*fact);
                    self.fill(
                        Word::SumPart,
                        &[("label", &label), ("yen", &self.yen(*yen))],
                    )
                };
                let parts: Vec<String> = parts.iter().map(part).gather();
                let parts = parts.join(self.say(Word::SumPlus));
                Some(self.fill(
                    Word::SumParts,
                    &[("parts", &parts), ("cost", &self.yen(*cost))],
                ))
            }
            _ => None,
        });
        let caps = offer.steps.iter().filter_map(|step| match step {
            Step::Counted {
                figure,
                per,
                count,
                cap,
            } => {
                let count = self.counted_of(counted_by(*per)?, *count);
                let figures = [
                    ("figure", &*self.per(*per, &self.yen(*figure))),
                    ("count", &count),
                    ("cap", &self.yen(*cap)),
                ];
                Some(self.fill(Word::SumCounted, &figures))
            }
            Step::Whole { cap } => Some(self.fill(Word::SumWhole, &[("cap", &self.yen(*cap))])),
            Step::Raised { addon, from, to } => {
                let figures = [
                    ("from", &*self.yen_range(*from)),
                    ("by", &self.yen(addon.figure.value)),
                    ("to", &self.yen_range(*to)),
                ];
                Some(self.fill(Word::SumRaised, &figures))
            }
            _ => None,
        });
        caps.chain(parts)
            .chain(self.shared_costs(offer))
            .chain([sum])
            .gather()
    }

    /// For how many years at most there is help.
    #[must_use]
    pub fn years_at_most(self, years: u8) -> String {
        self.count_or_one(Word::YearsAtMostOne, Word::YearsAtMost, usize::from(years))
    }

    /// How many visits of an expert there are for this business; none where none is printed.
    #[must_use]
    pub fn visits(self, offer: &Offer<'_>) -> Option<String> {
        self.visit_span(offer.visits.iter().map(|visits| visits.value))
    }

    /// The least and the most of some numbers of visits; none where there is none.
    #[must_use]
    pub fn visit_span(self, visits: impl Iterator<Item = u8> + Clone) -> Option<String> {
        let (least, most) = (visits.clone().min()?, visits.max()?);
        Some(if least == most {
            self.count(Word::VisitsAtMost, usize::from(most))
        } else {
            let span = [("min", &*least.to_string()), ("max", &most.to_string())];
            self.fill(Word::VisitsBetween, &span)
        })
    }

    fn per(self, per: Per, yen: &str) -> String {
        match per {
            Per::Grant => yen.to_owned(),
            Per::Year => self.fill(Word::PerYear, &[("yen", yen)]),
            Per::Firm => self.fill(Word::PerFirm, &[("yen", yen)]),
            Per::SquareMeter => self.fill(Word::PerSquareMeter, &[("yen", yen)]),
        }
    }
}
