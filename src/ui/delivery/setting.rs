//! 設定: names and values from an address, from the attributes of an element, or from a file; and what is wrong with one.

use crate::{answer::Answers, catalog::Catalog};
use std::fmt;

/// The setting that picks the delivery of a page.
pub const DELIVERY: &str = "delivery";
/// Its value for the site.
pub const SITE: &str = "site";
/// Its value for a kiosk.
pub const KIOSK: &str = "kiosk";
/// What a widget is called; no page can be asked to be one.
pub const WIDGET: &str = "widget";
/// The two-digit code of the prefecture that is taken as answered.
pub const PREFECTURE: &str = "prefecture";

/// A setting that can't be read. It counts as not given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Its name.
    pub name: String,
    /// What was given.
    pub value: String,
    /// What can be given instead.
    pub mend: String,
}

impl Fault {
    /// A setting, the value that can't be read, and what can be given instead.
    #[must_use]
    pub fn new(name: &str, value: &str, mend: impl Into<String>) -> Self {
        Self {
            name: name.to_owned(),
            value: value.to_owned(),
            mend: mend.into(),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, value, mend } = self;
        write!(
            f,
            "the setting `{name}` can't be `{value}` and is left out; give {mend}"
        )
    }
}

/// The query that asks for settings.
#[must_use]
pub fn query(settings: &[(String, String)]) -> String {
    let pairs: Vec<String> = settings
        .iter()
        .map(|(name, value)| [&*escaped(name), "=", &*escaped(value)].concat())
        .collect();
    pairs.join("&")
}

fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~,".contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            escaped += &format!("%{byte:02X}");
        }
    }
    escaped
}

/// Takes the answer to a question from the setting of that name.
pub fn answer(
    catalog: &Catalog,
    preset: &mut Answers,
    question: &str,
    value: &str,
) -> Option<Fault> {
    let read = preset.read(catalog, question, value);
    read.err()
        .map(|error| Fault::new(question, value, error.mend))
}
