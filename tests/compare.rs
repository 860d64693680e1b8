//! Programmes side by side and what changed since the year before, rendered without a browser.
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
use subsidy_advisor::{
    answer::Answers,
    catalog::LinkBasis,
    fact::Fact,
    ui::{Consultation, Pick, Picks, Route, Word},
};

const RESEARCH: &str = "core-technology-rnd.fy2021-request.rnd";
const BRAND: &str = "japan-brand.fy2021-request.business";
const MONOZUKURI: &str = "monozukuri-subsidy.fy2019-supplementary.general";
const BEFORE: &str = "monozukuri-subsidy.fy2018-supplementary.general";
const DESK: &str = "sme-revitalization.fy2021-request.consultation";

/// A consultation that stands where a journey ends.
fn consultation(id: &str) -> Consultation {
    let catalog = corpus::catalog();
    let journey = corpus::journey(id);
    let (answers, as_of) = journey.read(&catalog);
    let mut consultation = Consultation::new((catalog, Vec::new()), as_of.today);
    (consultation.answers, consultation.fiscal_year) = (answers, as_of.fiscal_year);
    consultation
}

fn compare(picks: &[&str]) -> Route {
    Route::Compare(picks.iter().map(|pick| Pick::read(pick)).collect())
}

/// The rows of a table of a page: the name of each, and the words of its cells. What only little room shows is left out.
fn rows(html: &str, table: &str) -> Vec<(String, Vec<String>)> {
    let Some((_, rest)) = html.split_once(&format!("id=\"{table}\"")) else {
        return Vec::new();
    };
    let body = rest.split("</table>").next().unwrap();
    let body = body.split("<tbody").nth(1).unwrap();
    let row = |row: &str| {
        let (name, cells) = row.split_once("</th>").unwrap();
        let name = name.split_once("role=\"rowheader\"").unwrap().1;
        let name = name.split("<div").next().unwrap();
        let cells = cells.split("</td>").filter(|cell| cell.contains("<td"));
        let cell = |cell: &str| {
            let (of, value) = cell.split_once("</p>").unwrap();
            assert!(of.contains("comparison-of"));
            words(value)
        };
        (words(&["<th", name].concat()), cells.map(cell).collect())
    };
    let rows = body.split("</tr>").filter(|one| one.contains("</th>"));
    rows.map(row).collect()
}

fn row<'a>(rows: &'a [(String, Vec<String>)], name: &str) -> &'a [String] {
    let found = rows.iter().find(|(one, _)| one == name);
    &found.unwrap_or_else(|| panic!("no {name} in {rows:#?}")).1
}

#[test]
fn what_differs_for_this_owner_stands_first_and_the_rest_is_folded() {
    let consultation = consultation("C01");
    let html = render(&consultation, compare(&[RESEARCH, BRAND, MONOZUKURI]));
    let (differs, same) = (
        rows(&html, "comparison-differs"),
        rows(&html, "comparison-same"),
    );
    assert_eq!(differs[0].0, "いまの回答では");
    assert!(differs[0].1[0].contains('✓') && differs[0].1[1].contains('✓'));
    assert!(row(&differs, "上限額")[0].contains("9,750万円"));
    assert!(row(&differs, "上限額")[1].contains("500万円"));
    let amounts = row(&differs, "あなたの場合のめやす");
    assert!(amounts[0].contains("9,750万円") && amounts[0].contains('→'));
    assert!(amounts[1].contains("500万円"));
    // Both ask for a size, and it holds: one line, and it makes no difference.
    assert_eq!(row(&same, "企業の規模").len(), 3);
    let partner = row(&same, "連携の相手");
    assert!(partner[0].contains('✓'));
    assert_eq!(partner[1], "求められていません");
    for (name, _) in &same {
        assert!(
            differs.iter().all(|(other, _)| other != name),
            "{name} stands twice"
        );
    }
    let page = words(&html);
    for phone in ["03-3501-1816", "資料003"] {
        assert!(page.contains(phone), "{phone}");
    }
}

#[test]
fn a_requirement_that_fails_for_one_stands_before_one_that_fails_for_all() {
    let mut consultation = consultation("C01");
    let catalog = consultation.catalog.clone();
    consultation
        .answers
        .read(&catalog, "partner_kinds", "other_field_sme")
        .unwrap();
    let html = render(&consultation, compare(&[RESEARCH, BRAND]));
    let differs = rows(&html, "comparison-differs");
    assert!(differs[0].1[0].contains('✗') && differs[0].1[1].contains('✓'));
    let (name, cells) = &differs[1];
    assert_eq!(name, "連携の相手");
    assert!(cells[0].contains("当てはまりません"));
    assert_eq!(cells[1], "求められていません");
    // Nobody is a business of the right size: nothing differs, and nothing is hidden.
    for (fact, answer) in [
        ("regular_employees", "5000"),
        ("stated_capital", "90000000000"),
    ] {
        consultation.answers.read(&catalog, fact, answer).unwrap();
    }
    let html = render(&consultation, compare(&[RESEARCH, BRAND]));
    let differs = rows(&html, "comparison-differs");
    let names: Vec<&str> = differs.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names[..3], ["いまの回答では", "連携の相手", "企業の規模"]);
    assert!(differs[2].1.iter().all(|cell| cell.contains('✗')));
}

#[test]
fn what_is_open_leads_to_the_question_and_back() {
    let mut consultation = consultation("C01");
    consultation.answers.remove(Fact::PartnerKinds);
    let html = render(&consultation, compare(&[RESEARCH, BRAND]));
    let differs = rows(&html, "comparison-differs");
    assert!(row(&differs, "連携の相手")[0].contains("まだ分かりません"));
    let back = format!("href=\"#/question/partner_kinds/compare/{RESEARCH}/{BRAND}\"");
    assert!(html.contains(&back), "{back}");
}

#[test]
fn editions_of_other_years_and_help_without_money_can_be_compared_too() {
    let consultation = consultation("C01");
    let html = render(&consultation, compare(&[MONOZUKURI, BEFORE, DESK]));
    let differs = rows(&html, "comparison-differs");
    assert!(row(&differs, "年度と段階")[1].contains("平成30年度"));
    assert_eq!(row(&differs, "補助率")[2], "記載なし");
    assert_eq!(
        row(&differs, "あなたの場合のめやす")[2],
        consultation.voice().say(Word::SideNoAmount)
    );
}

#[test]
fn an_address_with_too_much_or_nothing_is_shown_as_far_as_it_goes() {
    let consultation = consultation("C01");
    let voice = consultation.voice();
    let left_out = |count| voice.count(Word::SideLeftOut, count);
    for (picks, columns, missing) in [
        (&[][..], 0, 0),
        (&[RESEARCH], 1, 0),
        (&["none.none.none"], 0, 1),
        (&[RESEARCH, "none", BRAND], 2, 1),
        (&[RESEARCH, RESEARCH, BRAND], 2, 0),
        (&[RESEARCH, BRAND, MONOZUKURI, BEFORE, DESK], 3, 2),
    ] {
        let html = render(&consultation, compare(picks));
        let page = words(&html);
        assert_eq!(
            html.matches("class=\"lineup-place\"").count(),
            columns,
            "{picks:?}"
        );
        assert_eq!(html.contains("<table"), columns > 1, "{picks:?}");
        assert_eq!(
            page.contains(voice.say(Word::SideLeftOutTitle)),
            missing > 0
        );
        assert_eq!(
            page.contains(&left_out(missing)),
            missing > 0,
            "{picks:?}: {missing}"
        );
        assert_eq!(html.matches("<h1").count(), 1);
        assert!(!page.contains('{'), "{picks:?}");
    }
}

#[test]
fn each_pick_can_be_taken_out_and_leads_to_its_programme() {
    let html = render(
        &consultation("C01"),
        compare(&[RESEARCH, BRAND, MONOZUKURI]),
    );
    for address in [
        format!("#/compare/{BRAND}/{MONOZUKURI}"),
        format!("#/compare/{RESEARCH}/{MONOZUKURI}"),
        format!("#/compare/{RESEARCH}/{BRAND}"),
        "#/programme/core-technology-rnd".to_owned(),
    ] {
        assert!(html.contains(&format!("href=\"{address}\"")), "{address}");
    }
}

#[test]
fn the_tray_leads_on_from_two_and_a_fourth_is_refused_in_words() {
    let mut consultation = consultation("C01");
    let voice_of = |consultation: &Consultation, word| consultation.voice().say(word).to_owned();
    let link = format!("href=\"#/compare/{RESEARCH}/{BRAND}\"");
    for (pick, hint, leads) in [
        (None, false, false),
        (Some(RESEARCH), true, false),
        (Some(BRAND), false, true),
    ] {
        if let Some(pick) = pick {
            consultation.picks.toggle(Pick::read(pick));
        }
        for route in [Route::Advice, Route::Programme("japan-brand".into())] {
            let html = render(&consultation, route);
            let said = words(&html).contains(&voice_of(&consultation, Word::PickedOne));
            assert_eq!((said, html.contains(&link)), (hint, leads), "{pick:?}");
        }
    }
    consultation.picks.toggle(Pick::read(MONOZUKURI));
    let route = || Route::Programme("sme-revitalization".into());
    let title = consultation
        .voice()
        .count(Word::PicksFullTitle, Picks::MOST);
    assert!(!words(&render(&consultation, route())).contains(&title));
    // A screen that one comes to has forgotten what was refused on another, so the refusal is of this very screen.
    consultation.picks.toggle(Pick::read(DESK));
    assert_eq!(consultation.picks.refused(), Some(&Pick::read(DESK)));
    consultation.arrive(&route());
    assert_eq!(consultation.picks.refused(), None);
    assert_eq!(consultation.picks.picked().len(), 3);
    consultation.start_over();
    assert!(consultation.picks.picked().is_empty());
}

#[test]
fn the_card_and_the_page_say_what_changed_with_both_years_and_figures() {
    let consultation = consultation("C01");
    let cards = render(&consultation, Route::Advice);
    let card = cards
        .split("<article class=\"card\">")
        .find(|card| card.contains("#/programme/japan-brand\""))
        .unwrap();
    for says in [
        "変わったこと（令和2年度 → 令和3年度）",
        "補助率：2/3 → 1/2〜2/3",
        "上限額：500万円 → 500万円〜2,000万円",
    ] {
        assert!(words(card).contains(says), "{says} on {card}");
    }
    let voice = consultation.voice();
    // Only requirements changed: the card says that they did, and the page which ones.
    let card = cards
        .split("<article class=\"card\">")
        .find(|card| card.contains("#/programme/core-technology-rnd\""))
        .unwrap();
    assert!(words(card).contains(voice.say(Word::ChangedElse)));
    let page = words(&render(
        &consultation,
        Route::Programme("core-technology-rnd".into()),
    ));
    assert!(page.contains("資料に書かれなくなった条件：計画に"));
    assert!(page.contains(voice.basis(LinkBasis::SameName)));
    assert!(page.contains(voice.say(Word::SeeEditions)));
    // Nothing changed, and nothing is said.
    let page = words(&render(
        &consultation,
        Route::Programme("yorozu-support-center".into()),
    ));
    assert!(!page.contains("変わったこと（"));
}

#[test]
fn nothing_said_leaves_everything_comparable() {
    let mut consultation = consultation("C01");
    consultation.answers = Answers::default();
    let html = render(&consultation, compare(&[RESEARCH, MONOZUKURI, DESK]));
    let differs = rows(&html, "comparison-differs");
    assert!(differs[0].1.iter().all(|cell| cell.contains('?')));
    assert!(!words(&html).contains('{'));
}
