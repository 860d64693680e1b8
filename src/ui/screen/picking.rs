//! くらべる制度を選ぶ: the button that picks and takes out, and the tray in which the picks wait.

use crate::ui::template::html;
use crate::{
    advice::Recommendation,
    ui::{
        Consultation, Message, Pick, Picks, Route, Word,
        part::{button, notice, tray},
    },
};
use yew::prelude::*;

/// The button; where there was no room, what to do about it.
pub fn toggle(
    consultation: &Consultation,
    on: &Callback<Message>,
    one: &Recommendation<'_>,
) -> Html {
    let voice = consultation.voice();
    let pick = Pick::of(one);
    let name = voice.name(one);
    let refused = consultation.picks.refused() == Some(&pick);
    html! {
        <>
            { press(consultation, on, &pick, &name) }
            if refused { { full(consultation, on, &name) } }
        </>
    }
}

fn press(consultation: &Consultation, on: &Callback<Message>, pick: &Pick, name: &str) -> Html {
    let voice = consultation.voice();
    let (words, whole) = if consultation.picks.has(pick) {
        (Word::Unpick, Word::UnpickWhole)
    } else {
        (Word::Pick, Word::PickWhole)
    };
    let (on, message) = (on.clone(), Message::Pick(pick.clone()));
    let pressed = Callback::from(move |()| on.emit(message.clone()));
    let whole = voice.fill(whole, &[("name", name)]);
    button::named(pick.address(), voice.say(words), whole, pressed)
}

/// That there is no room, with what is picked and the buttons to take one of it out.
fn full(consultation: &Consultation, on: &Callback<Message>, name: &str) -> Html {
    let voice = consultation.voice();
    let picked = consultation.picks.picked().iter().filter_map(|pick| {
        let (programme, _, track) = pick.find(&consultation.catalog)?;
        let name = voice.name_of(programme, track);
        let (on, message) = (on.clone(), Message::MakeRoom(pick.clone()));
        let pressed = Callback::from(move |()| on.emit(message.clone()));
        let whole = voice.fill(Word::UnpickWhole, &[("name", &name)]);
        let out = button::plain(voice.say(Word::Unpick), whole, pressed);
        Some(html! { <li>{ name }{ out }</li> })
    });
    let title = voice.count(Word::PicksFullTitle, Picks::MOST);
    let content = html! {
        <>
            <p>{ voice.fill(Word::PicksFullText, &[("name", name)]) }</p>
            <ul>{ for picked }</ul>
        </>
    };
    notice::alert(title, content)
}

/// The picks so far: with one, that another is needed; with more, the way to see them side by side.
pub fn tray(consultation: &Consultation) -> Html {
    let voice = consultation.voice();
    let picked = consultation.picks.picked();
    let (words, link) = match picked.len() {
        0 => (None, None),
        1 => (Some(voice.say(Word::PickedOne).to_owned()), None),
        count => {
            let address = Route::Compare(picked.into()).address();
            (
                Some(voice.count(Word::PickedSome, count)),
                Some((address, voice.count(Word::ComparePicked, count))),
            )
        }
    };
    tray::view(words, link)
}
