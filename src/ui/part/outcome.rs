//! 変わること: what would come, go or be worth something else; a sign says which, never the color alone.

use crate::ui::template::html;
use yew::prelude::*;

#[cfg(not(target_family = "wasm"))]
use super::Example;
#[cfg(not(target_family = "wasm"))]
use crate::ui::Voice;

/// Which way a line goes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// It is more than before.
    More,
    /// It is less than before.
    Less,
    /// Neither.
    Same,
}

/// One change.
pub struct Line {
    /// Which way.
    pub way: Way,
    /// What changes.
    pub words: String,
}

/// Changes under a title; they are read aloud when they turn up.
pub fn view(title: &'static str, lines: Vec<Line>) -> Html {
    let line = |line: Line| {
        let (class, sign) = match line.way {
            Way::More => ("outcome-line outcome-more", "+"),
            Way::Less => ("outcome-line outcome-less", "\u{2212}"),
            Way::Same => ("outcome-line", ""),
        };
        html! { <li {class}><span class="outcome-sign" aria-hidden="true">{ sign }</span><span>{ line.words }</span></li> }
    };
    html! {
        <section class="outcome" aria-live="polite">
            <h2 class="outcome-title">{ title }</h2>
            <ul>{ for lines.into_iter().map(line) }</ul>
        </section>
    }
}

/// What the gallery shows of it.
#[cfg(not(target_family = "wasm"))]
pub fn examples(voice: Voice<'_>) -> Vec<Example> {
    use crate::ui::Word;
    let line = |(way, word)| Line {
        way,
        words: voice.say(word).to_owned(),
    };
    let lines = [
        (Way::More, Word::VerdictMet),
        (Way::Less, Word::VerdictFailed),
        (Way::Same, Word::VerdictOpen),
    ];
    vec![Example::new(
        "three",
        view(voice.say(Word::TryTitle), lines.map(line).into()),
    )]
}
