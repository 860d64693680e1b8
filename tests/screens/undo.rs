//! 元にもどす: what 最初から forgets can be brought back, where the device is one's own and nothing new was said.

use crate::corpus::{
    self,
    page::{consultation, render},
};
use std::rc::Rc;
use subsidy_advisor::{
    answer::Answer,
    catalog::Language,
    fact::Fact,
    share::Carried,
    ui::{Consent, Consultation, Delivery, Route, Word, say},
};

/// A consultation under way, as a delivery of such settings has it.
fn under_way() -> Consultation {
    let mut at = consultation(&Rc::new(corpus::catalog()), &corpus::journeys()[0]);
    at.skip(Fact::PastGrant);
    assert!(at.has_begun());
    at
}

fn kiosk(at: &Consultation) -> Delivery {
    let asked = [("delivery".to_owned(), "kiosk".to_owned())];
    Delivery::of_page(&at.catalog, &asked).0
}

fn widget(at: &Consultation) -> Delivery {
    Delivery::of_host(&at.catalog, &[]).0
}

fn offers(at: &Consultation) -> bool {
    render(at, Route::Welcome).contains(say(Language::Japanese, Word::ForgottenUndo))
}

#[test]
fn what_was_forgotten_comes_back_with_its_place() {
    for delivery in [|_: &Consultation| Delivery::Site, widget] {
        let mut at = under_way();
        at.deliver(delivery(&at));
        let before = at.clone();
        at.put_away(Route::Review);
        assert!(!at.has_begun() && at.skipped.is_empty());
        assert!(offers(&at));
        assert!(!render(&at, Route::Review).contains(say(Language::Japanese, Word::ForgottenUndo)));
        assert_eq!(at.bring_back(), Some(Route::Review));
        assert!(at == before);
        assert!(!offers(&at));
        assert_eq!(at.bring_back(), None);
    }
}

/// Something that a person does.
type Act<'a> = &'a dyn Fn(&mut Consultation);

#[test]
fn something_new_is_said_for_good() {
    let other = Carried {
        answers: under_way().answers,
        opening: Default::default(),
        fiscal_year: None,
    };
    let acts: [(&str, Act<'_>); 4] = [
        ("answered", &|at| {
            at.answer(Fact::Disaster, Answer::DontKnow)
        }),
        ("passed over", &|at| at.skip(Fact::Disaster)),
        ("taken over", &|at| at.take(&other)),
        ("forgotten once more", &|at| at.put_away(Route::Welcome)),
    ];
    for (name, act) in acts {
        let mut at = under_way();
        at.put_away(Route::Advice);
        act(&mut at);
        assert!(!offers(&at), "{name}");
        assert_eq!(at.bring_back(), None, "{name}");
    }
    // To look around is not to answer.
    let mut at = under_way();
    at.put_away(Route::Advice);
    at.browse.query = "a".to_owned();
    at.arrive(&Route::Catalogue);
    assert!(offers(&at));
}

#[test]
fn the_next_person_at_a_kiosk_finds_nothing() {
    let mut at = under_way();
    at.deliver(kiosk(&at));
    at.put_away(Route::Advice);
    assert!(at.put_away.is_none() && at.is_untouched());
    assert!(!offers(&at));
    // Nor does a page that becomes one.
    let mut at = under_way();
    at.put_away(Route::Advice);
    at.deliver(kiosk(&at));
    assert!(at.put_away.is_none());
}

#[test]
fn where_nothing_was_said_nothing_is_offered() {
    let mut at = under_way();
    at.start_over();
    at.put_away(Route::Welcome);
    assert!(!offers(&at));
}

#[test]
fn whoever_was_told_the_answers_has_to_ask_again() {
    let mut at = under_way();
    at.consent = Consent::Given;
    at.put_away(Route::Advice);
    at.bring_back();
    assert!(at.consent == Consent::Unasked);
}
