//! Guards that no figure comes from nowhere: every number with a unit that our sentences name stands in a document that
//! the edition cites.

use crate::{corpus, documents};
use std::collections::BTreeSet;
use subsidy_advisor::catalog::{Check, Cite, Edition, Text};

const UNITS: &[&str] = &[
    "億円", "万円", "円", "%", "年", "か月", "回", "人", "名", "者", "社", "箇所", "か所", "㎡",
    "m²", "ha", "件", "割",
];

/// The numbers with a unit, and the fractions, of a sentence.
fn figures(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().filter(|c| *c != ',').collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        if !chars[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        while at < chars.len() && (chars[at].is_ascii_digit() || matches!(chars[at], '.' | '/')) {
            at += 1;
        }
        let number: String = chars[start..at].iter().collect();
        let rest: String = chars[at..].iter().take(3).collect();
        let unit = UNITS.iter().find(|unit| rest.starts_with(**unit));
        if number.contains('/') {
            found.push(number);
        } else if let Some(unit) = unit.filter(|_| number != "1") {
            // 「1者あたり」 is a way of speaking, not a figure.
            found.push(number + unit);
        }
    }
    found
}

fn texts(edition: &Edition) -> Vec<&Text> {
    let mut texts = vec![&edition.how];
    texts.extend(edition.apply.iter().chain(&edition.counter));
    texts.extend(edition.continues.iter().flat_map(|link| &link.changes));
    for track in &edition.tracks {
        texts.extend([&track.name, &track.benefit.text]);
        texts.extend(track.notes.iter().map(|note| &note.text));
        texts.extend(track.benefit.addons.iter().map(|addon| &addon.text));
        texts.extend(
            track
                .requirements
                .iter()
                .filter_map(|one| match &one.check {
                    Check::Judged { text, .. } => Some(text),
                    Check::Rule(_) | Check::NotTrack { .. } => None,
                }),
        );
    }
    texts
}

/// The ways a document may write what we write.
fn forms(figure: &str) -> Vec<String> {
    let with = |from: &str, to: &str| figure.replace(from, to);
    let mut forms = vec![
        figure.to_owned(),
        with("か所", "箇所"),
        with("か所", "カ所"),
        with("か所", "ヶ所"),
        with("人", "名"),
        with("社", "者"),
        with("㎡", "m²"),
        with("か月", "ヶ月"),
    ];
    if let Some(man) = figure
        .strip_suffix("万円")
        .and_then(|n| n.parse::<u64>().ok())
    {
        forms.push(format!("{man}万"));
        forms.push(format!("{}円", man * 10_000));
    }
    forms
}

#[test]
fn every_number_in_our_sentences_is_the_documents() {
    let Some(documents) = documents::read() else {
        return;
    };
    let catalog = corpus::catalog();
    let whole = |document: u16| {
        let lines = documents.lines(document);
        let cite = Cite {
            document,
            first: 1,
            last: lines,
        };
        documents.text(&[cite]).unwrap().replace(',', "")
    };
    let mut faults = Vec::new();
    for programme in &catalog.programmes {
        let of = |edition: &Edition| -> BTreeSet<u16> {
            edition.cites.iter().map(|cite| cite.document).collect()
        };
        for edition in &programme.editions {
            let mut cited = of(edition);
            let older = |id: &str| programme.editions.iter().find(|one| one.id == id);
            let linked = edition
                .continues
                .iter()
                .filter_map(|link| older(&link.edition));
            linked.for_each(|edition| cited.extend(of(edition)));
            let text: String = cited.into_iter().map(whole).collect();
            let mut ours = texts(edition);
            if std::ptr::eq(edition, programme.editions.first().unwrap()) {
                ours.extend([&programme.name, &programme.summary]);
            }
            for sentence in ours {
                for figure in figures(&sentence.ja) {
                    let own_year = sentence.ja.contains(&format!("{figure}度"));
                    if !own_year
                        && !forms(&figure)
                            .iter()
                            .any(|form| documents::prints(&text, form))
                    {
                        faults.push(format!(
                            "{}/{}: {figure} in 「{}」",
                            programme.id, edition.id, sentence.ja
                        ));
                    }
                }
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn numbers_are_read_with_their_units() {
    assert_eq!(
        figures("3,000万円、1/2、最長2年（第3回）"),
        ["3000万円", "1/2", "2年", "3回"]
    );
}
