//! 要件の形: a rule over facts; its verbs stand in `rule/`, one a file.

mod denied_by;
mod eval;
mod explain;
mod missing;

pub use explain::Reading;

use crate::fact::{Choices, Fact, FactSet};
use serde::{Deserialize, Serialize};

/// A condition on what is known of a business.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Rule {
    /// Every part holds.
    All(Vec<Rule>),
    /// At least one part holds.
    Any(Vec<Rule>),
    /// The part does not hold.
    Not(Box<Rule>),
    /// One fact is as asked.
    Test(Test),
}

/// What a rule asks of one fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Test {
    /// The fact it reads.
    pub fact: Fact,
    /// What that fact has to be.
    pub ask: Ask,
}

/// The ways to ask of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Ask {
    /// A choice, or a yes or no, is one of these.
    OneOf(Choices),
    /// A set has at least one of these.
    AnyOf(Choices),
    /// A number or day lies between the two, both included; in the unit of the fact.
    Within {
        /// The least that passes.
        least: i64,
        /// The most that passes.
        most: i64,
    },
}

impl Rule {
    /// Every fact it reads.
    #[must_use]
    pub fn reads(&self) -> FactSet {
        let mut facts = FactSet::EMPTY;
        self.each_test(&mut |test| facts.insert(test.fact));
        facts
    }

    /// Calls `visit` with every test in the rule.
    pub fn each_test<'a>(&'a self, visit: &mut impl FnMut(&'a Test)) {
        match self {
            Self::All(parts) | Self::Any(parts) => {
                parts.iter().for_each(|part| part.each_test(visit))
            }
            Self::Not(part) => part.each_test(visit),
            Self::Test(test) => visit(test),
        }
    }
}
