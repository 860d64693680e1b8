//! The answers file of the tools, in JSON.

use crate::gather::Gather;
use crate::{
    answer::{AnswerError, Answers},
    catalog::Catalog,
    date::{Date, FiscalYear},
};
use serde::{
    Deserialize, Deserializer,
    de::{self, MapAccess, Visitor},
};
use serde_json::Value;
use std::{collections::BTreeMap, fmt};

/// What an answers file says.
#[derive(Clone, Debug)]
pub struct AnswersFile {
    /// The day the advice is for.
    pub today: Date,
    /// The fiscal year asked about; none for the newest edition of each programme.
    pub fiscal_year: Option<FiscalYear>,
    /// The answers.
    pub answers: Answers,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Record {
    today: String,
    fiscal_year: Option<u16>,
    #[serde(default)]
    answers: Said,
}

/// The answers by their questions. A question that is there twice is refused, since one of the two would be lost unseen.
#[derive(Default)]
struct Said(BTreeMap<String, Value>);

impl<'de> Deserialize<'de> for Said {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Once)
    }
}

/// Reads each question once.
struct Once;

impl<'de> Visitor<'de> for Once {
    type Value = Said;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with an answer for each question")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Said, A::Error> {
        let mut said = BTreeMap::new();
        while let Some((question, value)) = map.next_entry::<String, Value>()? {
            if said.contains_key(&question) {
                let fault = format!("`{question}` is answered twice");
                return Err(de::Error::custom(fault));
            }
            said.insert(question, value);
        }
        Ok(Said(said))
    }
}

/// Reads an answers file: `{"today": "2020-10-01", "fiscal_year": 2020, "answers": {"prefecture": "43", …}}`.
///
/// An answer is a choice, a list of choices, true or false, a number, `{"min": 21, "max": 50}`, a day, or `unknown`.
/// An empty list says that none of the choices applies.
///
/// # Errors
/// Everything that is wrong with it, each with its place and how to mend it.
pub fn read_file(catalog: &Catalog, json: &str) -> Result<AnswersFile, Vec<String>> {
    let record: Record = serde_json::from_str(json).map_err(|error| {
        vec![format!("the answers file: {error}. It has to be an object with `today`, `answers` and, if wanted, `fiscal_year`.")]
    })?;
    let mut faults = Vec::new();
    let today = record
        .today
        .parse::<Date>()
        .map_err(|fault| faults.push(format!("`today`: {fault}.")))
        .ok();
    let mut answers = Answers::default();
    for (question, value) in &record.answers.0 {
        let read = as_text(value).map_err(|fault| AnswerError {
            question: question.clone(),
            fault,
            mend: "Give a choice, a list of choices, true or false, a number, a day, or {\"min\": 21, \"max\": 50}".to_owned(),
        });
        if let Err(fault) = read.and_then(|text| answers.read(catalog, question, &text)) {
            faults.push(fault.to_string());
        }
    }
    let years = catalog.fiscal_years();
    let fiscal_year = record.fiscal_year.map(FiscalYear);
    if let Some(FiscalYear(year)) = fiscal_year.filter(|year| !years.contains(year)) {
        let there_are = years
            .iter()
            .map(|year| year.0.to_string())
            .gather::<Vec<_>>()
            .join(", ");
        faults.push(format!("`fiscal_year`: no paper is for {year}. Use one of {there_are}, or leave it out for the newest papers."));
    }
    match today {
        Some(today) if faults.is_empty() => Ok(AnswersFile {
            today,
            fiscal_year,
            answers,
        }),
        _ => Err(faults),
    }
}

/// A JSON answer in the form [`answer::read`](crate::answer::read) takes.
fn as_text(value: &Value) -> Result<String, String> {
    let plain = |value: &Value| match value {
        Value::String(text) if !text.contains("..") => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(yes) => Some((if *yes { "yes" } else { "no" }).to_owned()),
        _ => None,
    };
    match value {
        Value::Array(items) if items.iter().all(Value::is_string) => {
            Ok(items.iter().filter_map(plain).gather::<Vec<_>>().join(","))
        }
        Value::Object(range)
            if range.keys().all(|key| key == "min" || key == "max")
                && range.contains_key("min") =>
        {
            let end = |key: &str| range.get(key).map_or(Some(String::new()), plain);
            end("min")
                .zip(end("max"))
                .map(|(min, max)| format!("{min}..{max}"))
                .ok_or_else(|| format!("`{value}` is no range"))
        }
        _ => plain(value).ok_or_else(|| format!("`{value}` is no answer")),
    }
}
