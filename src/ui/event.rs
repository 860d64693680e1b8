//! できごと: what the page of a host is told, in a form that stays: names and shapes are those of `static/embed.d.ts`.
//!
//! No answer is in it, unless the host asked for them and the person agreed.

use super::{Consultation, Route, delivery::Consent};
use crate::gather::{AddAll, Gather};
use crate::{
    advice::{Recommendation, Verdict},
    answer,
    catalog::BenefitKind,
};

/// The version of the shapes below. Another field may come without a new one; none goes.
const VERSION: &str = "1";

/// What a host is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The first screen is there.
    Ready {
        /// The version of the data.
        data: &'static str,
    },
    /// A screen was reached.
    Step {
        /// Which kind of screen.
        screen: &'static str,
        /// How many questions were answered.
        answered: usize,
        /// About how many are still to come.
        left: usize,
    },
    /// The advice is shown.
    Advice(Told),
    /// Something is wrong.
    Error {
        /// What kind of thing.
        code: Code,
        /// What, where and how to mend it.
        message: String,
    },
}

/// What a host is told of the advice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// The ids of the programmes of which some track fits, the best first. General advice desks are no finds.
    pub met: Vec<String>,
    /// The ids of those of which none fits and some may.
    pub open: Vec<String>,
    /// How many tracks fit, may fit and do not.
    pub counts: [usize; 3],
    /// The answers by their questions, once the person agreed.
    pub answers: Option<Vec<(&'static str, String)>>,
}

/// What can be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// A setting can't be read and counts as not given.
    Setting,
    /// The advisor broke, and has to begin again.
    Failure,
}

impl Event {
    /// The screen that was reached.
    #[must_use]
    pub fn step(consultation: &Consultation, route: &Route) -> Self {
        Self::Step {
            screen: route.kind(),
            answered: consultation.answers.iter().count(),
            left: consultation.remaining(),
        }
    }

    /// The advice on what was said so far.
    #[must_use]
    pub fn advice(consultation: &Consultation) -> Self {
        let advice = consultation.advice();
        let mut told = Told::default();
        let [met, open, failed] = &mut told.counts;
        for one in &advice.recommendations {
            match &one.verdict {
                Verdict::Met if one.track.benefit.kind == BenefitKind::AdviceDesk => {}
                Verdict::Met => note(met, &mut told.met, one),
                Verdict::Open(_) => note(open, &mut told.open, one),
                Verdict::Failed(_) => *failed += 1,
            }
        }
        told.open.retain(|id| !told.met.contains(id));
        told.answers = match (consultation.consent, consultation.delivery.shares()) {
            (Consent::Given, Some(_)) => Some(answers(consultation)),
            (Consent::Given | Consent::Unasked | Consent::Refused, _) => None,
        };
        Self::Advice(told)
    }

    /// What the event is called, after the name of the element.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Ready { .. } => "ready",
            Self::Step { .. } => "step",
            Self::Advice(_) => "advice",
            Self::Error { .. } => "error",
        }
    }

    /// What it says, as JSON.
    #[must_use]
    pub fn detail(&self) -> String {
        let number = |name, number: usize| (name, number.to_string());
        let mut fields = vec![("version", VERSION.to_owned())];
        match self {
            Self::Ready { data } => fields.push(("data", quoted(data))),
            Self::Step {
                screen,
                answered,
                left,
            } => {
                fields.push(("screen", quoted(screen)));
                fields.add_all([number("answered", *answered), number("left", *left)]);
            }
            Self::Advice(told) => {
                let [met, open, failed] = told.counts;
                let counts = [
                    number("met", met),
                    number("open", open),
                    number("failed", failed),
                ];
                fields.add_all([
                    ("met", list(&told.met)),
                    ("open", list(&told.open)),
                    ("counts", object(&counts)),
                ]);
                let answers = told.answers.iter();
                fields.add_all(answers.map(|answers| {
                    let answers: Vec<_> = answers
                        .iter()
                        .map(|(question, text)| (*question, quoted(text)))
                        .gather();
                    ("answers", object(&answers))
                }));
            }
            Self::Error { code, message } => {
                let code = match code {
                    Code::Setting => "setting",
                    Code::Failure => "failure",
                };
                fields.add_all([("code", quoted(code)), ("message", quoted(message))]);
            }
        }
        object(&fields)
    }
}

/// Counts a track, and notes its programme where it was not noted yet.
fn note(count: &mut usize, ids: &mut Vec<String>, one: &Recommendation<'_>) {
    *count += 1;
    if !ids.contains(&one.programme.id) {
        ids.push(one.programme.id.clone());
    }
}

/// The answers as a link and a file know them.
fn answers(consultation: &Consultation) -> Vec<(&'static str, String)> {
    let written = consultation.answers.iter().filter_map(|(fact, given)| {
        let question = consultation.catalog.question(fact)?;
        Some((fact.id(), answer::write(question, given)))
    });
    written.gather()
}

fn object(fields: &[(&str, String)]) -> String {
    let fields: Vec<String> = fields
        .iter()
        .map(|(name, value)| [&quoted(name), ":", value].concat())
        .gather();
    ["{", &fields.join(","), "}"].concat()
}

fn list(texts: &[String]) -> String {
    let texts: Vec<String> = texts.iter().map(|text| quoted(text)).gather();
    ["[", &texts.join(","), "]"].concat()
}

/// A text as JSON writes it.
fn quoted(text: &str) -> String {
    let mut quoted = "\"".to_owned();
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.add_all(['\\', character]),
            // JSON takes no bare control character; none of ours means anything.
            control if control.is_control() => quoted.push(' '),
            other => quoted.push(other),
        }
    }
    quoted + "\""
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn detail(event: &Event) -> Value {
        serde_json::from_str(&event.detail()).unwrap()
    }

    #[test]
    fn each_event_has_its_shape() {
        let message = "the setting `a\"b\\c\n` can't be 「だめ」".to_owned();
        let said = message.replace('\n', " ");
        let told = Told {
            met: vec!["a".into(), "b".into()],
            open: Vec::new(),
            counts: [3, 0, 40],
            answers: None,
        };
        let agreed = Told {
            answers: Some(vec![("prefecture", "43".into())]),
            ..told.clone()
        };
        let counts = json!({"met": 3, "open": 0, "failed": 40});
        for (event, name, expected) in [
            (
                Event::Ready { data: "0a1b2c3d" },
                "ready",
                json!({"version": 1, "data": "0a1b2c3d"}),
            ),
            (
                Event::Step {
                    screen: "question",
                    answered: 2,
                    left: 7,
                },
                "step",
                json!({"version": 1, "screen": "question", "answered": 2, "left": 7}),
            ),
            (
                Event::Advice(told),
                "advice",
                json!({"version": 1, "met": ["a", "b"], "open": [], "counts": counts}),
            ),
            (
                Event::Advice(agreed),
                "advice",
                json!({"version": 1, "met": ["a", "b"], "open": [], "counts": counts, "answers": {"prefecture": "43"}}),
            ),
            (
                Event::Error {
                    code: Code::Setting,
                    message,
                },
                "error",
                json!({"version": 1, "code": "setting", "message": said}),
            ),
        ] {
            assert_eq!((event.name(), detail(&event)), (name, expected));
        }
    }
}
