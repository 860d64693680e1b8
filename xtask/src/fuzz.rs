//! `cargo xtask fuzz [TARGET…]`: breaks whatever comes from outside at random, for as long as one likes.

use std::process::Command;

use crate::failure::Failure;
use crate::options::Options;
use crate::{shell, workspace};

/// What a person sees after a slip.
const KNOWN: &str = "--minutes N, --inputs N, --seed S, and the names of targets";

/// The options, each with the variable by which `tests/fuzz/harness.rs` is told.
const OPTIONS: [(&str, &str); 3] = [
    ("--minutes", "FUZZ_MINUTES"),
    ("--inputs", "FUZZ_INPUTS"),
    ("--seed", "FUZZ_SEED"),
];

/// Runs the targets that are named, or all, one after the other; each as long as is said.
pub fn run(args: &[String]) -> Result<(), Failure> {
    let names = |word: &&String| {
        word.chars()
            .all(|sign| sign.is_ascii_lowercase() || sign == '_')
    };
    let targets: Vec<&String> = args.iter().filter(names).collect();
    let rest: Vec<String> = args.iter().filter(|word| !names(word)).cloned().collect();
    let mut options = Options::new("fuzz", KNOWN, &rest);
    let mut cargo = Command::new("cargo");
    cargo.args(["test", "--profile", "stress", "--test", "fuzz", "--"]);
    cargo.args(["--nocapture", "--test-threads=1"]);
    let mut limited = false;
    for (name, variable) in OPTIONS {
        if let Some(value) = options.value(name)? {
            let number = value.parse::<u64>();
            number.map_err(|_| {
                Failure::Usage(format!("fuzz: `{name} {value}` is no whole number"))
            })?;
            limited |= name != "--seed";
            cargo.env(variable, value);
        }
    }
    options.finish()?;
    if !limited {
        cargo.env("FUZZ_MINUTES", "1");
    }
    cargo.args(targets);
    Ok(shell::run(cargo.current_dir(workspace::root()?))?)
}
