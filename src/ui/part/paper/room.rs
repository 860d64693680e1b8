//! 紙の余白: how much of one page the paper takes, counted from its text, and what is left out where that is too much.
//!
//! Everything is in points, as in the print part of `paper.css`, which sets each line's height, so that the count does
//! not hang on a font. Lines are counted a little too long rather than too short.

use super::{Foot, Item, Marked, Offices, Paper, Said, Section};

/// The height of A4 within its margins of 12 mm (773 pt), less a line that is kept free.
const PAGE: usize = 760;
/// Its width within the margins.
const WIDTH: usize = 527;
/// The columns of a finding: its figures, and what to confirm and to ask.
const FIGURES: usize = 212;
const POINTS: usize = 303;
/// One of the two columns of what was said.
const PAIR: usize = 257;
/// The space that the code for the camera takes from the foot, and its height with its words.
const CODE: (usize, usize) = (104, 112);

/// A size of type and the height of its lines.
#[derive(Clone, Copy)]
struct Type {
    size: usize,
    line: usize,
}

const BODY: Type = Type { size: 9, line: 12 };
const SMALL: Type = Type { size: 8, line: 11 };
const NAME: Type = Type { size: 10, line: 14 };
const HEADING: usize = 22;

/// Leaves out what one page has no room for: first each finding's questions but one, then the last findings, down to
/// one. `more` says what to tell of the rest when so many are shown.
pub fn fit(mut paper: Paper, more: impl Fn(usize) -> Option<String>) -> Paper {
    paper.more = more(shown(&paper));
    if height(&paper) > PAGE {
        for item in paper.sections.iter_mut().flat_map(|one| &mut one.items) {
            item.ask.points.truncate(1);
        }
    }
    while height(&paper) > PAGE && shown(&paper) > 1 {
        let filled = paper.sections.iter_mut().rfind(|one| !one.items.is_empty());
        if let Some(section) = filled {
            section.items.pop();
        }
        paper.sections.retain(|one| !one.items.is_empty());
        paper.more = more(shown(&paper));
    }
    paper
}

/// How many findings there are.
fn shown(paper: &Paper) -> usize {
    paper.sections.iter().map(|one| one.items.len()).sum()
}

fn height(paper: &Paper) -> usize {
    let head = 26 + text(paper.lead, BODY, WIDTH) + 4;
    let sections: usize = paper.sections.iter().map(section).sum();
    let more = paper
        .more
        .as_ref()
        .map_or(0, |more| 6 + text(more, BODY, WIDTH));
    head + said(&paper.said) + sections + more + foot(&paper.foot)
}

fn said(said: &Said) -> usize {
    let one = |(name, value): &(String, String)| text(&[name, "  ", value].concat(), BODY, PAIR);
    let pairs = said.pairs.chunks(2).map(|row| {
        let cells = row.iter().map(one);
        cells.max().unwrap_or_default()
    });
    let runs = said
        .runs
        .iter()
        .map(|(name, names)| text(&[*name, "  ", names].concat(), BODY, WIDTH));
    HEADING + pairs.sum::<usize>() + runs.sum::<usize>() + text(said.empty, BODY, WIDTH)
}

fn section(section: &Section) -> usize {
    let note = text(&section.note, BODY, WIDTH);
    HEADING + note + section.items.iter().map(item).sum::<usize>()
}

fn item(item: &Item) -> usize {
    let tags = wide(&item.tags) * SMALL.size / 100 + 12;
    let name = [&item.name, "00. "].concat();
    let head = text(&name, NAME, WIDTH.saturating_sub(tags));
    let figures: Vec<String> = item
        .figures
        .iter()
        .map(|(name, value)| [*name, " ", value, "    "].concat())
        .collect();
    let yours = item.yours.as_ref().map_or(0, |yours| {
        let figure = [yours.name, "    ", &yours.figure].concat();
        text(&figure, NAME, FIGURES) + text(&yours.sum, SMALL, FIGURES)
    });
    let points = item.points.iter().map(|point| text(point, SMALL, FIGURES));
    let figures = text(&item.gist, BODY, FIGURES)
        + text(&figures.concat(), BODY, FIGURES)
        + yours
        + points.sum::<usize>()
        + text(&item.tally, BODY, FIGURES)
        + text(&item.open, BODY, FIGURES);
    let points = marked(&item.confirm) + marked(&item.ask);
    let place = wide(&offices(&item.offices)) * BODY.size + wide(&item.source) * SMALL.size;
    let place = if place / 100 + 12 <= WIDTH {
        BODY.line
    } else {
        text(&offices(&item.offices), BODY, WIDTH) + text(&item.source, SMALL, WIDTH)
    };
    9 + head + figures.max(points) + place
}

fn marked(marked: &Marked) -> usize {
    let indent = 2 * BODY.size;
    let points = marked.points.iter();
    points.map(|point| text(point, BODY, POINTS - indent)).sum()
}

fn foot(foot: &Foot) -> usize {
    let (aside, code) = foot.code.as_ref().map_or((0, 0), |_| CODE);
    let width = WIDTH - aside;
    let made = foot.made.iter().map(|line| text(line, SMALL, width));
    let words = text(&offices(&foot.desks), BODY, width)
        + text(&foot.caution, BODY, width)
        + made.sum::<usize>()
        + 4;
    12 + words.max(code)
}

fn offices(offices: &Offices) -> String {
    if offices.offices.is_empty() {
        return [offices.name, "  ", offices.none].concat();
    }
    let each = offices.offices.iter();
    let each = each.map(|(name, phone)| ["  ", name, "  ", phone, " "].concat());
    [offices.name.to_owned()].into_iter().chain(each).collect()
}

/// The height of some text in a column.
fn text(text: &str, of: Type, column: usize) -> usize {
    lines(text, of.size, column) * of.line
}

/// How many lines some text takes. Two characters a line are lost where it breaks before or after certain signs.
fn lines(text: &str, size: usize, column: usize) -> usize {
    let length = wide(text) * size;
    if length <= column * 100 {
        return usize::from(length > 0);
    }
    length.div_ceil(column.saturating_sub(2 * size).max(size) * 100)
}

/// How wide some text is, in hundredths of its size: a letter or digit of the Latin kind is narrower than the others.
fn wide(text: &str) -> usize {
    let one = |c: char| if c.is_ascii() { 62 } else { 100 };
    text.chars().map(one).sum()
}
