//! 進み具合: how far one has come, as a line and in words.

use crate::ui::template::html;
use yew::prelude::*;

#[cfg(not(target_family = "wasm"))]
use super::Example;
#[cfg(not(target_family = "wasm"))]
use crate::ui::Voice;

/// So many done, so many to come.
pub fn view(done: usize, remaining: usize, words: String) -> Html {
    let (value, max) = (done.to_string(), (done + remaining).max(1).to_string());
    html! {
        <div class="progress">
            <progress {value} {max} aria-hidden="true"></progress>
            <span>{ words }</span>
        </div>
    }
}

/// What the gallery shows of it.
#[cfg(not(target_family = "wasm"))]
pub fn examples(voice: Voice<'_>) -> Vec<Example> {
    use crate::ui::Word;
    let words = |remaining| voice.count(Word::Remaining, remaining);
    vec![
        Example::new("begun", view(2, 8, words(8))),
        Example::new("last", view(9, 1, words(1))),
    ]
}
