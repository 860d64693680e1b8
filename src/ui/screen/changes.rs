//! 昨年度から何が変わったか: on a card in short, on a programme's page with what the link between the years rests on.

use crate::gather::Gather;
use crate::ui::template::html;
use crate::{
    advice::Recommendation,
    catalog::{Change, LinkBasis, Since},
    ui::{
        Consultation, Message, Word,
        part::{button, card, comparison},
    },
};
use yew::prelude::*;

/// The changed figures that most look for. Add-ons and requirements that changed are named on the programme's page.
pub fn brief(consultation: &Consultation, one: &Recommendation<'_>) -> Html {
    let voice = consultation.voice();
    each(consultation, one, |since| {
        let (figures, rest): (Vec<&Change<'_>>, Vec<_>) = since
            .changes
            .iter()
            .partition(|change| change.is_of_main_figure());
        let mut lines: Vec<String> = figures.into_iter().map(|one| voice.change(one)).gather();
        if !rest.is_empty() {
            lines.push(voice.say(Word::ChangedElse).to_owned());
        }
        // A name tells by itself that it is the same programme; content alone does not.
        match since.basis {
            LinkBasis::SameContent => lines.push(voice.basis(since.basis).to_owned()),
            LinkBasis::Stated | LinkBasis::SameName => {}
        }
        card::aside(voice.since(since, one.edition), lines, html! {})
    })
}

/// Everything that changed, with what the link rests on and the way to the editions side by side.
pub fn whole(
    consultation: &Consultation,
    one: &Recommendation<'_>,
    on: &Callback<Message>,
) -> Html {
    let voice = consultation.voice();
    each(consultation, one, |since| {
        let mut lines: Vec<String> = since.changes.iter().map(|one| voice.change(one)).gather();
        lines.push(voice.basis(since.basis).to_owned());
        let down = on.reform(|()| Message::Focus(comparison::EDITIONS));
        let words = voice.say(Word::SeeEditions);
        let way = button::plain(words, words.to_owned(), down);
        card::aside(voice.since(since, one.edition), lines, way)
    })
}

fn each(
    consultation: &Consultation,
    one: &Recommendation<'_>,
    show: impl Fn(&Since<'_>) -> Html,
) -> Html {
    let catalog = &consultation.catalog;
    let all = catalog.changes(one.programme, one.edition, one.track);
    all.iter().map(show).gather()
}
