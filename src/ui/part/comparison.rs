//! 見比べる表: things beside each other, line by line; where there is no room, each line's values stand one below the
//! other, each with the name of what it belongs to.

use super::lineup;
use crate::ui::template::html;
use yew::prelude::*;

#[cfg(not(target_family = "wasm"))]
use super::Example;
#[cfg(not(target_family = "wasm"))]
use crate::gather::Gather;
#[cfg(not(target_family = "wasm"))]
use crate::ui::Voice;

/// The id of the comparison of a programme's editions, so that one can be led to it.
pub const EDITIONS: &str = "comparison-editions";

/// One of the things.
pub struct Column {
    /// Its number; empty where the name alone tells it apart in little room.
    pub mark: String,
    /// Its name.
    pub name: String,
    /// A short word below the name; empty for none.
    pub tag: &'static str,
}

/// What is compared.
pub struct Row {
    /// Its name.
    pub name: String,
    /// What belongs to the row as a whole.
    pub under: Html,
    /// What stands where a thing has nothing of it.
    pub none: &'static str,
    /// What each thing has of it, in the order of the columns.
    pub cells: Vec<Vec<Line>>,
}

/// One value.
pub struct Line {
    /// The part of the thing that it is for; empty for the whole.
    pub part: String,
    /// The value.
    pub value: Html,
    /// Where it is written; empty for nowhere.
    pub cite: String,
}

/// What belongs to a comparison of so many things and is to be as wide as it.
pub fn around(columns: usize, content: Html) -> Html {
    html! { <div class={(columns == 3).then_some("comparison-three")}>{ content }</div> }
}

/// The comparison, by its id and its name.
// The roles are those of the elements; a table that is shown as blocks loses them where they aren't said.
pub fn view(id: &'static str, name: &'static str, columns: &[Column], rows: Vec<Row>) -> Html {
    let heads = columns.iter().map(|column| {
        html! {
            <th scope="col" role="columnheader">
                if column.mark.is_empty() {
                    { column.name.clone() }
                } else {
                    <span class="comparison-head">{ lineup::mark(&column.mark) }<span>{ column.name.clone() }</span></span>
                }
                if !column.tag.is_empty() { <span class="comparison-tag">{ column.tag }</span> }
            </th>
        }
    });
    let class = match columns.len() {
        0..=2 => "comparison-few",
        3 => "comparison-few comparison-three",
        // More have room nowhere.
        _ => "",
    };
    let numbered = columns.iter().any(|column| !column.mark.is_empty());
    let numbered = if numbered { "comparison-numbered" } else { "" };
    html! {
        <table {id} class={["comparison", class, numbered]} tabindex="-1" role="table" aria-label={name}>
            <thead role="rowgroup"><tr role="row"><td role="cell"></td>{ for heads }</tr></thead>
            <tbody role="rowgroup">{ for rows.into_iter().map(|each| row(columns, each)) }</tbody>
        </table>
    }
}

fn row(columns: &[Column], row: Row) -> Html {
    let cells = columns.iter().zip(row.cells).map(|(column, lines)| {
        let shown = if column.tag.is_empty() {
            ""
        } else {
            "comparison-shown"
        };
        let empty = if lines.is_empty() {
            "comparison-empty"
        } else {
            ""
        };
        html! {
            <td role="cell" class={[shown, empty]}>
                { of(column) }
                if lines.is_empty() { <p class="comparison-none">{ row.none }</p> }
                { for lines.into_iter().map(line) }
            </td>
        }
    });
    html! { <tr role="row"><th scope="row" role="rowheader">{ row.name }{ row.under }</th>{ for cells }</tr> }
}

/// Whose value it is, where the heads of the columns are out of sight.
fn of(column: &Column) -> Html {
    html! {
        if column.mark.is_empty() {
            <p class="comparison-of" aria-hidden="true">{ column.name.clone() }</p>
        } else {
            <p class="comparison-of comparison-of-number" aria-hidden="true">
                { lineup::mark(&column.mark) }<span>{ column.name.clone() }</span>
            </p>
        }
    }
}

fn line(line: Line) -> Html {
    html! {
        <div class="comparison-line">
            if !line.part.is_empty() { <p class="comparison-part">{ line.part }</p> }
            { line.value }
            if !line.cite.is_empty() { <p class="comparison-cite">{ line.cite }</p> }
        </div>
    }
}

/// What the gallery shows of it.
#[cfg(not(target_family = "wasm"))]
pub fn examples(voice: Voice<'_>) -> Vec<Example> {
    use crate::{money::Yen, ui::Word};
    let columns = |count: usize| -> Vec<Column> {
        let column = |at: usize| Column {
            mark: if count > 2 {
                at.to_string()
            } else {
                String::new()
            },
            name: voice
                .say(if at == 1 {
                    Word::DoorPurpose
                } else {
                    Word::DoorSituation
                })
                .to_owned(),
            tag: if at == 1 {
                voice.say(Word::CompareShown)
            } else {
                ""
            },
        };
        (1..=count).map(column).gather()
    };
    let rows = |count: usize| -> Vec<Row> {
        let cell = |at: usize| {
            let line = Line {
                part: String::new(),
                value: html! { <p>{ voice.yen(Yen(4_500_000)) }</p> },
                cite: voice.say(Word::BasisSameName).to_owned(),
            };
            if at == 2 { Vec::new() } else { vec![line] }
        };
        let row = |word| Row {
            name: voice.say(word).to_owned(),
            under: html! {},
            none: voice.say(Word::CompareNone),
            cells: (1..=count).map(cell).gather(),
        };
        [Word::Rate, Word::Cap].map(row).into()
    };
    let title = voice.say(Word::CompareTitle);
    vec![
        Example::new("two", view("comparison-two", title, &columns(2), rows(2))),
        Example::new(
            "three",
            around(3, view("comparison-three", title, &columns(3), rows(3))),
        ),
    ]
}
