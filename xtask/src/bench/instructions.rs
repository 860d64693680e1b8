//! Instruction counts of the native engine, held against those that are kept: the same on every run of the same program,
//! where times are not.

use std::collections::BTreeMap;
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::{Deserialize, Serialize};

use crate::build::Built;
use crate::shell::{self, say};
use crate::workspace;

/// The bench that does the work, and what it can be asked for.
const BENCH: &str = "instructions";
const PIECES: &[&str] = &[
    "load",
    "derive",
    "judge",
    "advise",
    "next",
    "next, prepared",
    "remaining",
    "index",
    "judge by index",
    "one changed answer",
];

/// Whoever sets this keeps what is counted now.
const UPDATE: &str = "UPDATE_INSTRUCTIONS";

/// Counts may differ by so many percent.
const TOLERANCE: u64 = 3;

/// What is kept.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Counts {
    /// The compiler, as it names itself; another one makes other instructions.
    rustc: String,
    /// Instructions by piece.
    instructions: BTreeMap<String, u64>,
}

/// Counts, and fails where something takes more instructions than it did.
pub fn run(root: &Path) -> Result<(), String> {
    if shell::find("valgrind").is_none() {
        return Err(format!(
            "`valgrind` is not installed, and it counts the instructions: `apt-get install valgrind`, then `cargo xtask bench {BENCH}` again"
        ));
    }
    let counted = Counts {
        rustc: rustc()?,
        instructions: count(root)?,
    };
    let path = root.join("benches/instructions.json");
    if env::var_os(UPDATE).is_some() {
        let text = serde_json::to_string_pretty(&counted).map_err(|error| error.to_string())?;
        shell::write(&path, text + "\n")?;
        say(&format!("kept in {}", path.display()));
        return Ok(());
    }
    let kept: Counts = serde_json::from_str(&shell::read_text(&path)?)
        .map_err(|error| format!("{}: {error}", path.display()))?;
    let worse = compare(&kept, &counted);
    println!("{}", table(&kept, &counted));
    if kept.rustc != counted.rustc {
        say(&format!(
            "the kept counts are of {}, and this is {}: they can't be compared, so nothing is held against them. `{UPDATE}=1 cargo xtask bench {BENCH}` keeps these",
            kept.rustc, counted.rustc
        ));
        return Ok(());
    }
    if worse.is_empty() {
        return Ok(());
    }
    Err(format!(
        "more than {TOLERANCE} % off what is kept: {}. If that is meant, `{UPDATE}=1 cargo xtask bench {BENCH}` keeps the new counts",
        worse.join(", ")
    ))
}

/// The pieces that are off by more than the tolerance, fewer instructions included, so that what is won is kept.
fn compare(kept: &Counts, counted: &Counts) -> Vec<String> {
    let is_off = |piece: &&String| match (
        kept.instructions.get(*piece),
        counted.instructions.get(*piece),
    ) {
        (Some(kept), Some(counted)) => TOLERANCE * kept < 100 * counted.abs_diff(*kept),
        (Some(_), None) | (None, Some(_)) => true,
        (None, None) => false,
    };
    let mut pieces: Vec<&String> = kept
        .instructions
        .keys()
        .chain(counted.instructions.keys())
        .collect();
    pieces.sort();
    pieces.dedup();
    pieces.into_iter().filter(is_off).cloned().collect()
}

/// How much more it is than it was, percent.
fn percent(kept: u64, counted: u64) -> f64 {
    (counted as f64 / kept.max(1) as f64 - 1.0) * 100.0
}

fn table(kept: &Counts, counted: &Counts) -> String {
    let line = |(piece, now): (&String, &u64)| {
        let was = kept.instructions.get(piece).copied();
        let by = was.map_or_else(
            || "new".to_owned(),
            |was| format!("{:+.2} %", percent(was, *now)),
        );
        format!("{piece:<20} {now:>12} {by:>9}")
    };
    let lines: Vec<String> = counted.instructions.iter().map(line).collect();
    lines.join("\n")
}

/// Each piece by itself, less what it takes to make ready.
fn count(root: &Path) -> Result<BTreeMap<String, u64>, String> {
    let mut cargo = Command::new("cargo");
    cargo.args([
        "bench",
        "--no-default-features",
        "--bench",
        BENCH,
        "--no-run",
    ]);
    let program = Built::by(cargo.current_dir(root))?.file(BENCH, env::consts::EXE_EXTENSION)?;
    let ready = collected(root, &program, "none")?;
    let mut counts = BTreeMap::new();
    for piece in PIECES {
        let all = collected(root, &program, piece)?;
        counts.insert((*piece).to_owned(), all.saturating_sub(ready));
    }
    Ok(counts)
}

/// The instructions of one run.
fn collected(root: &Path, program: &Path, piece: &str) -> Result<u64, String> {
    let out: PathBuf = workspace::target(root).join("callgrind.out");
    let mut valgrind = Command::new("valgrind");
    valgrind
        .args(["--tool=callgrind", "--quiet"])
        .arg(format!("--callgrind-out-file={}", out.display()))
        .arg(program)
        .arg(piece);
    shell::output(&mut valgrind)?;
    let text = shell::read_text(&out)?;
    let total = text.lines().find_map(|line| line.strip_prefix("totals: "));
    total
        .and_then(|total| total.trim().parse().ok())
        .ok_or_else(|| format!("{} tells no total", out.display()))
}

fn rustc() -> Result<String, String> {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let said = shell::output(Command::new(rustc).arg("-vV"))?;
    let line = |name: &str| {
        let mut lines = said.lines();
        lines
            .find_map(|line| line.strip_prefix(name))
            .unwrap_or("?")
    };
    Ok(format!(
        "{}, {}",
        said.lines().next().unwrap_or("?"),
        line("host: ")
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(pieces: &[(&str, u64)]) -> Counts {
        Counts {
            rustc: String::new(),
            instructions: pieces
                .iter()
                .map(|(piece, count)| ((*piece).to_owned(), *count))
                .collect(),
        }
    }

    #[test]
    fn three_percent_either_way_are_noticed_and_less_is_not() {
        let kept = counts(&[("next", 10_000)]);
        for (now, is_off) in [
            (10_000, false),
            (10_300, false),
            (10_301, true),
            (9_700, false),
            (9_699, true),
        ] {
            assert_eq!(
                !compare(&kept, &counts(&[("next", now)])).is_empty(),
                is_off,
                "{now}"
            );
        }
        assert_eq!(compare(&kept, &counts(&[("load", 1)])), ["load", "next"]);
    }
}
