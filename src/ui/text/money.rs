//! Money, numbers and days in words.

use super::{Voice, Word};
use crate::{
    date::Date,
    money::{Yen, YenRange},
};

impl Voice<'_> {
    /// A number with a comma after each three digits.
    #[must_use]
    pub fn number(self, number: u64) -> String {
        let digits = number.to_string();
        let mut grouped = String::new();
        for (at, digit) in digits.char_indices() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        grouped
    }

    /// Yen the way people read them: `333万3,333円`.
    #[must_use]
    pub fn yen(self, Yen(yen): Yen) -> String {
        let parts = [
            (yen / 100_000_000, Word::UnitHundredMillion),
            (yen / 10_000 % 10_000, Word::UnitTenThousand),
            (yen % 10_000, Word::UnitNone),
        ];
        let written: String = parts
            .into_iter()
            .filter(|(number, _)| *number > 0)
            .map(|(number, unit)| self.number(number) + self.say(unit))
            .collect();
        if written.is_empty() {
            ["0", self.say(Word::UnitYen)].concat()
        } else {
            written + self.say(Word::UnitYen)
        }
    }

    /// An amount, its range, or what it is at most.
    #[must_use]
    pub fn yen_range(self, range: YenRange) -> String {
        let min = self.yen(range.min);
        match range.max {
            Some(max) if max == range.min => min,
            Some(max) if range.min.0 == 0 => {
                self.fill(Word::AmountAtMost, &[("yen", &self.yen(max))])
            }
            Some(max) => self.fill(
                Word::RangeBetween,
                &[("min", &min), ("max", &self.yen(max))],
            ),
            None => self.fill(Word::RangeFrom, &[("min", &min)]),
        }
    }

    /// A day.
    #[must_use]
    pub fn date(self, date: Date) -> String {
        let (year, month, day) = date.parts();
        let [year, month, day] =
            [year, u16::from(month), u16::from(day)].map(|part| part.to_string());
        self.fill(
            Word::DateFull,
            &[("year", &year), ("month", &month), ("day", &day)],
        )
    }
}
