//! 書きかけの回答: what is chosen or typed and not yet said.

use crate::{
    answer::Answer,
    catalog::Question,
    fact::{Choices, Fact, Knowledge, Shape},
    ui::{Voice, Word},
};

/// What is on the page.
#[derive(Clone, Debug, PartialEq)]
pub enum Draft {
    /// Nothing yet.
    Nothing,
    /// Text in the field.
    Typed(String),
    /// A choice, some choices, a range or わからない.
    Chosen(Answer),
}

impl Draft {
    /// The draft that shows what was said earlier.
    pub fn of(voice: Voice<'_>, fact: Fact, said: Option<Answer>) -> Self {
        let bands = voice
            .catalog
            .question(fact)
            .map(|question| question.bands.as_slice());
        match said {
            None => Self::Nothing,
            Some(Answer::Known(Knowledge::Range { min, max }))
                if min == max && !bands.unwrap_or_default().contains(&(min, max)) =>
            {
                Self::Typed(voice.typed(fact, min))
            }
            Some(answer) => Self::Chosen(answer),
        }
    }

    /// The answer it stands for.
    ///
    /// # Errors
    /// The word that says what to mend.
    pub fn read(&self, voice: Voice<'_>, fact: Fact) -> Result<Answer, Word> {
        match self {
            Self::Chosen(answer) => Ok(*answer),
            Self::Typed(text) if !text.trim().is_empty() => {
                let least = voice
                    .catalog
                    .question(fact)
                    .map_or(0, |question| question.least);
                let number = voice
                    .read(fact, text)
                    .filter(|number| *number >= least)
                    .map(Knowledge::number);
                number.map(Answer::Known).ok_or(match fact.shape() {
                    Shape::Yen => Word::FaultUnreadableYen,
                    Shape::Percent => Word::FaultUnreadablePercent,
                    Shape::Date => Word::FaultUnreadableDate,
                    Shape::Count | Shape::Choice | Shape::Set | Shape::YesNo => {
                        Word::FaultUnreadableCount
                    }
                })
            }
            Self::Typed(_) | Self::Nothing => Err(match fact.shape() {
                Shape::Count | Shape::Yen | Shape::Percent | Shape::Date => Word::FaultNothingTyped,
                Shape::Set => Word::FaultNoneChosen,
                Shape::Choice | Shape::YesNo => Word::FaultNothingChosen,
            }),
        }
    }

    /// The choices of a set that are chosen.
    pub fn chosen(&self) -> Choices {
        match self {
            Self::Chosen(Answer::Known(
                Knowledge::Set { has: bits, .. } | Knowledge::OneOf(bits),
            )) => *bits,
            Self::Nothing | Self::Typed(_) | Self::Chosen(_) => 0,
        }
    }

    /// The draft after a choice of a set was pressed: one that stands alone puts the others out, and they it.
    pub fn pressed(&self, question: &Question, bit: Choices) -> Self {
        let alone = (0..)
            .zip(&question.options)
            .filter(|(_, choice)| choice.exclusive)
            .fold(0, |all, (at, _)| all | 1 << at);
        let before = self.chosen();
        let after = if before & bit != 0 {
            before & !bit
        } else if bit & alone != 0 {
            bit
        } else {
            before & !alone | bit
        };
        if after == 0 {
            Self::Nothing
        } else {
            Self::Chosen(Answer::Known(Knowledge::set(after)))
        }
    }
}
