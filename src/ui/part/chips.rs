//! 小さなリンク: short links beside each other, as many as a line holds.

use yew::prelude::*;

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
                { for chips.into_iter().map(|chip| html! { <li><a href={chip.address} aria-label={chip.whole}>{ chip.words }</a></li> }) }
            </ul>
        }
    }
}
