//! 質問: one question a page, with why it is asked, what the answer settles, and every way on and out.

mod control;
mod draft;
mod what_if;

use crate::gather::AddAll;
use crate::ui::template::html;
use crate::{
    advice::Recommendation,
    answer::Answer,
    catalog::{BenefitKind, Question},
    fact::Fact,
    ui::{
        Consultation, Delivery, Message, Route, Then, Word,
        part::{
            button::{self, Look},
            fault,
            number_field::Keys,
            page, progress,
            settling::{self, Pile},
        },
        screen::{advice::sort, glossary::Glossary},
        typeset,
    },
};
use draft::Draft;
use std::rc::Rc;
use yew::prelude::*;

/// What is asked.
#[derive(Clone, PartialEq, Properties)]
pub struct Asked {
    /// What was said so far.
    pub consultation: Rc<Consultation>,
    /// The fact the question sets.
    pub fact: Fact,
    /// Where the answer leads.
    pub then: Then,
    /// Takes the answer.
    pub on: Callback<Message>,
}

/// The screen.
#[component]
pub fn Interview(asked: &Asked) -> Html {
    let consultation = &asked.consultation;
    let (voice, fact) = (consultation.voice(), asked.fact);
    let question = consultation.catalog.question(fact);
    let draft = use_state_eq(|| Draft::of(voice, fact, consultation.answers.get(fact)));
    let fault = use_state_eq(|| None::<(Word, u32)>);
    // Whoever came to change one answer is told what that changes, and not how far the questions have come.
    let is_next = asked.then == Then::Next;
    let remaining = use_memo(
        (consultation.clone(), asked.then.clone()),
        |(consultation, then)| match then {
            Then::Next => Some(consultation.remaining()),
            Then::Toward(id) => Some(consultation.remaining_toward(id)),
            Then::Start | Then::Review | Then::Advice | Then::Programme(_) | Then::Compare(_) => {
                None
            }
        },
    );
    let piles = use_memo(
        (consultation.clone(), is_next),
        |(consultation, is_next)| is_next.then(|| piles(consultation)),
    );
    let read = draft.read(voice, fact);
    let settles = use_memo(
        (consultation.clone(), read.ok()),
        move |(consultation, answer)| {
            let answer = answer.filter(|_| is_next);
            answer.map(|answer| consultation.settled_by(fact, answer))
        },
    );
    let on = asked.on.clone();
    use_effect_with(*fault, move |fault| {
        if fault.is_some() {
            on.emit(Message::Focus(fault::FAULT));
        }
    });
    let Some(question) = question else {
        return Html::default();
    };

    let onsubmit = {
        let (on, then, fault) = (asked.on.clone(), asked.then.clone(), fault.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            match read {
                Ok(answer) => on.emit(Message::Answer(fact, answer, then.clone())),
                Err(word) => fault.set(Some((word, fault.map_or(0, |(_, times)| times + 1)))),
            }
        }
    };
    let edit = {
        let (draft, fault) = (draft.clone(), fault.clone());
        Callback::from(move |edited: Draft| {
            fault.set(None);
            draft.set(edited);
        })
    };
    let words = fault.map(|(word, _)| voice.say(word));
    let keys = match consultation.delivery {
        Delivery::Kiosk(_) => Keys::OnScreen,
        Delivery::Site | Delivery::Widget(_) => Keys::OfDevice,
    };
    let screen = html! {
        <form class="page-form" {onsubmit} novalidate=true autocomplete="off">
            if let Some(remaining) = *remaining { { come(consultation, &piles, remaining) } }
            <fieldset>
                <legend>{ page::heading(voice.text(&question.text).to_owned()) }</legend>
                { explained(consultation, question) }
                { fault::view(voice.say(Word::FaultSign), words) }
                { control::view(voice, keys, question, &draft, words.map(|_| fault::FAULT), &edit) }
            </fieldset>
            if is_next {
                <p class="page-live" aria-live="polite">{ settled(consultation, read.ok(), *settles) }</p>
            } else if remaining.is_none() {
                { what_if::view(consultation, fact, read.ok()) }
            }
            { ways(asked) }
        </form>
    };
    typeset::set(consultation.language, screen)
}

/// How many programmes fit, are open and do not fit by now, as the advice counts them.
fn piles(consultation: &Consultation) -> [usize; 3] {
    let advice = consultation.advice();
    let sorted = sort(&advice.recommendations);
    // A desk is for everyone, so there is nothing to settle, and the advice lists it apart.
    let counts = |one: &&Recommendation<'_>| one.track.benefit.kind != BenefitKind::AdviceDesk;
    let open = sorted.open.iter().map(|(one, _)| *one);
    [
        sorted.met.len(),
        open.filter(|one| counts(one)).count(),
        sorted
            .failed
            .iter()
            .copied()
            .filter(|one| counts(one))
            .count(),
    ]
}

/// How far the questions have come: how the programmes settle, or a plain line where only one of them is of interest.
fn come(consultation: &Consultation, piles: &Option<[usize; 3]>, remaining: usize) -> Html {
    let voice = consultation.voice();
    let rest = voice.count(Word::Remaining, remaining);
    let Some([fits, open, fails]) = *piles else {
        return progress::view(consultation.answers.iter().count(), remaining, rest);
    };
    let piles = [
        (fits, Word::PileFits),
        (open, Word::PileOpen),
        (fails, Word::PileFails),
    ];
    let piles = piles.map(|(count, word)| Pile {
        count,
        words: voice.count(word, count),
    });
    settling::view(piles, rest)
}

/// Why it is asked, and what helps to answer.
fn explained(consultation: &Consultation, question: &Question) -> Html {
    let voice = consultation.voice();
    let help = voice.text(&question.help).to_owned();
    let mut used = vec![
        voice.text(&question.text),
        voice.text(&question.why),
        &*help,
    ];
    let choices = question.options.iter();
    used.add_all(choices.flat_map(|one| [voice.text(&one.group), voice.text(&one.label)]));
    let terms = Glossary::new(voice).below(&used);
    html! {
        <>
            <p class="page-why">{ voice.text(&question.why).to_owned() }</p>
            if !help.is_empty() { <p class="page-help">{ help.clone() }</p> }
            { terms }
        </>
    }
}

/// What the chosen answer settles.
fn settled(consultation: &Consultation, answer: Option<Answer>, settles: Option<usize>) -> String {
    let voice = consultation.voice();
    match (answer, settles) {
        (Some(Answer::DontKnow), _) => voice.say(Word::SettlesLater).to_owned(),
        (Some(_), Some(0)) => voice.say(Word::SettlesNothing).to_owned(),
        (Some(_), Some(count)) => voice.count(Word::Settles, count),
        (Some(_), None) | (None, _) => String::new(),
    }
}

/// The ways on and out.
fn ways(asked: &Asked) -> Html {
    let voice = asked.consultation.voice();
    let send = |message: Message| {
        let on = asked.on.clone();
        Callback::from(move |()| on.emit(message.clone()))
    };
    let back = button::press(Look::Quiet, voice.say(Word::Back), send(Message::Back));
    let skip = send(Message::Skip(asked.fact, asked.then.clone()));
    let onward = |out: Route, words: Word| {
        html! {
            <>
                { button::row(html! {
                    <>
                        { button::submit(voice.say(Word::Next)) }
                        { button::press(Look::Second, voice.say(Word::Skip), skip) }
                        { back.clone() }
                    </>
                }) }
                <p class="page-out"><a href={out.address()}>{ voice.say(words) }</a></p>
            </>
        }
    };
    match &asked.then {
        Then::Next => onward(Route::Advice, Word::SeeAdviceSoFar),
        Then::Toward(id) => onward(Route::Programme(id.clone()), Word::SeeProgrammeSoFar),
        Then::Start | Then::Review | Then::Advice | Then::Programme(_) | Then::Compare(_) => {
            button::row(html! {
                <>{ button::submit(voice.say(Word::SaveAndReturn)) }{ back }</>
            })
        }
    }
}
