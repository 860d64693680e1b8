//! 一覧: many things one below the other, each with a name that leads to it, under a heading that counts them.

use super::{card, icon::Icon};
use crate::ui::template::html;
use yew::prelude::*;

#[cfg(not(target_family = "wasm"))]
use super::Example;
#[cfg(not(target_family = "wasm"))]
use crate::ui::Voice;

/// The id of the heading, for the focus.
pub const HEADING: &str = "listing-heading";

/// One thing of a listing.
pub struct Row {
    /// What is drawn before the first of the short words.
    pub icon: Option<Icon>,
    /// Short words above the name.
    pub tags: Vec<String>,
    /// The name.
    pub name: String,
    /// Where the name leads.
    pub address: String,
    /// What it is, in a line.
    pub gist: String,
}

/// The id of the name of the thing that stands `at` so many others, for the focus.
#[must_use]
pub fn id(at: usize) -> String {
    ["listing-", &at.to_string()].concat()
}

/// The heading that says what was found, and what one may do about that beside it; it is read aloud when it changes.
pub fn heading(text: String, beside: Html) -> Html {
    html! {
        <div class="listing-head">
            <h2 id={HEADING} tabindex="-1" aria-live="polite">{ text }</h2>
            { beside }
        </div>
    }
}

/// The things.
pub fn view(rows: Vec<Row>) -> Html {
    html! { <ul class="listing">{ for rows.into_iter().enumerate().map(row) }</ul> }
}

fn row((at, row): (usize, Row)) -> Html {
    html! {
        <li class="listing-row">
            { card::tags(row.icon, row.tags) }
            <h3><a id={id(at)} class="listing-name" href={row.address}>{ row.name }</a></h3>
            <p class="listing-gist">{ row.gist }</p>
        </li>
    }
}

/// What the gallery shows of it.
#[cfg(not(target_family = "wasm"))]
pub fn examples(voice: Voice<'_>) -> Vec<Example> {
    use crate::ui::Word;
    let row = |icon| Row {
        icon,
        tags: vec![
            voice.say(Word::KindSubsidy).to_owned(),
            voice.say(Word::PastTag).to_owned(),
        ],
        name: voice.say(Word::DoorPurpose).to_owned(),
        address: "#".to_owned(),
        gist: voice.say(Word::DoorPurposeAbout).to_owned(),
    };
    let heading = heading(voice.count(Word::SoManyFit, 2), html! {});
    let rows = view(vec![row(Some(Icon::Coin)), row(None)]);
    vec![Example::new("two", html! { <>{ heading }{ rows }</> })]
}
