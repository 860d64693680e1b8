//! The very programmes and answers that are measured here, written for other engines (`benches/peers/`).
//!
//! Where those have no Unknown, everything is known: what nobody says is its least value. Floors are left out, since they
//! are sums and not conditions.

use serde_json::{Value, json};
use std::{fs, path::Path};
use subsidy_advisor::{
    advice::{settled, tracks},
    catalog::{Catalog, Reach},
    derive::Situation,
    fact::{Fact, Facts, Knowledge},
    rule::{Ask, Rule, Test},
    truth::Truth,
};

/// The same programmes as conditions alone.
pub fn conditions_alone(mut catalog: Catalog) -> Catalog {
    let editions = catalog
        .programmes
        .iter_mut()
        .flat_map(|one| &mut one.editions);
    for track in editions.flat_map(|edition| &mut edition.tracks) {
        track.benefit.floor = None;
        // Nobody else has a word for what is listed and never advised.
        track.reach = Reach::Direct;
    }
    catalog
}

/// The situation with everything known.
pub fn known(situation: &Situation<'_>) -> Facts {
    let mut facts = situation.facts.clone();
    for fact in Fact::ALL {
        let known = match facts.get(*fact) {
            Knowledge::OneOf(choices) => Knowledge::OneOf(choices & choices.wrapping_neg()),
            Knowledge::Set { has, .. } => Knowledge::set(has),
            Knowledge::Range { min, .. } => Knowledge::number(min),
        };
        facts.set(*fact, known);
    }
    facts
}

/// Writes the programmes, the facts of each situation and who meets what, as JSON and in the compact form.
pub fn export(folder: &Path, catalog: &Catalog, situations: &[Situation<'_>]) {
    let count = catalog.programmes.len();
    let tracks: Vec<_> = tracks(catalog, None).map(|(_, _, track)| track).collect();
    let programmes: Vec<Value> = tracks
        .iter()
        .map(|track| json!({"all": track.rules().map(rule).collect::<Vec<_>>()}))
        .collect();
    let states: Vec<Value> = situations
        .iter()
        .map(|situation| {
            let truths = tracks.iter().map(|track| settled(track, situation));
            let met: Vec<u8> = truths
                .map(|truth| {
                    assert_ne!(truth, Truth::Unknown, "everything is known");
                    u8::from(truth == Truth::True)
                })
                .collect();
            json!({"facts": values(&situation.facts), "met": met})
        })
        .collect();
    fs::create_dir_all(folder).unwrap();
    let all = json!({"programmes": programmes, "states": states});
    fs::write(folder.join(format!("{count}.json")), all.to_string()).unwrap();
    let bundle = catalog.to_bundle().unwrap();
    fs::write(folder.join(format!("{count}.bundle")), bundle).unwrap();
    let known: Vec<Vec<Knowledge>> = situations
        .iter()
        .map(|one| Fact::ALL.iter().map(|fact| one.facts.get(*fact)).collect())
        .collect();
    let bytes = postcard::to_allocvec(&known).unwrap();
    fs::write(folder.join(format!("{count}.facts")), bytes).unwrap();
}

fn rule(of: &Rule) -> Value {
    let all = |parts: &[Rule]| parts.iter().map(rule).collect::<Vec<_>>();
    match of {
        Rule::All(parts) => json!({"all": all(parts)}),
        Rule::Any(parts) => json!({"any": all(parts)}),
        Rule::Not(part) => json!({"not": rule(part)}),
        Rule::Test(Test { fact, ask }) => match ask {
            Ask::OneOf(choices) => json!({"fact": fact.id(), "in": positions(*choices)}),
            Ask::AnyOf(choices) => json!({"fact": fact.id(), "meets": positions(*choices)}),
            Ask::Within { least, most } => json!({
                "fact": fact.id(),
                "least": least,
                "most": (*most < i64::MAX).then_some(most),
            }),
        },
    }
}

fn values(facts: &Facts) -> Value {
    let value = |fact: &Fact| match facts.get(*fact) {
        Knowledge::OneOf(choices) => json!(choices.trailing_zeros()),
        Knowledge::Set { has, .. } => json!(positions(has)),
        Knowledge::Range { min, .. } => json!(min),
    };
    let all = Fact::ALL
        .iter()
        .map(|fact| (fact.id().to_owned(), value(fact)));
    Value::Object(all.collect())
}

fn positions(choices: u64) -> Vec<u32> {
    (0..64).filter(|at| choices >> at & 1 == 1).collect()
}
