//! What a rule read: each test beside what is known, for the ledger.

use super::{Rule, Test};
use crate::{
    fact::{Facts, Knowledge},
    truth::Truth,
};

/// One test of a rule, what is known of its fact, and how it came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// What is asked.
    pub test: Test,
    /// What is known.
    pub known: Knowledge,
    /// How it came out.
    pub truth: Truth,
}

impl Rule {
    /// Every test of the rule as it reads now, in the order they are written.
    #[must_use]
    pub fn readings(&self, facts: &Facts) -> Vec<Reading> {
        let mut readings = Vec::new();
        self.each_test(&mut |test| {
            readings.push(Reading {
                test: *test,
                known: facts.get(test.fact),
                truth: test.eval(facts),
            });
        });
        readings
    }
}
