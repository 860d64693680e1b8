//! 端末の日付: a clock that can't be right is told of where something hangs on the day.

use crate::ui::template::html;
use crate::ui::{Consultation, Word, part::notice};
use yew::prelude::*;

/// What to heed; nothing where the clock may be right.
pub fn view(consultation: &Consultation) -> Html {
    let voice = consultation.voice();
    let day = voice.date(consultation.today);
    html! {
        if consultation.doubts_clock() {
            { notice::caution(voice.say(Word::ClockTitle), html! {
                <p>{ voice.fill(Word::ClockText, &[("day", &day)]) }</p>
            }) }
        }
    }
}
