//! The gallery: every part by its name, with its named examples below each other. The tests photograph each of them.

use super::Page;
use crate::ui::template::html;
use crate::ui::{
    Consultation, Word,
    part::{self, Example, page},
};
use yew::prelude::*;

/// The page.
pub fn page(consultation: &Consultation) -> Page {
    let voice = consultation.voice();
    let parts = part::GALLERY.into_iter();
    let parts = parts.map(|(name, examples)| section(name, examples(voice)));
    Page {
        folder: String::new(),
        title: voice.say(Word::Brand).to_owned(),
        description: String::new(),
        content: html! { <main class="page-main">{ page::heading("?gallery") }{ for parts }</main> },
        about: serde_json::Value::Null,
    }
}

/// A part and its examples, each of which can be found by `part.example`.
fn section(part: &'static str, examples: Vec<Example>) -> Html {
    let each = examples.into_iter().map(|example| {
        let name = [part, ".", example.name].concat();
        html! {
            <div class="page-subsection" data-example={name.clone()}>
                <h3>{ name }</h3>
                { example.content }
            </div>
        }
    });
    page::section(part, html! { <>{ for each }</> })
}
