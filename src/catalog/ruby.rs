//! ふりがな: words of やさしい日本語 hold readings as `{漢字|かんじ}`.

use crate::gather::Gather;

/// What parts the characters from their reading.
pub const BAR: char = '|';

/// A piece of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'t> {
    /// Words without a reading.
    Plain(&'t str),
    /// Characters and their reading.
    Read(&'t str, &'t str),
}

/// Characters with their reading.
#[must_use]
pub fn group(characters: &str, reading: &str) -> String {
    ["{", characters, "|", reading, "}"].concat()
}

/// The pieces of a text, in order.
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, characters, reading, after)) = next(rest) {
        if !before.is_empty() {
            pieces.push(Piece::Plain(before));
        }
        pieces.push(Piece::Read(characters, reading));
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Plain(rest));
    }
    pieces
}

fn next(text: &str) -> Option<(&str, &str, &str, &str)> {
    let (before, after) = text.split_once('{')?;
    let (group, after) = after.split_once('}')?;
    let (characters, reading) = group.split_once(BAR)?;
    Some((before, characters, reading, after))
}

/// The text without its readings, for where only plain words can stand: an attribute, a title, a file.
#[must_use]
pub fn bare(text: &str) -> String {
    let pieces = pieces(text).into_iter();
    pieces
        .map(|piece| match piece {
            Piece::Plain(words) | Piece::Read(words, _) => words,
        })
        .gather()
}

/// The text as it is read aloud, by which it is found whoever types no kanji.
#[must_use]
pub fn reading(text: &str) -> String {
    let pieces = pieces(text).into_iter();
    pieces
        .map(|piece| match piece {
            Piece::Plain(words) | Piece::Read(_, words) => words,
        })
        .gather()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readings_are_taken_apart() {
        for (text, bare_text, read) in [
            ("", "", ""),
            ("x", "x", "x"),
            ("{漢字|かんじ}", "漢字", "かんじ"),
            ("お{金|かね}が {出|で}る", "お金が 出る", "おかねが でる"),
            ("{x", "{x", "{x"),
            ("{x}y", "{x}y", "{x}y"),
        ] {
            assert_eq!(bare(text), bare_text, "{text}");
            assert_eq!(reading(text), read, "{text}");
        }
        assert_eq!(
            pieces(&group("1日", "ついたち")),
            [Piece::Read("1日", "ついたち")]
        );
    }
}
