//! Guards that a bad record is named by file, place, fault and mend, and that a damaged one leaves the rest working.

use crate::corpus;
use std::{fs, path::PathBuf};
use subsidy_advisor::{
    catalog::{Catalog, load},
    fact::Fact,
};

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

/// What is wrong with a rule, where it stands for another in a sound programme.
fn of_rule(rule: &str) -> String {
    let sales = "\"fact\": \"sales_fell\",";
    let catalog = corpus::catalog();
    let file = "programmes/nariwai-restoration.json";
    let json = fs::read_to_string(corpus::root().join("data").join(file)).unwrap();
    let (before, rest) = json.split_once(sales).unwrap();
    let (_, after) = rest.split_once('}').unwrap();
    let before = before.trim_end().strip_suffix('{').unwrap();
    match load::programme(file, &[before, rule, after].concat(), &catalog.base) {
        Ok(_) => String::new(),
        Err(found) => found.iter().map(ToString::to_string).collect(),
    }
}

#[test]
fn nothing_that_a_rule_asks_is_passed_over() {
    let no = "{ \"fact\": \"sales_fell\", \"is\": false }";
    for (rule, fault) in [
        (r#"{ "all": [NO] }"#, ""),
        (r#"{ "any": [NO, NO] }"#, ""),
        (r#"{ "not": NO }"#, ""),
        (r#"{ "all": [NO], "at_least": 5 }"#, "beside `all`"),
        (r#"{ "any": [NO], "at_most": 5 }"#, "beside `any`"),
        (r#"{ "any": [NO], "one_of": ["43"] }"#, "beside `any`"),
        (r#"{ "not": NO, "is": true }"#, "beside `not`"),
        (r#"{ "not": NO, "any_of": ["43"] }"#, "beside `not`"),
        (
            r#"{ "not": NO, "on_or_after": "2020-04-01" }"#,
            "beside `not`",
        ),
        (r#"{ "not": NO, "all": [NO] }"#, "has to be just one of"),
        (r#"{ "all": [] }"#, "an empty list"),
        (r#"{ "fact": "prefecture", "one_of": ["43"] }"#, ""),
        (
            r#"{ "fact": "prefecture", "one_of": [] }"#,
            "one of nothing",
        ),
        (r#"{ "fact": "disaster", "any_of": [] }"#, "one of nothing"),
        (
            r#"{ "fact": "prefecture", "one_of": ["43"], "is": true }"#,
            "does not fit its shape",
        ),
        (
            r#"{ "fact": "regular_employees", "at_least": 5, "at_most": 5 }"#,
            "",
        ),
        (
            r#"{ "fact": "regular_employees", "at_least": 6, "at_most": 5 }"#,
            "no value passes",
        ),
        (
            r#"{ "fact": "equipment_plan_applied_on", "on_or_after": "2020-04-01", "on_or_before": "2020-04-01" }"#,
            "",
        ),
        (
            r#"{ "fact": "equipment_plan_applied_on", "on_or_after": "2020-04-02", "on_or_before": "2020-04-01" }"#,
            "no value passes",
        ),
    ] {
        let found = of_rule(&rule.replace("NO", no));
        assert_eq!(found.is_empty(), fault.is_empty(), "{rule}: {found}");
        assert!(found.contains(fault), "{rule}: {found}");
    }
}

/// The files that every programme is read against.
const BASE: [&str; 8] = [
    "questions.json",
    "codes.json",
    "definitions.json",
    "sources.json",
    "budget_lines.json",
    "coverage.json",
    "search_words.json",
    "terms.json",
];

/// A folder of records without programmes, for one test to change.
fn records(test: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(test);
    drop(fs::remove_dir_all(&folder));
    fs::create_dir_all(folder.join("programmes")).unwrap();
    for name in BASE {
        fs::copy(corpus::root().join("data").join(name), folder.join(name)).unwrap();
    }
    assert_eq!(load::load(&folder).1, []);
    folder
}

#[test]
fn a_file_that_cannot_be_read_is_named_and_no_fault_of_json() {
    let folder = records("unreadable");
    for name in BASE {
        let sound = fs::read(folder.join(name)).unwrap();
        for bytes in [None, Some(&b"\xff"[..])] {
            drop(fs::remove_file(folder.join(name)));
            if let Some(bytes) = bytes {
                fs::write(folder.join(name), bytes).unwrap();
            }
            let of_it = load::load(&folder).1.into_iter();
            let of_it: Vec<_> = of_it.filter(|defect| defect.file == name).collect();
            assert_eq!(of_it.len(), 1, "{of_it:?}");
            assert_eq!(of_it[0].place, "the file");
            assert!(of_it[0].fault.contains("cannot be read"), "{of_it:?}");
        }
        fs::write(folder.join(name), &sound).unwrap();
    }
}

#[test]
fn the_least_of_a_question_is_written_as_its_answers_are() {
    let folder = records("least");
    let file = folder.join("questions.json");
    let sound: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
    for (id, given, read) in [
        ("innovation_plan_productivity", "1", Some(100)),
        ("innovation_plan_productivity", "2.5", Some(250)),
        ("innovation_plan_productivity", "2.555", None),
        ("regular_employees", "1", Some(1)),
        ("regular_employees", "1.5", None),
        ("regular_employees", "-1", None),
        ("equipment_plan_applied_on", "1", None),
        ("prefecture", "1.5", None),
    ] {
        let mut changed = sound.clone();
        let questions = changed["questions"].as_array_mut().unwrap();
        let question = questions.iter_mut().find(|one| one["id"] == id).unwrap();
        question["least"] = serde_json::from_str(given).unwrap();
        fs::write(&file, changed.to_string()).unwrap();
        let (catalog, defects) = load::load(&folder);
        let at = format!("question `{id}`");
        let is_refused = defects.iter().any(|defect| defect.place == at);
        assert_eq!(is_refused, read.is_none(), "{id} {given}: {defects:?}");
        if let Some(read) = read {
            let question = catalog.question(Fact::from_id(id).unwrap()).unwrap();
            assert_eq!(question.least, read, "{id} {given}");
        }
    }
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
