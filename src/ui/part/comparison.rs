//! 見比べる表: things beside each other, line by line; where there is no room, each line's values stand one below the
//! other, each with the name of what it belongs to.

use yew::prelude::*;

/// One of the things.
pub struct Column {
    /// Its name.
    pub name: String,
    /// A short word below the name; empty for none.
    pub tag: &'static str,
}

/// What is compared.
pub struct Row {
    /// Its name.
    pub name: &'static str,
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

/// The comparison, by its name.
// The roles are those of the elements; a table that is shown as blocks loses them where they aren't said.
pub fn view(name: &'static str, columns: &[Column], rows: Vec<Row>) -> Html {
    let heads = columns.iter().map(|column| {
        html! {
            <th scope="col" role="columnheader">
                { column.name.clone() }
                if !column.tag.is_empty() { <span class="comparison-tag">{ column.tag }</span> }
            </th>
        }
    });
    let class = match columns.len() {
        0..=2 => "comparison comparison-few",
        3 => "comparison comparison-few comparison-three",
        // More have room nowhere.
        _ => "comparison",
    };
    html! {
        <table {class} role="table" aria-label={name}>
            <thead role="rowgroup"><tr role="row"><td role="cell"></td>{ for heads }</tr></thead>
            <tbody role="rowgroup">{ for rows.into_iter().map(|each| row(columns, each)) }</tbody>
        </table>
    }
}

fn row(columns: &[Column], row: Row) -> Html {
    let cells = columns.iter().zip(row.cells).map(|(column, lines)| {
        let class = (!column.tag.is_empty()).then_some("comparison-shown");
        html! {
            <td role="cell" {class}>
                <p class="comparison-of" aria-hidden="true">{ column.name.clone() }</p>
                if lines.is_empty() { <p class="comparison-none">{ row.none }</p> }
                { for lines.into_iter().map(line) }
            </td>
        }
    });
    html! { <tr role="row"><th scope="row" role="rowheader">{ row.name }</th>{ for cells }</tr> }
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
