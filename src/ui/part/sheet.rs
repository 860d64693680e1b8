//! 一覧表: names and what belongs to them, one a line, perhaps with something to do about it.

use super::page;
use crate::ui::template::html;
use yew::prelude::*;

#[cfg(not(target_family = "wasm"))]
use super::Example;
#[cfg(not(target_family = "wasm"))]
use crate::ui::Voice;

/// One line of a sheet.
pub struct Line {
    /// The name.
    pub name: String,
    /// What belongs to it.
    pub value: Html,
    /// Where to change it: address, words, and the words for who can't see the line.
    pub change: Option<(String, &'static str, String)>,
}

/// A sheet of lines.
pub fn view(lines: Vec<Line>) -> Html {
    html! {
        if !lines.is_empty() { <dl class="sheet">{ for lines.into_iter().map(line) }</dl> }
    }
}

fn line(line: Line) -> Html {
    html! {
        <div class="sheet-line">
            <dt>{ line.name }</dt>
            <dd>{ line.value }</dd>
            if let Some((address, words, whole)) = line.change {
                <dd class="sheet-change"><a href={address}>{ page::spoken(words, whole) }</a></dd>
            }
        </div>
    }
}

/// What the gallery shows of it.
#[cfg(not(target_family = "wasm"))]
pub fn examples(voice: Voice<'_>) -> Vec<Example> {
    use crate::ui::Word;
    let line = |word, change| Line {
        name: voice.say(word).to_owned(),
        value: html! { <strong>{ voice.say(Word::Yes) }</strong> },
        change,
    };
    let change = (
        "#".to_owned(),
        voice.say(Word::Change),
        voice.say(Word::Change).to_owned(),
    );
    vec![Example::new(
        "two",
        view(vec![line(Word::Rate, Some(change)), line(Word::Cap, None)]),
    )]
}
