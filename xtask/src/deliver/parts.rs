//! What every delivery is made of: the page and the files that Trunk's part consists of.

use std::path::{Path, PathBuf};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

use super::address::Address;
use super::html::{self, Tag};
use super::plain::Plain;
use super::style;
use crate::{shell, sizes};

/// A file of the site.
#[derive(Clone, Debug, PartialEq)]
pub struct File {
    /// Its path within the site, with `/` between folders.
    pub name: String,
    pub content: Vec<u8>,
}

impl File {
    pub fn new(name: impl Into<String>, content: impl Into<Vec<u8>>) -> Self {
        File {
            name: name.into(),
            content: content.into(),
        }
    }

    /// What the browser holds the file against before it uses it, as in `integrity="sha256-…"`.
    pub fn integrity(&self) -> String {
        let digest = Sha256::digest(&self.content);
        ["sha256-", &BASE64_STANDARD.encode(digest)].concat()
    }

    /// The same content under a name that changes with every byte of it, so that a cache never gives out another's.
    pub fn named_by_content(self, stem: &str, ending: &str) -> Self {
        let digest = Sha256::digest(&self.content);
        let digits: String = digest
            .iter()
            .take(8)
            .map(|byte| format!("{byte:02x}"))
            .collect();
        File::new(format!("{stem}-{digits}.{ending}"), self.content)
    }
}

/// The packs with the words of the languages that are not in the app itself.
pub struct Words {
    /// やさしい日本語.
    pub easy: File,
    /// English.
    pub en: File,
}

/// Trunk's part of the site, taken apart.
pub struct Parts {
    /// The folder of the project, for files that belong to one delivery alone.
    pub root: PathBuf,
    /// index.html; it names the files below as `./name`.
    pub page: String,
    /// The script that starts the app; its tag in the page has the names of `glue` and `wasm` as `data-js` and `data-wasm`.
    pub starter: File,
    /// The JavaScript that wasm-bindgen made.
    pub glue: File,
    /// The app.
    pub wasm: File,
    /// The words of the languages that are not in the app itself.
    pub words: Words,
    /// The style sheets in the order of the page.
    pub styles: Vec<File>,
    /// The files that are copied as they are.
    pub others: Vec<File>,
    /// What the app renders for pages that need no script.
    pub plain: Plain,
    /// Where the site will be published, if that is known.
    pub address: Option<Address>,
}

impl Parts {
    /// Takes Trunk's part of the site apart.
    pub fn read(
        root: &Path,
        base: &Path,
        plain: Plain,
        address: Option<&Address>,
    ) -> Result<Self, String> {
        let mut files = Vec::new();
        for path in sizes::files(base)? {
            let name = path.strip_prefix(base).unwrap_or(&path);
            let name = name.to_string_lossy().replace('\\', "/");
            files.push(File::new(name, shell::read(&path)?));
        }
        Parts::sort(root, files, plain, address)
    }

    /// All style sheets as one file, which is asked for once.
    pub fn style(&self) -> File {
        let sheets: Vec<&File> = self.styles.iter().collect();
        File::new("", style::lean(&sheets)).named_by_content("style", "css")
    }

    fn sort(
        root: &Path,
        mut files: Vec<File>,
        plain: Plain,
        address: Option<&Address>,
    ) -> Result<Self, String> {
        let mut take = |name: &str| {
            let at = files.iter().position(|file| file.name == name);
            at.map(|at| files.remove(at)).ok_or_else(|| {
                format!("index.html names `{name}`, and the build made no such file")
            })
        };
        let page = String::from_utf8(take("index.html")?.content)
            .map_err(|error| format!("index.html: {error}"))?;
        let starter = |tag: &Tag<'_>| tag.name() == "script" && tag.file("data-wasm").is_some();
        let tags = html::tags(&page);
        let tag = tags.iter().copied().find(starter).ok_or(
            "index.html has no `<script data-js=… data-wasm=…>`; see `pattern_script` in Trunk.toml",
        )?;
        let mut named = |attribute: &str| {
            take(tag.file(attribute).ok_or_else(|| {
                format!("the script that starts the app has no `{attribute}=\"./…\"`")
            })?)
        };
        let (starter, glue, wasm) = (named("src")?, named("data-js")?, named("data-wasm")?);
        let sheets = tags
            .iter()
            .filter(|tag| tag.attribute("rel") == Some("stylesheet"))
            .filter_map(|tag| tag.file("href"));
        let styles = sheets.map(&mut take).collect::<Result<_, _>>()?;
        let pack = |language: &str, text: &str| {
            let content = BASE64_STANDARD.decode(text);
            let content = content
                .map_err(|error| format!("the words of `{language}` can't be read: {error}"))?;
            let stem = ["words-", language].concat();
            Ok::<_, String>(File::new("", content).named_by_content(&stem, "bin"))
        };
        let words = Words {
            easy: pack("easy", &plain.words.easy)?,
            en: pack("en", &plain.words.en)?,
        };
        let mut parts = Parts {
            root: root.to_path_buf(),
            page: page.clone(),
            starter,
            glue,
            wasm,
            words,
            styles,
            others: files,
            plain,
            address: address.cloned(),
        };
        parts.name_by_content();
        Ok(parts)
    }

    /// Trunk names these by what went into them or not at all; a cache needs names by what came out.
    fn name_by_content(&mut self) {
        let Parts {
            page,
            starter,
            glue,
            wasm,
            ..
        } = self;
        for (file, ending) in [(starter, "js"), (glue, "js"), (wasm, "wasm")] {
            let stem = file.name.split('.').next().unwrap_or_default();
            // What stands after the last hyphen is Trunk's own hash.
            let stem = stem.rsplit_once('-').map_or(stem, |(stem, _)| stem);
            let named = file.clone().named_by_content(stem, ending);
            *page = page.replace(
                &format!("\"./{}\"", file.name),
                &format!("\"./{}\"", named.name),
            );
            *file = named;
        }
    }
}

#[cfg(test)]
pub mod tests {
    use std::path::Path;

    use serde_json::json;

    use super::super::plain::Plain;
    use super::{File, Parts};

    /// A page as Trunk makes it, with the files it names.
    pub fn trunks() -> Vec<File> {
        let page = r#"<!doctype html>
<html lang="ja"><head>
<meta charset="utf-8">
<link rel="icon" type="image/svg+xml" href="./icon.svg">
<link rel="stylesheet" href="./b-1.css"/><link rel="stylesheet" href="./a-2.css"/>
<script type="module" src="./boot.js" data-js="./my-app-3.js" data-wasm="./my-app-3_bg.wasm"></script>
<link rel="modulepreload" href="./my-app-3.js"><link rel="preload" href="./my-app-3_bg.wasm"></head>
<body><div id="app"><noscript>no</noscript></div></body></html>"#;
        [
            ("index.html", page),
            ("a-2.css", "a {}"),
            ("b-1.css", "b {}"),
            ("boot.js", "start()"),
            ("icon.svg", "<svg/>"),
            ("my-app-3.js", "export default 1"),
            ("my-app-3_bg.wasm", "wasm"),
        ]
        .map(|(name, text)| File::new(name, text))
        .to_vec()
    }

    fn root() -> &'static Path {
        Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
    }

    /// What the app renders, with letters that have to be escaped.
    fn plain() -> Plain {
        let page = |folder: &str| json!({"folder": folder, "title": "A <b> & c", "description": "\"a\"", "content": "<main></main>", "about": {"name": "</script>"}});
        let pages = [page("programmes/"), page("programmes/a/")];
        let mut missing = page("");
        missing["content"] = json!("<a href=\"./programmes/\">a</a>");
        missing["about"] = json!(null);
        let words = json!({"easy": "ZWFzeQ==", "en": "ZW4="});
        let plain = json!({"start": "<h1>start</h1>", "doors": ["<h1 class=\"page-heading\">door</h1>"], "words": words, "pages": pages, "missing": missing, "gallery": page(""), "rescue": "<aside></aside>", "version": page("about/")});
        serde_json::from_value(plain).unwrap()
    }

    /// The parts of that page.
    pub fn parts() -> Parts {
        Parts::sort(root(), trunks(), plain(), None).unwrap()
    }

    #[test]
    fn each_part_is_found_by_how_the_page_names_it() {
        let parts = parts();
        assert_eq!(parts.wasm.content, b"wasm");
        assert_eq!(parts.glue.content, b"export default 1");
        let styles: Vec<&str> = parts.styles.iter().map(|file| &*file.name).collect();
        assert_eq!(styles, ["b-1.css", "a-2.css"], "in the order of the page");
        let others: Vec<&str> = parts.others.iter().map(|file| &*file.name).collect();
        assert_eq!(others, ["icon.svg"]);
    }

    #[test]
    fn a_name_changes_with_the_content_and_the_page_follows() {
        let first = parts();
        let mut files = trunks();
        files.last_mut().unwrap().content = b"wasm!".to_vec();
        let second = Parts::sort(root(), files, plain(), None).unwrap();
        assert_ne!(first.wasm.name, second.wasm.name);
        assert_eq!(first.starter.name, second.starter.name);
        assert!(first.starter.name.starts_with("boot-"));
        assert!(first.wasm.name.starts_with("my-app-"));
        for parts in [first, second] {
            for file in [&parts.starter, &parts.glue, &parts.wasm] {
                assert!(parts.page.contains(&format!("\"./{}\"", file.name)));
            }
            assert!(!parts.page.contains("my-app-3.js") && !parts.page.contains("_bg"));
        }
    }

    #[test]
    fn a_file_that_is_named_and_missing_is_said() {
        let without = |name: &str| {
            let files = trunks().into_iter().filter(|file| file.name != name);
            Parts::sort(root(), files.collect(), plain(), None)
                .err()
                .unwrap()
        };
        for name in ["index.html", "boot.js", "my-app-3_bg.wasm", "a-2.css"] {
            assert!(without(name).contains(&format!("`{name}`")), "{name}");
        }
    }

    #[test]
    fn the_style_sheets_become_one_in_the_order_of_the_page() {
        let style = parts().style();
        assert_eq!(style.content, b"b {}\na {}");
        assert!(style.name.starts_with("style-") && style.name.ends_with(".css"));
    }

    #[test]
    fn integrity_is_the_sha256_of_the_content() {
        let empty = File::new("a", "").integrity();
        assert_eq!(empty, "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }
}
