//! The compact form of the catalogue that goes into the page, and the packs with the words of its other languages: each
//! programme a block of its own, with a checksum.

use super::{Base, Catalog, Defect, Language, Programme, Text, texts::Texts};
use crate::gather::{AddAll, Gather};
use serde::{Deserialize, Serialize};
use std::fmt;

#[derive(Serialize, Deserialize)]
struct Bundle {
    base: Block,
    programmes: Vec<Block>,
}

#[derive(Serialize, Deserialize)]
struct Block {
    name: String,
    checksum: u64,
    bytes: Vec<u8>,
}

/// 言葉の包み: the words of one language.
#[derive(Serialize, Deserialize)]
struct Pack {
    version: String,
    language: String,
    screens: Block,
    base: Block,
    programmes: Vec<Block>,
}

/// Why a pack of words can't be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unlearned {
    /// It is no pack, or what it says of itself or of the screens is damaged.
    Damaged,
    /// It was made for another version of the data, or for another language.
    Another,
}

impl fmt::Display for Unlearned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Damaged => "the words are damaged; load the page again",
            Self::Another => "the words belong to another version or language; load the page again",
        })
    }
}

impl Catalog {
    /// The pack of the words of `language`: those of the records, and `screens`, those of the screens.
    ///
    /// # Errors
    /// When a part cannot be encoded; the message names it.
    pub fn to_pack(
        &self,
        version: &str,
        language: Language,
        screens: &[String],
    ) -> Result<Vec<u8>, String> {
        let mut all = self.clone();
        let programmes = all.programmes.iter_mut();
        let programmes = programmes
            .map(|programme| Block::of(&programme.id.clone(), &words(language, programme)))
            .gather::<Result<_, _>>()?;
        let pack = Pack {
            version: version.to_owned(),
            language: language.id().to_owned(),
            screens: Block::of("screens", &screens)?,
            base: Block::of("base", &words(language, &mut all.base))?,
            programmes,
        };
        postcard::to_allocvec(&pack).map_err(|error| format!("no pack can be made: {error}"))
    }

    /// Takes the words of a language over from a pack, and returns those of the screens. What of the pack is damaged stays
    /// Japanese and is listed.
    ///
    /// # Errors
    /// When the pack can't be used at all; then nothing is changed.
    pub fn learn(
        &mut self,
        version: &str,
        language: Language,
        pack: &[u8],
    ) -> Result<(Vec<String>, Vec<Defect>), Unlearned> {
        let pack: Pack = postcard::from_bytes(pack).map_err(|_| Unlearned::Damaged)?;
        if pack.version != version || pack.language != language.id() {
            return Err(Unlearned::Another);
        }
        let screens = pack.screens.read().map_err(|_| Unlearned::Damaged)?;
        let mut defects = Vec::new();
        let mut take = |block: &Block, part: &mut dyn Texts| {
            let taken = block
                .read()
                .and_then(|words| speak(language, part, words).ok_or_else(|| damaged(&block.name)));
            defects.add_all(taken.err());
        };
        take(&pack.base, &mut self.base);
        for block in &pack.programmes {
            let own = self.programmes.iter_mut().find(|one| one.id == block.name);
            if let Some(programme) = own {
                take(block, programme);
            }
        }
        Ok((screens, defects))
    }

    /// The compact form of the catalogue.
    ///
    /// # Errors
    /// When a part cannot be encoded; the message names it.
    pub fn to_bundle(&self) -> Result<Vec<u8>, String> {
        let programmes = self
            .programmes
            .iter()
            .map(|p| Block::of(&p.id, p))
            .gather::<Result<_, _>>()?;
        let bundle = Bundle {
            base: Block::of("base", &self.base)?,
            programmes,
        };
        postcard::to_allocvec(&bundle)
            .map_err(|error| format!("the catalogue cannot be bundled: {error}"))
    }

    /// Reads the compact form. A block that is damaged is left out and listed; the rest works.
    #[must_use]
    pub fn from_bundle(bytes: &[u8]) -> (Self, Vec<Defect>) {
        let mut defects = Vec::new();
        let Ok(bundle) = postcard::from_bytes::<Bundle>(bytes) else {
            return (Self::default(), vec![damaged("catalogue")]);
        };
        let base = bundle.base.read().unwrap_or_else(|defect| {
            defects.push(defect);
            Base::default()
        });
        let mut programmes: Vec<Programme> = Vec::new();
        for block in &bundle.programmes {
            match block.read() {
                Ok(programme) => programmes.push(programme),
                Err(defect) => defects.push(defect),
            }
        }
        (Self { programmes, base }, defects)
    }
}

/// The words of a part in one language.
fn words(language: Language, part: &mut dyn Texts) -> Vec<String> {
    let mut words = Vec::new();
    part.texts(&mut |text: &mut Text| words.push(text.own(language).to_owned()));
    words
}

/// Puts the words of a language into a part; none where there are not just as many as it takes.
fn speak(language: Language, part: &mut dyn Texts, words: Vec<String>) -> Option<()> {
    let mut count = 0;
    part.texts(&mut |_| count += 1);
    if count != words.len() {
        return None;
    }
    let mut words = words.into_iter();
    part.texts(&mut |text| text.set(language, words.next().unwrap_or_default()));
    Some(())
}

impl Block {
    fn of<T: Serialize>(name: &str, part: &T) -> Result<Self, String> {
        let bytes = postcard::to_allocvec(part)
            .map_err(|error| format!("`{name}` cannot be bundled: {error}"))?;
        Ok(Self {
            name: name.to_owned(),
            checksum: checksum(&bytes),
            bytes,
        })
    }

    fn read<T: for<'de> Deserialize<'de>>(&self) -> Result<T, Defect> {
        let intact = checksum(&self.bytes) == self.checksum;
        intact
            .then(|| postcard::from_bytes(&self.bytes).ok())
            .flatten()
            .ok_or_else(|| damaged(&self.name))
    }
}

/// The version of a compact catalogue: its checksum in eight hexadecimal digits, the halves of the sum folded together.
#[must_use]
pub fn version(bundle: &[u8]) -> String {
    let sum = checksum(bundle);
    format!("{:08x}", (sum >> 32) ^ (sum & 0xffff_ffff))
}

/// FNV-1a: a flipped bit must not turn into another figure.
fn checksum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

fn damaged(name: &str) -> Defect {
    // The name itself may be what is damaged.
    let name = if name.trim().is_empty() {
        "a part without a name"
    } else {
        name
    };
    Defect {
        file: name.to_owned(),
        place: "its bytes in the page".to_owned(),
        fault: "they are damaged".to_owned(),
        mend: "Load the page again".to_owned(),
    }
}

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]
mod tests {
    use super::*;
    use crate::catalog::sample;

    const VERSION: &str = "v";

    fn pack(catalog: &Catalog) -> Vec<u8> {
        let screens = ["Yes".to_owned()];
        catalog
            .to_pack(VERSION, Language::English, &screens)
            .unwrap()
    }

    /// The catalogue as the page has it, in Japanese alone.
    fn plain(catalog: &Catalog) -> Catalog {
        let (plain, defects) = Catalog::from_bundle(&catalog.to_bundle().unwrap());
        assert_eq!(defects, []);
        plain
    }

    #[test]
    fn no_text_of_any_record_is_left_out() {
        // What is written as JSON has an object with `ja` for every text, wherever it stands.
        let mut catalog = sample::catalog();
        let written = serde_json::to_string(&(&catalog.base, &catalog.programmes)).unwrap();
        let mut found = words(Language::Japanese, &mut catalog.base).len();
        for programme in &mut catalog.programmes {
            found += words(Language::Japanese, programme).len();
        }
        assert!(found > 1000);
        assert_eq!(written.matches("{\"ja\":").count(), found);
    }

    #[test]
    fn a_pack_brings_every_word_of_its_language_and_of_no_other() {
        let mut whole = sample::catalog();
        let mut plain = plain(&whole);
        let (screens, defects) = plain
            .learn(VERSION, Language::English, &pack(&whole))
            .unwrap();
        assert_eq!((screens, defects), (vec!["Yes".to_owned()], Vec::new()));
        for (mine, theirs) in plain.programmes.iter_mut().zip(&mut whole.programmes) {
            for language in [Language::Japanese, Language::English] {
                assert_eq!(words(language, mine), words(language, theirs));
            }
            let easy = words(Language::Easy, mine);
            assert!(easy.iter().all(String::is_empty));
        }
        let base = words(Language::English, &mut plain.base);
        assert_eq!(base, words(Language::English, &mut whole.base));
    }

    #[test]
    fn a_pack_of_another_version_or_language_changes_nothing() {
        let whole = sample::catalog();
        let mut plain = plain(&whole);
        let pack = pack(&whole);
        for (version, language) in [("w", Language::English), (VERSION, Language::Easy)] {
            let learned = plain.learn(version, language, &pack);
            assert_eq!(learned, Err(Unlearned::Another));
        }
        for cut in [0, 1, pack.len() / 2, pack.len() - 1] {
            let learned = plain.learn(VERSION, Language::English, &pack[..cut]);
            assert_eq!(learned, Err(Unlearned::Damaged), "{cut}");
        }
        let name = &plain.programmes[0].name;
        assert_eq!(name.get(Language::English), name.ja);
    }

    #[test]
    fn words_that_cannot_be_used_say_why_and_what_to_do() {
        for (unlearned, why) in [
            (Unlearned::Damaged, "damaged"),
            (Unlearned::Another, "another version"),
        ] {
            let said = unlearned.to_string();
            assert!(
                said.contains(why) && said.ends_with("load the page again"),
                "{said}"
            );
        }
    }

    #[test]
    fn a_damaged_programme_of_a_pack_stays_japanese_and_the_rest_is_learned() {
        let mut whole = sample::catalog();
        whole.programmes.truncate(2);
        let mut plain = plain(&whole);
        let mut pack = pack(&whole);
        // The last letter of the last text.
        *pack.last_mut().unwrap() ^= 1;
        let (_, defects) = plain.learn(VERSION, Language::English, &pack).unwrap();
        assert_eq!(defects, [damaged(&whole.programmes[1].id)]);
        let [first, second] = [0, 1].map(|at: usize| &plain.programmes[at].name);
        assert_eq!(first.get(Language::English), whole.programmes[0].name.en);
        assert_eq!(second.get(Language::English), second.ja);
    }
}
