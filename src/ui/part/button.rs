//! ボタン: what one presses and where one goes, in three weights.

use super::page;
use crate::ui::template::html;
use yew::prelude::*;

#[cfg(not(target_family = "wasm"))]
use super::Example;
#[cfg(not(target_family = "wasm"))]
use crate::ui::Voice;

/// How much a button weighs on its screen.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// The one thing to do here.
    Main,
    /// Something else one may do.
    Second,
    /// A way out that should not draw the eye.
    Quiet,
}

impl Look {
    /// The classes of the style.
    pub fn class(self) -> &'static str {
        match self {
            Self::Main => "button button-main",
            Self::Second => "button button-second",
            Self::Quiet => "button button-quiet",
        }
    }
}

/// A link that looks like a button.
pub fn link(look: Look, address: String, label: &'static str) -> Html {
    html! { <a class={look.class()} href={address}>{ label }</a> }
}

/// A link that looks like a button and opens another page beside this one.
pub fn out(look: Look, address: String, label: &'static str) -> Html {
    html! { <a class={look.class()} href={address} target="_blank" rel="noopener noreferrer">{ label }</a> }
}

/// A button that does something.
pub fn press(look: Look, label: &'static str, pressed: Callback<()>) -> Html {
    let onclick = move |_: MouseEvent| pressed.emit(());
    html! { <button type="button" class={look.class()} {onclick}>{ label }</button> }
}

/// A button among several of its words: its id, and its words for who can't see what stands around it.
pub fn named(id: String, label: &'static str, whole: String, pressed: Callback<()>) -> Html {
    let onclick = move |_: MouseEvent| pressed.emit(());
    let class = "button button-second button-small";
    html! { <button type="button" {id} {class} {onclick}>{ page::spoken(label, whole) }</button> }
}

/// A button that looks like a link, with its words for who can't see what stands around it.
pub fn plain(label: &'static str, whole: String, pressed: Callback<()>) -> Html {
    let onclick = move |_: MouseEvent| pressed.emit(());
    html! { <button type="button" class="button button-plain" {onclick}>{ page::spoken(label, whole) }</button> }
}

/// A button that looks like a link and says all by itself.
pub fn plain_words(words: String, pressed: Callback<()>) -> Html {
    let onclick = move |_: MouseEvent| pressed.emit(());
    html! { <button type="button" class="button button-plain" {onclick}>{ words }</button> }
}

/// The button that sends a form.
pub fn submit(label: &'static str) -> Html {
    html! { <button type="submit" class={Look::Main.class()}>{ label }</button> }
}

/// What belongs to the screen alone and is not printed.
pub fn unprinted(content: Html) -> Html {
    html! { <div class="button-unprinted">{ content }</div> }
}

/// Several in a row, one below the other where there is no room.
pub fn row(buttons: Html) -> Html {
    html! { <div class="button-row">{ buttons }</div> }
}

/// What the gallery shows of it.
#[cfg(not(target_family = "wasm"))]
pub fn examples(voice: Voice<'_>) -> Vec<Example> {
    use crate::ui::Word;
    let press = |look, word| press(look, voice.say(word), Callback::noop());
    let three = html! {
        <>
            { press(Look::Main, Word::Next) }
            { press(Look::Second, Word::Skip) }
            { press(Look::Quiet, Word::Back) }
        </>
    };
    let change = || voice.say(Word::Change);
    vec![
        Example::new("row", row(three)),
        Example::new(
            "link",
            row(link(
                Look::Second,
                String::new(),
                voice.say(Word::CatalogueLink),
            )),
        ),
        Example::new(
            "named",
            named(
                "example-named".to_owned(),
                change(),
                change().to_owned(),
                Callback::noop(),
            ),
        ),
        Example::new(
            "plain",
            plain(change(), change().to_owned(), Callback::noop()),
        ),
    ]
}
