//! What a host, an office, an address and a person's keys say to the screens.

use super::{
    corpus::{self, businesses::CATALOG, page},
    harness::{Came, Target},
    mutate,
};
use std::rc::Rc;
use subsidy_advisor::{
    answer::{self, Answer},
    catalog::Language,
    fact::{Fact, Knowledge, Shape},
    ui::{Delivery, Desk, Embed, Route, Voice, setting},
};

pub const WIDGET: Target = Target {
    seeds: widgets,
    change: mutate::bytes,
    open: open_widget,
    short: 2_000,
};

pub const KIOSK: Target = Target {
    seeds: kiosks,
    change: mutate::bytes,
    open: open_kiosk,
    short: 2_000,
};

pub const ROUTE: Target = Target {
    seeds: routes,
    change: mutate::bytes,
    open: open_route,
    short: 2_000,
};

pub const TYPED: Target = Target {
    seeds: typed,
    change: mutate::bytes,
    open: open_typed,
    short: 2_000,
};

fn owned(all: &[&str]) -> Vec<Vec<u8>> {
    all.iter().map(|one| one.as_bytes().to_vec()).collect()
}

/// Settings as a text, `name=value` a line.
fn settings(input: &[u8]) -> Vec<(String, String)> {
    let text = String::from_utf8_lossy(input);
    let pairs = text
        .split('\n')
        .map(|line| line.split_once('=').unwrap_or((line, "")));
    pairs
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}

/// Each fault names a setting and what can be given instead.
fn reasons(faults: &[setting::Fault]) -> Vec<String> {
    for fault in faults {
        assert!(!fault.mend.trim().is_empty(), "{fault:?}");
    }
    faults
        .iter()
        .map(|fault| format!("{} {}", fault.name, fault.mend))
        .collect()
}

fn widgets() -> Vec<Vec<u8>> {
    owned(&[
        "prefecture=43\npurpose=equipment, it_tools\nlang=en-US\ncompact=\nshare-answers=true\nhost=example.jp",
        "programmes=japan-brand,monozukuri-subsidy\ntheme=accent:#0a7d4f; text:#222; surface:#fff; radius:4px",
        "theme=accent:#0017c1\nlang=easy\ncompact=false\nclass=box",
        "",
    ])
}

fn open_widget(input: &[u8]) -> Came {
    let given = settings(input);
    let (embed, faults) = Embed::read(&CATALOG, &given);
    assert_eq!(
        (embed.clone(), faults.clone()),
        Embed::read(&CATALOG, &given)
    );
    for (fact, given) in embed.preset.iter() {
        assert!(matches!(fact, Fact::Prefecture | Fact::Purposes));
        let question = CATALOG.question(fact).unwrap();
        assert_eq!(
            answer::read(question, &answer::write(question, given)),
            Ok(given)
        );
    }
    assert!(
        embed
            .programmes
            .iter()
            .all(|id| CATALOG.programme(id).is_some())
    );
    // A style is built from these: nothing but colors and lengths may come through.
    for (name, value) in embed.theme.properties() {
        let value = value.unwrap_or_default();
        let plain = |sign: char| sign.is_ascii_alphanumeric() || "#.".contains(sign);
        assert!(
            name.starts_with("--") && value.chars().all(plain),
            "{name}: {value}"
        );
    }
    Delivery::of_host(&CATALOG, &given);
    Came::of(&reasons(&faults))
}

fn kiosks() -> Vec<Vec<u8>> {
    owned(&[
        "delivery=kiosk\nprefecture=43\nidle=60\noffice=熊本県商工会連合会\nphone=096-000-0000",
        "delivery=kiosk\nlanguages=en,ja\nprint=off\nage=365\nsite=https://example.jp/advisor/",
        "delivery=kiosk\nphone=０９６−０００−００００ (12)\nlanguages=easy",
        "delivery=site",
    ])
}

fn open_kiosk(input: &[u8]) -> Came {
    let given = settings(input);
    let (desk, faults) = Desk::read(&CATALOG, &given);
    // What was taken is written so that it is read again.
    let written = desk.write(&CATALOG);
    let (again, none) = Desk::read(&CATALOG, &written);
    assert_eq!(none, [], "{written:?}");
    assert_eq!(again, desk);
    assert!((30..=3600).contains(&desk.idle) && (1..=3650).contains(&desk.age));
    assert!(!desk.languages.is_empty());
    assert!(desk.office.chars().count() <= 40 && !desk.office.contains(['\n', '\0']));
    assert!(
        desk.site.is_empty() || desk.site.starts_with("http"),
        "{}",
        desk.site
    );
    let (_, of_page) = Delivery::of_page(&CATALOG, &given);
    reasons(&of_page);
    let told: Vec<String> = reasons(&faults);
    if given.iter().any(|(name, _)| name == setting::DELIVERY) {
        Came::of(&told)
    } else {
        Came::Refused("no kiosk is asked for".to_owned())
    }
}

fn routes() -> Vec<Vec<u8>> {
    owned(&[
        "#/",
        "#/question/prefecture/review",
        "#/question/regular_employees/programme/japan-brand",
        "#/question/prefecture/compare/japan-brand.fy2021-request.business",
        "#/compare/japan-brand.fy2021-request.business/none.none.none",
        "#/programme/monozukuri-subsidy",
        "#/handover/all",
        "#/share/AQAbc-_",
    ])
}

fn open_route(input: &[u8]) -> Came {
    let text = String::from_utf8_lossy(input);
    let route = Route::read(&CATALOG, &text);
    assert_eq!(
        Route::read(&CATALOG, &route.address()),
        route,
        "{}",
        route.address()
    );
    match route {
        Route::Question(fact, _) => assert!(CATALOG.question(fact).is_some()),
        Route::Programme(ref id) => assert!(CATALOG.programme(id).is_some()),
        Route::Setup => panic!("no address leads to the settings"),
        _ => {}
    }
    if route == Route::Welcome && text.trim_matches(['#', '/']) != "" {
        Came::Refused("no such address: はじめに".to_owned())
    } else {
        Came::In
    }
}

fn typed() -> Vec<Vec<u8>> {
    // The words of the other languages are there once a page has learned them.
    let page = page::consultation(&Rc::new(CATALOG.clone()), &corpus::journey("A01"));
    for language in [Language::Easy, Language::English] {
        let _ = page::in_language(&page, language);
    }
    owned(&[
        "5,000,000",
        "1,800万円",
        "1億2,000万",
        "1.5億",
        "２０人",
        "2.5％",
        "令和2年4月1日",
        "平成31年4月30日",
        "2020-04-01",
        "¥12 million",
        "3千万円",
        "0",
    ])
}

fn open_typed(input: &[u8]) -> Came {
    let text = String::from_utf8_lossy(input);
    let mut taken = false;
    for language in Language::ALL {
        let voice = Voice {
            language,
            catalog: &CATALOG,
        };
        for fact in [
            Fact::PlannedSpend,
            Fact::RegularEmployees,
            Fact::ValueAddedGrowth,
            Fact::InnovationPlanAppliedOn,
        ] {
            let Some(value) = voice.read(fact, &text) else {
                continue;
            };
            taken = true;
            let again = voice.typed(fact, value);
            assert_eq!(
                voice.read(fact, &again),
                Some(value),
                "{text:?} as {again:?}"
            );
            if fact.shape() != Shape::Date {
                let below = ['-', '\u{2212}', '\u{ff0d}', '\u{25b3}', '\u{25b2}'];
                assert!(!text.contains(below), "{text:?} is read as {value}");
            }
            let question = CATALOG.question(fact).unwrap();
            let given = Answer::Known(Knowledge::number(value));
            if value >= question.least {
                let written = answer::write(question, given);
                assert_eq!(answer::read(question, &written), Ok(given), "{text:?}");
            }
        }
    }
    if taken {
        Came::In
    } else {
        Came::Refused("no number and no day".to_owned())
    }
}
