//! 時計の針: something done once after a while, or again and again, until it is let go of.

use super::window;
use std::{cell::Cell, rc::Rc};
use wasm_bindgen::{JsCast, prelude::Closure};

/// Something that is done once unless it is let go of before.
pub struct Timer(Rc<Cell<bool>>);

impl Drop for Timer {
    fn drop(&mut self) {
        self.0.set(false);
    }
}

/// Does something once, so many milliseconds from now, whatever happens until then. False where there is no page to do it.
pub fn later(milliseconds: i32, does: impl FnOnce() + 'static) -> bool {
    // The browser lets go of it once it has fired.
    let does = Closure::once_into_js(does);
    let function = does.unchecked_ref();
    window().is_some_and(|window| {
        window
            .set_timeout_with_callback_and_timeout_and_arguments_0(function, milliseconds)
            .is_ok()
    })
}

/// Does something once, so many milliseconds from now, as long as the timer is kept.
pub fn after(milliseconds: i32, does: impl FnOnce() + 'static) -> Option<Timer> {
    let kept = Rc::new(Cell::new(true));
    let waits = kept.clone();
    let set = later(milliseconds, move || {
        if waits.get() {
            does();
        }
    });
    set.then(|| Timer(kept))
}

/// Something that is done again and again.
pub struct Rhythm {
    id: i32,
    _does: Closure<dyn FnMut()>,
}

impl Drop for Rhythm {
    fn drop(&mut self) {
        if let Some(window) = window() {
            window.clear_interval_with_handle(self.id);
        }
    }
}

/// Does something every so many milliseconds, as long as the rhythm is kept.
pub fn every(milliseconds: i32, does: impl FnMut() + 'static) -> Option<Rhythm> {
    let does = Closure::<dyn FnMut()>::new(does);
    let function = does.as_ref().unchecked_ref();
    let set =
        window()?.set_interval_with_callback_and_timeout_and_arguments_0(function, milliseconds);
    Some(Rhythm {
        id: set.ok()?,
        _does: does,
    })
}
