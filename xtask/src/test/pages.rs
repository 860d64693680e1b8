//! The steps about the finished site: its bytes, Trunk's bytes, and how it behaves in a browser.

use std::env;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::Bench;
use super::outcome::Outcome;
use crate::browser;
use crate::{budget, reproduce, shell, sizes, trunk as tool, workspace};

/// The site builds, and no file of it tells where it was built.
pub fn site(bench: &mut Bench) -> Outcome {
    let dist = match bench.dist() {
        Ok(dist) => dist,
        Err(error) => return Outcome::fail(error),
    };
    Outcome::pass()
        .and(Outcome::of(names_no_folder(&bench.root, &dist)))
        .and(Outcome::of(makes_nothing_of_text(&dist)))
}

/// What makes a page or a program of a text, in which anything might stand.
const OF_TEXT: [&str; 11] = [
    ".innerHTML =",
    ".innerHTML=",
    ".outerHTML =",
    ".outerHTML=",
    "insertAdjacentHTML",
    "document.write",
    "createContextualFragment",
    "setHTMLUnsafe",
    "eval(",
    "new Function(",
    "javascript:",
];

/// No script that is published makes HTML or code of a text, wasm-bindgen's neither, and no page has a handler inside.
fn makes_nothing_of_text(dist: &Path) -> Result<(), String> {
    for file in sizes::files(dist)? {
        let ending = file.extension().unwrap_or_default();
        if ending != "js" && ending != "html" {
            continue;
        }
        let text = shell::read_text(&file)?;
        if let Some(found) = of_text(&text) {
            return Err(format!(
                "{} has `{found}`, which makes something of a text",
                file.display()
            ));
        }
    }
    Ok(())
}

/// The first such thing in a text.
fn of_text(text: &str) -> Option<&str> {
    let named = OF_TEXT.into_iter().find(|name| text.contains(name));
    // A handler in a tag, such as ` onclick="`.
    let handler = || {
        text.match_indices(" on").find_map(|(at, _)| {
            let tag = text.get(at + 1..)?;
            let (name, _) = tag.split_once("=\"")?;
            let is_name = name.bytes().all(|byte| byte.is_ascii_lowercase());
            (is_name && name.len() > 4).then_some(name)
        })
    };
    named.or_else(handler)
}

fn names_no_folder(root: &Path, dist: &Path) -> Result<(), String> {
    let folders = [
        Some(root.to_path_buf()),
        workspace::home(),
        workspace::cargo_home(),
    ];
    // The separator at the end keeps a short name like `/root` from being found in words of the page.
    let separator = std::path::MAIN_SEPARATOR;
    let mut folders: Vec<String> = folders
        .into_iter()
        .flatten()
        .map(|path| format!("{}{separator}", path.display()))
        .collect();
    folders.push("registry/src".to_owned());
    for file in sizes::files(dist)? {
        let content = shell::read(&file)?;
        let found = |folder: &&String| {
            content
                .windows(folder.len())
                .any(|window| window == folder.as_bytes())
        };
        if let Some(folder) = folders.iter().find(found) {
            return Err(format!(
                "{} contains `{folder}`; see `remaps` in xtask/src/toolchain.rs",
                file.display()
            ));
        }
    }
    Ok(())
}

/// What is delivered weighs no more than it may.
pub fn weight(bench: &mut Bench) -> Outcome {
    let held = bench
        .dist()
        .and_then(|dist| budget::hold(&bench.root, &dist));
    Outcome::of(held)
}

/// Trunk writes the same files with the same bytes as `cargo xtask build` makes the site from; nothing may differ.
pub fn trunk(bench: &mut Bench) -> Outcome {
    let on_ci = env::var_os("CI").is_some_and(|value| value == "true");
    let trunk = match (tool::find_compared(&bench.root), on_ci) {
        (Some(trunk), _) => Ok(trunk),
        (None, true) => tool::install(&bench.root),
        (None, false) => return Outcome::skip(format!("Trunk {} is not installed", tool::VERSION)),
    };
    Outcome::of(trunk.and_then(|trunk| {
        bench.dist()?;
        let ours = workspace::base(&bench.root);
        compare(&ours, &with_trunk(&bench.root, &trunk)?)
    }))
}

/// Builds the site with Trunk, into a folder of its own.
fn with_trunk(root: &Path, trunk: &Path) -> Result<PathBuf, String> {
    let dist = workspace::target(root).join("trunk-dist");
    let mut command = tool::command(root, trunk)?;
    // Offline, because all it needs is there; a download would only hide that something is missing.
    command
        .args(["build", "--release", "--offline", "true", "--dist"])
        .arg(&dist);
    shell::output(&mut command)?;
    Ok(dist)
}

fn compare(ours: &Path, trunks: &Path) -> Result<(), String> {
    let differences = reproduce::differences(ours, trunks)?;
    if differences.is_empty() {
        return Ok(());
    }
    Err(format!(
        "the site and the one by Trunk differ: {}; xtask/src/site.rs has to do what Trunk does",
        differences.join(", ")
    ))
}

/// The same sources in another folder, compiled from nothing, make the same bytes.
pub fn again(bench: &mut Bench) -> Outcome {
    if env::var_os("CI").is_none_or(|value| value != "true") {
        return Outcome::skip(
            "a build from nothing takes minutes; `cargo xtask reproduce` makes it",
        );
    }
    let dist = bench.dist();
    Outcome::of(dist.and_then(|dist| reproduce::check(&bench.root, &dist)))
}

/// The browser tests, against the site as `cargo xtask serve` serves it.
pub fn browser(bench: &mut Bench) -> Outcome {
    in_browser(bench).unwrap_or_else(Outcome::fail)
}

fn in_browser(bench: &mut Bench) -> Result<Outcome, String> {
    let root = bench.root.clone();
    bench.dist()?;
    let mut command = browser::test(&root)?;
    let report = browser::tests(&root).join("results").join("report.json");
    shell::fresh_dir(&browser::tests(&root).join("results"))?;
    let result = shell::run(&mut command);
    let (passed, failed) = counts(&report)?;
    match result {
        Ok(()) if failed == 0 && passed > 0 => Ok(Outcome {
            passed,
            ..Outcome::default()
        }),
        Ok(()) => Err(format!(
            "the browser tests ran {passed} tests and tell {failed} failures"
        )),
        Err(trouble) => Ok(Outcome {
            passed,
            failed: failed.max(1),
            trouble: Some(trouble),
            ..Outcome::default()
        }),
    }
}

/// How many tests passed and failed, from Playwright's report.
fn counts(report: &Path) -> Result<(usize, usize), String> {
    let report: Value = serde_json::from_slice(&shell::read(report)?)
        .map_err(|error| format!("report.json: {error}"))?;
    let count = |name: &str| {
        let number = report
            .get("stats")
            .and_then(|stats| stats.get(name))
            .and_then(Value::as_u64);
        number
            .and_then(|number| usize::try_from(number).ok())
            .ok_or(format!("report.json has no count of {name}"))
    };
    // Nothing is repeated, so a flaky test can't be among them; if one ever is, it has not passed.
    Ok((count("expected")?, count("unexpected")? + count("flaky")?))
}

#[cfg(test)]
mod tests {
    use super::of_text;

    #[test]
    fn what_makes_something_of_a_text_is_found_and_what_reads_one_is_not() {
        for (text, found) in [
            ("a.innerHTML = b", Some(".innerHTML =")),
            ("return a.outerHTML;", None),
            ("new Function('a')", Some("new Function(")),
            ("new FinalizationRegistry(a)", None),
            ("<b onclick=\"a()\">", Some("onclick")),
            ("a.onclick = b; c(\"on click=\")", None),
            ("<b class=\"one\">", None),
        ] {
            assert_eq!(of_text(text), found, "{text}");
        }
    }
}
