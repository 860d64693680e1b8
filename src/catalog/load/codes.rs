//! The permanent numbers by which a sharing link names questions and choices.

use super::Reader;
use crate::catalog::{
    Base, Defect, Question,
    record::{CodeRecord, CodesRecord},
};
use std::collections::BTreeMap;

/// Where the numbers stand.
pub(super) const FILE: &str = "codes.json";

/// The most that a choice's number can be: a link carries several choices as the bits of 64.
const LARGEST: u8 = 63;

/// Gives questions and their choices the numbers that the text of `codes.json` says.
///
/// # Errors
/// Every defect found in it: a question or choice without a number, a number used twice, one for what is not there.
pub fn number(questions: &[Question], json: &str) -> Result<Vec<Question>, Vec<Defect>> {
    let base = Base::default();
    let mut reader = Reader::new(FILE, &base);
    let records = reader
        .parse::<CodesRecord>(json)
        .map(|record| record.codes)
        .unwrap_or_default();
    if reader.defects.is_empty() {
        let numbered = reader.numbered(questions, &records);
        if reader.defects.is_empty() {
            return Ok(numbered);
        }
    }
    Err(reader.defects)
}

impl Reader<'_> {
    fn numbered(&mut self, questions: &[Question], records: &[CodeRecord]) -> Vec<Question> {
        self.unique("question", records.iter().map(|one| one.question.as_str()));
        let numbers = || records.iter().map(|one| one.number);
        for record in records {
            let id = &record.question;
            if !questions.iter().any(|question| question.fact.id() == id) {
                self.fault(
                    format!("there is no question `{id}`"),
                    "Correct the id; a question that was ever published stays",
                );
            }
            if record.number == 0 || numbers().filter(|number| *number == record.number).count() > 1
            {
                self.fault(
                    format!("the number {} of `{id}` is 0 or used twice", record.number),
                    "Leave published numbers as they are and give the new question the next free one",
                );
            }
        }
        let mut taken = numbers().max().unwrap_or(0);
        let numbered = questions.iter().map(|question| {
            let id = question.fact.id();
            let mut question = question.clone();
            match records.iter().find(|one| one.question == id) {
                Some(record) => {
                    question.number = record.number;
                    self.at(format!("question `{id}`"), |reader| {
                        reader.number_choices(&mut question, &record.choices);
                    });
                }
                None => {
                    taken = taken.saturating_add(1);
                    self.fault(
                        format!("the question `{id}` has no number"),
                        format!("Add it at the end with the number {taken}"),
                    );
                }
            }
            question
        });
        numbered.collect()
    }

    fn number_choices(&mut self, question: &mut Question, numbers: &BTreeMap<String, u8>) {
        for (token, number) in numbers {
            if question.bit(token).is_none() {
                self.fault(
                    format!("there is no choice `{token}`"),
                    "Correct the token; a choice that was ever published stays",
                );
            }
            if *number > LARGEST || numbers.values().filter(|one| *one == number).count() > 1 {
                self.fault(
                    format!("the number {number} of `{token}` is above {LARGEST} or used twice"),
                    "Leave published numbers as they are and give the new choice the next free one",
                );
            }
        }
        let mut free = numbers
            .values()
            .max()
            .map_or(0, |most| most.saturating_add(1));
        for choice in &mut question.options {
            match numbers.get(&choice.token) {
                Some(number) => choice.number = *number,
                None => {
                    self.fault(
                        format!("the choice `{}` has no number", choice.token),
                        format!("Add it with the number {free}"),
                    );
                    free = free.saturating_add(1);
                }
            }
        }
    }
}
