//! The one style sheet of the widget, made from those of the page.
//!
//! In somebody else's page two measures are not ours: `rem` hangs on the host's own text, and the width of the screen says
//! nothing of the room that the widget is given. So each `rem` becomes a multiple of `--rem`, which the widget's script
//! sets to what the person's browser calls normal, and a question about the width of the screen becomes one about the
//! room. What else would reach beyond the widget is left out or refused.

use super::super::parts::File;

/// What asks whether a browser can tell a light scheme from a dark one. A widget is as light as the page around it.
const SCHEMES: &str = "@supports (color: light-dark(";

/// The sheet of what a page of ours says where the app does not begin; in a host's page the widget's starter says it.
const RESCUE: &str = "rescue";

/// The style sheets in their order, made fit for a shadow root, and what is around the widget before them.
pub fn of(styles: &[File], around: &str) -> Result<String, String> {
    let mut sheet = String::new();
    for (name, text) in [("widget.css", around.as_bytes())].into_iter().chain(
        styles
            .iter()
            .filter(|file| !file.name.starts_with(RESCUE))
            .map(|file| (file.name.as_str(), file.content.as_slice())),
    ) {
        let text = std::str::from_utf8(text).map_err(|error| format!("{name}: {error}"))?;
        sheet += &fitted(text).map_err(|error| format!("{name}: {error}"))?;
    }
    Ok(sheet)
}

/// One style sheet, fitted.
fn fitted(text: &str) -> Result<String, String> {
    let mut fitted = String::new();
    // How many blocks end where each open one of the source does.
    let mut open = Vec::new();
    let text = without_comments(text);
    let mut rest = text.as_str();
    // A piece ends where a block begins or ends, or a declaration does.
    while let Some(at) = rest.find(['{', '}', ';']) {
        let (piece, after) = rest.split_at(at + 1);
        rest = after;
        let words = piece.trim();
        if words.starts_with("@page") {
            // Paper is the host's.
            rest = rest.split_once('}').map_or("", |(_, rest)| rest);
            continue;
        }
        if words.starts_with(SCHEMES) {
            rest = after_block(rest)?;
            continue;
        }
        let words = if words.starts_with('@') {
            condition(words)?
        } else {
            measures(words)?
        };
        if words.ends_with('{') {
            open.push(words.matches('{').count());
        }
        let more = if words.ends_with('}') {
            open.pop().ok_or("a block ends that never began")? - 1
        } else {
            0
        };
        fitted += &[&words, &*"}".repeat(more), "\n"].concat();
    }
    match (rest.trim(), open.len()) {
        ("", 0) => Ok(fitted),
        ("", _) => Err("a block never ends".to_owned()),
        (left, _) => Err(format!("`{left}` stands after the last block")),
    }
}

/// What stands after the end of the block that `rest` is in.
fn after_block(rest: &str) -> Result<&str, String> {
    let mut deep = 1;
    for (at, sign) in rest.match_indices(['{', '}']) {
        deep += if sign == "{" { 1 } else { -1 };
        if deep == 0 {
            return Ok(rest.get(at + 1..).unwrap_or_default());
        }
    }
    Err("a block never ends".to_owned())
}

fn without_comments(text: &str) -> String {
    let mut parts = text.split("/*");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |kept, part| {
        let after = part.split_once("*/").map_or("", |(_, after)| after);
        kept + after
    })
}

/// A question about the screen, asked of the room as far as it is about the width.
fn condition(words: &str) -> Result<String, String> {
    let unknown = || format!("`{words}` is not known to work within a widget");
    if words.starts_with("@supports") {
        return Ok(words.to_owned());
    }
    let asked = words
        .strip_prefix("@media ")
        .and_then(|asked| asked.strip_suffix('{'));
    let asked = asked.ok_or_else(unknown)?;
    let (of_room, of_screen): (Vec<&str>, Vec<&str>) = asked
        .trim()
        .split(" and ")
        .partition(|part| part.contains("width"));
    if !of_room.is_empty() && asked.contains([',']) {
        return Err(unknown());
    }
    let block = |name: &str, parts: &[&str]| match parts {
        [] => String::new(),
        parts => [name, " ", &parts.join(" and "), " {"].concat(),
    };
    // In a question to the room `em` is the size that the room has, which is the normal one.
    let room = block("@container", &of_room).replace("rem", "em");
    Ok([block("@media", &of_screen), room].concat())
}

/// A selector or a declaration, measured by the widget's own room and text.
fn measures(words: &str) -> Result<String, String> {
    let words = words.replace("100vw", "100cqi");
    let mut out = String::new();
    let mut rest = words.as_str();
    while let Some(at) = rest.find("rem") {
        let (before, after) = rest.split_at(at);
        let digit = |letter: char| letter.is_ascii_digit() || letter == '.';
        let stem = before.trim_end_matches(digit);
        let number = before.strip_prefix(stem).unwrap_or_default();
        let (stem, sign) = match stem.strip_suffix('-') {
            // A hyphen within a name is no sign.
            Some(short) if !short.ends_with(|letter: char| letter.is_alphanumeric()) => {
                (short, "-")
            }
            Some(_) | None => (stem, ""),
        };
        let after = after.strip_prefix("rem").unwrap_or_default();
        let ends = !after.starts_with(|letter: char| letter.is_alphanumeric() || letter == '-');
        if number.is_empty() || !ends {
            out += &[before, "rem"].concat();
        } else {
            out += &[stem, "calc(", sign, number, "*var(--rem))"].concat();
        }
        rest = after;
    }
    out += rest;
    for unit in ["vw", "vh", "vmin", "vmax", "url("] {
        let stands = out.match_indices(unit).any(|(at, _)| {
            let before = out.get(..at).unwrap_or_default();
            unit == "url(" || before.ends_with(|letter: char| letter.is_ascii_digit())
        });
        if stands {
            return Err(format!(
                "`{out}` has `{unit}`, which is not the widget's to use"
            ));
        }
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::fitted;

    fn made(text: &str) -> String {
        fitted(text).unwrap().replace('\n', " ").trim().to_owned()
    }

    #[test]
    fn measures_are_the_widgets_own() {
        for (text, expected) in [
            ("a { gap: 1rem; }", "a { gap: calc(1*var(--rem)); }"),
            (
                "a { margin: -.5rem auto 1.25rem }",
                "a { margin: calc(-.5*var(--rem)) auto calc(1.25*var(--rem)) }",
            ),
            (
                "a { font: 400 1.0625rem/1.7 var(--font); }",
                "a { font: 400 calc(1.0625*var(--rem))/1.7 var(--font); }",
            ),
            (
                "a { width: min(64rem, 100vw - 2rem); }",
                "a { width: min(calc(64*var(--rem)), 100cqi - calc(2*var(--rem))); }",
            ),
            (
                "a { top: calc(50% - .35rem); }",
                "a { top: calc(50% - calc(.35*var(--rem))); }",
            ),
            (
                ".remark, .harem { gap: 2em; --rem: 3px; }",
                ".remark, .harem { gap: 2em; --rem: 3px; }",
            ),
        ] {
            assert_eq!(made(text), expected, "{text}");
        }
    }

    #[test]
    fn the_width_of_the_screen_is_that_of_the_room() {
        for (text, expected) in [
            (
                "@media (min-width: 36rem) { a { b: c; } }",
                "@container (min-width: 36em) { a { b: c; } }",
            ),
            (
                "@media (max-width: 35.99rem) { }",
                "@container (max-width: 35.99em) { }",
            ),
            (
                "@media (min-height: 34rem) { }",
                "@media (min-height: 34rem) { }",
            ),
            ("@media print { }", "@media print { }"),
            (
                "@media (min-width: 48rem) and (max-height: 60rem) { a { b: c; } d { e: f; } } g { h: i; }",
                "@media (max-height: 60rem) {@container (min-width: 48em) { a { b: c; } d { e: f; } }} g { h: i; }",
            ),
            (
                "@media (forced-colors: active) { }",
                "@media (forced-colors: active) { }",
            ),
        ] {
            assert_eq!(made(text), expected, "{text}");
        }
    }

    #[test]
    fn the_projects_own_styles_are_fitted() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../static/style");
        let sheets = std::fs::read_dir(folder).unwrap().flatten();
        let is_ours = |name: &std::ffi::OsStr| name.to_string_lossy().starts_with(super::RESCUE);
        for entry in sheets.filter(|entry| !is_ours(&entry.file_name())) {
            let text = std::fs::read_to_string(entry.path()).unwrap();
            let fitted =
                fitted(&text).unwrap_or_else(|fault| panic!("{:?}: {fault}", entry.path()));
            assert!(!fitted.contains("light-dark"), "{:?}", entry.path());
            // Questions about the height of the screen alone keep it.
            for line in fitted.lines().filter(|line| !line.starts_with('@')) {
                let word = |at: usize| line[..at].ends_with(|letter: char| letter.is_ascii_digit());
                assert!(!line.match_indices("rem").any(|(at, _)| word(at)), "{line}");
            }
        }
    }

    #[test]
    fn comments_and_paper_are_left_out() {
        assert_eq!(
            made("/* a {1rem} */ a { b: c; } @page { size: A4; margin: 12mm; } d { e: f; }"),
            "a { b: c; } d { e: f; }"
        );
    }

    #[test]
    fn the_dark_stays_outside() {
        assert_eq!(
            made(
                "a { b: c; } @supports (color: light-dark(red, red)) { :root { d: e; } @media print { f { g: h; } } } i { j: k; }"
            ),
            "a { b: c; } i { j: k; }"
        );
        assert_eq!(
            made("@supports (color: red) { a { b: c; } }"),
            "@supports (color: red) { a { b: c; } }"
        );
        assert!(fitted("@supports (color: light-dark(red, red)) { a { b: c; }").is_err());
        assert!(made("@media (prefers-contrast: more) { a { b: c; } }").contains("b: c"));
    }

    #[test]
    fn what_would_reach_beyond_is_refused() {
        for text in [
            "a { height: 50vh; }",
            "a { width: 50vw; }",
            "a { background: url(x.png); }",
            "@import 'x.css';",
            "@font-face { a: b; }",
            "@media print, (min-width: 1rem) { }",
            "@media (min-width: 1rem) {",
            "a { b: c; } }",
            "a { b: c; } d",
        ] {
            assert!(fitted(text).is_err(), "{text}");
        }
    }
}
