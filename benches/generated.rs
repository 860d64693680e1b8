//! Writes generated catalogues in the compact form into the folder `GENERATED`, one for each number of programmes that is
//! given: what the page is measured with by `cargo xtask bench answering`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "what goes wrong here stops the bench that asked for it"
)]

#[path = "../tests/generated/mod.rs"]
mod generated;
#[path = "../tests/population/mod.rs"]
mod population;

use std::{env, fs, path::Path};
use subsidy_advisor::catalog::load::load;

fn main() {
    let (catalog, defects) = load(Path::new("data"));
    assert!(defects.is_empty(), "{defects:#?}");
    let folder = env::var_os("GENERATED").expect("GENERATED names the folder to write to");
    let counts = env::args().filter_map(|argument| argument.parse::<usize>().ok());
    for count in counts {
        let named = generated::named(&catalog, count, generated::SEED);
        let file = Path::new(&folder).join(format!("{count}.bin"));
        fs::write(file, named.to_bundle().unwrap()).unwrap();
    }
}
