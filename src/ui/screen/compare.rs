//! 制度をくらべる: up to three ways to receive programmes side by side, what differs for this owner first.

mod requirement;
mod row;

use crate::gather::Gather;
use crate::ui::template::html;
use crate::{
    advice::Recommendation,
    ui::{
        Consultation, Pick, Picks, Route, Voice, Word,
        part::{
            button::{self, Look},
            comparison::{self, Column},
            folded,
            lineup::{self, Place},
            notice, page,
        },
    },
};
use row::Row;
use yew::prelude::*;

/// The screen, for the picks of an address.
pub fn view(consultation: &Consultation, asked: &[Pick]) -> Html {
    let voice = consultation.voice();
    let picks = Picks::known(&consultation.catalog, asked);
    let columns: Vec<Recommendation<'_>> = picks
        .picked()
        .iter()
        .filter_map(|pick| consultation.picked(pick))
        .gather();
    let lead = match columns.len() {
        0 => Word::SideNone,
        1 => Word::SideOne,
        _ => Word::SideLead,
    };
    html! {
        <>
            { page::heading(voice.say(Word::SideTitle)) }
            <p class="page-lead">{ voice.say(lead) }</p>
            { left_out(voice, &picks, asked) }
            if !columns.is_empty() { { places(consultation, &picks, &columns) } }
            if columns.len() > 1 { { tables(consultation, &picks, &columns) } }
            { button::row(html! {
                <>
                    { button::link(Look::Second, Route::Advice.address(), voice.say(Word::BackToAdvice)) }
                    { button::link(Look::Second, Route::Catalogue.address(), voice.say(Word::CatalogueLink)) }
                </>
            }) }
        </>
    }
}

/// What the address asks for and has no place: there is no such thing, or no room.
fn left_out(voice: Voice<'_>, picks: &Picks, asked: &[Pick]) -> Html {
    let mut missing: Vec<&Pick> = Vec::new();
    for pick in asked {
        if !picks.has(pick) && !missing.contains(&pick) {
            missing.push(pick);
        }
    }
    html! {
        if !missing.is_empty() {
            { notice::caution(voice.say(Word::SideLeftOutTitle), html! {
                <p>{ voice.count(Word::SideLeftOut, missing.len()) }</p>
            }) }
        }
    }
}

/// The number by which a column is found again.
fn mark(at: usize) -> String {
    (at + 1).to_string()
}

fn places(consultation: &Consultation, picks: &Picks, columns: &[Recommendation<'_>]) -> Html {
    let voice = consultation.voice();
    let place = |(at, one): (usize, &Recommendation<'_>)| {
        let without = Route::Compare(picks.without(&Pick::of(one)).into());
        let name = voice.name(one);
        let whole = voice.fill(Word::UnpickWhole, &[("name", &name)]);
        Place {
            mark: mark(at),
            name: voice.text(&one.programme.name).to_owned(),
            under: voice.text(&one.track.name).to_owned(),
            about: row::edition(consultation, one),
            address: Route::Programme(one.programme.id.as_str().into()).address(),
            out: (without.address(), voice.say(Word::Unpick), whole),
        }
    };
    lineup::view(columns.iter().enumerate().map(place).gather())
}

/// What differs, and folded below it what makes no difference here.
fn tables(consultation: &Consultation, picks: &Picks, all: &[Recommendation<'_>]) -> Html {
    let voice = consultation.voice();
    let head = |(at, one): (usize, &Recommendation<'_>)| Column {
        mark: mark(at),
        name: voice.name(one),
        tag: "",
    };
    let columns: Vec<Column> = all.iter().enumerate().map(head).gather();
    let (asked, fulfilled) = requirement::rows(consultation, picks, all);
    let verdict = row::verdict(consultation, all);
    let figures = row::figures(consultation, picks, all);
    let (same, differing): (Vec<Row>, Vec<Row>) = figures.into_iter().partition(Row::is_same);
    let first = [verdict].into_iter().chain(asked).chain(differing);
    let last = same.into_iter().chain(fulfilled);
    let shown = |rows: &mut dyn Iterator<Item = Row>| rows.map(Row::show).gather::<Vec<_>>();
    let (first, last) = (shown(&mut first.into_iter()), shown(&mut last.into_iter()));
    let title = voice.say(Word::SideDiffers);
    let same_title = voice.count(Word::SideSame, last.len());
    html! {
        <>
            { page::section(title, html! {
                <>
                    { comparison::view("comparison-differs", title, &columns, first) }
                    <p class="page-note">{ voice.say(Word::SideNoSum) }</p>
                </>
            }) }
            if !last.is_empty() {
                { comparison::around(columns.len(), folded::view(same_title, html! {
                    <>
                        <p class="page-note">{ voice.say(Word::SideSameText) }</p>
                        { comparison::view("comparison-same", voice.say(Word::SideSameName), &columns, last) }
                    </>
                })) }
            }
        </>
    }
}
