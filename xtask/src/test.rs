//! `cargo xtask test`: everything that has to hold, one line a step, and the sum as the last line.

mod audit;
mod cargo;
mod outcome;
mod pages;

use std::path::PathBuf;
use std::time::Instant;

use crate::failure::Failure;
use crate::shell::say;
use crate::{build, workspace};
use outcome::{Outcome, Tally};

/// One step: its name, what it proves, and how.
struct Step {
    name: &'static str,
    proves: &'static str,
    run: fn(&mut Bench) -> Outcome,
}

/// The steps in their order, the quick ones first.
const STEPS: [Step; 10] = [
    Step {
        name: "format",
        proves: "the sources are formatted",
        run: |bench| cargo::format(&bench.root),
    },
    Step {
        name: "engine",
        proves: "the engine stands without the screens",
        run: |bench| cargo::engine(&bench.root),
    },
    Step {
        name: "rust",
        proves: "engine, data and screens do what they should",
        run: |bench| cargo::tests(&bench.root),
    },
    Step {
        name: "lint",
        proves: "the sources give no warning",
        run: |bench| cargo::lints(&bench.root),
    },
    Step {
        name: "audit",
        proves: "what we depend on is such as we allow, and has no known fault",
        run: audit::audit,
    },
    Step {
        name: "site",
        proves: "the site builds and names no folder of this machine",
        run: pages::site,
    },
    Step {
        name: "weight",
        proves: "nothing that is delivered has grown beyond what it may weigh",
        run: pages::weight,
    },
    Step {
        name: "trunk",
        proves: "Trunk writes the same part of the site",
        run: pages::trunk,
    },
    Step {
        name: "again",
        proves: "the same sources make the same site in another folder",
        run: pages::again,
    },
    Step {
        name: "browser",
        proves: "the site works in a real browser",
        run: pages::browser,
    },
];

/// What the steps share.
struct Bench {
    root: PathBuf,
    dist: Option<Result<PathBuf, String>>,
}

impl Bench {
    /// The built site; four steps need it, and it is built once.
    fn dist(&mut self) -> Result<PathBuf, String> {
        self.dist.get_or_insert_with(|| build::dist(None)).clone()
    }
}

/// Runs all steps, or those named.
pub fn run(args: &[String]) -> Result<(), Failure> {
    if let Some(word) = args
        .iter()
        .find(|word| STEPS.iter().all(|step| step.name != **word))
    {
        let names = STEPS.map(|step| step.name).join(", ");
        return Err(Failure::Usage(format!(
            "test: there is no step `{word}`; the steps are {names}, and no name runs all"
        )));
    }
    let mut bench = Bench {
        root: workspace::root()?,
        dist: None,
    };
    let mut tally = Tally::default();
    for step in STEPS
        .iter()
        .filter(|step| args.is_empty() || args.iter().any(|word| step.name == word))
    {
        say(&format!("{}: {} …", step.name, step.proves));
        let start = Instant::now();
        let outcome = (step.run)(&mut bench);
        if let Some(trouble) = &outcome.trouble {
            eprintln!("{}", trouble.trim_end());
        }
        tally.add(step.name, outcome, start.elapsed());
    }
    println!("\n{tally}");
    // The table tells what failed; the exit code needs a failure with few words.
    if tally.failed() == 0 {
        Ok(())
    } else {
        Err(Failure::Work("some tests failed; see above".to_owned()))
    }
}
