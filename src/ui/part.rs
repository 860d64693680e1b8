//! 部品: pieces of screens, each with a style sheet of the same name in `static/style/`. A part knows no programme.

pub mod amount;
pub mod button;
pub mod card;
pub mod chips;
pub mod choice;
pub mod comparison;
pub mod copy;
pub mod doorway;
pub mod fault;
pub mod file_field;
pub mod filters;
pub mod folded;
pub mod icon;
pub mod languages;
pub mod ledger;
pub mod lever;
pub mod lineup;
pub mod listing;
pub mod map;
pub mod modal;
pub mod notice;
pub mod number_field;
pub mod number_pad;
pub mod outcome;
pub mod page;
pub mod paper;
pub mod progress;
pub mod qr;
pub mod register;
#[cfg(not(target_family = "wasm"))]
pub mod rescue;
pub mod search_field;
pub mod select;
pub mod settling;
pub mod sheet;
pub mod sight;
pub mod split;
pub mod status;
pub mod term;
pub mod text_field;
pub mod timeline;
pub mod tray;

#[cfg(not(target_family = "wasm"))]
use super::Voice;
#[cfg(not(target_family = "wasm"))]
use yew::Html;

/// A part as it may stand on a screen, for the gallery.
#[cfg(not(target_family = "wasm"))]
pub struct Example {
    /// What is to be seen of the part.
    pub name: &'static str,
    /// It.
    pub content: Html,
}

#[cfg(not(target_family = "wasm"))]
impl Example {
    /// An example by its name.
    #[must_use]
    pub fn new(name: &'static str, content: Html) -> Self {
        Self { name, content }
    }
}

/// Makes the examples of a part.
#[cfg(not(target_family = "wasm"))]
pub type Examples = fn(Voice<'_>) -> Vec<Example>;

/// Every part with its examples. They are rendered by the build alone, so the page carries none of them.
#[cfg(not(target_family = "wasm"))]
pub const GALLERY: [(&str, Examples); 41] = [
    ("amount", amount::examples),
    ("button", button::examples),
    ("card", card::examples),
    ("chips", chips::examples),
    ("choice", choice::examples),
    ("comparison", comparison::examples),
    ("copy", copy::examples),
    ("doorway", doorway::examples),
    ("fault", fault::examples),
    ("file_field", file_field::examples),
    ("filters", filters::examples),
    ("folded", folded::examples),
    ("icon", icon::examples),
    ("languages", languages::examples),
    ("ledger", ledger::examples),
    ("lever", lever::examples),
    ("lineup", lineup::examples),
    ("listing", listing::examples),
    ("map", map::examples),
    ("modal", modal::examples),
    ("notice", notice::examples),
    ("number_field", number_field::examples),
    ("number_pad", number_pad::examples),
    ("outcome", outcome::examples),
    ("page", page::examples),
    ("paper", paper::examples),
    ("progress", progress::examples),
    ("qr", qr::examples),
    ("register", register::examples),
    ("rescue", rescue::examples),
    ("search_field", search_field::examples),
    ("select", select::examples),
    ("settling", settling::examples),
    ("sheet", sheet::examples),
    ("sight", sight::examples),
    ("split", split::examples),
    ("status", status::examples),
    ("term", term::examples),
    ("text_field", text_field::examples),
    ("timeline", timeline::examples),
    ("tray", tray::examples),
];
