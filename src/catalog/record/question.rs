//! How questions, what an owner can do about them, and their permanent numbers are written.

use super::{RuleRecord, TextRecord};
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;

/// `questions.json`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct QuestionsRecord {
    /// Where the editor finds this schema.
    #[serde(rename = "$schema")]
    pub schema: Option<String>,
    /// The questions; one that another depends on stands before it.
    pub questions: Vec<QuestionRecord>,
}

/// A question; it sets the fact of the same id.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct QuestionRecord {
    /// The fact's id.
    pub id: String,
    /// The question in an owner's words.
    pub text: TextRecord,
    /// Why it is asked, in one line.
    pub why: TextRecord,
    /// What helps to answer it.
    #[serde(default)]
    pub help: TextRecord,
    /// What the fact is called on a ledger.
    pub label: TextRecord,
    /// The choices.
    #[serde(default)]
    pub options: Vec<ChoiceRecord>,
    /// The least number it takes, written as an answer is (`1` of a percentage is one percent); 0 when left out.
    #[schemars(with = "Option<f64>")]
    pub least: Option<serde_json::Number>,
    /// Ranges to pick instead of a number; both ends included, the last one open when its end is left out.
    #[serde(default)]
    pub bands: Vec<BandRecord>,
    /// When the question makes sense at all.
    pub applies_when: Option<RuleRecord>,
    /// The answer that is taken where it does not: a choice, choices, `true`/`false` or a number.
    pub otherwise: Option<serde_json::Value>,
    /// What an owner can do about it; empty for what is given.
    #[serde(default)]
    pub actions: Vec<ActionRecord>,
}

/// 取れる手: something an owner can do, and what is so once it is done.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ActionRecord {
    /// The choice that comes about, `true`/`false`, or for a number `more` or `less`.
    pub to: serde_json::Value,
    /// The choices that are over once it is done.
    #[serde(default)]
    pub ends: Vec<String>,
    /// The choices of those to whom it is not proposed, because they have said that it is no topic.
    #[serde(default)]
    pub unless: Vec<String>,
    /// The deed, as a clause that goes on with 「と、」; left out for a number, whose clause is made from its label.
    #[serde(default)]
    pub text: TextRecord,
}

/// A range of numbers.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BandRecord {
    /// The least.
    #[schemars(with = "f64")]
    pub min: serde_json::Number,
    /// The most; open when left out.
    #[schemars(with = "Option<f64>")]
    pub max: Option<serde_json::Number>,
}

/// A choice.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChoiceRecord {
    /// Permanent.
    pub token: String,
    /// What it says.
    pub label: TextRecord,
    /// The heading it stands under.
    #[serde(default)]
    pub group: TextRecord,
    /// Of several choices: this one stands alone.
    #[serde(default)]
    pub exclusive: bool,
}

/// `codes.json`: the numbers by which a sharing link names questions and choices.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CodesRecord {
    /// Where the editor finds this schema.
    #[serde(rename = "$schema")]
    pub schema: Option<String>,
    /// One entry for each question.
    pub codes: Vec<CodeRecord>,
}

/// The numbers of a question and its choices. They stand in links that people keep, so none is ever changed or reused.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CodeRecord {
    /// The question's id.
    pub question: String,
    /// Its number, from 1.
    pub number: u16,
    /// The number of each of its choices by token, from 0 to 63.
    #[serde(default)]
    pub choices: BTreeMap<String, u8>,
}
