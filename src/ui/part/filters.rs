//! しぼりこみ: several lists to choose from, beside each other where there is room; the first one is the widest.

use crate::ui::template::html;
use yew::prelude::*;

#[cfg(not(target_family = "wasm"))]
use super::Example;
#[cfg(not(target_family = "wasm"))]
use crate::ui::Voice;

/// The lists under a name. They are built anew when `times` changes: once a person has chosen in a list, it follows nobody
/// else any more.
pub fn view(name: &'static str, times: usize, lists: Vec<Html>) -> Html {
    html! { <div key={times} class="filters" role="group" aria-label={name}>{ for lists }</div> }
}

/// What the gallery shows of it.
#[cfg(not(target_family = "wasm"))]
pub fn examples(voice: Voice<'_>) -> Vec<Example> {
    use super::select;
    use crate::ui::Word;
    let list = |word| {
        let label = voice.say(word);
        let entry = |word| select::Entry {
            value: String::new(),
            label: voice.say(word).to_owned(),
            group: String::new(),
        };
        select::view(
            "filters-example",
            label,
            vec![entry(Word::YearNewest)],
            "",
            Callback::noop(),
        )
    };
    let lists = [Word::FilterKind, Word::YearLabel, Word::SettingPrefecture].map(list);
    vec![Example::new(
        "three",
        view(voice.say(Word::FilterKind), 0, lists.into()),
    )]
}
