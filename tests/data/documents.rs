//! The source documents, where they are there to be read.

use crate::corpus;
use std::{collections::BTreeMap, fs, path::PathBuf};
use subsidy_advisor::catalog::Cite;

/// The lines of each document, by its number.
pub struct Documents(BTreeMap<u16, Vec<String>>);

/// The folder of the documents, none where the project stands alone.
pub fn folder() -> Option<PathBuf> {
    let folder = corpus::root().join("../shared/sources");
    if folder.is_dir() {
        return Some(folder);
    }
    println!(
        "skipped: ../shared/sources is not here, so nothing can be compared with the documents"
    );
    None
}

/// The documents, none where the project stands alone.
pub fn read() -> Option<Documents> {
    let mut documents = BTreeMap::new();
    for file in fs::read_dir(folder()?).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if let (Some(number), true) = (
            name.get(..3).and_then(|id| id.parse().ok()),
            name.ends_with(".txt"),
        ) {
            let lines = fs::read_to_string(&path)
                .unwrap()
                .lines()
                .map(str::to_owned)
                .collect();
            documents.insert(number, lines);
        }
    }
    Some(Documents(documents))
}

impl Documents {
    /// How many lines a document has.
    pub fn lines(&self, document: u16) -> u16 {
        self.0
            .get(&document)
            .map_or(0, |lines| u16::try_from(lines.len()).unwrap())
    }

    /// The text of the cited lines in ordinary characters, its lines joined; the fault, where there are none.
    pub fn text(&self, cites: &[Cite]) -> Result<String, String> {
        let mut text = String::new();
        for cite in cites {
            let lines = self
                .0
                .get(&cite.document)
                .and_then(|lines| lines.get(usize::from(cite.first) - 1..usize::from(cite.last)));
            for line in lines.ok_or_else(|| format!("{cite} is no line of the documents"))? {
                // A figure may be broken between two lines, but a space within a line keeps two figures apart.
                text.extend(line.trim().chars().map(ordinary));
            }
            // Two cites are two places: nothing may be read across them.
            text.push('\n');
        }
        Ok(text)
    }
}

/// Full-width letters and digits as ordinary ones.
fn ordinary(character: char) -> char {
    match character {
        '！'..='～' => char::from_u32(u32::from(character) - 0xFEE0).unwrap(),
        other => other,
    }
}

#[test]
fn a_place_in_the_documents_is_written_as_in_the_records() {
    let cite = |first, last| Cite {
        document: 3,
        first,
        last,
    };
    assert_eq!(cite(157, 157).to_string(), "003:157");
    assert_eq!(cite(159, 160).to_string(), "003:159-160");
}

/// Whether `figure` stands in `text` and is not a part of a longer number.
pub fn prints(text: &str, figure: &str) -> bool {
    text.match_indices(figure).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + figure.len()..].chars().next();
        let in_number = |c: char| c.is_ascii_digit();
        let goes_on = figure.ends_with(in_number) && after.is_some_and(in_number);
        let began_before = before.is_some_and(|c| in_number(c) || c == ',' || c == '.');
        !goes_on && !began_before
    })
}
