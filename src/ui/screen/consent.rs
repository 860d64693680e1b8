//! 回答を渡すか: asks whether the host of the page may be told the answers, where it asks for them.

use crate::ui::template::html;
use crate::ui::{
    Consent, Consultation, Message, Word,
    part::{
        button::{self, Look},
        notice,
    },
};
use yew::prelude::*;

/// The question, or what was decided and the way to decide otherwise.
pub fn view(consultation: &Consultation, on: &Callback<Message>) -> Html {
    let voice = consultation.voice();
    let Some(host) = consultation.delivery.shares() else {
        return Html::default();
    };
    let fill = |word| voice.fill(word, &[("host", host)]);
    let press = |look, word, consent| {
        let pressed = on.reform(move |()| Message::Consent(consent));
        button::press(look, voice.say(word), pressed)
    };
    let give = |look| press(look, Word::ConsentGive, Consent::Given);
    let refuse = |look| press(look, Word::ConsentRefuse, Consent::Refused);
    let (said, buttons) = match consultation.consent {
        Consent::Unasked => (
            String::new(),
            html! { <>{ give(Look::Second) }{ refuse(Look::Second) }</> },
        ),
        Consent::Given => (
            fill(Word::ConsentGiven),
            press(Look::Quiet, Word::ConsentStop, Consent::Refused),
        ),
        Consent::Refused => (fill(Word::ConsentRefused), give(Look::Quiet)),
    };
    notice::question(
        fill(Word::ConsentTitle),
        html! {
            <>
                if consultation.consent == Consent::Unasked { <p>{ fill(Word::ConsentText) }</p> }
                <p role="status">{ said }</p>
                { button::row(buttons) }
            </>
        },
    )
}
