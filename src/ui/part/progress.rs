//! 進み具合: how far one has come, as a line and in words.

use yew::prelude::*;

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
