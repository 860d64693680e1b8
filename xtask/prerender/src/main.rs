//! Prints what the build puts into the site as plain HTML: the first screen and those behind its doors, the catalogue and each programme, as JSON.
//!
//! `cargo xtask build` calls it and writes the pages around it. They hold what the app's own records and words say, because
//! the app itself renders them here.

use std::process::ExitCode;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};
use subsidy_advisor::catalog::Language;
use subsidy_advisor::date::Date;
use subsidy_advisor::ui::plain::{self, Content, Held};
use subsidy_advisor::ui::{App, Consultation, Props, Route, Start};
use tokio::runtime::Builder;
use yew::prelude::*;

fn main() -> ExitCode {
    match site() {
        Ok(site) => {
            println!("{site}");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("prerender: {message}");
            ExitCode::FAILURE
        }
    }
}

/// `{"start": HTML, "doors": [HTML], "words": {"easy": BASE64, "en": BASE64}, "pages": [page], "missing": page, "gallery": page, "rescue": HTML, "version": page}`, a page being
/// `{"folder", "title", "description", "content", "about"}`.
fn site() -> Result<Value, String> {
    // Rendering waits for nothing, so the plainest runtime will do.
    let runtime = Builder::new_current_thread()
        .build()
        .map_err(|error| format!("no runtime: {error}"))?;
    let (catalog, defects) = subsidy_advisor::built_in();
    if let Some(defect) = defects.first() {
        return Err(format!(
            "the catalogue that was built in is damaged: {defect}"
        ));
    }
    // Nothing on these pages depends on the day; a test of the app holds that.
    let day = Date::new(2020, 1, 1).ok_or("there was no such day")?;
    let consultation = Consultation::new((catalog, defects), day);
    let page = |page: plain::Page| {
        json!({
            "folder": page.folder,
            "title": page.title,
            "description": page.description,
            "content": runtime.block_on(content(page.content)),
            "about": page.about,
        })
    };
    let pages: Vec<Value> = plain::pages(&consultation).into_iter().map(page).collect();
    let missing = page(plain::missing(&consultation));
    let gallery = page(plain::gallery(&consultation));
    let version = page(plain::version(&consultation));
    let mut english = consultation.clone();
    let pack = subsidy_advisor::words_of(Language::English).unwrap_or_default();
    let learned = english.learn(Language::English, pack);
    learned.map_err(|error| format!("the words of English can't be read: {error}"))?;
    english.speak(Language::English);
    let rescue = plain::rescue(&[consultation.clone(), english]);
    let rescue = runtime.block_on(content(rescue));
    let screen = |consultation: Consultation, route| {
        plain::start(&runtime.block_on(screen(consultation, route)))
    };
    let doors = plain::doors(&consultation);
    let doors = doors
        .into_iter()
        .map(|(behind, route)| screen(behind, route));
    let doors: Vec<String> = doors.collect();
    let start = screen(consultation, Route::Welcome);
    let pack =
        |language| subsidy_advisor::words_of(language).map(|pack| BASE64_STANDARD.encode(pack));
    let words = json!({"easy": pack(Language::Easy), "en": pack(Language::English)});
    Ok(
        json!({"start": start, "doors": doors, "words": words, "pages": pages, "missing": missing, "gallery": gallery, "rescue": rescue, "version": version}),
    )
}

/// A screen of the app as HTML.
async fn screen(consultation: Consultation, route: Route) -> String {
    let start = Start {
        consultation,
        route,
    };
    let app = yew::LocalServerRenderer::<App>::with_props(Props { start, stage: None });
    app.hydratable(false).render().await
}

async fn content(content: Html) -> String {
    let renderer = yew::LocalServerRenderer::<Content>::with_props(Held { content });
    renderer.hydratable(false).render().await
}
