//! 時計の針: something done once after a while, or again and again, until it is let go of.

use super::window;
use wasm_bindgen::{JsCast, prelude::Closure};

/// A timer that runs as long as it is kept.
pub struct Timer {
    id: i32,
    _does: Closure<dyn FnMut()>,
}

impl Drop for Timer {
    fn drop(&mut self) {
        if let Some(window) = window() {
            // Timers and intervals share their numbers.
            window.clear_timeout_with_handle(self.id);
        }
    }
}

/// Does something once, so many milliseconds from now.
pub fn after(milliseconds: i32, does: impl FnMut() + 'static) -> Option<Timer> {
    let does = Closure::<dyn FnMut()>::new(does);
    let function = does.as_ref().unchecked_ref();
    let set =
        window()?.set_timeout_with_callback_and_timeout_and_arguments_0(function, milliseconds);
    Some(Timer {
        id: set.ok()?,
        _does: does,
    })
}

/// Does something every so many milliseconds.
pub fn every(milliseconds: i32, does: impl FnMut() + 'static) -> Option<Timer> {
    let does = Closure::<dyn FnMut()>::new(does);
    let function = does.as_ref().unchecked_ref();
    let set =
        window()?.set_interval_with_callback_and_timeout_and_arguments_0(function, milliseconds);
    Some(Timer {
        id: set.ok()?,
        _does: does,
    })
}
