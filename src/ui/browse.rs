//! 探し方: what is looked for among all programmes.

use crate::{
    catalog::{BenefitKind, Body, Edition, Programme},
    date::FiscalYear,
    fact::Choices,
};

/// So many are listed at once.
const PAGE: usize = 50;

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
