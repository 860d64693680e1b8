//! 一覧から選ぶ欄: one of a few things, with a label; choosing changes what is shown and leads nowhere.

use crate::ui::template::html;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

#[cfg(not(target_family = "wasm"))]
use super::Example;
#[cfg(not(target_family = "wasm"))]
use crate::ui::Voice;

/// One thing to choose.
pub struct Entry {
    /// What it is called in the page's own code.
    pub value: String,
    /// What it says.
    pub label: String,
    /// The heading it stands under; empty for none.
    pub group: String,
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
    let mut groups: Vec<(String, Vec<Html>)> = Vec::new();
    for entry in entries {
        let option = option(&entry, chosen);
        match groups.iter_mut().find(|(group, _)| *group == entry.group) {
            Some((_, options)) => options.push(option),
            None => groups.push((entry.group, vec![option])),
        }
    }
    let groups = groups.into_iter().map(|(label, options)| {
        html! {
            if label.is_empty() { { for options } } else { <optgroup {label}>{ for options }</optgroup> }
        }
    });
    html! {
        <p class="select">
            <label for={id}>{ label }</label>
            <select {id} autocomplete="off" {onchange}>{ for groups }</select>
        </p>
    }
}

fn option(entry: &Entry, chosen: &str) -> Html {
    let selected = entry.value == chosen;
    html! { <option value={entry.value.clone()} {selected}>{ entry.label.clone() }</option> }
}

/// What the gallery shows of it.
#[cfg(not(target_family = "wasm"))]
pub fn examples(voice: Voice<'_>) -> Vec<Example> {
    use crate::ui::Word;
    let entry = |(value, word): (&str, Word)| Entry {
        value: value.to_owned(),
        label: voice.say(word).to_owned(),
        group: String::new(),
    };
    let entries = [("", Word::YearNewest), ("1", Word::DoorPurpose)].map(entry);
    let label = voice.say(Word::YearLabel);
    vec![Example::new(
        "two",
        view(
            "select-example",
            label,
            entries.into(),
            "1",
            Callback::noop(),
        ),
    )]
}
