//! ブラウザー: the only file that touches the window, its storage, clock, address, history, clipboard, files, focus and
//! scroll.

use super::{
    App, Props, Start,
    consultation::Consultation,
    part::copy::Copied,
    route::Route,
    text::{Word, say},
};
use crate::{
    catalog::{Catalog, Language},
    date::{Date, FiscalYear},
    fact::Fact,
    interview::Opening,
    share::{self, Fault},
};
use gloo_events::EventListener;
use std::{cell::Cell, rc::Rc};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Blob, BlobPropertyBag, Document, File, FocusOptions, History, HtmlAnchorElement, HtmlElement,
    ScrollRestoration, Storage, Url, Window,
};
use yew::Callback;

/// The one key under which the tab keeps the consultation.
const KEY: &str = "subsidy-advisor";

/// The element of the page that holds the app.
const PLACE: &str = "app";

/// Puts the app in the page, with what the tab kept and the screen the address asks for.
pub fn mount() {
    std::panic::set_hook(Box::new(|_| fail()));
    let Some(today) = today() else {
        return fail();
    };
    let mut consultation = Consultation::new(crate::built_in(), today);
    restore(&mut consultation);
    consultation.address = address_with("").into();
    let route = Route::read(&consultation.catalog, &fragment());
    let props = Props {
        start: Start {
            consultation,
            route,
        },
    };
    match document().and_then(|document| document.get_element_by_id(PLACE)) {
        Some(place) => yew::Renderer::<App>::with_root_and_props(place, props).render(),
        None => yew::Renderer::<App>::with_props(props).render(),
    };
}

/// The tab's own history: going back never leaves the app, and finds each screen as far down as it was left.
pub struct Tab {
    place: Rc<Place>,
    _listener: EventListener,
}

impl Tab {
    /// Follows the address from now on: links, the back button and what is typed. `arrived` is told the screen and how
    /// far down it was left.
    #[must_use]
    pub fn follow(catalog: Rc<Catalog>, arrived: Callback<(Route, f64)>) -> Option<Self> {
        let window = window()?;
        if let Some(history) = history() {
            drop(history.set_scroll_restoration(ScrollRestoration::Manual));
        }
        let place = Rc::new(Place::default());
        place.settle(0);
        let within = place.clone();
        let listener = EventListener::new(&window, "hashchange", move |_| {
            within.leave();
            let down = within.settle(within.depth.get() + 1);
            arrived.emit((Route::read(&catalog, &fragment()), down));
        });
        Some(Self {
            place,
            _listener: listener,
        })
    }

    /// Puts a screen on top of the history.
    pub fn push(&self, route: &Route) {
        self.place.leave();
        let depth = self.place.depth.get() + 1;
        self.place.depth.set(depth);
        if let Some(history) = history() {
            // A browser that refuses leaves the address as it was; the screen changes all the same.
            drop(history.push_state_with_url(&state(depth), "", Some(&route.address())));
        }
    }

    /// Puts a screen in the place of the one on top of the history.
    pub fn replace(&self, route: &Route) {
        if let Some(history) = history() {
            let depth = state(self.place.depth.get());
            drop(history.replace_state_with_url(&depth, "", Some(&route.address())));
        }
    }

    /// Goes one screen back. False at the first screen of the app, where there is none.
    #[must_use]
    pub fn back(&self) -> bool {
        self.place.depth.get() > 0 && history().is_some_and(|history| history.back().is_ok())
    }
}

/// Where in the history the tab is, and how far down each screen was left.
#[derive(Default)]
struct Place {
    depth: Cell<u32>,
    left: Cell<Vec<(u32, f64)>>,
}

impl Place {
    /// Notes how far down this screen is.
    fn leave(&self) {
        let depth = self.depth.get();
        let down = window().and_then(|window| window.scroll_y().ok());
        let mut left = self.left.take();
        left.retain(|(other, _)| *other < depth);
        left.extend(down.map(|down| (depth, down)));
        self.left.set(left);
    }

    /// Reads which entry of the history this is, and how far down it was left; a new one is given `depth`.
    fn settle(&self, depth: u32) -> f64 {
        let known = history().and_then(|history| history.state().ok()?.as_string()?.parse().ok());
        self.depth.set(known.unwrap_or(depth));
        if let (None, Some(history)) = (known, history()) {
            drop(history.replace_state(&state(depth), ""));
        }
        let left = self.left.take();
        let down = left.iter().find(|(other, _)| Some(*other) == known);
        let down = down.map_or(0.0, |(_, down)| *down);
        self.left.set(left);
        down
    }
}

/// What an entry of the history holds.
fn state(depth: u32) -> JsValue {
    depth.to_string().into()
}

/// Keeps the consultation for as long as the tab lives. Where storage is denied, a reload begins anew.
pub fn keep(consultation: &Consultation) {
    let opening = match consultation.opening {
        Opening::Purpose => "purpose",
        Opening::Situation => "situation",
    };
    let skipped: Vec<&str> = consultation.skipped.iter().map(Fact::id).collect();
    let line = share::to_line(&consultation.catalog, &consultation.answers);
    if let Some(storage) = storage() {
        let year = consultation
            .fiscal_year
            .map_or(String::new(), |FiscalYear(year)| year.to_string());
        drop(storage.set_item(KEY, &[&line, opening, &skipped.join(","), &year].join("\n")));
    }
}

fn restore(consultation: &mut Consultation) {
    let kept = storage()
        .and_then(|storage| storage.get_item(KEY).ok()?)
        .unwrap_or_default();
    let mut lines = kept.lines();
    if let Some(line) = lines.next() {
        (consultation.answers, _) = share::from_line(&consultation.catalog, line);
    }
    if lines.next() == Some("situation") {
        consultation.opening = Opening::Situation;
    }
    let skipped = lines.next().unwrap_or_default().split(',');
    consultation.skipped = skipped.filter_map(Fact::from_id).collect();
    let year = lines
        .next()
        .and_then(|year| year.parse().ok())
        .map(FiscalYear);
    consultation.fiscal_year =
        year.filter(|year| consultation.catalog.fiscal_years().contains(year));
}

/// The address of this page with another fragment, such as `#/advice`; the fragment alone where there is no page.
#[must_use]
pub fn address_with(fragment: &str) -> String {
    let href = window().and_then(|window| window.location().href().ok());
    let href = href.unwrap_or_default();
    let page = href.split('#').next().unwrap_or_default();
    [page, fragment].concat()
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
    kind.set_type("text/plain;charset=utf-8");
    let save = || {
        let parts = js_sys::Array::of1(&text.into());
        let blob = Blob::new_with_str_sequence_and_options(&parts, &kind).ok()?;
        let address = Url::create_object_url_with_blob(&blob).ok()?;
        let link: HtmlAnchorElement = document()?.create_element("a").ok()?.dyn_into().ok()?;
        link.set_href(&address);
        link.set_download(name);
        link.click();
        // The browser may still be reading; the address goes a minute later.
        let gone = Closure::once_into_js(move || drop(Url::revoke_object_url(&address)));
        let minute = 60_000;
        window()?
            .set_timeout_with_callback_and_timeout_and_arguments_0(gone.unchecked_ref(), minute)
            .ok()
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
                .map(|bytes| js_sys::Uint8Array::new(&bytes).to_vec())
                .map_err(|_| Fault::Unreadable)
        };
        told.emit(read);
    });
}

/// Names the page, shows it from so far down, and moves the reader to its heading.
pub fn arrive(title: &str, heading: &str, down: f64) {
    name(title);
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    if let Some(element) = element(heading) {
        drop(element.focus_with_options(&options));
    }
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, down);
    }
}

/// Names the page in the tab and for the reader of the screen.
pub fn name(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Moves the focus to an element.
pub fn focus(id: &str) {
    if let Some(element) = element(id) {
        drop(element.focus());
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
fn today() -> Option<Date> {
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

/// Says calmly that something broke, with a way to begin again. The answers stay where the tab keeps them.
fn fail() {
    let show = || {
        let document = document()?;
        let place = document.get_element_by_id(PLACE)?;
        place.set_text_content(None);
        let notice = document.create_element("div").ok()?;
        notice.set_attribute("role", "alert").ok()?;
        notice
            .set_attribute("class", "notice notice-failure failure")
            .ok()?;
        for (element, word) in [
            ("h1", Word::FailureTitle),
            ("p", Word::FailureText),
            ("a", Word::FailureAgain),
        ] {
            let part = document.create_element(element).ok()?;
            part.set_text_content(Some(say(Language::Japanese, word)));
            if element == "a" {
                // The address without its fragment: a true reload, to the welcome.
                part.set_attribute("href", "?").ok()?;
                part.set_attribute("class", "button button-main").ok()?;
            }
            notice.append_child(&part).ok()?;
        }
        place.append_child(&notice).ok()
    };
    drop(show());
}

fn window() -> Option<Window> {
    web_sys::window()
}

fn document() -> Option<Document> {
    window()?.document()
}

fn element(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

fn history() -> Option<History> {
    window()?.history().ok()
}

fn storage() -> Option<Storage> {
    window()?.session_storage().ok()?
}

fn fragment() -> String {
    window()
        .and_then(|window| window.location().hash().ok())
        .unwrap_or_default()
}
