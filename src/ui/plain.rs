//! 素のページ: the catalogue and every programme as pages that need no script. The build renders them from the same records
//! and with the same words as the screens, so neither can say what the other does not.
//!
//! Their addresses are relative: the catalogue is `programmes/`, a programme `programmes/<id>/` below it.

mod about;
mod catalogue;
mod gallery;
mod missing;
mod programme;
mod rescue;
mod version;

use super::{
    Consultation, Route, Then, Voice, Word,
    delivery::setting,
    part::{
        languages::{self, Way},
        page,
    },
    screen::welcome,
    speak,
};
use crate::catalog::Language;
use crate::ui::template::html;
use yew::prelude::*;

/// The folder of the catalogue.
const FOLDER: &str = "programmes/";

/// What stands on a page.
#[derive(Clone, PartialEq, Properties)]
pub struct Held {
    /// It.
    pub content: Html,
}

/// What stands on a page, as a component, so that it can be rendered alone.
#[component]
pub fn Content(held: &Held) -> Html {
    held.content.clone()
}

/// A page, without what the build adds to its head.
#[derive(Clone, Debug)]
pub struct Page {
    /// Its folder within the site, with a slash at its end.
    pub folder: String,
    /// What the tab calls it.
    pub title: String,
    /// What it is about, in a sentence or two.
    pub description: String,
    /// What stands on it.
    pub content: Html,
    /// What it tells machines, in the words of schema.org; without its own address, which only the build knows.
    pub about: serde_json::Value,
}

/// All pages: the catalogue, then the programmes in its order.
#[must_use]
pub fn pages(consultation: &Consultation) -> Vec<Page> {
    let programmes = consultation.found();
    let each = programmes
        .iter()
        .filter_map(|one| programme::page(consultation, one));
    [catalogue::page(consultation, &programmes)]
        .into_iter()
        .chain(each)
        .collect()
}

/// The page for an address at which there is none. Its links begin with `./`, for the build to put the site's address there,
/// because nobody knows below which folder it will be shown.
#[must_use]
pub fn missing(consultation: &Consultation) -> Page {
    missing::page(consultation)
}

/// この案内の版: by what one can tell that a copy of the site is whole. The build puts the numbers in.
#[must_use]
pub fn version(consultation: &Consultation) -> Page {
    version::page(consultation)
}

/// 見本帳: every part in the ways in which it may stand on a screen, for whoever works on them.
#[must_use]
pub fn gallery(consultation: &Consultation) -> Page {
    gallery::page(consultation)
}

/// 動かないとき: what stands in the start page beside the app, for when that does not begin, in each of these languages.
pub fn rescue(consultations: &[Consultation]) -> Html {
    rescue::view(consultations)
}

/// The start page as the build writes it: what can be reached without a script leads to a page that needs none.
#[must_use]
pub fn start(first_screen: &str) -> String {
    let screen = ["href=\"", &Route::Catalogue.address(), "\""].concat();
    let page = ["href=\"", FOLDER, "\""].concat();
    first_screen.replace(&screen, &page)
}

/// The first screen behind each door of the start page, in their order: the page holds them, so that whoever presses one
/// goes on before the app has come.
#[must_use]
pub fn doors(consultation: &Consultation) -> Vec<(Consultation, Route)> {
    let behind = |opening| {
        let mut behind = consultation.clone();
        behind.opening = opening;
        let first = behind.next_question()?;
        Some((behind, Route::Question(first, Then::Next)))
    };
    welcome::DOORS.into_iter().filter_map(behind).collect()
}

/// A page's frame: `up` leads to the start, `route` is the screen that shows the same in every language, and `trail` are the
/// pages between, addresses and words.
fn framed(
    consultation: &Consultation,
    up: &str,
    route: &Route,
    trail: &[(&'static str, &'static str)],
    content: Html,
) -> Html {
    let voice = consultation.voice();
    let start = (up.to_owned(), voice.say(Word::Brand));
    let between = trail
        .iter()
        .map(|(address, words)| ((*address).to_owned(), *words));
    let links = [start].into_iter().chain(between);
    let links = links.map(|(address, words)| html! { <li><a href={address}>{ words }</a></li> });
    let path = html! {
        <nav class="page-trail" aria-label={voice.say(Word::PlainTrail)}><ol>{ for links }</ol></nav>
    };
    let foot = page::Foot {
        privacy: voice.say(Word::FooterPrivacy).to_owned(),
        name: voice.say(Word::FooterLinks),
        links: vec![
            ([up, FOLDER].concat(), voice.say(Word::CatalogueLink)),
            (within(up, &Route::Coverage), voice.say(Word::CoverageLink)),
        ],
        status: None,
    };
    let head = page::Head::Way {
        brand: voice.say(Word::Brand),
        home: up.to_owned(),
    };
    let content = html! { <>{ path }{ content }</> };
    page::view(
        page::Place::Page,
        0,
        head,
        languages(voice, up, route),
        foot,
        content,
    )
}

/// The languages to choose from: another one than the page's is spoken by the app.
fn languages(voice: Voice<'_>, up: &str, route: &Route) -> Html {
    let ways = Language::ALL.map(|language| Way {
        tag: language.tag(),
        name: voice.say(speak::name(language)),
        address: (language != voice.language).then(|| {
            let query = ["?", setting::LANG, "=", language.id()].concat();
            [up, &query, &route.address()].concat()
        }),
    });
    languages::ways(voice.say(Word::LanguagesName), ways.into())
}

/// The address of a screen of the app.
fn within(up: &str, route: &Route) -> String {
    [up, &route.address()].concat()
}
