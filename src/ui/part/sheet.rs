//! 一覧表: names and what belongs to them, one a line, perhaps with something to do about it.

use yew::prelude::*;

/// One line of a sheet.
pub struct Line {
    /// The name.
    pub name: String,
    /// What belongs to it.
    pub value: Html,
    /// Where to change it: address, words, and the words for who can't see the line.
    pub change: Option<(String, &'static str, String)>,
}

/// A sheet of lines.
pub fn view(lines: Vec<Line>) -> Html {
    html! {
        if !lines.is_empty() { <dl class="sheet">{ for lines.into_iter().map(line) }</dl> }
    }
}

fn line(line: Line) -> Html {
    html! {
        <div class="sheet-line">
            <dt>{ line.name }</dt>
            <dd>{ line.value }</dd>
            if let Some((address, words, whole)) = line.change {
                <dd class="sheet-change"><a href={address} aria-label={whole}>{ words }</a></dd>
            }
        </div>
    }
}
