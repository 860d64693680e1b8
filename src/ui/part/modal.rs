//! 割り込み: a question before everything else on the screen, with one large way to go on.

use super::button::{self, Look};
use crate::ui::template::html;
use yew::prelude::*;

#[cfg(not(target_family = "wasm"))]
use super::Example;
#[cfg(not(target_family = "wasm"))]
use crate::ui::Voice;

/// The id of the dialog; whoever shows it opens it by that.
pub const MODAL: &str = "modal";

/// The question.
pub struct Modal {
    /// What it asks.
    pub title: &'static str,
    /// What comes of it.
    pub text: String,
    /// What runs down: a number, its unit, and what is read out of it from time to time.
    pub count: Option<(u32, &'static str, String)>,
    /// The way to go on, which has the focus.
    pub stay: (&'static str, Callback<()>),
    /// The other way; empty where there is none.
    pub leave: Option<(&'static str, Callback<()>)>,
}

/// The question, to be opened.
pub fn view(modal: Modal) -> Html {
    let (stay, stayed) = modal.stay;
    let oncancel = {
        let stayed = stayed.clone();
        move |event: Event| {
            event.prevent_default();
            stayed.emit(());
        }
    };
    html! {
        <dialog id={MODAL} class="modal" role="alertdialog" aria-labelledby="modal-title" aria-describedby="modal-text" {oncancel}>
            <h2 id="modal-title">{ modal.title }</h2>
            <p id="modal-text" class="modal-text">{ modal.text }</p>
            if let Some((number, unit, said)) = modal.count {
                <p class="modal-count" aria-hidden="true"><strong>{ number }</strong>{ unit }</p>
                <p class="modal-said" role="status">{ said }</p>
            }
            { button::row(html! {
                <>
                    { button::press(Look::Main, stay, stayed) }
                    if let Some((leave, left)) = modal.leave { { button::press(Look::Second, leave, left) } }
                </>
            }) }
        </dialog>
    }
}

/// What the gallery shows of it.
#[cfg(not(target_family = "wasm"))]
pub fn examples(voice: Voice<'_>) -> Vec<Example> {
    use crate::ui::Word;
    let modal = |count| Modal {
        title: voice.say(Word::OverTitle),
        text: voice.say(Word::OverText).to_owned(),
        count,
        stay: (voice.say(Word::ModalStay), Callback::noop()),
        leave: Some((voice.say(Word::OverYes), Callback::noop())),
    };
    let count = (30, voice.say(Word::LeavingUnit), String::new());
    // A page without a script has nobody to open it.
    let opened = |modal| {
        let mut shown = view(modal);
        if let yew::virtual_dom::VNode::VTag(dialog) = &mut shown {
            std::rc::Rc::make_mut(dialog).add_attribute("open", "open");
        }
        shown
    };
    vec![
        Example::new("question", opened(modal(None))),
        Example::new("countdown", opened(modal(Some(count)))),
    ]
}
