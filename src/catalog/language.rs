//! 言語: the languages of the product, and the words of a record in each.

use serde::{Deserialize, Serialize};

/// The languages of the product.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// 日本語.
    #[default]
    Japanese,
    /// やさしい日本語, with ruby on every kanji as `{漢字|かんじ}`.
    Easy,
    /// English.
    English,
}

impl Language {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Japanese, Self::Easy, Self::English];

    /// How settings, addresses and files name it.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Japanese => "ja",
            Self::Easy => "easy",
            Self::English => "en",
        }
    }

    /// The language of an id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.id() == id)
    }

    /// The tag by which browsers and readers of screens know it (BCP 47). やさしい日本語 is Japanese to them.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Japanese | Self::Easy => "ja",
            Self::English => "en",
        }
    }
}

/// Words in every language there is.
///
/// The compact catalogue has the Japanese ones alone; those of another language come by a pack of their own
/// ([`Catalog::learn`](super::Catalog::learn)).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// 日本語.
    pub ja: String,
    /// やさしい日本語; empty as long as it was not learned.
    #[serde(skip)]
    pub easy: String,
    /// English; empty as long as it was not learned.
    #[serde(skip)]
    pub en: String,
}

impl Text {
    /// The words in `language`, or the Japanese ones where those are not there.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        match self.own(language) {
            "" => &self.ja,
            own => own,
        }
    }

    /// The words in `language`; empty where they are not there.
    pub(super) fn own(&self, language: Language) -> &str {
        match language {
            Language::Japanese => &self.ja,
            Language::Easy => &self.easy,
            Language::English => &self.en,
        }
    }

    /// Puts the words of a language in.
    pub(super) fn set(&mut self, language: Language, words: String) {
        match language {
            Language::Japanese => self.ja = words,
            Language::Easy => self.easy = words,
            Language::English => self.en = words,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_there_in_a_language_is_said_in_japanese() {
        let mut text = Text {
            ja: "支援".to_owned(),
            ..Text::default()
        };
        assert_eq!(text.get(Language::English), "支援");
        text.set(Language::English, "Support".to_owned());
        assert_eq!(text.get(Language::English), "Support");
        assert_eq!(text.get(Language::Easy), "支援");
        assert_eq!(Text::default().get(Language::English), "");
    }
}
