//! 折りたたみ: what is there for whoever asks for it.

use crate::ui::template::html;
use yew::prelude::*;

#[cfg(not(target_family = "wasm"))]
use super::Example;
#[cfg(not(target_family = "wasm"))]
use crate::ui::Voice;

/// Content behind its title.
pub fn view(title: impl Into<AttrValue>, content: Html) -> Html {
    html! {
        <details class="folded"><summary>{ title.into() }</summary><div class="folded-content">{ content }</div></details>
    }
}

/// Content that takes long to make, made once it is asked for.
pub fn on_demand(title: impl Into<AttrValue>, content: Option<Html>, asked: Callback<()>) -> Html {
    let ontoggle = move |_| asked.emit(());
    html! {
        <details class="folded" {ontoggle}>
            <summary>{ title.into() }</summary><div class="folded-content">{ content }</div>
        </details>
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

/// What the gallery shows of it.
#[cfg(not(target_family = "wasm"))]
pub fn examples(voice: Voice<'_>) -> Vec<Example> {
    use crate::ui::Word;
    let content = || html! { <p>{ voice.say(Word::PromisePrivate) }</p> };
    let [title, line] =
        [Word::DoorPurpose, Word::VerdictMet].map(|word| voice.say(word).to_owned());
    vec![
        Example::new("folded", view(voice.say(Word::CompareTitle), content())),
        Example::new("open", with_line(State::Open, title, line, content())),
    ]
}
