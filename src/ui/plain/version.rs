//! この案内の版: by what one can tell that a copy of the site is the very one that the sources make, and how to check it.
//!
//! The page stands outside what it speaks of. The build puts the numbers in the places of the words in capitals.

use super::{Page, framed};
use crate::ui::template::html;
use crate::ui::{
    Consultation, Route, Word,
    part::{page, sheet},
};
use serde_json::Value;

/// The folder of the page.
pub const ABOUT: &str = "about/";

/// The list that the numbers are taken of.
const SUMS: &str = "sums.txt";

/// The page.
pub fn page(consultation: &Consultation) -> Page {
    const UP: &str = "../";
    let voice = consultation.voice();
    let title = voice.say(Word::AboutTitle);
    let line = |word, place: &'static str| sheet::Line {
        name: voice.say(word).to_owned(),
        value: html! { <span class="sheet-sum">{ place }</span> },
        change: None,
    };
    let lines = vec![
        line(Word::AboutName, "VERSION-NAME"),
        line(Word::AboutSum, "VERSION-SUM"),
        line(Word::AboutKiosk, "KIOSK-SUM"),
    ];
    let how = [Word::AboutHowFiles, Word::AboutHowSum, Word::AboutHowBuild];
    let how = how.map(|word| html! { <li>{ voice.say(word) }</li> });
    let content = html! {
        <>
            { page::heading(title) }
            <p class="page-lead">{ voice.say(Word::AboutLead) }</p>
            { sheet::view(lines) }
            { page::section(voice.say(Word::AboutHow), html! {
                <><ul class="page-steps">{ for how }</ul><p><a href={[UP, SUMS].concat()}>{ SUMS }</a></p></>
            }) }
        </>
    };
    Page {
        folder: ABOUT.to_owned(),
        title: voice.fill(Word::TitleWithBrand, &[("title", title)]),
        description: voice.say(Word::AboutLead).to_owned(),
        content: framed(consultation, UP, &Route::Coverage, &[], content),
        about: Value::Null,
    }
}
