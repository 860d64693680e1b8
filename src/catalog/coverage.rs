//! 収録範囲: what became of each entry of the documents, that is who carries it, or why nobody does.

use super::{Catalog, Edition, Programme, Track, Uncarried};
use crate::gather::Gather;
use crate::order;
use std::cmp::Ordering;

/// An entry of the documents, and what became of it.
#[derive(Clone, Debug)]
pub struct Entry<'a> {
    /// The entry, such as `003-B1-1a`.
    pub id: &'a str,
    /// What became of it.
    pub fate: Fate<'a>,
}

/// What became of an entry.
#[derive(Clone, Debug)]
pub enum Fate<'a> {
    /// It is in the catalogue, here.
    Carried(Vec<Carrier<'a>>),
    /// It is not, and there is a reason.
    NotCarried(&'a Uncarried),
}

/// What speaks for an entry.
#[derive(Clone, Copy, Debug)]
pub struct Carrier<'a> {
    /// The programme.
    pub programme: &'a Programme,
    /// Its edition.
    pub edition: &'a Edition,
    /// The track; none where the edition speaks for the entry as a whole.
    pub track: Option<&'a Track>,
}

impl Entry<'_> {
    /// The number of the document it stands in; none where the entry does not begin with one.
    #[must_use]
    pub fn document(&self) -> Option<u16> {
        self.id.split('-').next()?.parse().ok()
    }
}

impl Catalog {
    /// Every entry that is carried or explained, in the order of the documents. One that is both, which no entry should
    /// be, stands there twice.
    #[must_use]
    pub fn coverage(&self) -> Vec<Entry<'_>> {
        let mut carried: Vec<(&str, Carrier<'_>)> = Vec::new();
        for programme in &self.programmes {
            for edition in &programme.editions {
                let whole = edition.entries.iter().map(|entry| (entry, None));
                let tracks = edition.tracks.iter();
                let parts = tracks
                    .flat_map(|track| track.entries.iter().map(move |entry| (entry, Some(track))));
                for (entry, track) in whole.chain(parts) {
                    let carrier = Carrier {
                        programme,
                        edition,
                        track,
                    };
                    carried.push((entry, carrier));
                }
            }
        }
        order::sort_by_key(&mut carried, |(id, _)| *id);
        let carried = carried.chunk_by(|(a, _), (b, _)| a == b);
        let carried = carried.filter_map(|same| {
            let (id, _) = same.first()?;
            let carriers = same.iter().map(|(_, carrier)| *carrier).gather();
            Some(Entry {
                id,
                fate: Fate::Carried(carriers),
            })
        });
        let explained = self.base.coverage.iter().map(|uncarried| Entry {
            id: &uncarried.entry,
            fate: Fate::NotCarried(uncarried),
        });
        let mut entries: Vec<Entry<'_>> = carried.chain(explained).gather();
        order::sort_by(&mut entries, |a, b| as_counted(a.id, b.id));
        entries
    }
}

/// The order in which people count: `K2` before `K10`.
fn as_counted(a: &str, b: &str) -> Ordering {
    parts(a).cmp(parts(b)).then_with(|| a.cmp(b))
}

/// A text as runs of digits, by their value, and of everything else.
fn parts(text: &str) -> impl Iterator<Item = (u32, &str)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let end = rest
            .find(|next: char| next.is_ascii_digit() != first.is_ascii_digit())
            .unwrap_or(rest.len());
        let (part, after) = rest.split_at(end);
        rest = after;
        Some(match part.parse() {
            Ok(number) => (number, ""),
            Err(_) => (0, part),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::{Entry, Fate, as_counted};

    #[test]
    fn an_entry_stands_in_the_document_that_it_begins_with() {
        for (id, document) in [
            ("002-K2-1", Some(2)),
            ("113-01", Some(113)),
            ("K2-1", None),
            ("", None),
        ] {
            let entry = Entry {
                id,
                fate: Fate::Carried(Vec::new()),
            };
            assert_eq!(entry.document(), document, "{id}");
        }
    }

    #[test]
    fn entries_stand_as_people_count() {
        let mut entries = [
            "002-K10", "002-K2-1", "001-01", "002-K2", "002-M1", "002-K2a",
        ];
        entries.sort_by(|a, b| as_counted(a, b));
        let counted = [
            "001-01", "002-K2", "002-K2-1", "002-K2a", "002-K10", "002-M1",
        ];
        assert_eq!(entries, counted);
    }
}
