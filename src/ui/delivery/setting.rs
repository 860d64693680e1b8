//! 設定: names and values from an address, from the attributes of an element, or from a file; and what is wrong with one.

use crate::gather::Gather;
use crate::{
    answer::{Answer, Answers},
    catalog::{Catalog, Language},
    fact::Fact,
};
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
/// The purposes that are taken as answered, with `,` between.
pub const PURPOSE: &str = "purpose";
/// The ids of the programmes that alone are advised, with `,` between.
pub const PROGRAMMES: &str = "programmes";
/// The language of the screens.
pub const LANG: &str = "lang";
/// The host's colors and corners.
pub const THEME: &str = "theme";
/// Whether a widget leaves out what stands around it.
pub const COMPACT: &str = "compact";
/// Whether the host asks to be told the answers.
pub const SHARE_ANSWERS: &str = "share-answers";
/// The name of the host; the widget's starter gives it and not the host's markup.
pub const HOST: &str = "host";

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
        .gather();
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

/// Takes the answer to a question from a setting, or tells what can be given instead. Between several choices there may be
/// spaces. Nothing is set up as わからない: what is not known is for the person to be asked.
pub fn answer(
    catalog: &Catalog,
    preset: &mut Answers,
    fact: Fact,
    value: &str,
) -> Result<(), String> {
    let tokens: Vec<&str> = list(value).gather();
    let mut read = preset.clone();
    read.read(catalog, fact.id(), &tokens.join(","))
        .map_err(|error| error.mend)?;
    match read.get(fact) {
        Some(Answer::Known(_)) => {
            *preset = read;
            Ok(())
        }
        Some(Answer::DontKnow) | None => {
            Err("what is known, or leave the setting out and it is asked".to_owned())
        }
    }
}

/// The parts of a list with `,` between them.
pub fn list(value: &str) -> impl Iterator<Item = &str> {
    value.split(',').map(str::trim)
}

/// Reads a language by its id, or by a tag such as `en-US`; Japanese where it can't be read.
pub fn language(value: &str, faults: &mut Vec<Fault>) -> Language {
    let first = value.split('-').next().unwrap_or_default();
    let known = Language::from_id(first);
    if known.is_none() {
        faults.push(Fault::new(LANG, value, "`ja`, `easy` or `en`"));
    }
    known.unwrap_or_default()
}

/// Reads a yes or a no; an attribute that is there and empty is a yes.
pub fn flag(name: &str, value: &str, faults: &mut Vec<Fault>) -> bool {
    match value {
        "" | "1" | "true" => true,
        "0" | "false" => false,
        other => {
            faults.push(Fault::new(name, other, "nothing, `true` or `false`"));
            false
        }
    }
}
