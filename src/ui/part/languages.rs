//! 言語の切り替え: the languages to choose from, each by its own name.

use crate::ui::template::html;
use yew::prelude::*;

#[cfg(not(target_family = "wasm"))]
use super::Example;
#[cfg(not(target_family = "wasm"))]
use crate::gather::Gather;
#[cfg(not(target_family = "wasm"))]
use crate::ui::Voice;

/// A language to choose.
pub struct Choice {
    /// The tag of the language, such as `en`.
    pub tag: &'static str,
    /// Its own name.
    pub name: &'static str,
    /// Whether the page is in it.
    pub is_spoken: bool,
    /// It was chosen.
    pub chosen: Callback<()>,
}

/// The languages in a row; nothing where there is no choice. `fault` is what to say of one that could not be had: the tag of
/// its language, and the words.
pub fn view(
    label: &'static str,
    languages: Vec<Choice>,
    fault: Option<(&'static str, &'static str)>,
) -> Html {
    if languages.len() < 2 {
        return Html::default();
    }
    let buttons = languages.into_iter().map(|language| {
        let onclick = move |_: MouseEvent| language.chosen.emit(());
        let pressed = if language.is_spoken { "true" } else { "false" };
        html! {
            <button type="button" class="languages-one" lang={language.tag} aria-pressed={pressed} {onclick}>{ language.name }</button>
        }
    });
    html! {
        <div class="languages">
            <div class="languages-list" role="group" aria-label={label}>{ for buttons }</div>
            <div role="status">
                if let Some((tag, words)) = fault {
                    <p class="languages-fault" lang={tag}>{ words }</p>
                }
            </div>
        </div>
    }
}

/// A language that another page is in.
#[cfg(not(target_family = "wasm"))]
pub struct Way {
    /// The tag of the language, such as `en`.
    pub tag: &'static str,
    /// Its own name.
    pub name: &'static str,
    /// Where that page is; none for this one.
    pub address: Option<String>,
}

/// The languages in a row, as links.
#[cfg(not(target_family = "wasm"))]
pub fn ways(label: &'static str, languages: Vec<Way>) -> Html {
    let links = languages.into_iter().map(|language| {
        let current = language.address.is_none().then_some("page");
        html! {
            <li><a class="languages-one" lang={language.tag} href={language.address} aria-current={current}>{ language.name }</a></li>
        }
    });
    html! { <nav class="languages" aria-label={label}><ul class="languages-list">{ for links }</ul></nav> }
}

/// What the gallery shows of it.
#[cfg(not(target_family = "wasm"))]
pub fn examples(voice: Voice<'_>) -> Vec<Example> {
    use crate::ui::Word;
    let missing = voice.say(Word::LanguageMissingEnglish);
    let missing = view(
        voice.say(Word::LanguagesName),
        all(voice),
        Some(("en", missing)),
    );
    vec![
        Example::new("some", example(voice)),
        Example::new("missing", missing),
    ]
}

/// All languages.
#[cfg(not(target_family = "wasm"))]
pub fn example(voice: Voice<'_>) -> Html {
    use crate::ui::Word;
    view(voice.say(Word::LanguagesName), all(voice), None)
}

#[cfg(not(target_family = "wasm"))]
fn all(voice: Voice<'_>) -> Vec<Choice> {
    use crate::{catalog::Language, ui::speak};
    let each = Language::ALL.into_iter().map(|language| Choice {
        tag: language.tag(),
        name: voice.say(speak::name(language)),
        is_spoken: language == voice.language,
        chosen: Callback::noop(),
    });
    each.gather()
}
