//! Guards that a bad record is named by file, place, fault and mend, and that a damaged one leaves the rest working.

use crate::corpus;
use std::fs;
use subsidy_advisor::catalog::{Catalog, load};

/// A sound programme with one thing changed.
fn changed(from: &str, to: &str) -> Vec<String> {
    let catalog = corpus::catalog();
    let file = "programmes/nariwai-restoration.json";
    let json = fs::read_to_string(corpus::root().join("data").join(file)).unwrap();
    assert!(json.contains(from), "the record has no {from}");
    let found = load::programme(file, &json.replacen(from, to, 1), &catalog.base)
        .map(|_| ())
        .unwrap_err();
    found.iter().map(ToString::to_string).collect()
}

#[test]
fn a_track_that_was_renamed_is_one_of_the_older_edition() {
    let catalog = corpus::catalog();
    let file = "programmes/japan-brand.json";
    let json = fs::read_to_string(corpus::root().join("data").join(file)).unwrap();
    let sound = "\"business\": \"expansion\"";
    assert!(json.contains(sound));
    for wrong in ["\"business\": \"business\"", "\"expansion\": \"expansion\""] {
        let found = load::programme(file, &json.replacen(sound, wrong, 1), &catalog.base);
        let all: Vec<String> = found.unwrap_err().iter().map(ToString::to_string).collect();
        assert!(
            all.concat().contains("Name a track of this edition"),
            "{all:?}"
        );
    }
}

#[test]
fn a_bad_term_is_named_by_file_place_fault_and_mend() {
    let catalog = corpus::catalog();
    let json = fs::read_to_string(corpus::root().join("data/terms.json")).unwrap();
    assert_eq!(load::terms(&json, &catalog.base).1, []);
    let mut file: serde_json::Value = serde_json::from_str(&json).unwrap();
    let term = &mut file["terms"][0];
    let id = term["id"].as_str().unwrap().to_owned();
    term["found_by"] = serde_json::json!([]);
    term.as_object_mut().unwrap().remove("law");
    term.as_object_mut().unwrap().remove("cite");
    term["text"]["ja"] = " ".into();
    let (_, defects) = load::terms(&file.to_string(), &catalog.base);
    let defects: Vec<String> = defects.iter().map(ToString::to_string).collect();
    let at = format!("terms.json, at term `{id}`: ");
    let named = |fault: &str| [&*at, fault].concat();
    assert_eq!(
        defects,
        [
            named("no text can be found to use it. Write its spellings under `found_by`."),
            named(
                "nothing is named that says so. Name the article under `law` or the lines under `cite`."
            ),
            named("`text` has no Japanese words. Write them under `ja`."),
        ]
    );
}

#[track_caller]
fn names(from: &str, to: &str, expected: &[&str]) {
    let defects = changed(from, to);
    let all = defects.join("\n");
    for part in expected {
        assert!(all.contains(part), "{part} is not in:\n{all}");
    }
    assert!(
        all.starts_with("programmes/nariwai-restoration.json, at "),
        "{all}"
    );
}

#[test]
fn a_bad_record_is_named_by_file_place_fault_and_mend() {
    names(
        "\"3/4\"",
        "\"4/3\"",
        &[
            "track `type-a` › benefit",
            "`4/3` is not a rate",
            "Correct the value",
        ],
    );
    names(
        "\"003:1011\"",
        "\"3:1011\"",
        &[
            "track `type-a` › requirement `prefecture`",
            "`3:1011` is not a cite",
            "such as `003:360-361`",
        ],
    );
    names(
        "\"43\"",
        "\"48\"",
        &[
            "`prefecture` has no choice `48`",
            "Use a choice of the question",
        ],
    );
    names(
        "\"one_of\"",
        "\"any_of\"",
        &["what is asked of `size_class` does not fit its shape"],
    );
    names(
        "\"fact\": \"size_class\"",
        "\"fact\": \"size\"",
        &["there is no fact `size`"],
    );
    names(
        "\"spend_restoration\"",
        "\"planned_spend\"",
        &["`planned_spend` is no part of the planned spend"],
    );
    names(
        "\"costs\"",
        "\"unassigned_rates\": { \"rates\": [\"2/3\", \"1/2\"], \"cite\": \"003:1011\" }, \"costs\"",
        &["`rates` and `unassigned_rates` exclude each other"],
    );
    names(
        "\"type-b\"",
        "\"type-a\"",
        &[
            "edition `fy2020-reserve`",
            "the track `type-a` is there twice",
        ],
    );
    names(
        "\"fy2020-nariwai\"",
        "\"fy2099\"",
        &[
            "there is no budget line `fy2099`",
            "Add it to budget_lines.json",
        ],
    );
    names(
        "\"management\"",
        "\"nobody\"",
        &["its budget line has no office `nobody`"],
    );
    names(
        "\"nariwai-restoration\"",
        "\"nariwai\"",
        &["the id `nariwai` is not the file's name"],
    );
    names(
        "\"yen\": 1500000000",
        "\"yen\": 1.5",
        &["line ", "column ", "Compare with the schema"],
    );
    names("\"reach\"", "\"reech\"", &["unknown field `reech`"]);
}

#[test]
fn a_damaged_programme_is_left_out_and_listed_and_the_rest_works() {
    let catalog = corpus::catalog();
    let sound = catalog.to_bundle().unwrap();
    let (whole, defects) = Catalog::from_bundle(&sound);
    assert_eq!(
        (whole.programmes.len(), defects.len()),
        (catalog.programmes.len(), 0)
    );

    // One flipped bit within the first programme's summary as it is bundled.
    let mut damaged = sound.clone();
    let name = catalog.programmes[0].summary.ja.as_bytes();
    let at = sound
        .windows(name.len())
        .position(|window| window == name)
        .unwrap();
    damaged[at] ^= 1;
    let (rest, defects) = Catalog::from_bundle(&damaged);
    assert_eq!(rest.programmes.len(), catalog.programmes.len() - 1);
    assert_eq!(defects.len(), 1);
    assert_eq!(defects[0].file, catalog.programmes[0].id);

    // Nothing at all: no panic, and it says so.
    for bytes in [&sound[..sound.len() / 2], &[][..], b"not a bundle"] {
        let (catalog, defects) = Catalog::from_bundle(bytes);
        assert!(catalog.programmes.is_empty() && !defects.is_empty());
    }
}

#[test]
fn what_is_built_in_is_what_the_records_say() {
    let (built_in, defects) = subsidy_advisor::built_in();
    assert!(defects.is_empty(), "{defects:?}");
    assert_eq!(
        built_in.to_bundle().unwrap(),
        corpus::catalog().to_bundle().unwrap()
    );
}
