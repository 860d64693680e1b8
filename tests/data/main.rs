//! The checks of the data, one a file, each with a sentence that says what it guards.

#[path = "../corpus/mod.rs"]
mod corpus;
mod documents;

mod characters;
mod cited_figures;
mod defects;
mod entries;
mod questions;
mod requirements;
mod schema;
