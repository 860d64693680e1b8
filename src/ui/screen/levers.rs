//! 手立て: what an owner could do so that a track fits, or brings more; on the advice and on a programme's page.

use crate::gather::Gather;
use crate::{
    advice::{NearMiss, Recommendation, Verdict, levers, near_misses},
    ui::{
        Consultation, Voice, Word,
        part::lever::{self, Lever},
    },
};
use yew::prelude::*;

/// So many things to do are enough, and so many other ways to the same end.
const MOST: usize = 3;

/// The ways to make a track fit that failed; empty where nothing an owner can do is enough. What is open waits for an
/// answer, not for a deed.
pub fn to_fit(consultation: &Consultation, one: &Recommendation<'_>) -> Vec<Lever> {
    let voice = consultation.voice();
    if !matches!(one.verdict, Verdict::Failed(_)) {
        return Vec::new();
    }
    let near = near_misses(
        &consultation.catalog,
        &consultation.answers,
        consultation.today,
        one,
    );
    by_end(voice, &near, |near| voice.fits_then(near))
}

/// What would make a track that fits worth more.
pub fn more(consultation: &Consultation, one: &Recommendation<'_>) -> Html {
    let voice = consultation.voice();
    let found = levers(
        &consultation.catalog,
        &consultation.answers,
        consultation.today,
        one,
    );
    let levers = by_end(voice, &found, |more| voice.gains(one, more));
    lever::view(voice.say(Word::LeverTitle), levers)
}

/// The ways, those that lead to the same end together.
fn by_end(
    voice: Voice<'_>,
    ways: &[NearMiss<'_>],
    end: impl Fn(&NearMiss<'_>) -> Vec<String>,
) -> Vec<Lever> {
    let mut ends: Vec<(Vec<String>, &NearMiss<'_>, Vec<String>)> = Vec::new();
    for way in ways {
        let gains = end(way);
        let deeds = voice.deeds(&way.changes).join(voice.say(Word::SumPlus));
        match ends.iter_mut().find(|(same, ..)| *same == gains) {
            Some((_, _, others)) => others.push(deeds),
            None => ends.push((gains, way, Vec::new())),
        }
    }
    let lever = |(gains, way, mut others): (Vec<String>, &NearMiss<'_>, Vec<String>)| {
        let (lead, deeds) = voice.if_done(&way.changes);
        others.truncate(MOST);
        let or = (!others.is_empty()).then(|| {
            voice.fill(
                Word::OrElse,
                &[("deeds", &others.join(voice.say(Word::OrJoin)))],
            )
        });
        Lever {
            lead,
            deeds,
            gains,
            or,
        }
    };
    ends.into_iter().take(MOST).map(lever).gather()
}
