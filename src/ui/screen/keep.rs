//! 持ち帰り・預かり: the consultation as a link, as a code for a camera and as a file; and a file opened again.

use crate::ui::template::html;
use crate::ui::{
    Consultation, Message, Route, Voice, Word,
    part::{
        button::{self, Look},
        copy::{self, Copied, Copy},
        file_field, page, qr,
    },
    route::Extent,
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
    if !consultation.delivery.has_files() {
        return take_away(consultation, on);
    }
    html! {
        <>
            { page::heading(voice.say(Word::KeepTitle)) }
            if !consultation.has_begun() {
                { nothing(voice, on) }
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

/// The screen where nothing can be left on the device: what one can take away from it.
fn take_away(consultation: &Consultation, on: &Callback<Message>) -> Html {
    let voice = consultation.voice();
    let link = consultation.link().filter(|_| consultation.has_begun());
    let prints = consultation.delivery.prints() && consultation.has_begun();
    let paper = Route::Handover(Extent::OnePage).address();
    html! {
        <>
            { page::heading(voice.say(Word::KeepThis)) }
            if !consultation.has_begun() {
                { nothing(voice, on) }
            } else if link.is_none() && !prints {
                <p>{ voice.say(Word::KeepNothing) }</p>
            }
            if let Some(link) = link {
                { page::section(voice.say(Word::CameraTitle), html! {
                    <>{ camera(voice, &link) }<p>{ voice.say(Word::KeepCameraNote) }</p></>
                }) }
            }
            if prints {
                { page::section(voice.say(Word::KeepPaperTitle), html! {
                    <>
                        <p>{ voice.say(Word::KeepPaperText) }</p>
                        { button::row(button::link(Look::Main, paper, voice.say(Word::KeepPaperPress))) }
                    </>
                }) }
            }
            { button::row(button::link(Look::Second, Route::Advice.address(), voice.say(Word::BackToAdvice))) }
        </>
    }
}

/// What to do where nothing was said yet.
fn nothing(voice: Voice<'_>, on: &Callback<Message>) -> Html {
    let ask = on.reform(|()| Message::Continue);
    html! {
        <>
            <p>{ voice.say(Word::KeepEmpty) }</p>
            { button::row(button::press(Look::Main, voice.say(Word::FindByQuestions), ask)) }
        </>
    }
}

fn camera(voice: Voice<'_>, link: &str) -> Html {
    html! {
        <>
            <p>{ voice.say(Word::CameraText) }</p>
            { qr::view(voice.say(Word::CameraLabel).to_owned(), link) }
        </>
    }
}

fn link(consultation: &Consultation, copied: Copied, on: &Callback<Message>) -> Html {
    let voice = consultation.voice();
    let Some(link) = consultation.link() else {
        return Html::default();
    };
    let camera = camera(voice, &link);
    let text = link.clone();
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
        pressed: on.reform(move |()| Message::Copy(text.clone())),
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
