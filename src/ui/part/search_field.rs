//! さがす欄: words to search for; what is found changes as one types.

use crate::ui::template::html;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[cfg(not(target_family = "wasm"))]
use super::Example;
#[cfg(not(target_family = "wasm"))]
use crate::ui::Voice;

/// The id of the field, for the focus.
pub const FIELD: &str = "search-field";

/// A field.
pub struct Field {
    /// The text in it.
    pub text: String,
    /// What it is for.
    pub label: &'static str,
    /// What one may type, by example.
    pub hint: &'static str,
    /// Takes the new text.
    pub changed: Callback<String>,
}

/// A field to search by.
pub fn view(field: Field) -> Html {
    let oninput = move |event: InputEvent| {
        field
            .changed
            .emit(event.target_unchecked_into::<HtmlInputElement>().value());
    };
    html! {
        <div class="search-field">
            <label for={FIELD}>{ field.label }</label>
            <input id={FIELD} class="search-input" type="search" autocomplete="off" enterkeyhint="search"
                value={field.text} aria-describedby="search-hint" {oninput} />
            <p class="search-hint" id="search-hint">{ field.hint }</p>
        </div>
    }
}

/// What the gallery shows of it.
#[cfg(not(target_family = "wasm"))]
pub fn examples(voice: Voice<'_>) -> Vec<Example> {
    use crate::ui::Word;
    let field = Field {
        text: voice.say(Word::KindSubsidy).to_owned(),
        label: voice.say(Word::SearchLabel),
        hint: voice.say(Word::SearchHint),
        changed: Callback::noop(),
    };
    vec![Example::new("one", view(field))]
}
