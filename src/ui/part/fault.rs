//! 入力の誤り: what to mend before one can go on; it takes the focus and the field points to it.

use yew::prelude::*;

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
