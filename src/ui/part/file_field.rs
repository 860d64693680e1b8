//! ファイルを選ぶ欄: one file of the device; what becomes of it is its screen's business.

use web_sys::{File, HtmlInputElement};
use yew::prelude::*;

const FIELD: &str = "file-field";

/// A labeled field for a file with one of the endings (`.txt,text/plain`).
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
            <label for={FIELD}>{ label }</label>
            <input id={FIELD} type="file" accept={endings} {onchange} />
        </p>
    }
}
