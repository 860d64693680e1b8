//! 台帳: what is asked for, line by line, and how each line stands; the mark and the word say it, never the color alone.

use super::chips::{self, Chip};
use crate::ui::template::html;
use yew::prelude::*;

#[cfg(not(target_family = "wasm"))]
use super::Example;
#[cfg(not(target_family = "wasm"))]
use crate::ui::Voice;

/// How a line stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// It holds.
    Holds,
    /// It fails.
    Fails,
    /// It waits for an answer.
    Open,
    /// A person decides.
    ToConfirm,
}

impl Mark {
    fn class(self) -> &'static str {
        match self {
            Self::Holds => "ledger-holds",
            Self::Fails => "ledger-fails",
            Self::Open => "ledger-open",
            Self::ToConfirm => "ledger-confirm",
        }
    }
}

/// One line of a ledger.
pub struct Entry {
    /// How it stands.
    pub mark: Mark,
    /// The mark, as a sign.
    pub sign: &'static str,
    /// The mark, in words.
    pub word: &'static str,
    /// What is asked for.
    pub asked: String,
    /// What stands against it: what it is called, and what it is.
    pub against: Vec<(String, String)>,
    /// Questions it waits for.
    pub waits_for: Vec<Chip>,
    /// Where it is written.
    pub cite: String,
}

/// A ledger.
pub fn view(entries: Vec<Entry>) -> Html {
    html! { <ul class="ledger">{ for entries.into_iter().map(entry) }</ul> }
}

/// How something stands, for a place outside a ledger.
pub fn stand(mark: Mark, sign: &'static str, word: &'static str) -> Html {
    html! {
        <p class={["ledger-mark", mark.class()]}>
            <span class="ledger-sign" aria-hidden="true">{ sign }</span>{ word }
        </p>
    }
}

fn entry(entry: Entry) -> Html {
    html! {
        <li class={["ledger-entry", entry.mark.class()]}>
            { stand(entry.mark, entry.sign, entry.word) }
            <p class="ledger-asked">{ entry.asked }</p>
            if !entry.against.is_empty() {
                <dl class="ledger-against">
                    { for entry.against.into_iter().map(|(name, value)| html! { <div><dt>{ name }</dt><dd>{ value }</dd></div> }) }
                </dl>
            }
            { chips::view(entry.waits_for) }
            <p class="ledger-cite">{ entry.cite }</p>
        </li>
    }
}

/// What the gallery shows of it.
#[cfg(not(target_family = "wasm"))]
pub fn examples(voice: Voice<'_>) -> Vec<Example> {
    use crate::ui::Word;
    let marks = [
        (Mark::Holds, Word::SignHolds, Word::StandsHolds),
        (Mark::Fails, Word::SignFails, Word::StandsFails),
        (Mark::Open, Word::SignOpen, Word::StandsOpen),
        (Mark::ToConfirm, Word::SignConfirm, Word::StandsToConfirm),
    ];
    let entry = |(mark, sign, word)| Entry {
        mark,
        sign: voice.say(sign),
        word: voice.say(word),
        asked: voice.say(Word::DoorPurposeAbout).to_owned(),
        against: vec![(
            voice.say(Word::Rate).to_owned(),
            voice.say(Word::Yes).to_owned(),
        )],
        waits_for: Vec::new(),
        cite: voice.say(Word::BasisSameName).to_owned(),
    };
    vec![Example::new("marks", view(marks.map(entry).into()))]
}
