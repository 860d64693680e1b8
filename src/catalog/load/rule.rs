//! From the record of a rule to the rule, with the shape of its fact checked.

use super::Reader;
use crate::{
    catalog::record::RuleRecord,
    fact::{Fact, NO, Shape, YES},
    rule::{Ask, Rule, Test},
};

impl Reader<'_> {
    /// The rule; a defect where the record asks nothing, too much, or what its fact cannot answer.
    pub(super) fn rule(&mut self, record: RuleRecord) -> Rule {
        let asked = record.clone();
        match record {
            RuleRecord {
                all: Some(parts),
                any: None,
                not: None,
                fact: None,
                ..
            } => {
                self.alone("all", &asked);
                Rule::All(self.rules(parts))
            }
            RuleRecord {
                any: Some(parts),
                all: None,
                not: None,
                fact: None,
                ..
            } => {
                self.alone("any", &asked);
                Rule::Any(self.rules(parts))
            }
            RuleRecord {
                not: Some(part),
                all: None,
                any: None,
                fact: None,
                ..
            } => {
                self.alone("not", &asked);
                Rule::Not(Box::new(self.rule(*part)))
            }
            RuleRecord {
                fact: Some(id),
                all: None,
                any: None,
                not: None,
                ..
            } => self.test(&id, &asked),
            _ => {
                self.fault(
                    "a rule has to be just one of `all`, `any`, `not` and `fact`",
                    "Nest the others inside it",
                );
                Rule::Any(Vec::new())
            }
        }
    }

    /// A defect where something is asked beside the parts of a rule: it would be read by nobody.
    fn alone(&mut self, parts: &str, record: &RuleRecord) {
        if asks(record) > 0 {
            self.fault(
                format!("beside `{parts}` stands what can only be asked of a fact"),
                "Move it into the braces of the fact that it is asked of",
            );
        }
    }

    fn rules(&mut self, records: Vec<RuleRecord>) -> Vec<Rule> {
        if records.is_empty() {
            self.fault(
                "a rule has an empty list",
                "Name its parts, or leave the rule out",
            );
        }
        records
            .into_iter()
            .map(|record| self.rule(record))
            .collect()
    }

    fn test(&mut self, id: &str, record: &RuleRecord) -> Rule {
        let nothing = Rule::Any(Vec::new());
        let Some(fact) = Fact::from_id(id) else {
            self.fault(
                format!("there is no fact `{id}`"),
                "Use the id of a question, `size_class` or `small_partners_half`",
            );
            return nothing;
        };
        let ask = match fact.shape() {
            Shape::Choice => record
                .one_of
                .as_ref()
                .map(|tokens| Ask::OneOf(self.choices(fact, tokens))),
            Shape::Set => record
                .any_of
                .as_ref()
                .map(|tokens| Ask::AnyOf(self.choices(fact, tokens))),
            Shape::YesNo => record.is.map(|yes| Ask::OneOf(if yes { YES } else { NO })),
            Shape::Count | Shape::Yen | Shape::Percent => {
                let bounds = [record.at_least.as_ref(), record.at_most.as_ref()]
                    .map(|bound| bound.map(ToString::to_string));
                self.within(fact, bounds)
            }
            Shape::Date => self.within(
                fact,
                [record.on_or_after.clone(), record.on_or_before.clone()],
            ),
        };
        match ask {
            Some(ask) if asks(record) == 1 => {
                self.can_pass(&ask, id);
                Rule::Test(Test { fact, ask })
            }
            _ => {
                self.fault(
                    format!("what is asked of `{id}` does not fit its shape"),
                    "Ask `one_of` of a choice, `any_of` of several choices, `is` of a yes or no, `at_least` and `at_most` of a number, \
                     `on_or_after` and `on_or_before` of a day",
                );
                nothing
            }
        }
    }

    /// A defect where no answer passes.
    fn can_pass(&mut self, ask: &Ask, id: &str) {
        match *ask {
            Ask::OneOf(0) | Ask::AnyOf(0) => self.fault(
                format!("`{id}` is to be one of nothing"),
                "Name the choices that pass",
            ),
            Ask::Within { least, most } if least > most => self.fault(
                format!("no value passes what is asked of `{id}`"),
                "Write the smaller one first: from `at_least` to `at_most`, from `on_or_after` to `on_or_before`",
            ),
            Ask::OneOf(_) | Ask::AnyOf(_) | Ask::Within { .. } => {}
        }
    }

    fn within(&mut self, fact: Fact, [least, most]: [Option<String>; 2]) -> Option<Ask> {
        if least.is_none() && most.is_none() {
            return None;
        }
        let mut bound = |text: Option<String>, open: i64| match text {
            None => open,
            Some(text) => self.valid(fact.shape().read(&text)).unwrap_or(open),
        };
        Some(Ask::Within {
            least: bound(least, 0),
            most: bound(most, i64::MAX),
        })
    }
}

/// How many ways to ask of a fact a record has.
fn asks(record: &RuleRecord) -> usize {
    let given = [
        record.one_of.is_some(),
        record.any_of.is_some(),
        record.is.is_some(),
        record.at_least.is_some() || record.at_most.is_some(),
        record.on_or_after.is_some() || record.on_or_before.is_some(),
    ];
    given.iter().filter(|given| **given).count()
}
