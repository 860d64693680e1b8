//! The screens, rendered without a browser: every journey's advice as a page shows it, and every screen there is.
#![cfg(feature = "ui")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

#[path = "screens/advice.rs"]
mod advice;
mod corpus;
#[path = "screens/handover.rs"]
mod handover;
#[path = "screens/kiosk.rs"]
mod kiosk;
#[path = "screens/pictures.rs"]
mod pictures;
#[path = "screens/terms.rs"]
mod terms;
#[path = "screens/undo.rs"]
mod undo;

use corpus::{
    Expectation, Journey,
    page::{cards, consultation, render, words},
};
use std::rc::Rc;
use subsidy_advisor::{
    answer::Answers,
    catalog::{BenefitKind, Body, Catalog, Language, Link, LinkBasis, Reach},
    date::FiscalYear,
    fact::Fact,
    share::{Fault, LeftOut, Why},
    ui::{Browse, Consultation, Extent, Route, Source, Then, Voice, Word},
};

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
        // What just misses is no card; the engine's journeys hold what would make it fit.
        let shown = case.expect.iter();
        for expected in shown.filter(|expected| expected.verdict != "failed") {
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
            // A name may be the beginning of another's, as 「…事業」 is of 「…事業（中小機構）」.
            let longer = catalog.programmes.iter().map(|one| one.name.ja.as_str());
            let longer = longer.filter(|one| one.len() > name.len() && one.starts_with(&name));
            let longer: Vec<&str> = longer.collect();
            let is_of = |card: &String| {
                let card = longer
                    .iter()
                    .fold(card.clone(), |card, one| card.replace(one, ""));
                card.contains(&name)
            };
            if track.entries.iter().any(is_excluded) {
                assert!(
                    !cards.iter().any(is_of),
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
                    .editions_for(consultation.fiscal_year)
                    .next()
                    .unwrap(),
            ) {
                assert!(
                    page.contains(&office.phone),
                    "{}: {} is not on the page",
                    case.id,
                    office.phone
                );
            }
            let sign = if expected.verdict == "failed" {
                '✗'
            } else {
                '✓'
            };
            assert!(
                page.contains(sign) && page.contains("資料00"),
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
        let fixed = [
            Route::Welcome,
            Route::Review,
            Route::Advice,
            Route::Handover(Extent::OnePage),
            Route::Handover(Extent::Whole),
            Route::Catalogue,
            Route::Coverage,
            Route::Keep,
            Route::Share("broken".into()),
        ];
        let screens = fixed.into_iter().chain(questions).chain(programmes);
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

/// A consultation in which nothing was said, on a day after all years of the catalogue.
fn silent(catalog: &Rc<Catalog>) -> Consultation {
    let journeys = corpus::journeys();
    let nothing = Journey {
        answers: serde_json::Map::new(),
        fiscal_year: None,
        ..journeys[0].clone()
    };
    consultation(catalog, &nothing)
}

/// The names that the listing of all programmes shows, in their order.
fn listed(html: &str) -> Vec<String> {
    html.split("class=\"listing-name\"")
        .skip(1)
        .map(|row| words(&row[row.find('>').unwrap()..row.find("</a>").unwrap()]))
        .map(|name| name.trim_start_matches('>').to_owned())
        .collect()
}

#[test]
fn the_catalogue_lists_what_is_looked_for() {
    let catalog = Rc::new(corpus::catalog());
    let mut consultation = silent(&catalog);
    let purposes = catalog.question(Fact::Purposes).unwrap();
    let equipment = purposes.bit("equipment");
    let monozukuri = &catalog.programme("monozukuri-subsidy").unwrap().name.ja;
    let mutual_aid = &catalog.programme("smrj-mutual-aid").unwrap().name.ja;
    let any = Browse::default();
    let query = |query: &str| Browse {
        query: query.to_owned(),
        ..any.clone()
    };
    let cases = [
        (any.clone(), true, true),
        (query("   "), true, true),
        (query("ものづくり"), true, false),
        (query("共済"), false, true),
        (
            Browse {
                purpose: equipment,
                ..any.clone()
            },
            true,
            false,
        ),
        (
            Browse {
                kind: Some(BenefitKind::MutualAid),
                ..any.clone()
            },
            false,
            true,
        ),
        (
            Browse {
                body: Some(Body::Smrj),
                ..any.clone()
            },
            false,
            true,
        ),
        (
            Browse {
                year: Some(FiscalYear(2018)),
                ..any.clone()
            },
            true,
            false,
        ),
        (
            Browse {
                year: Some(FiscalYear(2021)),
                purpose: equipment,
                kind: Some(BenefitKind::Subsidy),
                body: Some(Body::National),
                ..query("補助金")
            },
            true,
            false,
        ),
        (
            Browse {
                purpose: equipment,
                body: Some(Body::Smrj),
                ..query("ものづくり")
            },
            false,
            false,
        ),
    ];
    for (browse, has_monozukuri, has_mutual_aid) in cases {
        // All of the finds are listed, so that the count does not matter.
        consultation.browse = Browse {
            listed: catalog.programmes.len(),
            ..browse
        };
        let page = render(&consultation, Route::Catalogue);
        let names = listed(&page);
        let at = format!("{:?}", consultation.browse);
        assert_eq!(names.contains(monozukuri), has_monozukuri, "{at}");
        assert_eq!(names.contains(mutual_aid), has_mutual_aid, "{at}");
        assert_eq!(names.len(), consultation.found().len(), "{at}");
    }
}

#[test]
fn the_catalogue_lists_so_many_at_once() {
    let catalog = Rc::new(corpus::catalog());
    let mut consultation = silent(&catalog);
    let voice = consultation.voice();
    let (more, all) = (voice.say(Word::ListMore), catalog.programmes.len());
    for (limit, shown) in [(3, 3), (all, all), (all + 50, all)] {
        consultation.browse.listed = limit;
        let page = render(&consultation, Route::Catalogue);
        assert_eq!(listed(&page).len(), shown);
        assert_eq!(words(&page).contains(more), shown < all, "{limit}");
    }
}

#[test]
fn a_search_that_finds_nothing_says_what_to_try() {
    let catalog = Rc::new(corpus::catalog());
    let mut consultation = silent(&catalog);
    consultation.browse.query = "zzzz".to_owned();
    let voice = consultation.voice();
    let page = words(&render(&consultation, Route::Catalogue));
    for word in [
        Word::FoundNothing,
        Word::TryWords,
        Word::FindByQuestions,
        Word::ClearFilters,
    ] {
        assert!(page.contains(voice.say(word)), "{word:?}");
    }
}

#[test]
fn what_is_not_for_a_business_is_listed_and_marked() {
    let mut catalog = corpus::catalog();
    let programme = &mut catalog.programmes[0];
    for edition in &mut programme.editions {
        for track in &mut edition.tracks {
            track.reach = Reach::NotForBusiness;
        }
    }
    let name = programme.name.ja.clone();
    let mut consultation = silent(&Rc::new(catalog));
    consultation.browse.listed = consultation.catalog.programmes.len();
    let page = render(&consultation, Route::Catalogue);
    let row = page
        .split("class=\"listing-row\"")
        .find(|row| words(row).contains(&name))
        .unwrap();
    let tag = consultation.voice().say(Word::NotForBusinessTag);
    assert!(words(row).contains(tag));
}

#[test]
fn the_coverage_names_every_entry_with_its_programme_or_its_reason() {
    let catalog = Rc::new(corpus::catalog());
    let consultation = silent(&catalog);
    let html = render(&consultation, Route::Coverage);
    let page = words(&html);
    for document in &catalog.base.documents {
        assert!(page.contains(&document.title.ja), "{}", document.title.ja);
    }
    for entry in catalog.coverage() {
        assert!(
            html.contains(&format!("<th scope=\"row\">{}</th>", entry.id)),
            "{}",
            entry.id
        );
        assert!(
            catalog
                .base
                .documents
                .iter()
                .any(|document| Some(document.number) == entry.document()),
            "{} stands in no document",
            entry.id
        );
    }
    for uncarried in &catalog.base.coverage {
        assert!(page.contains(&uncarried.reason.ja), "{}", uncarried.entry);
    }
    for programme in &catalog.programmes {
        assert!(page.contains(&programme.name.ja), "{}", programme.id);
    }
}

#[test]
fn editions_stand_beside_each_other_where_there_are_several() {
    let catalog = Rc::new(corpus::catalog());
    let consultation = silent(&catalog);
    let voice = consultation.voice();
    for programme in &catalog.programmes {
        let html = render(
            &consultation,
            Route::Programme(programme.id.as_str().into()),
        );
        let heads: Vec<String> = html
            .split("role=\"columnheader\">")
            .skip(1)
            .map(|head| words(head.split("</th>").next().unwrap()))
            .collect();
        if programme.editions.len() < 2 {
            assert!(heads.is_empty(), "{}", programme.id);
            continue;
        }
        let editions = programme.editions.iter();
        let names: Vec<String> = editions
            .map(|edition| voice.edition_of(programme, edition))
            .collect();
        assert_eq!(heads.len(), names.len(), "{}", programme.id);
        for (head, name) in heads.iter().zip(&names) {
            assert!(head.starts_with(name.as_str()), "{}: {head}", programme.id);
        }
        let links = programme.editions.iter().flat_map(|one| &one.continues);
        for change in links.flat_map(|link| &link.changes) {
            let table = html.split("</table>").next().unwrap();
            assert!(words(table).contains(&change.ja), "{}", programme.id);
        }
    }
}

#[test]
fn two_editions_that_were_merged_are_both_told_of() {
    let mut catalog = corpus::catalog();
    let at = catalog
        .programmes
        .iter()
        .position(|one| one.id == "monozukuri-subsidy")
        .unwrap();
    let programme = &mut catalog.programmes[at];
    let mut other = programme.editions[1].clone();
    other.id = "other".to_owned();
    programme.editions.push(other);
    programme.editions[0].continues.push(Link {
        edition: "other".to_owned(),
        basis: LinkBasis::Stated,
        changes: Vec::new(),
        renamed: Vec::new(),
    });
    let mut consultation = silent(&Rc::new(catalog));
    let route = Route::Programme("monozukuri-subsidy".into());
    let newest = words(&render(&consultation, route.clone()));
    let voice = consultation.voice();
    for basis in [LinkBasis::Stated, LinkBasis::SameName] {
        assert!(newest.contains(voice.basis(basis)), "{basis:?}");
    }
    let beside = voice.say(Word::BesideTitle).split('{').next().unwrap();
    assert!(!newest.contains(beside));
    consultation.fiscal_year = Some(FiscalYear(2018));
    let older = words(&render(&consultation, route));
    assert!(older.contains(beside));
}

#[test]
fn what_is_for_owners_and_of_late_is_listed_first() {
    let catalog = Rc::new(corpus::catalog());
    let mut consultation = silent(&catalog);
    let newest = catalog.fiscal_years()[0];
    for query in ["", "支援"] {
        consultation.browse.query = query.to_owned();
        let order = consultation.found().into_iter().map(|programme| {
            let past = programme.editions[0].is_long_past(newest);
            (
                !programme.is_for_business(),
                past && programme.is_for_business(),
            )
        });
        assert!(order.is_sorted(), "{query}");
    }
}

#[test]
fn a_budget_that_is_not_for_the_programme_alone_says_so() {
    let catalog = Rc::new(corpus::catalog());
    let consultation = silent(&catalog);
    let voice = consultation.voice();
    let mut seen = [0; 3];
    for programme in &catalog.programmes {
        let edition = &programme.editions[0];
        let lines = &catalog.base.budget_lines;
        let Some(line) = edition.budget_line.and_then(|at| lines.get(at)) else {
            continue;
        };
        let Some((yen, _)) = &line.amount else {
            continue;
        };
        let yen = voice.yen(*yen);
        let editions = catalog.programmes.iter().flat_map(|one| &one.editions);
        let paid = editions.filter(|one| one.budget_line == edition.budget_line);
        let shared = voice.fill(Word::BudgetShared, &[("yen", &yen)]);
        let with_others = voice.fill(Word::BudgetWithOthers, &[("yen", &yen)]);
        let says = match (line.shared_by.len(), paid.count()) {
            (0, 1) => [false, false],
            (0, _) => [false, true],
            _ => [true, false],
        };
        let route = Route::Programme(programme.id.as_str().into());
        let page = words(&render(&consultation, route));
        assert!(page.contains(&yen), "{}", programme.id);
        let said = [shared, with_others].map(|one| page.contains(&one));
        assert_eq!(said, says, "{}", programme.id);
        let kind = says.iter().position(|says| *says).unwrap_or(2);
        seen[kind] += 1;
    }
    assert!(seen.iter().all(|count| *count > 0), "{seen:?}");
}

#[test]
fn editions_of_one_year_and_stage_are_told_apart() {
    let catalog = Rc::new(corpus::catalog());
    let consultation = silent(&catalog);
    for programme in &catalog.programmes {
        let editions = programme.editions.iter();
        let names = editions.map(|edition| consultation.voice().edition_of(programme, edition));
        let mut names: Vec<String> = names.collect();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), programme.editions.len(), "{}", programme.id);
    }
}

#[test]
fn the_desk_to_turn_to_is_the_newest_papers() {
    let catalog = Rc::new(corpus::catalog());
    let journey = &corpus::journeys()[0];
    let consultation = consultation(&catalog, journey);
    let desk = consultation.desk().unwrap();
    let newest = catalog.fiscal_years()[0];
    assert_eq!(desk.editions[0].fiscal_year, newest, "{}", desk.id);
    assert!(words(&render(&consultation, Route::Coverage)).contains(&desk.name.ja));
}

/// The route of the link of a consultation.
fn arrival(consultation: &Consultation) -> Route {
    let link = consultation.link().unwrap();
    let (page, fragment) = link.split_at(consultation.address.len());
    assert_eq!(page, &*consultation.address);
    let route = Route::read(&consultation.catalog, fragment);
    assert!(matches!(route, Route::Share(_)), "{link}");
    route
}

#[test]
fn a_consultation_is_taken_along_only_once_something_was_said() {
    let catalog = Rc::new(corpus::catalog());
    let journey = &corpus::journeys()[0];
    for (consultation, begun) in [
        (consultation(&catalog, journey), true),
        (silent(&catalog), false),
    ] {
        let voice = consultation.voice();
        let html = render(&consultation, Route::Keep);
        for (word, shown) in [
            (Word::LinkCopy, begun),
            (Word::SaveText, begun),
            (Word::KeepEmpty, !begun),
            (Word::PickText, true),
        ] {
            assert_eq!(words(&html).contains(voice.say(word)), shown, "{word:?}");
        }
        assert_eq!(html.contains("class=\"qr\""), begun);
    }
}

#[test]
fn what_arrives_by_a_link_is_opened_where_nothing_is_lost() {
    let catalog = Rc::new(corpus::catalog());
    let journeys = corpus::journeys();
    let sent = consultation(&catalog, &journeys[0]);
    let review = words(&render(&sent, Route::Review));
    let voice = sent.voice();
    for nothing_to_lose in [silent(&catalog), sent.clone()] {
        assert_eq!(words(&render(&nothing_to_lose, arrival(&sent))), review);
    }
    let other = consultation(&catalog, &journeys[2]);
    let asked = words(&render(&other, arrival(&sent)));
    for word in [
        Word::ReceivedAsk,
        Word::ReceivedOpen,
        Word::ReceivedStay,
        Word::ReceivedSaveFirst,
    ] {
        assert!(asked.contains(voice.say(word)), "{word:?}");
    }
}

#[test]
fn a_link_that_cannot_be_opened_whole_says_what_and_why() {
    let catalog = Rc::new(corpus::catalog());
    let sent = consultation(&catalog, &corpus::journeys()[0]);
    let (nobody, voice) = (silent(&catalog), sent.voice());
    let Route::Share(code) = arrival(&sent) else {
        panic!("no link");
    };
    let cut = Route::Share(code[..code.len() - 1].into());
    let page = words(&render(&nobody, cut));
    assert!(page.contains(voice.say(Word::FaultLinkCutOff)));
    assert!(page.contains(voice.say(Word::ReceivedLeave)));
    assert!(!page.contains(voice.say(Word::ReceivedOpenRest)));

    let mut earlier = corpus::catalog();
    let mut questions = earlier.base.questions.iter_mut();
    let prefecture = questions.find(|one| one.fact == Fact::Prefecture).unwrap();
    prefecture.options.clear();
    let page = words(&render(&silent(&Rc::new(earlier)), Route::Share(code)));
    let label = voice.label(Fact::Prefecture);
    let why = voice.say(Word::WhyUnknownChoice);
    assert!(page.contains(&format!("{label}：{why}")), "{page}");
    assert!(page.contains(voice.say(Word::ReceivedOpenRest)));
}

#[test]
fn every_fault_of_a_link_or_a_file_has_words_of_its_own() {
    let catalog = corpus::catalog();
    let voice = Voice {
        language: Language::Japanese,
        catalog: &catalog,
    };
    let of_files = [
        Fault::NotOurs,
        Fault::Later,
        Fault::CutOff,
        Fault::Changed,
        Fault::Encoding,
        Fault::TooLarge,
        Fault::Unreadable,
    ];
    let of_links = [Fault::Later, Fault::CutOff, Fault::Changed];
    let said = of_files
        .iter()
        .map(|fault| voice.fault(Source::File, *fault));
    let said = said.chain(
        of_links
            .iter()
            .map(|fault| voice.fault(Source::Link, *fault)),
    );
    let mut said: Vec<_> = said.collect();
    said.sort_unstable();
    said.dedup();
    assert_eq!(said.len(), of_files.len() + of_links.len());

    let line = |line, fact| LeftOut {
        line,
        fact,
        words: "prefecture=99".to_owned(),
        why: Why::UnknownChoice,
    };
    let (label, why) = (
        voice.label(Fact::Prefecture),
        voice.say(Word::WhyUnknownChoice),
    );
    for (one, expected) in [
        (
            line(Some(7), Some(Fact::Prefecture)),
            format!("7行目「prefecture=99」：{why}"),
        ),
        (
            line(None, Some(Fact::Prefecture)),
            format!("{label}：{why}"),
        ),
        (
            line(None, None),
            format!("{}：{why}", voice.say(Word::LeftOutUnnamed)),
        ),
    ] {
        assert_eq!(voice.left_out(&one), expected);
    }
}
