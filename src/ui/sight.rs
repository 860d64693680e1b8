//! 見え方: how large and in which colors a kiosk shows itself, for as long as one person is there.

use super::{
    Voice, Word,
    part::sight::{Choice, Group, Sight as Switch},
};
use yew::Callback;

/// 見え方.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sight {
    /// Whether the choices are unfolded.
    pub unfolded: bool,
    /// 文字の大きさ.
    pub size: Size,
    /// 色.
    pub colors: Colors,
}

/// 文字の大きさ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Size {
    /// As the screen shows it to everybody.
    #[default]
    Normal,
    /// A quarter larger.
    Large,
    /// Larger by more than a half.
    Largest,
}

/// 色.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colors {
    /// Dark letters on light ground.
    #[default]
    Normal,
    /// Light letters on dark ground, for who is dazzled.
    Dark,
}

impl Sight {
    /// The marks by which the styles know it; none for what everybody sees.
    #[must_use]
    pub fn marks(self) -> [(&'static str, Option<&'static str>); 2] {
        let size = match self.size {
            Size::Normal => None,
            Size::Large => Some("large"),
            Size::Largest => Some("largest"),
        };
        let colors = match self.colors {
            Colors::Normal => None,
            Colors::Dark => Some("dark"),
        };
        [("data-text", size), ("data-colors", colors)]
    }

    /// The switch in the bar.
    pub(super) fn switch(self, voice: Voice<'_>, changed: Callback<Self>) -> Switch {
        let choice = |word: Word, then: Self| Choice {
            label: voice.say(word),
            chosen: then == self,
            pressed: {
                let changed = changed.clone();
                Callback::from(move |()| changed.emit(then))
            },
        };
        let size = |word, size| choice(word, Self { size, ..self });
        let color = |word, colors| choice(word, Self { colors, ..self });
        let unfolded = !self.unfolded;
        Switch {
            name: voice.say(Word::Sight),
            unfolded: self.unfolded,
            pressed: changed.reform(move |()| Self { unfolded, ..self }),
            groups: vec![
                Group {
                    name: voice.say(Word::SightSize),
                    choices: vec![
                        size(Word::SightNormal, Size::Normal),
                        size(Word::SightLarge, Size::Large),
                        size(Word::SightLargest, Size::Largest),
                    ],
                },
                Group {
                    name: voice.say(Word::SightColors),
                    choices: vec![
                        color(Word::SightPlain, Colors::Normal),
                        color(Word::SightDark, Colors::Dark),
                    ],
                },
            ],
        }
    }
}
