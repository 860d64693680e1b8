//! 要件を節に: the rules of a track as clauses, of which all have to hold, each by at least one of its literals.
//!
//! *And* and *or* of three truths distribute and a double *not* falls away, so the clauses come out as the rules do in
//! every state of knowledge, Unknown included; what would need *p or not p* to hold is never used.

use crate::gather::{AddAll, Gather};
use crate::{
    catalog::Track,
    rule::{Rule, Test},
};

/// A test, or its opposite.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Literal {
    /// What is asked.
    pub test: Test,
    /// Whether the test has to hold, rather than not to.
    pub holds: bool,
}

/// Literals of which at least one has to hold; without any it never does.
pub(super) type Clause = Vec<Literal>;

/// A rule that would come to more is left to the evaluator.
const MOST: usize = 48;

/// The clauses of a track, each once; none where they would be too many.
pub(super) fn clauses(track: &Track) -> Option<Vec<Clause>> {
    let mut all: Vec<Clause> = Vec::new();
    for rule in track.rules() {
        for clause in of(rule, true)? {
            if !all.contains(&clause) {
                all.push(clause);
            }
        }
    }
    (all.len() <= MOST).then_some(all)
}

/// The clauses that hold where the rule comes out as `holds`.
fn of(rule: &Rule, holds: bool) -> Option<Vec<Clause>> {
    match (rule, holds) {
        (Rule::Test(test), _) => Some(vec![vec![Literal { test: *test, holds }]]),
        (Rule::Not(part), _) => of(part, !holds),
        (Rule::All(parts), true) | (Rule::Any(parts), false) => {
            let mut all = Vec::new();
            for part in parts {
                all.add_all(of(part, holds)?);
            }
            (all.len() <= MOST).then_some(all)
        }
        (Rule::Any(parts), true) | (Rule::All(parts), false) => {
            parts.iter().try_fold(vec![Clause::new()], |all, part| {
                distributed(&all, &of(part, holds)?)
            })
        }
    }
}

/// The clauses of an *or* of two sides.
fn distributed(one: &[Clause], other: &[Clause]) -> Option<Vec<Clause>> {
    if one.len() * other.len() > MOST {
        return None;
    }
    let both = |one: &Clause, other: &Clause| {
        let mut both = one.clone();
        both.extend(other.iter().filter(|literal| !one.contains(literal)));
        both
    };
    let pairs = one
        .iter()
        .flat_map(|one| other.iter().map(move |other| both(one, other)));
    Some(pairs.gather())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        fact::{Fact, Facts, Knowledge, NO, YES},
        rule::Ask,
        truth::Truth,
    };

    const FACTS: [Fact; 3] = [Fact::NewInitiative, Fact::PastGrant, Fact::UsesExpert];

    fn yes(fact: Fact) -> Rule {
        Rule::Test(Test {
            fact,
            ask: Ask::OneOf(YES),
        })
    }

    fn not(rule: Rule) -> Rule {
        Rule::Not(Box::new(rule))
    }

    fn eval(clauses: &[Clause], facts: &Facts) -> Truth {
        let literal = |literal: &Literal| {
            let truth = literal.test.eval(facts);
            if literal.holds {
                truth
            } else {
                truth.negated()
            }
        };
        Truth::all(
            clauses
                .iter()
                .map(|clause| Truth::any(clause.iter().map(literal))),
        )
    }

    #[test]
    fn clauses_come_out_as_the_rule_in_every_state() {
        let [a, b, c] = FACTS.map(yes);
        let rules = [
            Rule::All(Vec::new()),
            Rule::Any(Vec::new()),
            not(a.clone()),
            Rule::Any(vec![a.clone(), not(a.clone())]),
            not(Rule::All(vec![
                a.clone(),
                Rule::Any(vec![b.clone(), not(c.clone())]),
            ])),
            Rule::Any(vec![
                Rule::All(vec![a.clone(), b.clone()]),
                Rule::All(vec![not(a.clone()), c.clone()]),
                not(Rule::Any(vec![b, c])),
            ]),
        ];
        let known = [YES, NO, YES | NO];
        for rule in rules {
            let clauses = of(&rule, true).unwrap();
            for at in 0..27 {
                let mut facts = Facts::nothing();
                for (fact, way) in FACTS.iter().zip([at % 3, at / 3 % 3, at / 9]) {
                    facts.set(*fact, Knowledge::OneOf(known[way]));
                }
                assert_eq!(
                    eval(&clauses, &facts),
                    rule.eval(&facts),
                    "{rule:?} of {facts:?}"
                );
            }
        }
    }

    #[test]
    fn what_would_be_too_many_is_left_out() {
        let [a, b, _] = FACTS.map(yes);
        let pair = Rule::All(vec![a, b]);
        // Each pair doubles the clauses: five are 32, six are 64.
        assert_eq!(
            of(&Rule::Any(vec![pair.clone(); 5]), true).map(|all| all.len()),
            Some(32)
        );
        assert_eq!(of(&Rule::Any(vec![pair; 6]), true), None);
    }
}
