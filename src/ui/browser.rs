//! ブラウザー: the only place that touches the window, its storage, clock, address, history, clipboard, files, focus and
//! scroll.

mod hold;
mod idle;
mod single;
mod timer;
mod way;

pub use idle::Phase;
pub use single::{is_single, remember, version, with_settings};
pub use way::Way;

use super::{
    consultation::Consultation,
    delivery::{Delivery, setting},
    event::{Code, Event},
    part::copy::Copied,
    text::{Word, say},
};
use crate::gather::Gather;
use crate::{
    catalog::{Language, ruby},
    date::{Date, FiscalYear},
    fact::Fact,
    interview::Opening,
    share::{self, Fault},
};
use gloo_events::EventListener;
use js_sys::{Function, Promise, Uint8Array};
use std::cell::RefCell;
use timer::{Rhythm, Timer, after, every, later};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Blob, BlobPropertyBag, Document, Element, File, FocusOptions, History, HtmlAnchorElement,
    HtmlDialogElement, HtmlElement, Storage, Url, UrlSearchParams, Window,
};
use yew::Callback;

/// Where the element of the app says in which language it is, for when nothing else can.
const LANGUAGE: &str = "data-language";

/// A minute, in milliseconds.
const MINUTE: i32 = 60_000;

/// The one key under which the tab keeps the consultation.
const KEY: &str = "subsidy-advisor";

/// What the app has of the page around it: the element that it fills, and who is told what happens where the page is
/// somebody else's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stage {
    place: Element,
    words: Function,
    told: Option<Function>,
}

impl Stage {
    /// The app within an element of a page of ours. `words` takes the id of a language and promises its pack as bytes.
    #[must_use]
    pub fn within(place: &Element, words: Function) -> Self {
        Self {
            place: place.clone(),
            words,
            told: None,
        }
    }

    /// The app within an element of somebody else's page.
    #[must_use]
    pub fn hosted(place: &Element, words: Function, told: Function) -> Self {
        Self {
            place: place.clone(),
            words,
            told: Some(told),
        }
    }

    /// Tells the host what happened.
    pub fn tell(&self, event: &Event) {
        if let Some(told) = &self.told {
            let (name, detail) = (event.name().into(), event.detail().into());
            // A host that stumbles over what it is told is no reason for us to stumble.
            drop(told.call2(&JsValue::NULL, &name, &detail));
        }
    }

    /// Lets the styles know where the app stands, and how the host would have it look.
    pub fn dress(&self, delivery: &Delivery) {
        drop(self.place.set_attribute("data-delivery", delivery.id()));
        let look = delivery.look();
        // A page of ours looks like ours.
        let Some(place) = self.place.dyn_ref::<HtmlElement>() else {
            return;
        };
        for (property, value) in look {
            let style = place.style();
            drop(match value {
                Some(value) => style.set_property(property, &value),
                None => style.remove_property(property).map(drop),
            });
        }
    }

    /// The pack of the words of a language; none where it can't be had.
    pub async fn words(&self, language: Language) -> Option<Vec<u8>> {
        let promised = self.words.call1(&JsValue::NULL, &language.id().into());
        let bytes = JsFuture::from(Promise::resolve(&promised.ok()?))
            .await
            .ok()?;
        Some(Uint8Array::new(&bytes).to_vec())
    }

    /// Asks for the words of a language.
    pub fn learn(&self, language: Language, told: Callback<(Language, Option<Vec<u8>>)>) {
        let stage = self.clone();
        spawn_local(async move { told.emit((language, stage.words(language).await)) });
    }

    /// Says in which language the screens are: to readers of screens, and on the site by the address too, so that a bookmark
    /// or a reload keeps it.
    pub fn speak(&self, delivery: &Delivery, language: Language) {
        drop(self.place.set_attribute(LANGUAGE, language.id()));
        let page = document().and_then(|document| document.document_element());
        let whole = page.filter(|_| delivery.has_page());
        drop(
            whole
                .as_ref()
                .unwrap_or(&self.place)
                .set_attribute("lang", language.tag()),
        );
        let keep = || {
            let address = Url::new(&address()).ok()?;
            let query = address.search_params();
            match language {
                Language::Japanese => query.delete(setting::LANG),
                Language::Easy | Language::English => query.set(setting::LANG, language.id()),
            }
            let history = history()?;
            let state = history.state().ok()?;
            history
                .replace_state_with_url(&state, "", Some(&address.href()))
                .ok()
        };
        if delivery.keeps() {
            keep();
        }
    }

    /// Lets the styles know something of the element by attributes; one without a value is taken away.
    pub fn mark(&self, marks: &[(&str, Option<&str>)]) {
        for (name, value) in marks {
            drop(match value {
                Some(value) => self.place.set_attribute(name, value),
                None => self.place.remove_attribute(name),
            });
        }
    }

    /// Empties the element, and returns it.
    #[must_use]
    pub fn clear(&self) -> Element {
        self.place.set_text_content(None);
        self.place.clone()
    }

    /// Moves the focus to an element of the app.
    pub fn focus(&self, id: &str) {
        if let Some(element) = self.element(id) {
            drop(element.focus());
        }
    }

    /// Shows a new screen from so far down, and moves the reader to its heading. In somebody else's page nothing moves but
    /// what is ours: its beginning comes into sight where it is not.
    pub fn arrive(&self, delivery: &Delivery, heading: &str, down: f64) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        if let Some(element) = self.element(heading) {
            drop(element.focus_with_options(&options));
        }
        match window() {
            Some(window) if delivery.has_page() => window.scroll_to_with_x_and_y(0.0, down),
            Some(_) if self.place.get_bounding_client_rect().top() < 0.0 => {
                self.place.scroll_into_view();
            }
            Some(_) | None => {}
        }
    }

    /// Shows a dialog before everything else, unless it is shown already.
    pub fn ask(&self, id: &str) {
        let dialog = self.element(id).and_then(|one| one.dyn_into().ok());
        if let Some(dialog) = dialog.filter(|dialog: &HtmlDialogElement| !dialog.open()) {
            drop(dialog.show_modal());
        }
    }

    /// Puts a dialog away, and the focus back where it was.
    pub fn asked(&self, id: &str) {
        let dialog = self.element(id).and_then(|one| one.dyn_into().ok());
        if let Some(dialog) = dialog.filter(HtmlDialogElement::open) {
            dialog.close();
        }
    }

    fn element(&self, id: &str) -> Option<HtmlElement> {
        // The ids are our own words, with points in some; an element's own search reaches into no other widget.
        let found = self.place.query_selector(&["[id='", id, "']"].concat());
        found.ok()??.dyn_into().ok()
    }
}

/// Keeps the consultation for as long as the tab lives: in its storage, or where that is denied or full in the tab's history.
pub fn keep(consultation: &Consultation) {
    if !consultation.delivery.keeps() {
        return;
    }
    let opening = match consultation.opening {
        Opening::Purpose => "purpose",
        Opening::Situation => "situation",
    };
    let skipped: Vec<&str> = consultation.skipped.iter().map(Fact::id).gather();
    let line = share::to_line(&consultation.catalog, &consultation.answers);
    let year = consultation
        .fiscal_year
        .map_or(String::new(), |FiscalYear(year)| year.to_string());
    let kept = [&line, opening, &skipped.join(","), &year].join("\n");
    let stored = storage().is_some_and(|storage| {
        let stored = storage.set_item(KEY, &kept).is_ok();
        if !stored {
            // What was kept before would come back in the place of what is said now.
            drop(storage.remove_item(KEY));
        }
        stored
    });
    way::carry((!stored).then_some(kept));
}

/// Brings back what the tab kept. Where it must keep nothing, whatever is there goes, the fragment of the address too,
/// which may hold answers.
pub fn restore(consultation: &mut Consultation) {
    if !consultation.delivery.keeps() {
        return forget();
    }
    let kept = storage()
        .and_then(|storage| storage.get_item(KEY).ok()?)
        .or_else(way::carried)
        .unwrap_or_default();
    let mut lines = kept.lines();
    if let Some(line) = lines.next() {
        let (answers, lost) = share::from_line(&consultation.catalog, line);
        consultation.answers = answers;
        // A version before this one kept it, or the tab kept half of it; the question comes again.
        for error in lost {
            warn(&error.to_string());
        }
    }
    if lines.next() == Some("situation") {
        consultation.opening = Opening::Situation;
    }
    let skipped = lines.next().unwrap_or_default().split(',');
    consultation.skipped = skipped.filter_map(Fact::from_id).gather();
    let year = lines
        .next()
        .and_then(|year| year.parse().ok())
        .map(FiscalYear);
    consultation.fiscal_year =
        year.filter(|year| consultation.catalog.fiscal_years().contains(year));
}

/// Takes out of the tab what could tell the next person something.
pub fn forget() {
    if let Some(storage) = storage() {
        drop(storage.remove_item(KEY));
    }
    if let Some(history) = history() {
        let address = address();
        let bare = address.split('#').next();
        drop(history.replace_state_with_url(&JsValue::NULL, "", bare));
    }
}

/// What the page's starter says when a new version of the site is here and waits, and what it is told when it is to be
/// taken. The starter is what speaks with the service worker.
const NEW_VERSION: &str = "new-version";
const TAKE_NEW_VERSION: &str = "take-new-version";

/// New versions of the site, as long as this is kept.
pub struct Updates {
    _listener: EventListener,
}

impl Updates {
    /// Tells of each that waits from now on, and of one that waits already.
    #[must_use]
    pub fn follow(told: Callback<()>) -> Option<Self> {
        if document()?
            .document_element()?
            .has_attribute("data-new-version")
        {
            told.emit(());
        }
        let window = window()?;
        let listener = EventListener::new(&window, NEW_VERSION, move |_| told.emit(()));
        Some(Self {
            _listener: listener,
        })
    }
}

/// Has the page begin anew with the new version.
pub fn take_new_version() {
    if let (Some(window), Ok(event)) = (window(), web_sys::Event::new(TAKE_NEW_VERSION)) {
        // Nobody can cancel it, so there is nothing to read from the answer.
        drop(window.dispatch_event(&event));
    }
}

/// The whole address of this page; empty where there is none.
#[must_use]
pub fn address() -> String {
    let href = window().and_then(|window| window.location().href().ok());
    href.unwrap_or_default()
}

/// The address of this page without its query and its fragment.
#[must_use]
pub fn bare_address() -> String {
    let address = address();
    let bare = address.split(['?', '#']).next();
    bare.unwrap_or_default().to_owned()
}

/// The names and values of a query, such as `?prefecture=43&compact`.
#[must_use]
pub fn pairs(query: &str) -> Vec<(String, String)> {
    let Ok(read) = UrlSearchParams::new_with_str(query) else {
        return Vec::new();
    };
    let text = |pair: &js_sys::Array, at| pair.get(at).as_string().unwrap_or_default();
    js_sys::Array::from(&read)
        .iter()
        .map(|pair| js_sys::Array::from(&pair))
        .map(|pair| (text(&pair, 0), text(&pair, 1)))
        .gather()
}

/// Tells whoever keeps the page running, in the browser's own log.
pub fn warn(text: &str) {
    web_sys::console::warn_1(&text.into());
}

/// Copies a text. A browser that refuses, or knows no clipboard where the page is not secure, is told of.
pub fn copy(text: String, told: Callback<Copied>) {
    spawn_local(async move {
        let clipboard = window().map(|window| window.navigator().clipboard());
        let clipboard = clipboard.filter(|clipboard| !clipboard.is_undefined());
        let done = match clipboard {
            Some(clipboard) => JsFuture::from(clipboard.write_text(&text)).await.is_ok(),
            None => false,
        };
        told.emit(if done { Copied::Done } else { Copied::ByHand });
    });
}

/// Saves a text to a file of the device, as a download of that name.
pub fn save(name: &str, text: &str) {
    let kind = BlobPropertyBag::new();
    kind.set_type(if name.ends_with(".html") {
        "text/html;charset=utf-8"
    } else {
        "text/plain;charset=utf-8"
    });
    let save = || {
        let parts = js_sys::Array::of1(&text.into());
        let blob = Blob::new_with_str_sequence_and_options(&parts, &kind).ok()?;
        let address = Url::create_object_url_with_blob(&blob).ok()?;
        let link: HtmlAnchorElement = document()?.create_element("a").ok()?.dyn_into().ok()?;
        link.set_href(&address);
        link.set_download(name);
        link.click();
        // The browser may still be reading; the address goes a minute later.
        later(MINUTE, move || drop(Url::revoke_object_url(&address)));
        Some(())
    };
    save();
}

/// Reads a file that was picked, unless it has more than `most` bytes.
pub fn read(file: File, most: usize, told: Callback<Result<Vec<u8>, Fault>>) {
    spawn_local(async move {
        // A size is a whole number of bytes, far below where a float loses count.
        let read = if file.size() > most as f64 {
            Err(Fault::TooLarge)
        } else {
            let bytes = JsFuture::from(file.array_buffer()).await;
            bytes
                .map(|bytes| Uint8Array::new(&bytes).to_vec())
                .map_err(|_| Fault::Unreadable)
        };
        told.emit(read);
    });
}

/// Names the page in the tab and for the reader of the screen, where it is ours to name.
pub fn name(delivery: &Delivery, title: &str) {
    if let Some(document) = document().filter(|_| delivery.has_page()) {
        document.set_title(title);
    }
}

/// Opens the browser's own window for printing.
pub fn print() {
    if let Some(window) = window() {
        // A browser that can't print says so itself, or does nothing.
        drop(window.print());
    }
}

/// The day in Japan, wherever the clock hangs; none for a clock outside the calendar.
#[must_use]
pub fn today() -> Option<Date> {
    const JAPAN_AHEAD: f64 = 9.0 * 60.0 * 60.0 * 1000.0;
    let japan = js_sys::Date::new(&JsValue::from_f64(js_sys::Date::now() + JAPAN_AHEAD));
    let day = || {
        Date::new(
            u16::try_from(japan.get_utc_full_year()).ok()?,
            u8::try_from(japan.get_utc_month() + 1).ok()?,
            u8::try_from(japan.get_utc_date()).ok()?,
        )
    };
    day()
}

thread_local! {
    /// The elements that hold an app, for when something breaks in one: they share one program, so it breaks in all.
    static STAGES: RefCell<Vec<Stage>> = const { RefCell::new(Vec::new()) };
}

/// Has every app that stands in the page say calmly when something broke.
pub fn watch(stage: &Stage) {
    std::panic::set_hook(Box::new(|_| {
        let stages = STAGES.try_with(|stages| stages.try_borrow().map(|stages| stages.clone()));
        for stage in stages.into_iter().flatten().flatten() {
            fail(&stage);
        }
    }));
    STAGES.with_borrow_mut(|stages| stages.push(stage.clone()));
}

/// What a kiosk needs of the page as long as it lives.
pub struct Guard {
    _idle: idle::Idle,
    _hold: hold::Hold,
    _page: Vec<EventListener>,
}

impl Guard {
    /// Guards the page: `phases` hears how long ago somebody was there, `held` of a long press on the mark.
    #[must_use]
    pub fn over(stage: &Stage, idle: u32, phases: Callback<Phase>, held: Callback<()>) -> Self {
        Self {
            _idle: idle::Idle::watch(idle, phases),
            _hold: hold::Hold::within(&stage.place, held),
            _page: idle::never_again(&stage.place),
        }
    }
}

/// Loads the page anew.
fn reload() {
    if let Some(window) = window() {
        drop(window.location().reload());
    }
}

/// Forgets an element that holds no app any more.
pub fn unwatch(stage: &Stage) {
    STAGES.with_borrow_mut(|stages| stages.retain(|other| other != stage));
}

/// Says calmly that something broke, with a way to begin again. The answers stay where the tab keeps them. In somebody
/// else's page the widget's starter says it, because only that can begin again without the page around it.
pub fn fail(stage: &Stage) {
    fail_for(stage, Word::FailureText);
}

/// The same, with a word about why.
pub fn fail_for(stage: &Stage, why: Word) {
    if stage.told.is_some() {
        let message = "the advisor broke and can be started anew".to_owned();
        let code = Code::Failure;
        return stage.tell(&Event::Error { code, message });
    }
    let show = || {
        let place = &stage.place;
        let document = document()?;
        let language = place.get_attribute(LANGUAGE);
        let language = language
            .and_then(|id| Language::from_id(&id))
            .unwrap_or_default();
        place.set_text_content(None);
        let notice = document.create_element("div").ok()?;
        notice.set_attribute("role", "alert").ok()?;
        notice
            .set_attribute("class", "notice notice-failure failure")
            .ok()?;
        for (element, word) in [
            ("h1", Word::FailureTitle),
            ("p", why),
            ("a", Word::FailureAgain),
        ] {
            let part = document.create_element(element).ok()?;
            part.set_text_content(Some(&ruby::bare(say(language, word))));
            if element == "a" {
                // The address without its fragment: a true reload, to the welcome.
                let again = address().split('#').next().unwrap_or_default().to_owned();
                let again = if again.contains('?') {
                    again
                } else {
                    again + "?"
                };
                part.set_attribute("href", &again).ok()?;
                part.set_attribute("class", "button button-main").ok()?;
            }
            notice.append_child(&part).ok()?;
        }
        place.append_child(&notice).ok()
    };
    drop(show());
    let delivery = stage.place.get_attribute("data-delivery");
    if is_single() || delivery.as_deref() == Some(setting::KIOSK) {
        reload_later();
    }
}

/// Loads the page anew in a minute, where nobody may be there to press a button. The program may be broken; so the
/// browser does it alone.
fn reload_later() {
    let set = || {
        let window = window()?;
        let location = window.location();
        let reload = js_sys::Reflect::get(&location, &"reload".into()).ok()?;
        let reload = reload.dyn_into::<js_sys::Function>().ok()?.bind0(&location);
        window
            .set_timeout_with_callback_and_timeout_and_arguments_0(&reload, MINUTE)
            .ok()
    };
    set();
}

fn window() -> Option<Window> {
    web_sys::window()
}

fn document() -> Option<Document> {
    window()?.document()
}

fn history() -> Option<History> {
    window()?.history().ok()
}

fn storage() -> Option<Storage> {
    window()?.session_storage().ok()?
}

/// The fragment of the address, such as `#/advice`.
#[must_use]
pub fn fragment() -> String {
    window()
        .and_then(|window| window.location().hash().ok())
        .unwrap_or_default()
}
