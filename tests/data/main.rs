//! The checks of the data, one a file, each with a sentence that says what it guards.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

#[path = "../corpus/mod.rs"]
mod corpus;
mod documents;
#[path = "../wording/mod.rs"]
mod wording;

mod characters;
mod cited_figures;
mod codes;
mod defects;
mod entries;
mod ids;
mod links;
mod numbers;
mod order;
mod places;
mod questions;
mod reach;
mod requirements;
mod schema;
mod terms;
mod texts;
