//! The pages that need no script: each is there, says what the records say, and every way from it leads somewhere.
#![cfg(feature = "ui")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

mod corpus;

use corpus::page::{render, words};
use serde_json::Value;
use std::collections::BTreeSet;
use subsidy_advisor::{
    date::Date,
    ui::{
        Consultation, Route,
        plain::{self, Content, Held, Page},
    },
};

fn on(day: &str) -> Consultation {
    let day: Date = day.parse().unwrap();
    Consultation::new(subsidy_advisor::built_in(), day)
}

/// What stands on a page.
fn content(page: &Page) -> String {
    let content = page.content.clone();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    let renderer = yew::LocalServerRenderer::<Content>::with_props(Held { content });
    runtime.block_on(renderer.hydratable(false).render())
}

/// The addresses that a page leads to.
fn links(content: &str) -> Vec<&str> {
    let links = content.split("href=\"").skip(1);
    links.map(|rest| rest.split('"').next().unwrap()).collect()
}

#[test]
fn neither_the_first_screen_nor_a_page_depends_on_the_day() {
    let days = ["2009-04-01", "2020-10-31", "2031-03-31"].map(on);
    let [first, others @ ..] = &days;
    for other in others {
        assert_eq!(render(first, Route::Welcome), render(other, Route::Welcome));
        let doors = [first, other].map(plain::doors);
        let [doors, same] = doors.map(|doors| {
            let screen = |(behind, route)| render(&behind, route);
            doors.into_iter().map(screen).collect::<Vec<_>>()
        });
        assert_eq!(doors.len(), 2);
        assert_eq!(doors, same);
        for (one, other) in plain::pages(first).iter().zip(plain::pages(other)) {
            assert_eq!(content(one), content(&other), "{}", one.folder);
        }
    }
}

#[test]
fn every_programme_has_a_page_with_its_figures_offices_and_documents() {
    let consultation = on("2020-11-01");
    let (voice, base) = (consultation.voice(), &consultation.catalog.base);
    let pages = plain::pages(&consultation);
    assert_eq!(pages.len(), consultation.catalog.programmes.len() + 1);
    let catalogue = content(&pages[0]);
    for programme in &consultation.catalog.programmes {
        let folder = format!("programmes/{}/", programme.id);
        let page = pages.iter().find(|page| page.folder == folder).unwrap();
        let said = words(&content(page));
        let mut expected = vec![programme.name.ja.clone(), programme.summary.ja.clone()];
        for edition in &programme.editions {
            expected.push(voice.edition(edition));
            expected.push(voice.cites(&edition.cites));
            for benefit in edition.tracks.iter().map(|track| &track.benefit) {
                expected.extend(benefit.rates.iter().map(|rate| rate.value.to_string()));
                let unassigned = benefit.unassigned_rates.iter();
                expected.extend(unassigned.map(|_| voice.no_rate(benefit)));
                expected.extend(benefit.caps.iter().map(|cap| voice.cap(cap)));
            }
        }
        let newest = &programme.editions[0];
        expected.extend(base.offices(newest).map(|office| office.phone.clone()));
        let judged = newest.tracks.iter().flat_map(|track| &track.requirements);
        expected.extend(judged.map(|one| voice.cites(&one.cites)));
        for words in expected {
            assert!(said.contains(&words), "{folder} does not say `{words}`");
        }
        assert!(catalogue.contains(&format!("href=\"{}/\"", programme.id)));
        assert!(page.title.contains(&programme.name.ja));
        assert_eq!(page.description, programme.summary.ja);
    }
}

#[test]
fn every_way_from_a_page_leads_somewhere() {
    let consultation = on("2020-11-01");
    let pages = plain::pages(&consultation);
    let folders: BTreeSet<&str> = pages.iter().map(|page| &*page.folder).chain([""]).collect();
    let start = plain::start(&render(&consultation, Route::Welcome));
    let missing = plain::missing(&consultation);
    let all = pages.iter().chain([&missing]);
    let all = all.map(|page| (&*page.folder, content(page)));
    let mut ways_in = 0;
    for (folder, content) in all.chain([("", start)]) {
        for link in links(&content)
            .into_iter()
            .filter(|link| !link.starts_with("tel:"))
        {
            let (path, screen) = link.split_once('#').unwrap_or((link, ""));
            // The same screen in another language.
            let path = path.split('?').next().unwrap();
            let mut at: Vec<&str> = folder.split_terminator('/').collect();
            for part in path.split_terminator('/') {
                match part {
                    "." => {}
                    ".." => drop(at.pop().unwrap()),
                    name => at.push(name),
                }
            }
            let target = at.iter().map(|part| format!("{part}/")).collect::<String>();
            assert!(folders.contains(&*target), "{folder}: {link}");
            if !screen.is_empty() {
                assert_eq!(target, "", "{folder}: {link} is a screen of the app");
                let screen = format!("#{screen}");
                let read = Route::read(&consultation.catalog, &screen);
                assert_eq!(read.address(), screen, "{folder}");
                ways_in += usize::from(matches!(read, Route::Programme(_)));
            }
        }
    }
    assert!(ways_in >= consultation.catalog.programmes.len());
}

#[test]
fn machines_are_told_what_the_records_say_and_nothing_else() {
    let consultation = on("2020-11-01");
    let pages = plain::pages(&consultation);
    let about = |id: &str| -> Value {
        let folder = format!("programmes/{id}/");
        let page = pages.iter().find(|page| page.folder == folder);
        page.unwrap().about.clone()
    };
    let names = |about: &Value, list: &str| -> Vec<String> {
        let names = about[list].as_array().unwrap().iter();
        names
            .map(|one| one["name"].as_str().unwrap().to_owned())
            .collect()
    };
    let restoration = about("nariwai-restoration");
    assert_eq!(restoration["@type"], "GovernmentService");
    assert_eq!(restoration["serviceType"][0], "補助金");
    assert_eq!(names(&restoration, "areaServed").len(), 9);
    assert!(names(&restoration, "areaServed").contains(&"熊本県".to_owned()));
    assert_eq!(
        restoration["availableChannel"][0]["servicePhone"]["telephone"],
        "03-3501-1763"
    );
    assert!(
        about("japan-brand").get("areaServed").is_none(),
        "it is for all of Japan"
    );
    for programme in &consultation.catalog.programmes {
        let about = about(&programme.id);
        let newest = consultation.editions(programme)[0];
        let offices = consultation.catalog.base.offices(newest).count();
        let channels = about
            .get("availableChannel")
            .map_or(0, |list| list.as_array().unwrap().len());
        assert_eq!(channels, offices, "{}", programme.id);
        assert_eq!(
            about.get("audience").is_some(),
            programme.is_for_business(),
            "{}",
            programme.id
        );
        assert!(!names(&about, "subjectOf").is_empty(), "{}", programme.id);
    }
}
