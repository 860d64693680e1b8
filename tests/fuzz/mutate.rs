//! What can happen to an input: to its bytes, to its words, and to the parts of a JSON record.

use super::dice::Dice;
use serde_json::{Map, Value};

/// A piece of a length, as its begin and end.
fn piece(dice: &mut Dice, length: usize) -> (usize, usize) {
    let begin = dice.below(length + 1);
    let longest = if dice.once_in(8) { length } else { 12 };
    (begin, (begin + dice.below(longest + 1)).min(length))
}

/// What inputs are made of and what has hurt programs before.
const WORDS: &[&str] = &[
    "=",
    "..",
    ",",
    ";",
    ":",
    "#",
    "/",
    ".",
    "-",
    "+",
    "%",
    "\n",
    "\r",
    "\t",
    " ",
    "\u{3000}",
    "\u{feff}",
    "\0",
    "\u{202e}",
    "\u{301}",
    "あ",
    "万",
    "億",
    "円",
    "年",
    "令和元",
    "１",
    "𝟙",
    "½",
    "①",
    "😀",
    "\u{ffff}",
    "0",
    "00",
    "1",
    "-1",
    "+1",
    "-0",
    "0.5",
    "1e9",
    "NaN",
    "255",
    "256",
    "32768",
    "65535",
    "65536",
    "2147483648",
    "4294967296",
    "1000000000000000",
    "1000000000000001",
    "9223372036854775807",
    "9223372036854775808",
    "18446744073709551615",
    "99999999999999999999999999",
    "unknown",
    "yes",
    "no",
    "true",
    "false",
    "null",
    "none",
    "prefecture",
    "43",
    "48",
    "regular_employees",
    "purposes",
    "fiscal_year",
    "2020",
    "2009",
    "size_class",
    "planned_spend",
    "day",
    "opening",
    "check=",
    "subsidy-advisor 1",
    "v1",
    "2020-02-29",
    "2019-02-29",
    "0000-00-00",
    "9999-12-31",
    "{",
    "}",
    "[",
    "]",
    "\"",
    "\\",
    "\\u0000",
    "{\"ja\":\"\"}",
    "2/3",
    "0/1",
    "1/0",
    "3/2",
    "003:1-2",
    "003:2-1",
    "+03:1",
    "https://",
    "javascript:",
    "<script>",
    "%00",
    "%E3%80%82",
    "&",
    "?",
];

/// Bytes that are edges of something.
const EDGES: &[u8] = &[
    0, 1, 2, 3, 9, 10, 13, 32, 0x2e, 0x7f, 0x80, 0xbf, 0xc0, 0xe3, 0xed, 0xf0, 0xfe, 0xff,
];

/// Bytes with one to six things done to them.
pub fn bytes(dice: &mut Dice, seeds: &[Vec<u8>]) -> Vec<u8> {
    let mut input = seeds[dice.below(seeds.len())].clone();
    for _ in 0..=dice.below(6) {
        change(dice, &mut input, seeds);
    }
    input.truncate(200_000);
    input
}

/// One thing done to bytes.
pub fn change(dice: &mut Dice, input: &mut Vec<u8>, seeds: &[Vec<u8>]) {
    let at = dice.below(input.len());
    let (begin, end) = piece(dice, input.len());
    match dice.below(10) {
        0 if !input.is_empty() => input[at] ^= 1 << dice.below(8),
        1 if !input.is_empty() => input[at] = EDGES[dice.below(EDGES.len())],
        2 => input.insert(at, dice.next().to_le_bytes()[0]),
        3 => drop(input.drain(begin..end)),
        4 => {
            let piece = input[begin..end].to_vec();
            for _ in 0..=dice.below(3) {
                input.splice(at..at, piece.iter().copied());
            }
        }
        5 => {
            let piece: Vec<u8> = input.drain(begin..end).collect();
            let to = dice.below(input.len() + 1);
            input.splice(to..to, piece);
        }
        6 => {
            let other = &seeds[dice.below(seeds.len())];
            let (from, to) = piece(dice, other.len());
            input.splice(begin..end, other[from..to].iter().copied());
        }
        7 => input.truncate(at),
        8 if dice.once_in(50) => {
            let word = dice.one_of(WORDS).repeat(1 << dice.below(14));
            input.splice(at..at, word.into_bytes());
        }
        _ => {
            let word = dice.one_of(WORDS).bytes();
            if dice.once_in(2) {
                input.splice(begin..end, word);
            } else {
                input.splice(at..at, word);
            }
        }
    }
}

/// A JSON record with one to four of its parts changed; the text itself, once in eight times.
pub fn json(dice: &mut Dice, seeds: &[Vec<u8>]) -> Vec<u8> {
    if dice.once_in(8) {
        return bytes(dice, seeds);
    }
    let read = |seed: &Vec<u8>| serde_json::from_slice::<Value>(seed).unwrap();
    let mut record = read(&seeds[dice.below(seeds.len())]);
    for _ in 0..=dice.below(4) {
        let other = if dice.once_in(4) {
            read(&seeds[dice.below(seeds.len())])
        } else {
            record.clone()
        };
        let lent = part(dice, &other);
        let mut left = dice.below(count(&record));
        change_part(dice, &mut record, &mut left, &lent);
    }
    record.to_string().into_bytes()
}

/// How many values there are in it, itself included.
fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(count).sum(),
        Value::Object(fields) => fields.values().map(count).sum::<usize>(),
        _ => 0,
    }
}

/// Some value that stands somewhere in it.
fn part(dice: &mut Dice, value: &Value) -> Value {
    let inner: Vec<&Value> = match value {
        Value::Array(items) => items.iter().collect(),
        Value::Object(fields) => fields.values().collect(),
        _ => Vec::new(),
    };
    if inner.is_empty() || dice.once_in(5) {
        return value.clone();
    }
    let at = dice.below(inner.len());
    part(dice, inner[at])
}

/// Changes the value that `left` others stand before.
fn change_part(dice: &mut Dice, value: &mut Value, left: &mut usize, lent: &Value) {
    if *left == 0 {
        *left = usize::MAX;
        change_value(dice, value, lent);
        return;
    }
    *left -= 1;
    let inner: Vec<&mut Value> = match value {
        Value::Array(items) => items.iter_mut().collect(),
        Value::Object(fields) => fields.values_mut().collect(),
        _ => return,
    };
    for one in inner {
        change_part(dice, one, left, lent);
        if *left == usize::MAX {
            return;
        }
    }
}

fn change_value(dice: &mut Dice, value: &mut Value, lent: &Value) {
    if dice.once_in(4) {
        *value = lent.clone();
        return;
    }
    match value {
        Value::Object(fields) => change_fields(dice, fields, lent),
        Value::Array(items) => {
            let at = dice.below(items.len());
            match dice.below(4) {
                0 if !items.is_empty() => drop(items.remove(at)),
                1 if !items.is_empty() => items.insert(at, items[at].clone()),
                2 => items.clear(),
                _ => items.insert(at, lent.clone()),
            }
        }
        Value::String(text) => {
            let mut letters = std::mem::take(text).into_bytes();
            change(dice, &mut letters, &[b"2/3".to_vec(), "あ003:1".into()]);
            *text = String::from_utf8_lossy(&letters).into_owned();
        }
        Value::Number(number) => {
            let by = [0, 1, -1, 59, 60, 61, 64, 65_536, i64::MAX, i64::MIN][dice.below(10)];
            let near = number.as_i64().unwrap_or(0);
            *value = if dice.once_in(2) {
                by.into()
            } else {
                near.saturating_add(by).into()
            };
        }
        Value::Bool(yes) => *yes = !*yes,
        Value::Null => *value = lent.clone(),
    }
}

fn change_fields(dice: &mut Dice, fields: &mut Map<String, Value>, lent: &Value) {
    let names: Vec<String> = fields.keys().cloned().collect();
    if names.is_empty() {
        fields.insert("id".to_owned(), lent.clone());
        return;
    }
    let name = &names[dice.below(names.len())];
    let other = &names[dice.below(names.len())];
    match dice.below(4) {
        0 => drop(fields.remove(name)),
        1 => {
            let value = fields.remove(name).unwrap();
            fields.insert(format!("{name}s"), value);
        }
        2 => {
            let (one, two) = (fields[name].clone(), fields[other].clone());
            fields.insert(name.clone(), two);
            fields.insert(other.clone(), one);
        }
        _ => drop(fields.insert(name.clone(), lent.clone())),
    }
}
