//! The file of a consultation, which a person can read: a heading, a line for each answer with its words above it, and the
//! checksums of the lines at the end.
//!
//! ```text
//! subsidy-advisor 1
//! # 都道府県：熊本県
//! prefecture=43
//! check=5d0c1a7e 91b207fe 3a60c2d5
//! ```
//!
//! Lines that begin with `#` are for people only: they are neither read nor checked.

use super::{Carried, Fault, LeftOut, Opened, Why, check::crc32};
use crate::gather::{AddAll, Gather};
use crate::{
    answer::{self, Answer},
    catalog::{Catalog, Question},
    date::{Date, FiscalYear},
    fact::{Fact, Shape},
    interview::Opening,
};

/// What the first line begins with, before the version.
const HEADING: &str = "subsidy-advisor";

/// The version.
const VERSION: u32 = 1;

/// The most bytes a file of ours can have; one with every question answered is a tenth of it.
pub const LARGEST_FILE: usize = 100_000;

/// So many letters of a line that could not be read are shown.
const SHOWN: usize = 60;

const COMMENT: char = '#';
const DAY: &str = "day";
const OPENING: &str = "opening";
const YEAR: &str = "fiscal_year";
const CHECK_LINE: &str = "check=";
const PURPOSE: &str = "purpose";
const SITUATION: &str = "situation";

/// What the file says to people beside what the page reads.
pub struct Note<'a> {
    /// Below the heading, a sentence a line.
    pub about: &'a str,
    /// Above an answer.
    pub answer: &'a dyn Fn(Fact, Answer) -> String,
}

/// Writes the file of a consultation as it stands on `day`.
#[must_use]
pub fn to_file(catalog: &Catalog, carried: &Carried, day: Date, note: &Note<'_>) -> String {
    let mut text = String::new();
    let mut checks = Checks::default();
    let mut write = |said: &str, line: String| {
        for said in said.lines() {
            text += &format!("{COMMENT} {said}\n");
        }
        checks.add(&line);
        text += &line;
        text.push('\n');
    };
    write("", format!("{HEADING} {VERSION}"));
    write(note.about, format!("{DAY}={day}"));
    let opening = match carried.opening {
        Opening::Purpose => PURPOSE,
        Opening::Situation => SITUATION,
    };
    write("", format!("{OPENING}={opening}"));
    if let Some(FiscalYear(year)) = carried.fiscal_year {
        write("", format!("{YEAR}={year}"));
    }
    for question in &catalog.base.questions {
        if let Some(given) = carried.answers.get(question.fact) {
            let written = answer::write(question, given);
            write(
                &(note.answer)(question.fact, given),
                format!("{}={written}", question.fact.id()),
            );
        }
    }
    format!("{text}{CHECK_LINE}{}\n", checks.written())
}

/// Reads the file of a consultation. What cannot be read, or is not as it was written, is left out and listed with its line.
#[must_use]
pub fn from_file(catalog: &Catalog, bytes: &[u8]) -> Opened {
    if bytes.len() > LARGEST_FILE {
        return Opened::nothing(Fault::TooLarge);
    }
    // UTF-16 begins with a mark or has a 0 beside each plain letter.
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) || bytes.contains(&0) {
        return Opened::nothing(Fault::Encoding);
    }
    // What the page reads is plain ASCII, so an encoding that changed the words for people does no harm.
    let text = String::from_utf8_lossy(bytes);
    let mut lines = content(text.trim_start_matches('\u{feff}'));
    let version = lines.first().and_then(|(_, line)| heading(line));
    let Some(version) = version else {
        return Opened::nothing(Fault::NotOurs);
    };
    let written = lines.pop_if(|(_, line)| line.starts_with(CHECK_LINE));
    let written = written.and_then(|(_, line)| Checks::read(line));
    let mut found = Checks::default();
    lines.iter().for_each(|(_, line)| found.add(line));
    let last = lines.last().map(|(number, _)| *number);
    let intact = |number: usize, line: &str| match &written {
        Some(written) => written.whole == found.whole || written.knows(line),
        // Without its checks the file was cut off, perhaps in the middle of its last line.
        None => Some(number) != last || text.ends_with('\n'),
    };
    let mut opened = Opened {
        fault: fault(version, written.as_ref(), &found),
        ..Opened::default()
    };
    for (number, line) in lines.iter().copied().skip(1) {
        let (fact, read) = if intact(number, line) {
            read_line(catalog, &mut opened, line)
        } else {
            (None, Err(Why::Changed))
        };
        opened.left_out.add_all(read.err().map(|why| LeftOut {
            line: Some(number),
            fact,
            words: line.chars().take(SHOWN).gather(),
            why,
        }));
    }
    opened
}

/// The lines that are not for people only, counted from 1.
fn content(text: &str) -> Vec<(usize, &str)> {
    let lines = (1..).zip(text.lines().map(str::trim));
    lines
        .filter(|(_, line)| !line.is_empty() && !line.starts_with(COMMENT))
        .gather()
}

fn heading(line: &str) -> Option<u32> {
    let version = line.strip_prefix(HEADING)?.strip_prefix(' ')?;
    version.parse().ok().filter(|version| *version > 0)
}

fn fault(version: u32, written: Option<&Checks>, found: &Checks) -> Option<Fault> {
    match written {
        _ if version > VERSION => Some(Fault::Later),
        None => Some(Fault::CutOff),
        Some(written) if written.whole != found.whole => Some(Fault::Changed),
        Some(_) => None,
    }
}

/// Reads one line into what is opened; the question it is about.
fn read_line(
    catalog: &Catalog,
    opened: &mut Opened,
    line: &str,
) -> (Option<Fact>, Result<(), Why>) {
    let (key, value) = line.split_once('=').unwrap_or((line, ""));
    let (key, value) = (key.trim(), value.trim());
    match key {
        DAY => {
            let day = value.parse().map_err(|_| Why::Unfit);
            (None, day.map(|day| opened.day = Some(day)))
        }
        OPENING => {
            let said = match value {
                PURPOSE => Ok(Opening::Purpose),
                SITUATION => Ok(Opening::Situation),
                _ => Err(Why::Unfit),
            };
            (None, said.map(|said| opened.carried.opening = said))
        }
        YEAR => {
            let year = value.parse().ok().map(FiscalYear);
            (None, opened.carried.take_year(catalog, year))
        }
        id => match Fact::from_id(id).and_then(|fact| catalog.question(fact)) {
            Some(question) => {
                let taken = read_answer(question, value);
                let taken = taken.and_then(|given| opened.carried.take(question, given));
                (Some(question.fact), taken)
            }
            None => (None, Err(Why::UnknownQuestion)),
        },
    }
}

fn read_answer(question: &Question, text: &str) -> Result<Answer, Why> {
    let chooses = matches!(question.fact.shape(), Shape::Choice | Shape::Set);
    let known = |token: &str| question.bit(token.trim()).is_some();
    let why = if chooses && !text.split(',').all(known) {
        Why::UnknownChoice
    } else {
        Why::Unfit
    };
    answer::read(question, text).map_err(|_| why)
}

/// The checksum of all lines, and one for each, which finds the line at fault.
#[derive(Default)]
struct Checks {
    whole: u32,
    lines: Vec<u32>,
}

impl Checks {
    fn add(&mut self, line: &str) {
        // The sum so far stands before the line, so that the order counts.
        let so_far = [&self.whole.to_be_bytes(), line.as_bytes()].concat();
        self.whole = crc32(&so_far);
        self.lines.push(crc32(line.as_bytes()));
    }

    fn knows(&self, line: &str) -> bool {
        self.lines.contains(&crc32(line.as_bytes()))
    }

    fn written(&self) -> String {
        let sums = [self.whole].into_iter().chain(self.lines.iter().copied());
        let sums: Vec<String> = sums.map(|sum| format!("{sum:08x}")).gather();
        sums.join(" ")
    }

    /// Reads the line of the checks, none where it is cut off or no such line.
    fn read(line: &str) -> Option<Self> {
        let sums = line.strip_prefix(CHECK_LINE)?.split(' ');
        let mut sums = sums.map(|sum| {
            let number = u32::from_str_radix(sum, 16).ok();
            number.filter(|_| sum.len() == 8)
        });
        Some(Self {
            whole: sums.next()??,
            lines: sums.gather::<Option<_>>()?,
        })
    }
}
