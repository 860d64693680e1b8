//! Consultations as links and as files: whatever can be answered comes back as it was, and whatever is broken is noticed.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

mod corpus;

use proptest::{prelude::*, test_runner::RngSeed};
use std::sync::LazyLock;
use subsidy_advisor::{
    answer::{self, Answer},
    catalog::{Catalog, Question},
    date::{Date, FiscalYear},
    fact::{Fact, Knowledge, NO, Shape, YES},
    interview::Opening,
    share::{self, Carried, Fault, LARGEST_FILE, Note, Opened, Why},
};

static CATALOG: LazyLock<Catalog> = LazyLock::new(corpus::catalog);

/// An answer that the question takes, picked by two numbers.
fn answer_of(question: &Question, pick: u64, other: u64) -> Answer {
    let options = u64::try_from(question.options.len()).unwrap();
    let number = |pick: u64| match question.fact.shape() {
        Shape::Date => Date::new(2000 + (pick % 100) as u16, 1 + (pick % 12) as u8, 28)
            .unwrap()
            .ordinal(),
        Shape::Percent => (pick % 100_000_000) as i64,
        _ => {
            let span = 1_000_000_000_000_001 - question.least;
            question.least + i64::try_from(pick >> 1 >> (pick % 63)).unwrap() % span
        }
    };
    let (low, high) = (
        number(pick).min(number(other)),
        number(pick).max(number(other)),
    );
    let known = match question.fact.shape() {
        Shape::Choice => Knowledge::OneOf(1 << (pick % options)),
        Shape::YesNo => Knowledge::OneOf([NO, YES][(pick % 2) as usize]),
        Shape::Set => {
            let bits = pick & other & question.all_bits();
            let alone = (0..)
                .zip(&question.options)
                .find(|(at, one)| bits >> at & 1 == 1 && one.exclusive);
            Knowledge::set(alone.map_or(bits, |(at, _)| 1 << at))
        }
        Shape::Count | Shape::Yen | Shape::Percent | Shape::Date => match other % 3 {
            0 => Knowledge::number(low),
            1 => Knowledge::Range {
                min: low,
                max: high,
            },
            _ => Knowledge::Range {
                min: low,
                max: i64::MAX,
            },
        },
    };
    let given = Answer::Known(known);
    let text = answer::write(question, given);
    assert_eq!(answer::read(question, &text), Ok(given), "{text}");
    given
}

fn carried() -> impl Strategy<Value = Carried> {
    let questions = CATALOG.base.questions.len();
    let picks = prop::collection::vec((0_u8..4, any::<u64>(), any::<u64>()), questions);
    (picks, any::<bool>(), 0..=CATALOG.fiscal_years().len()).prop_map(|(picks, situation, year)| {
        let mut carried = Carried {
            opening: if situation {
                Opening::Situation
            } else {
                Opening::Purpose
            },
            fiscal_year: CATALOG.fiscal_years().get(year).copied(),
            ..Carried::default()
        };
        for (question, (how, pick, other)) in CATALOG.base.questions.iter().zip(picks) {
            match how {
                0 => {}
                1 => carried.answers.set(question.fact, Answer::DontKnow),
                _ => carried
                    .answers
                    .set(question.fact, answer_of(question, pick, other)),
            }
        }
        carried
    })
}

fn code(carried: &Carried) -> String {
    share::to_code(
        &CATALOG,
        &carried.answers,
        carried.opening,
        carried.fiscal_year,
    )
}

fn file(carried: &Carried) -> String {
    let note = Note {
        about: "相談の記録です。\nこのまま持ち帰れます。",
        answer: &|fact, _| format!("質問：{}", fact.id()),
    };
    share::to_file(&CATALOG, carried, "2026-11-21".parse().unwrap(), &note)
}

fn opened(text: &str) -> Opened {
    share::from_file(&CATALOG, text.as_bytes())
}

/// A consultation of a few answers of every kind.
fn few() -> Carried {
    let line = "v1;applicant=company;purposes=restore,prepare;prefecture=43;regular_employees=21..50;stated_capital=300000001..;\
                owner_guarantee=yes;past_grant=unknown;equipment_plan_applied_on=2018-12-21;innovation_plan_productivity=2.5";
    let (answers, faults) = share::from_line(&CATALOG, line);
    assert!(faults.is_empty(), "{faults:?}");
    Carried {
        answers,
        opening: Opening::Situation,
        fiscal_year: Some(FiscalYear(2020)),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, rng_seed: RngSeed::Fixed(2026), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_sent_arrives(carried in carried()) {
        let arrived = share::from_code(&CATALOG, &code(&carried));
        prop_assert!(arrived.is_sound(), "{arrived:?}");
        prop_assert_eq!(&arrived.carried, &carried);
        let arrived = opened(&file(&carried));
        prop_assert!(arrived.is_sound(), "{arrived:?}");
        prop_assert_eq!(&arrived.carried, &carried);
        prop_assert_eq!(arrived.day, Date::new(2026, 11, 21));
    }

    #[test]
    fn a_changed_code_opens_nothing(carried in carried(), at in any::<prop::sample::Index>(), other in any::<u8>()) {
        let sent = code(&carried).into_bytes();
        let at = at.index(sent.len());
        let mut changed = sent.clone();
        changed[at] = other;
        let changed = String::from_utf8_lossy(&changed).into_owned();
        let arrived = share::from_code(&CATALOG, &changed);
        if changed.as_bytes() != sent {
            prop_assert!(arrived.fault.is_some(), "{changed}");
            prop_assert!(arrived.carried.answers.is_empty());
        }
    }

    #[test]
    fn a_code_that_was_cut_off_opens_nothing_and_says_so(carried in carried(), at in any::<prop::sample::Index>()) {
        let sent = code(&carried);
        let arrived = share::from_code(&CATALOG, &sent[..at.index(sent.len())]);
        prop_assert_eq!(arrived.fault, Some(Fault::CutOff));
        prop_assert!(arrived.carried.answers.is_empty());
    }

    #[test]
    fn anything_at_all_can_be_opened_without_a_crash(bytes in prop::collection::vec(any::<u8>(), 0..400), letters in "[A-Za-z0-9_-]{0,80}") {
        prop_assert!(share::from_code(&CATALOG, &letters).fault.is_some());
        prop_assert!(share::from_file(&CATALOG, &bytes).fault.is_some());
        let headed = ["subsidy-advisor 1\n".as_bytes(), &bytes].concat();
        prop_assert!(share::from_file(&CATALOG, &headed).fault.is_some());
    }

    /// Of a changed file nothing is taken over unsaid: what is opened is what was saved, or it says that it is not all.
    #[test]
    fn a_changed_file_opens_no_other_answer(carried in carried(), at in any::<prop::sample::Index>(), other in any::<u8>()) {
        let mut changed = file(&carried).into_bytes();
        let at = at.index(changed.len());
        changed[at] = other;
        let arrived = share::from_file(&CATALOG, &changed);
        prop_assert!(arrived.is_sound() <= (arrived.carried == carried), "{arrived:?}");
        for (fact, given) in arrived.carried.answers.iter() {
            prop_assert_eq!(carried.answers.get(fact), Some(given));
        }
    }

    #[test]
    fn a_file_that_was_cut_off_says_so_and_opens_no_other_answer(carried in carried(), at in any::<prop::sample::Index>()) {
        let saved = file(&carried).into_bytes();
        // The very last sign is the end of the line.
        let cut = &saved[..at.index(saved.len() - 1)];
        let arrived = share::from_file(&CATALOG, cut);
        prop_assert!(arrived.is_sound() <= (arrived.carried == carried));
        for (fact, given) in arrived.carried.answers.iter() {
            prop_assert_eq!(carried.answers.get(fact), Some(given));
        }
    }
}

#[test]
fn the_codes_of_the_journeys_are_short() {
    let mut lengths: Vec<usize> = Vec::new();
    for journey in corpus::journeys() {
        let (answers, as_of) = journey.read(&CATALOG);
        let sent = share::to_code(&CATALOG, &answers, Opening::Purpose, as_of.fiscal_year);
        lengths.push(sent.len());
    }
    lengths.sort_unstable();
    let (median, longest) = (lengths[lengths.len() / 2], lengths[lengths.len() - 1]);
    println!("letters: median {median}, longest {longest}");
    assert!(median <= 90 && longest <= 125, "{median} {longest}");
}

/// A code published once is read for good: it was written when the numbers of `data/codes.json` were.
#[test]
fn an_old_code_is_still_read() {
    let published = "ASEBAQXkDxEAQoCAYDYVHReBxoaPAREqJHXl4c8JFfoBgAILBMa6";
    assert_eq!(code(&few()), published);
    let arrived = share::from_code(&CATALOG, published);
    assert!(arrived.is_sound(), "{arrived:?}");
    assert_eq!(arrived.carried, few());
    // A letter more is no part of it, even one that stands for nothing.
    let longer = share::from_code(&CATALOG, &[published, "A"].concat());
    assert_eq!(longer, Opened::nothing(Fault::Changed));
}

#[test]
fn the_order_of_questions_and_choices_does_not_matter_to_a_code() {
    let mut other = CATALOG.clone();
    other.base.questions.reverse();
    for question in &mut other.base.questions {
        question.options.reverse();
    }
    let arrived = share::from_code(&other, &code(&few()));
    assert!(arrived.is_sound(), "{arrived:?}");
    let said = |catalog: &Catalog, carried: &Carried| {
        let line = share::to_line(catalog, &carried.answers);
        let mut said: Vec<String> = line.split([';', ',', '=']).map(str::to_owned).collect();
        said.sort();
        said
    };
    assert_eq!(said(&other, &arrived.carried), said(&CATALOG, &few()));
}

#[test]
fn what_a_page_does_not_know_is_left_out_and_the_rest_is_opened() {
    let sent = few();
    let mut earlier = CATALOG.clone();
    earlier
        .base
        .questions
        .retain(|one| one.fact != Fact::Prefecture);
    let purposes = earlier
        .base
        .questions
        .iter_mut()
        .find(|one| one.fact == Fact::Purposes)
        .unwrap();
    purposes.options.retain(|one| one.token != "prepare");
    let applicant = earlier
        .base
        .questions
        .iter_mut()
        .find(|one| one.fact == Fact::Applicant)
        .unwrap();
    applicant.options.retain(|one| one.token != "company");
    for programme in &mut earlier.programmes {
        programme.editions.retain(|edition| {
            edition.fiscal_year != FiscalYear(2020) && !edition.also_in.contains(&FiscalYear(2020))
        });
    }
    let whys = |arrived: &Opened| {
        let mut whys: Vec<(Option<Fact>, Why)> = arrived
            .left_out
            .iter()
            .map(|one| (one.fact, one.why))
            .collect();
        whys.sort_by_key(|(fact, _)| *fact);
        whys
    };
    let expected = [
        (None, Why::UnknownYear),
        (None, Why::UnknownQuestion),
        (Some(Fact::Applicant), Why::UnknownChoice),
        (Some(Fact::Purposes), Why::UnknownChoice),
    ];
    let mut answers = sent.answers.clone();
    for gone in [Fact::Prefecture, Fact::Purposes, Fact::Applicant] {
        answers.remove(gone);
    }
    let by_link = share::from_code(&earlier, &code(&sent));
    assert_eq!(whys(&by_link), expected);
    let by_file = share::from_file(&earlier, file(&sent).as_bytes());
    assert_eq!(whys(&by_file).len(), expected.len());
    assert!(
        expected.iter().all(|one| whys(&by_file).contains(one)),
        "{by_file:?}"
    );
    for arrived in [by_link, by_file] {
        assert_eq!(arrived.fault, None);
        assert_eq!(arrived.carried.answers, answers);
        assert_eq!(arrived.carried.fiscal_year, None);
    }
}

#[test]
fn an_answer_that_its_question_no_longer_takes_is_left_out() {
    let (sent, saved) = (code(&few()), file(&few()));
    for (least, unfit) in [(21, None), (22, Some(Why::Unfit))] {
        let mut stricter = CATALOG.clone();
        let mut questions = stricter.base.questions.iter_mut();
        let employees = questions.find(|one| one.fact == Fact::RegularEmployees);
        employees.unwrap().least = least;
        for arrived in [
            share::from_code(&stricter, &sent),
            share::from_file(&stricter, saved.as_bytes()),
        ] {
            let why = arrived.left_out.first().map(|one| one.why);
            assert_eq!(why, unfit, "{least}");
            let taken = arrived.carried.answers.get(Fact::RegularEmployees);
            assert_eq!(taken.is_none(), unfit.is_some());
        }
    }
}

#[test]
fn what_was_said_to_a_question_of_another_kind_is_no_answer() {
    let mut carried = Carried::default();
    let yes = Answer::Known(Knowledge::OneOf(YES));
    carried.answers.set(Fact::OwnerGuarantee, yes);
    let sent = code(&carried);
    assert_eq!(share::from_code(&CATALOG, &sent).carried, carried);
    // Where the number of the yes is that of a choice, the yes is none of its choices.
    let number = |fact: Fact| CATALOG.question(fact).unwrap().number;
    let mut other = CATALOG.clone();
    for question in &mut other.base.questions {
        question.number = match question.fact {
            Fact::Applicant => number(Fact::OwnerGuarantee),
            Fact::OwnerGuarantee => number(Fact::Applicant),
            _ => question.number,
        };
    }
    let arrived = share::from_code(&other, &sent);
    assert_eq!(arrived.carried, Carried::default());
    let left_out = arrived.left_out.first().map(|one| (one.fact, one.why));
    assert_eq!(left_out, Some((Some(Fact::Applicant), Why::Unfit)));
}

#[test]
fn a_choice_that_is_one_of_several_is_sent_as_not_known() {
    for (bits, expected) in [
        (0b10, Answer::Known(Knowledge::OneOf(0b10))),
        (0b11, Answer::DontKnow),
    ] {
        let mut carried = Carried::default();
        let sent = Answer::Known(Knowledge::OneOf(bits));
        carried.answers.set(Fact::Applicant, sent);
        let arrived = share::from_code(&CATALOG, &code(&carried));
        assert!(arrived.is_sound(), "{arrived:?}");
        assert_eq!(arrived.carried.answers.get(Fact::Applicant), Some(expected));
    }
}

#[test]
fn a_code_of_a_later_page_is_told_from_a_broken_one() {
    // The version 2 with its own checksum, and the same without.
    for (later, fault) in [
        ("AgUBAgMhwQ1A", Fault::Later),
        ("AgUBAgQhwQ1A", Fault::Changed),
    ] {
        assert_eq!(
            share::from_code(&CATALOG, later),
            Opened::nothing(fault),
            "{later}"
        );
    }
}

#[test]
fn what_a_later_page_says_in_another_way_is_passed_over() {
    // The applicant; the prefecture in a kind that does not exist yet; はい to question 100.
    let arrived = share::from_code(&CATALOG, "AQkRAJkBAqvNpAt4z5uM");
    let mut expected = Carried::default();
    let applicant = few().answers.get(Fact::Applicant).unwrap();
    expected.answers.set(Fact::Applicant, applicant);
    assert_eq!((arrived.fault, arrived.carried), (None, expected));
    let whys: Vec<_> = arrived
        .left_out
        .iter()
        .map(|one| (one.fact, one.why))
        .collect();
    assert_eq!(
        whys,
        [
            (Some(Fact::Prefecture), Why::Unfit),
            (None, Why::UnknownQuestion)
        ]
    );
}

#[test]
fn what_a_mail_puts_around_a_code_does_no_harm() {
    let sent = code(&few());
    let (one, two) = sent.split_at(20);
    for around in [
        format!(" {one}\r\n {two} "),
        format!("{sent}。"),
        format!("{sent}%E3%80%82"),
        format!("{sent})."),
        format!("{sent}?from=mail"),
    ] {
        let arrived = share::from_code(&CATALOG, &around);
        assert!(arrived.is_sound(), "{around}: {arrived:?}");
        assert_eq!(arrived.carried, few());
    }
}

#[test]
fn a_file_is_words_for_people_and_lines_for_the_page() {
    let saved = file(&few());
    for line in [
        "subsidy-advisor 1\n",
        "\n# 相談の記録です。\n# このまま持ち帰れます。\nday=2026-11-21\n",
        "\nopening=situation\nfiscal_year=2020\n",
        "\n# 質問：prefecture\nprefecture=43\n",
        "\n# 質問：regular_employees\nregular_employees=21..50\n",
        "\n# 質問：past_grant\npast_grant=unknown\n",
    ] {
        assert!(saved.contains(line), "{line} is not in\n{saved}");
    }
    assert!(saved.lines().last().unwrap().starts_with("check="));
    let largest = CATALOG
        .base
        .questions
        .iter()
        .fold(Carried::default(), |mut all, question| {
            all.answers.set(
                question.fact,
                answer_of(question, u64::MAX >> 1, u64::MAX >> 2),
            );
            all
        });
    assert!(
        file(&largest).len() < LARGEST_FILE / 4,
        "{}",
        file(&largest).len()
    );
}

#[test]
fn what_an_editor_does_to_a_file_does_no_harm() {
    let saved = file(&few());
    let with_mark = format!("\u{feff}{saved}");
    let with_returns = saved.replace('\n', "\r\n");
    let with_notes = saved.replace("prefecture=43", "# 電話で確かめた\n\n  prefecture=43  ");
    for changed in [with_mark, with_returns, with_notes] {
        let arrived = opened(&changed);
        assert!(arrived.is_sound(), "{arrived:?}");
        assert_eq!(arrived.carried, few());
    }
    // The words for people in another encoding; what the page reads is ASCII.
    let mut other = saved.clone().into_bytes();
    for byte in other.iter_mut().filter(|byte| !byte.is_ascii()) {
        *byte = 0x8e;
    }
    assert_eq!(share::from_file(&CATALOG, &other).carried, few());
    let wide =
        |bytes: fn(u16) -> [u8; 2]| saved.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
    for wide in [wide(u16::to_le_bytes), wide(u16::to_be_bytes)] {
        assert_eq!(
            share::from_file(&CATALOG, &wide),
            Opened::nothing(Fault::Encoding)
        );
    }
}

#[test]
fn a_file_at_fault_says_what_is_wrong_and_where() {
    let saved = file(&few());
    let line_of = |what: &str| {
        1 + saved
            .lines()
            .position(|line| line.starts_with(what))
            .unwrap()
    };
    let prefecture = line_of("prefecture");
    let cut_in = |what: &str| saved[..saved.find(what).unwrap() + what.len()].to_owned();
    for (changed, fault, left_out, missing) in [
        (
            saved.replace("prefecture=43", "prefecture=40"),
            Fault::Changed,
            Some((prefecture, Why::Changed)),
            Some(Fact::Prefecture),
        ),
        (
            saved.replace("prefecture=43", "prefecture=43\nprefecture=40"),
            Fault::Changed,
            Some((prefecture + 1, Why::Changed)),
            None,
        ),
        (
            saved.replace("prefecture=43", "prefecture=43\nprefecture=43"),
            Fault::Changed,
            Some((prefecture + 1, Why::Twice)),
            None,
        ),
        (
            saved.replace("prefecture=43\n", ""),
            Fault::Changed,
            None,
            Some(Fact::Prefecture),
        ),
        (
            cut_in("regular_employees=21"),
            Fault::CutOff,
            Some((line_of("regular_employees"), Why::Changed)),
            Some(Fact::RegularEmployees),
        ),
        (
            cut_in("regular_employees=21..50\n"),
            Fault::CutOff,
            None,
            Some(Fact::StatedCapital),
        ),
        (
            saved.replacen("subsidy-advisor 1", "subsidy-advisor 2", 1),
            Fault::Later,
            None,
            None,
        ),
    ] {
        let arrived = opened(&changed);
        assert_eq!(arrived.fault, Some(fault), "{changed}");
        let named = arrived
            .left_out
            .first()
            .map(|one| (one.line.unwrap(), one.why));
        assert_eq!(named, left_out, "{changed}");
        if let Some(missing) = missing {
            assert_eq!(arrived.carried.answers.get(missing), None, "{changed}");
        }
        assert_eq!(
            arrived.carried.answers.get(Fact::Applicant),
            few().answers.get(Fact::Applicant)
        );
    }
    // UTF-16 has no 0 where every letter is a kanji; its mark tells.
    let kanji: Vec<u16> = "支援".encode_utf16().collect();
    for (mark, bytes) in [
        (
            [0xff, 0xfe],
            kanji
                .iter()
                .flat_map(|unit| unit.to_le_bytes())
                .collect::<Vec<u8>>(),
        ),
        (
            [0xfe, 0xff],
            kanji.iter().flat_map(|unit| unit.to_be_bytes()).collect(),
        ),
    ] {
        let bytes = [&mark[..], &bytes].concat();
        assert_eq!(
            share::from_file(&CATALOG, &bytes),
            Opened::nothing(Fault::Encoding)
        );
    }
    assert_eq!(opened("支援"), Opened::nothing(Fault::NotOurs));
    let as_large = |length: usize| saved.clone() + &"#".repeat(length - saved.len());
    for (other, fault) in [
        (String::new(), Fault::NotOurs),
        ("{\"today\": \"2020-10-01\"}".to_owned(), Fault::NotOurs),
        (
            saved.replacen("subsidy-advisor 1", "subsidy-advisor one", 1),
            Fault::NotOurs,
        ),
        (
            saved.replacen("subsidy-advisor 1", "subsidy-advisor 0", 1),
            Fault::NotOurs,
        ),
        (saved.replacen("subsidy-advisor 1\n", "", 1), Fault::NotOurs),
        (as_large(LARGEST_FILE + 1), Fault::TooLarge),
    ] {
        assert_eq!(opened(&other), Opened::nothing(fault));
    }
    assert!(opened(&as_large(LARGEST_FILE)).is_sound());
}
