//! The catalogue: every programme with its name, what it is in a line, and its newest year and stage.

use super::{FOLDER, Page, about, framed, within};
use crate::ui::template::html;
use crate::{
    catalog::Programme,
    ui::{
        Consultation, Route, Word,
        part::{
            button::{self, Look},
            listing::{self, Row},
            notice, page,
        },
        screen::{icons, programme, year},
    },
};

/// The way from here to the start.
const UP: &str = "../";

/// The page.
pub fn page(consultation: &Consultation, programmes: &[&Programme]) -> Page {
    let voice = consultation.voice();
    let rows = programmes
        .iter()
        .filter_map(|programme| row(consultation, programme))
        .collect();
    let name = voice.say(Word::CatalogueLink);
    let content = html! {
        <>
            { page::heading(name) }
            <p class="page-lead">{ voice.say(Word::PlainCatalogueLead) }</p>
            { button::row(button::link(Look::Main, within(UP, &Route::Welcome), voice.say(Word::FindByQuestions))) }
            { notice::caution(voice.say(Word::CautionTitle), html! { <p>{ year::covered(consultation) }</p> }) }
            { page::section(voice.count(Word::FoundAll, programmes.len()), listing::view(rows)) }
        </>
    };
    Page {
        folder: FOLDER.to_owned(),
        title: voice.fill(Word::TitleWithBrand, &[("title", name)]),
        description: voice.say(Word::PlainCatalogueLead).to_owned(),
        content: framed(consultation, UP, &Route::Catalogue, &[], content),
        about: about::catalogue(voice, programmes),
    }
}

fn row(consultation: &Consultation, programme: &Programme) -> Option<Row> {
    let voice = consultation.voice();
    let newest = programme.editions.first()?;
    let not_for_business =
        (!programme.is_for_business()).then(|| voice.say(Word::NotForBusinessTag).to_owned());
    Some(Row {
        icon: icons::of_edition(newest).filter(|_| programme.is_for_business()),
        tags: not_for_business
            .into_iter()
            .chain(programme::kinds(voice, newest))
            .chain([voice.edition(newest)])
            .collect(),
        name: voice.text(&programme.name).to_owned(),
        address: [&programme.id, "/"].concat(),
        gist: voice.gist(&programme.summary).to_owned(),
    })
}
