//! 制度: how it works, who it is for, how much, how to apply, where to ask, and where all that is written.

mod comparison;
pub mod source;
mod split;
pub mod track;
mod years;

use crate::gather::Gather;
use crate::ui::template::html;
use crate::{
    advice::{Advice, Availability, Verdict},
    catalog::{Edition, Programme, Text},
    ui::{
        Consultation, Message, Route, Then, Voice, Word,
        part::{
            button::{self, Look},
            card, folded, notice, page,
        },
        screen::{glossary::Glossary, icons, picking},
    },
};
use yew::prelude::*;

/// The screen.
pub fn view(consultation: &Consultation, id: &str, on: &Callback<Message>) -> Html {
    let voice = consultation.voice();
    let Some(programme) = consultation.catalog.programme(id) else {
        return missing(voice);
    };
    let shown = consultation.editions(programme);
    let Some((edition, beside)) = shown.split_first() else {
        return page::heading(voice.text(&programme.name).to_owned());
    };
    let older = programme
        .editions
        .iter()
        .skip_while(|one| one.id != edition.id)
        .filter(|one| shown.iter().all(|shown| shown.id != one.id));
    let advice = consultation.advice_on(programme, edition);
    let past = voice.past(edition, consultation.today);
    let glossary = Glossary::new(voice);
    html! {
        <>
            { head(&glossary, voice, programme, edition) }
            { notice::caution(voice.say(Word::CautionTitle), html! {
                <p>{ past.unwrap_or_else(|| voice.availability(Availability::of(edition, consultation.today))) }</p>
            }) }
            { ask(consultation, id) }
            if let Some(year) = consultation.fiscal_year.filter(|year| !edition.is_advised_in(*year)) {
                <p class="page-note">{ voice.fill(Word::NotInYear, &[("year", &voice.fiscal_year(year))]) }</p>
            }
            { page::section(voice.say(Word::HowTitle), how(&glossary, consultation, edition)) }
            { who(&glossary, consultation, on, &advice) }
            { page::section(voice.say(Word::ApplyTitle), steps(voice, &edition.apply)) }
            { page::section(voice.say(Word::CounterTitle), points(voice, &edition.counter)) }
            { page::section(voice.say(Word::HelpTitle), source::help(consultation, programme, edition, on_screen)) }
            { page::section(voice.say(Word::SourceTitle), source::view(voice, edition)) }
            { comparison::view(voice, programme, &shown) }
            { for beside.iter().map(|one| source::beside(voice, programme, one)) }
            { for older.map(|one| source::older(voice, programme, one)) }
            { button::row(html! {
                <>
                    if consultation.has_begun() {
                        { button::link(Look::Second, Route::Advice.address(), voice.say(Word::BackToAdvice)) }
                    } else {
                        { button::link(Look::Second, Route::Welcome.address(), voice.say(Word::SearchAll)) }
                    }
                    { button::link(Look::Second, Route::Catalogue.address(), voice.say(Word::CatalogueLink)) }
                </>
            }) }
            { picking::tray(consultation) }
        </>
    }
}

/// What stands where there is no such programme any more: the page around asked for others while this one was open.
fn missing(voice: Voice<'_>) -> Html {
    let list = Route::Catalogue.address();
    html! {
        <>
            { page::heading(voice.say(Word::ProgrammeMissing)) }
            <p class="page-lead">{ voice.say(Word::ProgrammeMissingText) }</p>
            { button::row(button::link(Look::Main, list, voice.say(Word::CatalogueLink))) }
        </>
    }
}

/// The way to the questions that decide whether it fits, while there are some.
fn ask(consultation: &Consultation, id: &str) -> Html {
    let voice = consultation.voice();
    let next = consultation.next_toward(id);
    next.map(|fact| {
        let first = Route::Question(fact, Then::Toward(id.into())).address();
        html! {
            <div class="page-ask">
                { button::link(Look::Main, first, voice.say(Word::TowardThis)) }
                <p class="page-note">{ voice.count(Word::Remaining, consultation.remaining_toward(id)) }</p>
            </div>
        }
    })
    .unwrap_or_default()
}

/// The address of another programme's screen.
fn on_screen(id: &str) -> String {
    Route::Programme(id.into()).address()
}

/// The kinds of help that an edition gives, each once.
pub fn kinds(voice: Voice<'_>, edition: &Edition) -> Vec<String> {
    let mut kinds: Vec<String> = Vec::new();
    for track in &edition.tracks {
        let kind = voice.kind(track.benefit.kind).to_owned();
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    kinds
}

/// What kind of help it is, of which year, its name and what it is.
pub fn head(
    glossary: &Glossary<'_>,
    voice: Voice<'_>,
    programme: &Programme,
    edition: &Edition,
) -> Html {
    let mut kinds = kinds(voice, edition);
    kinds.push(voice.edition_of(programme, edition));
    let used = [
        &*kinds.join("\n"),
        voice.text(&programme.name),
        voice.text(&programme.summary),
    ];
    let terms = glossary.below(&used);
    html! {
        <>
            { card::tags(icons::of_edition(edition), kinds) }
            { page::heading(voice.text(&programme.name).to_owned()) }
            if let Some(own) = voice.own_name(programme) { <p class="page-note">{ own.to_owned() }</p> }
            <p class="page-lead">{ voice.text(&programme.summary).to_owned() }</p>
            { terms }
        </>
    }
}

/// How it works, whom to ask, and when one can apply.
pub fn how(glossary: &Glossary<'_>, consultation: &Consultation, edition: &Edition) -> Html {
    let voice = consultation.voice();
    let period = edition.period.map(|(opens, closes)| {
        voice.fill(
            Word::Period,
            &[
                ("opens", &voice.date(opens)),
                ("closes", &voice.date(closes)),
            ],
        )
    });
    html! {
        <>
            <p>{ voice.text(&edition.how).to_owned() }</p>
            { glossary.below(&[voice.text(&edition.how)]) }
            { for reaches(voice, edition) }
            if let Some(period) = period { <p>{ period }</p> }
        </>
    }
}

/// Whom to ask, where an owner does not simply apply: each way that some track goes, once.
fn reaches(voice: Voice<'_>, edition: &Edition) -> Vec<Html> {
    let mut ways: Vec<&str> = Vec::new();
    for way in edition
        .tracks
        .iter()
        .filter_map(|track| voice.reach(track.reach))
    {
        if !ways.contains(&way) {
            ways.push(way);
        }
    }
    ways.into_iter()
        .map(|way| html! { <p>{ way }</p> })
        .gather()
}

/// Who it is for and how much: the tracks that fit first, the others folded.
fn who(
    glossary: &Glossary<'_>,
    consultation: &Consultation,
    on: &Callback<Message>,
    advice: &Advice<'_>,
) -> Html {
    let voice = consultation.voice();
    let tracks = &advice.recommendations;
    if let [only] = tracks.as_slice() {
        return html! {
            <>
                <p class="page-result">{ voice.say(track::verdict(&only.verdict)) }</p>
                { picking::toggle(consultation, on, only) }
                { track::view(glossary, consultation, on, &advice.situation, only, page::section) }
            </>
        };
    }
    let folds = tracks.iter().map(|one| {
        let state = match &one.verdict {
            Verdict::Met => folded::State::Open,
            Verdict::Open(_) | Verdict::Failed(_) => folded::State::Folded,
        };
        let name = match voice.text(&one.track.name) {
            "" => voice.text(&one.programme.name),
            name => name,
        };
        let verdict = voice.say(track::verdict(&one.verdict));
        let content = html! {
            <>
                { picking::toggle(consultation, on, one) }
                { track::view(glossary, consultation, on, &advice.situation, one, page::subsection) }
            </>
        };
        folded::with_line(state, name.to_owned(), verdict.to_owned(), content)
    });
    page::section(voice.count(Word::TracksTitle, tracks.len()), folds.gather())
}

/// Texts in their order.
pub fn steps<'a>(voice: Voice<'a>, texts: &'a [Text]) -> Html {
    html! { <ol class="page-steps">{ lines(voice, texts) }</ol> }
}

/// Texts in no order.
pub fn points<'a>(voice: Voice<'a>, texts: &'a [Text]) -> Html {
    html! { <ul class="page-steps">{ lines(voice, texts) }</ul> }
}

fn lines<'a>(voice: Voice<'a>, texts: &'a [Text]) -> Html {
    let line = |text: &'a Text| html! { <li>{ voice.text(text).to_owned() }</li> };
    texts.iter().map(line).gather()
}
