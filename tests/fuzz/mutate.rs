//! What can happen to an input: to its bytes, to its words, and to the parts of a JSON record.

use serde_json::{Map, Value};

/// Numbers that look random and are the same for the same seed (SplitMix64).
pub struct Random(u64);

impl Random {
    pub fn of(seed: u64) -> Self {
        Self(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`; 0 where there is none.
    pub fn below(&mut self, end: usize) -> usize {
        if end == 0 {
            return 0;
        }
        usize::try_from(self.next() % u64::try_from(end).unwrap()).unwrap()
    }

    /// True once in so many times.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    pub fn one_of<'a, T: ?Sized>(&mut self, of: &[&'a T]) -> &'a T {
        of[self.below(of.len())]
    }

    /// A piece of a length, as its begin and end.
    fn piece(&mut self, length: usize) -> (usize, usize) {
        let begin = self.below(length + 1);
        let longest = if self.once_in(8) { length } else { 12 };
        (begin, (begin + self.below(longest + 1)).min(length))
    }
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
pub fn bytes(random: &mut Random, seeds: &[Vec<u8>]) -> Vec<u8> {
    let mut input = seeds[random.below(seeds.len())].clone();
    for _ in 0..=random.below(6) {
        change(random, &mut input, seeds);
    }
    input.truncate(200_000);
    input
}

/// One thing done to bytes.
pub fn change(random: &mut Random, input: &mut Vec<u8>, seeds: &[Vec<u8>]) {
    let at = random.below(input.len());
    let (begin, end) = random.piece(input.len());
    match random.below(10) {
        0 if !input.is_empty() => input[at] ^= 1 << random.below(8),
        1 if !input.is_empty() => input[at] = EDGES[random.below(EDGES.len())],
        2 => input.insert(at, random.next().to_le_bytes()[0]),
        3 => drop(input.drain(begin..end)),
        4 => {
            let piece = input[begin..end].to_vec();
            for _ in 0..=random.below(3) {
                input.splice(at..at, piece.iter().copied());
            }
        }
        5 => {
            let piece: Vec<u8> = input.drain(begin..end).collect();
            let to = random.below(input.len() + 1);
            input.splice(to..to, piece);
        }
        6 => {
            let other = &seeds[random.below(seeds.len())];
            let (from, to) = random.piece(other.len());
            input.splice(begin..end, other[from..to].iter().copied());
        }
        7 => input.truncate(at),
        8 if random.once_in(50) => {
            let word = random.one_of(WORDS).repeat(1 << random.below(14));
            input.splice(at..at, word.into_bytes());
        }
        _ => {
            let word = random.one_of(WORDS).bytes();
            if random.once_in(2) {
                input.splice(begin..end, word);
            } else {
                input.splice(at..at, word);
            }
        }
    }
}

/// A JSON record with one to four of its parts changed; the text itself, once in eight times.
pub fn json(random: &mut Random, seeds: &[Vec<u8>]) -> Vec<u8> {
    if random.once_in(8) {
        return bytes(random, seeds);
    }
    let read = |seed: &Vec<u8>| serde_json::from_slice::<Value>(seed).unwrap();
    let mut record = read(&seeds[random.below(seeds.len())]);
    for _ in 0..=random.below(4) {
        let other = if random.once_in(4) {
            read(&seeds[random.below(seeds.len())])
        } else {
            record.clone()
        };
        let lent = part(random, &other);
        let mut left = random.below(count(&record));
        change_part(random, &mut record, &mut left, &lent);
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
fn part(random: &mut Random, value: &Value) -> Value {
    let inner: Vec<&Value> = match value {
        Value::Array(items) => items.iter().collect(),
        Value::Object(fields) => fields.values().collect(),
        _ => Vec::new(),
    };
    if inner.is_empty() || random.once_in(5) {
        return value.clone();
    }
    let at = random.below(inner.len());
    part(random, inner[at])
}

/// Changes the value that `left` others stand before.
fn change_part(random: &mut Random, value: &mut Value, left: &mut usize, lent: &Value) {
    if *left == 0 {
        *left = usize::MAX;
        change_value(random, value, lent);
        return;
    }
    *left -= 1;
    let inner: Vec<&mut Value> = match value {
        Value::Array(items) => items.iter_mut().collect(),
        Value::Object(fields) => fields.values_mut().collect(),
        _ => return,
    };
    for one in inner {
        change_part(random, one, left, lent);
        if *left == usize::MAX {
            return;
        }
    }
}

fn change_value(random: &mut Random, value: &mut Value, lent: &Value) {
    if random.once_in(4) {
        *value = lent.clone();
        return;
    }
    match value {
        Value::Object(fields) => change_fields(random, fields, lent),
        Value::Array(items) => {
            let at = random.below(items.len());
            match random.below(4) {
                0 if !items.is_empty() => drop(items.remove(at)),
                1 if !items.is_empty() => items.insert(at, items[at].clone()),
                2 => items.clear(),
                _ => items.insert(at, lent.clone()),
            }
        }
        Value::String(text) => {
            let mut letters = std::mem::take(text).into_bytes();
            change(random, &mut letters, &[b"2/3".to_vec(), "あ003:1".into()]);
            *text = String::from_utf8_lossy(&letters).into_owned();
        }
        Value::Number(number) => {
            let by = [0, 1, -1, 59, 60, 61, 64, 65_536, i64::MAX, i64::MIN][random.below(10)];
            let near = number.as_i64().unwrap_or(0);
            *value = if random.once_in(2) {
                by.into()
            } else {
                near.saturating_add(by).into()
            };
        }
        Value::Bool(yes) => *yes = !*yes,
        Value::Null => *value = lent.clone(),
    }
}

fn change_fields(random: &mut Random, fields: &mut Map<String, Value>, lent: &Value) {
    let names: Vec<String> = fields.keys().cloned().collect();
    if names.is_empty() {
        fields.insert("id".to_owned(), lent.clone());
        return;
    }
    let name = &names[random.below(names.len())];
    let other = &names[random.below(names.len())];
    match random.below(4) {
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
