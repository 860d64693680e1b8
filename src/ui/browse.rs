//! 探し方: what is looked for among all programmes.

use crate::{
    catalog::{BenefitKind, Body, Catalog, Edition, Language, Programme},
    date::FiscalYear,
    fact::Choices,
    order,
    search::Index,
};

/// So many are listed at once.
const PAGE: usize = 50;

/// 書架: a catalogue, made ready to be looked through: gone through once and not with every letter that is typed.
#[derive(Clone, Debug)]
pub struct Shelf {
    /// What finds by words.
    pub index: Index,
    /// The purposes that some track serves.
    pub purposes: Choices,
    /// The kinds of help there are.
    pub kinds: Vec<BenefitKind>,
    /// Who runs something.
    pub bodies: Vec<Body>,
    /// The fiscal years that some edition is for, the newest first.
    pub years: Vec<FiscalYear>,
}

impl Shelf {
    /// That of a catalogue, for whoever types in a language.
    #[must_use]
    pub fn of(catalog: &Catalog, language: Language) -> Self {
        let editions = || {
            let programmes = catalog.programmes.iter();
            programmes.flat_map(|programme| &programme.editions)
        };
        let tracks = || editions().flat_map(|edition| &edition.tracks);
        Self {
            index: Index::of(catalog, language),
            purposes: tracks().fold(0, |bits, track| bits | track.purposes),
            kinds: order::distinct(tracks().map(|track| track.benefit.kind)),
            bodies: order::distinct(editions().map(|edition| edition.body)),
            years: catalog.fiscal_years(),
        }
    }
}

/// What is looked for; whatever is left open finds everything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Browse {
    /// What is typed.
    pub query: String,
    /// A purpose, as a choice of the question on purposes.
    pub purpose: Option<Choices>,
    /// A kind of help.
    pub kind: Option<BenefitKind>,
    /// A fiscal year.
    pub year: Option<FiscalYear>,
    /// 実施主体.
    pub body: Option<Body>,
    /// So many of the finds are listed.
    pub listed: usize,
    /// How often all that was cleared.
    pub cleared: usize,
}

impl Default for Browse {
    fn default() -> Self {
        Self {
            query: String::new(),
            purpose: None,
            kind: None,
            year: None,
            body: None,
            listed: PAGE,
            cleared: 0,
        }
    }
}

impl Browse {
    /// The same, listed from the start again.
    #[must_use]
    pub fn anew(&self) -> Self {
        Self {
            listed: PAGE,
            ..self.clone()
        }
    }

    /// Lists more of the finds.
    pub fn list_more(&mut self) {
        self.listed += PAGE;
    }

    /// Looks for everything again.
    #[must_use]
    pub fn clear(&self) -> Self {
        Self {
            cleared: self.cleared + 1,
            ..Self::default()
        }
    }

    /// Whether it looks for anything at all.
    #[must_use]
    pub fn is_set(&self) -> bool {
        let everything = Self {
            cleared: self.cleared,
            ..Self::default()
        };
        self.anew() != everything
    }

    /// The editions of a programme that are looked for, the newest first: one that is for the year and by the body, with a
    /// track that is of the kind and serves the purpose.
    pub fn editions<'a>(&self, programme: &'a Programme) -> impl Iterator<Item = &'a Edition> {
        let editions = programme.editions.iter();
        editions.filter(|edition| self.wants(edition))
    }

    fn wants(&self, edition: &Edition) -> bool {
        let mut tracks = edition.tracks.iter();
        self.year.is_none_or(|year| edition.is_advised_in(year))
            && self.body.is_none_or(|body| edition.body == body)
            && tracks.any(|track| {
                self.kind.is_none_or(|kind| track.benefit.kind == kind)
                    && self.purpose.is_none_or(|bit| track.purposes & bit != 0)
            })
    }
}
