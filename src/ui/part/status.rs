//! 状態の行: what a page is made of and how old that is, in a line at its foot.

use yew::prelude::*;

/// The line: facts one after the other, and what is to be heeded of them; empty for nothing.
pub fn view(facts: Vec<String>, heed: String) -> Html {
    html! {
        <div class="status">
            <p class="status-facts">{ for facts.into_iter().map(|fact| html! { <span>{ fact }</span> }) }</p>
            if !heed.is_empty() { <p class="status-heed">{ heed }</p> }
        </div>
    }
}
