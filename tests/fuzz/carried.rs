//! A consultation that comes back: by a link, from a file, from the tab's memory, from the tools' answers file.

use super::{
    corpus::{self, businesses::CATALOG},
    dice::Dice,
    harness::{Came, Target},
    mutate,
};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use subsidy_advisor::{
    advice::{AsOf, advise},
    answer::{self, Answers},
    date::Date,
    fact::Fact,
    share::{self, Carried, Fault, LARGEST_FILE, Note, Opened},
};

pub const LINK: Target = Target {
    seeds: links,
    change: change_link,
    open: open_link,
    short: 2_000,
};

pub const FILE: Target = Target {
    seeds: files,
    change: change_file,
    open: open_file,
    short: 500,
};

pub const LINE: Target = Target {
    seeds: lines,
    change: mutate::bytes,
    open: open_line,
    short: 1_000,
};

pub const ANSWERS: Target = Target {
    seeds: answers_files,
    change: mutate::json,
    open: open_answers,
    short: 1_000,
};

/// What the journeys carry, with what no journey has beside it: わからない, ranges, the other door.
fn all_carried() -> Vec<Carried> {
    let mut all: Vec<Carried> = corpus::journeys()
        .iter()
        .map(|journey| {
            let (answers, as_of) = journey.read(&CATALOG);
            Carried {
                answers,
                fiscal_year: as_of.fiscal_year,
                ..Carried::default()
            }
        })
        .collect();
    all.push(Carried::default());
    let mixed = "v1;applicant=company;prefecture=unknown;regular_employees=21..50;stated_capital=10000000..;\
                 past_grant=yes;purposes=equipment,it_tools;value_added_growth=2.5;planned_spend=0";
    let (answers, errors) = share::from_line(&CATALOG, mixed);
    assert_eq!(errors, []);
    all.push(Carried {
        answers,
        opening: subsidy_advisor::interview::Opening::Situation,
        fiscal_year: CATALOG.fiscal_years().first().copied(),
    });
    all
}

fn code(carried: &Carried) -> String {
    share::to_code(
        &CATALOG,
        &carried.answers,
        carried.opening,
        carried.fiscal_year,
    )
}

fn day() -> Date {
    "2026-11-21".parse().unwrap()
}

fn file(carried: &Carried) -> String {
    let note = Note {
        about: "相談の記録です。",
        answer: &|fact, _| fact.id().to_owned(),
    };
    share::to_file(&CATALOG, carried, day(), &note)
}

fn links() -> Vec<Vec<u8>> {
    all_carried().iter().map(|one| code(one).into()).collect()
}

fn files() -> Vec<Vec<u8>> {
    all_carried().iter().map(|one| file(one).into()).collect()
}

fn lines() -> Vec<Vec<u8>> {
    let line = |one: &Carried| share::to_line(&CATALOG, &one.answers).into_bytes();
    all_carried().iter().map(line).collect()
}

/// The checksum of zip and png, written once more: the tests must not lean on what they test.
fn crc32(bytes: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for byte in bytes {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            let carry = sum & 1 == 1;
            sum >>= 1;
            if carry {
                sum ^= 0xedb8_8320;
            }
        }
    }
    !sum
}

const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

fn from_letters(code: &[u8]) -> Vec<u8> {
    let sixes = code
        .iter()
        .filter_map(|letter| LETTERS.iter().position(|one| one == letter));
    let bits: Vec<bool> = sixes
        .flat_map(|six| (0..6).rev().map(move |bit| six >> bit & 1 == 1))
        .collect();
    let byte = |bits: &[bool]| {
        bits.iter()
            .fold(0_u8, |byte, bit| byte << 1 | u8::from(*bit))
    };
    bits.chunks_exact(8).map(byte).collect()
}

fn to_letters(bytes: &[u8]) -> Vec<u8> {
    let bits: Vec<bool> = bytes
        .iter()
        .flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1 == 1))
        .collect();
    let six = |bits: &[bool]| {
        let padded = bits.iter().copied().chain([false; 6]).take(6);
        LETTERS[padded.fold(0, |six, bit| six << 1 | usize::from(bit))]
    };
    bits.chunks(6).map(six).collect()
}

/// The letters changed, or the records behind them with version, length and checksum put right again.
fn change_link(dice: &mut Dice, seeds: &[Vec<u8>]) -> Vec<u8> {
    if dice.once_in(4) {
        return mutate::bytes(dice, seeds);
    }
    // The version, then the length in one byte or in two.
    let records = |code: &Vec<u8>| {
        let bytes = from_letters(code);
        let begin = if bytes[1] & 0x80 == 0 { 2 } else { 3 };
        bytes[begin..bytes.len() - 4].to_vec()
    };
    let all: Vec<Vec<u8>> = (0..3)
        .map(|_| records(&seeds[dice.below(seeds.len())]))
        .collect();
    let changed = mutate::bytes(dice, &all);
    let mut bytes = vec![if dice.once_in(50) { 2 } else { 1 }];
    let mut length = changed.len();
    while length > 0x7f {
        bytes.push(u8::try_from(length & 0x7f).unwrap() | 0x80);
        length >>= 7;
    }
    bytes.push(u8::try_from(length).unwrap());
    bytes.extend(changed);
    bytes.extend(crc32(&bytes).to_be_bytes());
    to_letters(&bytes)
}

/// The text changed, half of the time with the checks of its lines put right again.
fn change_file(dice: &mut Dice, seeds: &[Vec<u8>]) -> Vec<u8> {
    let changed = mutate::bytes(dice, seeds);
    if dice.once_in(2) {
        return changed;
    }
    let text = String::from_utf8_lossy(&changed).into_owned();
    let kept: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim().starts_with("check="))
        .collect();
    let content = kept
        .iter()
        .map(|line| line.trim())
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    let (mut whole, mut sums) = (0_u32, Vec::new());
    for line in content {
        whole = crc32(&[&whole.to_be_bytes(), line.as_bytes()].concat());
        sums.push(crc32(line.as_bytes()));
    }
    let sums = [whole].into_iter().chain(sums);
    let sums: Vec<String> = sums.map(|sum| format!("{sum:08x}")).collect();
    format!("{}\ncheck={}\n", kept.join("\n"), sums.join(" ")).into_bytes()
}

/// What was taken is an answer that its question takes, can be carried on by every way, and can be advised from.
fn is_whole(carried: &Carried) {
    for (fact, given) in carried.answers.iter() {
        let question = CATALOG.question(fact).unwrap();
        let written = answer::write(question, given);
        assert_eq!(answer::read(question, &written), Ok(given), "{fact:?}");
    }
    let by_link = share::from_code(&CATALOG, &code(carried));
    assert!(by_link.is_sound(), "{by_link:?}");
    assert_eq!(&by_link.carried, carried);
    let by_file = share::from_file(&CATALOG, file(carried).as_bytes());
    assert!(by_file.is_sound(), "{by_file:?}");
    assert_eq!((&by_file.carried, by_file.day), (carried, Some(day())));
    let line = share::to_line(&CATALOG, &carried.answers);
    assert_eq!(
        share::from_line(&CATALOG, &line),
        (carried.answers.clone(), Vec::new())
    );
    // To advise takes a hundred times as long as to read.
    if crc32(line.as_bytes()).is_multiple_of(32) {
        can_be_advised(&carried.answers);
    }
}

fn can_be_advised(answers: &Answers) {
    let as_of = AsOf {
        today: day(),
        fiscal_year: None,
    };
    assert!(!advise(&CATALOG, answers, as_of).recommendations.is_empty());
}

fn reason(opened: &Opened) -> Came {
    match (&opened.fault, opened.left_out.first()) {
        (Some(fault), _) => Came::Refused(format!("{fault:?}")),
        (None, Some(left_out)) => Came::Refused(format!("{:?} left out", left_out.why)),
        (None, None) => Came::In,
    }
}

fn open_link(input: &[u8]) -> Came {
    let opened = share::from_code(&CATALOG, &String::from_utf8_lossy(input));
    if let Some(fault) = opened.fault {
        assert_eq!(
            opened,
            Opened::nothing(fault),
            "of a damaged link nothing is opened"
        );
    }
    assert!(opened.left_out.iter().all(|one| one.line.is_none()));
    is_whole(&opened.carried);
    reason(&opened)
}

fn open_file(input: &[u8]) -> Came {
    let opened = share::from_file(&CATALOG, input);
    if let Some(fault @ (Fault::NotOurs | Fault::Encoding | Fault::TooLarge)) = opened.fault {
        assert_eq!(opened, Opened::nothing(fault));
        return reason(&opened);
    }
    assert!(input.len() <= LARGEST_FILE);
    let text = String::from_utf8_lossy(input);
    let text = text.trim_start_matches('\u{feff}');
    // Every line about a question is taken or named with its place; nothing is passed over in silence.
    for (at, line) in text.lines().map(str::trim).enumerate().skip(1) {
        let fact = line
            .split_once('=')
            .and_then(|(id, _)| Fact::from_id(id.trim()));
        let asked = fact.filter(|fact| CATALOG.question(*fact).is_some());
        if let Some(fact) = asked.filter(|_| !line.starts_with('#')) {
            let named = opened.left_out.iter().any(|one| one.line == Some(at + 1));
            assert!(
                named || opened.carried.answers.get(fact).is_some(),
                "line {}: {line}",
                at + 1
            );
        }
    }
    for one in &opened.left_out {
        let line = text.lines().nth(one.line.unwrap() - 1).unwrap().trim();
        assert!(
            line.starts_with(&one.words) && !one.words.is_empty(),
            "{one:?}"
        );
    }
    is_whole(&opened.carried);
    reason(&opened)
}

fn open_line(input: &[u8]) -> Came {
    let line = String::from_utf8_lossy(input);
    let (answers, errors) = share::from_line(&CATALOG, &line);
    let mut named: BTreeSet<String> = answers
        .iter()
        .map(|(fact, _)| fact.id().to_owned())
        .collect();
    for error in &errors {
        assert!(
            !error.fault.is_empty() && !error.mend.is_empty(),
            "{error:?}"
        );
        named.insert(error.question.clone());
    }
    let (version, said) = line.split_once(';').unwrap_or((&line, ""));
    if version == "v1" {
        for part in said.split(';').filter(|part| !part.is_empty()) {
            let question = part.split('=').next().unwrap();
            assert!(named.contains(question), "`{part}` is passed over");
        }
    }
    is_whole(&Carried {
        answers,
        ..Carried::default()
    });
    let reasons: Vec<String> = errors.iter().map(ToString::to_string).collect();
    Came::of(&reasons)
}

fn answers_files() -> Vec<Vec<u8>> {
    let journeys = corpus::journeys();
    let file = |one: &corpus::Journey| json!({"today": one.today, "fiscal_year": one.fiscal_year, "answers": one.answers});
    journeys
        .iter()
        .map(|one| file(one).to_string().into())
        .collect()
}

fn open_answers(input: &[u8]) -> Came {
    let text = String::from_utf8_lossy(input);
    match share::read_file(&CATALOG, &text) {
        Err(faults) => {
            // Each fault names the question, the setting, or the file with its line.
            assert!(!faults.is_empty());
            let names = |fault: &String| fault.contains('`') || fault.contains(" line ");
            assert!(faults.iter().all(names), "{faults:?}");
            Came::of(&faults)
        }
        Ok(read) => {
            let said = serde_json::from_str::<Value>(&text).unwrap();
            let count = said["answers"].as_object().map_or(0, serde_json::Map::len);
            assert_eq!(read.answers.iter().count(), count);
            is_whole(&Carried {
                answers: read.answers,
                fiscal_year: read.fiscal_year,
                ..Carried::default()
            });
            Came::In
        }
    }
}
