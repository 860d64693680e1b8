//! 回答: what was said to the questions, and how one answer is written as text.

use crate::gather::Gather;
use crate::{
    catalog::{Catalog, Question},
    fact::{Choices, Fact, Knowledge, NO, Shape, YES},
};
use std::fmt;

/// 回答. What was said to one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// わからない: said, so not asked again, and as open as before.
    DontKnow,
    /// A value, or a range of them.
    Known(Knowledge),
}

/// Everything that was said, in the order of the facts it is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers(Vec<(Fact, Answer)>);

/// An answer that its question cannot take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerError {
    /// The question's id, as it was given.
    pub question: String,
    /// What is wrong.
    pub fault: String,
    /// What to write instead.
    pub mend: String,
}

impl fmt::Display for AnswerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "answer `{}`: {}. {}.",
            self.question, self.fault, self.mend
        )
    }
}

impl Answer {
    /// What it says, none for わからない.
    #[must_use]
    pub fn known(self) -> Option<Knowledge> {
        match self {
            Self::DontKnow => None,
            Self::Known(knowledge) => Some(knowledge),
        }
    }
}

impl Answers {
    /// The answer about `fact`.
    #[must_use]
    pub fn get(&self, fact: Fact) -> Option<Answer> {
        let at = self.place(fact).ok()?;
        self.0.get(at).map(|(_, answer)| *answer)
    }

    /// Puts an answer in the place of the former one.
    pub fn set(&mut self, fact: Fact, answer: Answer) {
        match self.place(fact) {
            Ok(at) => {
                if let Some((_, former)) = self.0.get_mut(at) {
                    *former = answer;
                }
            }
            Err(at) => self.0.insert(at, (fact, answer)),
        }
    }

    /// Takes an answer back.
    pub fn remove(&mut self, fact: Fact) {
        self.0.retain(|(said, _)| *said != fact);
    }

    /// Where the answer about `fact` stands, or would stand.
    fn place(&self, fact: Fact) -> Result<usize, usize> {
        self.0.binary_search_by_key(&fact, |(said, _)| *said)
    }

    /// The same answers with one of them set.
    #[must_use]
    pub fn with(&self, fact: Fact, answer: Answer) -> Self {
        let mut answers = self.clone();
        answers.set(fact, answer);
        answers
    }

    /// All answers, in the order of the facts.
    pub fn iter(&self) -> impl Iterator<Item = (Fact, Answer)> {
        self.0.iter().copied()
    }

    /// Whether nothing was said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Reads the answer to a question and puts it among the others.
    ///
    /// # Errors
    /// When there is no such question, or it cannot take the answer.
    pub fn read(
        &mut self,
        catalog: &Catalog,
        question: &str,
        text: &str,
    ) -> Result<(), AnswerError> {
        let asked = Fact::from_id(question)
            .and_then(|fact| catalog.question(fact))
            .ok_or_else(|| AnswerError {
                question: question.to_owned(),
                fault: "there is no such question".to_owned(),
                mend: "Use an id of data/questions.json".to_owned(),
            })?;
        self.set(asked.fact, read(asked, text)?);
        Ok(())
    }
}

/// How わからない is written.
const DONT_KNOW: &str = "unknown";

/// Reads one answer: `unknown`, a choice, choices with `,` between, `yes` or `no`, a number, a day, or two of them with
/// `..` between for a range (`51..` is open above).
///
/// # Errors
/// When the question cannot take it; the error says what it takes.
pub fn read(question: &Question, text: &str) -> Result<Answer, AnswerError> {
    let error = |fault: String, mend: String| AnswerError {
        question: question.fact.id().to_owned(),
        fault,
        mend,
    };
    let text = text.trim();
    if text == DONT_KNOW {
        return Ok(Answer::DontKnow);
    }
    let bit = |token: &str| {
        question.bit(token).ok_or_else(|| {
            let tokens: Vec<&str> = question
                .options
                .iter()
                .map(|choice| choice.token.as_str())
                .gather();
            error(
                format!("`{token}` is not one of its choices"),
                format!("Use one of: {}, {DONT_KNOW}", tokens.join(", ")),
            )
        })
    };
    let shape = question.fact.shape();
    let knowledge = match shape {
        Shape::Choice => Knowledge::OneOf(bit(text)?),
        Shape::YesNo => match text {
            "yes" | "true" => Knowledge::OneOf(YES),
            "no" | "false" => Knowledge::OneOf(NO),
            _ => {
                return Err(error(
                    format!("`{text}` is neither yes nor no"),
                    format!("Use yes, no or {DONT_KNOW}"),
                ));
            }
        },
        Shape::Set => {
            let tokens: Vec<&str> = text
                .split(',')
                .map(str::trim)
                .filter(|token| !token.is_empty())
                .gather();
            let mut bits: Choices = 0;
            for token in &tokens {
                bits |= bit(token)?;
            }
            if let Some(alone) = question
                .chosen(bits)
                .find(|choice| choice.exclusive && bits.count_ones() > 1)
            {
                return Err(error(
                    format!("`{}` cannot stand beside other choices", alone.token),
                    "Leave it out, or give it alone".to_owned(),
                ));
            }
            Knowledge::set(bits)
        }
        Shape::Count | Shape::Yen | Shape::Percent | Shape::Date => {
            let number = |text: &str| {
                let mend = || format!("Or write a range, such as `{}`", range_of(shape));
                let value = shape.read(text).map_err(|fault| error(fault, mend()))?;
                if value < question.least {
                    let least = shape.write(question.least);
                    return Err(error(
                        format!("`{text}` is less than {least}"),
                        format!("Write {least} or more"),
                    ));
                }
                Ok(value)
            };
            match text.split_once("..") {
                None => Knowledge::number(number(text)?),
                Some((min, max)) => {
                    let (min, max) = (
                        number(min)?,
                        if max.is_empty() {
                            i64::MAX
                        } else {
                            number(max)?
                        },
                    );
                    if max < min {
                        return Err(error(
                            format!("the range `{text}` runs backwards"),
                            "Write the smaller number first".to_owned(),
                        ));
                    }
                    Knowledge::Range { min, max }
                }
            }
        }
    };
    Ok(Answer::Known(knowledge))
}

/// How a range of values of a shape is written, for whoever wrote something else.
fn range_of(shape: Shape) -> &'static str {
    match shape {
        Shape::Count => "21..50",
        Shape::Yen => "1000000..3000000",
        Shape::Percent => "1.5..3",
        Shape::Date => "2020-04-01..2021-03-31",
        Shape::Choice | Shape::Set | Shape::YesNo => "",
    }
}

/// Writes what [`read`] reads.
#[must_use]
pub fn write(question: &Question, answer: Answer) -> String {
    let shape = question.fact.shape();
    match answer {
        Answer::DontKnow => DONT_KNOW.to_owned(),
        Answer::Known(Knowledge::OneOf(bits)) if shape == Shape::YesNo => (match bits {
            YES => "yes",
            NO => "no",
            _ => DONT_KNOW,
        })
        .to_owned(),
        Answer::Known(Knowledge::OneOf(bits) | Knowledge::Set { has: bits, .. }) => question
            .chosen(bits)
            .map(|choice| choice.token.as_str())
            .gather::<Vec<_>>()
            .join(","),
        Answer::Known(Knowledge::Range { min, max }) if min == max => shape.write(min),
        Answer::Known(Knowledge::Range { min, max: i64::MAX }) => format!("{}..", shape.write(min)),
        Answer::Known(Knowledge::Range { min, max }) => {
            format!("{}..{}", shape.write(min), shape.write(max))
        }
    }
}
