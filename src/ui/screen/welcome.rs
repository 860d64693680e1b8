//! はじめに: what this is, what it covers, and the two ways in.

use crate::{
    interview::Opening,
    ui::{
        Consultation, Message, Route, Voice, Word,
        part::{
            button::{self, Look},
            doorway, folded, notice, page,
        },
        screen::year,
    },
};
use yew::prelude::*;

/// The screen.
pub fn view(consultation: &Consultation, on: &Callback<Message>) -> Html {
    let voice = consultation.voice();
    let open = |opening: Opening| {
        let on = on.clone();
        Callback::from(move |()| on.emit(Message::Open(opening)))
    };
    let begun = !consultation.answers.is_empty();
    html! {
        <>
            { page::heading(voice.say(Word::WelcomeTitle)) }
            <p class="page-lead">{ voice.say(Word::WelcomeLead) }</p>
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
                <li>{ voice.say(Word::PromisePrivate) }</li>
                <li>{ voice.say(Word::PromiseDontKnow) }</li>
                <li>{ voice.say(Word::PromiseReasons) }</li>
            </ul>
            { notice::caution(voice.say(Word::CautionTitle), html! {
                <p>{ years(consultation) }</p>
            }) }
            { covered(consultation, voice) }
        </>
    }
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
                    { button::press(Look::Quiet, voice.say(Word::StartOver), send(Message::StartOver)) }
                </>
            }) }
        </section>
    }
}

/// The documents and programmes, so that one knows what was looked through.
fn covered(consultation: &Consultation, voice: Voice<'_>) -> Html {
    let catalog = &consultation.catalog;
    let documents = catalog.base.documents.iter().map(|document| {
        html! { <li>{ voice.text(&document.title).to_owned() }</li> }
    });
    let programmes = catalog.programmes.iter().map(|programme| {
        let address = Route::Programme(programme.id.as_str().into()).address();
        html! { <li><a href={address}>{ voice.text(&programme.name).to_owned() }</a></li> }
    });
    folded::view(
        voice.count(Word::CoveredTitle, catalog.programmes.len()),
        html! {
            <>
                <p>{ voice.say(Word::CoveredDocuments) }</p>
                <ul>{ for documents }</ul>
                <p>{ voice.say(Word::CoveredProgrammes) }</p>
                <ul>{ for programmes }</ul>
            </>
        },
    )
}

/// Which years the catalogue speaks of, and what follows from it.
fn years(consultation: &Consultation) -> String {
    let voice = consultation.voice();
    let editions = consultation
        .catalog
        .programmes
        .iter()
        .flat_map(|programme| &programme.editions);
    let years = || editions.clone().map(|edition| edition.fiscal_year);
    let [first, last] = [years().min(), years().max()]
        .map(|year| year.map(|year| voice.fiscal_year(year)).unwrap_or_default());
    voice.fill(Word::CautionYears, &[("first", &first), ("last", &last)])
}
