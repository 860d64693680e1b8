//! くらべる制度: what was picked to be seen side by side.

use crate::gather::Gather;
use crate::{
    advice::Recommendation,
    catalog::{Catalog, Edition, Programme, Track},
};
use std::rc::Rc;

/// One way to receive a programme, by its ids.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pick {
    programme: Rc<str>,
    edition: Rc<str>,
    track: Rc<str>,
}

/// The character between the ids of a pick in an address; no id has one.
const JOINT: &str = ".";

impl Pick {
    /// The pick of a recommendation.
    #[must_use]
    pub fn of(one: &Recommendation<'_>) -> Self {
        Self {
            programme: one.programme.id.as_str().into(),
            edition: one.edition.id.as_str().into(),
            track: one.track.id.as_str().into(),
        }
    }

    /// Reads `monozukuri-subsidy.fy2019-supplementary.general`. Whether there is such a thing, [`find`](Self::find) tells.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let (programme, rest) = text.split_once(JOINT).unwrap_or((text, ""));
        let (edition, track) = rest.split_once(JOINT).unwrap_or((rest, ""));
        Self {
            programme: programme.into(),
            edition: edition.into(),
            track: track.into(),
        }
    }

    /// What [`read`](Self::read) reads.
    #[must_use]
    pub fn address(&self) -> String {
        [&*self.programme, &self.edition, &self.track].join(JOINT)
    }

    /// What was picked; none where the catalogue has no such thing.
    #[must_use]
    pub fn find<'a>(
        &self,
        catalog: &'a Catalog,
    ) -> Option<(&'a Programme, &'a Edition, &'a Track)> {
        let programme = catalog.programme(&self.programme)?;
        let mut editions = programme.editions.iter();
        let edition = editions.find(|edition| *edition.id == *self.edition)?;
        let track = edition.tracks.iter().find(|one| *one.id == *self.track)?;
        Some((programme, edition, track))
    }
}

/// What was picked, in the order of picking.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picks {
    picked: Vec<Pick>,
    refused: Option<Pick>,
}

impl Picks {
    /// So many have room beside each other.
    pub const MOST: usize = 3;

    /// The picks of an address: those there are, each once, and as many as have room.
    #[must_use]
    pub fn known(catalog: &Catalog, asked: &[Pick]) -> Self {
        let mut picked: Vec<Pick> = Vec::new();
        for pick in asked {
            if pick.find(catalog).is_some() && !picked.contains(pick) {
                picked.push(pick.clone());
            }
        }
        picked.truncate(Self::MOST);
        Self {
            picked,
            refused: None,
        }
    }

    /// What was picked.
    #[must_use]
    pub fn picked(&self) -> &[Pick] {
        &self.picked
    }

    /// Whether this was picked.
    #[must_use]
    pub fn has(&self, pick: &Pick) -> bool {
        self.picked.contains(pick)
    }

    /// What was to be picked when there was no room.
    #[must_use]
    pub fn refused(&self) -> Option<&Pick> {
        self.refused.as_ref()
    }

    /// Picks it, or takes it out where it was picked. Where there is no room it is refused, so that the screen can say so.
    pub fn toggle(&mut self, pick: Pick) {
        self.refused = None;
        if self.has(&pick) {
            self.picked.retain(|one| *one != pick);
        } else if self.picked.len() < Self::MOST {
            self.picked.push(pick);
        } else {
            self.refused = Some(pick);
        }
    }

    /// Forgets that something was refused.
    pub fn settle(&mut self) {
        self.refused = None;
    }

    /// The same without one of them.
    #[must_use]
    pub fn without(&self, pick: &Pick) -> Vec<Pick> {
        let others = self.picked.iter().filter(|one| *one != pick);
        others.cloned().gather()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pick(programme: &str) -> Pick {
        Pick::read(&[programme, ".e.t"].concat())
    }

    #[test]
    fn a_fourth_is_refused_and_a_second_press_takes_out() {
        let mut picks = Picks::default();
        for programme in ["a", "b", "c"] {
            picks.toggle(pick(programme));
            assert!(picks.has(&pick(programme)));
        }
        picks.toggle(pick("d"));
        assert!(!picks.has(&pick("d")) && picks.refused() == Some(&pick("d")));
        assert_eq!(picks.picked(), [pick("a"), pick("b"), pick("c")]);
        picks.toggle(pick("b"));
        assert_eq!(picks.refused(), None);
        picks.toggle(pick("d"));
        assert_eq!(picks.picked(), [pick("a"), pick("c"), pick("d")]);
        assert_eq!(picks.without(&pick("c")), [pick("a"), pick("d")]);
    }

    #[test]
    fn an_address_gives_what_there_is_each_once_and_three_at_most() {
        let (catalog, _) = crate::built_in();
        let all = catalog.programmes.iter().filter_map(|programme| {
            let edition = programme.editions.first()?;
            let track = edition.tracks.first()?;
            let ids = [&*programme.id, &edition.id, &track.id];
            Some(Pick::read(&ids.join(JOINT)))
        });
        let all: Vec<Pick> = all.take(4).collect();
        let [a, b, c, d] = all.as_slice() else {
            panic!("too few programmes")
        };
        let other_track = Pick::read(&[&*a.programme, &a.edition, "none"].join(JOINT));
        for (asked, known) in [
            (vec![], vec![]),
            (vec![pick("none"), other_track], vec![]),
            (
                vec![Pick::read(""), Pick::read("a"), a.clone()],
                vec![a.clone()],
            ),
            (
                vec![b.clone(), a.clone(), b.clone()],
                vec![b.clone(), a.clone()],
            ),
            (
                vec![a.clone(), b.clone(), c.clone(), d.clone()],
                vec![a.clone(), b.clone(), c.clone()],
            ),
        ] {
            assert_eq!(Picks::known(&catalog, &asked).picked(), known, "{asked:?}");
        }
    }
}
