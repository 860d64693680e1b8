//! しぼりこみ: several lists to choose from, beside each other where there is room; the first one is the widest.

use yew::prelude::*;

/// The lists under a name. They are built anew when `times` changes: once a person has chosen in a list, it follows nobody
/// else any more.
pub fn view(name: &'static str, times: usize, lists: Vec<Html>) -> Html {
    html! { <div key={times} class="filters" role="group" aria-label={name}>{ for lists }</div> }
}
