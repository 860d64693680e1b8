//! 手立て: what an owner could do so that a track fits, or brings more; on the advice and on a programme's page.

use crate::{
    advice::{NearMiss, Recommendation, Verdict, levers, near_misses},
    ui::{
        Consultation, Word,
        part::lever::{self, Lever},
    },
};
use yew::prelude::*;

/// So many ways to the same end are enough.
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
        &one.clone(),
    );
    let way = |near: &NearMiss<'_>| {
        let (lead, deeds) = voice.if_done(&near.changes);
        Lever {
            lead,
            deeds,
            gains: voice.fits_then(near),
        }
    };
    near.iter().take(MOST).map(way).collect()
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
    let way = |more: &NearMiss<'_>| {
        let (lead, deeds) = voice.if_done(&more.changes);
        Lever {
            lead,
            deeds,
            gains: voice.gains(one, more),
        }
    };
    lever::view(
        voice.say(Word::LeverTitle),
        found.iter().take(MOST).map(way).collect(),
    )
}
