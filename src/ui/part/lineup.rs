//! 並び: the few things that are seen side by side, each with its number, its way in and its way out.

use super::page;
use crate::ui::template::html;
use yew::prelude::*;

#[cfg(not(target_family = "wasm"))]
use super::Example;
#[cfg(not(target_family = "wasm"))]
use crate::gather::Gather;
#[cfg(not(target_family = "wasm"))]
use crate::ui::Voice;

/// One of the things.
pub struct Place {
    /// Its number, by which it is found again below.
    pub mark: String,
    /// Its name.
    pub name: String,
    /// A second line of the name; empty for none.
    pub under: String,
    /// Short words about it.
    pub about: String,
    /// Where the name leads.
    pub address: String,
    /// Where it is taken out: address, words, and the words for who can't see the rest.
    pub out: (String, &'static str, String),
}

/// The things, side by side where there is room.
pub fn view(places: Vec<Place>) -> Html {
    let class = if places.len() > 2 {
        "lineup lineup-three"
    } else {
        "lineup"
    };
    html! { <ol {class} role="list">{ for places.into_iter().map(place) }</ol> }
}

fn place(place: Place) -> Html {
    let (out, words, whole) = place.out;
    html! {
        <li class="lineup-place">
            { mark(&place.mark) }
            <div class="lineup-text">
                <h2 class="lineup-name">
                    <a href={place.address}>
                        { place.name }
                        if !place.under.is_empty() { <span class="lineup-under">{ place.under }</span> }
                    </a>
                </h2>
                <p class="lineup-about">{ place.about }</p>
                <a class="lineup-out" href={out}>{ page::spoken(words, whole) }</a>
            </div>
        </li>
    }
}

/// The number of one of the things, as it is seen wherever it is spoken of.
pub fn mark(mark: &str) -> Html {
    html! { <span class="lineup-mark">{ mark.to_owned() }</span> }
}

/// What the gallery shows of it.
#[cfg(not(target_family = "wasm"))]
pub fn examples(voice: Voice<'_>) -> Vec<Example> {
    use crate::ui::Word;
    let place = |at: usize| Place {
        mark: at.to_string(),
        name: voice.say(Word::DoorPurpose).to_owned(),
        under: voice.say(Word::DoorSituation).to_owned(),
        about: voice.say(Word::KindSubsidy).to_owned(),
        address: "#".to_owned(),
        out: (
            "#".to_owned(),
            voice.say(Word::Change),
            voice.say(Word::Change).to_owned(),
        ),
    };
    let places = |count| (1..=count).map(place).gather();
    vec![
        Example::new("two", view(places(2))),
        Example::new("three", view(places(3))),
    ]
}
