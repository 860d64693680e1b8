//! Where to ask, where it is written, and what other years say.

use super::track;
use crate::gather::Gather;
use crate::ui::template::html;
use crate::{
    catalog::{Cite, Edition, Programme},
    ui::{
        Consultation, Voice, Word,
        part::{
            folded,
            sheet::{self, Line},
        },
    },
};
use yew::prelude::*;

/// The offices that are printed, with their telephones; the desk for everything where there is none. `address` is that of
/// another programme.
pub fn help(
    consultation: &Consultation,
    programme: &Programme,
    edition: &Edition,
    address: fn(&str) -> String,
) -> Html {
    let voice = consultation.voice();
    let base = &consultation.catalog.base;
    let offices: Vec<_> = base.offices(edition).gather();
    let desk = consultation.desk();
    if offices.is_empty() && desk.is_some_and(|desk| desk.id == programme.id) {
        // The desk can't send one to itself; another year's paper may print its number.
        let printed = consultation.printed(programme, edition);
        if printed.id == edition.id {
            return html! { <p>{ voice.say(Word::NoPhone) }</p> };
        }
        return html! {
            <>
                <p>{ voice.fill(Word::PhoneOfYear, &[("edition", &voice.edition(printed))]) }</p>
                { help(consultation, programme, printed, address) }
            </>
        };
    }
    if !offices.is_empty() {
        let lines = offices.into_iter().map(|office| Line {
            name: voice.text(&office.name).to_owned(),
            value: html! {
                <>
                    <a class="sheet-phone" href={consultation.call(&office.phone)}>{ office.phone.clone() }</a>
                    <span class="sheet-cite">{ voice.cites(&office.cites) }</span>
                </>
            },
            change: None,
        });
        return sheet::view(lines.gather());
    }
    html! {
        <>
            <p>{ voice.say(Word::NoPhone) }</p>
            if let Some(desk) = desk {
                <p>
                    <a href={address(&desk.id)}>
                        { voice.fill(Word::AskDesk, &[("desk", voice.text(&desk.name))]) }
                    </a>
                </p>
            }
        </>
    }
}

/// The document, its year and stage, and the money behind it.
pub fn view(voice: Voice<'_>, edition: &Edition) -> Html {
    let base = &voice.catalog.base;
    let line = |name: Word, value: String, cite: String| Line {
        name: voice.say(name).to_owned(),
        value: html! { <>{ value }if !cite.is_empty() { <span class="sheet-cite">{ cite }</span> }</> },
        change: None,
    };
    let cited = |number: u16| edition.cites.iter().any(|cite| cite.document == number);
    let titles = base
        .documents
        .iter()
        .filter(|document| cited(document.number));
    let titles: Vec<String> = titles
        .map(|document| voice.text(&document.title).to_owned())
        .gather();
    let mut lines = vec![
        line(
            Word::SourceDocument,
            voice.list(&titles),
            voice.cites(&edition.cites),
        ),
        line(
            Word::SourceYear,
            voice.edition(edition),
            voice.also_in(edition).unwrap_or_default(),
        ),
    ];
    if let Some(budget) = edition.budget_line.and_then(|at| base.budget_lines.get(at)) {
        let name = voice.text(&budget.name);
        lines.push(line(Word::BudgetName, name.to_owned(), String::new()));
    }
    for (word, value, cites) in amounts(voice, edition) {
        lines.push(line(word, value, voice.cites(cites)));
    }
    sheet::view(lines)
}

/// The amounts of the edition's line of the budget: this year's and that of the year before, as far as they are printed.
pub fn amounts<'a>(voice: Voice<'a>, edition: &Edition) -> Vec<(Word, String, &'a [Cite])> {
    let lines = &voice.catalog.base.budget_lines;
    let Some(budget) = edition.budget_line.and_then(|at| lines.get(at)) else {
        return Vec::new();
    };
    let amounts = [
        (Word::BudgetAmount, &budget.amount),
        (Word::BudgetPrior, &budget.prior),
    ];
    let printed = amounts.into_iter().filter_map(|(word, amount)| {
        let (yen, cites) = amount.as_ref()?;
        let yen = voice.yen(*yen);
        let value = match (budget.is_shared(), pays_for_others(voice, edition)) {
            (true, _) => voice.fill(Word::BudgetShared, &[("yen", &yen)]),
            (false, true) => voice.fill(Word::BudgetWithOthers, &[("yen", &yen)]),
            (false, false) => yen,
        };
        Some((word, value, cites.as_slice()))
    });
    printed.gather()
}

/// Whether the edition's line of the budget pays for other programmes too, so that nobody takes it for this one's alone.
fn pays_for_others(voice: Voice<'_>, edition: &Edition) -> bool {
    let editions = voice
        .catalog
        .programmes
        .iter()
        .flat_map(|programme| &programme.editions);
    editions
        .filter(|one| one.budget_line == edition.budget_line)
        .count()
        > 1
}

/// Another edition of the same year, with what it printed.
pub fn beside(voice: Voice<'_>, programme: &Programme, edition: &Edition) -> Html {
    let title = voice.fill(
        Word::BesideTitle,
        &[("edition", &voice.edition_of(programme, edition))],
    );
    folded::view(title, printed(voice, edition))
}

/// An older edition, one step away, with what it printed and what changed since.
pub fn older(voice: Voice<'_>, programme: &Programme, edition: &Edition) -> Html {
    let mut links = programme.editions.iter().flat_map(|newer| &newer.continues);
    let link = links.find(|link| link.edition == edition.id);
    let title = voice.fill(
        Word::OlderTitle,
        &[("edition", &voice.edition_of(programme, edition))],
    );
    folded::view(
        title,
        html! {
            <>
                if let Some(link) = link {
                    <p class="page-note">{ voice.basis(link.basis) }</p>
                    if !link.changes.is_empty() {
                        <p>{ voice.say(Word::Changed) }</p>
                        <ul>{ for link.changes.iter().map(|change| html! { <li>{ voice.text(change).to_owned() }</li> }) }</ul>
                    }
                }
                { printed(voice, edition) }
            </>
        },
    )
}

/// What an edition printed: how it works, what each track is worth, and where that stands.
fn printed(voice: Voice<'_>, edition: &Edition) -> Html {
    let tracks = edition.tracks.iter().map(|one| {
        html! {
            <>
                if !one.name.ja.is_empty() { <h3>{ voice.text(&one.name).to_owned() }</h3> }
                <p>{ voice.text(&one.benefit.text).to_owned() }</p>
                { sheet::view(track::figures(voice, &one.benefit)) }
            </>
        }
    });
    html! { <><p>{ voice.text(&edition.how).to_owned() }</p>{ for tracks }{ view(voice, edition) }</> }
}
