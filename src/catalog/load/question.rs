//! Questions: from the record to what the interview asks, with what an owner can do about each answer.

use super::Reader;
use crate::{
    catalog::{
        Action, Choice, Question, Toward,
        record::{ActionRecord, QuestionRecord},
    },
    fact::{Choices, Fact, Knowledge, NO, Shape, YES},
};

impl Reader<'_> {
    pub(super) fn question(&mut self, record: QuestionRecord) -> Option<Question> {
        self.at(format!("question `{}`", record.id), |reader| {
            let fact = Fact::from_id(&record.id).filter(|fact| !fact.is_derived());
            let Some(fact) = fact else {
                reader.fault(
                    format!("there is no fact `{}` to ask for", record.id),
                    "Add the fact in src/fact.rs or correct the id",
                );
                return None;
            };
            let chooses = matches!(fact.shape(), Shape::Choice | Shape::Set);
            if chooses == record.options.is_empty() || record.options.len() > 60 {
                reader.fault(
                    "the choices do not fit the shape of the fact",
                    "Give 1 to 60 options to a choice or set, and none to another",
                );
            }
            reader.unique(
                "choice",
                record.options.iter().map(|option| option.token.as_str()),
            );
            let mut bands = Vec::new();
            for band in &record.bands {
                let min = reader.valid(fact.shape().read(&band.min.to_string()));
                let max = band.max.as_ref().map_or(Some(i64::MAX), |max| {
                    reader.valid(fact.shape().read(&max.to_string()))
                });
                bands.extend(min.zip(max));
            }
            if bands.iter().any(|(min, max)| min > max)
                || bands
                    .windows(2)
                    .any(|pair| matches!(pair, [(_, a), (b, _)] if a >= b))
            {
                reader.fault(
                    "the bands overlap or run backwards",
                    "Order them from low to high, each beginning above the one before",
                );
            }
            let least = record.least.as_ref().map_or(Some(0), |least| {
                reader.valid(fact.shape().read(&least.to_string()))
            });
            let options = record.options.into_iter().map(|option| Choice {
                label: reader.words("label", option.label),
                token: option.token,
                number: 0,
                group: Self::text(option.group),
                exclusive: option.exclusive,
            });
            let mut question = Question {
                fact,
                number: 0,
                options: options.collect(),
                text: reader.words("text", record.text),
                why: reader.words("why", record.why),
                help: Self::text(record.help),
                label: reader.words("label", record.label),
                bands,
                least: least.unwrap_or_default(),
                applies_when: None,
                otherwise: None,
                actions: Vec::new(),
            };
            for record in record.actions {
                match action(&question, &record) {
                    Some((toward, ends, unless)) => {
                        let by_number = matches!(toward, Toward::More | Toward::Less);
                        if by_number != record.text.ja.is_empty() {
                            reader.fault(
                                format!("the action to `{}` has the wrong text", record.to),
                                "Say in `text` what the owner does; leave it out for a number",
                            );
                        }
                        let text = Self::text(record.text);
                        question.actions.push(Action { toward, ends, unless, text });
                    }
                    None => reader.fault(
                        format!("the action to `{}` leads nowhere", record.to),
                        "Lead to a choice that does not stand alone, to true or false, or to `more` or `less` of a number",
                    ),
                }
            }
            question.applies_when = record.applies_when.map(|rule| reader.rule(rule));
            question.otherwise = record.otherwise.and_then(|value| {
                let known = otherwise(&question, &value);
                if known.is_none() {
                    reader.fault(
                        format!("`otherwise` is `{value}`, which is no answer to this question"),
                        "Give a choice, a list of choices, true or false, or a number",
                    );
                }
                known
            });
            Some(question)
        })
    }
}

/// What a question's `otherwise` says, none when it is no answer to it.
fn otherwise(question: &Question, value: &serde_json::Value) -> Option<Knowledge> {
    let shape = question.fact.shape();
    match shape {
        Shape::Choice => question.bit(value.as_str()?).map(Knowledge::OneOf),
        Shape::YesNo => value
            .as_bool()
            .map(|yes| Knowledge::OneOf(if yes { YES } else { NO })),
        Shape::Set => {
            let bits = value
                .as_array()?
                .iter()
                .map(|token| question.bit(token.as_str()?));
            all_of(bits).map(Knowledge::set)
        }
        Shape::Count | Shape::Yen | Shape::Percent => {
            shape.read(&value.to_string()).ok().map(Knowledge::number)
        }
        Shape::Date => shape.read(value.as_str()?).ok().map(Knowledge::number),
    }
}

/// Where an action leads, what it ends and to whom it is not proposed; none where it leads nowhere.
fn action(question: &Question, record: &ActionRecord) -> Option<(Toward, Choices, Choices)> {
    let toward = match question.fact.shape() {
        Shape::Choice | Shape::Set => {
            let bit = question.bit(record.to.as_str()?)?;
            let alone = question.chosen(bit).any(|choice| choice.exclusive);
            (!alone).then_some(Toward::Choice(bit))?
        }
        Shape::YesNo => Toward::Choice(if record.to.as_bool()? { YES } else { NO }),
        Shape::Count | Shape::Yen | Shape::Percent => match record.to.as_str()? {
            "more" => Toward::More,
            "less" => Toward::Less,
            _ => return None,
        },
        // A day on which something was done stays what it is.
        Shape::Date => return None,
    };
    let bits = |tokens: &[String]| {
        let bits = tokens.iter().map(|token| question.bit(token));
        all_of(bits)
    };
    Some((toward, bits(&record.ends)?, bits(&record.unless)?))
}

/// The bits together, none where one is missing. A choice that is named twice is still that choice.
fn all_of(mut bits: impl Iterator<Item = Option<Choices>>) -> Option<Choices> {
    bits.try_fold(0, |all, bit| Some(all | bit?))
}
