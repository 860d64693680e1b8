//! 窓口の設定: what the staff of an office set up for their kiosk.

use super::setting::{self, Fault};
use crate::{answer::Answers, catalog::Catalog};
use std::rc::Rc;

/// A kiosk as its office set it up.
#[derive(Clone, Debug, PartialEq)]
pub struct Desk {
    /// What is taken as answered: the prefecture.
    pub preset: Answers,
    /// Whether there is a printer.
    pub prints: bool,
    /// The address of the site that people can reach from home, for links and codes; empty where none is known.
    pub site: Rc<str>,
}

impl Default for Desk {
    fn default() -> Self {
        Self {
            preset: Answers::default(),
            prints: true,
            site: "".into(),
        }
    }
}

impl Desk {
    /// Reads the settings. What can't be read is left out and listed.
    #[must_use]
    pub fn read(catalog: &Catalog, settings: &[(String, String)]) -> (Self, Vec<Fault>) {
        let mut desk = Self::default();
        let mut faults = Vec::new();
        for (name, value) in settings {
            faults.extend(match name.as_str() {
                setting::PREFECTURE => {
                    setting::answer(catalog, &mut desk.preset, name, name, value)
                }
                _ => None,
            });
        }
        (desk, faults)
    }
}
