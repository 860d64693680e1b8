//! What the start page says where the app does not begin: the pages that need no script, and the telephone of the records.

use super::FOLDER;
use crate::ui::{
    Consultation, Word,
    part::rescue::{self, Rescue},
};
use yew::prelude::*;

/// The words, from consultations in the languages.
pub fn view(consultations: &[Consultation]) -> Html {
    rescue::view(consultations.iter().map(one).collect())
}

fn one(consultation: &Consultation) -> Rescue {
    let voice = consultation.voice();
    let telephone = telephone(consultation).into_iter();
    let asks = telephone.chain([(voice.say(Word::LimitAsk).to_owned(), None)]);
    Rescue::new(voice, FOLDER, asks.collect())
}

/// The number of the desk for everyone, as a paper prints it, and of which paper that is.
fn telephone(consultation: &Consultation) -> Option<(String, Option<String>)> {
    let voice = consultation.voice();
    let desk = consultation.desk()?;
    let printed = consultation.printed(desk, desk.editions.first()?);
    let office = consultation.catalog.base.offices(printed).next()?;
    let name = voice.text(&office.name);
    let line = voice.fill(
        Word::RescuePhone,
        &[("name", name), ("edition", &voice.edition(printed))],
    );
    Some((line, Some(office.phone.to_string())))
}
