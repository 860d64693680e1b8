//! 数と日付の欄: a field with its unit, and below it what was read from it.

use crate::ui::template::html;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[cfg(not(target_family = "wasm"))]
use super::Example;
#[cfg(not(target_family = "wasm"))]
use crate::ui::Voice;

/// The id of the field, for the focus.
pub const FIELD: &str = "number-field";

/// What is typed into a field.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Typed {
    /// A number of digits.
    Digits,
    /// A sum of money, for which one may also write words for thousands and millions.
    Money,
    /// A day.
    Day,
}

/// Where one types.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Keys {
    /// On the keyboard that the device brings along.
    OfDevice,
    /// On keys of our own beside the field; one that is plugged in works as well.
    OnScreen,
}

/// A field.
pub struct Field {
    /// What is typed.
    pub typed: Typed,
    /// Where.
    pub keys: Keys,
    /// The text in it.
    pub text: String,
    /// Its name, for who can't see it.
    pub label: String,
    /// The unit behind it; empty for none.
    pub unit: &'static str,
    /// How to write, below it; empty for nothing.
    pub hint: &'static str,
    /// What was read; empty for nothing yet.
    pub read: String,
    /// The id of the error, where there is one.
    pub error: Option<&'static str>,
    /// Takes the new text.
    pub changed: Callback<String>,
}

/// A field with its unit.
pub fn view(field: Field) -> Html {
    let (kind, mode) = match field.typed {
        Typed::Digits => ("text", Some("decimal")),
        Typed::Money => ("text", None),
        Typed::Day => ("date", None),
    };
    let mode = match field.keys {
        Keys::OfDevice => mode,
        Keys::OnScreen => Some("none"),
    };
    let oninput = move |event: InputEvent| {
        field
            .changed
            .emit(event.target_unchecked_into::<HtmlInputElement>().value());
    };
    let invalid = field.error.map(|_| "true");
    let described = [field.error.unwrap_or_default(), "number-hint"].join(" ");
    html! {
        <div class="number-field">
            <p class="number-hint" id="number-hint">{ field.hint }</p>
            <div class="number-line">
                <input id={FIELD} class="number-input" type={kind} inputmode={mode} autocomplete="off"
                    value={field.text} aria-label={field.label} aria-invalid={invalid} aria-describedby={described} {oninput} />
                <span class="number-unit">{ field.unit }</span>
            </div>
            <p class="number-read" aria-live="polite">{ field.read }</p>
        </div>
    }
}

/// What the gallery shows of it.
#[cfg(not(target_family = "wasm"))]
pub fn examples(voice: Voice<'_>) -> Vec<Example> {
    use crate::ui::Word;
    let field = |typed, text: &str, error| Field {
        typed,
        keys: Keys::OfDevice,
        text: text.to_owned(),
        label: voice.say(Word::Cap).to_owned(),
        unit: voice.say(Word::UnitYen),
        hint: voice.say(Word::HintMoney),
        read: voice.fill(Word::ReadBack, &[("value", text)]),
        error,
        changed: Callback::noop(),
    };
    vec![
        Example::new("money", view(field(Typed::Money, "1800", None))),
        Example::new(
            "fault",
            view(field(Typed::Digits, "x", Some("number-example-fault"))),
        ),
    ]
}
