//! 回答の見直し: what was said, each answer with a way to change it, and the size class with its reason.

use crate::gather::Gather;
use crate::ui::template::html;
use crate::{
    derive::{Situation, SizeReading},
    fact::{Fact, Knowledge},
    truth::Truth,
    ui::{
        Consultation, Message, Route, Then, Voice, Word,
        part::{
            button::{self, Look},
            folded,
            ledger::{self, Entry},
            notice, page,
            sheet::{self, Line},
        },
        screen::onward,
    },
};
use yew::prelude::*;

/// The screen.
pub fn view(consultation: &Consultation, on: &Callback<Message>) -> Html {
    let voice = consultation.voice();
    let advice = consultation.advice();
    let situation = &advice.situation;
    let answered = consultation
        .catalog
        .base
        .questions
        .iter()
        .map(|question| question.fact);
    let answered = || {
        answered
            .clone()
            .filter(|fact| consultation.answers.get(*fact).is_some())
    };
    let counts =
        |fact: &Fact| situation.applies.contains(*fact) || situation.may_apply.contains(*fact);
    let used: Vec<Line> = answered()
        .filter(counts)
        .map(|fact| line(consultation, fact))
        .gather();
    let unused: Vec<Line> = answered()
        .filter(|fact| !counts(fact))
        .map(|fact| line(consultation, fact))
        .gather();
    let skipped: Vec<Line> = consultation
        .skipped
        .iter()
        .filter(counts)
        .map(|fact| line(consultation, fact))
        .gather();
    let empty = used.is_empty();
    html! {
        <>
            { page::heading(voice.say(Word::ReviewTitle)) }
            if empty {
                <p>{ voice.say(Word::ReviewEmpty) }</p>
            } else {
                { page::section(voice.say(Word::ReviewAnswers), sheet::view(used)) }
                { contradiction(voice, situation) }
            }
            if !skipped.is_empty() {
                { page::section(voice.say(Word::ReviewSkipped), sheet::view(skipped)) }
            }
            if !empty { { size(voice, situation) } }
            if !unused.is_empty() {
                { folded::view(voice.count(Word::ReviewUnused, unused.len()), html! {
                    <><p>{ voice.say(Word::ReviewUnusedText) }</p>{ sheet::view(unused) }</>
                }) }
            }
            { ways(consultation, on) }
        </>
    }
}

/// The parts of the spend and its total cannot both be right.
fn contradiction(voice: Voice<'_>, situation: &Situation<'_>) -> Html {
    let parts = Fact::SPEND_PARTS
        .iter()
        .filter(|part| situation.applies.contains(**part));
    let said = parts
        .filter(|part| situation.answered.contains(**part))
        .count();
    html! {
        if said > 0 && situation.spend_contradicts() {
            { notice::caution(voice.say(Word::SpendContradictsTitle), html! { <p>{ voice.say(Word::SpendContradictsText) }</p> }) }
        }
    }
}

fn line(consultation: &Consultation, fact: Fact) -> Line {
    let voice = consultation.voice();
    let name = voice.label(fact);
    let whole = voice.fill(Word::ChangeWhole, &[("label", &name)]);
    Line {
        value: html! { { voice.said(fact, consultation.answers.get(fact)) } },
        change: Some((
            Route::Question(fact, Then::Review).address(),
            voice.say(Word::Change),
            whole,
        )),
        name,
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
            if !consultation.has_begun() {
                { button::press(Look::Main, voice.say(Word::FindByQuestions), send(Message::Continue)) }
            } else {
                { button::link(Look::Main, Route::Advice.address(), voice.say(Word::SeeAdvice)) }
            }
            if consultation.has_begun() && consultation.goes_on() {
                { button::press(Look::Second, voice.say(Word::ContinueQuestions), send(Message::Continue)) }
            }
            { onward::view(consultation) }
            if consultation.delivery.offers_anew() {
                { button::press(Look::Quiet, voice.say(Word::StartOver), send(Message::StartOver)) }
            }
        </>
    })
}

/// The size class, and the line of the law it comes from.
fn size(voice: Voice<'_>, situation: &Situation<'_>) -> Html {
    let known = situation.facts.get(Fact::SizeClass);
    let readings: Vec<SizeReading<'_>> = match known {
        // The law speaks of businesses; for another asker there is no line to show.
        Knowledge::OneOf(bits) if bits == crate::catalog::SizeClass::NotABusiness.bit() => {
            Vec::new()
        }
        Knowledge::OneOf(_) | Knowledge::Set { .. } | Knowledge::Range { .. } => {
            situation.size_readings().gather()
        }
    };
    let reason = match readings.as_slice() {
        [] => html! {},
        [reading] => read(voice, situation, reading),
        _ if known.is_exact() => {
            let law = voice.text(&voice.catalog.base.size.law);
            html! { <p>{ voice.fill(Word::SizeAnyIndustry, &[("law", law)]) }</p> }
        }
        _ => html! { <p>{ voice.say(Word::SizeNeedsIndustry) }</p> },
    };
    page::section(
        voice.say(Word::FactSizeClass),
        html! { <><p class="page-result">{ voice.known(Fact::SizeClass, known) }</p>{ reason }</> },
    )
}

/// The tests of one line of the law against what is known.
fn read(voice: Voice<'_>, situation: &Situation<'_>, reading: &SizeReading<'_>) -> Html {
    let line = reading.line;
    let cite = voice.text(&line.article).to_owned();
    let has_capital = situation.applies.contains(Fact::StatedCapital);
    let tests = [
        (
            Fact::StatedCapital,
            line.sme_capital,
            reading.by_capital,
            Word::SizeSme,
        ),
        (
            Fact::RegularEmployees,
            line.sme_employees,
            reading.by_employees,
            Word::SizeSme,
        ),
        (
            Fact::RegularEmployees,
            line.small_employees,
            reading.small,
            Word::SizeSmall,
        ),
    ];
    let entries = tests
        .into_iter()
        .filter(|(fact, ..)| has_capital || *fact != Fact::StatedCapital);
    let entries = entries.map(|(fact, most, truth, class)| {
        let (mark, sign, word) = match truth {
            Truth::True => (ledger::Mark::Holds, Word::SignHolds, Word::SizeWithin),
            Truth::False => (ledger::Mark::Fails, Word::SignFails, Word::SizeAbove),
            Truth::Unknown => (ledger::Mark::Open, Word::SignOpen, Word::SizeOpen),
        };
        let line = [
            ("class", voice.say(class)),
            ("label", &voice.label(fact)),
            ("max", &voice.value(fact, most)),
        ];
        Entry {
            mark,
            sign: voice.say(sign),
            word: voice.say(word),
            asked: voice.fill(Word::SizeLine, &line),
            against: vec![(
                voice.label(fact),
                voice.known(fact, situation.facts.get(fact)),
            )],
            waits_for: Vec::new(),
            cite: cite.clone(),
        }
    });
    html! {
        <>
            <p>{ voice.fill(Word::SizeReason, &[
                ("law", voice.text(&voice.catalog.base.size.law)),
                ("line", voice.text(&line.name)),
            ]) }</p>
            { ledger::view(entries.gather()) }
            if !line.note.ja.is_empty() { <p class="page-note">{ voice.text(&line.note).to_owned() }</p> }
        </>
    }
}
