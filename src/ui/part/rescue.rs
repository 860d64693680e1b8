//! 動かないとき: what a person can do where the app does not start. It stands in the page as plain words, and the style
//! alone shows it, because nothing else may have arrived.

use crate::ui::template::html;
use yew::prelude::*;

use super::Example;
use crate::ui::{Voice, Word};

/// What to say in one language.
pub struct Rescue {
    /// The tag of the language.
    pub tag: &'static str,
    /// That the page does not start, and the words on the link that asks for it again.
    pub slow: (&'static str, &'static str),
    /// What stands above the ways where what happened is said elsewhere.
    pub other: &'static str,
    /// That the browser is too old, and which ones are not.
    pub old: (&'static str, &'static str),
    /// A way that needs no script: its address, its words and what they lead to.
    pub list: (String, &'static str, &'static str),
    /// Whom to call or to ask, a line each; one with a number is that of a telephone.
    pub asks: Vec<(String, Option<String>)>,
}

impl Rescue {
    /// What is said in the language of `voice`: `list` is the address of the pages that need no script, `asks` are whom to
    /// call or to ask.
    pub fn new(voice: Voice<'_>, list: &str, asks: Vec<(String, Option<String>)>) -> Self {
        Self {
            tag: voice.language.tag(),
            slow: (voice.say(Word::RescueTitle), voice.say(Word::RescueAgain)),
            other: voice.say(Word::RescueOther),
            old: (
                voice.say(Word::RescueOldTitle),
                voice.say(Word::RescueOldText),
            ),
            list: (
                list.to_owned(),
                voice.say(Word::RescueList),
                voice.say(Word::RescueListAbout),
            ),
            asks,
        }
    }
}

/// The words, one language after the other. The page's own is shown where the style is there.
pub fn view(languages: Vec<Rescue>) -> Html {
    html! { <aside class="rescue">{ for languages.into_iter().map(one) }</aside> }
}

fn one(said: Rescue) -> Html {
    let (address, list, about) = said.list;
    let asks = said.asks.into_iter().map(|(line, phone)| match phone {
        Some(phone) => {
            let call = ["tel:", &phone].concat();
            html! { <li>{ line }<a href={call} class="rescue-phone">{ phone }</a></li> }
        }
        None => html! { <li>{ line }</li> },
    });
    html! {
        <div lang={said.tag} class="rescue-words">
            <p class="rescue-title rescue-slow">{ said.slow.0 }</p>
            <p class="rescue-title rescue-other">{ said.other }</p>
            <p class="rescue-title rescue-old">{ said.old.0 }</p>
            <p class="rescue-old">{ said.old.1 }</p>
            <ul>
                // The empty address is this very page, with its language and without its screen: a true reload.
                <li class="rescue-slow"><a href="">{ said.slow.1 }</a></li>
                <li><a href={address}>{ list }</a><span class="rescue-about">{ about }</span></li>
                { for asks }
            </ul>
        </div>
    }
}

/// What the gallery shows of it.
pub fn examples(voice: Voice<'_>) -> Vec<Example> {
    let asks = vec![(voice.say(Word::LimitAsk).to_owned(), None)];
    let said = Rescue::new(voice, "#", asks);
    vec![Example::new("one", view(vec![said]))]
}
