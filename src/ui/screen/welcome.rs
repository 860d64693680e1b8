//! はじめに: what this is, what it covers, and the two ways in.

use crate::gather::Gather;
use crate::ui::template::html;
use crate::{
    answer::Answer,
    fact::Fact,
    interview::Opening,
    ui::{
        Consultation, Message, Route, Then, Word,
        part::{
            button::{self, Look},
            doorway, notice, page,
        },
        screen::{setup, year},
    },
};
use yew::prelude::*;

/// The doors in their order.
#[cfg(not(target_family = "wasm"))]
pub const DOORS: [Opening; 2] = [Opening::Purpose, Opening::Situation];

/// The screen.
pub fn view(consultation: &Consultation, on: &Callback<Message>) -> Html {
    let voice = consultation.voice();
    let open = |opening: Opening| {
        let on = on.clone();
        Callback::from(move |()| on.emit(Message::Open(opening)))
    };
    let begun = consultation.has_begun();
    html! {
        <>
            { page::heading(voice.say(Word::WelcomeTitle)) }
            { forgotten(consultation, on) }
            <p class="page-lead">{ voice.say(Word::WelcomeLead) }</p>
            { setup::faults(consultation) }
            { preset(consultation) }
            if begun {
                { resume(consultation, on) }
            } else {
                <section class="page-section">
                    <h2>{ voice.say(Word::WelcomeDoors) }</h2>
                    { doorway::view(voice.say(Word::DoorPurpose), voice.say(Word::DoorPurposeAbout), open(Opening::Purpose)) }
                    { doorway::view(voice.say(Word::DoorSituation), voice.say(Word::DoorSituationAbout), open(Opening::Situation)) }
                    <p class="page-note">{ voice.count(Word::WelcomeLength, consultation.remaining()) }</p>
                    { year::view(consultation, on) }
                </section>
            }
            <ul class="page-promises">
                <li>{ voice.say(if consultation.delivery.shares().is_some() { Word::PromiseAsked } else { Word::PromisePrivate }) }</li>
                <li>{ voice.say(Word::PromiseDontKnow) }</li>
                <li>{ voice.say(Word::PromiseReasons) }</li>
            </ul>
            { notice::caution(voice.say(Word::CautionTitle), html! {
                <p>{ year::covered(consultation) }</p>
            }) }
            { look_around(consultation) }
        </>
    }
}

/// What 最初から put away, with the way to have it back.
fn forgotten(consultation: &Consultation, on: &Callback<Message>) -> Html {
    let voice = consultation.voice();
    let on = on.clone();
    let back = Callback::from(move |()| on.emit(Message::Undo));
    html! {
        if consultation.put_away.is_some() {
            { notice::news(voice.say(Word::ForgottenTitle), html! {
                <>
                    <p>{ voice.say(Word::ForgottenText) }</p>
                    { button::row(button::press(Look::Second, voice.say(Word::ForgottenUndo), back)) }
                </>
            }) }
        }
    }
}

/// What was set up before anybody came, with a way to change it.
fn preset(consultation: &Consultation) -> Html {
    let voice = consultation.voice();
    let set = consultation.delivery.preset();
    let line = |(fact, place, said, unsaid, change): (Fact, &str, Word, Word, Word)| {
        set.get(fact)?;
        let words = match consultation.answers.get(fact)? {
            Answer::Known(known) => voice.fill(said, &[(place, &voice.known(fact, known))]),
            Answer::DontKnow => voice.say(unsaid).to_owned(),
        };
        let address = Route::Question(fact, Then::Start).address();
        Some(html! {
            <div class="page-preset">
                <p>{ words }</p>
                { button::link(Look::Quiet, address, voice.say(change)) }
            </div>
        })
    };
    [
        (
            Fact::Prefecture,
            "place",
            Word::PresetPlace,
            Word::PresetNowhere,
            Word::PresetChange,
        ),
        (
            Fact::Purposes,
            "purpose",
            Word::PresetPurpose,
            Word::PresetNoPurpose,
            Word::PresetPurposeChange,
        ),
    ]
    .into_iter()
    .filter_map(line)
    .gather()
}

/// The ways on for someone who has already answered something.
fn resume(consultation: &Consultation, on: &Callback<Message>) -> Html {
    let voice = consultation.voice();
    let send = |message: Message| {
        let on = on.clone();
        Callback::from(move |()| on.emit(message.clone()))
    };
    let said = consultation.answers.iter().count();
    html! {
        <section class="page-section">
            <h2>{ voice.say(Word::ResumeTitle) }</h2>
            <p>{ voice.count(Word::ResumeText, said) }</p>
            { button::row(html! {
                <>
                    { button::press(Look::Main, voice.say(Word::Resume), send(Message::Continue)) }
                    { button::link(Look::Second, Route::Advice.address(), voice.say(Word::SeeAdvice)) }
                    if consultation.delivery.offers_anew() {
                        { button::press(Look::Quiet, voice.say(Word::StartOver), send(Message::StartOver)) }
                    }
                </>
            }) }
        </section>
    }
}

/// The ways in for someone who would rather look around than answer.
fn look_around(consultation: &Consultation) -> Html {
    let (voice, delivery) = (consultation.voice(), &consultation.delivery);
    let links = button::row(html! {
        <>
            { button::link(Look::Second, Route::Catalogue.address(), voice.say(Word::CatalogueLink)) }
            if delivery.has_coverage() {
                { button::link(Look::Second, Route::Coverage.address(), voice.say(Word::CoverageLink)) }
            }
            if delivery.has_files() {
                { button::link(Look::Second, Route::Keep.address(), voice.say(Word::PickTitle)) }
            }
        </>
    });
    page::section(
        voice.say(Word::LookAroundTitle),
        html! { <><p>{ voice.say(Word::LookAroundText) }</p>{ links }</> },
    )
}
