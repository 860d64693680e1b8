//! 台帳の一覧: short numbers down the side, and what became of each beside it.

use crate::ui::template::html;
use yew::prelude::*;

#[cfg(not(target_family = "wasm"))]
use super::Example;
#[cfg(not(target_family = "wasm"))]
use crate::ui::Voice;

/// One number of a register.
pub struct Row {
    /// The number.
    pub number: String,
    /// What it leads to: addresses and names.
    pub links: Vec<(String, String)>,
    /// What is said of it where it leads nowhere: its name, and why; empty for nothing.
    pub said: (String, String),
}

/// A register, by its name; `heads` stand above the numbers and above what became of them.
pub fn view(name: String, heads: [&'static str; 2], rows: Vec<Row>) -> Html {
    html! {
        <table class="register" aria-label={name}>
            <thead><tr>{ for heads.into_iter().map(|head| html! { <th scope="col">{ head }</th> }) }</tr></thead>
            <tbody>{ for rows.into_iter().map(row) }</tbody>
        </table>
    }
}

fn row(row: Row) -> Html {
    let (name, why) = row.said;
    let link = |(address, words): (String, String)| html! { <a href={address}>{ words }</a> };
    html! {
        <tr>
            <th scope="row">{ row.number }</th>
            <td>
                { for row.links.into_iter().map(link) }
                { name }
                if !why.is_empty() { <span class="register-why">{ why }</span> }
            </td>
        </tr>
    }
}

/// What the gallery shows of it.
#[cfg(not(target_family = "wasm"))]
pub fn examples(voice: Voice<'_>) -> Vec<Example> {
    use crate::ui::Word;
    let name = voice.say(Word::Rate);
    let row = |number: &str, links: Vec<(String, String)>, why: Word| Row {
        number: number.to_owned(),
        said: if links.is_empty() {
            (name.to_owned(), voice.say(why).to_owned())
        } else {
            (String::new(), String::new())
        },
        links,
    };
    let link = ("#".to_owned(), voice.say(Word::DoorPurpose).to_owned());
    let rows = vec![
        row("003-A1", vec![link], Word::OpenText),
        row("003-A2", Vec::new(), Word::OpenText),
    ];
    let heads = [voice.say(Word::CompareTitle), voice.say(Word::Changed)];
    vec![Example::new("two", view(name.to_owned(), heads, rows))]
}
