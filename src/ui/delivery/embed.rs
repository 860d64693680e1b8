//! 埋め込みの設定: what the page of a host asks for.

use super::setting::{self, Fault};
use crate::{answer::Answers, catalog::Catalog};
use std::rc::Rc;

/// A widget as its host set it up.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Embed {
    /// What is taken as answered: the prefecture.
    pub preset: Answers,
    /// The address of the site that the widget came from, for links that leave it.
    pub site: Rc<str>,
}

impl Embed {
    /// Reads the settings. What can't be read is left out and listed.
    #[must_use]
    pub fn read(catalog: &Catalog, settings: &[(String, String)]) -> (Self, Vec<Fault>) {
        let mut embed = Self::default();
        let mut faults = Vec::new();
        for (name, value) in settings {
            faults.extend(match name.as_str() {
                setting::PREFECTURE => setting::answer(catalog, &mut embed.preset, name, value),
                _ => None,
            });
        }
        (embed, faults)
    }
}
