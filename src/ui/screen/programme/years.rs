//! 上限額のうつりかわり: the caps of a track through the editions of its programme, as a picture.

use crate::gather::Gather;
use crate::ui::template::html;
use crate::{
    catalog::{Cap, Edition, Per, Programme, Track},
    date::FiscalYear,
    ui::{
        Voice, Word,
        part::timeline::{self, Joint, Year},
    },
};
use yew::prelude::*;

/// A picture for each track of the newest edition of which two papers or more print a cap that is counted alike.
pub fn view(voice: Voice<'_>, programme: &Programme) -> Html {
    let newest = programme.editions.first();
    let tracks = newest.into_iter().flat_map(|edition| &edition.tracks);
    let pictures = tracks.filter_map(|track| {
        let past = past(programme, track)?;
        let per = counted(&past)?;
        let title = match voice.text(&track.name) {
            "" => voice.say(Word::YearsTitle).to_owned(),
            name => voice.fill(Word::YearsOfTrack, &[("track", name)]),
        };
        Some(timeline::view(title, years(voice, &past, per)))
    });
    html! { <>{ for pictures }</> }
}

/// A track and what it was in each edition before, the oldest first; none for a programme without an edition.
fn past<'a>(programme: &'a Programme, track: &'a Track) -> Option<Vec<(&'a Edition, &'a Track)>> {
    let mut past = vec![(programme.editions.first()?, track)];
    while let Some((edition, track)) = past.last().copied() {
        // Of several that were merged, none alone is what it was.
        let [link] = edition.continues.as_slice() else {
            break;
        };
        let mut editions = programme.editions.iter();
        let older = editions.find(|one| one.id == link.edition);
        let before = older.and_then(|older| Some((older, link.track_before(older, track)?)));
        let Some(before) = before.filter(|_| past.len() < programme.editions.len()) else {
            break;
        };
        past.push(before);
    }
    past.reverse();
    Some(past)
}

/// What the caps are counted by that can be held against each other.
fn counted(past: &[(&Edition, &Track)]) -> Option<Per> {
    let prints = |per: Per| {
        let printed = past.iter().filter(|(_, track)| span(track, per).is_some());
        printed.count() > 1
    };
    Per::ALL.into_iter().find(|per| prints(*per))
}

/// The least and the most of a track's caps that are counted so, yen.
fn span(track: &Track, per: Per) -> Option<(u64, u64)> {
    let caps = || track.benefit.caps.iter().filter(|cap| cap.per == per);
    let yen = |cap: &Cap| cap.figure.value.0;
    Some((caps().map(yen).min()?, caps().map(yen).max()?))
}

fn years(voice: Voice<'_>, past: &[(&Edition, &Track)], per: Per) -> Vec<Year> {
    let mut before: Option<FiscalYear> = None;
    let year = |(edition, track): &(&Edition, &Track)| {
        let span = span(track, per);
        // What is counted by something else stands there in words and has no step.
        let caps = track.benefit.caps.iter();
        let caps: Vec<&Cap> = caps.filter(|cap| span.is_none() || cap.per == per).gather();
        let figure = voice.cap_spans(&caps);
        let follows = before.is_some_and(|before| before.0 + 1 == edition.fiscal_year.0);
        before = Some(edition.fiscal_year);
        Year {
            name: voice.edition_year(edition),
            under: voice.stage(edition).to_owned(),
            figure: figure.unwrap_or_else(|| voice.say(Word::CompareNone).to_owned()),
            span,
            joint: if follows {
                Joint::Follows
            } else {
                Joint::Apart
            },
        }
    };
    past.iter().map(year).gather()
}
