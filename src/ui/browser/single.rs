//! 一つのファイル: a page that holds the whole app in itself, and gives itself out once more with other settings inside.

use super::document;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

/// What marks such a page, on its outermost element.
const MARK: &str = "data-single";
/// Where it holds its settings.
const SETTINGS: &str = "data-settings";
/// Where it says by what name and number it was made.
const VERSION: &str = "data-version";
/// What is written into the page while it runs and was not there before.
const WRITTEN: [&str; 4] = ["data-ready", "data-delivery", "data-text", "data-colors"];

thread_local! {
    /// What the page showed before the app: its title and the content of the app's element.
    static FIRST: RefCell<Option<(String, Element)>> = const { RefCell::new(None) };
}

/// Whether this page is one.
#[must_use]
pub fn is_single() -> bool {
    let root = document().and_then(|document| document.document_element());
    root.is_some_and(|root| root.has_attribute(MARK))
}

/// The name of what this page was made of, and the number behind that; none where it does not say.
#[must_use]
pub fn version() -> Option<(String, String)> {
    let root = document()?.document_element()?;
    let version = root.get_attribute(VERSION)?;
    let (name, sum) = version.split_once(' ')?;
    Some((name.to_owned(), sum.to_owned()))
}

/// Remembers what such a page shows before the app does.
pub fn remember(place: &Element) {
    let copy = place.clone_node_with_deep(true).ok();
    let copy = copy.and_then(|copy| copy.dyn_into().ok());
    let title = document().map(|document| document.title());
    if is_single() {
        FIRST.set(title.zip(copy));
    }
}

/// The text of this page with other settings inside; none where it is no such page.
///
/// Scripts go over letter by letter, so that the sums of the content policy still hold.
#[must_use]
pub fn with_settings(settings: &str) -> Option<String> {
    let root = document()?.document_element().filter(|_| is_single())?;
    let page: Element = root.clone_node_with_deep(true).ok()?.dyn_into().ok()?;
    let (title, first) = FIRST.with_borrow(Clone::clone)?;
    let place = page.query_selector(&["#", &first.id()].concat()).ok()??;
    for name in WRITTEN {
        drop(page.remove_attribute(name));
        drop(place.remove_attribute(name));
    }
    place.set_text_content(None);
    let content = first.clone_node_with_deep(true).ok()?;
    while let Some(node) = content.first_child() {
        place.append_child(&node).ok()?;
    }
    let heading: Option<Node> = page.query_selector("title").ok()?.map(Into::into);
    heading?.set_text_content(Some(&title));
    page.set_attribute(SETTINGS, settings).ok()?;
    // Nothing stands behind it: the next reader would take that into the page.
    Some(["<!doctype html>\n", &page.outer_html()].concat())
}
