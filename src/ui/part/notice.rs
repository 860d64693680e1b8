//! お知らせ: words set apart, so that they are read.

use yew::prelude::*;

/// What is to be heeded before one acts.
pub fn caution(title: &'static str, content: Html) -> Html {
    html! { <div class="notice notice-caution"><p class="notice-title">{ title }</p>{ content }</div> }
}
