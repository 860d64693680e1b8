//! One recommendation on the page: as a card, as something open, and as a line with the reason it did not fit.

use crate::{
    advice::{Recommendation, Verdict},
    catalog::BenefitKind,
    fact::FactSet,
    ui::{
        Consultation, Message, Route, Then, Voice, Word,
        part::{
            amount,
            card::{self, Card},
            chips::{self, Chip},
        },
        screen::{changes, picking},
    },
};
use yew::prelude::*;

/// A find: what one gets, by what rate, up to what, and what that comes to.
pub fn card(consultation: &Consultation, on: &Callback<Message>, one: &Recommendation<'_>) -> Html {
    let voice = consultation.voice();
    let offer = &one.offer;
    let benefit = &one.track.benefit;
    let money = benefit.kind == BenefitKind::Subsidy
        || !benefit.rates.is_empty()
        || !benefit.caps.is_empty();
    let mut lines: Vec<String> = offer
        .addons
        .iter()
        .map(|(addon, applies)| voice.addon(addon, *applies))
        .collect();
    lines.extend(voice.reach(one.track.reach).map(str::to_owned));
    lines.extend(voice.long_past(consultation.fiscal_year, one.edition));
    let to_confirm = one.to_confirm().count();
    if to_confirm > 0 {
        lines.push(voice.count(Word::SoManyToConfirm, to_confirm));
    }
    card::view(Card {
        tags: tags(consultation, one),
        name: voice.text(&one.programme.name).to_owned(),
        under: voice.text(&one.track.name).to_owned(),
        address: address(one),
        body: html! {
            <>
                <p class="card-gist">{ voice.text(&benefit.text).to_owned() }</p>
                if money {
                    { amount::figures(vec![
                        (voice.say(Word::Rate), voice.rate(offer)),
                        (voice.say(Word::Cap), voice.caps(offer)),
                    ]) }
                }
                if let Some(visits) = voice.visits(offer) {
                    { amount::figures(vec![(voice.say(Word::Visits), visits)]) }
                }
                if let Some(yours) = voice.amount(offer) {
                    { amount::yours(voice.say(Word::Yours), yours, voice.sum(offer)) }
                }
                if !offer.waits_for.is_empty() && offer.amount.is_some() {
                    <p class="card-waits">{ voice.say(Word::AnswerForAmount) }</p>
                    { questions(consultation, offer.waits_for) }
                }
                { changes::brief(consultation, one) }
                { card::lines(lines) }
                { picking::toggle(consultation, on, one) }
            </>
        },
    })
}

/// Something open, with the questions that would settle it.
pub fn open(
    consultation: &Consultation,
    on: &Callback<Message>,
    one: &Recommendation<'_>,
    waits_for: FactSet,
) -> Html {
    let voice = consultation.voice();
    card::view(Card {
        tags: tags(consultation, one),
        name: voice.text(&one.programme.name).to_owned(),
        under: voice.text(&one.track.name).to_owned(),
        address: address(one),
        body: html! {
            <>
                <p class="card-waits">{ voice.say(Word::WaitsFor) }</p>
                { questions(consultation, waits_for) }
                { picking::toggle(consultation, on, one) }
            </>
        },
    })
}

/// What did not fit, and the first reason.
pub fn failed(voice: Voice<'_>, one: &Recommendation<'_>) -> Html {
    let reason = match &one.verdict {
        Verdict::Failed(grounds) => grounds
            .first()
            .map(|ground| voice.asked(*ground, one.edition)),
        Verdict::Met | Verdict::Open(_) => None,
    };
    let name = picking::name(voice, one.programme, one.track);
    html! {
        <li>
            <a href={address(one)}>{ name }</a>
            <span class="page-reason">{ voice.fill(Word::FailedBecause, &[("asked", &reason.unwrap_or_default())]) }</span>
        </li>
    }
}

/// The kind of help, the year and stage of its paper, and whether that year is over.
fn tags(consultation: &Consultation, one: &Recommendation<'_>) -> Vec<String> {
    let voice = consultation.voice();
    let mut tags = vec![
        voice.kind(one.track.benefit.kind).to_owned(),
        voice.edition(one.edition),
    ];
    if voice.past(one.edition, consultation.today).is_some() {
        tags.push(voice.say(Word::PastTag).to_owned());
    }
    tags
}

/// Links to the questions worth asking, which lead back here.
fn questions(consultation: &Consultation, facts: FactSet) -> Html {
    let voice = consultation.voice();
    let chips = consultation.worth_asking(facts).into_iter().map(|fact| {
        let words = voice.label(fact);
        Chip {
            address: Route::Question(fact, Then::Advice).address(),
            whole: voice.fill(Word::AnswerQuestion, &[("label", &words)]),
            words,
        }
    });
    chips::view(chips.collect())
}

fn address(one: &Recommendation<'_>) -> String {
    Route::Programme(one.programme.id.as_str().into()).address()
}
