//! Terms of art are explained where they are used: once on a screen, in its language, and never on paper.

use crate::corpus::{
    self,
    page::{consultation, in_language, render},
};
use std::rc::Rc;
use subsidy_advisor::{
    catalog::Language,
    fact::Fact,
    ui::{Consultation, Extent, Route, Then},
};

/// Somebody who asks about the newest documents.
fn somebody(language: Language) -> Consultation {
    let catalog = Rc::new(corpus::catalog());
    let mut somebody = consultation(&catalog, &corpus::journeys()[0]);
    somebody.fiscal_year = None;
    in_language(&somebody, language)
}

fn programme(id: &str) -> Route {
    Route::Programme(id.into())
}

fn question(fact: Fact) -> Route {
    Route::Question(fact, Then::Next)
}

/// What a screen explains, in order.
fn explained(consultation: &Consultation, route: Route) -> Vec<String> {
    let html = render(consultation, route);
    let terms = html.split("class=\"term\"").skip(1);
    terms
        .map(|term| {
            let (_, title) = term.split_once("<summary><span>").unwrap();
            let (title, _) = title.split_once("</span></summary>").unwrap();
            title.to_owned()
        })
        .collect()
}

#[test]
fn a_term_is_explained_where_it_is_used_and_nowhere_else() {
    let japanese = somebody(Language::Japanese);
    for (route, expected, not) in [
        (
            question(Fact::Plans),
            vec![
                "経営革新計画とは",
                "先端設備等導入計画とは",
                "承認と認定とは",
            ],
            vec!["上限額とは", "予備費とは"],
        ),
        (
            question(Fact::LeadCompany),
            vec!["幹事企業とは"],
            vec!["経営革新計画とは"],
        ),
        (question(Fact::Prefecture), vec![], vec!["とは"]),
        (
            programme("business-succession-subsidy"),
            vec![
                "概算要求とは",
                "補助率とは",
                "上限額とは",
                "上乗せとは",
                "経営革新計画とは",
            ],
            vec!["幹事企業とは", "予備費とは"],
        ),
        (
            programme("yorozu-support-center"),
            vec!["よろず支援拠点とは"],
            vec!["補助率とは"],
        ),
    ] {
        let titles = explained(&japanese, route.clone());
        for term in expected {
            let times = titles.iter().filter(|title| *title == term).count();
            assert_eq!(times, 1, "{term} on {route:?}: {titles:?}");
        }
        for term in not {
            let there = titles.iter().any(|title| title.contains(term));
            assert!(!there, "{term} on {route:?}: {titles:?}");
        }
        let mut once = titles.clone();
        once.sort();
        once.dedup();
        assert_eq!(once.len(), titles.len(), "{titles:?}");
    }
}

#[test]
fn a_term_is_explained_in_the_language_of_the_screen() {
    let english = explained(&somebody(Language::English), question(Fact::LeadCompany));
    assert_eq!(english, ["What “Lead company” means", "What “SME” means"]);
    let easy = explained(&somebody(Language::Easy), question(Fact::LeadCompany));
    assert_eq!(easy.len(), 1);
    assert!(easy[0].contains("<ruby>"), "{easy:?}");
}

#[test]
fn the_paper_explains_nothing() {
    let japanese = somebody(Language::Japanese);
    for extent in [Extent::OnePage, Extent::Whole] {
        let route = Route::Handover(extent);
        assert!(
            render(&japanese, route.clone()).contains("上限額"),
            "{route:?}"
        );
        assert_eq!(explained(&japanese, route), [""; 0]);
    }
}
