//! 台帳の一覧: short numbers down the side, and what became of each beside it.

use yew::prelude::*;

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
