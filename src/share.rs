//! 相談を持ち運ぶ: a consultation as a link, as a file for people, as the line a tab keeps and as the tools' answers file.
//!
//! A link is opaque, so nothing of a damaged one is opened: a wrong answer taken over unseen would be the worst. A file can
//! be read by eye and has a check for each line, so what is sound in it is offered, and what is not is named.

mod check;
mod file;
#[cfg(not(target_family = "wasm"))]
#[allow(clippy::disallowed_types, reason = "never in the page")]
mod json;
mod line;
mod link;

pub use file::{LARGEST_FILE, Note, from_file, to_file};
#[cfg(not(target_family = "wasm"))]
pub use json::{AnswersFile, read_file};
pub use line::{from_line, to_line};
pub use link::{from_code, to_code};

use crate::{
    answer::{self, Answer, Answers},
    catalog::{Catalog, Question},
    date::{Date, FiscalYear},
    fact::Fact,
    interview::Opening,
};

/// What a link or a file carries of a consultation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Carried {
    /// What was said.
    pub answers: Answers,
    /// How the owner came in.
    pub opening: Opening,
    /// The fiscal year asked about; none for the newest edition of each programme.
    pub fiscal_year: Option<FiscalYear>,
}

/// What came of opening a link or a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opened {
    /// What could be read.
    pub carried: Carried,
    /// The day it was saved, where that is said.
    pub day: Option<Date>,
    /// What is wrong with the whole; where nothing is, every answer is as it was sent.
    pub fault: Option<Fault>,
    /// What was left out, and why.
    pub left_out: Vec<LeftOut>,
}

/// What can be wrong with the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is no consultation of this page.
    NotOurs,
    /// A later version of the page wrote it.
    Later,
    /// The end is missing.
    CutOff,
    /// It is not as it was written.
    Changed,
    /// The characters of the file are of another encoding than UTF-8.
    Encoding,
    /// The file is larger than any consultation.
    TooLarge,
    /// It could not be read at all.
    Unreadable,
}

/// Something that was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The line of the file, counted from 1; none in a link.
    pub line: Option<usize>,
    /// The question it is about, where that is known.
    pub fact: Option<Fact>,
    /// The words of the line, shortened; empty in a link.
    pub words: String,
    /// Why.
    pub why: Why,
}

/// Why something was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// No question of this page is meant.
    UnknownQuestion,
    /// One of the choices is none of this page's.
    UnknownChoice,
    /// The question cannot take it.
    Unfit,
    /// No paper is for the fiscal year.
    UnknownYear,
    /// The line is not as it was written.
    Changed,
    /// The question was answered before in the same file or link.
    Twice,
}

impl Opened {
    /// Nothing but a fault.
    #[must_use]
    pub fn nothing(fault: Fault) -> Self {
        Self {
            fault: Some(fault),
            ..Self::default()
        }
    }

    /// Whether it is all there, just as it was sent.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.fault.is_none() && self.left_out.is_empty()
    }
}

impl Carried {
    /// Puts an answer among the others.
    fn take(&mut self, question: &Question, given: Answer) -> Result<(), Why> {
        if self.answers.get(question.fact).is_some() {
            return Err(Why::Twice);
        }
        // The question's own rules decide: a date has to be one, and "none of these" has to stand alone.
        if answer::read(question, &answer::write(question, given)) != Ok(given) {
            return Err(Why::Unfit);
        }
        self.answers.set(question.fact, given);
        Ok(())
    }

    /// Asks about a fiscal year.
    fn take_year(&mut self, catalog: &Catalog, year: Option<FiscalYear>) -> Result<(), Why> {
        let known = year.filter(|year| catalog.fiscal_years().contains(year));
        self.fiscal_year = Some(known.ok_or(Why::UnknownYear)?);
        Ok(())
    }
}
