//! 支援みちしるべ: answers of a business in, explained advice out.
//!
//! The flow, in the order of the dependencies: an [`answer`] is checked against the [`catalog`]'s question and put among
//! the answers; [`derive`] turns the answers into [`fact`]s; [`advice`] judges every track of every programme by its
//! [`rule`]s and works out what it is worth; [`interview`] finds the question that would settle the most. [`search`] finds
//! programmes by their names and words; [`share`] reads and writes answers as text. [`truth`], [`money`] and [`date`] are
//! the nouns beneath, and all sort by [`order`] and make lists by [`gather`]. Everything up to here is free of browser,
//! clock and storage; `ui` is the only place that knows them.

#![cfg_attr(not(test), warn(clippy::disallowed_methods, clippy::disallowed_types))]

pub mod advice;
pub mod answer;
pub mod catalog;
pub mod date;
pub mod derive;
pub mod fact;
pub mod gather;
pub mod interview;
pub mod money;
pub mod order;
pub mod rule;
pub mod search;
pub mod share;
pub mod truth;
#[cfg(feature = "ui")]
pub mod ui;

/// The version of the data that was built in: eight digits that change with any word, rule or figure of it.
///
/// The build takes them from the compact catalogue ([`catalog::bundle::version`]), so that a paper can be held against
/// the data it was made of.
#[must_use]
pub fn data_version() -> &'static str {
    include_str!(concat!(env!("OUT_DIR"), "/catalog.version"))
}

/// The catalogue that was built in, and what of it could not be read.
#[must_use]
pub fn built_in() -> (catalog::Catalog, Vec<catalog::Defect>) {
    catalog::Catalog::from_bundle(include_bytes!(concat!(env!("OUT_DIR"), "/catalog.bin")))
}

/// What a pack of words has to be made for, to be used with this catalogue and these screens.
#[must_use]
pub fn words_version() -> &'static str {
    include_str!(concat!(env!("OUT_DIR"), "/words.version"))
}

/// The pack of the words of a language ([`catalog::Catalog::learn`]); none for Japanese, which is built in.
#[cfg(not(target_family = "wasm"))]
#[must_use]
pub fn words_of(language: catalog::Language) -> Option<&'static [u8]> {
    match language {
        catalog::Language::Japanese => None,
        catalog::Language::Easy => {
            Some(include_bytes!(concat!(env!("OUT_DIR"), "/words.easy.bin")))
        }
        catalog::Language::English => {
            Some(include_bytes!(concat!(env!("OUT_DIR"), "/words.en.bin")))
        }
    }
}
