//! Money, numbers and days in words.

use super::{Voice, Word};
use crate::gather::Gather;
use crate::{
    catalog::ruby,
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

    /// Yen the way people read them: `333万3,333円`, `¥3,333,333`.
    #[must_use]
    pub fn yen(self, Yen(yen): Yen) -> String {
        let sign = self.say(Word::UnitBeforeYen);
        if !sign.is_empty() {
            return [sign, &self.number(yen)].concat();
        }
        let parts = [
            (yen / 100_000_000, Word::UnitHundredMillion),
            (yen / 10_000 % 10_000, Word::UnitTenThousand),
            (yen % 10_000, Word::UnitNone),
        ];
        let written: String = parts
            .into_iter()
            .filter(|(number, _)| *number > 0)
            .map(|(number, unit)| self.number(number) + self.say(unit))
            .gather();
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

    /// A number with the unit behind it; the first few may have a reading of their own, which stands above both.
    #[must_use]
    pub fn counted(self, number: u64, unit: &str, read: Word) -> String {
        let written = self.number(number);
        match self.nth(read, number) {
            Some(reading) => ruby::group(&[&written, &*ruby::bare(unit)].concat(), reading),
            None => written + unit,
        }
    }

    /// One of the names in a row of names, counted from 1; none where the row has none for it.
    fn nth(self, row: Word, number: u64) -> Option<&'static str> {
        let at = usize::try_from(number.checked_sub(1)?).ok()?;
        let name = self.say(row).split(' ').nth(at)?;
        (!matches!(name, "" | "-")).then_some(name)
    }

    /// A day: `2021年3月5日`, `March 5, 2021`.
    #[must_use]
    pub fn date(self, date: Date) -> String {
        let (year, month, day) = date.parts();
        let named = self.nth(Word::UnitMonths, month.into());
        let month = named.map_or_else(|| month.to_string(), str::to_owned);
        let day = self.counted(day.into(), self.say(Word::UnitDay), Word::UnitDaysRead);
        let parts = [
            ("year", &*year.to_string()),
            ("month", &month),
            ("day", &day),
        ];
        self.fill(Word::DateFull, &parts)
    }
}
