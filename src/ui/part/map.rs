//! 地図: the prefectures as tiles in the shape of Japan, each a round box to choose; where they lie stands in the style.

use super::choice::{Choice, State};
use crate::ui::template::html;
use yew::prelude::*;

#[cfg(not(target_family = "wasm"))]
use super::Example;
#[cfg(not(target_family = "wasm"))]
use crate::ui::Voice;

/// One place.
pub struct Tile {
    /// Which one: the two-digit code of the prefecture.
    pub place: String,
    /// What it says, and whether it is chosen.
    pub choice: Choice,
}

/// The map beside its equal, the list; where there is no room for tiles that a finger meets, the list stands alone.
/// `name` says what the map is for, and `lead` that either will do.
pub fn view(name: &'static str, lead: &'static str, tiles: Vec<Tile>, list: Html) -> Html {
    html! {
        <div class="map-question">
            <p class="map-lead">{ lead }</p>
            <div class="map" role="group" aria-label={name}>
                { for tiles.into_iter().map(tile) }
            </div>
            <div class="map-list">{ list }</div>
        </div>
    }
}

fn tile(tile: Tile) -> Html {
    let id = ["map-", &tile.place].concat();
    let onchange = move |_: Event| tile.choice.chosen.emit(());
    let checked = tile.choice.state == State::Chosen;
    // A name of its own: the list is a second set of round boxes, and the browser lets only one of a set be chosen.
    html! {
        <label class={["map-tile", &id]} for={id.clone()}>
            <input {id} type="radio" name="map" autocomplete="off" {checked} {onchange} />
            <span>{ tile.choice.label }</span>
        </label>
    }
}

/// What the gallery shows of it.
#[cfg(not(target_family = "wasm"))]
pub fn examples(voice: Voice<'_>) -> Vec<Example> {
    use super::choice;
    use crate::{fact::Fact, ui::Word};
    let question = voice.catalog.question(Fact::Prefecture);
    let options = question.into_iter().flat_map(|question| &question.options);
    let tile = |option: &'_ crate::catalog::Choice| Tile {
        place: option.token.clone(),
        choice: Choice {
            icon: None,
            label: voice.text(&option.label).to_owned(),
            state: State::when(option.token == "43"),
            chosen: Callback::noop(),
        },
    };
    let mut tiles = Vec::new();
    for option in options {
        tiles.push(tile(option));
    }
    let [name, lead] = [Word::MapName, Word::MapLead].map(|word| voice.say(word));
    let list = choice::folded(
        choice::Kind::One,
        &mut 0,
        voice.say(Word::SettingPrefecture),
        Vec::new(),
    );
    vec![Example::new("japan", view(name, lead, tiles, list))]
}
