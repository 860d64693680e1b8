//! The page that makes the lines to paste, with what can be chosen taken from the data.

use serde_json::{Value, json};
use subsidy_advisor::catalog::Catalog;
use subsidy_advisor::fact::Fact;

use super::super::parts::{File, Parts};
use super::super::policy;
use crate::failure::Failure;
use crate::{advise, shell};

const FOLDER: &str = "snippet";

/// The page, its script and style, and what can be chosen.
pub fn files(parts: &Parts) -> Result<Vec<File>, String> {
    let source = |name: &str| shell::read_text(&parts.root.join("static").join(FOLDER).join(name));
    let within = |name: &str, content: String| File::new([FOLDER, "/", name].concat(), content);
    let catalog = advise::catalog();
    let catalog = catalog.map_err(|(Failure::Usage(text) | Failure::Work(text))| text)?;
    Ok(vec![
        within(
            "index.html",
            policy::rule(&source("index.html")?, policy::WIDGET)?,
        ),
        within("snippet.js", source("snippet.js")?),
        within("snippet.css", source("snippet.css")?),
        within("choices.json", choices(&catalog).to_string()),
    ])
}

/// The prefectures, the purposes and the programmes: ids and names.
fn choices(catalog: &Catalog) -> Value {
    let of_question = |fact| {
        let question = catalog.question(fact).into_iter();
        let options = question.flat_map(|question| &question.options);
        let pairs: Vec<Value> = options
            .map(|choice| json!([choice.token, choice.label.ja]))
            .collect();
        pairs
    };
    let mut programmes: Vec<_> = catalog
        .programmes
        .iter()
        .filter(|one| one.is_for_business())
        .collect();
    programmes.sort_by(|one, other| one.kana.cmp(&other.kana));
    let programmes = programmes.iter().map(|one| json!([one.id, one.name.ja]));
    json!({
        "prefecture": of_question(Fact::Prefecture),
        "purpose": of_question(Fact::Purposes),
        "programmes": programmes.collect::<Vec<_>>(),
    })
}

#[cfg(test)]
mod tests {
    use super::choices;
    use crate::advise;

    #[test]
    fn everything_that_can_be_chosen_is_there() {
        let catalog = advise::catalog().unwrap();
        let choices = choices(&catalog);
        let has = |list: &str, id: &str| {
            let list = choices[list].as_array().unwrap();
            list.iter()
                .any(|pair| pair[0] == id && !pair[1].as_str().unwrap().is_empty())
        };
        assert_eq!(choices["prefecture"].as_array().unwrap().len(), 47);
        assert!(
            has("prefecture", "43")
                && has("purpose", "equipment")
                && has("programmes", "japan-brand")
        );
    }
}
