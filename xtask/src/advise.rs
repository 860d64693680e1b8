//! `cargo xtask advise FILE`: an answers file through the native engine, printed as JSON.

use std::io::{self, Write};

use serde_json::{Map, Value, json};
use subsidy_advisor::{
    advice::{
        AsOf, Change, Deed, Ground, NearMiss, Offer, Recommendation, Verdict, advise, levers,
        near_misses,
    },
    answer::{self, Answer},
    catalog::{Catalog, load::load},
    fact::Fact,
    interview::{self, Opening},
    money::YenRange,
    share::{self, AnswersFile},
};

use crate::{failure::Failure, workspace};

/// Reads the answers in the named file and prints what is advised, best first.
pub fn run(args: &[String]) -> Result<(), Failure> {
    let [file] = args else {
        return Err(Failure::Usage(
            "`advise` takes one file of answers, such as `cargo xtask advise answers.json`"
                .to_owned(),
        ));
    };
    let catalog = catalog()?;
    let json = std::fs::read_to_string(file).map_err(|error| {
        Failure::Usage(format!(
            "`{file}` cannot be read ({error}); name a file of answers"
        ))
    })?;
    let asked = share::read_file(&catalog, &json)
        .map_err(|faults| Failure::Usage(format!("`{file}`:\n  {}", faults.join("\n  "))))?;
    let as_of = AsOf {
        today: asked.today,
        fiscal_year: asked.fiscal_year,
    };
    let advice = advise(&catalog, &asked.answers, as_of);
    let next = interview::next(&catalog, &asked.answers, as_of, Opening::Purpose);
    let printed = json!({
        "advice": advice.recommendations.iter().map(|one| row(&catalog, &asked, one)).collect::<Vec<_>>(),
        "next_question": next.map(Fact::id),
    });
    print_line(&format!("{printed:#}"))
}

/// Prints a line. A reader that has seen enough and closed the pipe, such as `head`, is no fault.
pub fn print_line(line: &str) -> Result<(), Failure> {
    match writeln!(io::stdout(), "{line}") {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => std::process::exit(0),
        Err(error) => Err(Failure::Work(format!("nothing can be printed ({error})"))),
        Ok(()) => Ok(()),
    }
}

/// The catalogue from the project's own records, all of them sound.
pub fn catalog() -> Result<Catalog, Failure> {
    let (catalog, defects) = load(&workspace::root()?.join("data"));
    if defects.is_empty() {
        return Ok(catalog);
    }
    let list: Vec<String> = defects
        .iter()
        .map(|defect| format!("data/{defect}"))
        .collect();
    Err(Failure::Work(format!(
        "the records are at fault:\n  {}",
        list.join("\n  ")
    )))
}

fn row<'a>(
    catalog: &'a Catalog,
    asked: &AnswersFile,
    recommendation: &Recommendation<'a>,
) -> Value {
    let (verdict, missing, failed) = match &recommendation.verdict {
        Verdict::Met => ("met", Vec::new(), Vec::new()),
        Verdict::Open(waits_for) => ("open", waits_for.iter().map(Fact::id).collect(), Vec::new()),
        Verdict::Failed(grounds) => (
            "failed",
            Vec::new(),
            grounds.iter().map(Ground::id).collect(),
        ),
    };
    let offer = &recommendation.offer;
    let near_misses = near_misses(catalog, &asked.answers, asked.today, recommendation);
    let levers = levers(catalog, &asked.answers, asked.today, recommendation);
    json!({
        "programme": recommendation.programme.id,
        "edition": recommendation.edition.id,
        "track": recommendation.track.id,
        "entries": recommendation.entries().collect::<Vec<_>>(),
        "name": name(recommendation),
        "verdict": verdict,
        "missing": missing,
        "failed": failed,
        "to_confirm": recommendation.to_confirm().map(|(_, _, text)| &text.ja).collect::<Vec<_>>(),
        "rate": offer.rate().map(|rate| rate.to_string()),
        "cap_yen": offer.exact_cap().map(|cap| cap.0),
        "amount": range(offer.amount),
        "near_miss": near_misses.first().map_or_else(Vec::new, |near| changes(catalog, near)),
        "levers": levers.iter().map(|lever| json!({
            "changes": changes(catalog, lever),
            "track": lever.track.id,
            "rate": lever.offer.rate().map(|rate| rate.to_string()),
            "cap_yen": lever.offer.exact_cap().map(|cap| cap.0),
            "amount": range(lever.offer.amount),
            "beside": beside(&lever.offer),
            "visits": lever.offer.visits.iter().map(|one| one.value).min(),
        })).collect::<Vec<_>>(),
    })
}

/// The add-ons that surely stand beside the grant, with what they come to at most for this business, yen.
fn beside(offer: &Offer<'_>) -> Map<String, Value> {
    let paid = offer.beside();
    paid.map(|(addon, most)| (addon.id.clone(), json!(most.max.map(|yen| yen.0))))
        .collect()
}

fn range(amount: Option<YenRange>) -> Option<Value> {
    amount.map(|amount| json!({"min_yen": amount.min.0, "max_yen": amount.max.map(|max| max.0)}))
}

/// What would change: each fact, the answer it would then have, and the deeds in words where they have some.
fn changes(catalog: &Catalog, near: &NearMiss<'_>) -> Vec<Value> {
    let change = |change: &Change<'_>| {
        let deeds = change.deeds.iter().map(|deed| match deed {
            Deed::Do(action) => json!(action.text.ja),
            Deed::AtLeast(value) => json!({"at_least": change.fact.shape().write(*value)}),
            Deed::AtMost(value) => json!({"at_most": change.fact.shape().write(*value)}),
        });
        let question = catalog.question(change.fact);
        json!({
            "fact": change.fact.id(),
            "to": question.map(|question| answer::write(question, Answer::Known(change.to))),
            "deeds": deeds.collect::<Vec<_>>(),
        })
    };
    near.changes.iter().map(change).collect()
}

fn name(recommendation: &Recommendation<'_>) -> String {
    let (programme, track) = (
        &recommendation.programme.name.ja,
        &recommendation.track.name.ja,
    );
    if track.is_empty() {
        programme.clone()
    } else {
        format!("{programme} {track}")
    }
}
