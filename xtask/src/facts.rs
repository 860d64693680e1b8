//! `cargo xtask facts`: every figure in the data with its cite, one JSON object a line, for checking from outside.

use serde_json::{Value, json};
use subsidy_advisor::{
    catalog::{AddonKind, Benefit, BudgetLine, Catalog, Cite, Edition, Per, Programme, SizeClass},
    fact::{Choices, Fact, NO, Shape, YES},
    rule::{Ask, Rule, Test},
};

use crate::{advise, failure::Failure};

/// Prints the figures of every track, edition and budget line.
pub fn run(args: &[String]) -> Result<(), Failure> {
    if let Some(extra) = args.first() {
        return Err(Failure::Usage(format!(
            "`facts` takes no options, and `{extra}` was given"
        )));
    }
    let catalog = advise::catalog()?;
    for programme in &catalog.programmes {
        for edition in &programme.editions {
            for track in &edition.tracks {
                for figure in figures(&catalog, &track.benefit) {
                    let entry = track.entries.first();
                    print(
                        &json!({"entry": entry, "programme": programme.id, "edition": edition.id, "track": track.id}),
                        figure,
                    )?;
                }
            }
        }
    }
    for line in &catalog.base.budget_lines {
        for (entry, figure) in budget_figures(line) {
            let (programme, edition) = paid_edition(&catalog, line, entry)
                .map(|(programme, edition)| (&programme.id, &edition.id))
                .unzip();
            print(
                &json!({"entry": entry, "programme": programme, "edition": edition, "track": null}),
                figure,
            )?;
        }
    }
    Ok(())
}

/// The edition that a line of the budget pays for: the one that speaks for the entry, else the first.
fn paid_edition<'a>(
    catalog: &'a Catalog,
    line: &BudgetLine,
    entry: &str,
) -> Option<(&'a Programme, &'a Edition)> {
    let editions = catalog
        .programmes
        .iter()
        .flat_map(|p| p.editions.iter().map(move |e| (p, e)));
    let is_paid = |edition: &Edition| {
        edition
            .budget_line
            .and_then(|at| catalog.base.budget_lines.get(at))
            .is_some_and(|paid| paid.id == line.id)
    };
    let paid: Vec<_> = editions.filter(|(_, edition)| is_paid(edition)).collect();
    let speaks = |edition: &Edition| {
        edition
            .tracks
            .iter()
            .flat_map(|track| &track.entries)
            .chain(&edition.entries)
            .any(|own| own == entry)
    };
    paid.iter()
        .find(|(_, edition)| speaks(edition))
        .or(paid.first())
        .copied()
}

fn print(whose: &Value, figure: Value) -> Result<(), Failure> {
    let mut line = serde_json::Map::new();
    for part in [whose.clone(), figure] {
        if let Value::Object(part) = part {
            line.extend(part);
        }
    }
    advise::print_line(&Value::Object(line).to_string())
}

fn figure(kind: &str, value: impl Into<Value>, when: Option<String>, cites: &[Cite]) -> Value {
    let cites: Vec<String> = cites.iter().map(ToString::to_string).collect();
    json!({"kind": kind, "value": value.into(), "when": when, "cite": cites.join(", ")})
}

fn figures(catalog: &Catalog, benefit: &Benefit) -> Vec<Value> {
    let when = |rule: &Option<Rule>, per: Per, what: Option<&str>| {
        let per = match per {
            Per::Grant => None,
            Per::Year => Some("per fiscal year".to_owned()),
            Per::Firm => Some("per business of the consortium".to_owned()),
            Per::SquareMeter => Some("per square meter of land".to_owned()),
        };
        let parts: Vec<String> = what
            .map(str::to_owned)
            .into_iter()
            .chain(per)
            .chain(rule.as_ref().map(|rule| text(catalog, rule)))
            .collect();
        (!parts.is_empty()).then(|| parts.join("; "))
    };
    let mut rows = Vec::new();
    for rate in &benefit.rates {
        rows.push(figure(
            "rate",
            rate.value.to_string(),
            when(&rate.when, Per::Grant, None),
            &rate.cites,
        ));
    }
    for (rates, cites) in benefit.unassigned_rates.iter() {
        for rate in rates {
            let when = Some("which of them applies is not printed".to_owned());
            rows.push(figure("rate", rate.to_string(), when, cites));
        }
    }
    for cap in &benefit.caps {
        rows.push(figure(
            "cap",
            cap.figure.value.0,
            when(&cap.figure.when, cap.per, None),
            &cap.figure.cites,
        ));
    }
    if let Some((yen, cites)) = &benefit.floor {
        rows.push(figure("floor", yen.0, None, cites));
    }
    for addon in &benefit.addons {
        let (kind, what) = match addon.kind {
            AddonKind::RaisesCap => ("addon", "raises the cap"),
            AddonKind::Beside => ("addon", "beside the cap"),
            AddonKind::FixedGrant => ("cap", "of the fixed grant (定額)"),
        };
        rows.push(figure(
            kind,
            addon.figure.value.0,
            when(&addon.figure.when, addon.per, Some(what)),
            &addon.figure.cites,
        ));
    }
    for visits in &benefit.visits {
        rows.push(figure(
            "visits",
            visits.value,
            when(&visits.when, Per::Grant, None),
            &visits.cites,
        ));
    }
    if let Some((years, cites)) = &benefit.duration_years {
        rows.push(figure("duration_years", *years, None, cites));
    }
    rows
}

fn budget_figures(line: &BudgetLine) -> Vec<(&str, Value)> {
    let mut rows = Vec::new();
    for (kind, amount) in [("budget", &line.amount), ("prior_budget", &line.prior)] {
        let Some((yen, cites)) = amount else { continue };
        rows.push((line.entry.as_str(), figure(kind, yen.0, None, cites)));
        for (entry, cites) in &line.shared_by {
            rows.push((
                entry.as_str(),
                figure(kind, yen.0, Some("内数".to_owned()), cites),
            ));
        }
    }
    for office in &line.offices {
        let phone = figure(
            "phone",
            office.phone.clone(),
            Some(office.name.ja.clone()),
            &office.cites,
        );
        rows.push((office.entry.as_str(), phone));
    }
    rows
}

/// A rule in ids, as a person who checks the data reads it.
fn text(catalog: &Catalog, rule: &Rule) -> String {
    let parts = |parts: &[Rule], word: &str| {
        format!(
            "({})",
            parts
                .iter()
                .map(|part| text(catalog, part))
                .collect::<Vec<_>>()
                .join(word)
        )
    };
    match rule {
        Rule::All(rules) => parts(rules, " and "),
        Rule::Any(rules) => parts(rules, " or "),
        Rule::Not(rule) => format!("not {}", text(catalog, rule)),
        Rule::Test(test) => test_text(catalog, test),
    }
}

fn test_text(catalog: &Catalog, Test { fact, ask }: &Test) -> String {
    let id = fact.id();
    let write = |value: i64| fact.shape().write(value);
    match *ask {
        Ask::OneOf(bits) if fact.shape() == Shape::YesNo => format!(
            "{id} is {}",
            if bits & YES != 0 && bits & NO == 0 {
                "yes"
            } else {
                "no"
            }
        ),
        Ask::OneOf(bits) => format!("{id} is one of [{}]", tokens(catalog, *fact, bits)),
        Ask::AnyOf(bits) => format!("{id} has any of [{}]", tokens(catalog, *fact, bits)),
        Ask::Within {
            least,
            most: i64::MAX,
        } => format!("{id} >= {}", write(least)),
        Ask::Within { least, most } => format!("{} <= {id} <= {}", write(least), write(most)),
    }
}

fn tokens(catalog: &Catalog, fact: Fact, bits: Choices) -> String {
    let chosen: Vec<&str> = match catalog.question(fact) {
        Some(question) => question
            .chosen(bits)
            .map(|choice| choice.token.as_str())
            .collect(),
        None => SizeClass::ALL
            .into_iter()
            .filter(|class| class.bit() & bits != 0)
            .map(SizeClass::token)
            .collect(),
    };
    chosen.join(", ")
}
