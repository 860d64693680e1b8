//! 据え付け: how a page gets the app: what the starters in `static/` call, once the program is there.

use super::{
    App, Consultation, Message, Props, Route, Start, Word,
    browser::{self, Stage},
    delivery::{Delivery, Fault, setting},
    event::{Code, Event},
    speak,
};
use crate::catalog::Language;
use js_sys::Function;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;
use yew::AppHandle;

/// Fills an element of a page of ours with the app: a site, or the kiosk that the address or the file asks for.
///
/// `settings` are those that the page itself holds, as a query; those of the address come after them and count more. `words`
/// takes the id of a language and promises its pack as bytes.
#[wasm_bindgen]
pub async fn open(place: Element, settings: String, words: Function) {
    let stage = Stage::within(&place, words);
    browser::watch(&stage);
    browser::remember(&place);
    let Some(mut consultation) = begin() else {
        return browser::fail_for(&stage, Word::FailureClock);
    };
    let address = browser::address();
    let (page, fragment) = address.split_once('#').unwrap_or((&address, ""));
    let (own, asked) = page.split_once('?').unwrap_or((page, ""));
    let given = [browser::pairs(&settings), browser::pairs(asked)].concat();
    let (delivery, mut faults) = Delivery::of_page(&consultation.catalog, &given);
    let language = match &delivery {
        Delivery::Site => {
            let asked = given.iter().rev().find(|(name, _)| name == setting::LANG);
            asked.map_or(delivery.language(), |(_, value)| {
                setting::language(value, &mut faults)
            })
        }
        Delivery::Kiosk(_) | Delivery::Widget(_) => delivery.language(),
    };
    report(&faults);
    stage.dress(&delivery);
    // What an address holds may be somebody else's; so a kiosk begins at the beginning.
    let route = if delivery.keeps() {
        Route::read(&consultation.catalog, fragment)
    } else {
        Route::Welcome
    };
    consultation.deliver(delivery);
    // A page in a single file is a kiosk wherever it is, so a link to it would lead nowhere.
    if consultation.address.is_empty() && own.starts_with("http") && !browser::is_single() {
        consultation.address = own.into();
    }
    browser::restore(&mut consultation);
    begin_in(&stage, &mut consultation, language).await;
    show(stage, consultation, route);
}

/// An app in somebody else's page.
#[wasm_bindgen]
pub struct Embedded {
    stage: Stage,
    app: AppHandle<App>,
}

/// Fills an element of somebody else's page with the app. `settings` are the host's, as a query; `site` is the address that
/// the app came from; `words` takes the id of a language and promises its pack as bytes; `tell` takes the name of each event
/// and what it says, as JSON. None where the clock is outside the calendar, which is told as an error.
#[wasm_bindgen]
pub async fn embed(
    place: Element,
    site: String,
    settings: String,
    words: Function,
    tell: Function,
) -> Option<Embedded> {
    let stage = Stage::hosted(&place, words, tell);
    browser::watch(&stage);
    let Some(mut consultation) = begin() else {
        browser::fail(&stage);
        return None;
    };
    consultation.address = site.into();
    consultation.deliver(hosted(&consultation, &stage, &settings));
    stage.dress(&consultation.delivery);
    let language = consultation.delivery.language();
    begin_in(&stage, &mut consultation, language).await;
    Some(Embedded {
        app: show(stage.clone(), consultation, Route::Welcome),
        stage,
    })
}

#[wasm_bindgen]
impl Embedded {
    /// Takes over what the host now asks for. What was said stays.
    pub fn set(&self, settings: &str) {
        self.app.send_message(Message::Set(settings.into()));
    }

    /// Takes the app out of the page.
    pub fn close(self) {
        browser::unwatch(&self.stage);
        self.app.destroy();
    }
}

/// What a host asks for now; what can't be read is told to whoever keeps its page.
pub(super) fn hosted(consultation: &Consultation, stage: &Stage, settings: &str) -> Delivery {
    let given = browser::pairs(settings);
    let (delivery, faults) = Delivery::of_host(&consultation.whole, &given);
    report(&faults);
    for fault in faults {
        stage.tell(&Event::Error {
            code: Code::Setting,
            message: fault.to_string(),
        });
    }
    delivery
}

fn begin() -> Option<Consultation> {
    Some(Consultation::new(crate::built_in(), browser::today()?))
}

/// Begins in a language; in Japanese with a word about it where its words can't be had.
async fn begin_in(stage: &Stage, consultation: &mut Consultation, language: Language) {
    if !consultation.speaks(language)
        && !speak::learn(consultation, language, stage.words(language).await)
    {
        consultation.unspoken = Some(language);
        return;
    }
    if language != consultation.language {
        consultation.speak(language);
    }
}

fn show(stage: Stage, consultation: Consultation, route: Route) -> AppHandle<App> {
    let start = Start {
        consultation,
        route,
    };
    // What the page showed until now, the same first screen as words alone, makes room for the app.
    let place = stage.clear();
    let stage = Some(stage);
    yew::Renderer::<App>::with_root_and_props(place, Props { start, stage }).render()
}

fn report(faults: &[Fault]) {
    for fault in faults {
        browser::warn(&fault.to_string());
    }
}
