//! 収録範囲: which documents were looked through, what of them is here, and what is not and why.

use crate::gather::Gather;
use crate::ui::template::html;
use crate::{
    catalog::{
        Document,
        coverage::{Carrier, Entry, Fate},
    },
    order,
    ui::{
        Consultation, Delivery, Route, Voice, Word,
        part::{
            button::{self, Look},
            folded, page,
            register::{self, Row},
        },
    },
};
use std::cmp::Reverse;
use yew::prelude::*;

/// Where the site says by what to tell that it is whole.
const VERSION: &str = "about/";

/// The screen.
pub fn view(consultation: &Consultation) -> Html {
    let voice = consultation.voice();
    let entries = consultation.catalog.coverage();
    let mut documents: Vec<&Document> = consultation.catalog.base.documents.iter().gather();
    order::sort_by_key(&mut documents, |document| Reverse(document.fiscal_year));
    let folds = documents.iter().map(|document| {
        let own = |entry: &&Entry<'_>| entry.document() == Some(document.number);
        let entries: Vec<&Entry<'_>> = entries.iter().filter(own).gather();
        fold(voice, document, &entries)
    });
    html! {
        <>
            { page::heading(voice.say(Word::CoverageTitle)) }
            <p class="page-lead">{ voice.count(Word::CoverageLead, documents.len()) }</p>
            { page::section(voice.say(Word::CoverageLimits), limits(consultation, &documents)) }
            { page::section(voice.say(Word::CoverageDocuments), html! {
                <><p>{ voice.say(Word::CoverageDocumentsText) }</p>{ for folds }</>
            }) }
            { button::row(button::link(Look::Second, Route::Catalogue.address(), voice.say(Word::CatalogueLink))) }
            if consultation.delivery == Delivery::Site {
                <p><a href={VERSION}>{ voice.say(Word::AboutLink) }</a></p>
            }
        </>
    }
}

/// What is not here in general, and where to ask for it.
fn limits(consultation: &Consultation, documents: &[&Document]) -> Html {
    let voice = consultation.voice();
    let newest = documents.iter().map(|document| document.fiscal_year).max();
    let newest = newest.map_or(String::new(), |year| voice.both_years(year));
    let desk = consultation.desk().map(|desk| {
        let address = Route::Programme(desk.id.as_str().into()).address();
        html! { <li><a href={address}>{ voice.fill(Word::AskDesk, &[("desk", voice.text(&desk.name))]) }</a></li> }
    });
    html! {
        <ul class="page-steps">
            <li>{ voice.count(Word::LimitDocuments, documents.len()) }</li>
            <li>{ voice.fill(Word::LimitYears, &[("year", &newest)]) }</li>
            <li>{ voice.say(Word::LimitLocal) }</li>
            <li>{ voice.say(Word::LimitAsk) }</li>
            { for desk }
        </ul>
    }
}

/// One document: how many of its entries are here, and behind that which.
fn fold(voice: Voice<'_>, document: &Document, entries: &[&Entry<'_>]) -> Html {
    let is_carried = |entry: &&&Entry<'_>| matches!(entry.fate, Fate::Carried(_));
    let carried = entries.iter().filter(is_carried).count();
    let counts = voice.fill(
        Word::CoverageCounts,
        &[
            ("year", &voice.both_years(document.fiscal_year)),
            ("carried", &carried.to_string()),
            ("not", &(entries.len() - carried).to_string()),
        ],
    );
    let rows = entries.iter().map(|entry| row(voice, entry)).gather();
    let title = voice.text(&document.title);
    let heads = [Word::RegisterEntry, Word::RegisterFate].map(|word| voice.say(word));
    folded::with_line(
        folded::State::Folded,
        title.to_owned(),
        counts,
        register::view(title.to_owned(), heads, rows),
    )
}

/// One entry: links to what speaks for it, or its name and why nothing does.
fn row(voice: Voice<'_>, entry: &Entry<'_>) -> Row {
    let (links, said) = match &entry.fate {
        Fate::Carried(carriers) => {
            let links = carriers.iter().map(|one| carrier(voice, one));
            (links.gather(), (String::new(), String::new()))
        }
        Fate::NotCarried(uncarried) => {
            let reason = voice.text(&uncarried.reason);
            let why = voice.fill(Word::NotCarried, &[("reason", reason)]);
            (Vec::new(), (voice.text(&uncarried.name).to_owned(), why))
        }
    };
    Row {
        number: entry.id.to_owned(),
        links,
        said,
    }
}

/// Where what speaks for an entry is, and what it is called.
fn carrier(voice: Voice<'_>, carrier: &Carrier<'_>) -> (String, String) {
    let name = voice.text(&carrier.programme.name);
    let track = carrier.track.map_or("", |track| voice.text(&track.name));
    let name = match track {
        "" => name.to_owned(),
        track => voice.fill(Word::NameWithTrack, &[("name", name), ("track", track)]),
    };
    let id = carrier.programme.id.as_str();
    (Route::Programme(id.into()).address(), name)
}
