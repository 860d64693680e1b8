//! Everything that comes from outside, as no one would send it: sound inputs broken at random, bit by bit, word by word
//! and part by part, with their checksums put right again so that what lies behind them is reached.
//!
//! Each input is either taken, and then comes back the same when it is written and read once more, or refused with a
//! reason. None panics, none hangs. `cargo test` runs the inputs that once found something and a short seeded run;
//! `cargo xtask fuzz` runs as long as one likes.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

mod carried;
#[path = "../corpus/mod.rs"]
mod corpus;
#[path = "../dice/mod.rs"]
mod dice;
mod harness;
mod mutate;
mod records;
#[cfg(feature = "ui")]
mod settings;

use harness::{Target, run};

/// One test for each target, so that one can be run by its name.
macro_rules! targets {
    ($($(#[$when:meta])* $name:ident: $target:expr,)*) => {
        $($(#[$when])* #[test] fn $name() { run(stringify!($name), &$target); })*

        /// Every target, by the name of its test.
        fn all() -> Vec<(&'static str, Target)> {
            vec![$($(#[$when])* (stringify!($name), $target),)*]
        }
    };
}

targets! {
    link: carried::LINK,
    file: carried::FILE,
    line: carried::LINE,
    answers_file: carried::ANSWERS,
    bundle: records::BUNDLE,
    pack: records::PACK,
    programme: records::PROGRAMME,
    terms: records::TERMS,
    codes: records::CODES,
    shared_records: records::BASE,
    search: records::SEARCH,
    #[cfg(feature = "ui")]
    widget: settings::WIDGET,
    #[cfg(feature = "ui")]
    kiosk: settings::KIOSK,
    #[cfg(feature = "ui")]
    route: settings::ROUTE,
    #[cfg(feature = "ui")]
    typed: settings::TYPED,
}

#[test]
fn what_was_found_stays_mended() {
    let folder = corpus::root().join("tests/corpus/found");
    let mut seen = 0;
    for (name, target) in all() {
        let Ok(found) = std::fs::read_dir(folder.join(name)) else {
            continue;
        };
        for file in found {
            let path = file.unwrap().path();
            println!("{}", path.display());
            (target.open)(&std::fs::read(&path).unwrap());
            seen += 1;
        }
    }
    assert!(seen > 0, "{} has no inputs", folder.display());
}
