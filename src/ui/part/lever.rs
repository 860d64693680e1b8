//! 手立て: what one could do, and what would come of it.

use super::{card, icon::Icon};
use crate::ui::template::html;
use yew::prelude::*;

#[cfg(not(target_family = "wasm"))]
use super::Example;
#[cfg(not(target_family = "wasm"))]
use crate::ui::Voice;

/// One thing to do, or several that belong together.
pub struct Lever {
    /// The clause that leads.
    pub lead: String,
    /// The deeds, where the clause only counts them.
    pub deeds: Vec<String>,
    /// What comes of it, line by line.
    pub gains: Vec<String>,
    /// What could be done in its place.
    pub or: Option<String>,
}

/// Things to do below each other, each with what comes of it; the first ones are shown and the rest waits.
pub fn view(title: &'static str, levers: Vec<Lever>) -> Html {
    html! {
        if !levers.is_empty() {
            <div class="lever">
                <p class="lever-title">{ title }</p>
                { for levers.into_iter().map(lever) }
            </div>
        }
    }
}

/// Something that is not within reach yet, by its name, with what would bring it there.
pub struct Aim {
    /// What is drawn before the first of the short words.
    pub icon: Option<Icon>,
    /// Short words above the name.
    pub tags: Vec<String>,
    /// The name.
    pub name: String,
    /// Where the name leads.
    pub address: String,
    /// The way there.
    pub way: Option<Lever>,
}

/// An aim; it does not look like a find.
pub fn aim(aim: Aim) -> Html {
    html! {
        <article class="lever-aim">
            { card::tags(aim.icon, aim.tags) }
            <h3><a href={aim.address}>{ aim.name }</a></h3>
            { for aim.way.into_iter().map(lever) }
        </article>
    }
}

fn lever(lever: Lever) -> Html {
    html! {
        <div class="lever-one">
            <p class="lever-lead">{ lever.lead }</p>
            if !lever.deeds.is_empty() {
                <ol class="lever-deeds">{ for lever.deeds.into_iter().map(|deed| html! { <li>{ deed }</li> }) }</ol>
            }
            <ul class="lever-gains">{ for lever.gains.into_iter().map(|gain| html! { <li>{ gain }</li> }) }</ul>
            if let Some(or) = lever.or { <p class="lever-or">{ or }</p> }
        </div>
    }
}

/// What the gallery shows of it.
#[cfg(not(target_family = "wasm"))]
pub fn examples(voice: Voice<'_>) -> Vec<Example> {
    use crate::ui::Word;
    let lever = || Lever {
        lead: voice.say(Word::DoorPurpose).to_owned(),
        deeds: vec![
            voice.say(Word::DoorSituation).to_owned(),
            voice.say(Word::Change).to_owned(),
        ],
        gains: vec![voice.say(Word::VerdictMet).to_owned()],
        or: Some(voice.say(Word::OpenText).to_owned()),
    };
    let aimed = Aim {
        icon: Some(Icon::Coin),
        tags: vec![voice.say(Word::KindSubsidy).to_owned()],
        name: voice.say(Word::DoorPurpose).to_owned(),
        address: "#".to_owned(),
        way: Some(lever()),
    };
    vec![
        Example::new(
            "ways",
            view(voice.say(Word::ReachTitle), vec![lever(), lever()]),
        ),
        Example::new("aim", aim(aimed)),
    ]
}
