//! 部品: pieces of screens, each with a style sheet of the same name in `static/style/`. A part knows no programme.

pub mod amount;
pub mod button;
pub mod card;
pub mod chips;
pub mod choice;
pub mod comparison;
pub mod doorway;
pub mod fault;
pub mod filters;
pub mod folded;
pub mod ledger;
pub mod lineup;
pub mod listing;
pub mod notice;
pub mod number_field;
pub mod page;
pub mod progress;
pub mod register;
pub mod search_field;
pub mod select;
pub mod sheet;
pub mod tray;
