//! 選択肢: round and square boxes with their words; the whole line is the target.

use super::icon::{self, Icon};
use crate::gather::Gather;
use crate::ui::template::html;
use yew::prelude::*;

#[cfg(not(target_family = "wasm"))]
use super::Example;
#[cfg(not(target_family = "wasm"))]
use crate::ui::Voice;

/// How many of a list one may choose.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One.
    One,
    /// Any number.
    Several,
}

/// One choice.
pub struct Choice {
    /// What is drawn before its words.
    pub icon: Option<Icon>,
    /// What it says.
    pub label: String,
    /// Whether it is chosen.
    pub state: State,
    /// What happens when it is.
    pub chosen: Callback<()>,
}

/// Whether a choice is chosen.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It is.
    Chosen,
    /// It is not.
    Free,
}

impl State {
    /// Chosen when `chosen`.
    #[must_use]
    pub fn when(chosen: bool) -> Self {
        if chosen { Self::Chosen } else { Self::Free }
    }
}

/// Choices one below the other; `at` counts them through the question.
pub fn list(kind: Kind, at: &mut usize, choices: Vec<Choice>) -> Html {
    let rows: Html = choices
        .into_iter()
        .map(|choice| row(kind, at, choice))
        .gather();
    html! { <div class="choice-list">{ rows }</div> }
}

/// Choices under a heading.
pub fn group(kind: Kind, at: &mut usize, heading: &str, choices: Vec<Choice>) -> Html {
    let id = ["choice-group-", &at.to_string()].concat();
    html! {
        <div class="choice-group" role="group" aria-labelledby={id.clone()}>
            <p class="choice-heading" {id}>{ heading.to_owned() }</p>
            { list(kind, at, choices) }
        </div>
    }
}

/// Choices folded behind a heading, for the many that one knows where to look for; open where one of them is chosen.
pub fn folded(kind: Kind, at: &mut usize, heading: &str, choices: Vec<Choice>) -> Html {
    let open = choices.iter().any(|choice| choice.state == State::Chosen);
    html! {
        <details class="choice-folded" {open}>
            <summary>{ heading.to_owned() }</summary>
            { list(kind, at, choices) }
        </details>
    }
}

fn row(kind: Kind, at: &mut usize, choice: Choice) -> Html {
    let id = ["choice-", &at.to_string()].concat();
    *at += 1;
    let kind = match kind {
        Kind::One => "radio",
        Kind::Several => "checkbox",
    };
    let onchange = move |_: Event| choice.chosen.emit(());
    let checked = choice.state == State::Chosen;
    html! {
        <label class="choice" for={id.clone()}>
            <input {id} type={kind} name="choice" autocomplete="off" {checked} {onchange} />
            { for choice.icon.map(icon::view) }
            <span>{ choice.label }</span>
        </label>
    }
}

/// What the gallery shows of it.
#[cfg(not(target_family = "wasm"))]
pub fn examples(voice: Voice<'_>) -> Vec<Example> {
    use crate::ui::Word;
    let words = [Word::DoorPurpose, Word::DoorPurposeAbout, Word::DontKnow];
    let choices = |icon| {
        let choice = |(at, word): (usize, Word)| Choice {
            icon,
            label: voice.say(word).to_owned(),
            state: State::when(at == 1),
            chosen: Callback::noop(),
        };
        words.into_iter().enumerate().map(choice).gather::<Vec<_>>()
    };
    let short = || -> Vec<Choice> {
        let choice = |word| Choice {
            icon: None,
            label: voice.say(word).to_owned(),
            state: State::when(word == Word::Yes),
            chosen: Callback::noop(),
        };
        [Word::Yes, Word::No, Word::DontKnow].map(choice).into()
    };
    let heading = voice.say(Word::AnswerRoughly);
    let mut at = 0;
    vec![
        Example::new("one", list(Kind::One, &mut at, choices(None))),
        Example::new(
            "several",
            list(Kind::Several, &mut at, choices(Some(Icon::Rain))),
        ),
        Example::new("group", group(Kind::One, &mut at, heading, choices(None))),
        Example::new("folded", folded(Kind::One, &mut at, heading, Vec::new())),
        Example::new("unfolded", folded(Kind::One, &mut at, heading, short())),
    ]
}
