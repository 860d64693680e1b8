//! Reads and checks the records in `data/` and writes the compact catalogue and the tables of words that go into the
//! page. A bad record stops the build, named by file, place, fault and mend.

use std::{collections::BTreeMap, env, fs, path::Path};

// The engine's modules up to the catalogue, compiled once more for the build: the records are read here by the very
// code that the tests and tools read them with.
#[allow(dead_code, missing_docs, unused_imports)]
#[path = "src"]
mod engine {
    pub mod catalog;
    pub mod date;
    pub mod fact;
    pub mod gather;
    pub mod money;
    pub mod order;
    pub mod rule;
    pub mod truth;
}
use engine::{catalog, date, fact, gather, money, order, rule, truth};

use catalog::Language;

/// Names a file with the compact form of another catalogue, that the page is to be measured with instead of the records.
const MEASURED: &str = "MEASURED_CATALOG";

fn main() {
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-env-changed={MEASURED}");
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
    let bundle = match env::var_os(MEASURED) {
        Some(file) => fs::read(&file).map_err(|error| one(format!("{MEASURED}: {error}")))?,
        None => catalog.to_bundle().map_err(one)?,
    };
    let version = catalog::bundle::version(&bundle);
    write("catalog.bin", &bundle)?;
    write("catalog.version", version.as_bytes())?;
    let japanese = words(Language::Japanese).map_err(one)?;
    let keys: Vec<&str> = japanese.keys().map(String::as_str).collect();
    // Words of other screens than these would be said in the wrong places.
    let version = version + &catalog::bundle::version(keys.join(" ").as_bytes());
    write("words.version", version.as_bytes())?;
    write("words.rs", table(&japanese).map_err(one)?.as_bytes())?;
    for language in [Language::Easy, Language::English] {
        let own = words(language).map_err(one)?;
        // A word that is missing, which a test lists, is said in Japanese.
        let screens = japanese.iter();
        let screens: Vec<String> = screens
            .map(|(key, word)| own.get(key).unwrap_or(word).clone())
            .collect();
        let pack = catalog.to_pack(&version, language, &screens).map_err(one)?;
        write(&format!("words.{}.bin", language.id()), &pack)?;
    }
    Ok(())
}

/// The words of the screens in one language, by key.
fn words(language: Language) -> Result<BTreeMap<String, String>, String> {
    let file = format!("data/words/{}.json", language.id());
    let text =
        fs::read_to_string(&file).map_err(|error| format!("{file} cannot be read: {error}"))?;
    serde_json::from_str(&text).map_err(|error| format!("{file}: {error}"))
}

/// The words of the screens as an enum with the table of the Japanese ones, which are always there.
fn table(words: &BTreeMap<String, String>) -> Result<String, String> {
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
                "data/words/ja.json: the key `{key}` is no key; use lower-case words with `_` between"
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
