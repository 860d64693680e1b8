//! お知らせ: words set apart, so that they are read.

use crate::ui::template::html;
use yew::prelude::*;

#[cfg(not(target_family = "wasm"))]
use super::Example;
#[cfg(not(target_family = "wasm"))]
use crate::ui::Voice;

/// What could not be done and what to do about it, said at once.
pub fn alert(title: String, content: Html) -> Html {
    html! { <div class="notice notice-caution" role="alert"><p class="notice-title">{ title }</p>{ content }</div> }
}

/// What is to be heeded before one acts.
pub fn caution(title: &'static str, content: Html) -> Html {
    html! { <div class="notice notice-caution"><p class="notice-title">{ title }</p>{ content }</div> }
}

/// What is asked of the person before something is done.
pub fn question(title: String, content: Html) -> Html {
    html! { <section class="notice notice-question"><h2 class="notice-title">{ title }</h2>{ content }</section> }
}

/// What is new and waits for a word, while everything else can go on.
pub fn news(title: &'static str, content: Html) -> Html {
    html! { <div class="notice notice-news"><p class="notice-title">{ title }</p>{ content }</div> }
}

/// What the gallery shows of it.
#[cfg(not(target_family = "wasm"))]
pub fn examples(voice: Voice<'_>) -> Vec<Example> {
    use crate::ui::Word;
    let text = || html! { <p>{ voice.say(Word::PromisePrivate) }</p> };
    let title = voice.say(Word::CautionTitle);
    vec![
        Example::new("caution", caution(title, text())),
        Example::new("alert", alert(title.to_owned(), text())),
        Example::new("question", question(title.to_owned(), text())),
        Example::new("news", news(voice.say(Word::NewVersionTitle), text())),
    ]
}
