//! One recommendation on the page: as a card, as something open, and as a line with the reason it did not fit.

use crate::gather::{AddAll, Gather};
use crate::ui::template::html;
use crate::{
    advice::{Reason, Recommendation, Verdict},
    catalog::{BenefitKind, Edition, Office, Programme, Reach},
    derive::Situation,
    fact::FactSet,
    ui::{
        Consultation, Message, Route, Then, Voice, Word,
        part::{
            amount,
            card::{self, Card},
            chips::{self, Chip},
            lever::{self, Aim, Lever},
        },
        screen::{changes, icons, levers, picking},
    },
};
use yew::prelude::*;

/// A find: what one gets, by what rate, up to what, and what that comes to.
pub fn card(
    consultation: &Consultation,
    situation: &Situation<'_>,
    on: &Callback<Message>,
    one: &Recommendation<'_>,
) -> Html {
    let voice = consultation.voice();
    let offer = &one.offer;
    let benefit = &one.track.benefit;
    let money = benefit.is_money();
    let addons = offer.addons.iter();
    let mut lines: Vec<String> = addons
        .map(|(addon, applies)| voice.addon_of(offer, addon, *applies))
        .gather();
    lines.add_all(voice.reach(one.track.reach).map(str::to_owned));
    lines.add_all(voice.long_past(consultation.fiscal_year, one.edition));
    let to_confirm = one.to_confirm().count();
    if to_confirm > 0 {
        lines.push(voice.count(Word::SoManyToConfirm, to_confirm));
    }
    let office = consultation.catalog.base.offices(one.edition).next();
    lines.add_all(office.map(|office| {
        let names = [("name", voice.text(&office.name)), ("phone", &office.phone)];
        voice.fill(Word::OfficeOnCard, &names)
    }));
    card::view(Card {
        icon: Some(icons::of_kind(one.track.benefit.kind)),
        tags: tags(consultation, one),
        name: voice.text(&one.programme.name).to_owned(),
        under: under(voice, one),
        address: address(one),
        body: html! {
            <>
                <p class="card-gist">{ voice.text(&benefit.text).to_owned() }</p>
                if money {
                    { amount::figures(vec![
                        (voice.say(Word::Rate), voice.rate(benefit, offer)),
                        (voice.say(Word::Cap), voice.caps(benefit, offer)),
                    ]) }
                }
                if let Some(visits) = voice.visits(offer) {
                    { amount::figures(vec![(voice.say(Word::Visits), visits)]) }
                }
                if let Some(yours) = voice.amount(offer) {
                    { amount::yours(voice.say(Word::Yours), yours, voice.sum(offer).into_iter().chain(voice.shared_costs(offer)).gather()) }
                }
                if !offer.waits_for.is_empty() && offer.amount.is_some() {
                    <p class="card-waits">{ voice.say(Word::AnswerForAmount) }</p>
                    { questions(consultation, offer.waits_for) }
                }
                { changes::brief(consultation, one) }
                { card::lines(lines) }
                // Two visits more are worth knowing on the programme's page, and no reason to apply for a plan.
                if money { { levers::more(consultation, one) } }
                { picking::toggle(consultation, on, one) }
                <p class="card-why">{ why(voice, situation, one) }</p>
            </>
        },
    })
}

/// Why it stands where it does.
fn why(voice: Voice<'_>, situation: &Situation<'_>, one: &Recommendation<'_>) -> String {
    let reason = |reason: Reason| match reason {
        Reason::NothingToPay => voice.say(Word::ReasonNothingToPay).to_owned(),
        Reason::Serves(_) => voice.say(Word::ReasonServes).to_owned(),
        Reason::Gives(kind) => voice.kind(kind).to_owned(),
        Reason::Reached(Reach::Direct) => voice.say(Word::ReasonDirect).to_owned(),
        Reason::Reached(_) => voice.say(Word::ReasonThrough).to_owned(),
        Reason::UpTo(yen) => voice.fill(Word::ReasonUpTo, &[("yen", &voice.yen(yen))]),
        Reason::Of(year) => voice.fill(Word::ReasonOf, &[("year", &voice.fiscal_year(year))]),
    };
    let reasons: Vec<String> = one.reasons(situation).into_iter().map(reason).gather();
    voice.fill(
        Word::ReasonTitle,
        &[("reasons", &reasons.join(voice.say(Word::ListDot)))],
    )
}

/// Something that just misses: what would make it fit.
pub fn near(consultation: &Consultation, one: &Recommendation<'_>, ways: Vec<Lever>) -> Html {
    let voice = consultation.voice();
    lever::aim(Aim {
        icon: Some(icons::of_kind(one.track.benefit.kind)),
        tags: tags(consultation, one),
        name: voice.name(one),
        address: address(one),
        way: ways.into_iter().next(),
    })
}

/// A desk to call in any case: what it is, where nothing says that it is for this business.
pub fn desk(consultation: &Consultation, desk: &Programme, edition: &Edition) -> Html {
    let voice = consultation.voice();
    let offices = consultation.catalog.base.offices(edition);
    let office = |office: &Office| {
        voice.fill(
            Word::OfficeLine,
            &[("name", voice.text(&office.name)), ("phone", &office.phone)],
        )
    };
    card::view(Card {
        icon: Some(icons::of_kind(BenefitKind::AdviceDesk)),
        tags: vec![voice.edition(edition)],
        name: voice.text(&desk.name).to_owned(),
        under: String::new(),
        address: Route::Programme(desk.id.as_str().into()).address(),
        body: html! {
            <>
                <p class="card-gist">{ voice.gist(&desk.summary).to_owned() }</p>
                { card::lines(offices.map(office).chain([voice.say(Word::DeskNotSure).to_owned()]).gather()) }
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
        icon: Some(icons::of_kind(one.track.benefit.kind)),
        tags: tags(consultation, one),
        name: voice.text(&one.programme.name).to_owned(),
        under: under(voice, one),
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
    let name = voice.name(one);
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
    chips::view(chips.gather())
}

fn address(one: &Recommendation<'_>) -> String {
    Route::Programme(one.programme.id.as_str().into()).address()
}

/// What stands below a programme's name: its track, and the name by which an office knows it.
fn under(voice: Voice<'_>, one: &Recommendation<'_>) -> String {
    let names = [
        Some(voice.text(&one.track.name)),
        voice.own_name(one.programme),
    ];
    let names = names.into_iter().flatten().filter(|name| !name.is_empty());
    names.gather::<Vec<_>>().join(voice.say(Word::ListDot))
}
