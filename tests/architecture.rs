//! The invariants that ARCHITECTURE.md names, each as a test over the sources.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// The engine's modules in the order of their dependencies: each may use those before it.
const ORDER: &[&str] = &[
    "gather",
    "truth",
    "money",
    "date",
    "order",
    "fact",
    "rule",
    "catalog",
    "search",
    "answer",
    "derive",
    "advice",
    "interview",
    "share",
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below a folder of the project with one of the endings, as its path and its text.
fn files(folder: &str, endings: &[&str]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_dir() && !["node_modules", "target", "results"].contains(&name.as_str()) {
                folders.push(path);
            } else if endings.iter().any(|ending| name.ends_with(ending)) {
                let shown = path
                    .strip_prefix(root())
                    .unwrap()
                    .to_string_lossy()
                    .replace('\\', "/");
                found.push((shown, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    assert!(!found.is_empty(), "nothing in {folder}");
    found.sort();
    found
}

/// The sources of the engine, with the module each belongs to.
fn engine() -> Vec<(String, String, String)> {
    let module = |path: &str| {
        path.trim_start_matches("src/")
            .split(['/', '.'])
            .next()
            .unwrap()
            .to_owned()
    };
    let sources = files("src", &[".rs"])
        .into_iter()
        .map(|(path, text)| (module(&path), path, text));
    sources
        .filter(|(module, _, _)| ORDER.contains(&module.as_str()))
        .collect()
}

/// The text without its comments.
fn code(text: &str) -> String {
    text.lines()
        .map(|line| line.split("//").next().unwrap_or_default())
        .collect::<Vec<_>>()
        .join("\n")
}

/// The modules a source names after `crate::`, in a list or alone.
fn uses(text: &str) -> BTreeSet<String> {
    let word = |text: &str| {
        text.chars()
            .take_while(|c| c.is_alphanumeric() || *c == '_')
            .collect::<String>()
    };
    let mut names = BTreeSet::new();
    for (at, start) in text.match_indices("crate::") {
        let rest = &text[at + start.len()..];
        let Some(list) = rest.strip_prefix('{') else {
            names.insert(word(rest));
            continue;
        };
        let mut depth = 0;
        let mut name = String::new();
        for c in list.chars() {
            match c {
                '}' if depth == 0 => break,
                ',' if depth == 0 => names.extend([word(std::mem::take(&mut name).trim())]),
                '{' => depth += 1,
                '}' => depth -= 1,
                c if depth == 0 => name.push(c),
                _ => {}
            }
        }
        names.extend([word(name.trim())]);
    }
    names
}

#[test]
fn dependencies_run_one_way() {
    let place = |module: &str| ORDER.iter().position(|name| *name == module);
    for (module, path, text) in engine() {
        for used in uses(&code(&text))
            .iter()
            .filter(|used| **used != module && !used.is_empty())
        {
            let earlier = place(used).is_some_and(|used| Some(used) < place(&module));
            assert!(
                earlier,
                "{path} uses `{used}`, which does not come before `{module}`"
            );
        }
    }
}

#[test]
fn the_engine_knows_no_browser_no_clock_and_no_log() {
    for (_, path, text) in engine() {
        let code = code(&text);
        for word in [
            "yew",
            "web_sys",
            "js_sys",
            "gloo",
            "wasm_bindgen",
            "SystemTime",
            "Instant",
            "println!",
            "print!",
            "dbg!",
            " log::",
            "crate::ui",
        ] {
            assert!(!code.contains(word), "{path} names `{word}`");
        }
        let reads_files = path.starts_with("src/catalog/load");
        assert!(
            reads_files || !code.contains("std::{fs") && !code.contains("std::fs"),
            "{path} reads files"
        );
    }
}

/// Yew's own macro would do as well, unseen, and make code for each element.
#[test]
fn screens_and_parts_are_written_in_our_own_html() {
    let all = files("src/ui", &[".rs"]);
    let written = all.iter().filter(|(path, text)| {
        *path != "src/ui/template.rs" && (text.contains("html! {") || text.contains("html!("))
    });
    let mut seen = 0;
    for (path, text) in written {
        let is_ours = ["html;", "{self, html};"]
            .iter()
            .any(|names| text.contains(&["use crate::ui::template::", names].concat()));
        assert!(is_ours, "{path} doesn't use `crate::ui::template::html`");
        seen += 1;
    }
    assert!(seen > 50, "{seen}");
}

#[test]
fn one_place_touches_the_browser() {
    for (path, text) in files("src/ui", &[".rs"])
        .iter()
        .filter(|(path, _)| !path.starts_with("src/ui/browser"))
    {
        for word in [
            "window()",
            "session_storage",
            "local_storage",
            "js_sys::Date",
            "Date::now",
            ".history()",
            ".location()",
            ".clipboard(",
            "Blob",
            "create_object_url",
            "array_buffer",
            "FileReader",
            "create_element(",
            "query_selector",
        ] {
            assert!(!code(text).contains(word), "{path} names `{word}`");
        }
    }
}

#[test]
fn a_part_knows_no_programme_and_a_screen_no_storage() {
    for (path, text) in files("src/ui/part", &[".rs"]) {
        for used in uses(&code(&text)) {
            assert!(
                !["advice", "interview", "share", "derive"].contains(&used.as_str()),
                "{path} uses `{used}`"
            );
        }
        assert!(
            !code(&text).contains("Programme"),
            "{path} knows programmes"
        );
    }
    for (path, text) in files("src/ui/screen", &[".rs"]) {
        assert!(
            !code(&text).contains("browser::"),
            "{path} reaches for the browser"
        );
    }
}

#[test]
fn a_part_and_its_style_have_the_same_name() {
    let names = |folder: &str, ending: &str| -> BTreeSet<String> {
        let files = files(folder, &[ending]).into_iter();
        files
            .filter(|(path, _)| Path::new(path).parent() == Some(Path::new(folder)))
            .map(|(path, _)| {
                Path::new(&path)
                    .file_stem()
                    .unwrap()
                    .to_string_lossy()
                    .into_owned()
            })
            .collect()
    };
    let mut styles = names("static/style", ".css");
    assert!(
        styles.remove("base"),
        "static/style/base.css holds what all parts share"
    );
    assert_eq!(names("src/ui/part", ".rs"), styles);
    let index = fs::read_to_string(root().join("index.html")).unwrap();
    for style in styles.iter().map(String::as_str).chain(["base"]) {
        assert!(
            index.contains(&format!("static/style/{style}.css")),
            "index.html does not link {style}.css"
        );
    }
}

/// The colors that a piece of style names: by number, by function or by word.
fn colors(style: &str) -> Vec<String> {
    let part = |c: char| c.is_alphanumeric() || "#-_.".contains(c);
    let words = style.replace('(', "( ");
    let words = words.split(|c: char| !(part(c) || c == '('));
    let named = "black white red green blue gray grey yellow orange".split(' ');
    let functions = "rgb( rgba( hsl( hsla( hwb( lab( lch( oklab( oklch( color(".split(' ');
    let known: BTreeSet<&str> = named.chain(functions).collect();
    let is_number = |word: &str| {
        let digits = word.strip_prefix('#').unwrap_or_default();
        [3, 4, 6, 8].contains(&digits.len()) && digits.chars().all(|c| c.is_ascii_hexdigit())
    };
    let is_color = |word: &&str| is_number(word) || known.contains(word);
    words.filter(is_color).map(str::to_owned).collect()
}

#[test]
fn colors_are_named_once() {
    let none: &[&str] = &[];
    for (style, found) in [
        ("a { color: #000; }", &["#000"][..]),
        (
            "a { background: linear-gradient(red, #12ab3Fcc) }",
            &["red", "#12ab3Fcc"],
        ),
        ("a { color: rgb(0 0 0 / 50%) }", &["rgb("]),
        (
            "#abc-heading { white-space: nowrap; color: var(--white); border: solid currentColor }",
            none,
        ),
    ] {
        assert_eq!(colors(style), found, "{style}");
    }
    for (path, text) in files("static/style", &[".css"]) {
        let base = path.ends_with("/base.css");
        let comments = text
            .split("/*")
            .skip(1)
            .filter_map(|part| part.split("*/").next());
        let style = comments.fold(text.clone(), |style, comment| style.replace(comment, ""));
        for line in style.lines() {
            let is_token =
                base && (line.trim_start().starts_with("--") || line.starts_with("@supports"));
            assert!(is_token || colors(line).is_empty(), "{path}: {line}");
        }
    }
}

#[test]
fn wording_is_never_in_rust() {
    for (path, text) in files("src", &[".rs"]) {
        let code = code(text.split("#[cfg(test)]\nmod tests").next().unwrap());
        let japanese = |c: char| matches!(c, '\u{3040}'..='\u{30FF}' | '\u{4E00}'..='\u{9FFF}');
        let line = code.lines().find(|line| line.contains(japanese));
        assert_eq!(
            line, None,
            "{path} holds words; they belong in data/words or in the catalogue"
        );
    }
}

#[test]
fn every_file_says_what_it_is_and_can_be_read_at_once() {
    for folder in ["src", "xtask", "tests"] {
        for (path, text) in files(folder, &[".rs"]) {
            assert!(
                text.starts_with("//! "),
                "{path} does not open with a sentence"
            );
            let lines = text.lines().count();
            assert!(lines <= 750, "{path} has {lines} lines");
        }
    }
}

#[test]
fn no_test_is_ignored_and_none_reads_the_clock() {
    for (path, text) in files("tests", &[".rs"])
        .into_iter()
        .chain(files("src", &[".rs"]))
    {
        if path != "tests/architecture.rs" {
            assert!(!text.contains("#[ignore"), "{path} ignores a test");
            // That nothing hangs can be seen by the clock alone.
            let measures = path == "tests/fuzz/harness.rs" && !text.contains("SystemTime::now");
            let reads = text.contains("SystemTime::now") || text.contains("Instant::now");
            assert!(measures || !reads, "{path} reads the clock");
        }
    }
}

#[test]
fn no_path_of_a_machine_is_in_the_project() {
    for folder in ["src", "data", "static", "tests", "xtask", ".ci"] {
        for (path, text) in files(
            folder,
            &[
                ".rs", ".json", ".mjs", ".js", ".css", ".html", ".toml", ".md", "run",
            ],
        ) {
            for machine in ["/ro\u{6f}t/", "/work/ma\u{69}n", "C:\\Use\u{72}s"] {
                assert!(!text.contains(machine), "{path} names {machine}");
            }
        }
    }
}
