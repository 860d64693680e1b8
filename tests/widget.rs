//! 埋め込み: what a host asks for changes what is shown and never what is true.
#![cfg(feature = "ui")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

mod corpus;

use corpus::{
    Journey,
    page::{consultation, render, words},
};
use serde_json::{Value, json};
use std::{collections::BTreeSet, rc::Rc};
use subsidy_advisor::{
    advice::{Advice, AsOf, advise, near_misses},
    answer::{Answer, Answers},
    catalog::{Catalog, Language},
    fact::Fact,
    interview::{self, Opening},
    share,
    ui::{Consent, Consultation, Delivery, Event, Route, Word, say},
};

/// A consultation within a widget that its host set up so.
fn widget(consultation: &Consultation, settings: &[(&str, &str)]) -> Consultation {
    let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
    let given: Vec<(String, String)> = settings.iter().map(owned).collect();
    let (delivery, faults) = Delivery::of_host(&consultation.whole, &given);
    assert_eq!(faults, []);
    let mut within = consultation.clone();
    within.deliver(delivery);
    within
}

/// Where the journey of an id ends.
fn end_of(id: &str) -> Consultation {
    let mut all = corpus::journeys().into_iter();
    let journey: Journey = all.find(|one| one.id == id).unwrap();
    consultation(&Rc::new(corpus::catalog()), &journey)
}

/// What is said of the tracks of some programmes.
fn said(
    catalog: &Catalog,
    advice: &Advice<'_>,
    answers: &Answers,
    as_of: AsOf,
    only: &[String],
) -> BTreeSet<String> {
    let all = advice.recommendations.iter();
    let named = all.filter(|one| only.contains(&one.programme.id));
    let text = |one: &subsidy_advisor::advice::Recommendation<'_>| {
        let (programme, track) = (&one.programme.id, &one.track.id);
        let near = near_misses(catalog, answers, as_of.today, one);
        let offer = &one.offer;
        format!("{programme} {track} {:?} {offer:?} {near:?}", one.verdict)
    };
    named.map(text).collect()
}

#[test]
fn some_programmes_alone_are_advised_as_they_are_among_all() {
    let whole = corpus::catalog();
    for case in corpus::journeys() {
        let (answers, as_of) = case.read(&whole);
        let advice = advise(&whole, &answers, as_of);
        // Every other programme, and then the others; so each stands without its neighbors.
        for half in 0..2 {
            let ids = whole.programmes.iter().map(|one| one.id.clone());
            let only: Vec<String> = ids.skip(half).step_by(2).collect();
            let part = whole.clone().only(&only);
            let alone = advise(&part, &answers, as_of);
            assert!(alone.recommendations.len() < advice.recommendations.len());
            assert_eq!(
                said(&part, &alone, &answers, as_of, &only),
                said(&whole, &advice, &answers, as_of, &only),
                "{}",
                case.id
            );
        }
    }
}

#[test]
fn the_interview_of_one_programme_ends_and_asks_only_what_it_needs() {
    let whole = corpus::catalog();
    let case = corpus::journeys().into_iter().next().unwrap();
    let (_, as_of) = case.read(&whole);
    let length = |catalog: &Catalog| {
        let mut answers = Answers::default();
        let mut asked = 0;
        while let Some(fact) = interview::next(catalog, &answers, as_of, Opening::Purpose) {
            answers.set(fact, Answer::DontKnow);
            asked += 1;
            assert!(
                asked <= whole.base.questions.len(),
                "the questions never end"
            );
        }
        asked
    };
    let of_all = length(&whole);
    for programme in &whole.programmes {
        let alone = length(&whole.clone().only(std::slice::from_ref(&programme.id)));
        assert!(alone < of_all, "{}: {alone} of {of_all}", programme.id);
    }
}

/// The screen alone, without what stands around every one.
fn main_of(html: &str) -> &str {
    let (_, from) = html.split_once("<h1").unwrap();
    from.split("<footer").next().unwrap()
}

#[test]
fn what_a_host_takes_as_said_changes_with_it_and_no_answer_of_a_person_does() {
    let mut begun = end_of("A01");
    begun.answers = Answers::default();
    let said = |consultation: &Consultation, fact: &str| {
        let line = share::to_line(&consultation.catalog, &consultation.answers);
        let mut parts = line.split(';').filter_map(|part| part.split_once('='));
        let found = parts.find(|(id, _)| *id == fact);
        found.map(|(_, value)| value.to_owned())
    };
    let answers = |consultation: &mut Consultation, fact: &str, text: &str| {
        let catalog = consultation.catalog.clone();
        consultation.answers.read(&catalog, fact, text).unwrap();
    };
    let tokyo = Some("13".to_owned());
    answers(&mut begun, "applicant", "company");
    // The host says it after the first answer, says another, and takes it back.
    let of_tokyo = widget(&begun, &[("prefecture", "13")]);
    assert_eq!(said(&of_tokyo, "prefecture"), tokyo);
    let elsewhere = widget(&of_tokyo, &[("prefecture", "43"), ("purpose", "equipment")]);
    assert_eq!(said(&elsewhere, "prefecture").unwrap(), "43");
    assert_eq!(said(&elsewhere, "purposes").unwrap(), "equipment");
    assert_eq!(said(&widget(&of_tokyo, &[]), "prefecture"), None);
    for one in [&of_tokyo, &elsewhere] {
        assert_eq!(said(one, "applicant").unwrap(), "company");
    }
    // What a person said or passed over stays so.
    let mut own = of_tokyo.clone();
    answers(&mut own, "prefecture", "01");
    assert_eq!(
        said(&widget(&own, &[("prefecture", "43")]), "prefecture").unwrap(),
        "01"
    );
    assert_eq!(said(&widget(&own, &[]), "prefecture").unwrap(), "01");
    let mut passed = of_tokyo.clone();
    passed.skip(Fact::Prefecture);
    for settings in [
        &[("prefecture", "43")][..],
        &[("prefecture", "13"), ("compact", "")],
    ] {
        assert_eq!(said(&widget(&passed, settings), "prefecture"), None);
    }
}

#[test]
fn what_a_host_leaves_out_is_on_no_screen() {
    let whole = end_of("A01");
    let advice = whole.advice();
    let ids: BTreeSet<&str> = advice
        .recommendations
        .iter()
        .map(|one| one.programme.id.as_str())
        .collect();
    let kept = advice.recommendations[0].programme.id.clone();
    let within = widget(&whole, &[("programmes", &kept)]);
    assert_eq!(within.catalog.programmes.len(), 1);
    for route in [
        Route::Welcome,
        Route::Advice,
        Route::Catalogue,
        Route::Programme(kept.as_str().into()),
    ] {
        let html = render(&within, route);
        for id in ids.iter().filter(|id| **id != kept) {
            assert!(!html.contains(&format!("#/programme/{id}\"")), "{id}");
        }
        assert!(!html.contains("#/coverage"));
    }
    // Nor where a search finds nothing, which offers other ways; of the whole that is one of them.
    for (consultation, stands) in [(&within, false), (&whole, true)] {
        let mut searched = consultation.clone();
        searched.browse.query = "xyzxyz".to_owned();
        assert!(searched.found().is_empty());
        let html = render(&searched, Route::Catalogue);
        assert_eq!(html.contains("#/coverage"), stands);
    }
    // And the page of one that is left out leads to those that are there.
    let left_out = ids.iter().find(|id| **id != kept).unwrap();
    let html = render(&within, Route::Programme((*left_out).into()));
    let words = words(&html);
    assert!(words.contains(say(Language::Japanese, Word::ProgrammeMissing)));
    assert!(!words.contains(say(Language::Japanese, Word::NothingFits)));
    assert!(main_of(&html).contains("href=\"#/programmes\""));
    assert!(render(&within, Route::Advice).contains(&format!("#/programme/{kept}\"")));
    // And all are there again once the host asks for all.
    let again = widget(&within, &[]);
    assert_eq!(
        again.catalog.programmes.len(),
        whole.catalog.programmes.len()
    );
}

#[test]
fn nothing_is_printed_kept_or_opened_in_somebody_elses_page() {
    let within = widget(&end_of("A01"), &[]);
    let on_site = |html: &str| html.contains("href=\"https://example.jp/#/share/");
    for route in [
        Route::Welcome,
        Route::Review,
        Route::Advice,
        Route::Catalogue,
    ] {
        let html = render(&within, route.clone());
        for own in ["#/handover", "#/keep", "<main", "<input type=\"file\""] {
            assert!(!html.contains(own), "{route:?} has {own}");
        }
        let leads = matches!(route, Route::Review | Route::Advice);
        assert_eq!(on_site(&html), leads, "{route:?}");
    }
    let html = render(&within, Route::Advice);
    assert!(html.contains("target=\"_blank\" rel=\"noopener noreferrer\""));
    // The site itself has all of that.
    let html = render(&end_of("A01"), Route::Advice);
    assert!(html.contains("#/handover") && html.contains("#/keep") && html.contains("<main"));
    assert!(!on_site(&html));
}

#[test]
fn a_compact_widget_has_neither_head_nor_links_at_its_foot() {
    let whole = end_of("A01");
    for (settings, stands) in [(&[][..], true), (&[("compact", "")][..], false)] {
        let html = render(&widget(&whole, settings), Route::Welcome);
        assert_eq!(html.contains("page-head\""), stands);
        assert_eq!(html.contains("page-links"), stands);
        assert!(words(&html).contains(say(Language::Japanese, Word::FooterPrivacyEmbedded)));
    }
}

/// What the host is told of the advice.
fn told(consultation: &Consultation) -> Value {
    serde_json::from_str(&Event::advice(consultation).detail()).unwrap()
}

#[test]
fn the_host_is_told_the_finds_and_no_answer() {
    let whole = end_of("A01");
    let within = widget(&whole, &[]);
    let told = told(&within);
    let keys: Vec<&String> = told.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["counts", "met", "open", "version"]);
    let met = told["met"].as_array().unwrap();
    assert_eq!(
        met[0],
        json!(whole.advice().recommendations[0].programme.id)
    );
    let unique: BTreeSet<String> = met.iter().map(ToString::to_string).collect();
    assert_eq!(unique.len(), met.len());
    assert!(told["counts"]["met"].as_u64().unwrap() >= met.len() as u64);
    for open in told["open"].as_array().unwrap() {
        assert!(!met.contains(open));
    }
}

#[test]
fn answers_are_told_only_where_host_and_person_both_want_it() {
    let whole = end_of("A01");
    let asked = [("share-answers", ""), ("host", "town.example")];
    let question = |consultation: &Consultation| {
        let words = words(&render(consultation, Route::Advice));
        words.contains("回答を town.example に渡しますか")
    };
    for (settings, consent, is_told) in [
        (&asked[..], Consent::Given, true),
        (&asked[..], Consent::Unasked, false),
        (&asked[..], Consent::Refused, false),
        (&asked[..1], Consent::Given, false),
        (&asked[1..], Consent::Given, false),
    ] {
        let mut within = widget(&whole, settings);
        within.consent = consent;
        let told = told(&within);
        assert_eq!(
            told.get("answers").is_some(),
            is_told,
            "{settings:?} {consent:?}"
        );
        assert_eq!(question(&within), settings.len() == 2);
        if is_told {
            assert_eq!(told["answers"]["prefecture"], json!("15"));
            assert_eq!(
                told["answers"].as_object().unwrap().len(),
                whole.answers.iter().count()
            );
            within.start_over();
            assert_eq!(
                within.consent,
                Consent::Unasked,
                "what was agreed to is over"
            );
        }
    }
    assert!(!question(&whole), "the site asks nobody");
}

#[test]
fn a_step_says_how_far_and_not_what() {
    let within = widget(&end_of("A01"), &[("prefecture", "43")]);
    let fact = within.catalog.base.questions[0].fact;
    let route = Route::Question(fact, subsidy_advisor::ui::Then::Next);
    let detail: Value = serde_json::from_str(&Event::step(&within, &route).detail()).unwrap();
    let answered = within.answers.iter().count();
    assert_eq!(
        detail,
        json!({"version": 1, "screen": "question", "answered": answered, "left": within.remaining()})
    );
}
