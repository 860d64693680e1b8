//! What a page tells machines, in the words of schema.org: only what the records say.

use crate::{
    catalog::{Edition, Programme, Track},
    fact::{Choices, Fact, Facts, Knowledge},
    truth::Truth,
    ui::{Voice, screen::programme},
};
use serde_json::{Value, json};

const CONTEXT: &str = "https://schema.org";

/// The list of all programmes.
pub fn catalogue(voice: Voice<'_>, programmes: &[&Programme]) -> Value {
    let names = programmes.iter().zip(1..).map(|(programme, at)| {
        json!({"@type": "ListItem", "position": at, "name": voice.text(&programme.name)})
    });
    json!({
        "@context": CONTEXT,
        "@type": "ItemList",
        "numberOfItems": programmes.len(),
        "itemListElement": names.collect::<Vec<Value>>(),
    })
}

/// A programme as its newest edition has it.
pub fn programme(voice: Voice<'_>, programme: &Programme, edition: &Edition) -> Value {
    let mut about = json!({
        "@context": CONTEXT,
        "@type": "GovernmentService",
        "name": voice.text(&programme.name),
        "description": voice.text(&programme.summary),
        "serviceType": programme::kinds(voice, edition),
        "provider": {"@type": "GovernmentOrganization", "name": voice.body(edition.body)},
        "subjectOf": documents(voice, edition),
    });
    let offices: Vec<Value> = offices(voice, edition);
    let areas = areas(voice, edition);
    let more = [
        (
            "availableChannel",
            (!offices.is_empty()).then(|| offices.into()),
        ),
        ("areaServed", (!areas.is_empty()).then(|| areas.into())),
        (
            "audience",
            programme
                .is_for_business()
                .then(|| json!({"@type": "BusinessAudience"})),
        ),
    ];
    if let Some(about) = about.as_object_mut() {
        for (name, value) in more {
            about.extend(value.map(|value: Value| (name.to_owned(), value)));
        }
    }
    about
}

/// The papers that state it.
fn documents(voice: Voice<'_>, edition: &Edition) -> Vec<Value> {
    let is_cited = |number: u16| edition.cites.iter().any(|cite| cite.document == number);
    let documents = voice.catalog.base.documents.iter();
    documents
        .filter(|document| is_cited(document.number))
        .map(|document| json!({"@type": "CreativeWork", "name": voice.text(&document.title)}))
        .collect()
}

/// The offices one can call.
fn offices(voice: Voice<'_>, edition: &Edition) -> Vec<Value> {
    let offices = voice.catalog.base.offices(edition);
    offices
        .map(|office| {
            json!({
                "@type": "ServiceChannel",
                "name": voice.text(&office.name),
                "servicePhone": {"@type": "ContactPoint", "telephone": office.phone},
            })
        })
        .collect()
}

/// The prefectures it is for; none where it is for all of them.
fn areas(voice: Voice<'_>, edition: &Edition) -> Vec<Value> {
    let Some(question) = voice.catalog.question(Fact::Prefecture) else {
        return Vec::new();
    };
    let places = (0..).zip(&question.options);
    let served: Vec<Value> = places
        .filter(|(place, _)| {
            let there: Choices = 1 << place;
            edition.tracks.iter().any(|track| is_for(track, there))
        })
        .map(|(_, place)| json!({"@type": "AdministrativeArea", "name": voice.text(&place.label)}))
        .collect();
    if served.len() == question.options.len() {
        return Vec::new();
    }
    served
}

/// Whether nothing stands against a business of that prefecture of which nothing else is known.
fn is_for(track: &Track, prefecture: Choices) -> bool {
    let mut facts = Facts::nothing();
    facts.set(Fact::Prefecture, Knowledge::OneOf(prefecture));
    let mut rules = track.requirements.iter().filter_map(|one| one.check.rule());
    rules.all(|rule| rule.eval(&facts) != Truth::False)
}
