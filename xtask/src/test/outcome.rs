//! What came of the steps, and the table that tells it.

use std::fmt;
use std::time::Duration;

/// What came of one step.
#[derive(Debug, Default, PartialEq)]
pub struct Outcome {
    pub passed: usize,
    pub failed: usize,
    /// A word for the table, why a step was left out for example.
    pub note: String,
    /// What a person has to read to mend it.
    pub trouble: Option<String>,
}

impl Outcome {
    /// One test that passed.
    pub fn pass() -> Self {
        Outcome {
            passed: 1,
            ..Outcome::default()
        }
    }

    /// One test that failed.
    pub fn fail(trouble: impl Into<String>) -> Self {
        Outcome {
            failed: 1,
            trouble: Some(trouble.into()),
            ..Outcome::default()
        }
    }

    /// A step that can't be run here.
    pub fn skip(why: impl Into<String>) -> Self {
        Outcome {
            note: format!("skipped: {}", why.into()),
            ..Outcome::default()
        }
    }

    /// One test, by its result.
    pub fn of(result: Result<(), String>) -> Self {
        match result {
            Ok(()) => Outcome::pass(),
            Err(trouble) => Outcome::fail(trouble),
        }
    }

    /// Both steps as one.
    pub fn and(self, other: Outcome) -> Self {
        let join = |first: String, second: String| match (first.is_empty(), second.is_empty()) {
            (false, false) => format!("{first}\n{second}"),
            (true, true) | (true, false) | (false, true) => first + &second,
        };
        let trouble = join(
            self.trouble.unwrap_or_default(),
            other.trouble.unwrap_or_default(),
        );
        Outcome {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
            note: join(self.note, other.note),
            trouble: Some(trouble).filter(|trouble| !trouble.is_empty()),
        }
    }
}

/// All steps so far; written out, it ends with the one line that tools read.
#[derive(Default)]
pub struct Tally {
    steps: Vec<(&'static str, Outcome, Duration)>,
}

impl Tally {
    pub fn add(&mut self, name: &'static str, outcome: Outcome, time: Duration) {
        self.steps.push((name, outcome, time));
    }

    pub fn passed(&self) -> usize {
        self.steps
            .iter()
            .map(|(_, outcome, _)| outcome.passed)
            .sum()
    }

    pub fn failed(&self) -> usize {
        self.steps
            .iter()
            .map(|(_, outcome, _)| outcome.failed)
            .sum()
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "step      passed  failed  seconds")?;
        for (name, outcome, time) in &self.steps {
            let Outcome {
                passed,
                failed,
                note,
                trouble: _,
            } = outcome;
            let line = format!(
                "{name:<8}  {passed:>6}  {failed:>6}  {:>7.1}  {note}",
                time.as_secs_f32()
            );
            writeln!(f, "{}", line.trim_end())?;
        }
        write!(f, "{} passed, {} failed", self.passed(), self.failed())
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Outcome, Tally};

    #[test]
    fn the_last_line_is_the_sum_alone() {
        let mut tally = Tally::default();
        tally.add(
            "rust",
            Outcome {
                passed: 41,
                ..Outcome::default()
            },
            Duration::ZERO,
        );
        tally.add("lint", Outcome::skip("no clippy"), Duration::ZERO);
        tally.add(
            "site",
            Outcome::pass().and(Outcome::fail("a path")),
            Duration::ZERO,
        );
        assert_eq!(
            tally.to_string().lines().last(),
            Some("42 passed, 1 failed")
        );
    }
}
