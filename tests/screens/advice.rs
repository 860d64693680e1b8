//! The advice as a page tells it: what just misses, what would bring more, and how an amount comes about.

use super::{cards, consultation, corpus, render, words};
use std::rc::Rc;
use subsidy_advisor::{
    fact::Fact,
    ui::{Route, Word},
};

#[test]
fn what_just_misses_stands_apart_with_the_deed_that_would_bring_it() {
    let catalog = Rc::new(corpus::catalog());
    let page = render(
        &consultation(&catalog, &corpus::journey("B11")),
        Route::Advice,
    );
    let aims: Vec<String> = page
        .split("<article class=\"lever-aim\">")
        .skip(1)
        .map(|aim| words(aim.split("</article>").next().unwrap()))
        .collect();
    let aim = aims
        .iter()
        .find(|aim| aim.contains("サプライチェーン効率化型"))
        .unwrap();
    assert!(
        aim.contains("自社が連携の幹事企業（まとめ役）になると") && aim.contains("1,000万円"),
        "{aim}"
    );
    // Succession is no topic for this owner, so nothing is proposed about it.
    assert!(
        aims.iter()
            .all(|aim| !aim.contains("後継者") && !aim.contains("経営者の交代")),
        "{aims:#?}"
    );
    // A lever on the card of what fits, in yen.
    let page = render(
        &consultation(&catalog, &corpus::journey("A10")),
        Route::Advice,
    );
    let card = cards(&page)
        .into_iter()
        .find(|card| card.contains("設備投資等の枠"))
        .unwrap();
    for says in [
        "経営革新計画の承認を受ける",
        "補助率 1/2 → 2/3",
        "めやす 300万円 → 400万円",
    ] {
        assert!(card.contains(says), "{says}: {card}");
    }
}

#[test]
fn where_nothing_fits_the_reasons_and_two_desks_are_named() {
    let catalog = Rc::new(corpus::catalog());
    let journey = corpus::journey("B11");
    let mut consultation = consultation(&catalog, &journey);
    for (question, text) in [
        ("stated_capital", "900000000"),
        ("regular_employees", "900"),
        ("purposes", "equipment"),
        ("consortium_size", "1"),
    ] {
        consultation.answers.read(&catalog, question, text).unwrap();
    }
    let page = words(&render(&consultation, Route::Advice));
    assert!(
        page.contains("合う制度は見つかりませんでした") && page.contains("主な理由：企業の規模（"),
        "{page}"
    );
    let desks: Vec<&str> = consultation
        .desks()
        .iter()
        .take(2)
        .map(|desk| desk.name.ja.as_str())
        .collect();
    assert!(
        desks.len() == 2 && desks.iter().all(|desk| page.contains(desk)),
        "{desks:?}: {page}"
    );
    // The desk's number, as a paper prints it.
    assert!(page.contains("電話 03-"), "{page}");
}

#[test]
fn the_sum_is_told_step_by_step() {
    let catalog = Rc::new(corpus::catalog());
    for (id, programme, steps) in [
        // The cap bounds the share (003:725).
        (
            "B11",
            "advanced-collaboration",
            vec!["4,500万円 × 1/2 ＝ 2,250万円 → 上限の 2,000万円"],
        ),
        // An add-on raises the cap (000:195, 000:216).
        (
            "A06",
            "advanced-collaboration",
            vec![
                "上限：3,000万円 ＋ 30万円（上乗せ） ＝ 3,030万円",
                // The pool of two businesses (000:203-214).
                "別に1者につき 200万円まで（あなたの場合は、合わせて400万円まで）",
            ],
        ),
        // No cap is printed (000:44-48).
        (
            "A01",
            "business-succession-subsidy",
            vec!["1,800万円 × 2/3 ＝ 1,200万円（上限は資料に記載なし）"],
        ),
        // A cap of so much for each business (004:46).
        (
            "A12-fy2018",
            "small-business-sustainability",
            vec!["上限：1者につき 50万円 × 10者 ＝ 500万円"],
        ),
    ] {
        let journey = corpus::journey(id);
        let page = words(&render(
            &consultation(&catalog, &journey),
            Route::Programme(programme.into()),
        ));
        for step in steps {
            assert!(
                page.contains(step),
                "{id}: {step} is not on the page of {programme}"
            );
        }
    }
}

#[test]
fn a_desk_leads_to_a_number_and_never_to_itself() {
    let catalog = Rc::new(corpus::catalog());
    let journey = corpus::journey("B11");
    let consultation = consultation(&catalog, &journey);
    let desk = consultation.desk().unwrap();
    let page = words(&render(
        &consultation,
        Route::Programme(desk.id.as_str().into()),
    ));
    let itself = consultation
        .voice()
        .fill(Word::AskDesk, &[("desk", &desk.name.ja)]);
    assert!(!page.contains(&itself), "{page}");
    assert!(
        page.contains("03-3501-1763") && page.contains("令和2年度"),
        "{page}"
    );
    // Another programme without a number leads to the desk.
    let other = words(&render(
        &consultation,
        Route::Programme("business-succession-subsidy".into()),
    ));
    assert_eq!(other.contains(&itself), !other.contains("03-"), "{other}");
}

#[test]
fn no_button_is_promised_where_there_is_none() {
    let catalog = Rc::new(corpus::catalog());
    for journey in corpus::journeys() {
        let consultation = consultation(&catalog, &journey);
        let page = words(&render(&consultation, Route::Advice));
        let voice = consultation.voice();
        let promised = page.contains(voice.say(Word::FitsSoFarText))
            || page.contains(voice.say(Word::NotYetKnownText));
        assert!(
            !promised || consultation.next_question().is_some(),
            "{}",
            journey.id
        );
    }
}

#[test]
fn a_large_company_is_told_what_it_is_too_large_for() {
    let catalog = Rc::new(corpus::catalog());
    let journey = corpus::journey("B11");
    let mut large = consultation(&catalog, &journey);
    for (question, text) in [
        ("stated_capital", "900000000"),
        ("regular_employees", "900"),
        ("purposes", "equipment"),
    ] {
        large.answers.read(&catalog, question, text).unwrap();
    }
    let told = large.voice().say(Word::LargerThanSme);
    assert!(words(&render(&large, Route::Advice)).contains(told));
    large
        .answers
        .read(&catalog, "regular_employees", "300")
        .unwrap();
    assert!(!words(&render(&large, Route::Advice)).contains(told));
}

#[test]
fn what_fails_a_programme_is_named_and_what_holds_is_not() {
    let catalog = Rc::new(corpus::catalog());
    // Of a prefecture that none of the three kinds names: its size is right, and nothing it can do would help.
    let consultation = consultation(&catalog, &corpus::journey("B04"));
    let advice = consultation.advice();
    let one = advice
        .recommendations
        .iter()
        .find(|one| one.track.id == "type-b")
        .unwrap();
    assert_eq!(
        one.given(&advice.situation),
        [Fact::Prefecture].into_iter().collect()
    );
    let page = words(&render(
        &consultation,
        Route::Programme(one.programme.id.as_str().into()),
    ));
    let voice = consultation.voice();
    let told = voice.fill(
        Word::GivenOnly,
        &[("labels", &voice.label(Fact::Prefecture))],
    );
    assert!(page.contains(&told), "{page}");
}
