//! Puts Trunk's part of the site together from index.html and Trunk.toml, as Trunk does; `deliver` makes dist/ from it.
//!
//! Only what the project uses of Trunk is here: links to style sheets, to files that are copied, and to the app.
//! Anything else is refused rather than guessed, and a test compares the result with Trunk's own.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::shell;
use crate::stage::{Stage, entries};
use tag::{Asset, Link};

mod tag;

/// What Trunk.toml says, as far as it matters here.
#[derive(Deserialize)]
struct Settings {
    build: Build,
}

#[derive(Deserialize)]
struct Build {
    target: String,
    public_url: String,
    pattern_script: String,
    pattern_preload: String,
}

/// Writes Trunk's part of the site into the folder `base` and returns that.
///
/// `wasm` is the file from cargo, which gives the names their hash; `parts` holds what wasm-bindgen made of it.
pub fn assemble(root: &Path, wasm: &Path, parts: &Path, base: &Path) -> Result<PathBuf, String> {
    let settings = shell::read_text(&root.join("Trunk.toml"))?;
    let Settings { build } =
        basic_toml::from_str(&settings).map_err(|error| format!("Trunk.toml: {error}"))?;
    let stage = Stage::open(base)?;
    let page = shell::read_text(&root.join(&build.target))?;
    let page = Assembly {
        root,
        stage: &stage,
        build: &build,
        wasm,
        parts,
    }
    .page(&page)?;
    stage.write("index.html", page)?;
    stage.publish()
}

/// The folders and settings of one run.
struct Assembly<'a> {
    root: &'a Path,
    stage: &'a Stage,
    build: &'a Build,
    wasm: &'a Path,
    parts: &'a Path,
}

impl Assembly<'_> {
    /// Replaces every link that is meant for Trunk, and writes the file it stands for.
    fn page(&self, source: &str) -> Result<String, String> {
        let mut page = String::new();
        let mut preload = None;
        let mut rest = source;
        while let Some(Link {
            before,
            asset,
            after,
        }) = tag::next(rest)?
        {
            page.push_str(before);
            match asset {
                Asset::Style { href, attributes } => {
                    page.push_str(&self.style(&href, &attributes)?)
                }
                Asset::File { href } => self.copy(&href)?,
                Asset::App { name } => {
                    let (js, wasm) = self.app(&name)?;
                    let fill = |pattern: &str| fill(pattern, &self.build.public_url, &js, &wasm);
                    page.push_str(&fill(&self.build.pattern_script));
                    preload = Some(fill(&self.build.pattern_preload));
                }
            }
            rest = after;
        }
        page.push_str(rest);
        let preload = preload
            .ok_or("index.html has no `<link data-trunk rel=\"rust\">`, so the page has no app")?;
        let (head, body) = page
            .split_once("</head>")
            .ok_or("index.html has no `</head>`")?;
        Ok(format!("{head}{preload}</head>{body}"))
    }

    fn style(&self, href: &str, attributes: &str) -> Result<String, String> {
        let content = shell::read(&self.root.join(href))?;
        let (stem, extension) = file_name(href)?
            .rsplit_once('.')
            .ok_or(format!("`{href}` has no ending"))?;
        let name = format!("{stem}-{:x}.{extension}", seahash::hash(&content));
        self.stage.write(&name, content)?;
        Ok(format!(
            r#"<link rel="stylesheet" href="{}{name}"{attributes}/>"#,
            self.build.public_url
        ))
    }

    fn copy(&self, href: &str) -> Result<(), String> {
        let from = self.root.join(href);
        let to = self.stage.place(file_name(href)?);
        if from.is_dir() {
            copy_dir(&from, &to)
        } else {
            shell::write(&to, shell::read(&from)?)
        }
    }

    /// Copies the app's two files and returns their names, hashed as Trunk does: by the wasm that cargo made.
    fn app(&self, name: &str) -> Result<(String, String), String> {
        let hash = seahash::hash(&shell::read(self.wasm)?);
        let js = format!("{name}-{hash:x}.js");
        let wasm = format!("{name}-{hash:x}_bg.wasm");
        let made = |ending: &str| shell::read(&self.parts.join(format!("{name}{ending}")));
        self.stage.write(&js, made(".js")?)?;
        self.stage.write(&wasm, made("_bg.wasm")?)?;
        let snippets = self.parts.join("snippets");
        if snippets.is_dir() {
            copy_dir(&snippets, &self.stage.place("snippets"))?;
        }
        Ok((js, wasm))
    }
}

/// Fills one of Trunk.toml's patterns.
fn fill(pattern: &str, base: &str, js: &str, wasm: &str) -> String {
    pattern
        .replace("{base}", base)
        .replace("{js}", js)
        .replace("{wasm}", wasm)
}

fn file_name(href: &str) -> Result<&str, String> {
    href.rsplit('/')
        .next()
        .filter(|name| !name.is_empty())
        .ok_or_else(|| format!("`{href}` names no file"))
}

fn copy_dir(from: &Path, to: &Path) -> Result<(), String> {
    shell::make_dir(to)?;
    for entry in entries(from)? {
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy_dir(&path, &target)?
        } else {
            shell::write(&target, shell::read(&path)?)?
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    #[test]
    fn every_style_file_is_linked_in_the_page() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let page = std::fs::read_to_string(root.join("index.html")).unwrap();
        for file in std::fs::read_dir(root.join("static/style"))
            .unwrap()
            .flatten()
        {
            let name = file.file_name().into_string().unwrap();
            let link = format!(r#"<link data-trunk rel="css" href="static/style/{name}">"#);
            assert!(page.contains(&link), "index.html needs the line {link}");
        }
    }
}
