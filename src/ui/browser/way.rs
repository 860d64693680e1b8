//! 道順: how screens follow each other. On the site the tab's history holds them; where the next person or another page
//! could read that, a list of our own does.

use super::{fragment, history, window};
use crate::gather::AddAll;
use crate::{
    catalog::Catalog,
    ui::{browser::Stage, delivery::Delivery, route::Route},
};
use gloo_events::{EventListener, EventListenerOptions};
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, ScrollRestoration};
use yew::Callback;

/// The way through the screens.
pub struct Way(Kept);

enum Kept {
    InTab(Tab),
    InMemory(Memory),
}

impl Way {
    /// Follows links, and the browser's own buttons where the tab holds the screens. `arrived` is told the screen and how
    /// far down it was left.
    #[must_use]
    pub fn follow(
        stage: &Stage,
        delivery: &Delivery,
        now: &Route,
        catalog: Rc<Catalog>,
        arrived: Callback<(Route, f64)>,
    ) -> Option<Self> {
        Some(Self(if delivery.keeps() {
            Kept::InTab(Tab::follow(catalog, arrived)?)
        } else {
            Kept::InMemory(Memory::follow(stage, now.clone(), catalog, arrived))
        }))
    }

    /// Puts a screen on top.
    pub fn push(&self, route: &Route) {
        match &self.0 {
            Kept::InTab(tab) => tab.push(route),
            Kept::InMemory(memory) => memory.list.push(route.clone()),
        }
    }

    /// Puts a screen in the place of the one on top.
    pub fn replace(&self, route: &Route) {
        match &self.0 {
            Kept::InTab(tab) => tab.replace(route),
            Kept::InMemory(memory) => drop(memory.list.now.replace(route.clone())),
        }
    }

    /// Goes one screen back. False at the first screen of the app, where there is none.
    #[must_use]
    pub fn back(&self) -> bool {
        match &self.0 {
            Kept::InTab(tab) => tab.back(),
            Kept::InMemory(memory) => memory.back(),
        }
    }

    /// Begins anew with a screen: there is none to go back to.
    pub fn begin(&self, route: &Route) {
        self.replace(route);
        self.forget();
    }

    /// Forgets the screens that were seen, where that is ours to do.
    pub fn forget(&self) {
        match &self.0 {
            Kept::InTab(_) => {}
            Kept::InMemory(memory) => memory.list.left.borrow_mut().clear(),
        }
    }
}

/// A list of our own, for a page that must not or need not show in its address where one is.
struct Memory {
    list: Rc<List>,
    arrived: Callback<(Route, f64)>,
    _listener: EventListener,
}

/// The screen that is shown, and those that were left for it with how far down each was.
struct List {
    now: RefCell<Route>,
    left: RefCell<Vec<(Route, f64)>>,
}

impl List {
    fn push(&self, route: Route) {
        let down = window().and_then(|window| window.scroll_y().ok());
        let before = self.now.replace(route);
        self.left
            .borrow_mut()
            .push((before, down.unwrap_or_default()));
    }

    fn pop(&self) -> Option<(Route, f64)> {
        let last = self.left.borrow_mut().pop()?;
        self.now.replace(last.0.clone());
        Some(last)
    }
}

impl Memory {
    /// Takes the links of the app, which would change the address.
    fn follow(
        stage: &Stage,
        now: Route,
        catalog: Rc<Catalog>,
        arrived: Callback<(Route, f64)>,
    ) -> Self {
        let list = Rc::new(List {
            now: now.into(),
            left: RefCell::default(),
        });
        let (within, told) = (list.clone(), arrived.clone());
        let options = EventListenerOptions::enable_prevent_default();
        let follow = move |event: &web_sys::Event| {
            let target = event.target();
            let pressed = target.and_then(|target| target.dyn_into::<Element>().ok());
            let link = pressed.and_then(|pressed| pressed.closest("a[href^='#']").ok()?);
            if let Some(address) = link.and_then(|link| link.get_attribute("href")) {
                event.prevent_default();
                let route = Route::read(&catalog, &address);
                within.push(route.clone());
                told.emit((route, 0.0));
            }
        };
        let listener = EventListener::new_with_options(&stage.place, "click", options, follow);
        Self {
            list,
            arrived,
            _listener: listener,
        }
    }

    fn back(&self) -> bool {
        let last = self.list.pop();
        let found = last.is_some();
        if let Some(last) = last {
            self.arrived.emit(last);
        }
        found
    }
}

/// The tab's own history: going back never leaves the app, and finds each screen as far down as it was left.
struct Tab {
    place: Rc<Place>,
    _listeners: [EventListener; 2],
}

impl Tab {
    /// Follows the address from now on: links, the back button and what is typed.
    fn follow(catalog: Rc<Catalog>, arrived: Callback<(Route, f64)>) -> Option<Self> {
        let window = window()?;
        if let Some(history) = history() {
            drop(history.set_scroll_restoration(ScrollRestoration::Manual));
        }
        let place = Rc::new(Place::default());
        place.settle(0);
        let within = place.clone();
        let follow = Rc::new(move || {
            if !within.is_settled() {
                within.leave();
                let down = within.settle(within.depth.get() + 1);
                arrived.emit((Route::read(&catalog, &fragment()), down));
            }
        });
        // A way back to an entry whose address names another language changes more than the fragment, which only the
        // first of these tells of; whichever comes second finds the place settled.
        let listeners = ["popstate", "hashchange"].map(|event| {
            let follow = follow.clone();
            EventListener::new(&window, event, move |_| follow())
        });
        Some(Self {
            place,
            _listeners: listeners,
        })
    }

    /// Puts a screen on top of the history.
    fn push(&self, route: &Route) {
        self.place.leave();
        let depth = self.place.depth.get() + 1;
        self.place.depth.set(depth);
        if let Some(history) = history() {
            // A browser that refuses leaves the address as it was; the screen changes all the same.
            drop(history.push_state_with_url(&state(depth), "", Some(&route.address())));
        }
    }

    /// Puts a screen in the place of the one on top of the history.
    fn replace(&self, route: &Route) {
        if let Some(history) = history() {
            let depth = state(self.place.depth.get());
            drop(history.replace_state_with_url(&depth, "", Some(&route.address())));
        }
    }

    /// Goes one screen back. False at the first screen of the app, where there is none.
    fn back(&self) -> bool {
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
        left.add_all(down.map(|down| (depth, down)));
        self.left.set(left);
    }

    /// Whether the entry of the history is the one that was settled in last.
    fn is_settled(&self) -> bool {
        entry() == Some(self.depth.get())
    }

    /// Reads which entry of the history this is, and how far down it was left; a new one is given `depth`.
    fn settle(&self, depth: u32) -> f64 {
        let known = entry();
        self.depth.set(known.unwrap_or(depth));
        let is_carrying = CARRIED.with_borrow(Option::is_some);
        if let (true, Some(history)) = (known.is_none() || is_carrying, history()) {
            drop(history.replace_state(&state(self.depth.get()), ""));
        }
        let left = self.left.take();
        let down = left.iter().find(|(other, _)| Some(*other) == known);
        let down = down.map_or(0.0, |(_, down)| *down);
        self.left.set(left);
        down
    }
}

thread_local! {
    /// What the tab has to keep and its storage does not take.
    static CARRIED: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Has each entry of the history that is shown from now on hold this, because nothing else of the tab outlives a reload;
/// none, where something else does.
pub fn carry(kept: Option<String>) {
    if CARRIED.replace(kept.clone()).is_none() && kept.is_none() {
        return;
    }
    if let (Some(depth), Some(history)) = (entry(), history()) {
        drop(history.replace_state(&state(depth), ""));
    }
}

/// What the entry that is shown holds beside its place.
pub fn carried() -> Option<String> {
    let text = history()?.state().ok()?.as_string()?;
    let (_, kept) = text.split_once('\n')?;
    CARRIED.set(Some(kept.to_owned()));
    Some(kept.to_owned())
}

/// Which entry of the history this is; none for a new one.
fn entry() -> Option<u32> {
    let text = history()?.state().ok()?.as_string()?;
    text.lines().next()?.parse().ok()
}

/// What an entry of the history holds: its place, and below that what has to be carried.
fn state(depth: u32) -> JsValue {
    let depth = depth.to_string();
    CARRIED.with_borrow(|carried| match carried {
        Some(kept) => [&depth, "\n", kept].concat().into(),
        None => depth.into(),
    })
}
