//! The screens as pages, rendered without a browser, and what stands on them.

use super::Journey;
use std::rc::Rc;
use subsidy_advisor::{
    catalog::{Catalog, Language},
    fact::FactSet,
    interview::Opening,
    ui::{App, Browse, Consent, Consultation, Delivery, Picks, Props, Route, Start},
};
use yew::LocalServerRenderer;

/// A consultation that stands where a journey ends.
pub fn consultation(catalog: &Rc<Catalog>, journey: &Journey) -> Consultation {
    let (answers, as_of) = journey.read(catalog);
    Consultation {
        catalog: catalog.clone(),
        whole: catalog.clone(),
        shelf: Rc::default(),
        defects: [].into(),
        language: Language::Japanese,
        unspoken: None,
        packs: Vec::new(),
        answers,
        opening: Opening::Purpose,
        skipped: FactSet::EMPTY,
        today: as_of.today,
        fiscal_year: as_of.fiscal_year,
        browse: Browse::default(),
        address: "https://example.jp/".into(),
        picks: Picks::default(),
        delivery: Delivery::Site,
        consent: Consent::Unasked,
        put_away: None,
    }
}

/// The same consultation in another language.
pub fn in_language(consultation: &Consultation, language: Language) -> Consultation {
    let mut spoken = consultation.clone();
    if let Some(pack) = subsidy_advisor::words_of(language) {
        assert_eq!(spoken.learn(language, pack), Ok(Vec::new()));
    }
    spoken.speak(language);
    spoken
}

/// A screen as HTML.
pub fn render(consultation: &Consultation, route: Route) -> String {
    let props = Props {
        start: Start {
            consultation: consultation.clone(),
            route,
        },
        stage: None,
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    runtime.block_on(
        LocalServerRenderer::<App>::with_props(props)
            .hydratable(false)
            .render(),
    )
}

/// The words of a page, without its marks.
pub fn words(html: &str) -> String {
    let mut words = String::new();
    let mut within = false;
    for character in html.chars() {
        match character {
            '<' => within = true,
            '>' => within = false,
            other if !within => words.push(other),
            _ => {}
        }
    }
    words
        .replace("&amp;", "&")
        .replace("&quot;", "\"")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
}

/// The cards of a page, in their order.
pub fn cards(html: &str) -> Vec<String> {
    html.split("<article class=\"card\">")
        .skip(1)
        .map(|card| words(card.split("</article>").next().unwrap()))
        .collect()
}
