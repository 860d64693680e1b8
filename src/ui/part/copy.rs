//! コピー: a button that copies a text, what came of it, and the text to copy by hand where the browser refuses.

use super::button::{self, Look};
use crate::ui::template::html;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

#[cfg(not(target_family = "wasm"))]
use super::Example;
#[cfg(not(target_family = "wasm"))]
use crate::ui::Voice;

/// The id of the text to copy by hand; who gives it the focus selects it.
pub const FIELD: &str = "copy-field";

/// What came of copying.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Copied {
    /// Nobody asked for it yet.
    #[default]
    NotYet,
    /// It is copied.
    Done,
    /// The browser refused.
    ByHand,
}

/// A text to copy.
pub struct Copy {
    /// The text.
    pub text: String,
    /// What it is called, for who can't see it.
    pub name: &'static str,
    /// What the button says.
    pub press: &'static str,
    /// What came of copying, in words; empty for nothing.
    pub said: &'static str,
    /// What came of copying.
    pub copied: Copied,
    /// The button was pressed.
    pub pressed: Callback<()>,
}

/// The button and what came of it.
pub fn view(copy: Copy) -> Html {
    let onfocus = |event: FocusEvent| {
        event
            .target_unchecked_into::<HtmlTextAreaElement>()
            .select();
    };
    let class = match copy.copied {
        Copied::NotYet | Copied::Done => "copy-said",
        Copied::ByHand => "copy-said copy-refused",
    };
    html! {
        <div class="copy">
            { button::row(button::press(Look::Main, copy.press, copy.pressed)) }
            <p {class} role="status">{ copy.said }</p>
            if copy.copied == Copied::ByHand {
                <textarea id={FIELD} class="copy-field" readonly=true rows="4" aria-label={copy.name} value={copy.text} {onfocus} />
            }
        </div>
    }
}

/// What the gallery shows of it.
#[cfg(not(target_family = "wasm"))]
pub fn examples(voice: Voice<'_>) -> Vec<Example> {
    use crate::ui::Word;
    let copy = |said, copied| Copy {
        text: voice.say(Word::PromisePrivate).to_owned(),
        name: voice.say(Word::SetupLinkTitle),
        press: voice.say(Word::SetupFilePress),
        said: voice.say(said),
        copied,
        pressed: Callback::noop(),
    };
    vec![
        Example::new("done", view(copy(Word::SetupLinkCopied, Copied::Done))),
        Example::new("by-hand", view(copy(Word::DefectsText, Copied::ByHand))),
    ]
}
