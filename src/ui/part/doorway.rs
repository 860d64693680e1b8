//! 入口: a large way in, with a line on what lies behind it.

use crate::ui::template::html;
use yew::prelude::*;

#[cfg(not(target_family = "wasm"))]
use super::Example;
#[cfg(not(target_family = "wasm"))]
use crate::ui::Voice;

/// A way in.
pub fn view(title: &'static str, about: &'static str, pressed: Callback<()>) -> Html {
    let onclick = move |_: MouseEvent| pressed.emit(());
    html! {
        <button type="button" class="doorway" {onclick}>
            <span class="doorway-title">{ title }</span>
            <span class="doorway-about">{ about }</span>
        </button>
    }
}

/// What the gallery shows of it.
#[cfg(not(target_family = "wasm"))]
pub fn examples(voice: Voice<'_>) -> Vec<Example> {
    use crate::ui::Word;
    let [title, about] = [Word::DoorPurpose, Word::DoorPurposeAbout].map(|word| voice.say(word));
    vec![Example::new("one", view(title, about, Callback::noop()))]
}
