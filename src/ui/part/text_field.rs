//! 文字の欄: a labeled line to type in, with a hint and what is wrong with what was typed.

use crate::ui::template::html;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[cfg(not(target_family = "wasm"))]
use super::Example;
#[cfg(not(target_family = "wasm"))]
use crate::ui::Voice;

/// What is typed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Typed {
    /// Words.
    Words,
    /// Digits.
    Digits,
    /// A telephone number.
    Phone,
    /// An address of a page.
    Address,
}

/// A field.
pub struct Field {
    /// Its id.
    pub id: &'static str,
    /// What it is called.
    pub label: &'static str,
    /// How to fill it in.
    pub hint: &'static str,
    /// What is typed.
    pub typed: Typed,
    /// The text in it.
    pub text: String,
    /// What is wrong with it; empty for nothing.
    pub fault: String,
    /// Takes the new text.
    pub changed: Callback<String>,
}

/// The field.
pub fn view(field: Field) -> Html {
    let mode = match field.typed {
        Typed::Words => "text",
        Typed::Digits => "numeric",
        Typed::Phone => "tel",
        Typed::Address => "url",
    };
    let oninput = move |event: InputEvent| {
        let field_now = event.target_unchecked_into::<HtmlInputElement>();
        field.changed.emit(field_now.value());
    };
    let [hint, fault] = ["hint", "fault"].map(|part| [field.id, "-", part].concat());
    let invalid = (!field.fault.is_empty()).then_some("true");
    let described = [&*hint, " ", &*fault].concat();
    html! {
        <div class="text-field">
            <label for={field.id}>{ field.label }</label>
            <p class="text-hint" id={hint}>{ field.hint }</p>
            <p class="text-fault" id={fault} role="status">{ field.fault }</p>
            <input id={field.id} class="text-input" type="text" inputmode={mode} autocomplete="off" spellcheck="false"
                value={field.text} aria-invalid={invalid} aria-describedby={described} {oninput} />
        </div>
    }
}

/// What the gallery shows of it.
#[cfg(not(target_family = "wasm"))]
pub fn examples(voice: Voice<'_>) -> Vec<Example> {
    use crate::ui::Word;
    let field = |id, fault: &str| Field {
        id,
        label: voice.say(Word::SettingPhone),
        hint: voice.say(Word::SetupPhoneHint),
        typed: Typed::Phone,
        text: "000-000-0000".to_owned(),
        fault: fault.to_owned(),
        changed: Callback::noop(),
    };
    vec![
        Example::new("sound", view(field("text-example-sound", ""))),
        Example::new(
            "fault",
            view(field("text-example-fault", voice.say(Word::MendPhone))),
        ),
    ]
}
