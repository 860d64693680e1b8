//! The widget: the starter that a host links, the frame for hosts that let no script in, and the page that makes the snippet.

mod sheet;
mod snippet;

use super::parts::{File, Parts};
use super::policy;
use crate::shell;

/// The files that are given out as they are written.
const AS_THEY_ARE: [&str; 4] = ["embed.d.ts", "embed-frame.js", "frame.js", "frame.css"];

/// All files of the widget, beside those of the app that it shares with the website.
pub fn files(parts: &Parts) -> Result<Vec<File>, String> {
    let source = |name: &str| shell::read_text(&parts.root.join("static").join(name));
    let style = File::new("", sheet::of(&parts.styles, &source("widget.css")?)?);
    let style = style.named_by_content("widget", "css");
    let names = [
        ("glue", &*parts.glue.name),
        ("wasm", &*parts.wasm.name),
        ("style", &*style.name),
        ("easy", &*parts.words.easy.name),
        ("en", &*parts.words.en.name),
    ];
    let widget = File::new("", filled(&source("widget.js")?, &names)?);
    let widget = widget.named_by_content("widget", "js");
    let starter = filled(&source("embed.js")?, &[("widget", &widget.name)])?;
    let mut files = vec![
        File::new("embed.js", slim(&starter)),
        File::new(
            "frame.html",
            policy::rule(&source("frame.html")?, policy::WIDGET)?,
        ),
        style,
        widget,
    ];
    for name in AS_THEY_ARE {
        files.push(File::new(name, source(name)?));
    }
    files.extend(snippet::files(parts)?);
    Ok(files)
}

/// The script with the names of files in their places.
fn filled(script: &str, names: &[(&str, &str)]) -> Result<String, String> {
    let mut script = script.to_owned();
    for (place, name) in names {
        let place = format!("{{{{{place}}}}}");
        if !script.contains(&place) {
            return Err(format!("a script of the widget has no `{place}`"));
        }
        script = script.replace(&place, name);
    }
    match script.split_once("{{") {
        Some((_, rest)) => {
            let place = rest.split("}}").next().unwrap_or_default();
            Err(format!(
                "nothing is known for the place `{{{{{place}}}}}` of a script"
            ))
        }
        None => Ok(script),
    }
}

/// The script without comments and indentation, which every host would pay for. A comment has lines of its own.
fn slim(script: &str) -> String {
    let lines = script.lines().map(str::trim);
    let kept = lines.filter(|line| !line.is_empty() && !line.starts_with("//"));
    kept.map(|line| [line, "\n"].concat()).collect()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::super::parts::tests::parts;
    use super::{File, files, filled, slim};

    /// The widget's files, from the project's own sources.
    fn made() -> Vec<File> {
        let mut parts = parts();
        parts.root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        files(&parts).unwrap()
    }

    fn text(files: &[File], name: &str) -> String {
        let file = files.iter().find(|file| file.name == name).unwrap();
        String::from_utf8(file.content.clone()).unwrap()
    }

    #[test]
    fn what_a_host_loads_before_anything_is_seen_is_small() {
        let starter = text(&made(), "embed.js");
        assert!(starter.len() < 3072, "embed.js has {} bytes", starter.len());
    }

    #[test]
    fn each_script_names_the_next_by_its_content() {
        let files = made();
        let named = |ending: &str| {
            let mut names = files.iter().map(|file| file.name.as_str());
            names
                .find(|name| name.starts_with("widget-") && name.ends_with(ending))
                .unwrap()
        };
        assert!(text(&files, "embed.js").contains(named(".js")));
        let widget = text(&files, named(".js"));
        assert!(widget.contains(named(".css")));
        assert!(widget.contains("my-app-") && widget.contains(".wasm"));
        for file in &files {
            let script = file.name.ends_with(".js");
            assert!(
                !script || !text(&files, &file.name).contains("{{"),
                "{}",
                file.name
            );
        }
    }

    #[test]
    fn no_script_writes_html_or_code() {
        for file in made().iter().filter(|file| file.name.ends_with(".js")) {
            let script = String::from_utf8_lossy(&file.content);
            for word in [
                "innerHTML",
                "outerHTML",
                "insertAdjacentHTML",
                "eval(",
                "new Function",
                "document.write",
                "localStorage",
                "sessionStorage",
                "cookie",
            ] {
                assert!(!script.contains(word), "{} has `{word}`", file.name);
            }
        }
    }

    #[test]
    fn the_page_of_the_frame_has_a_policy() {
        let frame = text(&made(), "frame.html");
        assert!(frame.contains("Content-Security-Policy") && !frame.contains("unsafe-inline"));
    }

    #[test]
    fn a_place_that_is_not_there_or_not_known_is_said() {
        assert_eq!(filled("a {{b}} {{b}}", &[("b", "c")]).unwrap(), "a c c");
        assert!(filled("a", &[("b", "c")]).unwrap_err().contains("`{{b}}`"));
        assert!(
            filled("{{b}} {{d}}", &[("b", "c")])
                .unwrap_err()
                .contains("`{{d}}`")
        );
    }

    #[test]
    fn a_slim_script_says_the_same() {
        assert_eq!(
            slim("// why\n  a(`x\ny`); // not\n\n\tb;\n"),
            "a(`x\ny`); // not\nb;\n"
        );
    }
}
