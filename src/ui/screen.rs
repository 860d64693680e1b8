//! 画面の一覧: one file a screen; a screen reads a consultation and knows no storage.

pub mod advice;
pub mod catalogue;
mod changes;
mod clock;
pub mod compare;
mod consent;
pub mod coverage;
pub mod glossary;
pub mod handover;
pub mod icons;
pub mod interview;
pub mod keep;
mod levers;
mod onward;
mod picking;
pub mod programme;
pub mod received;
pub mod review;
pub mod setup;
pub mod welcome;
pub mod year;

use super::{
    Consultation, Route, Word,
    part::page::{self, Foot, Head, Place},
    route::Extent,
};
use yew::Html;

/// What the app puts around its screens.
pub struct Frame {
    /// How many people were here before; nothing is taken over into another round.
    pub round: usize,
    /// What stands at the head.
    pub head: Head,
    /// The languages to choose from.
    pub languages: Html,
    /// What the page is made of, where that is to be said.
    pub status: Option<Html>,
}

/// A screen with what stands around every one.
pub fn around(consultation: &Consultation, frame: Frame, screen: Html) -> Html {
    let (voice, delivery) = (consultation.voice(), &consultation.delivery);
    let place = match (delivery.has_page(), delivery.is_compact()) {
        (true, _) => Place::Page,
        (false, false) => Place::Part,
        (false, true) => Place::Bare,
    };
    let privacy = match delivery.shares() {
        Some(host) => voice.fill(Word::FooterPrivacyShared, &[("host", host)]),
        None if delivery.desk().is_some() => voice.say(Word::DeskPrivacy).to_owned(),
        None if delivery.has_page() => voice.say(Word::FooterPrivacy).to_owned(),
        None => voice.say(Word::FooterPrivacyEmbedded).to_owned(),
    };
    let mut links = vec![(Route::Catalogue.address(), voice.say(Word::CatalogueLink))];
    if delivery.has_coverage() {
        links.push((Route::Coverage.address(), voice.say(Word::CoverageLink)));
    }
    if !delivery.leads_to_site() && consultation.can_be_kept() {
        let keep = if delivery.has_files() {
            Word::KeepLink
        } else {
            Word::KeepThis
        };
        links.push((Route::Keep.address(), voice.say(keep)));
    }
    let foot = Foot {
        privacy,
        name: voice.say(Word::FooterLinks),
        links,
        status: frame.status,
    };
    page::view(
        place,
        frame.round,
        frame.head,
        frame.languages,
        foot,
        screen,
    )
}

/// What the tab calls a screen.
#[must_use]
pub fn title(consultation: &Consultation, route: &Route) -> String {
    let voice = consultation.voice();
    let catalog = &consultation.catalog;
    let name = match route {
        Route::Welcome => return voice.say(Word::BrandTitle).to_owned(),
        Route::Question(fact, _) => catalog
            .question(*fact)
            .map(|question| voice.text(&question.text)),
        Route::Review => Some(voice.say(Word::ReviewTitle)),
        Route::Advice => Some(voice.say(Word::AdviceTitle)),
        Route::Programme(id) => Some(match catalog.programme(id) {
            Some(programme) => voice.text(&programme.name),
            None => voice.say(Word::ProgrammeMissing),
        }),
        Route::Handover(Extent::OnePage) => Some(voice.say(Word::HandoverTitle)),
        Route::Handover(Extent::Whole) => Some(voice.say(Word::HandoverWholeTitle)),
        Route::Compare(_) => Some(voice.say(Word::SideTitle)),
        Route::Catalogue => Some(voice.say(Word::CatalogueTitle)),
        Route::Coverage => Some(voice.say(Word::CoverageTitle)),
        Route::Keep if consultation.delivery.has_files() => Some(voice.say(Word::KeepTitle)),
        Route::Keep => Some(voice.say(Word::KeepThis)),
        Route::Setup => Some(voice.say(Word::SetupTitle)),
        Route::Share(_) => Some(voice.say(Word::ReceivedTitle)),
    };
    voice.fill(Word::TitleWithBrand, &[("title", name.unwrap_or_default())])
}
