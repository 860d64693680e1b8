//! ファイルを選ぶ欄: one file of the device; what becomes of it is its screen's business.

use super::button::Look;
use crate::ui::template::html;
use web_sys::{File, HtmlInputElement};
use yew::prelude::*;

#[cfg(not(target_family = "wasm"))]
use super::Example;
#[cfg(not(target_family = "wasm"))]
use crate::ui::Voice;

const FIELD: &str = "file-field";

/// A button that picks a file with one of the endings (`.txt,text/plain`).
///
/// The field itself lies unseen over the button, because its own words are the browser's and in the browser's language; a
/// file can still be dropped on it.
pub fn view(label: &'static str, endings: &'static str, picked: Callback<File>) -> Html {
    let onchange = move |event: Event| {
        let field = event.target_unchecked_into::<HtmlInputElement>();
        let file = field.files().and_then(|files| files.get(0));
        // Emptied, so that the same file can be picked again once it is mended.
        field.set_value("");
        if let Some(file) = file {
            picked.emit(file);
        }
    };
    html! {
        <p class="file-field">
            <input id={FIELD} class="file-input" type="file" accept={endings} {onchange} />
            <label class={Look::Second.class()} for={FIELD}>{ label }</label>
        </p>
    }
}

/// What the gallery shows of it.
#[cfg(not(target_family = "wasm"))]
pub fn examples(voice: Voice<'_>) -> Vec<Example> {
    use crate::ui::Word;
    let label = voice.say(Word::SetupFilePress);
    vec![Example::new("one", view(label, ".txt", Callback::noop()))]
}
