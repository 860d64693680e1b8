//! 長押し: a mark that does something only for whoever keeps it pressed, with a finger, the mouse or the Enter key.

use super::{Timer, after, window};
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
        for kind in ["pointerdown", "keydown", "contextmenu"] {
            let (running, held) = (running.clone(), held.clone());
            let pressed = move |event: &Event| {
                if !is_marked(event) {
                    return;
                }
                // Neither a menu nor a tap of its own.
                if kind != "pointerdown" {
                    if !is_enter_or_menu(event) {
                        return;
                    }
                    event.prevent_default();
                }
                if kind == "contextmenu" || running.borrow().is_some() {
                    return;
                }
                let held = held.clone();
                running.replace(after(LONG, move || held.emit(())));
            };
            let options = EventListenerOptions::enable_prevent_default();
            listeners.push(EventListener::new_with_options(
                place, kind, options, pressed,
            ));
        }
        for kind in ["pointerup", "pointercancel", "keyup", "blur"] {
            let running = running.clone();
            let released = move |_: &Event| drop(running.take());
            listeners.extend(window().map(|window| EventListener::new(&window, kind, released)));
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

fn is_enter_or_menu(event: &Event) -> bool {
    let key = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key);
    key.is_none_or(|key| key == "Enter")
}
