//! カード: one thing among several, with a name that leads to it.

use super::icon::{self, Icon};
use crate::ui::template::html;
use yew::prelude::*;

#[cfg(not(target_family = "wasm"))]
use super::Example;
#[cfg(not(target_family = "wasm"))]
use crate::ui::Voice;

/// What stands on a card.
pub struct Card {
    /// What is drawn before the first of the short words.
    pub icon: Option<Icon>,
    /// Short words above the name.
    pub tags: Vec<String>,
    /// The name.
    pub name: String,
    /// A second line of the name; empty for none.
    pub under: String,
    /// Where the name leads.
    pub address: String,
    /// The rest.
    pub body: Html,
}

/// A card.
pub fn view(card: Card) -> Html {
    html! {
        <article class="card">
            { tags(card.icon, card.tags) }
            <h3 class="card-name">
                <a href={card.address}>
                    { card.name }
                    if !card.under.is_empty() { <span class="card-under">{ card.under }</span> }
                </a>
            </h3>
            { card.body }
        </article>
    }
}

/// Short words in a row, the first one marked and with a drawing before it.
pub fn tags(icon: Option<Icon>, tags: Vec<String>) -> Html {
    let mut icon = icon.map(icon::view);
    let tags = tags.into_iter().map(|tag| {
        let drawn = icon.take();
        html! { <span class="card-tag">{ drawn }{ tag }</span> }
    });
    html! { <p class="card-tags">{ for tags }</p> }
}

/// Lines under a title of their own, with something to do about them.
pub fn aside(title: String, lines: Vec<String>, way: Html) -> Html {
    html! {
        <div class="card-aside">
            <p class="card-aside-title">{ title }</p>
            { self::lines(lines) }
            { way }
        </div>
    }
}

/// Lines of small print.
pub fn lines(lines: Vec<String>) -> Html {
    html! {
        if !lines.is_empty() {
            <ul class="card-lines">{ for lines.into_iter().map(|line| html! { <li>{ line }</li> }) }</ul>
        }
    }
}

/// What the gallery shows of it.
#[cfg(not(target_family = "wasm"))]
pub fn examples(voice: Voice<'_>) -> Vec<Example> {
    use crate::ui::Word;
    let card = |icon| Card {
        icon,
        tags: vec![
            voice.say(Word::KindSubsidy).to_owned(),
            voice.say(Word::PastTag).to_owned(),
        ],
        name: voice.say(Word::DoorPurpose).to_owned(),
        under: voice.say(Word::DoorSituation).to_owned(),
        address: "#".to_owned(),
        body: html! { <p>{ voice.say(Word::DoorPurposeAbout) }</p> },
    };
    let some = vec![
        voice.say(Word::AmountNote).to_owned(),
        voice.say(Word::OpenText).to_owned(),
    ];
    vec![
        Example::new("drawn", view(card(Some(Icon::Coin)))),
        Example::new("bare", view(card(None))),
        Example::new(
            "aside",
            aside(voice.say(Word::Changed).to_owned(), some, html! {}),
        ),
    ]
}
