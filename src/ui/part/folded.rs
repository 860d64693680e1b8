//! 折りたたみ: what is there for whoever asks for it.

use yew::prelude::*;

/// Content behind its title.
pub fn view(title: impl Into<AttrValue>, content: Html) -> Html {
    html! {
        <details class="folded"><summary>{ title.into() }</summary><div class="folded-content">{ content }</div></details>
    }
}

/// Whether a fold is open at first.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It is.
    Open,
    /// It waits to be asked for.
    Folded,
}

/// Content behind a title with a line below it.
pub fn with_line(state: State, title: String, line: String, content: Html) -> Html {
    let open = state == State::Open;
    html! {
        <details class="folded" {open}>
            <summary><span>{ title }<span class="folded-line">{ line }</span></span></summary>
            <div class="folded-content">{ content }</div>
        </details>
    }
}
