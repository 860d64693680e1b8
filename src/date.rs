//! 日付と年度: days of the calendar and Japanese fiscal years; the day is always passed in, in JST.

use crate::gather::Gather;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A day of the proleptic Gregorian calendar, as it is in Japan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

/// 年度. The fiscal year that begins on 1 April of this year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FiscalYear(pub u16);

impl Date {
    /// A day that exists, or none.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let leap =
            year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let length = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => return None,
        };
        (1..=9999).contains(&year).then_some(())?;
        (1..=length)
            .contains(&day)
            .then_some(Self { year, month, day })
    }

    /// Year, month and day.
    #[must_use]
    pub fn parts(self) -> (u16, u8, u8) {
        (self.year, self.month, self.day)
    }

    /// A number that grows with the day, so that days compare as intervals do: `yyyymmdd`.
    #[must_use]
    pub fn ordinal(self) -> i64 {
        i64::from(self.year) * 10_000 + i64::from(self.month) * 100 + i64::from(self.day)
    }

    /// The day an [`ordinal`](Self::ordinal) stands for.
    #[must_use]
    pub fn from_ordinal(ordinal: i64) -> Option<Self> {
        let year = u16::try_from(ordinal / 10_000).ok()?;
        Self::new(
            year,
            u8::try_from(ordinal / 100 % 100).ok()?,
            u8::try_from(ordinal % 100).ok()?,
        )
    }

    /// Days since 1 March of the year 0, for counting how many lie between two days.
    #[must_use]
    pub fn day_count(self) -> i64 {
        let (year, month) = (i64::from(self.year), i64::from(self.month));
        let (year, month) = if month < 3 {
            (year - 1, month + 9)
        } else {
            (year, month - 3)
        };
        let leap_days = year / 4 - year / 100 + year / 400;
        year * 365 + leap_days + (month * 153 + 2) / 5 + i64::from(self.day) - 1
    }

    /// 年度: the fiscal year this day belongs to.
    #[must_use]
    pub fn fiscal_year(self) -> FiscalYear {
        FiscalYear(if self.month < 4 {
            self.year.saturating_sub(1)
        } else {
            self.year
        })
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl FromStr for Date {
    type Err = String;

    /// Reads `2018-12-21`.
    fn from_str(text: &str) -> Result<Self, String> {
        let parts: Vec<&str> = text.split('-').gather();
        let digits = |part: &str, length: usize| {
            part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit())
        };
        let day = match parts.as_slice() {
            [year, month, day] if digits(year, 4) && digits(month, 2) && digits(day, 2) => {
                (year.parse().ok())
                    .zip(month.parse().ok())
                    .zip(day.parse().ok())
            }
            _ => None,
        };
        day.and_then(|((y, m), d)| Self::new(y, m, d))
            .ok_or_else(|| {
                format!("`{text}` is not a day; write year-month-day, such as `2018-12-21`")
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_that_exist_are_read_and_others_refused() {
        for text in ["2018-12-21", "2020-02-29", "2000-02-29", "0999-01-01"] {
            assert_eq!(text.parse::<Date>().unwrap().to_string(), text);
            let day: Date = text.parse().unwrap();
            assert_eq!(Date::from_ordinal(day.ordinal()), Some(day));
        }
        for text in [
            "",
            "2019-02-29",
            "1900-02-29",
            "2020-13-01",
            "2020-00-01",
            "2020-1-1",
            "2020-01-32",
            "20200101",
            "2020-01-01x",
            "19-02-01",
            "0020-010-001",
        ] {
            assert!(text.parse::<Date>().is_err(), "{text}");
        }
    }

    #[test]
    fn days_are_counted_across_months_and_leap_years() {
        for (from, to, days) in [
            ("2020-02-28", "2020-03-01", 2),
            ("2019-02-28", "2019-03-01", 1),
            ("2018-12-31", "2019-01-01", 1),
            ("2020-03-01", "2021-03-01", 365),
            ("1899-03-01", "1900-03-01", 365),
            ("1999-03-01", "2000-03-01", 366),
            ("1900-01-01", "2000-01-01", 36_524),
            ("1601-01-01", "2001-01-01", 146_097),
        ] {
            let [from, to] = [from, to].map(|t| t.parse::<Date>().unwrap().day_count());
            assert_eq!(to - from, days);
        }
        // From 1 March of the year 0 it is a year to that of the year 1.
        let day: Date = "0001-03-01".parse().unwrap();
        assert_eq!((day.day_count(), day.parts()), (365, (1, 3, 1)));
    }

    #[test]
    fn a_fiscal_year_begins_in_april() {
        for (day, year) in [
            ("2021-03-31", 2020),
            ("2021-04-01", 2021),
            ("2021-12-31", 2021),
        ] {
            assert_eq!(day.parse::<Date>().unwrap().fiscal_year(), FiscalYear(year));
        }
    }
}
