//! Reads and checks the records in `data/` and writes the compact catalogue and the tables of words that go into the
//! page. A bad record stops the build, named by file, place, fault and mend.

use std::{env, fs, path::Path};

// The engine's modules up to the catalogue, compiled once more for the build: the records are read here by the very
// code that the tests and tools read them with.
#[allow(dead_code, missing_docs, unused_imports)]
#[path = "src"]
mod engine {
    pub mod catalog;
    pub mod date;
    pub mod fact;
    pub mod money;
    pub mod rule;
    pub mod truth;
}
use engine::{catalog, date, fact, money, rule, truth};

fn main() {
    println!("cargo::rerun-if-changed=data");
    if let Err(faults) = build() {
        for fault in faults {
            println!("cargo::error={fault}");
        }
    }
}

fn build() -> Result<(), Vec<String>> {
    let one = |fault: String| vec![fault];
    let out = env::var("OUT_DIR").map_err(|error| one(format!("OUT_DIR: {error}")))?;
    let write = |name: &str, bytes: &[u8]| {
        fs::write(Path::new(&out).join(name), bytes)
            .map_err(|error| one(format!("{name} cannot be written: {error}")))
    };

    let (catalog, defects) = catalog::load::load(Path::new("data"));
    if !defects.is_empty() {
        return Err(defects
            .iter()
            .map(|defect| format!("data/{defect}"))
            .collect());
    }
    let bundle = catalog.to_bundle().map_err(one)?;
    write("catalog.bin", &bundle)?;
    write(
        "catalog.version",
        catalog::bundle::version(&bundle).as_bytes(),
    )?;
    write("words.rs", words().map_err(one)?.as_bytes())
}

/// The words of the screens as an enum with a table a language, so that a missing word does not compile.
fn words() -> Result<String, String> {
    let file = "data/words/ja.json";
    let text =
        fs::read_to_string(file).map_err(|error| format!("{file} cannot be read: {error}"))?;
    let words: std::collections::BTreeMap<String, String> =
        serde_json::from_str(&text).map_err(|error| format!("{file}: {error}"))?;
    let variant = |key: &str| {
        key.split('_')
            .map(|part| part[..1].to_uppercase() + &part[1..])
            .collect::<String>()
    };
    let mut out = String::from(
        "/// A word or sentence of the screens, by its key in `data/words/`.\n#[derive(Clone, Copy, Debug, PartialEq, Eq)]\n#[allow(missing_docs)]\npub enum Word {\n",
    );
    for key in words.keys() {
        let plain = key.split('_').all(|part| {
            !part.is_empty()
                && part
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        });
        if !plain {
            return Err(format!(
                "{file}: the key `{key}` is no key; use lower-case words with `_` between"
            ));
        }
        out += &format!("    {},\n", variant(key));
    }
    out += "}\n\nimpl Word {\n    /// Its key.\n    pub const KEYS: &[&str] = &[";
    out += &words
        .keys()
        .map(|key| format!("{key:?}"))
        .collect::<Vec<_>>()
        .join(", ");
    out += "];\n}\n\nconst JAPANESE: &[&str] = &[\n";
    for text in words.values() {
        out += &format!("    {text:?},\n");
    }
    Ok(out + "];\n")
}
