//! 文字の欄: a labeled line to type in, with a hint and what is wrong with what was typed.

use web_sys::HtmlInputElement;
use yew::prelude::*;

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
