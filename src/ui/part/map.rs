//! 地図: the prefectures as tiles in the shape of Japan, each a round box to choose; where they lie stands in the style.

use super::choice::{Choice, State};
use yew::prelude::*;

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
        <label class={classes!("map-tile", id.clone())} for={id.clone()}>
            <input {id} type="radio" name="map" autocomplete="off" {checked} {onchange} />
            <span>{ tile.choice.label }</span>
        </label>
    }
}
