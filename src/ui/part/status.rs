//! 状態の行: what a page is made of and how old that is, in a line at its foot.

use crate::ui::template::html;
use yew::prelude::*;

#[cfg(not(target_family = "wasm"))]
use super::Example;
#[cfg(not(target_family = "wasm"))]
use crate::ui::Voice;

/// The line: facts one after the other, and what is to be heeded of them; empty for nothing.
pub fn view(facts: Vec<String>, heed: String) -> Html {
    html! {
        <div class="status">
            <p class="status-facts">{ for facts.into_iter().map(|fact| html! { <span>{ fact }</span> }) }</p>
            if !heed.is_empty() { <p class="status-heed">{ heed }</p> }
        </div>
    }
}

/// What the gallery shows of it.
#[cfg(not(target_family = "wasm"))]
pub fn examples(voice: Voice<'_>) -> Vec<Example> {
    use crate::ui::Word;
    let facts = vec![
        voice.say(Word::Brand).to_owned(),
        voice.say(Word::YearNewest).to_owned(),
    ];
    let heed = voice.count(Word::StatusOld, 200);
    vec![
        Example::new("old", view(facts.clone(), heed)),
        Example::new("new", view(facts, String::new())),
    ]
}
