//! 一覧から選ぶ欄: one of a few things, with a label; choosing changes what is shown and leads nowhere.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// One thing to choose.
pub struct Entry {
    /// What it is called in the page's own code.
    pub value: String,
    /// What it says.
    pub label: String,
}

/// A labeled list. `chosen` is the value that stands; `changed` takes another.
pub fn view(
    id: &'static str,
    label: &'static str,
    entries: Vec<Entry>,
    chosen: &str,
    changed: Callback<String>,
) -> Html {
    let onchange = move |event: Event| {
        changed.emit(event.target_unchecked_into::<HtmlSelectElement>().value());
    };
    let options = entries.into_iter().map(|entry| {
        let selected = entry.value == chosen;
        html! { <option value={entry.value} {selected}>{ entry.label }</option> }
    });
    html! {
        <p class="select">
            <label for={id}>{ label }</label>
            <select {id} {onchange}>{ for options }</select>
        </p>
    }
}
