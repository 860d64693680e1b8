//! What stands on the screens is put together from figures and words: in each language as people say and write it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

use std::rc::Rc;
use subsidy_advisor::{
    catalog::{Catalog, Cite, Language, Text},
    date::{Date, FiscalYear},
    fact::{Fact, YES},
    money::{Yen, YenRange},
    rule::{Ask, Rule, Test},
    ui::{Consultation, Voice, Word},
};

/// The catalogue and the screens' words in every language.
fn catalog() -> Rc<Catalog> {
    let today = "2020-10-01".parse().unwrap();
    let mut consultation = Consultation::new(subsidy_advisor::built_in(), today);
    for language in Language::ALL {
        if let Some(pack) = subsidy_advisor::words_of(language) {
            assert_eq!(consultation.learn(language, pack), Ok(Vec::new()));
        }
    }
    consultation.whole
}

/// What is said in each language, in the order of the languages.
#[track_caller]
fn says<'c>(catalog: &'c Catalog, expected: [&str; 3], said: impl Fn(Voice<'c>) -> String) {
    for (language, expected) in Language::ALL.into_iter().zip(expected) {
        assert_eq!(said(Voice { language, catalog }), expected, "{language:?}");
    }
}

#[test]
fn money_is_written_as_each_language_writes_it() {
    let catalog = catalog();
    for (yen, expected) in [
        (0, ["0円", "0{円|えん}", "¥0"]),
        (
            2_250_000,
            ["225万円", "225{万|まん}{円|えん}", "¥2,250,000"],
        ),
        (
            3_333_333,
            ["333万3,333円", "333{万|まん}3,333{円|えん}", "¥3,333,333"],
        ),
        (
            120_000_000,
            [
                "1億2,000万円",
                "1{億|おく}2,000{万|まん}{円|えん}",
                "¥120,000,000",
            ],
        ),
    ] {
        says(&catalog, expected, |voice| voice.yen(Yen(yen)));
    }
    let range = YenRange {
        min: Yen(300_000),
        max: Some(Yen(500_000)),
    };
    let expected = [
        "30万円〜50万円",
        "30{万|まん}{円|えん}〜50{万|まん}{円|えん}",
        "¥300,000 to ¥500,000",
    ];
    says(&catalog, expected, |voice| voice.yen_range(range));
}

#[test]
fn a_number_is_said_as_it_is_and_a_band_by_the_lines_it_lies_between() {
    let catalog = catalog();
    let voice = Voice {
        language: Language::Japanese,
        catalog: &catalog,
    };
    for (fact, min, max, expected) in [
        (Fact::MinimumWageMargin, 31, 31, "31円"),
        (Fact::StatedCapital, 3_000_001, 3_000_001, "300万1円"),
        (Fact::StatedCapital, 3_000_000, 3_000_000, "300万円"),
        // The law draws its lines by 以下 and 超える, so a band begins one yen above a line.
        (
            Fact::StatedCapital,
            50_000_001,
            100_000_000,
            "5,000万円を超え、1億円まで",
        ),
        (Fact::StatedCapital, 300_000_001, i64::MAX, "3億円を超える"),
        (Fact::RegularEmployees, 6, 20, "6人〜20人"),
        (Fact::RegularEmployees, 6, 6, "6人"),
    ] {
        assert_eq!(voice.range(fact, min, max), expected, "{min} to {max}");
    }
}

#[test]
fn days_and_people_are_counted_with_the_readings_they_have() {
    let catalog = catalog();
    for (day, expected) in [
        (
            "2021-03-01",
            [
                "2021年3月1日",
                "2021{年|ねん}3{月|がつ}{1日|ついたち}",
                "March 1, 2021",
            ],
        ),
        (
            "2021-12-10",
            [
                "2021年12月10日",
                "2021{年|ねん}12{月|がつ}{10日|とおか}",
                "December 10, 2021",
            ],
        ),
        (
            "2021-01-11",
            [
                "2021年1月11日",
                "2021{年|ねん}1{月|がつ}11{日|にち}",
                "January 11, 2021",
            ],
        ),
        (
            "2021-01-20",
            [
                "2021年1月20日",
                "2021{年|ねん}1{月|がつ}{20日|はつか}",
                "January 20, 2021",
            ],
        ),
        (
            "2021-01-24",
            [
                "2021年1月24日",
                "2021{年|ねん}1{月|がつ}{24日|にじゅうよっか}",
                "January 24, 2021",
            ],
        ),
        (
            "2021-01-31",
            [
                "2021年1月31日",
                "2021{年|ねん}1{月|がつ}31{日|にち}",
                "January 31, 2021",
            ],
        ),
    ] {
        says(&catalog, expected, |voice| voice.date(day.parse().unwrap()));
    }
    for (people, expected) in [
        (1, ["1人", "{1人|ひとり}", "1"]),
        (2, ["2人", "{2人|ふたり}", "2"]),
        (3, ["3人", "3{人|にん}", "3"]),
        (0, ["0人", "0{人|にん}", "0"]),
    ] {
        says(&catalog, expected, |voice| {
            voice.value(Fact::RegularEmployees, people)
        });
    }
    for (years, expected) in [
        (
            1,
            [
                "最長1年",
                "いちばん {長|なが}くて 1{年|ねん}",
                "up to 1 year",
            ],
        ),
        (
            2,
            [
                "最長2年",
                "いちばん {長|なが}くて 2{年|ねん}",
                "up to 2 years",
            ],
        ),
    ] {
        says(&catalog, expected, |voice| voice.years_at_most(years));
    }
}

#[test]
fn years_are_those_of_the_era_and_of_our_time() {
    let catalog = catalog();
    for (year, expected) in [
        (
            2021,
            [
                "令和3年度",
                "{令和|れいわ}3{年度|ねんど}（2021{年度|ねんど}）",
                "FY2021 (Reiwa 3)",
            ],
        ),
        (
            2019,
            [
                "令和元年度",
                "{令和|れいわ}{元|がん}{年度|ねんど}（2019{年度|ねんど}）",
                "FY2019 (Reiwa 1)",
            ],
        ),
        (
            2018,
            [
                "平成30年度",
                "{平成|へいせい}30{年度|ねんど}（2018{年度|ねんど}）",
                "FY2018 (Heisei 30)",
            ],
        ),
    ] {
        says(&catalog, expected, |voice| {
            voice.fiscal_year(FiscalYear(year))
        });
    }
    let expected = [
        "令和3年度（2021年度）",
        "{令和|れいわ}3{年度|ねんど}（2021{年度|ねんど}）",
        "FY2021 (Reiwa 3)",
    ];
    says(&catalog, expected, |voice| {
        voice.both_years(FiscalYear(2021))
    });
}

fn asks(fact: Fact, ask: Ask) -> Rule {
    Rule::Test(Test { fact, ask })
}

#[test]
fn one_choice_is_asked_for_by_name_and_several_by_any_of_them() {
    let catalog = catalog();
    let one = asks(Fact::LeadCompany, Ask::OneOf(1));
    let two = asks(Fact::LeadCompany, Ask::OneOf(3));
    let three = asks(Fact::LeadCompany, Ask::OneOf(7));
    let names = |voice: Voice<'_>| -> Vec<String> { voice.choices(Fact::LeadCompany, 7) };
    for language in Language::ALL {
        let voice = Voice {
            language,
            catalog: &catalog,
        };
        let [a, b, c] = names(voice).try_into().unwrap();
        let label = voice.label(Fact::LeadCompany);
        let expected = match language {
            Language::Japanese => [
                format!("{label}が「{a}」である"),
                format!("{label}が「{a}」「{b}」のどれかである"),
                format!("{label}が「{a}」「{b}」「{c}」のどれかである"),
                format!("{label}が「{a}」「{b}」のどれでもない"),
            ],
            Language::Easy => [
                format!("「{label}」は 「{a}」です"),
                format!("「{label}」は 「{a}」か 「{b}」の どれかです"),
                format!("「{label}」は 「{a}」、「{b}」か 「{c}」の どれかです"),
                format!("「{label}」は 「{a}」か 「{b}」の どれでも ありません"),
            ],
            Language::English => [
                format!("{label}: “{a}”"),
                format!("{label}: “{a}” or “{b}”"),
                format!("{label}: “{a}”, “{b}” or “{c}”"),
                format!("{label}: not “{a}” or “{b}”"),
            ],
        };
        let said = [&one, &two, &three, &Rule::Not(Box::new(two.clone()))].map(|r| voice.rule(r));
        assert_eq!(said, expected);
    }
}

#[test]
fn what_belongs_together_stands_in_brackets_also_where_it_is_turned_around() {
    let catalog = catalog();
    let yes = |fact: Fact| asks(fact, Ask::OneOf(YES));
    let [a, b, c] = [Fact::OwnerGuarantee, Fact::SalesFell, Fact::PastGrant].map(yes);
    let not = |rule: &Rule| Rule::Not(Box::new(rule.clone()));
    let all = |parts: &[&Rule]| Rule::All(parts.iter().map(|part| (*part).clone()).collect());
    let any = |parts: &[&Rule]| Rule::Any(parts.iter().map(|part| (*part).clone()).collect());
    // A letter for each, to see what stands between them.
    let form = |rule: &Rule| {
        let language = Language::Japanese;
        let voice = Voice {
            language,
            catalog: &catalog,
        };
        let said = [("not a", not(&a)), ("not b", not(&b)), ("not c", not(&c))];
        let said = said
            .into_iter()
            .chain([("a", a.clone()), ("b", b.clone()), ("c", c.clone())]);
        said.fold(voice.rule(rule), |text, (short, one)| {
            text.replace(&voice.rule(&one), short)
        })
    };
    for (rule, expected) in [
        (all(&[&any(&[&a, &b]), &c]), "（a、または、b）、かつ、c"),
        (
            any(&[&not(&any(&[&a, &b])), &c]),
            "（not a、かつ、not b）、または、c",
        ),
        (
            all(&[&not(&all(&[&a, &b])), &c]),
            "（not a、または、not b）、かつ、c",
        ),
        (
            any(&[&not(&not(&all(&[&a, &b]))), &c]),
            "（a、かつ、b）、または、c",
        ),
        (
            not(&all(&[&a, &any(&[&b, &c])])),
            "not a、または、（not b、かつ、not c）",
        ),
        // What is joined in the same way, or is alone, needs none.
        (
            all(&[&not(&any(&[&a, &b])), &c]),
            "not a、かつ、not b、かつ、c",
        ),
        (any(&[&not(&a), &c]), "not a、または、c"),
        (all(&[&any(&[&a]), &c]), "a、かつ、c"),
        (all(&[&any(&[&all(&[&a, &b])]), &c]), "a、かつ、b、かつ、c"),
        (not(&any(&[&a, &b])), "not a、かつ、not b"),
    ] {
        assert_eq!(form(&rule), expected);
    }
}

#[test]
fn lines_of_several_documents_are_set_apart() {
    let catalog = catalog();
    let cite = |document, first, last| Cite {
        document,
        first,
        last,
    };
    let cites = [cite(3, 360, 361), cite(3, 365, 365), cite(0, 199, 203)];
    let expected = [
        "資料003 360〜361行・365行、資料000 199〜203行",
        "{資料|しりょう}003 360〜361{行|ぎょう}・365{行|ぎょう}、{資料|しりょう}000 199〜203{行|ぎょう}",
        "Document 003 lines 360–361 · line 365; Document 000 lines 199–203",
    ];
    says(&catalog, expected, |voice| voice.cites(&cites));
}

#[test]
fn the_first_sentence_ends_where_it_ends() {
    let (catalog, text) = (
        catalog(),
        Text {
            ja: "一つ目。二つ目。".to_owned(),
            easy: "{一|ひと}つ{目|め}。{二|ふた}つ{目|め}。".to_owned(),
            en: "Up to 1.5 years, LLC, etc.). The second.".to_owned(),
        },
    );
    let gist = |language| {
        let catalog = &catalog;
        Voice { language, catalog }.gist(&text).to_owned()
    };
    assert_eq!(gist(Language::Japanese), "一つ目。");
    assert_eq!(gist(Language::Easy), "{一|ひと}つ{目|め}。");
    assert_eq!(gist(Language::English), "Up to 1.5 years, LLC, etc.).");
    says(&catalog, ["AB", "AB", "A B"], |voice| voice.then("A", "B"));
}

/// What is typed in one language is read in it, and the Japanese marks are read in each.
#[test]
fn figures_are_read_as_each_language_types_them() {
    let catalog = catalog();
    let [japanese, easy, english] = Language::ALL.map(|language| Voice {
        language,
        catalog: &catalog,
    });
    for (typed, yen) in [
        ("5000000", Some(5_000_000)),
        ("5,000,000", Some(5_000_000)),
        ("¥5,000,000", Some(5_000_000)),
        ("￥５０００", Some(5_000)),
        ("500万", Some(5_000_000)),
        ("500万円", Some(5_000_000)),
        ("1億2,000万", Some(120_000_000)),
        ("3千", Some(3_000)),
    ] {
        for voice in [japanese, easy] {
            assert_eq!(voice.read(Fact::PlannedSpend, typed), yen, "{typed}");
        }
        let typed = typed.replace('円', "");
        assert_eq!(english.read(Fact::PlannedSpend, &typed), yen, "{typed}");
    }
    for (typed, yen) in [
        ("12 million", Some(12_000_000)),
        ("12 Million yen", Some(12_000_000)),
        ("¥1.5 million", Some(1_500_000)),
        ("500 thousand", Some(500_000)),
        ("1 billion 200 million", Some(1_200_000_000)),
        ("million", None),
        ("12 milion", None),
        ("0.0000001 million", None),
    ] {
        assert_eq!(english.read(Fact::PlannedSpend, typed), yen, "{typed}");
        let in_japanese = japanese.read(Fact::PlannedSpend, typed);
        assert_eq!(in_japanese, None, "{typed}");
    }
    assert_eq!(english.read(Fact::FloorArea, "1,500 m²"), Some(1_500));
    for (typed, day) in [
        ("2020/4/1", Some("2020-04-01")),
        ("Reiwa 2/4/1", Some("2020-04-01")),
        ("reiwa 1/4/30", None),
        ("2020/4", None),
    ] {
        let day = day.map(|day| day.parse::<Date>().unwrap().ordinal());
        assert_eq!(
            english.read(Fact::InnovationPlanAppliedOn, typed),
            day,
            "{typed}"
        );
    }
}

/// What a field shows of an answer is what it reads as that answer, and holds no markup.
#[test]
fn a_field_reads_what_it_shows() {
    let catalog = catalog();
    for language in Language::ALL {
        let voice = Voice {
            language,
            catalog: &catalog,
        };
        for yen in [0, 1, 9_999, 10_000, 2_250_000, 3_333_333, 120_000_000] {
            let shown = voice.typed(Fact::PlannedSpend, yen);
            assert_eq!(voice.read(Fact::PlannedSpend, &shown), Some(yen), "{shown}");
            assert!(!shown.contains(['{', '|', '¥']), "{shown}");
        }
        for day in ["2020-04-01", "1999-12-31"] {
            let day: Date = day.parse().unwrap();
            let shown = voice.typed_day(day);
            let read = voice.read(Fact::InnovationPlanAppliedOn, &shown);
            assert_eq!(read, Some(day.ordinal()), "{shown}");
            assert!(!shown.contains(['{', '|']), "{shown}");
        }
    }
}

#[test]
fn what_fits_is_counted_with_its_singular() {
    let catalog = catalog();
    let count = |count| {
        move |voice: Voice<'_>| voice.count_or_one(Word::SoManyFitOne, Word::SoManyFit, count)
    };
    let one = [
        "1件の支援が合いそうです",
        "1{件|けん}の {助|たす}けが {合|あ}いそうです",
        "1 programme may fit you",
    ];
    let two = [
        "2件の支援が合いそうです",
        "2{件|けん}の {助|たす}けが {合|あ}いそうです",
        "2 programmes may fit you",
    ];
    says(&catalog, one, count(1));
    says(&catalog, two, count(2));
}
