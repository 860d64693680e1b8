//! Which facts make a rule fail.

use super::Rule;
use crate::{
    fact::{FactSet, Facts},
    truth::Truth,
};

impl Rule {
    /// The facts that make the rule fail: none unless it surely does.
    ///
    /// A part that holds is no reason: of an *and* only the false parts count, and under a *not* the true ones.
    #[must_use]
    pub fn denied_by(&self, facts: &Facts) -> FactSet {
        self.reasons(facts, Truth::False)
    }

    /// The facts that make it come out as `truth`, true or false; none where it does not.
    fn reasons(&self, facts: &Facts, truth: Truth) -> FactSet {
        if self.eval(facts) != truth {
            return FactSet::EMPTY;
        }
        match self {
            Self::All(parts) | Self::Any(parts) => {
                parts.iter().fold(FactSet::EMPTY, |all, part| {
                    all.union(part.reasons(facts, truth))
                })
            }
            Self::Not(part) => part.reasons(facts, truth.negated()),
            Self::Test(test) => FactSet::from_iter([test.fact]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        fact::{Fact, Knowledge, NO, YES},
        rule::{Ask, Test},
    };

    fn yes(fact: Fact) -> Rule {
        Rule::Test(Test {
            fact,
            ask: Ask::OneOf(YES),
        })
    }

    #[test]
    fn only_what_makes_it_fail_is_a_reason() {
        use Fact::{CoreTechnology, NewInitiative, PastGrant, UsesExpert};
        let mut facts = Facts::nothing();
        facts.set(NewInitiative, Knowledge::OneOf(NO));
        facts.set(PastGrant, Knowledge::OneOf(YES));
        facts.set(UsesExpert, Knowledge::OneOf(YES));
        let not = |rule| Rule::Not(Box::new(rule));
        for (rule, reasons) in [
            (yes(NewInitiative), vec![NewInitiative]),
            (yes(PastGrant), vec![]),
            (yes(CoreTechnology), vec![]),
            (not(yes(PastGrant)), vec![PastGrant]),
            (
                Rule::All(vec![
                    yes(NewInitiative),
                    yes(UsesExpert),
                    yes(CoreTechnology),
                ]),
                vec![NewInitiative],
            ),
            (
                Rule::Any(vec![yes(NewInitiative), not(yes(UsesExpert))]),
                vec![NewInitiative, UsesExpert],
            ),
            (
                Rule::Any(vec![yes(NewInitiative), yes(CoreTechnology)]),
                vec![],
            ),
            (
                not(Rule::Any(vec![yes(NewInitiative), yes(PastGrant)])),
                vec![PastGrant],
            ),
        ] {
            assert_eq!(
                rule.denied_by(&facts),
                reasons.into_iter().collect(),
                "{rule:?}"
            );
        }
    }
}
