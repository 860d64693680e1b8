//! The screens of a kiosk: what an office sets up, and what has no place on a device that is not one's own.

use crate::corpus::{
    self,
    page::{consultation, render, words},
};
use std::rc::Rc;
use subsidy_advisor::{
    catalog::Language,
    date::Date,
    ui::{Consultation, Delivery, Extent, Route, Voice, Word, say},
};

/// A journey at a kiosk with these settings.
fn at(settings: &[(&str, &str)]) -> Consultation {
    let catalog = Rc::new(corpus::catalog());
    let journey = &corpus::journeys()[0];
    let mut at = consultation(&catalog, journey);
    at.deliver(kiosk(&at, settings));
    at
}

fn kiosk(at: &Consultation, settings: &[(&str, &str)]) -> Delivery {
    let settings = [("delivery", "kiosk")].iter().chain(settings);
    let settings: Vec<(String, String)> = settings
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect();
    Delivery::of_page(&at.catalog, &settings).0
}

/// Every screen there is, the settings too.
fn screens() -> Vec<Route> {
    vec![
        Route::Welcome,
        Route::Review,
        Route::Advice,
        Route::Programme("business-succession-subsidy".into()),
        Route::Programme("nariwai-restoration".into()),
        Route::Compare([].into()),
        Route::Catalogue,
        Route::Coverage,
        Route::Keep,
        Route::Setup,
    ]
}

fn word(word: Word) -> &'static str {
    say(Language::Japanese, word)
}

#[test]
fn without_a_printer_nothing_leads_to_the_paper() {
    let paper = Route::Handover(Extent::OnePage).address();
    for (print, leads) in [("on", true), ("off", false)] {
        let at = at(&[("print", print)]);
        let led = screens()
            .into_iter()
            .any(|screen| render(&at, screen).contains(&*paper));
        assert_eq!(led, leads, "print={print}");
    }
}

#[test]
fn no_file_is_saved_or_opened_no_link_copied_and_no_telephone_called() {
    let kiosk = at(&[]);
    let site = Consultation {
        delivery: Delivery::Site,
        ..kiosk.clone()
    };
    let all = |at: &Consultation| -> String {
        let paper = [
            Route::Handover(Extent::OnePage),
            Route::Handover(Extent::Whole),
        ];
        let screens = screens().into_iter().chain(paper);
        let screens = screens.filter(|screen| *screen != Route::Setup);
        screens.map(|screen| render(at, screen)).collect()
    };
    let (kiosk, site) = (all(&kiosk), all(&site));
    for mark in [
        "type=\"file\"",
        "tel:",
        word(Word::SavePress),
        word(Word::LinkCopy),
        word(Word::PickTitle),
    ] {
        assert!(site.contains(mark), "the site has {mark}");
        assert!(!kiosk.contains(mark), "the kiosk has {mark}");
    }
    assert!(!kiosk.contains("href=\"http"), "nothing leads out");
}

#[test]
fn what_is_carried_away_leads_to_the_site_and_never_to_the_device() {
    let mut at = at(&[("site", "https://example.jp/shien/")]);
    assert!(
        at.link()
            .unwrap()
            .starts_with("https://example.jp/shien/#/share/")
    );
    assert!(render(&at, Route::Keep).contains("class=\"qr\""));
    at.address = "".into();
    at.deliver(kiosk(&at, &[]));
    assert_eq!(at.link(), None);
    for screen in [Route::Keep, Route::Handover(Extent::OnePage)] {
        assert!(!render(&at, screen).contains("class=\"qr\""));
    }
    let keep = words(&render(&at, Route::Keep));
    assert!(keep.contains(word(Word::KeepPaperText)) && !keep.contains(word(Word::KeepNothing)));
    at.deliver(kiosk(&at, &[("print", "off")]));
    let keep = words(&render(&at, Route::Keep));
    assert!(keep.contains(word(Word::KeepNothing)));
}

#[test]
fn the_paper_names_the_office_first_and_nobody_where_none_is_set() {
    let paper = |settings| words(&render(&at(settings), Route::Handover(Extent::OnePage)));
    let named = paper(&[("office", "みちしるべ町商工会"), ("phone", "096-000-0000")]);
    let desks = named.split(word(Word::DesksTitle)).nth(1).unwrap();
    assert!(
        desks.starts_with("みちしるべ町商工会096-000-0000"),
        "{desks}"
    );
    let nameless = paper(&[("phone", "096-000-0000")]);
    assert!(!nameless.contains("096-000-0000"));
}

#[test]
fn the_staff_see_what_could_not_be_read_where_it_was_and_how_to_mend_it() {
    let at = at(&[("idle", "5"), ("ilde", "60"), ("print", "on")]);
    for screen in [Route::Welcome, Route::Setup] {
        let page = words(&render(&at, screen));
        for part in [
            "idle",
            "「5」",
            word(Word::MendIdle),
            "ilde",
            "「60」",
            word(Word::MendUnknown),
        ] {
            assert!(page.contains(part), "{part}");
        }
        assert!(!page.contains(word(Word::MendPrint)));
    }
    let sound = crate::kiosk::at(&[("idle", "60")]);
    assert!(!words(&render(&sound, Route::Welcome)).contains(word(Word::SetupFaults)));
}

#[test]
fn what_is_set_up_is_no_answer_of_anybody() {
    let catalog = Rc::new(corpus::catalog());
    let mut at = consultation(&catalog, &corpus::journeys()[0]);
    at.delivery = Delivery::Site;
    at.start_over();
    at.deliver(kiosk(&at, &[("prefecture", "43")]));
    assert!(at.is_untouched() && !at.has_begun());
    let voice = Voice {
        language: Language::Japanese,
        catalog: &catalog,
    };
    let place = |name| voice.fill(Word::PresetPlace, &[("place", name)]);
    assert!(words(&render(&at, Route::Welcome)).contains(&place("熊本県")));
    at.answers.read(&catalog, "prefecture", "40").unwrap();
    assert!(!at.is_untouched() && !at.has_begun());
    assert!(words(&render(&at, Route::Welcome)).contains(&place("福岡県")));
    at.answers.read(&catalog, "applicant", "company").unwrap();
    assert!(at.has_begun());
    at.start_over();
    assert!(at.is_untouched());
    assert!(words(&render(&at, Route::Welcome)).contains(&place("熊本県")));
}

#[test]
fn data_is_old_a_day_after_the_days_that_are_set() {
    let mut at = at(&[("age", "30")]);
    let made = at.catalog.base.as_of.unwrap();
    assert_eq!(made, Date::new(2026, 11, 21).unwrap());
    for (day, age, word) in [
        ((2026, 12, 21), 30, None),
        ((2026, 12, 22), 31, Some(Word::StatusOld)),
        ((2026, 11, 21), 0, None),
        ((2026, 11, 20), -1, Some(Word::StatusClock)),
    ] {
        at.today = Date::new(day.0, day.1, day.2).unwrap();
        assert_eq!(at.age(), Some(age));
        let page = words(&render(&at, Route::Welcome));
        for heed in [Word::StatusOld, Word::StatusClock] {
            let says = say(Language::Japanese, heed).rsplit('}').next().unwrap();
            assert_eq!(page.contains(says), word == Some(heed), "{age} days");
        }
        assert!(page.contains(subsidy_advisor::data_version()));
    }
}

#[test]
fn the_number_keys_are_the_kiosks_alone_and_its_day_is_no_picker() {
    let question = |id: &str| subsidy_advisor::fact::Fact::from_id(id).unwrap();
    let page = |at: &Consultation, id| {
        render(
            at,
            Route::Question(question(id), subsidy_advisor::ui::Then::Next),
        )
    };
    let kiosk = at(&[]);
    let site = Consultation {
        delivery: Delivery::Site,
        ..kiosk.clone()
    };
    for id in [
        "regular_employees",
        "planned_spend",
        "value_added_growth",
        "innovation_plan_applied_on",
    ] {
        assert!(page(&kiosk, id).contains("inputmode=\"none\""), "{id}");
        assert!(page(&kiosk, id).contains("class=\"pad\""), "{id}");
        assert!(!page(&site, id).contains("class=\"pad\""), "{id}");
        assert!(!page(&kiosk, id).contains("type=\"date\""), "{id}");
    }
    assert!(page(&site, "innovation_plan_applied_on").contains("type=\"date\""));
    assert!(!page(&kiosk, "prefecture").contains("class=\"pad\""));
}

#[test]
fn the_hint_tells_the_seconds_of_the_countdown() {
    use subsidy_advisor::ui::desk::COUNTDOWN;
    assert!(word(Word::SetupIdleHint).contains(&format!("{COUNTDOWN}秒")));
}

#[test]
fn the_staffs_guide_lists_every_setting_with_what_counts_where_none_is_given() {
    use subsidy_advisor::ui::{Desk, desk};
    let guide = std::fs::read_to_string(corpus::root().join("docs/kiosk.md")).unwrap();
    let row = |name: &str| {
        let start = format!("| `{name}` |");
        let mut rows = guide.lines().filter(|line| line.starts_with(&start));
        rows.next().unwrap_or_else(|| panic!("{name}"))
    };
    for name in desk::NAMES {
        assert!(row(name).len() > name.len() + 20);
    }
    let usual = Desk::default();
    for (name, value) in [(desk::IDLE, usual.idle), (desk::AGE, usual.age)] {
        assert!(row(name).ends_with(&format!("`{value}` |")), "{name}");
    }
}

#[test]
fn how_it_shows_itself_is_switched_at_a_kiosk_alone() {
    use subsidy_advisor::ui::Sight;
    let kiosk = at(&[]);
    let switch = format!(">{}</button>", word(Word::Sight));
    let site = Consultation {
        delivery: Delivery::Site,
        ..kiosk.clone()
    };
    assert!(render(&kiosk, Route::Welcome).contains(&switch));
    assert!(!render(&site, Route::Welcome).contains(&switch));
    // As everybody sees it, nothing is marked.
    let marks = Sight::default().marks();
    assert!(marks.iter().all(|(_, value)| value.is_none()));
}
