//! 見え方: a button in the bar and, below it, the choices that it unfolds. Each acts at once and shows that it is chosen.

use crate::ui::template::html;
use yew::prelude::*;

#[cfg(not(target_family = "wasm"))]
use super::Example;
#[cfg(not(target_family = "wasm"))]
use crate::gather::Gather;
#[cfg(not(target_family = "wasm"))]
use crate::ui::Voice;

/// The id of the choices.
const CHOICES: &str = "sight";

/// The button and its choices.
pub struct Sight {
    /// What the button says.
    pub name: &'static str,
    /// Whether the choices are shown.
    pub unfolded: bool,
    /// The button was pressed.
    pub pressed: Callback<()>,
    /// The choices.
    pub groups: Vec<Group>,
}

/// Choices of which one counts.
pub struct Group {
    /// What is chosen.
    pub name: &'static str,
    /// The choices.
    pub choices: Vec<Choice>,
}

/// One choice.
pub struct Choice {
    /// What it says.
    pub label: &'static str,
    /// Whether it counts now.
    pub chosen: bool,
    /// It was pressed.
    pub pressed: Callback<()>,
}

/// The button.
pub fn button(sight: &Sight) -> Html {
    let pressed = sight.pressed.clone();
    let onclick = move |_: MouseEvent| pressed.emit(());
    let expanded = if sight.unfolded { "true" } else { "false" };
    html! {
        <button type="button" class="button button-quiet sight-open" aria-expanded={expanded}
            aria-controls={sight.unfolded.then_some(CHOICES)} {onclick}>{ sight.name }</button>
    }
}

/// The choices, where they are unfolded.
pub fn choices(sight: Sight) -> Html {
    let name = sight.name;
    let groups = sight.groups.into_iter().enumerate().map(group);
    html! {
        if sight.unfolded {
            <div id={CHOICES} class="sight" role="group" aria-label={name}>{ for groups }</div>
        }
    }
}

fn group((at, group): (usize, Group)) -> Html {
    let id = [CHOICES, "-", &at.to_string()].concat();
    let choices = group.choices.into_iter().map(|choice| {
        let onclick = move |_: MouseEvent| choice.pressed.emit(());
        let pressed = if choice.chosen { "true" } else { "false" };
        html! { <button type="button" class="sight-choice" aria-pressed={pressed} {onclick}>{ choice.label }</button> }
    });
    html! {
        <div class="sight-group" role="group" aria-labelledby={id.clone()}>
            <p class="sight-name" {id}>{ group.name }</p>
            <div class="sight-choices">{ for choices }</div>
        </div>
    }
}

/// What the gallery shows of it.
#[cfg(not(target_family = "wasm"))]
pub fn examples(voice: Voice<'_>) -> Vec<Example> {
    let folded = button(&example(voice, false));
    let unfolded = example(voice, true);
    let unfolded = html! { <>{ button(&unfolded) }{ choices(unfolded) }</> };
    vec![
        Example::new("folded", folded),
        Example::new("unfolded", unfolded),
    ]
}

/// One with a choice of size and one of colors.
#[cfg(not(target_family = "wasm"))]
pub fn example(voice: Voice<'_>, unfolded: bool) -> Sight {
    use crate::ui::Word;
    let group = |name, words: &[Word]| Group {
        name: voice.say(name),
        choices: (words.iter().enumerate())
            .map(|(at, word)| Choice {
                label: voice.say(*word),
                chosen: at == 0,
                pressed: Callback::noop(),
            })
            .gather(),
    };
    let sizes = [Word::SightNormal, Word::SightLarge, Word::SightLargest];
    Sight {
        name: voice.say(Word::Sight),
        unfolded,
        pressed: Callback::noop(),
        groups: vec![
            group(Word::SightSize, &sizes),
            group(Word::SightColors, &[Word::SightPlain, Word::SightDark]),
        ],
    }
}
