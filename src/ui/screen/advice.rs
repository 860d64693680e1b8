//! おすすめ: what fits, five first and by what the owner wants; then what is open, and what did not fit and why.

mod recommendation;

use crate::{
    advice::{Recommendation, Verdict},
    answer::Answer,
    catalog::{BenefitKind, Reach},
    fact::{Choices, Fact, FactSet, Knowledge},
    ui::{
        Consultation, Message, Route, Voice, Word,
        part::{
            button::{self, Look},
            folded, notice, page,
        },
        screen::{picking, year},
    },
};
use yew::prelude::*;

/// So many stand open on the page; the rest waits for whoever asks for it.
const FIRST: usize = 5;

/// The recommendations by how they stand, each best first.
#[derive(Default)]
struct Sorted<'r, 'a> {
    met: Vec<&'r Recommendation<'a>>,
    /// 何でも相談: fits everyone, so that it is no find.
    desks: Vec<&'r Recommendation<'a>>,
    open: Vec<(&'r Recommendation<'a>, FactSet)>,
    failed: Vec<&'r Recommendation<'a>>,
}

/// The screen.
pub fn view(consultation: &Consultation, on: &Callback<Message>) -> Html {
    let voice = consultation.voice();
    let advice = consultation.advice();
    let sorted = sort(&advice.recommendations);
    let title = match (sorted.met.len(), sorted.open.len()) {
        (0, 0) => voice.say(Word::NothingFits).to_owned(),
        (0, _) => voice.say(Word::NotYetKnown).to_owned(),
        (count, _) => voice.count(Word::SoManyFit, count),
    };
    let (first, rest) = sorted.met.split_at(sorted.met.len().min(FIRST));
    html! {
        <>
            { page::heading(title) }
            { lead(voice, &sorted) }
            { go_on(consultation, on) }
            { caution(consultation, &sorted) }
            { grouped(consultation, on, first) }
            if !rest.is_empty() {
                { folded::view(voice.count(Word::SeeRest, rest.len()), grouped(consultation, on, rest)) }
            }
            { open(consultation, on, &sorted.open) }
            { desks(consultation, on, &sorted) }
            { failed(voice, &sorted.failed) }
            { defects(consultation) }
            { year::view(consultation, on) }
            { ways(consultation, on) }
            { picking::tray(consultation) }
        </>
    }
}

fn sort<'r, 'a>(recommendations: &'r [Recommendation<'a>]) -> Sorted<'r, 'a> {
    let mut sorted = Sorted::default();
    for one in recommendations {
        match &one.verdict {
            Verdict::Met if one.track.benefit.kind == BenefitKind::AdviceDesk => {
                sorted.desks.push(one)
            }
            Verdict::Met => sorted.met.push(one),
            Verdict::Open(waits_for) => sorted.open.push((one, *waits_for)),
            // What is for no business is in the catalogue and would only be in the way here.
            Verdict::Failed(_) if one.track.reach == Reach::NotForBusiness => {}
            Verdict::Failed(_) => sorted.failed.push(one),
        }
    }
    sorted
}

/// What the heading means; where nothing was found, why that may be and what to do.
fn lead(voice: Voice<'_>, sorted: &Sorted<'_, '_>) -> Html {
    let word = match (sorted.met.len(), sorted.open.len()) {
        (0, 0) => Word::NothingFitsText,
        (0, _) => Word::NotYetKnownText,
        (_, 0) => Word::FitsText,
        (_, _) => Word::FitsSoFarText,
    };
    html! { <p class="page-lead">{ voice.say(word) }</p> }
}

/// The years of the papers that the finds come from are over.
fn caution(consultation: &Consultation, sorted: &Sorted<'_, '_>) -> Html {
    let voice = consultation.voice();
    let shown = sorted
        .met
        .iter()
        .copied()
        .chain(sorted.open.iter().map(|(one, _)| *one));
    let past = shown
        .filter(|one| voice.past(one.edition, consultation.today).is_some())
        .count();
    html! {
        if past > 0 {
            { notice::caution(voice.say(Word::CautionTitle), html! { <p>{ voice.say(Word::CautionPast) }</p> }) }
        }
    }
}

/// Cards under the first purpose of the owner's that each serves; those that serve none under the situation.
fn grouped(
    consultation: &Consultation,
    on: &Callback<Message>,
    recommendations: &[&Recommendation<'_>],
) -> Html {
    let voice = consultation.voice();
    let wanted = match consultation.answers.get(Fact::Purposes) {
        Some(Answer::Known(Knowledge::Set { has, .. })) => has,
        Some(Answer::Known(_) | Answer::DontKnow) | None => 0,
    };
    let first_of = |one: &Recommendation<'_>| (one.track.purposes & wanted).trailing_zeros();
    let mut groups: Vec<u32> = Vec::new();
    for one in recommendations {
        if !groups.contains(&first_of(one)) {
            groups.push(first_of(one));
        }
    }
    let group = |purpose: &u32| {
        let bit: Choices = 1_u64.checked_shl(*purpose).unwrap_or(0);
        let name = voice.choices(Fact::Purposes, bit).concat();
        let heading = match name.as_str() {
            "" => voice.say(Word::GroupSituation).to_owned(),
            purpose => purpose.to_owned(),
        };
        let cards = recommendations
            .iter()
            .filter(|one| first_of(one) == *purpose);
        page::section(
            heading,
            cards
                .map(|one| recommendation::card(consultation, on, one))
                .collect(),
        )
    };
    groups.iter().map(group).collect()
}

/// What is open, with the questions that would settle it.
fn open(
    consultation: &Consultation,
    on: &Callback<Message>,
    open: &[(&Recommendation<'_>, FactSet)],
) -> Html {
    let voice = consultation.voice();
    let (first, rest) = open.split_at(open.len().min(FIRST));
    let cards = |some: &[(&Recommendation<'_>, FactSet)]| -> Html {
        some.iter()
            .map(|(one, waits_for)| recommendation::open(consultation, on, one, *waits_for))
            .collect()
    };
    html! {
        if !open.is_empty() {
            { page::section(voice.count(Word::OpenTitle, open.len()), html! {
                <>
                    <p>{ voice.say(Word::OpenText) }</p>
                    { cards(first) }
                    if !rest.is_empty() {
                        { folded::view(voice.count(Word::SeeRest, rest.len()), cards(rest)) }
                    }
                </>
            }) }
        }
    }
}

fn desks(consultation: &Consultation, on: &Callback<Message>, sorted: &Sorted<'_, '_>) -> Html {
    let voice = consultation.voice();
    let cards = sorted
        .desks
        .iter()
        .map(|one| recommendation::card(consultation, on, one))
        .collect();
    html! {
        if !sorted.desks.is_empty() { { page::section(voice.say(Word::DesksTitle), cards) } }
    }
}

/// What did not fit, each with its reason in one line.
fn failed(voice: Voice<'_>, failed: &[&Recommendation<'_>]) -> Html {
    let lines = failed.iter().map(|one| recommendation::failed(voice, one));
    html! {
        if !failed.is_empty() {
            { folded::view(voice.count(Word::FailedTitle, failed.len()), html! {
                <ul class="page-reasons">{ for lines }</ul>
            }) }
        }
    }
}

/// The programmes that could not be read and are therefore missing here.
fn defects(consultation: &Consultation) -> Html {
    let voice = consultation.voice();
    let names = consultation
        .defects
        .iter()
        .map(|defect| html! { <li>{ defect.file.clone() }</li> });
    html! {
        if !consultation.defects.is_empty() {
            { notice::caution(voice.say(Word::DefectsTitle), html! {
                <><p>{ voice.say(Word::DefectsText) }</p><ul>{ for names }</ul></>
            }) }
        }
    }
}

/// The way back to the questions, near the top, since what is open waits for them.
fn go_on(consultation: &Consultation, on: &Callback<Message>) -> Html {
    let voice = consultation.voice();
    let on = on.clone();
    let pressed = Callback::from(move |()| on.emit(Message::Continue));
    html! {
        if consultation.next_question().is_some() {
            { button::row(button::press(Look::Main, voice.say(Word::ContinueQuestions), pressed)) }
        }
    }
}

fn ways(consultation: &Consultation, on: &Callback<Message>) -> Html {
    let voice = consultation.voice();
    let send = |message: Message| {
        let on = on.clone();
        Callback::from(move |()| on.emit(message.clone()))
    };
    button::row(html! {
        <>
            { button::link(Look::Second, Route::Review.address(), voice.say(Word::ReviewAnswersLink)) }
            { button::link(Look::Second, Route::Catalogue.address(), voice.say(Word::SeeOthers)) }
            { button::press(Look::Quiet, voice.say(Word::StartOver), send(Message::StartOver)) }
        </>
    })
}
