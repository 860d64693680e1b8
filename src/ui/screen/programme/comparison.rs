//! 年度ごとのちがい: the editions of a programme beside each other, figure by figure; the conditions stand further down.

use super::{source, years};
use crate::gather::{AddAll, Gather};
use crate::ui::template::html;
use crate::{
    catalog::{AddonKind, Benefit, Cite, Edition, Programme, Track},
    truth::Truth,
    ui::{
        Voice, Word,
        part::{
            comparison::{self, Column, Line, Row},
            page,
        },
    },
};
use yew::prelude::*;

/// One figure of a track, with its lines.
type Figure = (String, Vec<Cite>);

/// What is compared of each track: what it is called, and how it is read.
type Compared = (Word, fn(Voice<'_>, &Benefit) -> Vec<Figure>);

const FIGURES: [Compared; 7] = [
    (Word::Rate, rate),
    (Word::Cap, cap),
    (Word::Floor, floor),
    (Word::Addon, addon),
    (Word::FixedGrant, fixed_grant),
    (Word::Visits, visits),
    (Word::Duration, duration),
];

/// The comparison, where there is more than one edition; those in `shown` are the ones the page speaks of.
pub fn view(voice: Voice<'_>, programme: &Programme, shown: &[&Edition]) -> Html {
    let editions = &programme.editions;
    if editions.len() < 2 {
        return html! {};
    }
    let columns: Vec<Column> = editions
        .iter()
        .map(|edition| Column {
            mark: String::new(),
            name: voice.edition_of(programme, edition),
            tag: if shown.iter().any(|one| one.id == edition.id) {
                voice.say(Word::CompareShown)
            } else {
                ""
            },
        })
        .gather();
    let figures = FIGURES.into_iter().map(|(name, read)| {
        let cells = editions
            .iter()
            .map(|edition| by_track(voice, edition, read));
        (name, cells.gather())
    });
    let each = |read: &dyn Fn(&Edition) -> Vec<Line>| editions.iter().map(read).gather();
    let rest = [
        (Word::BudgetAmount, each(&|edition| budget(voice, edition))),
        (
            Word::CompareOffice,
            each(&|edition| offices(voice, edition)),
        ),
        (
            Word::Changed,
            each(&|edition| changes(voice, programme, edition)),
        ),
    ];
    let rows = figures
        .chain(rest)
        .filter(|(_, cells): &(Word, Vec<Vec<Line>>)| cells.iter().any(|lines| !lines.is_empty()))
        .map(|(name, cells)| Row {
            name: voice.say(name).to_owned(),
            under: html! {},
            none: voice.say(if name == Word::Changed {
                Word::CompareNoLink
            } else {
                Word::CompareNone
            }),
            cells,
        });
    let title = voice.say(Word::CompareTitle);
    let table = comparison::view(comparison::EDITIONS, title, &columns, rows.gather());
    page::section(
        title,
        html! { <>{ years::view(voice, programme) }<p class="page-note">{ voice.say(Word::CompareText) }</p>{ table }</> },
    )
}

/// A figure of each track; what several tracks share is said once, with their names where there are others.
fn by_track(
    voice: Voice<'_>,
    edition: &Edition,
    read: fn(Voice<'_>, &Benefit) -> Vec<Figure>,
) -> Vec<Line> {
    let mut shared: Vec<(String, Vec<&Track>, Vec<Cite>)> = Vec::new();
    for track in &edition.tracks {
        for (value, cites) in read(voice, &track.benefit) {
            match shared.iter_mut().find(|(same, ..)| *same == value) {
                Some((_, tracks, all)) => {
                    tracks.push(track);
                    all.add_all(cites);
                }
                None => shared.push((value, vec![track], cites)),
            }
        }
    }
    let lines = shared.into_iter().map(|(value, tracks, cites)| {
        let names = tracks
            .iter()
            .map(|track| voice.text(&track.name).to_owned());
        let part = if tracks.len() < edition.tracks.len() {
            voice.list(&names.gather::<Vec<_>>())
        } else {
            String::new()
        };
        line(voice, &part, value, &Cite::in_order(cites.iter()))
    });
    lines.gather()
}

fn line(voice: Voice<'_>, part: &str, value: String, cites: &[Cite]) -> Line {
    Line {
        part: part.to_owned(),
        value: html! { <p>{ value }</p> },
        cite: voice.cites(cites),
    }
}

fn rate(voice: Voice<'_>, benefit: &Benefit) -> Vec<Figure> {
    let cites = benefit.rates.iter().flat_map(|rate| &rate.cites);
    let span = voice.rate_span(benefit.rates.iter().map(|rate| rate.value));
    span.map(|span| (span, cites.copied().gather()))
        .into_iter()
        .gather()
}

fn cap(voice: Voice<'_>, benefit: &Benefit) -> Vec<Figure> {
    let cites = benefit.caps.iter().flat_map(|cap| &cap.figure.cites);
    let spans = voice.cap_spans(&benefit.caps.iter().gather::<Vec<_>>());
    spans
        .map(|spans| (spans, cites.copied().gather()))
        .into_iter()
        .gather()
}

fn floor(voice: Voice<'_>, benefit: &Benefit) -> Vec<Figure> {
    let floor = benefit.floor.iter();
    floor
        .map(|(yen, cites)| (voice.yen(*yen), cites.clone()))
        .gather()
}

fn addon(voice: Voice<'_>, benefit: &Benefit) -> Vec<Figure> {
    addons(voice, benefit, &[AddonKind::RaisesCap, AddonKind::Beside])
}

fn fixed_grant(voice: Voice<'_>, benefit: &Benefit) -> Vec<Figure> {
    addons(voice, benefit, &[AddonKind::FixedGrant])
}

fn addons(voice: Voice<'_>, benefit: &Benefit, kinds: &[AddonKind]) -> Vec<Figure> {
    let addons = benefit
        .addons
        .iter()
        .filter(|addon| kinds.contains(&addon.kind));
    let figure = addons.map(|addon| (voice.addon(addon, Truth::True), addon.figure.cites.clone()));
    figure.gather()
}

fn visits(voice: Voice<'_>, benefit: &Benefit) -> Vec<Figure> {
    let cites = benefit.visits.iter().flat_map(|visits| &visits.cites);
    let span = voice.visit_span(benefit.visits.iter().map(|visits| visits.value));
    span.map(|span| (span, cites.copied().gather()))
        .into_iter()
        .gather()
}

fn duration(voice: Voice<'_>, benefit: &Benefit) -> Vec<Figure> {
    let years = benefit.duration_years.iter();
    years
        .map(|(years, cites)| (voice.years_at_most(*years), cites.clone()))
        .gather()
}

/// The money behind it, and that of the year before.
fn budget(voice: Voice<'_>, edition: &Edition) -> Vec<Line> {
    let amounts = source::amounts(voice, edition).into_iter();
    amounts
        .map(|(word, value, cites)| {
            let part = if word == Word::BudgetPrior {
                voice.say(word)
            } else {
                ""
            };
            line(voice, part, value, cites)
        })
        .gather()
}

/// The offices that are printed, with their telephones.
fn offices(voice: Voice<'_>, edition: &Edition) -> Vec<Line> {
    let offices = voice.catalog.base.offices(edition);
    offices
        .map(|office| {
            line(
                voice,
                voice.text(&office.name),
                office.phone.clone(),
                &office.cites,
            )
        })
        .gather()
}

/// What changed since the edition before, or since each of those that were merged, and what that rests on.
fn changes(voice: Voice<'_>, programme: &Programme, edition: &Edition) -> Vec<Line> {
    let merged = edition.continues.len() > 1;
    let links = edition.continues.iter().map(|link| {
        let older = programme.editions.iter().find(|one| one.id == link.edition);
        let older = older
            .filter(|_| merged)
            .map(|older| voice.edition_of(programme, older));
        let changes = link.changes.iter().map(|change| {
            html! { <li>{ voice.text(change).to_owned() }</li> }
        });
        Line {
            part: older.map_or(String::new(), |edition| {
                voice.fill(Word::OlderTitle, &[("edition", &edition)])
            }),
            value: html! { <>if !link.changes.is_empty() { <ul>{ for changes }</ul> }</> },
            cite: voice.basis(link.basis).to_owned(),
        }
    });
    links.gather()
}
