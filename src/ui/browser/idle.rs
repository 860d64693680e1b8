//! 見守り: notices when nobody touches a kiosk any more, and keeps a page that was left from being shown again.
//!
//! Seconds are those of the wall clock and not a count of ticks, because timers stand still while a print dialog is open or
//! the machine sleeps; whatever wakes the page looks at the clock first.

use super::{Rhythm, document, every, window};
use crate::gather::AddAll;
use crate::ui::delivery::desk::COUNTDOWN;
use gloo_events::{EventListener, EventListenerOptions};
use std::{cell::Cell, rc::Rc};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventTarget, MouseEvent, PageTransitionEvent};
use yew::Callback;

/// How long ago somebody was there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Just now.
    Busy,
    /// Long enough that the countdown runs; so many seconds are left.
    Leaving(u32),
    /// The countdown is over.
    Gone,
}

impl Phase {
    /// The phase after so many milliseconds without a touch, where `idle` seconds are waited before the countdown.
    fn after(quiet: f64, idle: u32) -> Self {
        let left = f64::from(idle + COUNTDOWN) - (quiet / 1000.0).floor();
        if left > f64::from(COUNTDOWN) {
            Self::Busy
        } else if left > 0.0 {
            // Between 1 and the countdown, so that nothing is cut off.
            Self::Leaving(left as u32)
        } else {
            Self::Gone
        }
    }
}

/// Watches the page for as long as it lives.
pub struct Idle {
    _listeners: Vec<EventListener>,
    _timer: Option<Rhythm>,
}

struct Watch {
    idle: u32,
    /// When somebody was there last, in milliseconds of the wall clock.
    since: Cell<f64>,
    phase: Cell<Phase>,
    /// Whether a finger is on the screen or a button of the mouse is down.
    down: Cell<bool>,
    told: Callback<Phase>,
}

impl Idle {
    /// Watches from now on. `told` hears of each new phase.
    #[must_use]
    pub fn watch(idle: u32, told: Callback<Phase>) -> Self {
        let watch = Rc::new(Watch {
            idle,
            since: js_sys::Date::now().into(),
            phase: Phase::Busy.into(),
            down: false.into(),
            told,
        });
        let mut listeners = Vec::new();
        let target: Option<EventTarget> = window().map(Into::into);
        for kind in [
            "pointerdown",
            "pointerup",
            "pointercancel",
            "pointermove",
            "touchstart",
            "touchmove",
            "click",
            "keydown",
            "input",
            "wheel",
            "scroll",
        ] {
            let watch = watch.clone();
            listeners.add_all(target.as_ref().map(|target| {
                let options = EventListenerOptions::run_in_capture_phase();
                EventListener::new_with_options(target, kind, options, move |event| {
                    watch.touched(kind, event);
                })
            }));
        }
        let page: Option<EventTarget> = document().map(Into::into);
        for (target, kind) in [
            (&target, "afterprint"),
            (&target, "focus"),
            (&page, "visibilitychange"),
        ] {
            let watch = watch.clone();
            let wakes = move |_: &Event| watch.look();
            listeners.add_all(
                target
                    .as_ref()
                    .map(|target| EventListener::new(target, kind, wakes)),
            );
        }
        Self {
            _listeners: listeners,
            _timer: every(1000, move || watch.look()),
        }
    }
}

impl Watch {
    /// Looks at the clock and tells of a new phase.
    fn look(&self) {
        let now = js_sys::Date::now();
        let quiet = now - self.since.get();
        if quiet < 0.0 {
            // The clock was set back.
            self.since.set(now);
        }
        let phase = Phase::after(quiet, self.idle);
        if phase != self.phase.replace(phase) {
            self.told.emit(phase);
        }
    }

    /// Somebody is there. Whoever comes after the countdown is somebody else; so the clock is looked at first.
    fn touched(&self, kind: &str, event: &Event) {
        // A mouse that stands still is moved by the page below it.
        let still = |event: &MouseEvent| event.movement_x() == 0 && event.movement_y() == 0;
        if kind == "pointermove" && event.dyn_ref().is_some_and(still) {
            return;
        }
        match kind {
            "pointerdown" => self.down.set(true),
            "pointerup" | "pointercancel" => self.down.set(false),
            _ => {}
        }
        // What is pressed to stop the countdown must not reach the screen below; so the countdown stays until the click.
        let leaving = matches!(self.phase.get(), Phase::Leaving(_));
        let begins = self.down.get() || ["pointerup", "pointermove"].contains(&kind);
        if leaving && begins && !self.is_gone() {
            return self.since.set(js_sys::Date::now() - self.margin());
        }
        self.look();
        self.since.set(js_sys::Date::now());
        self.look();
    }

    fn is_gone(&self) -> bool {
        Phase::after(js_sys::Date::now() - self.since.get(), self.idle) == Phase::Gone
    }

    /// The milliseconds after which the countdown begins: it begins anew as long as a finger is down.
    fn margin(&self) -> f64 {
        f64::from(self.idle) * 1000.0
    }
}

/// Blanks the page when it is left, and loads it anew where the browser kept it for its back button.
#[must_use]
pub fn never_again(place: &Element) -> Vec<EventListener> {
    let Some(window) = window() else {
        return Vec::new();
    };
    let place = place.clone();
    let left = EventListener::new(&window, "pagehide", move |_| place.set_text_content(None));
    let back = EventListener::new(&window, "pageshow", |event| {
        let kept = |event: &PageTransitionEvent| event.persisted();
        if event.dyn_ref().is_some_and(kept) {
            super::reload();
        }
    });
    vec![left, back]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_countdown_begins_after_the_idle_time_and_ends_after_its_own() {
        for (milliseconds, phase) in [
            (0.0, Phase::Busy),
            (59_999.0, Phase::Busy),
            (60_000.0, Phase::Leaving(30)),
            (60_999.0, Phase::Leaving(30)),
            (61_000.0, Phase::Leaving(29)),
            (89_999.0, Phase::Leaving(1)),
            (90_000.0, Phase::Gone),
            (1e12, Phase::Gone),
            (-1.0, Phase::Busy),
        ] {
            assert_eq!(Phase::after(milliseconds, 60), phase, "{milliseconds}");
        }
    }
}
