//! English: plain words, one for each thing, and nothing of Japanese but official names.

use super::{is_japanese, without};

/// Wordings that we have another word for, and that word.
const OURS: [(&str, &str); 12] = [
    ("upper limit", "cap"),
    ("lower limit", "floor"),
    ("ceiling", "cap"),
    ("contact desk", "office"),
    ("JPY", "¥2,250,000"),
    ("million yen", "¥2,250,000"),
    ("billion yen", "¥2,250,000"),
    ("What to ask:", "Ask:"),
    ("You will be asked:", "They will ask:"),
    ("What you will be asked:", "They will ask:"),
    ("programs", "programmes"),
    ("in order to", "to"),
];

/// What is wrong with a text.
pub fn faults(text: &str) -> Vec<String> {
    let mut faults = Vec::new();
    // Official names stand in round brackets: `(商工会)`.
    let outside = without(text, '(', ')');
    let foreign: String = outside
        .chars()
        .filter(|c| is_japanese(*c) || "「」『』（）、。：，．〜～％円".contains(*c))
        .collect();
    if !foreign.is_empty() {
        faults.push(format!("`{foreign}` in “{text}”"));
    }
    if text.contains('"') {
        faults.push(format!("straight quotes in “{text}”"));
    }
    if text.contains("  ") {
        faults.push(format!("two spaces in “{text}”"));
    }
    for (other, ours) in OURS {
        if text.contains(other) {
            faults.push(format!("“{other}” is “{ours}” here: “{text}”"));
        }
    }
    for half in [
        "Society of Commerce",
        "Chamber of Commerce",
        "Societies of Commerce",
        "Chambers of Commerce",
    ] {
        let whole = format!("{half} and Industry");
        if text.matches(half).count() != text.matches(whole.as_str()).count() {
            faults.push(format!("“{half}” has its “and Industry”: “{text}”"));
        }
    }
    faults
}

/// Every rule with what it refuses and what it just allows.
#[test]
fn each_rule_of_english_has_its_edge() {
    for (refused, allowed) in [
        ("Ask the 商工会.", "Ask the society (商工会)."),
        ("商工会 (a society)", "a society (of the area, 商工会)"),
        ("225万円", "¥2,250,000"),
        ("300円", "¥300"),
        ("A「B」", "A “B”"),
        ("a \"b\"", "a “b”"),
        ("a  b", "a b"),
        ("The upper limit is ¥1.", "The cap is ¥1."),
        ("JPY 2", "¥2"),
        ("2 million yen", "2 million people"),
        ("Society of Commerce", "Society of Commerce and Industry"),
        (
            "a Chamber of Commerce and Industry or a Chamber of Commerce",
            "a Chamber of Commerce and Industry",
        ),
        ("What to ask: whom", "Ask: whom"),
    ] {
        assert!(!faults(refused).is_empty(), "not refused: {refused}");
        assert!(
            faults(allowed).is_empty(),
            "refused: {allowed}: {:?}",
            faults(allowed)
        );
    }
}
