//! 手もと: what was gathered so far and where it leads, at the foot of the window as long as there is room for it.

use crate::ui::template::html;
use yew::prelude::*;

#[cfg(not(target_family = "wasm"))]
use super::Example;
#[cfg(not(target_family = "wasm"))]
use crate::ui::Voice;

/// The tray: what it says, and where it leads with which words. Without words it takes no room, and is there all the same,
/// so that what comes to stand in it is read out.
pub fn view(words: Option<String>, link: Option<(String, String)>) -> Html {
    let class = if words.is_some() { "tray" } else { "tray-none" };
    html! {
        <div {class}>
            <p class="tray-words" role="status">{ words.unwrap_or_default() }</p>
            if let Some((address, words)) = link { <a class="button button-main" href={address}>{ words }</a> }
        </div>
    }
}

/// What the gallery shows of it.
#[cfg(not(target_family = "wasm"))]
pub fn examples(voice: Voice<'_>) -> Vec<Example> {
    use crate::ui::Word;
    let words = voice.count(Word::ComparePicked, 2);
    vec![Example::new(
        "two",
        view(Some(words.clone()), Some(("#".to_owned(), words))),
    )]
}
