//! Guards that every figure and every threshold stands on the lines it cites, so that no amount comes from nowhere.

use crate::{corpus, documents};
use subsidy_advisor::{
    catalog::{Check, Cite},
    fact::{Fact, Shape},
    money::Yen,
    rule::{Ask, Rule},
};

/// The ways in which the documents print an amount.
fn printed(Yen(yen): Yen) -> Vec<String> {
    let commas = |number: u64| {
        let digits = number.to_string();
        let groups: Vec<&str> = digits
            .as_bytes()
            .rchunks(3)
            .rev()
            .map(|group| std::str::from_utf8(group).unwrap())
            .collect();
        [groups.join(","), digits.clone()]
    };
    let mut forms = Vec::new();
    if yen.is_multiple_of(100_000_000) {
        forms.extend(commas(yen / 100_000_000).map(|n| format!("{n}億円")));
    }
    if yen.is_multiple_of(10_000_000) {
        let tenths = yen / 10_000_000;
        forms.extend(commas(tenths / 10).map(|n| format!("{n}.{}億円", tenths % 10)));
    }
    if yen.is_multiple_of(1_000_000) {
        let hundredths = yen / 1_000_000;
        forms.push(format!("{}.{:02}億円", hundredths / 100, hundredths % 100));
    }
    if yen.is_multiple_of(10_000) {
        // The least of a range is printed without 円: `100万～1,000万円`.
        forms.extend(
            commas(yen / 10_000)
                .into_iter()
                .flat_map(|n| [format!("{n}万円"), format!("{n}万~")]),
        );
    }
    forms.extend(commas(yen).map(|n| format!("{n}円")));
    forms
}

/// Every figure with where it stands, its printed forms and its cites.
fn figures() -> Vec<(String, Vec<String>, Vec<Cite>)> {
    let catalog = corpus::catalog();
    let mut figures = Vec::new();
    for programme in &catalog.programmes {
        for edition in &programme.editions {
            for track in &edition.tracks {
                let at =
                    |what: &str| format!("{}/{}/{} {what}", programme.id, edition.id, track.id);
                let benefit = &track.benefit;
                for rate in &benefit.rates {
                    figures.push((at("rate"), vec![rate.value.to_string()], rate.cites.clone()));
                }
                for (rates, cites) in benefit.unassigned_rates.iter() {
                    for rate in rates {
                        figures.push((at("rate"), vec![rate.to_string()], cites.clone()));
                    }
                }
                for cap in &benefit.caps {
                    figures.push((
                        at("cap"),
                        printed(cap.figure.value),
                        cap.figure.cites.clone(),
                    ));
                }
                for (yen, cites) in benefit.floor.iter() {
                    figures.push((at("floor"), printed(*yen), cites.clone()));
                }
                for addon in &benefit.addons {
                    figures.push((
                        at("add-on"),
                        printed(addon.figure.value),
                        addon.figure.cites.clone(),
                    ));
                }
                for visits in &benefit.visits {
                    let form = format!("{}回", visits.value);
                    figures.push((at("visits"), vec![form], visits.cites.clone()));
                }
                for (years, cites) in benefit.duration_years.iter() {
                    figures.push((at("duration"), vec![format!("{years}年")], cites.clone()));
                }
                for requirement in &track.requirements {
                    if let Check::Rule(rule) = &requirement.check {
                        figures.extend(
                            thresholds(rule).into_iter().map(|forms| {
                                (at(&requirement.id), forms, requirement.cites.clone())
                            }),
                        );
                    }
                }
                let rates = benefit.rates.iter().map(|one| (&one.when, &one.cites));
                let yen = benefit.caps.iter().map(|cap| &cap.figure);
                let yen = yen.chain(benefit.addons.iter().map(|addon| &addon.figure));
                let yen = yen.map(|one| (&one.when, &one.cites));
                let visits = benefit.visits.iter().map(|one| (&one.when, &one.cites));
                let notes = track.notes.iter().map(|note| (&note.when, &note.cites));
                let conditions = rates.chain(yen).chain(visits).chain(notes);
                for (rule, cites) in conditions {
                    figures.extend(
                        rule.iter()
                            .flat_map(thresholds)
                            .map(|forms| (at("condition"), forms, cites.clone())),
                    );
                }
            }
        }
    }
    for line in &catalog.base.budget_lines {
        for (yen, cites) in line.amount.iter().chain(&line.prior) {
            figures.push((
                format!("budget line {}", line.id),
                printed(*yen),
                cites.clone(),
            ));
        }
        for (entry, cites) in &line.shared_by {
            for (yen, _) in line.amount.iter().chain(&line.prior) {
                figures.push((
                    format!("{entry} of budget line {}", line.id),
                    printed(*yen),
                    cites.clone(),
                ));
            }
        }
        for office in &line.offices {
            figures.push((
                format!("office {}/{}", line.id, office.id),
                vec![office.phone.clone()],
                office.cites.clone(),
            ));
        }
    }
    figures
}

/// The printed forms of each number a rule compares with.
fn thresholds(rule: &Rule) -> Vec<Vec<String>> {
    let mut forms = Vec::new();
    rule.each_test(&mut |test| {
        let Ask::Within { least, most } = test.ask else {
            return;
        };
        for value in [least, most]
            .into_iter()
            .filter(|value| 0 < *value && *value < i64::MAX)
        {
            forms.push(match test.fact.shape() {
                // Several firms are two or more, and the documents say so without a number.
                Shape::Count if test.fact == Fact::ConsortiumSize && value == 2 => {
                    ["複数", "連携体", "共同申請", "連携して"]
                        .map(str::to_owned)
                        .to_vec()
                }
                // What holds below ten firms stands at the ten, from which on it does not.
                Shape::Count if test.fact == Fact::ConsortiumSize && value == 9 => {
                    vec!["10者".to_owned()]
                }
                Shape::Count if matches!(test.fact, Fact::FloorArea | Fact::LandArea) => {
                    vec![
                        format!("{}万m²", value / 10_000),
                        format!("{}千m²", value / 1_000),
                    ]
                }
                Shape::Count => ["者", "人", "名", "年"]
                    .map(|unit| format!("{value}{unit}"))
                    .to_vec(),
                Shape::Percent => {
                    let number = test.fact.shape().write(value);
                    vec![format!("{number}%"), format!("{number}.0%")]
                }
                Shape::Date => {
                    let (year, month, day) = subsidy_advisor::date::Date::from_ordinal(value)
                        .unwrap()
                        .parts();
                    vec![format!("{year}年{month}月{day}日")]
                }
                Shape::Yen => printed(Yen(value.unsigned_abs())),
                Shape::Choice | Shape::Set | Shape::YesNo => {
                    unreachable!("only numbers are compared")
                }
            });
        }
    });
    forms
}

#[test]
fn every_figure_stands_on_the_lines_it_cites() {
    let figures = figures();
    assert!(
        figures.len() > 140,
        "only {} figures were found",
        figures.len()
    );
    let Some(documents) = documents::read() else {
        return;
    };
    let mut faults = Vec::new();
    for (place, forms, cites) in figures {
        match documents.text(&cites) {
            Err(fault) => faults.push(format!("{place}: {fault}")),
            Ok(text) if forms.iter().any(|form| documents::prints(&text, form)) => {}
            Ok(text) => faults.push(format!("{place}: none of {forms:?} is in {text:?}")),
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn every_cite_is_lines_that_say_something() {
    let Some(documents) = documents::read() else {
        return;
    };
    let catalog = corpus::catalog();
    for programme in &catalog.programmes {
        for edition in &programme.editions {
            let tracks = edition.tracks.iter();
            let requirements = tracks
                .clone()
                .flat_map(|track| &track.requirements)
                .map(|requirement| &requirement.cites);
            let notes = tracks
                .flat_map(|track| &track.notes)
                .map(|note| &note.cites);
            for cites in requirements.chain(notes).chain([&edition.cites]) {
                assert!(!cites.is_empty(), "{}/{}", programme.id, edition.id);
                for cite in cites {
                    let text = documents
                        .text(&[*cite])
                        .unwrap_or_else(|fault| panic!("{}/{}: {fault}", programme.id, edition.id));
                    assert!(
                        text.trim().chars().count() > 1,
                        "{}/{}: {cite} is empty",
                        programme.id,
                        edition.id
                    );
                }
            }
        }
    }
}

#[test]
fn a_figure_inside_a_longer_number_is_not_that_figure() {
    for (text, figure, there) in [
        ("補助上限額:225万円", "225万円", true),
        ("補助上限額:1,225万円", "225万円", false),
        ("(2/3、1/2以内)", "1/2", true),
        ("11/2", "1/2", false),
        ("1/20", "1/2", false),
        ("142.8億円", "2.8億円", false),
    ] {
        assert_eq!(documents::prints(text, figure), there, "{figure} in {text}");
    }
}
