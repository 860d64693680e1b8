//! 年度ごとの変化: what changed of a track since the edition its own goes on from, worked out from both records.

use super::{
    Addon, BenefitKind, Cap, Catalog, Check, Conditional, Edition, Link, LinkBasis, Programme,
    Requirement, Track,
};
use crate::gather::{AddAll, Gather};
use crate::{
    fact::{Fact, FactSet},
    money::{SubsidyRate, Yen},
    rule::{Ask, Rule},
};

/// What changed of a track since one older edition.
#[derive(Clone, Debug)]
pub struct Since<'a> {
    /// The older edition.
    pub older: &'a Edition,
    /// What the link between the two rests on.
    pub basis: LinkBasis,
    /// What changed, in the order an owner asks for it; never empty.
    pub changes: Vec<Change<'a>>,
}

/// One thing that changed, as it was and as it is. Nothing printed is an empty slice or none.
#[derive(Clone, Copy, Debug)]
pub enum Change<'a> {
    /// The kind of help.
    Kind {
        /// As it was.
        from: BenefitKind,
        /// As it is.
        to: BenefitKind,
    },
    /// 補助率, or what it depends on.
    Rates {
        /// As they were.
        from: &'a [Conditional<SubsidyRate>],
        /// As they are.
        to: &'a [Conditional<SubsidyRate>],
    },
    /// 補助上限額, or what it depends on.
    Caps {
        /// As they were.
        from: &'a [Cap],
        /// As they are.
        to: &'a [Cap],
    },
    /// 補助下限額.
    Floor {
        /// As it was.
        from: Option<Yen>,
        /// As it is.
        to: Option<Yen>,
    },
    /// 上乗せ, by its id.
    Addon {
        /// As it was.
        from: Option<&'a Addon>,
        /// As it is.
        to: Option<&'a Addon>,
    },
    /// The most visits of an expert.
    Visits {
        /// As they were.
        from: &'a [Conditional<u8>],
        /// As they are.
        to: &'a [Conditional<u8>],
    },
    /// The most years it lasts.
    Duration {
        /// As it was.
        from: Option<u8>,
        /// As it is.
        to: Option<u8>,
    },
    /// 要件 on something the owner can change.
    Requirement {
        /// As it was.
        from: Option<&'a Rule>,
        /// As it is.
        to: Option<&'a Rule>,
    },
}

impl Change<'_> {
    /// Whether it is about what most of those who get it get, in contrast to an add-on or to what is asked for.
    #[must_use]
    pub fn is_of_main_figure(&self) -> bool {
        !matches!(self, Self::Requirement { .. } | Self::Addon { .. })
    }
}

impl Catalog {
    /// What changed of a track since each edition that its own goes on from; nothing where the records don't say which
    /// older track it was, since a name that is alike would only be a guess.
    #[must_use]
    pub fn changes<'a>(
        &'a self,
        programme: &'a Programme,
        edition: &'a Edition,
        track: &'a Track,
    ) -> Vec<Since<'a>> {
        let links = edition.continues.iter();
        let since = links.filter_map(|link| {
            let mut editions = programme.editions.iter();
            let older = editions.find(|older| older.id == link.edition)?;
            let changes = self.between(link.track_before(older, track)?, track);
            (!changes.is_empty()).then_some(Since {
                older,
                basis: link.basis,
                changes,
            })
        });
        since.gather()
    }

    fn between<'a>(&'a self, older: &'a Track, newer: &'a Track) -> Vec<Change<'a>> {
        let (from, to) = (&older.benefit, &newer.benefit);
        let mut changes = Vec::new();
        if from.kind != to.kind {
            let (from, to) = (from.kind, to.kind);
            changes.push(Change::Kind { from, to });
        }
        if !same(&from.rates, &to.rates) {
            let (from, to) = (&from.rates, &to.rates);
            changes.push(Change::Rates { from, to });
        }
        if caps_differ(&from.caps, &to.caps) {
            let (from, to) = (&from.caps, &to.caps);
            changes.push(Change::Caps { from, to });
        }
        let floors = [from, to].map(|benefit| benefit.floor.as_ref().map(|(yen, _)| *yen));
        let [before, after] = floors;
        if before != after {
            changes.push(Change::Floor {
                from: before,
                to: after,
            });
        }
        changes.add_all(addons(&from.addons, &to.addons));
        if !same(&from.visits, &to.visits) {
            let (from, to) = (&from.visits, &to.visits);
            changes.push(Change::Visits { from, to });
        }
        let [before, after] =
            [from, to].map(|benefit| benefit.duration_years.as_ref().map(|(years, _)| *years));
        if before != after {
            changes.push(Change::Duration {
                from: before,
                to: after,
            });
        }
        changes.add_all(self.requirements(&older.requirements, &newer.requirements));
        changes
    }

    /// Requirements whose numbers changed, and those that are gone or new: of these only such as ask for what an owner can
    /// change, and not for the purposes. Whom and what a programme is for is worded differently in each year's paper, and that alone is no
    /// change.
    fn requirements<'a>(
        &'a self,
        older: &'a [Requirement],
        newer: &'a [Requirement],
    ) -> Vec<Change<'a>> {
        let can_change = |rule: &Rule| {
            let mut asked = rule.reads().iter().filter_map(|fact| self.question(fact));
            !rule.reads().contains(Fact::Purposes)
                && asked.any(|question| !question.actions.is_empty())
        };
        let untold = |rule: &Rule, others: &'a [Requirement]| {
            let all = rules(others).fold(FactSet::EMPTY, |all, rule| all.union(rule.reads()));
            !rule.reads().iter().any(|fact| all.contains(fact))
        };
        // What stands in both years did not move, whatever else asks for a number of the same fact.
        let stands = |rule: &Rule, others| rules(others).any(|other| other == rule);
        let kept = rules(older).filter(|from| !stands(from, newer));
        let kept = kept.filter_map(|from| {
            let mut others = rules(newer).filter(|to| !stands(to, older));
            let to = others.find(|to| moves(from, to))?;
            Some(Change::Requirement {
                from: Some(from),
                to: Some(to),
            })
        });
        let gone = rules(older).filter(|rule| can_change(rule) && untold(rule, newer));
        let new = rules(newer).filter(|rule| can_change(rule) && untold(rule, older));
        let gone = gone.map(|rule| Change::Requirement {
            from: Some(rule),
            to: None,
        });
        let new = new.map(|rule| Change::Requirement {
            from: None,
            to: Some(rule),
        });
        kept.chain(gone).chain(new).gather()
    }
}

impl Link {
    /// The track of the older edition that a track was: the one of the record, else the one of the same id.
    #[must_use]
    pub fn track_before<'a>(&self, older: &'a Edition, track: &Track) -> Option<&'a Track> {
        let renamed = self.renamed.iter().find(|(now, _)| *now == track.id);
        let was = renamed.map_or(&track.id, |(_, was)| was);
        older.tracks.iter().find(|older| older.id == *was)
    }
}

/// Whether the figures and their conditions are the same, wherever they are printed.
fn same<T: PartialEq>(from: &[Conditional<T>], to: &[Conditional<T>]) -> bool {
    let mut pairs = from.iter().zip(to);
    from.len() == to.len() && pairs.all(|(a, b)| a.value == b.value && a.when == b.when)
}

/// Whether the caps differ. One that is counted by something else than before cannot be held against it.
fn caps_differ(from: &[Cap], to: &[Cap]) -> bool {
    if from.is_empty() || to.is_empty() {
        return from.len() != to.len();
    }
    let counted_in = |caps: &[Cap], per| caps.iter().any(|cap| cap.per == per);
    let counted_alike = from.iter().all(|cap| counted_in(to, cap.per))
        && to.iter().all(|cap| counted_in(from, cap.per));
    let mut pairs = from.iter().zip(to);
    let same = from.len() == to.len()
        && pairs.all(|(a, b)| {
            let (before, after) = (&a.figure, &b.figure);
            a.per == b.per && before.value == after.value && before.when == after.when
        });
    counted_alike && !same
}

/// Add-ons that are gone, that changed, and that are new.
fn addons<'a>(from: &'a [Addon], to: &'a [Addon]) -> impl Iterator<Item = Change<'a>> {
    let find = |all: &'a [Addon], id: &str| all.iter().find(|addon| addon.id == id);
    let key = |addon: &Addon| (addon.figure.value, addon.per, addon.kind);
    let kept = from.iter().filter_map(move |was| {
        let is = find(to, &was.id);
        let same = is.is_some_and(|is| key(is) == key(was) && is.figure.when == was.figure.when);
        (!same).then_some(Change::Addon {
            from: Some(was),
            to: is,
        })
    });
    let new = to.iter().filter(move |is| find(from, &is.id).is_none());
    kept.chain(new.map(|is| Change::Addon {
        from: None,
        to: Some(is),
    }))
}

/// The rules that are a requirement's own.
fn rules(requirements: &[Requirement]) -> impl Iterator<Item = &Rule> {
    requirements
        .iter()
        .filter_map(|requirement| match &requirement.check {
            Check::Rule(rule) => Some(rule),
            Check::NotTrack { .. } | Check::Judged { .. } => None,
        })
}

/// Whether both ask for a number of the same fact, and not for the same one.
fn moves(from: &Rule, to: &Rule) -> bool {
    match (from, to) {
        (Rule::Test(from), Rule::Test(to)) => {
            let numbers = [from, to].map(|test| matches!(test.ask, Ask::Within { .. }));
            from.fact == to.fact && numbers == [true, true] && from.ask != to.ask
        }
        (Rule::Test(_) | Rule::All(_) | Rule::Any(_) | Rule::Not(_), _) => false,
    }
}
