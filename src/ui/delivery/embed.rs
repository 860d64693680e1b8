//! 埋め込みの設定: what the page of a host asks for.

use super::setting::{self, Fault};
use crate::gather::{AddAll, Gather};
use crate::{
    answer::Answers,
    catalog::{Catalog, Language},
    fact::Fact,
    ui::theme::{self, Theme},
};
use std::rc::Rc;

/// Whether the host may be told the answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Consent {
    /// The person said nothing of it.
    #[default]
    Unasked,
    /// The person agreed.
    Given,
    /// The person declined.
    Refused,
}

/// A widget as its host set it up.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Embed {
    /// What is taken as answered: the prefecture and the purposes.
    pub preset: Answers,
    /// The language that the screens begin in.
    pub language: Language,
    /// The ids of the programmes that alone are advised and listed; empty for all.
    pub programmes: Vec<String>,
    /// The host's own look, as far as everything can still be read in it.
    pub theme: Theme,
    /// Whether only the advisor itself is shown, in less room.
    pub compact: bool,
    /// Whether the host asks to be told the answers, which the person is then asked about.
    pub shares: bool,
    /// The name of the host, for whoever is to decide on that.
    pub host: Rc<str>,
}

impl Embed {
    /// Reads the settings. What can't be read is left out and listed.
    #[must_use]
    pub fn read(catalog: &Catalog, settings: &[(String, String)]) -> (Self, Vec<Fault>) {
        let mut embed = Self::default();
        let mut faults = Vec::new();
        for (name, value) in settings {
            let preset = &mut embed.preset;
            match name.as_str() {
                setting::PREFECTURE | setting::PURPOSE => {
                    let fact = if name == setting::PURPOSE {
                        Fact::Purposes
                    } else {
                        Fact::Prefecture
                    };
                    let read = setting::answer(catalog, preset, fact, value);
                    faults.add_all(read.err().map(|mend| Fault::new(name, value, mend)));
                }
                setting::PROGRAMMES => {
                    embed.programmes = known(catalog, value, &mut faults);
                }
                setting::LANG => embed.language = setting::language(value, &mut faults),
                setting::THEME => embed.theme = theme::read(value, &mut faults),
                setting::COMPACT => embed.compact = setting::flag(name, value, &mut faults),
                setting::SHARE_ANSWERS => {
                    embed.shares = setting::flag(name, value, &mut faults);
                }
                setting::HOST => embed.host = value.as_str().into(),
                _ => {}
            }
        }
        (embed, faults)
    }
}

/// The programmes of a list of ids that there are.
fn known(catalog: &Catalog, list: &str, faults: &mut Vec<Fault>) -> Vec<String> {
    let (known, unknown): (Vec<&str>, Vec<&str>) = setting::list(list)
        .filter(|id| !id.is_empty())
        .partition(|id| catalog.programme(id).is_some());
    let mend = if known.is_empty() {
        "an id as the page that makes the snippet lists it; until then all programmes are advised"
    } else {
        "an id as the page that makes the snippet lists it"
    };
    let fault = |id: &&str| Fault::new(setting::PROGRAMMES, id, mend);
    faults.add_all(unknown.iter().map(fault));
    known.into_iter().map(str::to_owned).gather()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What was read, and for each fault the setting and the value it names.
    fn read(settings: &[(&str, &str)]) -> (Embed, Vec<(String, String)>) {
        let (catalog, _) = crate::built_in();
        let given = settings.iter();
        let given: Vec<(String, String)> = given
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        let (embed, faults) = Embed::read(&catalog, &given);
        let faults = faults.into_iter().map(|fault| (fault.name, fault.value));
        (embed, faults.collect())
    }

    fn fault(name: &str, value: &str) -> Vec<(String, String)> {
        vec![(name.to_owned(), value.to_owned())]
    }

    #[test]
    fn what_is_taken_as_answered_is_answered() {
        let (embed, faults) = read(&[("prefecture", "43"), ("purpose", "equipment, it_tools")]);
        assert_eq!(faults, []);
        let (catalog, _) = crate::built_in();
        let line = crate::share::to_line(&catalog, &embed.preset);
        assert_eq!(line, "v1;purposes=equipment,it_tools;prefecture=43");
    }

    #[test]
    fn what_cannot_be_read_is_named_and_left_out() {
        for (name, value) in [
            ("prefecture", "48"),
            ("prefecture", "unknown"),
            ("purpose", "sails"),
            ("purpose", "unknown"),
            ("lang", "vi"),
            ("lang", "english"),
            ("compact", "maybe"),
            ("share-answers", "maybe"),
        ] {
            assert_eq!(
                read(&[(name, value)]),
                (Embed::default(), fault(name, value))
            );
        }
        for (given, language) in [
            ("easy", Language::Easy),
            ("en", Language::English),
            ("en-US", Language::English),
        ] {
            let (embed, faults) = read(&[("lang", given)]);
            assert_eq!((embed.language, faults), (language, Vec::new()), "{given}");
        }
        for given in [&[("lang", "ja")], &[("lang", "ja-JP")], &[("class", "x")]] {
            assert_eq!(read(given), (Embed::default(), Vec::new()));
        }
    }

    #[test]
    fn only_programmes_that_there_are_restrict() {
        let (embed, faults) = read(&[("programmes", "japan-brand, no-such-one,,")]);
        assert_eq!(embed.programmes, ["japan-brand"]);
        assert_eq!(faults, fault("programmes", "no-such-one"));
        let (embed, faults) = read(&[("programmes", "no-such-one")]);
        assert!(embed.programmes.is_empty());
        assert_eq!(faults, fault("programmes", "no-such-one"));
    }

    #[test]
    fn an_attribute_without_a_value_is_a_yes() {
        for (value, meant) in [("", true), ("1", true), ("true", true), ("false", false)] {
            let (embed, faults) = read(&[("compact", value), ("share-answers", value)]);
            assert_eq!((embed.compact, embed.shares), (meant, meant), "{value}");
            assert_eq!(faults, []);
        }
    }
}
