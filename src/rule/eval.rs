//! Whether a rule holds, given what is known.

use super::{Ask, Rule, Test};
use crate::{fact::Facts, truth::Truth};

impl Rule {
    /// Whether the rule holds. True and False stay what they are, however much more becomes known.
    #[must_use]
    pub fn eval(&self, facts: &Facts) -> Truth {
        match self {
            Self::All(parts) => Truth::all(parts.iter().map(|part| part.eval(facts))),
            Self::Any(parts) => Truth::any(parts.iter().map(|part| part.eval(facts))),
            Self::Not(part) => part.eval(facts).negated(),
            Self::Test(test) => test.eval(facts),
        }
    }
}

impl Test {
    /// Whether the fact is as asked.
    #[must_use]
    pub fn eval(&self, facts: &Facts) -> Truth {
        let known = facts.get(self.fact);
        match self.ask {
            Ask::OneOf(choices) => known.is_one_of(choices),
            Ask::AnyOf(choices) => known.has_any_of(choices),
            Ask::Within { least, most } => known.is_within(least, most),
        }
    }
}
