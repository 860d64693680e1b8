//! Guards that the JSON Schemas in `data/schema/` are those of the records, so that an editor completes what is read.
//!
//! After a change of a record, `UPDATE_SCHEMA=1 cargo test --test data schema` writes them anew.

use crate::corpus;
use schemars::{JsonSchema, schema_for};
use std::{env, fs};
use subsidy_advisor::catalog::record::{
    BudgetLinesRecord, CodesRecord, CoverageRecord, DefinitionsRecord, ProgrammeRecord,
    QuestionsRecord, SearchWordsFileRecord, SourcesRecord, TermsRecord,
};

fn agrees<T: JsonSchema>(name: &str) {
    let path = corpus::root().join(format!("data/schema/{name}.schema.json"));
    let generated = serde_json::to_string_pretty(&schema_for!(T)).unwrap() + "\n";
    if env::var_os("UPDATE_SCHEMA").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, &generated).unwrap();
    }
    assert!(
        fs::read_to_string(&path).unwrap_or_default() == generated,
        "data/schema/{name}.schema.json is out of date"
    );
}

#[test]
fn the_schemas_are_those_of_the_records() {
    agrees::<ProgrammeRecord>("programme");
    agrees::<QuestionsRecord>("questions");
    agrees::<CodesRecord>("codes");
    agrees::<DefinitionsRecord>("definitions");
    agrees::<SourcesRecord>("sources");
    agrees::<BudgetLinesRecord>("budget_lines");
    agrees::<CoverageRecord>("coverage");
    agrees::<SearchWordsFileRecord>("search_words");
    agrees::<TermsRecord>("terms");
}
