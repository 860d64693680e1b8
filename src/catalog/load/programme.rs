//! From the record of a programme to the programme, with what its parts refer to checked.

use super::Reader;
use crate::{
    catalog::{
        Addon, Benefit, Cap, Check, Conditional, Edition, Link, Note, Per, Programme, Requirement,
        SharedCosts, Track,
        record::{
            AddonRecord, BenefitRecord, CapRecord, EditionRecord, NoteRecord, ProgrammeRecord,
            ReachRecord, RequirementRecord, RuleRecord, TrackRecord,
        },
    },
    date::{Date, FiscalYear},
    fact::Fact,
    money::Yen,
    rule::Rule,
};

impl Reader<'_> {
    pub(super) fn programme(&mut self, record: ProgrammeRecord) -> Programme {
        self.id(&record.id);
        if self.file != format!("programmes/{}.json", record.id) {
            self.fault(
                format!("the id `{}` is not the file's name", record.id),
                "Give both the same name; an id in use never changes",
            );
        }
        self.unique(
            "edition",
            record.editions.iter().map(|edition| edition.id.as_str()),
        );
        if !record
            .editions
            .is_sorted_by(|a, b| a.fiscal_year >= b.fiscal_year)
            || record.editions.is_empty()
        {
            self.fault("the editions are not ordered", "Put the newest first");
        }
        let name = self.words("name", record.name);
        let summary = self.words("summary", record.summary);
        let editions: Vec<Edition> = record
            .editions
            .into_iter()
            .map(|edition| self.at(format!("edition `{}`", edition.id), |r| r.edition(edition)))
            .collect();
        let order = |id: &str| editions.iter().position(|edition| edition.id == id);
        for (at, link) in editions
            .iter()
            .enumerate()
            .flat_map(|(at, edition)| edition.continues.iter().map(move |link| (at, link)))
        {
            if order(&link.edition).is_none_or(|older| older <= at) {
                self.fault(
                    format!("no older edition `{}` to continue", link.edition),
                    "Name an edition that stands further below",
                );
            }
            self.renamed(&editions, at, link);
        }
        Programme {
            id: record.id,
            name,
            kana: record.kana,
            summary,
            editions,
        }
    }

    fn renamed(&mut self, editions: &[Edition], newer: usize, link: &Link) {
        let older = editions.iter().find(|one| one.id == link.edition);
        let has = |edition: Option<&Edition>, id: &String| {
            edition.is_none_or(|edition| edition.tracks.iter().any(|track| track.id == *id))
        };
        for (now, was) in &link.renamed {
            if !has(editions.get(newer), now) || !has(older, was) {
                self.fault(
                    format!("no tracks `{now}` here and `{was}` there"),
                    "Name a track of this edition and one of the older edition",
                );
            }
        }
    }

    fn edition(&mut self, record: EditionRecord) -> Edition {
        self.id(&record.id);
        self.unique("track", record.tracks.iter().map(|track| track.id.as_str()));
        let budget_line = record.budget_line.and_then(|id| {
            let at = self.base.budget_lines.iter().position(|line| line.id == id);
            if at.is_none() {
                self.fault(
                    format!("there is no budget line `{id}`"),
                    "Add it to budget_lines.json",
                );
            }
            at
        });
        let line = budget_line.and_then(|at| self.base.budget_lines.get(at));
        for id in &record.offices {
            if !line.is_some_and(|line| line.offices.iter().any(|office| office.id == *id)) {
                self.fault(
                    format!("its budget line has no office `{id}`"),
                    "Add the office to the line in budget_lines.json",
                );
            }
        }
        let period = record.period.and_then(|period| {
            let days = self
                .valid(period.opens.parse::<Date>())
                .zip(self.valid(period.closes.parse::<Date>()));
            if days.is_some_and(|(opens, closes)| closes < opens) {
                self.fault(
                    "the period closes before it opens",
                    "Correct one of the days",
                );
            }
            days
        });
        let tracks: Vec<Track> = record
            .tracks
            .into_iter()
            .map(|track| {
                self.at(format!("track `{}`", track.id), |r| {
                    r.track(track, record.reach, &record.requirements)
                })
            })
            .collect();
        let tracks = self.resolve_better_tracks(tracks);
        Edition {
            cites: self.cites(&record.cite),
            continues: record
                .continues
                .into_iter()
                .map(|link| Link {
                    edition: link.edition,
                    basis: link.basis.into(),
                    changes: link.changes.into_iter().map(Self::text).collect(),
                    renamed: link.renamed.into_iter().collect(),
                })
                .collect(),
            how: self.words("how", record.how),
            apply: record.apply.into_iter().map(Self::text).collect(),
            counter: record.counter.into_iter().map(Self::text).collect(),
            id: record.id,
            entries: record.entries,
            fiscal_year: FiscalYear(record.fiscal_year),
            also_in: record.also_in.into_iter().map(FiscalYear).collect(),
            stage: record.stage.into(),
            kind: record.kind.into(),
            body: record.body.into(),
            budget_line,
            offices: record.offices,
            period,
            tracks,
        }
    }

    /// Fills in what "no better track fits" means: the better track's own rules do not all hold.
    fn resolve_better_tracks(&mut self, mut tracks: Vec<Track>) -> Vec<Track> {
        let rules_of = |tracks: &[Track], id: &str| {
            let track = tracks.iter().find(|track| track.id == id)?;
            let own = |requirement: &Requirement| match &requirement.check {
                Check::Rule(rule) => Some(rule.clone()),
                Check::NotTrack { .. } | Check::Judged { .. } => None,
            };
            Some(Rule::All(
                track.requirements.iter().filter_map(own).collect(),
            ))
        };
        let known = tracks.clone();
        for track in &mut tracks {
            for requirement in &mut track.requirements {
                if let Check::NotTrack {
                    track: better,
                    rule,
                } = &mut requirement.check
                {
                    match rules_of(&known, better).filter(|_| *better != track.id) {
                        Some(rules) => *rule = Rule::Not(Box::new(rules)),
                        None => self.fault(
                            format!(
                                "`{}` gives way to `{better}`, which is no other track",
                                track.id
                            ),
                            "Name a track of the same edition",
                        ),
                    }
                }
            }
        }
        tracks
    }

    fn track(
        &mut self,
        record: TrackRecord,
        reach: ReachRecord,
        shared: &[RequirementRecord],
    ) -> Track {
        self.id(&record.id);
        if record.entries.is_empty() {
            self.fault(
                "it names no entry of the documents",
                "List the entries it speaks for",
            );
        }
        let requirements: Vec<RequirementRecord> =
            shared.iter().cloned().chain(record.requirements).collect();
        self.unique(
            "requirement",
            requirements
                .iter()
                .map(|requirement| requirement.id.as_str()),
        );
        Track {
            requirements: requirements
                .into_iter()
                .map(|r| {
                    self.at(format!("requirement `{}`", r.id), |reader| {
                        reader.requirement(r)
                    })
                })
                .collect(),
            benefit: self.at("benefit", |reader| reader.benefit(record.benefit)),
            notes: record
                .notes
                .into_iter()
                .map(|note| self.at(format!("note `{}`", note.id), |reader| reader.note(note)))
                .collect(),
            reach: record.reach.unwrap_or(reach).into(),
            purposes: self.choices(Fact::Purposes, &record.purposes),
            name: Self::text(record.name),
            id: record.id,
            entries: record.entries,
        }
    }

    fn requirement(&mut self, record: RequirementRecord) -> Requirement {
        self.id(&record.id);
        let check = match (
            record.when,
            record.judged_by,
            record.unless_track,
            record.text,
        ) {
            (Some(rule), None, None, None) => Check::Rule(self.rule(rule)),
            (None, Some(by), None, Some(text)) => Check::Judged {
                by: by.into(),
                text: self.words("text", text),
            },
            (None, None, Some(track), None) => Check::NotTrack {
                track,
                rule: Rule::Any(Vec::new()),
            },
            _ => {
                self.fault(
                    "it has to have just one of `when`, `judged_by` with `text`, and `unless_track`",
                    "A rule's wording is generated, so a rule has no `text`",
                );
                Check::Rule(Rule::Any(Vec::new()))
            }
        };
        Requirement {
            id: record.id,
            check,
            cites: self.cites(&record.cite),
        }
    }

    fn benefit(&mut self, record: BenefitRecord) -> Benefit {
        let mut costs = Vec::new();
        for id in &record.costs {
            match Fact::from_id(id).filter(|fact| Fact::SPEND_PARTS.contains(fact)) {
                Some(fact) => costs.push(fact),
                None => self.fault(
                    format!("`{id}` is no part of the planned spend"),
                    "Use a `spend_…` fact",
                ),
            }
        }
        if costs.is_empty() != record.rates.is_empty() {
            self.fault(
                "rates and costs go together",
                "Say in `costs` which part of the spend the rate is of",
            );
        }
        let mut shared_costs = Vec::new();
        for shared in record.shared_costs {
            if let Some(id) = shared.parts.iter().find(|id| !record.costs.contains(id)) {
                self.fault(
                    format!("`{id}` is shared and not paid for"),
                    "Name it in `costs` too",
                );
            }
            let is_shared = |fact: &&Fact| shared.parts.iter().any(|id| id == fact.id());
            shared_costs.push(SharedCosts {
                parts: costs.iter().filter(is_shared).copied().collect(),
                when: self.rule(shared.when),
            });
        }
        let mut rates = Vec::new();
        for rate in record.rates {
            let value = self.valid(rate.rate.parse());
            let (when, cites) = (
                rate.when.map(|rule| self.rule(rule)),
                self.cites(&rate.cite),
            );
            rates.extend(value.map(|value| Conditional { value, when, cites }));
        }
        if rates.iter().filter(|rate| rate.when.is_none()).count() > 1 {
            self.fault(
                "two rates have no condition",
                "Say when the higher one applies",
            );
        }
        let unassigned_rates = record.unassigned_rates.map(|printed| {
            let values = printed.rates.iter();
            let values = values.filter_map(|rate| self.valid(rate.parse()));
            (values.collect::<Vec<_>>(), self.cites(&printed.cite))
        });
        if !rates.is_empty() && unassigned_rates.is_some() {
            self.fault(
                "`rates` and `unassigned_rates` exclude each other",
                "Say when each rate applies, or leave `rates` out",
            );
        }
        let caps: Vec<Cap> = record.caps.into_iter().map(|cap| self.cap(cap)).collect();
        for per in Per::ALL {
            let of_kind = caps.iter().filter(|cap| cap.per == per);
            if of_kind.filter(|cap| cap.figure.when.is_none()).count() > 1 {
                self.fault(
                    "two caps have no condition",
                    "Say when each applies, or what it is counted by",
                );
            }
        }
        if record.floor.is_some() && rates.is_empty() {
            self.fault(
                "a floor has no rate to reach it by",
                "Add the rate, or leave the floor out",
            );
        }
        Benefit {
            kind: record.kind.into(),
            text: self.words("text", record.text),
            rates,
            unassigned_rates,
            caps,
            floor: record.floor.map(|floor| self.yen(&floor)),
            addons: record
                .addons
                .into_iter()
                .map(|addon| {
                    self.at(format!("addon `{}`", addon.id), |reader| {
                        reader.addon(addon)
                    })
                })
                .collect(),
            costs,
            shared_costs,
            duration_years: record
                .duration_years
                .map(|duration| (duration.years, self.cites(&duration.cite))),
            visits: record
                .visits
                .into_iter()
                .map(|visits| Conditional {
                    value: visits.visits,
                    when: visits.when.map(|rule| self.rule(rule)),
                    cites: self.cites(&visits.cite),
                })
                .collect(),
        }
    }

    fn figure(&mut self, yen: u64, when: Option<RuleRecord>, cite: &str) -> Conditional<Yen> {
        if i64::try_from(yen).is_err() || yen == 0 {
            self.fault(
                format!("`{yen}` is no amount"),
                "Write whole yen above zero",
            );
        }
        Conditional {
            value: Yen(yen),
            when: when.map(|rule| self.rule(rule)),
            cites: self.cites(cite),
        }
    }

    fn cap(&mut self, record: CapRecord) -> Cap {
        Cap {
            figure: self.figure(record.yen, record.when, &record.cite),
            per: record.per.into(),
        }
    }

    fn addon(&mut self, record: AddonRecord) -> Addon {
        Addon {
            text: self.words("text", record.text),
            figure: self.figure(record.yen, record.when, &record.cite),
            id: record.id,
            kind: record.kind.into(),
            per: record.per.into(),
        }
    }

    fn note(&mut self, record: NoteRecord) -> Note {
        Note {
            text: self.words("text", record.text),
            when: record.when.map(|rule| self.rule(rule)),
            cites: self.cites(&record.cite),
            id: record.id,
            effect: record.effect.into(),
        }
    }
}
