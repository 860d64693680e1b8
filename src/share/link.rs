//! The code of a sharing link: a consultation in so few letters that a camera can read them.
//!
//! base64url without padding of: the version, the length of the records, the records, and the CRC-32 of all before it.
//! A record is one number of kind and question (as the distance from the question before it, by `data/codes.json`) and then
//! the value that its kind has. A reader can pass over what it does not know, so new questions, choices and kinds need no
//! new version. All numbers are LEB128.

use super::{Carried, Fault, LeftOut, Opened, Why, check::crc32};
use crate::gather::{AddAll, Gather};
use crate::{
    answer::{Answer, Answers},
    catalog::{Catalog, Question},
    date::FiscalYear,
    fact::{Choices, Knowledge, NO, Shape, YES},
    interview::Opening,
};

/// The version, which changes only when the records are built otherwise.
const VERSION: u8 = 1;

/// The number under which stands what is no answer: the opening as a choice, the fiscal year as a number.
const NO_QUESTION: u16 = 0;

/// The bytes of the checksum.
const CHECK: usize = 4;

/// The opening at the door of the situation.
const SITUATION: u64 = 1;

/// So many kinds there can be; the upper half of them says its length, so that it can be passed over.
const KINDS: usize = 16;

/// The kinds of a value. Their places are permanent.
#[derive(Clone, Copy)]
enum Kind {
    /// わからない.
    DontKnow,
    /// The number of a choice.
    One,
    /// The numbers of choices as bits.
    Several,
    /// いいえ.
    No,
    /// はい.
    Yes,
    /// A number or day.
    Exact,
    /// A number, and how far the range goes above it.
    Between,
    /// A number, or any above it.
    From,
}

impl Kind {
    const ALL: [Self; 8] = [
        Self::DontKnow,
        Self::One,
        Self::Several,
        Self::No,
        Self::Yes,
        Self::Exact,
        Self::Between,
        Self::From,
    ];

    /// Whether a fact of this shape takes it.
    fn fits(self, shape: Shape) -> bool {
        let is_number = matches!(
            shape,
            Shape::Count | Shape::Yen | Shape::Percent | Shape::Date
        );
        match self {
            Self::DontKnow => true,
            Self::One => shape == Shape::Choice,
            Self::Several => shape == Shape::Set,
            Self::No | Self::Yes => shape == Shape::YesNo,
            Self::Exact | Self::Between | Self::From => is_number,
        }
    }
}

/// One record.
struct Record {
    number: usize,
    /// None for a kind of a later page.
    kind: Option<Kind>,
    value: u64,
    /// How far a range goes above the value.
    width: u64,
}

/// Writes the code of a consultation: the letters, digits, `-` and `_` that stand in a link.
#[must_use]
pub fn to_code(
    catalog: &Catalog,
    answers: &Answers,
    opening: Opening,
    fiscal_year: Option<FiscalYear>,
) -> String {
    let mut records = Vec::new();
    if opening == Opening::Situation {
        write_record(&mut records, 0, Kind::One, &[SITUATION]);
    }
    if let Some(FiscalYear(year)) = fiscal_year {
        write_record(&mut records, 0, Kind::Exact, &[year.into()]);
    }
    let questions = || catalog.base.questions.iter();
    let last = questions().map(|question| question.number).max();
    let mut before = NO_QUESTION;
    // By their numbers, whatever their order is today; to sort would cost the page more than to look for each.
    for number in 1..=last.unwrap_or_default() {
        let asked = questions().find(|question| question.number == number);
        let given = asked.and_then(|question| Some((question, answers.get(question.fact)?)));
        if let Some((question, given)) = given {
            let (kind, values) = values_of(question, given);
            write_record(&mut records, number - before, kind, &values);
            before = number;
        }
    }
    let mut bytes = vec![VERSION];
    write_number(&mut bytes, u64::try_from(records.len()).unwrap_or(0));
    bytes.append(&mut records);
    bytes.add_all(crc32(&bytes).to_be_bytes());
    to_letters(&bytes)
}

/// Reads the code of a link. Nothing of a code that is cut off, changed or of a later version is opened; of a sound one,
/// what this catalogue does not know is left out and listed.
#[must_use]
pub fn from_code(catalog: &Catalog, code: &str) -> Opened {
    let bytes = match sound(code) {
        Ok(bytes) => bytes,
        Err(fault) => return Opened::nothing(fault),
    };
    let mut opened = Opened::default();
    let mut rest = bytes.as_slice();
    let mut before = usize::from(NO_QUESTION);
    while !rest.is_empty() {
        let Some(record) = read_record(&mut rest, before) else {
            return Opened::nothing(Fault::Changed);
        };
        before = record.number;
        let questions = catalog.base.questions.iter();
        let asked = questions
            .filter(|question| usize::from(question.number) == record.number)
            .find(|question| question.number != NO_QUESTION);
        let taken = match asked {
            Some(question) => {
                answer_of(question, &record).and_then(|given| opened.carried.take(question, given))
            }
            None => setting(catalog, &mut opened.carried, &record),
        };
        opened.left_out.add_all(taken.err().map(|why| LeftOut {
            line: None,
            fact: asked.map(|question| question.fact),
            words: String::new(),
            why,
        }));
    }
    opened
}

/// The records of a code that is all there and as it was written.
fn sound(code: &str) -> Result<Vec<u8>, Fault> {
    let (bytes, tidy) = from_letters(code);
    let (version, mut rest) = bytes.split_first().ok_or(Fault::CutOff)?;
    let length = read_number(&mut rest).and_then(|length| usize::try_from(length).ok());
    let length = length.unwrap_or(usize::MAX);
    let whole = length.saturating_add(CHECK);
    if *version == VERSION && rest.len() < whole {
        return Err(Fault::CutOff);
    }
    // Every version ends with its checksum, so that a later one can be told from a broken one.
    let (head, written) = bytes.split_last_chunk().ok_or(Fault::CutOff)?;
    if !tidy || crc32(head).to_be_bytes() != *written {
        return Err(Fault::Changed);
    }
    if *version != VERSION {
        return Err(Fault::Later);
    }
    let records = rest.get(..length).filter(|_| rest.len() == whole);
    records.map(<[u8]>::to_vec).ok_or(Fault::Changed)
}

/// What a record says that is no answer.
fn setting(catalog: &Catalog, carried: &mut Carried, record: &Record) -> Result<(), Why> {
    if record.number != usize::from(NO_QUESTION) {
        return Err(Why::UnknownQuestion);
    }
    match (record.kind, record.value) {
        (Some(Kind::One), SITUATION) => {
            carried.opening = Opening::Situation;
            Ok(())
        }
        (Some(Kind::Exact), year) => {
            let year = u16::try_from(year).ok().map(FiscalYear);
            carried.take_year(catalog, year)
        }
        (Some(_) | None, _) => Err(Why::UnknownQuestion),
    }
}

fn values_of(question: &Question, given: Answer) -> (Kind, Vec<u64>) {
    let numbers = |bits: Choices| question.chosen(bits).map(|choice| choice.number);
    match given {
        Answer::Known(Knowledge::OneOf(YES)) if question.fact.shape() == Shape::YesNo => {
            (Kind::Yes, Vec::new())
        }
        Answer::Known(Knowledge::OneOf(NO)) if question.fact.shape() == Shape::YesNo => {
            (Kind::No, Vec::new())
        }
        Answer::Known(Knowledge::OneOf(bits)) if bits.count_ones() == 1 => {
            (Kind::One, numbers(bits).map(u64::from).gather())
        }
        Answer::Known(Knowledge::Set { has, .. }) => {
            let bits = numbers(has).fold(0, |bits, number| bits | bit(number.into()));
            (Kind::Several, vec![bits])
        }
        Answer::Known(Knowledge::Range { min, max }) => {
            let (low, width) = (min.unsigned_abs(), max.abs_diff(min));
            match max {
                i64::MAX => (Kind::From, vec![low]),
                _ if width == 0 => (Kind::Exact, vec![low]),
                _ => (Kind::Between, vec![low, width]),
            }
        }
        // A choice is one, or it is not known which.
        Answer::Known(Knowledge::OneOf(_)) | Answer::DontKnow => (Kind::DontKnow, Vec::new()),
    }
}

fn answer_of(question: &Question, record: &Record) -> Result<Answer, Why> {
    let fits = |kind: &Kind| kind.fits(question.fact.shape());
    let kind = record.kind.filter(fits).ok_or(Why::Unfit)?;
    let number = |value: u64| i64::try_from(value).map_err(|_| Why::Unfit);
    let min = || number(record.value);
    let knowledge = match kind {
        Kind::DontKnow => return Ok(Answer::DontKnow),
        Kind::No => Knowledge::OneOf(NO),
        Kind::Yes => Knowledge::OneOf(YES),
        Kind::One => Knowledge::OneOf(choices(question, bit(record.value))?),
        Kind::Several => Knowledge::set(choices(question, record.value)?),
        Kind::Exact => Knowledge::number(min()?),
        Kind::From => Knowledge::Range {
            min: min()?,
            max: i64::MAX,
        },
        Kind::Between => Knowledge::Range {
            min: min()?,
            max: number(record.value.saturating_add(record.width))?,
        },
    };
    Ok(Answer::Known(knowledge))
}

/// The bit of a choice's number; none above 63.
fn bit(number: u64) -> u64 {
    let number = u32::try_from(number).unwrap_or(u32::MAX);
    1_u64.checked_shl(number).unwrap_or(0)
}

/// The choices of these numbers, as they stand in the question today.
fn choices(question: &Question, numbers: u64) -> Result<Choices, Why> {
    let options = (0..).zip(&question.options);
    let meant = options.filter(|(_, choice)| numbers & bit(choice.number.into()) != 0);
    let found = meant.fold(0, |bits, (at, _)| bits | bit(at));
    let all_known = found.count_ones() == numbers.count_ones();
    all_known.then_some(found).ok_or(Why::UnknownChoice)
}

fn write_record(records: &mut Vec<u8>, distance: u16, kind: Kind, values: &[u64]) {
    write_number(records, u64::from(distance) << 4 | kind as u64);
    for value in values {
        write_number(records, *value);
    }
}

fn read_record(rest: &mut &[u8], before: usize) -> Option<Record> {
    let head = usize::try_from(read_number(rest)?).ok()?;
    let kind = Kind::ALL.get(head % KINDS).copied();
    let mut number = || read_number(rest);
    let (value, width) = match kind {
        Some(Kind::DontKnow | Kind::No | Kind::Yes) => (0, 0),
        Some(Kind::One | Kind::Several | Kind::Exact | Kind::From) => (number()?, 0),
        Some(Kind::Between) => (number()?, number()?),
        None => {
            let length = usize::try_from(number()?).ok()?;
            *rest = rest.get(length..)?;
            (0, 0)
        }
    };
    Some(Record {
        number: before.saturating_add(head / KINDS),
        kind,
        value,
        width,
    })
}

/// LEB128: seven bits a byte, the lowest first; the highest bit says that more follow.
fn write_number(bytes: &mut Vec<u8>, mut number: u64) {
    while number > 0x7f {
        bytes.add_all(u8::try_from(number & 0x7f).map(|low| low | 0x80));
        number >>= 7;
    }
    bytes.add_all(u8::try_from(number));
}

fn read_number(rest: &mut &[u8]) -> Option<u64> {
    let mut number = 0;
    for place in (0..u64::BITS).step_by(7) {
        let (byte, after) = rest.split_first()?;
        *rest = after;
        number |= u64::from(byte & 0x7f) << place;
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

fn to_letters(bytes: &[u8]) -> String {
    let letter = |three: u32, place: u32| {
        let six = usize::try_from(three >> (18 - 6 * place) & 0x3f).unwrap_or(0);
        LETTERS.get(six).map_or('A', |letter| char::from(*letter))
    };
    let letters = bytes.chunks(3).flat_map(|chunk| {
        let padded = chunk.iter().chain([&0; 2]).take(3);
        let three = padded.fold(0_u32, |three, byte| three << 8 | u32::from(*byte));
        (0..)
            .take(chunk.len() + 1)
            .map(move |place| letter(three, place))
    });
    letters.gather()
}

/// The bytes of the letters, and whether the last letter holds nothing beyond them. Blanks that a mail program put between
/// are passed over, and what a sentence put behind (`。`, `)`) ends the code; the checksum knows whether all of it was there.
fn from_letters(code: &str) -> (Vec<u8>, bool) {
    let mut bytes = Vec::new();
    let (mut waiting, mut bits) = (0_u32, 0);
    let letters = code.bytes().filter(|letter| !letter.is_ascii_whitespace());
    let numbers = letters.map_while(|letter| LETTERS.iter().position(|known| *known == letter));
    for six in numbers.flat_map(u32::try_from) {
        waiting = waiting << 6 | six;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.add_all(u8::try_from(waiting >> bits));
            waiting &= (1 << bits) - 1;
        }
    }
    (bytes, bits < 6 && waiting == 0)
}

#[cfg(test)]
mod tests {
    use super::{read_number, write_number};

    #[test]
    fn a_number_takes_one_byte_for_each_seven_bits() {
        for (number, length) in [
            (0, 1),
            (0x7f, 1),
            (0x80, 2),
            (0x3fff, 2),
            (0x4000, 3),
            (u64::MAX, 10),
        ] {
            let mut bytes = Vec::new();
            write_number(&mut bytes, number);
            assert_eq!(bytes.len(), length, "{number}");
            assert_eq!(read_number(&mut bytes.as_slice()), Some(number));
        }
    }
}
