//! The screens, rendered without a browser: every journey's advice as a page shows it, and every screen there is.
#![cfg(feature = "ui")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

mod corpus;

use corpus::{Expectation, Journey};
use std::rc::Rc;
use subsidy_advisor::{
    answer::Answers,
    catalog::{Catalog, Language},
    fact::{Fact, FactSet},
    interview::Opening,
    ui::{App, Consultation, Props, Route, Start, Then, Voice},
};
use yew::LocalServerRenderer;

/// A consultation that stands where a journey ends.
fn consultation(catalog: &Rc<Catalog>, journey: &Journey) -> Consultation {
    let (answers, as_of) = journey.read(catalog);
    Consultation {
        catalog: catalog.clone(),
        defects: [].into(),
        language: Language::Japanese,
        answers,
        opening: Opening::Purpose,
        skipped: FactSet::EMPTY,
        today: as_of.today,
        fiscal_year: as_of.fiscal_year,
    }
}

fn render(consultation: &Consultation, route: Route) -> String {
    let props = Props {
        start: Start {
            consultation: consultation.clone(),
            route,
        },
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    runtime.block_on(
        LocalServerRenderer::<App>::with_props(props)
            .hydratable(false)
            .render(),
    )
}

/// The words of a page, without its marks.
fn words(html: &str) -> String {
    let mut words = String::new();
    let mut within = false;
    for character in html.chars() {
        match character {
            '<' => within = true,
            '>' => within = false,
            other if !within => words.push(other),
            _ => {}
        }
    }
    words
        .replace("&amp;", "&")
        .replace("&quot;", "\"")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
}

/// The cards of a page, in their order.
fn cards(html: &str) -> Vec<String> {
    html.split("<article class=\"card\">")
        .skip(1)
        .map(|card| words(card.split("</article>").next().unwrap()))
        .collect()
}

/// What the card of an expected track is called: the edition is the one that speaks for the entry.
fn name(catalog: &Catalog, expected: &Expectation) -> String {
    let programme = catalog.programme(&expected.programme).unwrap();
    let tracks = programme
        .editions
        .iter()
        .flat_map(|edition| edition.tracks.iter().map(move |track| (edition, track)));
    let (_, track) = tracks
        .filter(|(_, track)| track.id == expected.track)
        .find(|(edition, track)| {
            track
                .entries
                .iter()
                .chain(&edition.entries)
                .any(|entry| *entry == expected.entry)
        })
        .unwrap();
    programme.name.ja.clone() + &track.name.ja
}

#[test]
fn the_advice_shows_what_the_journeys_expect_and_nothing_they_exclude() {
    let catalog = Rc::new(corpus::catalog());
    let journeys = corpus::journeys();
    for case in journeys.iter().flat_map(Journey::cases) {
        let consultation = consultation(&catalog, &case);
        let voice = Voice {
            language: Language::Japanese,
            catalog: &catalog,
        };
        let yen = |yen: u64| voice.value(Fact::PlannedSpend, i64::try_from(yen).unwrap());
        let cards = cards(&render(&consultation, Route::Advice));
        for expected in &case.expect {
            let at = format!("{}: {}", case.id, expected.entry);
            let name = name(&catalog, expected);
            let card = cards
                .iter()
                .find(|card| card.contains(&name))
                .unwrap_or_else(|| panic!("{at}: no card of {name}"));
            if expected.verdict == "met" {
                let figures = expected
                    .rate
                    .iter()
                    .cloned()
                    .chain(expected.cap_yen.map(yen))
                    .chain(expected.amount_yen.map(yen));
                for figure in figures {
                    assert!(
                        card.contains(&figure),
                        "{at}: {figure} is not on the card: {card}"
                    );
                }
            }
        }
        let advised = subsidy_advisor::advice::tracks(&catalog, consultation.fiscal_year);
        for (programme, _, track) in advised {
            let is_excluded = |entry: &String| {
                case.absent
                    .iter()
                    .any(|absent| corpus::is_within(entry, absent))
            };
            let name = programme.name.ja.clone() + &track.name.ja;
            if track.entries.iter().any(is_excluded) {
                assert!(
                    !cards.iter().any(|card| card.contains(&name)),
                    "{}: {name} must not have a card",
                    case.id
                );
            }
        }
    }
}

#[test]
fn a_programme_shows_its_ledger_its_office_and_its_source() {
    let catalog = Rc::new(corpus::catalog());
    for case in corpus::journeys() {
        let consultation = consultation(&catalog, &case);
        for expected in &case.expect {
            let page = words(&render(
                &consultation,
                Route::Programme(expected.programme.as_str().into()),
            ));
            for says in &expected.says {
                assert!(
                    page.contains(says),
                    "{}: {says} is not on the page of {}",
                    case.id,
                    expected.programme
                );
            }
            for office in catalog.base.offices(
                catalog
                    .programme(&expected.programme)
                    .unwrap()
                    .edition_for(consultation.fiscal_year)
                    .unwrap(),
            ) {
                assert!(
                    page.contains(&office.phone),
                    "{}: {} is not on the page",
                    case.id,
                    office.phone
                );
            }
            assert!(
                page.contains('✓') && page.contains("資料00"),
                "{}: the ledger of {}",
                case.id,
                expected.programme
            );
        }
    }
}

#[test]
fn every_screen_there_is_can_be_rendered() {
    let catalog = Rc::new(corpus::catalog());
    let journeys = corpus::journeys();
    let nothing = Journey {
        answers: serde_json::Map::new(),
        fiscal_year: None,
        ..journeys[0].clone()
    };
    for case in [&nothing, &journeys[0], &journeys[2]] {
        let mut consultation = consultation(&catalog, case);
        let questions = catalog.base.questions.iter().flat_map(|question| {
            [Then::Next, Then::Review].map(|then| Route::Question(question.fact, then))
        });
        let programmes = catalog
            .programmes
            .iter()
            .map(|programme| Route::Programme(programme.id.as_str().into()));
        let screens = [Route::Welcome, Route::Review, Route::Advice]
            .into_iter()
            .chain(questions)
            .chain(programmes);
        for route in screens {
            let html = render(&consultation, route.clone());
            assert_eq!(
                html.matches("<h1").count(),
                1,
                "{route:?} has not just one heading"
            );
            assert!(
                !words(&html).contains('{'),
                "{route:?} shows a place that was not filled"
            );
        }
        consultation.answers = Answers::default();
        assert_eq!(
            render(&consultation, Route::Advice).matches("<h1").count(),
            1
        );
    }
}
