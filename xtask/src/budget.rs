//! What the delivered files may weigh, so that none grows unseen.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{shell, sizes};

/// Files that a person waits for together, and what they may weigh, in bytes.
struct Budget {
    what: &'static str,
    /// How their names begin and end.
    files: &'static [(&'static str, &'static str)],
    measure: Measure,
    /// What they may weigh: somewhat more than they do, so that only what is built in on purpose or by mistake is noticed.
    most: usize,
    /// What they are to come to.
    aim: usize,
}

/// How a file is weighed.
#[derive(Clone, Copy, PartialEq)]
enum Measure {
    /// As a server sends it, with brotli.
    Sent,
    /// As it lies on a stick.
    Kept,
}

const STYLE: (&str, &str) = ("style-", ".css");
const PROGRAM: (&str, &str) = ("subsidy-advisor-", ".wasm");

const BUDGETS: [Budget; 7] = [
    Budget {
        what: "first question",
        files: &[("index", ".html")],
        measure: Measure::Sent,
        most: 12_500,
        // What a server sends before it waits for an answer.
        aim: 14_336,
    },
    Budget {
        what: "program",
        files: &[PROGRAM],
        measure: Measure::Sent,
        most: 317_000,
        aim: 200_000,
    },
    Budget {
        what: "first visit",
        files: &[
            ("index", ".html"),
            ("boot-", ".js"),
            STYLE,
            ("subsidy-advisor-", ".js"),
            PROGRAM,
        ],
        measure: Measure::Sent,
        most: 347_000,
        aim: 225_000,
    },
    Budget {
        what: "style",
        files: &[STYLE],
        measure: Measure::Sent,
        most: 9_700,
        aim: 9_000,
    },
    Budget {
        what: "やさしい日本語",
        files: &[("words-easy-", ".bin")],
        measure: Measure::Sent,
        most: 70_500,
        aim: 65_000,
    },
    Budget {
        what: "English",
        files: &[("words-en-", ".bin")],
        measure: Measure::Sent,
        most: 58_000,
        aim: 55_000,
    },
    Budget {
        what: "kiosk's page",
        files: &[("kiosk", ".html")],
        measure: Measure::Kept,
        most: 519_000,
        aim: 400_000,
    },
];

/// Weighs the site and prints a table of it.
///
/// # Errors
/// What weighs more than it may, or is not there.
pub fn hold(root: &Path, dist: &Path) -> Result<(), String> {
    let files = sizes::files(dist)?;
    let mut faults = Vec::new();
    println!(
        "{:>9} {:>9} {:>9}  bytes (a page as it is sent with brotli)",
        "now", "most", "aim"
    );
    for budget in &BUDGETS {
        let own = budget.found(dist, &files)?;
        let now = match budget.measure {
            Measure::Sent => sent(root, &own)?,
            Measure::Kept => kept(&own)?,
        };
        println!(
            "{now:>9} {:>9} {:>9}  {}",
            budget.most, budget.aim, budget.what
        );
        faults.extend(budget.fault(now));
    }
    if faults.is_empty() {
        Ok(())
    } else {
        Err(faults.join("\n"))
    }
}

impl Budget {
    /// Its files; each kind that it names has to be there.
    fn found(&self, dist: &Path, files: &[PathBuf]) -> Result<Vec<PathBuf>, String> {
        let mut own = Vec::new();
        for (start, end) in self.files {
            let is_one = |file: &&PathBuf| {
                let name = file.strip_prefix(dist).map(Path::to_string_lossy);
                name.is_ok_and(|name| name.starts_with(start) && name.ends_with(end))
            };
            let before = own.len();
            own.extend(files.iter().filter(is_one).cloned());
            if own.len() == before {
                return Err(format!(
                    "the site has no `{start}…{end}`, which is to be weighed"
                ));
            }
        }
        Ok(own)
    }

    fn fault(&self, now: usize) -> Option<String> {
        (now > self.most).then(|| {
            format!(
                "{} weighs {now} bytes, which is {} more than it may; make it lighter, or say in xtask/src/budget.rs what it is worth",
                self.what,
                now - self.most
            )
        })
    }
}

fn kept(files: &[PathBuf]) -> Result<usize, String> {
    let sizes = files.iter().map(|file| Ok(shell::read(file)?.len()));
    sizes.sum()
}

/// What a server sends of the files, as a program of the workspace weighs it.
fn sent(root: &Path, files: &[PathBuf]) -> Result<usize, String> {
    let mut cargo = Command::new("cargo");
    cargo.args(["run", "--quiet", "--locked", "--package", "weigh", "--"]);
    let told = shell::output(cargo.args(files).current_dir(root))?;
    let sizes = told.lines().map(|line| {
        let size: Result<usize, _> = line.parse();
        size.map_err(|error| format!("`{line}` is no weight: {error}"))
    });
    sizes.sum()
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::BUDGETS;

    #[test]
    fn what_weighs_as_much_as_it_may_is_right_and_a_byte_more_is_not() {
        for budget in &BUDGETS {
            assert_eq!(budget.fault(budget.most), None);
            let fault = budget.fault(budget.most + 1).unwrap();
            assert!(
                fault.contains(budget.what) && fault.contains("1 more"),
                "{fault}"
            );
        }
    }

    #[test]
    fn files_are_found_by_their_names_and_a_missing_one_is_said() {
        let dist = Path::new("dist");
        let names = ["style-1.css", "widget-1.css", "a/style-2.css"];
        let files: Vec<PathBuf> = names.iter().map(|name| dist.join(name)).collect();
        let style = BUDGETS.iter().find(|one| one.what == "style").unwrap();
        assert_eq!(
            style.found(dist, &files).unwrap(),
            [dist.join("style-1.css")]
        );
        assert!(
            style
                .found(dist, &files[1..])
                .unwrap_err()
                .contains("style-")
        );
    }
}
