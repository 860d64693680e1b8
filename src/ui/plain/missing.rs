//! For an address at which there is no page: where to go from there.

use super::{FOLDER, Page, framed};
use crate::ui::template::html;
use crate::ui::{
    Consultation, Route, Word,
    part::{
        button::{self, Look},
        page,
    },
};
use serde_json::Value;

/// Stands for the address of the site.
const UP: &str = "./";

/// The page.
pub fn page(consultation: &Consultation) -> Page {
    let voice = consultation.voice();
    let (title, text) = (voice.say(Word::MissingTitle), voice.say(Word::MissingText));
    let list = [UP, FOLDER].concat();
    let content = html! {
        <>
            { page::heading(title) }
            <p class="page-lead">{ text }</p>
            { button::row(html! {
                <>
                    { button::link(Look::Main, UP.to_owned(), voice.say(Word::FailureAgain)) }
                    { button::link(Look::Second, list, voice.say(Word::CatalogueLink)) }
                </>
            }) }
        </>
    };
    Page {
        folder: String::new(),
        title: voice.fill(Word::TitleWithBrand, &[("title", title)]),
        description: text.to_owned(),
        content: framed(consultation, UP, &Route::Welcome, &[], content),
        about: Value::Null,
    }
}
