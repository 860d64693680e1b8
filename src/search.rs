//! 制度をさがす: finds programmes by name, reading, summary and the words people use, however they type them.
//!
//! Every pair of neighboring characters of every programme is kept with the programmes it stands in, so that a search
//! reads only the pairs of what was typed. A word is found in a text that has all its pairs.

use crate::gather::{AddAll, Gather};
use crate::{
    catalog::{Catalog, Language, Programme, Text, Track, ruby},
    order,
};

/// The programmes, ready to be searched.
#[derive(Clone, Debug, Default)]
pub struct Index {
    count: u32,
    names: Pairs,
    texts: Pairs,
}

/// What is searched of one programme.
#[derive(Clone, Debug, Default)]
pub struct Searched {
    /// Its name and the reading of it: what is found here comes first.
    pub name: String,
    /// Its summary, its tracks and the common words for what it is for.
    pub text: String,
}

impl Index {
    /// The index of a catalogue for whoever types in `language`, or in Japanese.
    #[must_use]
    pub fn of(catalog: &Catalog, language: Language) -> Self {
        Self::new(
            catalog
                .programmes
                .iter()
                .map(|programme| searched(catalog, programme, language)),
        )
    }

    /// The index of any texts; what is found is named by position.
    #[must_use]
    pub fn new(programmes: impl Iterator<Item = Searched>) -> Self {
        let (mut names, mut texts) = (Vec::new(), Vec::new());
        let mut count = 0;
        for programme in programmes {
            collect(&fold(&programme.name), count, &mut names);
            collect(&fold(&programme.text), count, &mut texts);
            count += 1;
        }
        Self {
            count,
            names: Pairs::new(names),
            texts: Pairs::new(texts),
        }
    }

    /// The positions of the programmes that have every word of `query`, those that have them all in the name first; all
    /// programmes where nothing was typed.
    #[must_use]
    pub fn find(&self, query: &str) -> Vec<usize> {
        let words: Vec<Vec<u64>> = fold(query)
            .split_whitespace()
            .map(|word| keys(word).gather())
            .gather();
        if words.is_empty() {
            return (0..self.count).map(|at| at as usize).gather();
        }
        let mut named: Option<Vec<u32>> = None;
        let mut found: Option<Vec<u32>> = None;
        for word in &words {
            let in_name = self.names.having_all(word);
            let in_either = union(&in_name, &self.texts.having_all(word));
            named = Some(named.map_or(in_name.clone(), |named| intersection(&named, &in_name)));
            found = Some(found.map_or(in_either.clone(), |found| intersection(&found, &in_either)));
        }
        let named = named.unwrap_or_default();
        let rest = difference(&found.unwrap_or_default(), &named);
        named.into_iter().chain(rest).map(|at| at as usize).gather()
    }
}

/// What is searched of a programme, with the common words for the purposes and the kinds of help of its tracks.
#[must_use]
pub fn searched(catalog: &Catalog, programme: &Programme, language: Language) -> Searched {
    let mut text = typed(&programme.summary, language);
    let tracks = || {
        let editions = programme.editions.iter();
        editions.flat_map(|edition| &edition.tracks)
    };
    text.add_all(tracks().flat_map(|track| typed(&track.name, language)));
    for words in &catalog.base.search_words {
        let meant = |track: &Track| {
            words.purposes & track.purposes != 0 || words.kind == Some(track.benefit.kind)
        };
        if tracks().any(meant) {
            text.add_all(words.words.iter().cloned());
        }
    }
    Searched {
        name: [
            &*typed(&programme.name, language).join(" "),
            " ",
            &programme.kana,
        ]
        .concat(),
        text: text.join(" "),
    }
}

/// What somebody may type to find a text: its Japanese words, those of their own language, and the readings of them.
fn typed(text: &Text, language: Language) -> Vec<String> {
    let japanese = text.ja.clone();
    match language {
        Language::Japanese => vec![japanese],
        Language::Easy => vec![japanese, ruby::bare(&text.easy), ruby::reading(&text.easy)],
        Language::English => vec![japanese, text.en.clone()],
    }
}

/// For every pair of characters, the positions of the texts it stands in, in order.
#[derive(Clone, Debug, Default)]
struct Pairs {
    keys: Vec<u64>,
    /// Where each key's positions begin; one more than there are keys.
    starts: Vec<u32>,
    positions: Vec<u32>,
}

impl Pairs {
    #[expect(
        clippy::disallowed_methods,
        reason = "a hundred thousand programmes have tens of millions of pairs, and this sort is the fastest"
    )]
    fn new(mut all: Vec<(u64, u32)>) -> Self {
        all.sort_unstable();
        all.dedup();
        let mut pairs = Self::default();
        for (key, position) in all {
            if pairs.keys.last() != Some(&key) {
                pairs.keys.push(key);
                pairs.starts.push(length(&pairs.positions));
            }
            pairs.positions.push(position);
        }
        pairs.starts.push(length(&pairs.positions));
        pairs
    }

    fn having(&self, key: u64) -> &[u32] {
        let Ok(at) = self.keys.binary_search(&key) else {
            return &[];
        };
        let bound = |at: usize| self.starts.get(at).map_or(0, |start| *start as usize);
        self.positions.get(bound(at)..bound(at + 1)).unwrap_or(&[])
    }

    /// The texts that have all the keys; the rarest key is read first, so that the work shrinks at once.
    fn having_all(&self, keys: &[u64]) -> Vec<u32> {
        let mut lists: Vec<&[u32]> = keys.iter().map(|key| self.having(*key)).gather();
        order::sort_by_key(&mut lists, |list| list.len());
        let Some((rarest, others)) = lists.split_first() else {
            return Vec::new();
        };
        others
            .iter()
            .fold(rarest.to_vec(), |found, list| intersection(&found, list))
    }
}

fn length(positions: &[u32]) -> u32 {
    u32::try_from(positions.len()).unwrap_or(u32::MAX)
}

/// Collects the single characters and the pairs of a folded text.
fn collect(folded: &str, position: u32, into: &mut Vec<(u64, u32)>) {
    for word in folded.split(' ') {
        into.add_all(word.chars().map(|single| (u64::from(single), position)));
        into.add_all(keys(word).map(|key| (key, position)));
    }
}

/// The pairs of a folded word, or its only character.
fn keys(folded: &str) -> impl Iterator<Item = u64> {
    let pairs = folded
        .chars()
        .zip(folded.chars().skip(1))
        .map(|(first, second)| u64::from(first) << 32 | u64::from(second));
    let mut characters = folded.chars();
    let single = characters
        .next()
        .filter(|_| characters.next().is_none())
        .map(u64::from);
    pairs.chain(single)
}

/// Both lists in order give what is in both, in order.
fn intersection(a: &[u32], b: &[u32]) -> Vec<u32> {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if long.len() / 16 > short.len() {
        return short
            .iter()
            .copied()
            .filter(|one| long.binary_search(one).is_ok())
            .gather();
    }
    merge(a, b, |in_a, in_b| in_a && in_b)
}

fn union(a: &[u32], b: &[u32]) -> Vec<u32> {
    merge(a, b, |in_a, in_b| in_a || in_b)
}

fn difference(a: &[u32], b: &[u32]) -> Vec<u32> {
    merge(a, b, |in_a, in_b| in_a && !in_b)
}

/// Walks two lists in order and keeps what `keep` says of being in the one and in the other.
fn merge(mut a: &[u32], mut b: &[u32], keep: impl Fn(bool, bool) -> bool) -> Vec<u32> {
    let mut kept = Vec::with_capacity(a.len().max(b.len()));
    loop {
        let (next, in_a, in_b) = match (a.first(), b.first()) {
            (None, None) => return kept,
            (Some(x), None) => (*x, true, false),
            (None, Some(y)) => (*y, false, true),
            (Some(x), Some(y)) => (*x.min(y), x <= y, y <= x),
        };
        if in_a {
            a = a.get(1..).unwrap_or(&[]);
        }
        if in_b {
            b = b.get(1..).unwrap_or(&[]);
        }
        if keep(in_a, in_b) {
            kept.push(next);
        }
    }
}

/// Folds what is the same to whoever types it: full and half width, katakana and hiragana, capitals; what is no letter
/// or digit parts two words, and the marks for a long vowel and between words are left out.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            // The marks that make か into が and は into ぱ, when they stand alone behind the character.
            '\u{ff9e}' | '\u{309b}' | '\u{3099}' => voiced(&mut folded, 1),
            '\u{ff9f}' | '\u{309c}' | '\u{309a}' => voiced(&mut folded, 2),
            // ー and ・, full and half width.
            '\u{30fc}' | '\u{ff70}' | '\u{30fb}' | '\u{ff65}' => {}
            // Katakana.
            '\u{30a1}'..='\u{30f6}' => folded.push(shifted(character, -0x60)),
            // Half-width katakana.
            '\u{ff66}'..='\u{ff9d}' => folded.push(half_width(character)),
            // The table of all the world's capitals is 12 KB, and the records are Japanese and English.
            _ => folded.push(narrow(character).to_ascii_lowercase()),
        }
    }
    let word = |character: char| character.is_alphanumeric() || character == '\u{3005}';
    folded
        .chars()
        .map(|character| if word(character) { character } else { ' ' })
        .gather()
}

/// A letter, digit or sign of full width as the plain one; every other character as it is.
#[must_use]
pub fn narrow(character: char) -> char {
    match character {
        '\u{ff01}'..='\u{ff5e}' => shifted(character, -0xfee0),
        other => other,
    }
}

fn shifted(character: char, by: i32) -> char {
    u32::try_from(character as i32 + by)
        .ok()
        .and_then(char::from_u32)
        .unwrap_or(character)
}

/// The hiragana of a half-width katakana: how far each of the 56 from ｦ to ﾝ stands behind ぁ.
fn half_width(character: char) -> char {
    const BEHIND: [u8; 56] = [
        81, 0, 2, 4, 6, 8, 66, 68, 70, 34, 0, 1, 3, 5, 7, 9, 10, 12, 14, 16, 18, 20, 22, 24, 26,
        28, 30, 32, 35, 37, 39, 41, 42, 43, 44, 45, 46, 49, 52, 55, 58, 61, 62, 63, 64, 65, 67, 69,
        71, 72, 73, 74, 75, 76, 78, 82,
    ];
    let at = (character as usize).saturating_sub(0xff66);
    BEHIND
        .get(at)
        .and_then(|behind| char::from_u32(0x3041 + u32::from(*behind)))
        .unwrap_or(character)
}

/// Puts the mark onto the last character: か and one step make が, は and two make ぱ.
fn voiced(folded: &mut String, steps: i32) {
    let Some(last) = folded.pop() else { return };
    folded.push(match (last, steps) {
        // か to ど, and は to ぽ.
        ('\u{304b}'..='\u{3069}', 1) | ('\u{306f}'..='\u{307d}', _) => shifted(last, steps),
        // う to ゔ.
        ('\u{3046}', 1) => '\u{3094}',
        _ => last,
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{BenefitKind, SearchWords, sample};

    #[test]
    fn what_is_the_same_to_whoever_types_it_folds_the_same() {
        for (typed, folded) in [
            ("ﾊﾝﾛ", "はんろ"),
            ("ハンロ", "はんろ"),
            ("ｶﾞｽﾊﾟｲﾌﾟ", "がすぱいぷ"),
            ("ｳﾞｨｰﾅｽ", "ゔぃなす"),
            ("ＩＴ導入", "it導入"),
            ("サーバー", "さば"),
            ("Ｊ－ＮＥＴ２１", "j net21"),
            ("後継ぎ、補助金", "後継ぎ 補助金"),
            ("佐々木", "佐々木"),
        ] {
            assert_eq!(fold(typed), folded, "{typed}");
        }
    }

    fn index() -> Index {
        let one = |name: &str, text: &str| Searched {
            name: name.to_owned(),
            text: text.to_owned(),
        };
        Index::new(
            [
                one("省エネ診断 しょうえねしんだん", "工場の電気代を見直します"),
                one("工場等の省エネ設備", "補助金で設備を入れ替えます"),
                one(
                    "事業承継補助金 じぎょうしょうけいほじょきん",
                    "継ぐ人のための補助金",
                ),
            ]
            .into_iter(),
        )
    }

    #[test]
    fn a_name_comes_before_a_text_and_every_word_has_to_be_there() {
        let index = index();
        for (query, found) in [
            ("補助金", vec![2, 1]),
            ("ﾎｼﾞｮｷﾝ", vec![2]),
            ("工場", vec![1, 0]),
            ("工場 補助金", vec![1]),
            ("継", vec![2]),
            ("工", vec![1, 0]),
            ("貸付", vec![]),
            ("補助率", vec![]),
            ("  ", vec![0, 1, 2]),
            ("！", vec![0, 1, 2]),
        ] {
            assert_eq!(index.find(query), found, "{query}");
        }
    }

    #[test]
    fn what_two_lists_share_is_the_same_however_much_longer_the_one_is() {
        let short = [3, 64, 99];
        for length in [0, 1, 3, 4, 47, 48, 50, 64, 200] {
            let long: Vec<u32> = (0..length).collect();
            let shared: Vec<u32> = short.into_iter().filter(|one| *one < length).collect();
            assert_eq!(intersection(&short, &long), shared, "{length}");
            assert_eq!(intersection(&long, &short), shared, "{length}");
        }
    }

    #[test]
    fn a_text_is_found_by_its_japanese_words_and_those_of_ones_own_language() {
        let text = Text {
            ja: "補助金".to_owned(),
            easy: "{補助金|ほじょきん}を もらう".to_owned(),
            en: "Subsidy".to_owned(),
        };
        for (language, expected) in [
            (Language::Japanese, vec!["補助金"]),
            (
                Language::Easy,
                vec!["補助金", "補助金を もらう", "ほじょきんを もらう"],
            ),
            (Language::English, vec!["補助金", "Subsidy"]),
        ] {
            assert_eq!(typed(&text, language), expected);
        }
    }

    #[test]
    fn a_common_word_finds_what_serves_its_purpose_and_what_is_of_its_kind() {
        let mut catalog = sample::catalog();
        let words = |purposes, kind, word: &str| SearchWords {
            purposes,
            kind,
            words: vec![word.to_owned()],
        };
        catalog.base.search_words = vec![
            words(0b1, None, "ゐゐ"),
            words(0, Some(BenefitKind::Loan), "ゑゑ"),
        ];
        let index = Index::of(&catalog, Language::Japanese);
        let having = |has: fn(&Track) -> bool| -> Vec<usize> {
            let programmes = catalog.programmes.iter().enumerate();
            let having = programmes.filter(|(_, programme)| {
                let editions = programme.editions.iter();
                editions.flat_map(|edition| &edition.tracks).any(has)
            });
            having.map(|(at, _)| at).collect()
        };
        let serving = having(|track| track.purposes & 0b1 != 0);
        let loans = having(|track| track.benefit.kind == BenefitKind::Loan);
        assert!(!serving.is_empty() && !loans.is_empty() && serving != loans);
        assert_eq!(index.find("ゐゐ"), serving);
        assert_eq!(index.find("ゑゑ"), loans);
    }
}
