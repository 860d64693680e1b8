//! 画面の一覧: one file a screen; a screen reads a consultation and knows no storage.

pub mod advice;
pub mod catalogue;
mod changes;
pub mod compare;
pub mod coverage;
pub mod handover;
pub mod interview;
pub mod keep;
mod levers;
mod picking;
pub mod programme;
pub mod received;
pub mod review;
pub mod setup;
pub mod welcome;
mod year;

use super::{Consultation, Route, Word, route::Extent};

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
        Route::Programme(id) => catalog
            .programme(id)
            .map(|programme| voice.text(&programme.name)),
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
