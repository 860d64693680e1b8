//! 入力の誤り: what to mend before one can go on; it takes the focus and the field points to it.

use crate::ui::template::html;
use yew::prelude::*;

#[cfg(not(target_family = "wasm"))]
use super::Example;
#[cfg(not(target_family = "wasm"))]
use crate::ui::Voice;

/// The id of the message.
pub const FAULT: &str = "fault";

/// The message, where there is one.
pub fn view(sign: &'static str, words: Option<&'static str>) -> Html {
    html! {
        if let Some(words) = words {
            <p id={FAULT} class="fault" tabindex="-1"><span class="fault-sign" aria-hidden="true">{ sign }</span>{ words }</p>
        }
    }
}

/// What the gallery shows of it.
#[cfg(not(target_family = "wasm"))]
pub fn examples(voice: Voice<'_>) -> Vec<Example> {
    use crate::ui::Word;
    let words = voice.say(Word::FaultNothingChosen);
    vec![Example::new(
        "one",
        view(voice.say(Word::FaultSign), Some(words)),
    )]
}
