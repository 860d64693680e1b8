//! What an owner can do, and what comes of it, in words that advise a deed and never an answer.

use super::{Voice, Word};
use crate::gather::{AddAll, Gather};
use crate::{
    advice::{Change, Deed, NearMiss, Recommendation},
    fact::Fact,
    money::Yen,
};

impl<'a> Voice<'a> {
    /// The deeds of a set of changes, each as a clause: `経営革新計画の承認を受ける`.
    #[must_use]
    pub fn deeds(self, changes: &[Change<'a>]) -> Vec<String> {
        let of = |change: &Change<'a>| -> Vec<String> {
            let label = self.label(change.fact);
            // To spend more is no advice; what it takes is only said.
            let spend =
                change.fact == Fact::PlannedSpend || Fact::SPEND_PARTS.contains(&change.fact);
            let at_least = if spend {
                Word::DeedSpend
            } else {
                Word::DeedAtLeast
            };
            let number = |word: Word, value: i64| {
                let value = self.value(change.fact, value);
                self.fill(word, &[("label", &label), ("value", &value)])
            };
            let deed = |deed: &Deed<'a>| match deed {
                Deed::Do(action) => self.text(&action.text).to_owned(),
                Deed::AtLeast(value) => number(at_least, *value),
                Deed::AtMost(value) => number(Word::DeedAtMost, *value),
            };
            change.deeds.iter().map(deed).gather()
        };
        changes.iter().flat_map(of).gather()
    }

    /// What comes of the deeds for a track that does not fit yet.
    #[must_use]
    pub fn fits_then(self, near: &NearMiss<'a>) -> Vec<String> {
        // What is open below, such as a cap that others share, is no promise.
        let firm = near.offer.amount.is_some_and(|amount| amount.min > Yen(0));
        let amount = self.amount(&near.offer).filter(|_| firm);
        let yours = amount.map(|yen| self.fill(Word::GainYours, &[("yen", &yen)]));
        [self.say(Word::GainFits).to_owned()]
            .into_iter()
            .chain(yours)
            .gather()
    }

    /// What a lever raises, from what to what.
    #[must_use]
    pub fn gains(self, one: &Recommendation<'_>, lever: &NearMiss<'_>) -> Vec<String> {
        let (before, after) = (&one.offer, &lever.offer);
        let mut gains = Vec::new();
        let mut turn = |word: Word, from: String, to: String| {
            if from != to {
                gains.push(self.fill(word, &[("from", &from), ("to", &to)]));
            }
        };
        turn(
            Word::GainRate,
            self.rate(&one.track.benefit, before),
            self.rate(&lever.track.benefit, after),
        );
        turn(
            Word::GainCap,
            self.caps(&one.track.benefit, before),
            self.caps(&lever.track.benefit, after),
        );
        if let (Some(from), Some(to)) = (self.amount(before), self.amount(after)) {
            turn(Word::GainAmount, from, to);
        }
        if let (Some(from), Some(to)) = (self.visits(before), self.visits(after)) {
            turn(Word::GainVisits, from, to);
        }
        if one.track.id != lever.track.id {
            let track = self.text(&lever.track.name);
            gains.insert(0, self.fill(Word::GainTrack, &[("track", track)]));
        }
        let new = after
            .beside()
            .filter(|one| before.beside().all(|had| had != *one));
        let new = new.map(|(addon, most)| {
            let figures = [
                ("text", self.text(&addon.text)),
                ("yen", &*self.yen_range(most)),
            ];
            self.fill(Word::GainBeside, &figures)
        });
        gains.add_all(new);
        gains
    }

    /// A set of changes with what comes of it: the sentence that leads, and the deeds where they are several.
    #[must_use]
    pub fn if_done(self, changes: &[Change<'a>]) -> (String, Vec<String>) {
        let deeds = self.deeds(changes);
        match deeds.as_slice() {
            [only] => (self.fill(Word::IfDone, &[("deed", only)]), Vec::new()),
            [_, _] => (self.say(Word::IfAllDoneTwo).to_owned(), deeds),
            several => (self.count(Word::IfAllDone, several.len()), deeds),
        }
    }
}
