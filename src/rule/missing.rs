//! Which facts an open rule still waits for.

use super::Rule;
use crate::{
    fact::{FactSet, Facts},
    truth::Truth,
};

impl Rule {
    /// The facts that could still decide the rule: none once it is decided.
    ///
    /// A part that can no longer make a difference is left out: in an *or* of a false and an open part, only the open
    /// one counts.
    #[must_use]
    pub fn missing(&self, facts: &Facts) -> FactSet {
        if self.eval(facts) != Truth::Unknown {
            return FactSet::EMPTY;
        }
        match self {
            Self::All(parts) | Self::Any(parts) => parts
                .iter()
                .fold(FactSet::EMPTY, |set, part| set.union(part.missing(facts))),
            Self::Not(part) => part.missing(facts),
            Self::Test(test) => FactSet::from_iter([test.fact]),
        }
    }
}
