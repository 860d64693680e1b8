//! The languages: every screen in each of them is whole, says nothing in another, and keeps what was said.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

mod corpus;

use corpus::page::{consultation, in_language, render, words};
use std::rc::Rc;
use subsidy_advisor::{
    catalog::Language,
    fact::Fact,
    ui::{Consultation, Delivery, Extent, Route, Then, Word, say},
};

fn end_of(id: &str) -> Consultation {
    let catalog = Rc::new(corpus::catalog());
    let journey = corpus::journeys().into_iter().find(|one| one.id == id);
    consultation(&catalog, &journey.unwrap())
}

/// Every screen, each programme's and each question's too.
fn screens(consultation: &Consultation) -> Vec<Route> {
    let catalog = &consultation.catalog;
    let programmes = catalog.programmes.iter();
    let programmes = programmes.map(|one| Route::Programme(one.id.as_str().into()));
    let questions = catalog.base.questions.iter();
    let questions = questions.map(|one| Route::Question(one.fact, Then::Next));
    let others = [
        Route::Welcome,
        Route::Review,
        Route::Advice,
        Route::Handover(Extent::OnePage),
        Route::Handover(Extent::Whole),
        Route::Compare([].into()),
        Route::Catalogue,
        Route::Coverage,
        Route::Keep,
        Route::Share("broken".into()),
        Route::Question(Fact::PlannedSpend, Then::Advice),
    ];
    others
        .into_iter()
        .chain(questions)
        .chain(programmes)
        .collect()
}

/// A page without what has a language or a reading of its own.
fn without(html: &str, start: &str, end: &str) -> String {
    let mut rest = html;
    let mut kept = String::new();
    while let Some((before, after)) = rest.split_once(start) {
        kept += before;
        rest = after.split_once(end).map_or("", |(_, after)| after);
    }
    kept + rest
}

/// A page without the copy of the paper that is for whoever sits behind the counter.
fn own(html: &str) -> &str {
    html.split("<div lang=\"ja\" class=\"paper").next().unwrap()
}

fn is_kanji(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{9fff}' | '々')
}

fn is_japanese(character: char) -> bool {
    is_kanji(character) || matches!(character, '\u{3041}'..='\u{30ff}')
}

/// The words around the first such character.
fn around(text: &str, found: impl Fn(char) -> bool) -> Option<String> {
    let characters: Vec<char> = text.chars().collect();
    let at = characters.iter().position(|one| found(*one))?;
    let near = &characters[at.saturating_sub(30)..(at + 30).min(characters.len())];
    Some(near.iter().collect())
}

#[test]
fn every_kanji_of_plain_japanese_has_its_reading() {
    let easy = in_language(&end_of("B02"), Language::Easy);
    for screen in screens(&easy) {
        let html = render(&easy, screen.clone());
        assert!(html.contains("<rt aria-hidden=\"true\">"), "{screen:?}");
        // Options of a list show no ruby, and a language is named in itself.
        let bare = without(own(&html), "<ruby>", "</ruby>");
        let bare = without(&bare, "<option", "</option>");
        let bare = without(&bare, "<div class=\"languages\">", "</div>");
        let bare = words(&bare);
        assert_eq!(around(&bare, is_kanji), None, "{screen:?}");
        assert_eq!(
            around(&html, |one| "{|}".contains(one)),
            None,
            "{screen:?} shows how readings are written"
        );
    }
}

#[test]
fn what_is_japanese_on_an_english_page_is_marked_as_such() {
    let english = in_language(&end_of("B02"), Language::English);
    for screen in screens(&english) {
        let html = render(&english, screen.clone());
        let bare = without(own(&html), "<div class=\"languages\">", "</div>");
        // An option of a list holds plain words alone.
        let bare = without(&bare, "<option", "</option>");
        let bare = words(&without(&bare, "lang=\"ja\">", "</"));
        assert_eq!(around(&bare, is_japanese), None, "{screen:?}");
        assert_eq!(around(&html, |one| "{|}".contains(one)), None, "{screen:?}");
    }
}

#[test]
fn another_language_changes_the_words_and_nothing_that_was_said() {
    let japanese = end_of("B02");
    for language in Language::ALL {
        let spoken = in_language(&japanese, language);
        assert_eq!(spoken.answers, japanese.answers);
        let ids = |consultation: &Consultation| -> Vec<(String, String)> {
            let advice = consultation.advice();
            let all = advice.recommendations.iter();
            all.map(|one| (one.programme.id.clone(), one.track.id.clone()))
                .collect()
        };
        assert_eq!(ids(&spoken), ids(&japanese), "{language:?}");
        assert_eq!(spoken.next_question(), japanese.next_question());
    }
}

#[test]
fn every_screen_offers_the_languages_by_their_own_names() {
    let japanese = end_of("A01");
    for language in Language::ALL {
        let spoken = in_language(&japanese, language);
        let html = render(&spoken, Route::Welcome);
        assert_eq!(html.matches("class=\"languages-one\"").count(), 3);
        let pressed = format!("lang=\"{}\" aria-pressed=\"true\"", language.tag());
        assert_eq!(html.matches(&pressed).count(), 1, "{language:?}");
    }
    let english = say(Language::Japanese, Word::LanguageEnglish);
    assert!(render(&japanese, Route::Welcome).contains(english));
}

#[test]
fn an_office_offers_the_languages_that_it_chose_and_begins_in_the_first() {
    let kiosk = |languages: &str| {
        let mut at = end_of("A01");
        let settings = [("delivery", "kiosk"), ("languages", languages)]
            .map(|(name, value)| (name.to_owned(), value.to_owned()));
        let (delivery, faults) = Delivery::of_page(&at.catalog, &settings);
        assert_eq!(faults, []);
        at.deliver(delivery);
        at
    };
    let offered = |at: &Consultation| {
        let html = render(at, Route::Welcome);
        html.matches("class=\"languages-one\"").count()
    };
    assert_eq!(kiosk("en,ja").delivery.language(), Language::English);
    assert_eq!(offered(&kiosk("en,ja")), 2);
    // One alone is no choice.
    assert_eq!(offered(&kiosk("ja")), 0);

    // The next person finds the first language again.
    let mut at = in_language(&kiosk("ja,en"), Language::English);
    assert!(!at.is_untouched());
    at.start_over();
    assert_eq!(at.language, Language::Japanese);
    // On the site it is the person's own choice, and stays.
    let mut at = in_language(&end_of("A01"), Language::English);
    at.start_over();
    assert_eq!(at.language, Language::English);
}

#[test]
fn a_language_that_cannot_be_had_is_told_of_in_itself() {
    let mut at = end_of("A01");
    assert!(at.learn(Language::English, b"nothing").is_err());
    at.unspoken = Some(Language::English);
    let html = render(&at, Route::Welcome);
    let words = say(Language::Japanese, Word::LanguageMissingEnglish);
    assert!(html.contains(&format!(
        "lang=\"en\" class=\"languages-fault\">{words}</p>"
    )));
}

#[test]
fn programmes_are_found_by_the_words_of_the_language_and_by_the_japanese_ones() {
    let mut easy = in_language(&end_of("A01"), Language::Easy);
    let mut english = in_language(&end_of("A01"), Language::English);
    let count = |at: &mut Consultation, query: &str| {
        at.browse.query = query.into();
        at.found().len()
    };
    for query in ["subsidy", "Overseas", "補助金"] {
        assert!(count(&mut english, query) > 0, "{query}");
    }
    for query in ["ほじょきん", "せつび", "設備"] {
        assert!(count(&mut easy, query) > 0, "{query}");
    }
    let mut japanese = end_of("A01");
    assert_eq!(count(&mut japanese, "overseas"), 0);
}

#[test]
fn a_link_taken_along_opens_in_the_language_it_was_made_in() {
    let japanese = end_of("A01");
    assert!(
        japanese
            .link()
            .unwrap()
            .starts_with("https://example.jp/#/share/")
    );
    let english = in_language(&japanese, Language::English);
    assert!(
        english
            .link()
            .unwrap()
            .starts_with("https://example.jp/?lang=en#/share/")
    );
}

#[test]
fn whoever_reads_another_language_takes_a_japanese_paper_along() {
    let japanese = end_of("B02");
    for extent in [Extent::OnePage, Extent::Whole] {
        let paper = render(&japanese, Route::Handover(extent));
        assert_eq!(paper.matches("class=\"paper-foot\"").count(), 1);
        for language in [Language::Easy, Language::English] {
            let spoken = in_language(&japanese, language);
            let both = render(&spoken, Route::Handover(extent));
            let (own, for_counter) = both.split_once("<div lang=\"ja\" class=\"paper").unwrap();
            assert_eq!(own.matches("class=\"paper-foot\"").count(), 1);
            // The very words that a Japanese owner's paper has, but for the code, which opens in the language of its owner.
            let rest = |html: &str, from: &str| {
                let (_, rest) = html.split_once(from).unwrap();
                words(rest.split_once("class=\"paper-code\"").unwrap().0)
            };
            let from = "class=\"paper-lead\"";
            assert_eq!(rest(for_counter, from), rest(&paper, from), "{language:?}");
            assert_ne!(rest(own, from), rest(&paper, from), "{language:?}");
        }
    }
}

#[test]
fn an_english_screen_says_the_name_by_which_an_office_knows_a_programme() {
    let japanese = end_of("B02");
    let english = in_language(&japanese, Language::English);
    let programme = japanese.catalog.programme("expert-dispatch").unwrap();
    assert!(!programme.name.en.contains(&programme.name.ja));
    let screen = Route::Programme("expert-dispatch".into());
    for (at, times) in [(&english, 1), (&japanese, 0)] {
        let html = words(&render(at, screen.clone()));
        let title = programme.name.get(at.language);
        let (_, after) = html.split_once(title).unwrap();
        let beside = after.trim_start().starts_with(&programme.name.ja);
        assert_eq!(usize::from(beside), times, "{:?}", at.language);
    }
}

#[test]
fn a_sum_below_ten_thousand_yen_is_asked_back() {
    let mut at = end_of("A01");
    let catalog = at.catalog.clone();
    let mut asked_back = |yen: &str| {
        at.answers.read(&catalog, "planned_spend", yen).unwrap();
        let page = render(&at, Route::Question(Fact::PlannedSpend, Then::Review));
        let read = page.split_once("class=\"number-read\"").unwrap().1;
        words(read.split_once("</p>").unwrap().0).contains(&format!("「{yen}万」"))
    };
    assert!(asked_back("800"));
    assert!(asked_back("9999"));
    assert!(!asked_back("10000"));
    assert!(!asked_back("0"));
}
