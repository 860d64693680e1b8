//! Facts, what is known of them and what was said of them, in words.

use super::{Voice, Word};
use crate::gather::Gather;
use crate::{
    answer::Answer,
    catalog::SizeClass,
    date::Date,
    fact::{Choices, Fact, Knowledge, Shape, YES},
    money::Yen,
};

impl Voice<'_> {
    /// What a fact is called.
    #[must_use]
    pub fn label(self, fact: Fact) -> String {
        let asked = self
            .catalog
            .question(fact)
            .map(|question| self.text(&question.label));
        // A fact without a question is worked out: the size class, or something of the consortium.
        let derived = if fact == Fact::SizeClass {
            Word::FactSizeClass
        } else {
            Word::FactSmallPartnersHalf
        };
        asked.unwrap_or_else(|| self.say(derived)).to_owned()
    }

    /// The unit a number of this fact is read in; empty where there is none.
    #[must_use]
    pub fn unit(self, fact: Fact) -> &'static str {
        self.say(match fact.shape() {
            Shape::Yen => Word::UnitYen,
            Shape::Percent => Word::UnitPercent,
            Shape::Count => match fact {
                Fact::RegularEmployees | Fact::NewHires => Word::UnitPeople,
                Fact::ProjectYears | Fact::YearsToOperation => Word::UnitYears,
                Fact::FloorArea | Fact::LandArea => Word::UnitSquareMeters,
                _ => Word::UnitParties,
            },
            Shape::Choice | Shape::Set | Shape::YesNo | Shape::Date => Word::UnitNone,
        })
    }

    /// One number or day of a fact.
    #[must_use]
    pub fn value(self, fact: Fact, value: i64) -> String {
        match fact.shape() {
            Shape::Yen => self.yen(Yen(value.unsigned_abs())),
            Shape::Date => {
                Date::from_ordinal(value).map_or_else(String::new, |date| self.date(date))
            }
            Shape::Count => self.counted_of(fact, value.unsigned_abs()),
            Shape::Percent | Shape::Choice | Shape::Set | Shape::YesNo => {
                fact.shape().write(value) + self.unit(fact)
            }
        }
    }

    /// A number of what a fact counts: `6人`.
    #[must_use]
    pub fn counted_of(self, fact: Fact, number: u64) -> String {
        let read = match fact {
            Fact::RegularEmployees | Fact::NewHires => Word::UnitPeopleRead,
            _ => Word::UnitNone,
        };
        self.counted(number, self.unit(fact), read)
    }

    /// A number or day, or a range of them as one reads it on a button: `6人`, `6人〜20人`, `3億円を超える`.
    #[must_use]
    pub fn range(self, fact: Fact, min: i64, max: i64) -> String {
        if min == max {
            return self.value(fact, min);
        }
        // A range of yen begins one yen above a line, and a range of percents ends one hundredth below it.
        let above = fact.shape() == Shape::Yen && min % 10 == 1;
        let below = fact.shape() == Shape::Percent && max % 100 % 50 == 49;
        let low = self.value(fact, if above { min - 1 } else { min });
        let high = self.value(
            fact,
            if below {
                max + 1
            } else {
                max.min(i64::MAX - 1)
            },
        );
        let word = match (min, max) {
            (_, i64::MAX) if above => Word::RangeAbove,
            (_, i64::MAX) => Word::RangeFrom,
            (0, _) if below => Word::RangeBelow,
            (0, _) => Word::RangeUpTo,
            _ if above => Word::RangeAboveUpTo,
            _ => Word::RangeBetween,
        };
        self.fill(word, &[("min", &low), ("max", &high)])
    }

    /// The names of choices, each as it stands on the question.
    #[must_use]
    pub fn choices(self, fact: Fact, bits: Choices) -> Vec<String> {
        match (self.catalog.question(fact), fact.shape()) {
            (_, Shape::YesNo) => {
                vec![
                    self.say(if bits == YES { Word::Yes } else { Word::No })
                        .to_owned(),
                ]
            }
            (Some(question), _) => question
                .chosen(bits)
                .map(|choice| self.text(&choice.label).to_owned())
                .gather(),
            (None, _) => SizeClass::ALL
                .into_iter()
                .filter(|class| bits & class.bit() != 0)
                .map(|class| self.size_class(class).to_owned())
                .gather(),
        }
    }

    /// 企業規模.
    #[must_use]
    pub fn size_class(self, class: SizeClass) -> &'static str {
        self.say(match class {
            SizeClass::SmallEnterprise => Word::SizeSmall,
            SizeClass::Sme => Word::SizeSme,
            SizeClass::Larger => Word::SizeLarger,
            SizeClass::NotABusiness => Word::SizeNotABusiness,
        })
    }

    /// What is known of a fact.
    #[must_use]
    pub fn known(self, fact: Fact, known: Knowledge) -> String {
        match known {
            // Either of two says something; more than that is as good as nothing.
            Knowledge::OneOf(bits) if bits.count_ones() > 2 => {
                self.say(Word::NotKnownYet).to_owned()
            }
            Knowledge::OneOf(_) if fact.shape() == Shape::YesNo && !known.is_exact() => {
                self.say(Word::NotKnownYet).to_owned()
            }
            Knowledge::OneOf(bits) => self.choices(fact, bits).join(self.say(Word::ChoiceOr)),
            Knowledge::Set { has: 0, may: 0 } => self.say(Word::NothingChosen).to_owned(),
            Knowledge::Set { has: 0, .. }
            | Knowledge::Range {
                min: 0,
                max: i64::MAX,
            } => self.say(Word::NotKnownYet).to_owned(),
            Knowledge::Set { has, .. } => self.list(&self.choices(fact, has)),
            Knowledge::Range { min, max } => self.range(fact, min, max),
        }
    }

    /// What was said of a fact.
    #[must_use]
    pub fn said(self, fact: Fact, answer: Option<Answer>) -> String {
        match answer {
            None => self.say(Word::NotAnswered).to_owned(),
            Some(Answer::DontKnow) => self.say(Word::DontKnow).to_owned(),
            Some(Answer::Known(known)) => self.known(fact, known),
        }
    }
}
