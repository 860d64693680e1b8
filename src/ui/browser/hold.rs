//! 長押し: a mark that does something only for whoever keeps it pressed, with a finger, the mouse or the Enter key.

use super::{Timer, after, window};
use crate::gather::AddAll;
use gloo_events::{EventListener, EventListenerOptions};
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};
use yew::Callback;

/// What marks such an element.
const MARK: &str = "[data-hold]";

/// Milliseconds: longer than anyone's tap.
const LONG: i32 = 3000;

/// Waits for it.
pub struct Hold {
    _listeners: Vec<EventListener>,
}

impl Hold {
    /// Waits within an element. `held` hears of each long press.
    #[must_use]
    pub fn within(place: &Element, held: Callback<()>) -> Self {
        let running: Rc<RefCell<Option<Timer>>> = Rc::default();
        let mut listeners = Vec::new();
        // A finger that stays down would open the browser's own menu, here and anywhere else.
        let options = EventListenerOptions::enable_prevent_default();
        let no_menu = |event: &Event| event.prevent_default();
        listeners.push(EventListener::new_with_options(
            place,
            "contextmenu",
            options,
            no_menu,
        ));
        for kind in ["pointerdown", "keydown"] {
            let (running, held) = (running.clone(), held.clone());
            let pressed = move |event: &Event| {
                if !is_marked(event) || !is_for_it(event) {
                    return;
                }
                if kind == "keydown" {
                    event.prevent_default();
                }
                if running.borrow().is_none() {
                    let held = held.clone();
                    running.replace(after(LONG, move || held.emit(())));
                }
            };
            listeners.push(EventListener::new_with_options(
                place, kind, options, pressed,
            ));
        }
        for kind in ["pointerup", "pointercancel", "keyup", "blur"] {
            let running = running.clone();
            let released = move |_: &Event| drop(running.take());
            listeners.add_all(window().map(|window| EventListener::new(&window, kind, released)));
        }
        Self {
            _listeners: listeners,
        }
    }
}

fn is_marked(event: &Event) -> bool {
    let pressed = event
        .target()
        .and_then(|one| one.dyn_into::<Element>().ok());
    pressed.is_some_and(|pressed| matches!(pressed.closest(MARK), Ok(Some(_))))
}

/// A finger, the mouse, or of the keys the one that presses.
fn is_for_it(event: &Event) -> bool {
    let key = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key);
    key.is_none_or(|key| key == "Enter")
}
