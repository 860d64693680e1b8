//! 小さなリンク: short links beside each other, as many as a line holds.

use super::page;
use crate::ui::template::html;
use yew::prelude::*;

#[cfg(not(target_family = "wasm"))]
use super::Example;
#[cfg(not(target_family = "wasm"))]
use crate::ui::Voice;

/// One link.
pub struct Chip {
    /// Where it leads.
    pub address: String,
    /// What it says, short for the eye.
    pub words: String,
    /// What it says to who can't see what stands around it.
    pub whole: String,
}

/// Links beside each other.
pub fn view(chips: Vec<Chip>) -> Html {
    html! {
        if !chips.is_empty() {
            <ul class="chips">
                { for chips.into_iter().map(|chip| html! { <li><a href={chip.address}>{ page::spoken(chip.words, chip.whole) }</a></li> }) }
            </ul>
        }
    }
}

/// What the gallery shows of it.
#[cfg(not(target_family = "wasm"))]
pub fn examples(voice: Voice<'_>) -> Vec<Example> {
    use crate::ui::Word;
    let chip = |word| Chip {
        address: "#".to_owned(),
        words: voice.say(word).to_owned(),
        whole: voice.say(word).to_owned(),
    };
    let some = [
        Word::Rate,
        Word::Cap,
        Word::DoorSituation,
        Word::CatalogueLink,
    ];
    vec![Example::new("several", view(some.map(chip).into()))]
}
