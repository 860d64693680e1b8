//! 持ち帰り・預かり: the consultation as a link, as a code for a camera and as a file; and a file opened again.

use crate::ui::{
    Consultation, Message, Route, Voice, Word,
    part::{
        button::{self, Look},
        copy::{self, Copied, Copy},
        file_field, page, qr,
    },
};
use yew::prelude::*;

/// What a file of ours is told by where one picks it.
const ENDINGS: &str = ".txt,text/plain";

/// The screen.
pub fn view(
    consultation: &Consultation,
    copied: Copied,
    saved: bool,
    on: &Callback<Message>,
) -> Html {
    let voice = consultation.voice();
    html! {
        <>
            { page::heading(voice.say(Word::KeepTitle)) }
            if !consultation.has_begun() {
                <p>{ voice.say(Word::KeepEmpty) }</p>
            } else {
                { link(consultation, copied, on) }
                { save(consultation, saved, on) }
            }
            { open(voice, on) }
            if consultation.has_begun() {
                { button::row(button::link(Look::Second, Route::Advice.address(), voice.say(Word::BackToAdvice))) }
            }
        </>
    }
}

fn link(consultation: &Consultation, copied: Copied, on: &Callback<Message>) -> Html {
    let voice = consultation.voice();
    let link = consultation.link();
    let camera = html! {
        <>
            <p>{ voice.say(Word::CameraText) }</p>
            { qr::view(voice.say(Word::CameraLabel).to_owned(), &link) }
        </>
    };
    let copy = Copy {
        text: link,
        name: voice.say(Word::LinkField),
        press: voice.say(Word::LinkCopy),
        said: match copied {
            Copied::NotYet => "",
            Copied::Done => voice.say(Word::LinkCopied),
            Copied::ByHand => voice.say(Word::LinkByHand),
        },
        copied,
        pressed: on.reform(|()| Message::Copy),
    };
    page::section(
        voice.say(Word::LinkTitle),
        html! {
            <>
                <p>{ voice.say(Word::LinkText) }</p>
                { copy::view(copy) }
                { page::subsection(voice.say(Word::CameraTitle), camera) }
            </>
        },
    )
}

fn save(consultation: &Consultation, saved: bool, on: &Callback<Message>) -> Html {
    let voice = consultation.voice();
    let (name, _) = consultation.file();
    // The browser puts the file where it likes and tells nobody; so this says what to look for.
    let said = saved.then(|| voice.fill(Word::SaveDone, &[("name", &name)]));
    let pressed = on.reform(|()| Message::Save);
    let press = button::press(Look::Second, voice.say(Word::SavePress), pressed);
    page::section(
        voice.say(Word::SaveTitle),
        html! { <><p>{ voice.say(Word::SaveText) }</p>{ button::row(press) }<p role="status">{ said.unwrap_or_default() }</p></> },
    )
}

fn open(voice: Voice<'_>, on: &Callback<Message>) -> Html {
    let field = file_field::view(
        voice.say(Word::PickLabel),
        ENDINGS,
        on.reform(Message::Picked),
    );
    page::section(
        voice.say(Word::PickTitle),
        html! { <><p>{ voice.say(Word::PickText) }</p>{ field }</> },
    )
}
