//! The line of answers that a tab keeps.

use crate::gather::{AddAll, Gather};
use crate::{
    answer::{self, AnswerError, Answers},
    catalog::Catalog,
    fact::Fact,
};

/// What a line of answers begins with, so that a later form can be told from this one.
const VERSION: &str = "v1";

/// Writes the answers in one line of text, such as `v1;prefecture=43;regular_employees=21..50`.
#[must_use]
pub fn to_line(catalog: &Catalog, answers: &Answers) -> String {
    let written = answers.iter().filter_map(|(fact, given)| {
        let question = catalog.question(fact)?;
        Some(format!(";{}={}", fact.id(), answer::write(question, given)))
    });
    VERSION.to_owned() + &written.gather::<String>()
}

/// Reads a line of answers. What cannot be read is left out and listed; the rest is kept.
#[must_use]
pub fn from_line(catalog: &Catalog, line: &str) -> (Answers, Vec<AnswerError>) {
    let mut answers = Answers::default();
    let (version, rest) = line.split_once(';').unwrap_or((line, ""));
    if version != VERSION {
        let fault = "the answers were kept in a form this page does not know".to_owned();
        return (
            answers,
            vec![AnswerError {
                question: String::new(),
                fault,
                mend: "Please answer again".to_owned(),
            }],
        );
    }
    let mut errors = Vec::new();
    for part in rest.split(';').filter(|part| !part.is_empty()) {
        let (question, text) = part.split_once('=').unwrap_or((part, ""));
        let error = |fault: &str| {
            let mend = "Please answer it again".to_owned();
            AnswerError {
                question: question.to_owned(),
                fault: fault.to_owned(),
                mend,
            }
        };
        let twice = Fact::from_id(question).is_some_and(|fact| answers.get(fact).is_some());
        errors.add_all(match (part.contains('='), twice) {
            (false, _) => Some(error("the answer was cut off")),
            (true, true) => Some(error("it was kept twice")),
            (true, false) => answers.read(catalog, question, text).err(),
        });
    }
    (answers, errors)
}
