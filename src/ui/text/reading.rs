//! What a person typed, read as the number or day they meant.

use super::{Voice, Word};
use crate::gather::Gather;
use crate::{
    catalog::ruby,
    date::Date,
    fact::{Fact, Shape},
    search::narrow,
};

/// The signs that stand before yen, of half and of full width.
const YEN_SIGNS: [char; 2] = ['\u{a5}', '\u{ffe5}'];

impl Voice<'_> {
    /// Reads a number or day as people write it: full-width digits, commas, `1,800万`, `1.5億円`, `¥12 million`, a unit
    /// behind it.
    #[must_use]
    pub fn read(self, fact: Fact, typed: &str) -> Option<i64> {
        let plain = plain(typed);
        let unit = self::plain(&ruby::bare(self.unit(fact)));
        let plain = plain.strip_suffix(&unit).unwrap_or(&plain);
        let plain = plain.strip_suffix('%').unwrap_or(plain);
        let plain = plain.strip_prefix(YEN_SIGNS).unwrap_or(plain);
        let shape = fact.shape();
        match shape {
            Shape::Yen | Shape::Count => shape.read(&self.summed(plain)?.to_string()).ok(),
            Shape::Date => match self.day(plain) {
                Some(day) => Some(day.ordinal()),
                None => shape.read(plain).ok(),
            },
            Shape::Percent | Shape::Choice | Shape::Set | Shape::YesNo => shape.read(plain).ok(),
        }
    }

    /// A number or day as it stands in its field, from where it is read again: `500万`, `5,000,000`.
    #[must_use]
    pub fn typed(self, fact: Fact, value: i64) -> String {
        match fact.shape() {
            Shape::Yen => {
                let written = ruby::bare(&self.value(fact, value));
                let number = written.trim_end_matches(&ruby::bare(self.unit(fact)));
                number.trim_start_matches(YEN_SIGNS).to_owned()
            }
            shape @ (Shape::Count
            | Shape::Percent
            | Shape::Date
            | Shape::Choice
            | Shape::Set
            | Shape::YesNo) => shape.write(value),
        }
    }

    /// A day as keys on the screen write it: `2020年4月1日`, `2020/4/1`.
    #[must_use]
    pub fn typed_day(self, day: Date) -> String {
        let (year, month, day) = day.parts();
        let parts = [
            &*year.to_string(),
            self.say(Word::UnitYear),
            &month.to_string(),
            self.say(Word::UnitMonth),
            &day.to_string(),
            self.say(Word::UnitDay),
        ];
        ruby::bare(&parts.concat())
    }

    /// A word as it is typed: without readings, spaces and capitals.
    fn sign(self, word: Word) -> String {
        plain(&ruby::bare(self.say(word)))
    }

    /// A day as people write it, by the year of an era or of our time; none for anything else, and for a year that the era
    /// does not have.
    fn day(self, text: &str) -> Option<Date> {
        let era = self.era(text);
        let (rest, first, last) = match &era {
            Some((rest, first, last)) => (*rest, Some(*first), *last),
            None => (text, None, None),
        };
        let (year, rest) = rest.split_once(&self.sign(Word::UnitYear))?;
        let (month, rest) = rest.split_once(&self.sign(Word::UnitMonth))?;
        let day = rest.strip_suffix(&self.sign(Word::UnitDay)).unwrap_or(rest);
        let year = match first {
            Some(first) => {
                let is_first = year == self.sign(Word::EraFirst);
                let year = if is_first { 1 } else { digits(year)? };
                year.checked_sub(1)?.checked_add(first.parts().0)?
            }
            None => digits(year)?,
        };
        let (month, day) = (
            digits(month)?.try_into().ok()?,
            digits(day)?.try_into().ok()?,
        );
        let read = Date::new(year, month, day)?;
        let within =
            first.is_none_or(|first| first <= read) && last.is_none_or(|last| read <= last);
        within.then_some(read)
    }

    /// The era that a text begins with: what follows its name, its first day, and its last one where it is over.
    fn era(self, text: &str) -> Option<(&str, Date, Option<Date>)> {
        if let Some(rest) = text.strip_prefix(&self.sign(Word::EraReiwa)) {
            return Some((rest, Date::new(2019, 5, 1)?, None));
        }
        let rest = text.strip_prefix(&self.sign(Word::EraHeisei))?;
        Some((rest, Date::new(1989, 1, 8)?, Date::new(2019, 4, 30)))
    }

    fn summed(self, text: &str) -> Option<i64> {
        let mut total = 0_i64;
        let mut rest = text;
        for (mark, scale) in [
            (Word::UnitBillion, 1_000_000_000),
            (Word::UnitHundredMillion, 100_000_000),
            (Word::UnitMillion, 1_000_000),
            (Word::UnitTenThousand, 10_000),
        ] {
            // A language may have no word for it.
            let mark = self.sign(mark);
            if let Some((head, tail)) = rest.split_once(&mark).filter(|_| !mark.is_empty()) {
                total = total.checked_add(self.scaled(head, scale)?)?;
                rest = tail;
                if rest.is_empty() {
                    return Some(total);
                }
            }
        }
        total.checked_add(self.scaled(rest, 1)?)
    }

    /// Digits, perhaps with decimals, times `scale`; none unless that is a whole number.
    fn scaled(self, text: &str, scale: i64) -> Option<i64> {
        let marks = [Word::UnitThousand, Word::UnitThousandWord].map(|word| self.sign(word));
        let mut marks = marks.iter().filter(|mark| !mark.is_empty());
        let thousands = marks.find_map(|mark| text.strip_suffix(mark));
        let scale = if thousands.is_some() {
            scale * 1000
        } else {
            scale
        };
        let text = thousands.unwrap_or(text);
        let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
        // Digits alone: of `-0.5` something would be left that nobody meant.
        let plain = whole.bytes().all(|byte| byte.is_ascii_digit());
        let whole = whole.parse::<i64>().ok().filter(|_| plain)?;
        let mut value = whole.checked_mul(scale)?;
        let mut place = scale;
        for digit in decimals.bytes() {
            place /= 10;
            let digit = i64::from(digit.checked_sub(b'0').filter(|digit| *digit < 10)?);
            if place == 0 && digit != 0 {
                return None;
            }
            value = value.checked_add(digit * place)?;
        }
        Some(value)
    }
}

/// One to four digits.
fn digits(text: &str) -> Option<u16> {
    let plain = text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| plain)
}

/// The plain form of what was typed: of half width, without capitals, and without the commas and spaces that only group.
fn plain(typed: &str) -> String {
    let grouping =
        |sign: char| matches!(sign, ',' | '\u{ff0c}' | '\u{3001}') || sign.is_whitespace();
    let kept = typed.chars().filter(|sign| !grouping(*sign));
    kept.map(|sign| narrow(sign).to_ascii_lowercase()).gather()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Language;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        let (catalog, _) = crate::built_in();
        let voice = Voice {
            language: Language::Japanese,
            catalog: &catalog,
        };
        let [hundred_million, ten_thousand, thousand, yen] = [
            Word::UnitHundredMillion,
            Word::UnitTenThousand,
            Word::UnitThousand,
            Word::UnitYen,
        ]
        .map(|word| voice.say(word));
        for (typed, value) in [
            ("5000000".to_owned(), Some(5_000_000)),
            ("5,000,000".to_owned(), Some(5_000_000)),
            (
                "\u{ff15}\u{ff10}\u{ff0c}\u{ff10}\u{ff10}\u{ff10}".to_owned(),
                Some(50_000),
            ),
            (format!("1,800{ten_thousand}{yen}"), Some(18_000_000)),
            (format!("1.5{hundred_million}"), Some(150_000_000)),
            (
                format!("1{hundred_million}2,000{ten_thousand}"),
                Some(120_000_000),
            ),
            (format!("3{thousand}{ten_thousand}{yen}"), Some(30_000_000)),
            (format!("333{ten_thousand}3333{yen}"), Some(3_333_333)),
            (format!("0.00001{ten_thousand}"), None),
            (" ".to_owned(), None),
            ("-5".to_owned(), None),
            (format!("-0.5{hundred_million}"), None),
            ("+5".to_owned(), None),
            ("12x".to_owned(), None),
            (ten_thousand.to_owned(), None),
        ] {
            assert_eq!(voice.read(Fact::PlannedSpend, &typed), value, "{typed}");
        }
        assert_eq!(voice.read(Fact::ValueAddedGrowth, "2.5\u{ff05}"), Some(250));
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        let (catalog, _) = crate::built_in();
        let voice = Voice {
            language: Language::Japanese,
            catalog: &catalog,
        };
        for (typed, day) in [
            ("2020-04-01", Some("2020-04-01")),
            ("2020年4月1日", Some("2020-04-01")),
            ("２０２０年４月１日", Some("2020-04-01")),
            ("2020年 4月 1", Some("2020-04-01")),
            ("令和2年4月1日", Some("2020-04-01")),
            ("令和元年5月1日", Some("2019-05-01")),
            ("令和1年5月1日", Some("2019-05-01")),
            ("令和元年4月30日", None),
            ("令和0年5月1日", None),
            ("平成31年4月30日", Some("2019-04-30")),
            ("平成31年5月1日", None),
            ("平成元年1月8日", Some("1989-01-08")),
            ("平成元年1月7日", None),
            ("元年4月1日", None),
            ("2020年2月30日", None),
            ("2020年4月", None),
            ("2020年13月1日", None),
            ("20200年4月1日", None),
            ("令和2年4月1日日", None),
            ("+2020年4月1日", None),
            ("", None),
        ] {
            let read = voice.read(Fact::InnovationPlanAppliedOn, typed);
            let day = day.map(|day| day.parse::<Date>().map(Date::ordinal));
            assert_eq!(read.map(Ok), day, "{typed}");
        }
    }
}
