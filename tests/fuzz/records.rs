//! The data: the compact catalogue, the packs of words, and the JSON records that people write.

use super::{
    corpus::{self, businesses::CATALOG},
    dice::Dice,
    harness::{Came, Target},
    mutate,
};
use serde::{Deserialize, Serialize};
use std::{
    fs,
    path::PathBuf,
    sync::{LazyLock, Mutex},
};
use subsidy_advisor::{
    advice::{AsOf, advise, levers, near_misses},
    answer::Answers,
    catalog::{Catalog, Defect, Language, Unlearned, load},
    interview::{self, Opening},
    search::Index,
};

pub const BUNDLE: Target = Target {
    seeds: bundles,
    change: change_bundle,
    open: open_bundle,
    short: 20,
};

pub const PACK: Target = Target {
    seeds: packs,
    change: change_pack,
    open: open_pack,
    short: 100,
};

pub const PROGRAMME: Target = Target {
    seeds: programmes,
    change: mutate::json,
    open: open_programme,
    short: 300,
};

pub const TERMS: Target = Target {
    seeds: || vec![fs::read(data().join("terms.json")).unwrap()],
    change: mutate::json,
    open: open_terms,
    short: 20,
};

pub const CODES: Target = Target {
    seeds: || vec![fs::read(data().join("codes.json")).unwrap()],
    change: mutate::json,
    open: open_codes,
    short: 100,
};

pub const BASE: Target = Target {
    seeds: shared_records,
    change: change_shared,
    open: open_shared,
    short: 10,
};

pub const SEARCH: Target = Target {
    seeds: queries,
    change: mutate::bytes,
    open: open_query,
    short: 1_000,
};

fn data() -> PathBuf {
    corpus::root().join("data")
}

/// Three programmes with every kind of figure: parts of the spend, a floor, add-ons, caps by years and businesses.
static FEW: LazyLock<Catalog> = LazyLock::new(|| {
    let ids = [
        "business-succession-subsidy",
        "monozukuri-subsidy",
        "nuclear-area-location",
    ];
    let few = CATALOG.clone().only(&ids.map(str::to_owned));
    assert_eq!(few.programmes.len(), ids.len());
    few
});

/// Businesses to advise from whatever was taken.
static BUSINESSES: LazyLock<Vec<(Answers, AsOf)>> = LazyLock::new(|| {
    let mut all: Vec<(Answers, AsOf)> = corpus::journeys()
        .iter()
        .step_by(8)
        .map(|journey| journey.read(&CATALOG))
        .collect();
    let newest = AsOf {
        fiscal_year: None,
        ..all[0].1
    };
    all.push((Answers::default(), newest));
    all
});

/// Whatever a catalogue says, it can be advised from, to the end.
fn can_be_used(catalog: &Catalog, pick: usize) {
    let (answers, as_of) = &BUSINESSES[pick % BUSINESSES.len()];
    let advice = advise(catalog, answers, *as_of);
    for one in advice.recommendations.iter().take(6) {
        let _ = near_misses(catalog, answers, as_of.today, one);
        let _ = levers(catalog, answers, as_of.today, one);
        let _ = one.reasons(&advice.situation);
    }
    let _ = interview::next(catalog, answers, *as_of, Opening::Purpose);
}

/// Each defect says which file, where in it, what is wrong and what to do.
fn reasons(defects: &[Defect]) -> Vec<String> {
    for defect in defects {
        let parts = [&defect.file, &defect.place, &defect.fault, &defect.mend];
        assert!(
            parts.iter().all(|part| !part.trim().is_empty()),
            "{defect:?}"
        );
    }
    defects.iter().map(|defect| defect.fault.clone()).collect()
}

/// The layers of a compact catalogue and of a pack, as they lie in the bytes.
#[derive(Clone, Serialize, Deserialize)]
struct Block {
    name: String,
    checksum: u64,
    bytes: Vec<u8>,
}

#[derive(Serialize, Deserialize)]
struct Bundle {
    base: Block,
    programmes: Vec<Block>,
}

#[derive(Serialize, Deserialize)]
struct Pack {
    version: String,
    language: String,
    screens: Block,
    base: Block,
    programmes: Vec<Block>,
}

/// FNV-1a, written once more.
fn checksum(bytes: &[u8]) -> u64 {
    let mix = |sum: u64, byte: &u8| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, mix)
}

/// Changes what is in a block, and puts its checksum right again.
fn change_block(dice: &mut Dice, block: &mut Block, others: &[Vec<u8>]) {
    for _ in 0..=dice.below(4) {
        mutate::change(dice, &mut block.bytes, others);
    }
    block.checksum = checksum(&block.bytes);
}

fn bundles() -> Vec<Vec<u8>> {
    vec![FEW.to_bundle().unwrap()]
}

fn change_bundle(dice: &mut Dice, seeds: &[Vec<u8>]) -> Vec<u8> {
    if dice.once_in(8) {
        return mutate::bytes(dice, seeds);
    }
    let mut bundle: Bundle = postcard::from_bytes(&seeds[0]).unwrap();
    let others: Vec<Vec<u8>> = bundle
        .programmes
        .iter()
        .map(|one| one.bytes.clone())
        .collect();
    let all = bundle.programmes.len() + 1;
    match bundle.programmes.get_mut(dice.below(all)) {
        Some(block) => change_block(dice, block, &others),
        None => change_block(dice, &mut bundle.base, &others),
    }
    postcard::to_allocvec(&bundle).unwrap()
}

fn open_bundle(input: &[u8]) -> Came {
    let (catalog, defects) = Catalog::from_bundle(input);
    can_be_used(&catalog, input.len());
    // What was taken is written as it was read.
    let written = catalog.to_bundle().unwrap();
    let (again, none) = Catalog::from_bundle(&written);
    assert_eq!(none, []);
    assert_eq!(again.to_bundle().unwrap(), written);
    Came::of(&reasons(&defects))
}

const VERSION: &str = "v";

fn packs() -> Vec<Vec<u8>> {
    let screens = ["はい".to_owned(), "いいえ".to_owned()];
    let pack = |language| FEW.to_pack(VERSION, language, &screens).unwrap();
    vec![pack(Language::English), pack(Language::Easy)]
}

fn change_pack(dice: &mut Dice, seeds: &[Vec<u8>]) -> Vec<u8> {
    if dice.once_in(6) {
        return mutate::bytes(dice, seeds);
    }
    let mut pack: Pack = postcard::from_bytes(&seeds[dice.below(seeds.len())]).unwrap();
    let others = vec![pack.screens.bytes.clone(), pack.base.bytes.clone()];
    match dice.below(pack.programmes.len() + 4) {
        0 => change_block(dice, &mut pack.screens, &others),
        1 => change_block(dice, &mut pack.base, &others),
        2 => pack.programmes.reverse(),
        3 => {
            let one = pack.programmes[0].clone();
            pack.programmes.push(one);
        }
        at => change_block(dice, &mut pack.programmes[at - 4], &others),
    }
    postcard::to_allocvec(&pack).unwrap()
}

fn open_pack(input: &[u8]) -> Came {
    let mut said = Vec::new();
    let before = FEW.to_bundle().unwrap();
    for language in [Language::English, Language::Easy] {
        let mut catalog = FEW.clone();
        match catalog.learn(VERSION, language, input) {
            Ok((_, defects)) => {
                said.push(reasons(&defects));
                // Names, figures and rules are not the words of a pack.
                assert_eq!(catalog.programmes.len(), FEW.programmes.len());
                can_be_used(&catalog, input.len());
            }
            Err(why @ (Unlearned::Damaged | Unlearned::Another)) => {
                assert_eq!(
                    catalog.to_bundle().unwrap(),
                    before,
                    "it is refused and changes something"
                );
                said.push(vec![why.to_string()]);
            }
        }
    }
    said.sort_by_key(Vec::len);
    Came::of(&said[0])
}

fn programmes() -> Vec<Vec<u8>> {
    let mut files: Vec<PathBuf> = fs::read_dir(data().join("programmes"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    files.iter().map(|file| fs::read(file).unwrap()).collect()
}

fn open_programme(input: &[u8]) -> Came {
    let text = String::from_utf8_lossy(input);
    // A file has to bear the programme's own name.
    let record: serde_json::Value = serde_json::from_str(&text).unwrap_or_default();
    let file = format!(
        "programmes/{}.json",
        record["id"].as_str().unwrap_or("none")
    );
    match load::programme(&file, &text, &CATALOG.base) {
        Err(defects) => {
            assert!(!defects.is_empty());
            Came::of(&reasons(&defects))
        }
        Ok(programme) => {
            let catalog = Catalog {
                programmes: vec![programme],
                base: CATALOG.base.clone(),
            };
            can_be_used(&catalog, input.len());
            let written = catalog.to_bundle().unwrap();
            let (again, defects) = Catalog::from_bundle(&written);
            assert_eq!(defects, []);
            assert_eq!(again.to_bundle().unwrap(), written);
            Came::In
        }
    }
}

fn open_terms(input: &[u8]) -> Came {
    let (_, defects) = load::terms(&String::from_utf8_lossy(input), &CATALOG.base);
    Came::of(&reasons(&defects))
}

fn open_codes(input: &[u8]) -> Came {
    let text = String::from_utf8_lossy(input);
    match load::number(&CATALOG.base.questions, &text) {
        Err(defects) => {
            assert!(!defects.is_empty());
            Came::of(&reasons(&defects))
        }
        Ok(questions) => {
            // No two questions and no two choices of one share a number.
            let mut numbers: Vec<u16> = questions.iter().map(|one| one.number).collect();
            numbers.sort_unstable();
            numbers.dedup();
            assert_eq!(numbers.len(), questions.len());
            for question in &questions {
                let bits = question.options.iter().map(|one| 1_u64 << one.number);
                let all = bits.fold(0, |all, bit| all | bit);
                assert_eq!(all.count_ones() as usize, question.options.len());
            }
            Came::In
        }
    }
}

/// The files that all programmes share.
const SHARED: [&str; 7] = [
    "questions.json",
    "definitions.json",
    "sources.json",
    "budget_lines.json",
    "coverage.json",
    "search_words.json",
    "codes.json",
];

/// Each shared file, with its name in the first line.
fn shared_records() -> Vec<Vec<u8>> {
    let read = |name: &str| fs::read_to_string(data().join(name)).unwrap();
    SHARED
        .iter()
        .map(|name| format!("{name}\n{}", read(name)).into())
        .collect()
}

fn change_shared(dice: &mut Dice, seeds: &[Vec<u8>]) -> Vec<u8> {
    let at = dice.below(seeds.len());
    let head = SHARED[at].len() + 1;
    let json = seeds[at][head..].to_vec();
    let mut changed = seeds[at][..head].to_vec();
    changed.extend(mutate::json(dice, &[json]));
    changed
}

/// A folder of records without programmes, one at a time.
static FOLDER: LazyLock<Mutex<PathBuf>> = LazyLock::new(|| {
    let folder = corpus::root().join(format!("target/fuzz/data-{}", std::process::id()));
    fs::create_dir_all(folder.join("programmes")).unwrap();
    for name in SHARED.iter().chain(&["terms.json"]) {
        fs::copy(data().join(name), folder.join(name)).unwrap();
    }
    Mutex::new(folder)
});

fn open_shared(input: &[u8]) -> Came {
    let text = String::from_utf8_lossy(input);
    let (name, json) = text.split_once('\n').unwrap_or((&text, ""));
    if !SHARED.contains(&name) {
        return Came::Refused("there is no such file".to_owned());
    }
    let folder = FOLDER.lock().unwrap_or_else(|broken| broken.into_inner());
    fs::write(folder.join(name), json).unwrap();
    let (mut catalog, defects) = load::load(&folder);
    fs::copy(data().join(name), folder.join(name)).unwrap();
    drop(folder);
    let reasons = reasons(&defects);
    if reasons.is_empty() {
        catalog.programmes = FEW.programmes.clone();
        can_be_used(&catalog, input.len());
    }
    Came::of(&reasons)
}

fn queries() -> Vec<Vec<u8>> {
    let words = [
        "事業承継",
        "ものづくり 補助金",
        "IT",
        "ｱｲﾃｨ",
        "しょうえね",
        "equipment",
        "a",
        "",
    ];
    words.iter().map(|word| word.as_bytes().to_vec()).collect()
}

static INDEX: LazyLock<Index> = LazyLock::new(|| Index::of(&CATALOG, Language::Japanese));

fn open_query(input: &[u8]) -> Came {
    let query = String::from_utf8_lossy(input);
    let found = INDEX.find(&query);
    let mut once = found.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(
        once.len(),
        found.len(),
        "a programme is found twice by {query:?}"
    );
    assert!(found.iter().all(|at| *at < CATALOG.programmes.len()));
    // A word more finds nothing more.
    let more = INDEX.find(&format!("{query} 補助"));
    assert!(more.iter().all(|at| found.contains(at)), "{query:?}");
    Came::In
}
