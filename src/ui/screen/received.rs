//! 届いた相談: what arrived by a link or a file, before it takes the place of what is under way or where not all of it could
//! be read.

use crate::gather::Gather;
use crate::ui::template::html;
use crate::{
    share::Opened,
    ui::{
        Consultation, Message, Source, Voice, Word,
        part::{
            button::{self, Look},
            folded::{self, State},
            notice, page,
            sheet::{self, Line},
        },
    },
};
use std::rc::Rc;
use yew::prelude::*;

/// The screen.
pub fn view(
    consultation: &Consultation,
    opened: &Rc<Opened>,
    source: Source,
    on: &Callback<Message>,
) -> Html {
    let voice = consultation.voice();
    html! {
        <>
            { page::heading(voice.say(Word::ReceivedTitle)) }
            if let Some(fault) = opened.fault {
                { fault_notice(voice.fault(source, fault)) }
            }
            if !opened.left_out.is_empty() { { left_out(voice, opened) } }
            { ask(consultation, opened) }
            { answers(voice, opened) }
            { ways(consultation, opened, source, on) }
        </>
    }
}

fn fault_notice((title, text): (&'static str, &'static str)) -> Html {
    notice::caution(title, html! { <p>{ text }</p> })
}

fn left_out(voice: Voice<'_>, opened: &Opened) -> Html {
    let lines = opened.left_out.iter().map(|one| {
        html! { <li>{ voice.left_out(one) }</li> }
    });
    let list = html! {
        <>
            <ul>{ for lines }</ul>
            if !opened.carried.answers.is_empty() { <p>{ voice.say(Word::ReceivedMend) }</p> }
        </>
    };
    let title = voice.count(Word::ReceivedLeftOut, opened.left_out.len());
    page::section(title, list)
}

/// What would be taken over, so that one can look at it first; open where it may not be as it was sent.
fn answers(voice: Voice<'_>, opened: &Opened) -> Html {
    let answers = opened.carried.answers.iter();
    let lines: Vec<Line> = answers
        .map(|(fact, given)| Line {
            name: voice.label(fact),
            value: html! { { voice.said(fact, Some(given)) } },
            change: None,
        })
        .gather();
    let state = if opened.fault.is_some() {
        State::Open
    } else {
        State::Folded
    };
    let saved = opened
        .day
        .map(|day| voice.fill(Word::ReceivedSaved, &[("day", &voice.date(day))]));
    let title = voice.count(Word::ReceivedAnswers, lines.len());
    html! {
        if !lines.is_empty() {
            { folded::with_line(state, title, saved.unwrap_or_default(), sheet::view(lines)) }
        }
    }
}

/// That the consultation under way would be replaced.
fn ask(consultation: &Consultation, opened: &Opened) -> Html {
    let voice = consultation.voice();
    let said = consultation.answers.iter().count();
    html! {
        if !opened.carried.answers.is_empty() && consultation.would_lose(&opened.carried) {
            { page::section(voice.say(Word::ReceivedAsk), html! {
                <p>{ voice.count(Word::ReceivedAskText, said) }</p>
            }) }
        }
    }
}

fn ways(
    consultation: &Consultation,
    opened: &Rc<Opened>,
    source: Source,
    on: &Callback<Message>,
) -> Html {
    let voice = consultation.voice();
    let under_way = consultation.has_begun();
    let (some, loses) = (
        !opened.carried.answers.is_empty(),
        consultation.would_lose(&opened.carried),
    );
    let open = if opened.is_sound() {
        Word::ReceivedOpen
    } else {
        Word::ReceivedOpenRest
    };
    let leave = if under_way {
        Word::ReceivedStay
    } else {
        Word::ReceivedLeave
    };
    let take = {
        let opened = opened.clone();
        on.reform(move |()| Message::Take(opened.clone()))
    };
    let away = on.reform(|()| Message::PutAway);
    let again = on.reform(|()| Message::PickAgain);
    let save = on.reform(|()| Message::Save);
    button::row(html! {
        <>
            if some { { button::press(Look::Main, voice.say(open), take) } }
            { button::press(if some { Look::Second } else { Look::Main }, voice.say(leave), away) }
            if source == Source::File { { button::press(Look::Quiet, voice.say(Word::ReceivedOtherFile), again) } }
            if some && loses { { button::press(Look::Quiet, voice.say(Word::ReceivedSaveFirst), save) } }
        </>
    })
}
