//! ことばの説明: what a term of art means, folded below the text that uses it.

use crate::ui::template::html;
use yew::prelude::*;

#[cfg(not(target_family = "wasm"))]
use super::Example;
#[cfg(not(target_family = "wasm"))]
use crate::ui::Voice;

/// A term.
pub struct Term {
    /// What asks for the explanation: `経営革新計画とは`.
    pub title: String,
    /// What it means.
    pub text: String,
    /// Who says so.
    pub source: String,
}

/// The terms of a text; nothing where it has none.
pub fn list(terms: Vec<Term>) -> Html {
    let any = !terms.is_empty();
    let terms = terms.into_iter().map(|term| {
        html! {
            <details class="term">
                <summary><span>{ term.title }</span></summary>
                <p>{ term.text }</p>
                <p class="term-source">{ term.source }</p>
            </details>
        }
    });
    html! { if any { <div class="terms">{ for terms }</div> } }
}

/// What the gallery shows of it.
#[cfg(not(target_family = "wasm"))]
pub fn examples(voice: Voice<'_>) -> Vec<Example> {
    use crate::ui::Word;
    let term = |word: Word| Term {
        title: voice.fill(Word::TermTitle, &[("term", voice.say(word))]),
        text: voice.say(Word::AmountNote).to_owned(),
        source: voice.fill(Word::TermSource, &[("source", voice.say(Word::YearNewest))]),
    };
    let terms = vec![term(Word::Rate), term(Word::Cap)];
    vec![Example::new("list", list(terms))]
}
