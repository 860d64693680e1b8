//! The pictures draw what the engine knows: they come to the whole, stand where something is known to the yen, and say in
//! words what they show.

use crate::corpus::{
    self,
    page::{consultation, render, words},
};
use std::rc::Rc;
use subsidy_advisor::{
    answer::{Answer, Answers},
    fact::Fact,
    ui::{Consultation, Route, Then, Word},
};

/// Somebody who said this, by the ids of the questions.
fn somebody(said: &[(&str, &str)]) -> Consultation {
    let catalog = Rc::new(corpus::catalog());
    let mut somebody = consultation(&catalog, &corpus::journeys()[0]);
    somebody.fiscal_year = None;
    somebody.answers = Answers::default();
    for (question, answer) in said {
        let read = somebody.answers.read(&catalog, question, answer);
        assert!(read.is_ok(), "{question}={answer}");
    }
    somebody
}

/// Whose workshop was flooded, and who means to spend so much on it.
fn flooded(spend: &str) -> Consultation {
    somebody(&[
        ("applicant", "company"),
        ("purposes", "restore"),
        ("prefecture", "43"),
        ("disaster", "heavy_rain_july_2020"),
        ("rain_damage", "facilities"),
        ("industry", "manufacturing"),
        ("regular_employees", "21..50"),
        ("planned_spend", spend),
        ("spend_restoration", spend),
    ])
}

/// The text between two pieces of each part of a page.
fn between<'a>(html: &'a str, from: &'a str, to: &'a str) -> Vec<&'a str> {
    let parts = html.split(from).skip(1);
    parts.map(|part| part.split(to).next().unwrap()).collect()
}

fn programme(consultation: &Consultation, id: &str) -> String {
    render(consultation, Route::Programme(id.into()))
}

#[test]
fn a_bar_shows_what_is_paid_where_the_cap_stops_it_and_what_is_left() {
    for (spend, pieces, said) in [
        (
            "30000000",
            vec![("given", "0.00%", "75.00%"), ("own", "75.00%", "25.00%")],
            vec!["2,250万円", "750万円"],
        ),
        // The share comes to the cap and not above it.
        (
            "2000000000",
            vec![("given", "0.00%", "75.00%"), ("own", "75.00%", "25.00%")],
            vec!["15億円", "5億円"],
        ),
        // Two yen more of spend are one yen more of share, which the cap stops.
        (
            "2000000002",
            vec![
                ("given", "0.00%", "74.99%"),
                ("cut", "74.99%", "0.00%"),
                ("own", "74.99%", "25.00%"),
            ],
            vec!["15億円", "1円", "5億2円"],
        ),
        (
            "4000000000",
            vec![
                ("given", "0.00%", "37.50%"),
                ("cut", "37.50%", "37.50%"),
                ("own", "75.00%", "25.00%"),
            ],
            vec!["15億円", "25億円"],
        ),
    ] {
        let page = programme(&flooded(spend), "nariwai-restoration");
        let figure = between(&page, "<figure class=\"split\">", "</figure>")[0];
        let drawn: Vec<_> = between(figure, "<svg x=\"", ">")
            .into_iter()
            .map(|tag| {
                let (x, rest) = tag.split_once('"').unwrap();
                let [width] = between(rest, "width=\"", "\"")[..] else {
                    panic!("{tag}");
                };
                let [kind] = between(rest, "split-piece split-", "\"")[..] else {
                    panic!("{tag}");
                };
                (kind, x, width)
            })
            .collect();
        assert_eq!(drawn, pieces, "{spend}");
        let figures = between(figure, "<dd>", "</dd>");
        for one in said {
            assert!(
                figures.iter().any(|figure| words(figure) == one),
                "{spend}: {one} in {figures:?}"
            );
        }
    }
}

#[test]
fn no_bar_is_drawn_of_a_guess() {
    for spend in ["2000000..10000000", "unknown"] {
        let page = programme(&flooded(spend), "nariwai-restoration");
        assert!(!page.contains("class=\"split\""), "{spend}");
    }
    // What is no grant has no share.
    let lent = programme(&flooded("30000000"), "prefecture-equipment-loan");
    assert!(!lent.contains("class=\"split\""));
}

#[test]
fn caps_are_drawn_where_two_papers_print_them_of_one_track() {
    let nobody = somebody(&[]);
    for (id, years, spans) in [
        ("advanced-collaboration", vec![3], 0),
        ("core-technology-rnd", vec![2], 0),
        ("japan-brand", vec![2, 2], 1),
        // Of one paper alone there is nothing to draw, and of several without a cap neither.
        ("nariwai-restoration", vec![], 0),
        ("sme-revitalization", vec![], 0),
        // Only one of its two papers prints a cap.
        ("business-succession-subsidy", vec![], 0),
    ] {
        let page = programme(&nobody, id);
        let figures = between(&page, "<figure class=\"timeline\">", "</figure>");
        let drawn: Vec<usize> = figures
            .iter()
            .map(|figure| between(figure, "class=\"timeline-picture\"", ">").len())
            .collect();
        assert_eq!(drawn, years, "{id}");
        let ranges: usize = figures
            .iter()
            .map(|figure| figure.matches("timeline-least").count())
            .sum();
        assert_eq!(ranges, spans, "{id}");
        for figure in figures {
            // The steps, and between two years that follow each other one line up or down.
            let years = figure.matches("timeline-picture").count();
            assert_eq!(figure.matches("timeline-step").count(), 2 * years - 1);
        }
    }
}

#[test]
fn the_piles_count_what_the_advice_counts() {
    let catalog = Rc::new(corpus::catalog());
    for journey in corpus::journeys().iter().take(8) {
        let somebody = consultation(&catalog, journey);
        let voice = somebody.voice();
        let question = render(&somebody, Route::Question(Fact::Prefecture, Then::Next));
        let advice = words(&render(&somebody, Route::Advice));
        let [fits, open, fails] = [Word::PileFits, Word::PileOpen, Word::PileFails].map(|word| {
            let counts = 0..1000;
            let says = |count: &usize| words(&question).contains(&voice.count(word, *count));
            counts.rev().find(says).unwrap()
        });
        for (count, word) in [
            (fits, Word::SoManyFit),
            (open, Word::OpenTitle),
            (fails, Word::FailedTitle),
        ] {
            let title = voice.count(word, count);
            assert!(count == 0 || advice.contains(&title), "{title}");
        }
        // Whoever changes one answer is told what that changes.
        let review = render(&somebody, Route::Question(Fact::Prefecture, Then::Review));
        assert!(!review.contains("class=\"settling\""));
    }
}

#[test]
fn the_map_and_the_list_are_chosen_together() {
    let on_page = |consultation: &Consultation| {
        render(consultation, Route::Question(Fact::Prefecture, Then::Next))
    };
    let chosen = |html: &str, of: &str| -> Vec<String> {
        let inputs = between(html, "<input ", ">").into_iter();
        inputs
            .filter(|input| input.contains(&format!("name=\"{of}\"")) && input.contains("checked"))
            .map(|input| between(input, "id=\"", "\"")[0].to_owned())
            .collect()
    };
    let mut somebody = somebody(&[("prefecture", "43")]);
    let page = on_page(&somebody);
    assert_eq!(page.matches("name=\"map\"").count(), 47);
    // わからない is in the list alone.
    assert_eq!(page.matches("name=\"choice\"").count(), 48);
    assert_eq!(chosen(&page, "map"), ["map-43"]);
    assert_eq!(chosen(&page, "choice"), ["choice-42"]);
    somebody.answer(Fact::Prefecture, Answer::DontKnow);
    let page = on_page(&somebody);
    assert_eq!(chosen(&page, "map"), Vec::<String>::new());
    assert_eq!(chosen(&page, "choice"), ["choice-47"]);
    let other = render(&somebody, Route::Question(Fact::Industry, Then::Next));
    assert!(!other.contains("name=\"map\""));
}

#[test]
fn a_drawing_stands_beside_words_and_is_silent() {
    let nobody = somebody(&[]);
    for (fact, drawings) in [(Fact::Disaster, 4), (Fact::Purposes, 0)] {
        let page = render(&nobody, Route::Question(fact, Then::Next));
        assert_eq!(page.matches("class=\"icon\"").count(), drawings);
    }
    let page = render(&nobody, Route::Catalogue);
    let mut drawings = between(&page, "<svg ", ">");
    drawings.retain(|tag| tag.contains("class=\"icon\""));
    assert!(!drawings.is_empty());
    let is_silent = |tag: &&str| tag.contains("aria-hidden=\"true\"");
    assert!(drawings.iter().all(is_silent));
}

#[test]
fn the_piles_come_to_the_same_number_from_one_question_to_the_next() {
    let count = |answers: &[(&str, &str)]| -> usize {
        let at = somebody(answers);
        let page = render(&at, Route::Question(Fact::Purposes, Then::Next));
        let piles = between(
            &page,
            "<ul class=\"settling-words\">",
            "class=\"settling-rest\"",
        );
        let digits = |text: &str| -> usize {
            let digits: String = text.chars().filter(char::is_ascii_digit).collect();
            digits.parse().unwrap()
        };
        let numbers = piles[0].split("<span>").skip(1);
        numbers
            .map(|pile| digits(pile.split_once("</span>").unwrap().0))
            .sum()
    };
    let all = count(&[]);
    assert!(all > 100);
    for answers in [
        &[("prefecture", "43")][..],
        &[
            ("prefecture", "43"),
            ("applicant", "company"),
            ("industry", "manufacturing"),
            ("regular_employees", "18"),
        ],
    ] {
        assert_eq!(count(answers), all, "{answers:?}");
    }
}
