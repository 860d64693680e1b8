//! 持ち帰る・続ける: how a consultation leaves this screen: kept, or carried on where there is more room.

use crate::ui::{
    Consultation, Route, Word,
    part::button::{self, Look},
};
use yew::prelude::*;

/// The way on: to what can be taken along, or from a part of somebody else's page to the site.
pub fn view(consultation: &Consultation) -> Html {
    let voice = consultation.voice();
    if consultation.delivery.leads_to_site() {
        let link = consultation.link();
        link.map(|link| button::out(Look::Second, link, voice.say(Word::SiteLink)))
            .unwrap_or_default()
    } else if !consultation.can_be_kept() {
        Html::default()
    } else {
        button::link(
            Look::Second,
            Route::Keep.address(),
            voice.say(Word::KeepThis),
        )
    }
}
