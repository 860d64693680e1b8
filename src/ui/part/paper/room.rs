//! 紙の余白: how much of one page the paper takes, counted from its text, and what is left out where that is too much.
//!
//! Everything is in points, as in the print part of `paper.css`, which sets each line's height, so that the count does
//! not hang on a font. Lines are counted a little too long rather than too short.

use super::{Foot, Item, Marked, Offices, Paper, Said, Section};
use crate::gather::Gather;

/// The height of A4 within its margins of 12 mm (773 pt), less half a line that is kept free.
const PAGE: usize = 768;
/// Its width within the margins.
const WIDTH: usize = 527;
/// The columns of a finding: its figures, and what to confirm and to ask.
const FIGURES: usize = 212;
const POINTS: usize = 303;
/// One of the two columns of what was said.
const PAIR: usize = 257;
/// The space that the code for the camera takes from the foot, and its height with its words.
const CODE: (usize, usize) = (94, 92);

/// So much has to be left for a space for notes to be worth it.
const MEMO: usize = 72;

/// A size of type and the height of its lines.
#[derive(Clone, Copy)]
struct Type {
    size: usize,
    line: usize,
}

const BODY: Type = Type { size: 9, line: 12 };
const SMALL: Type = Type { size: 8, line: 11 };
const NAME: Type = Type { size: 10, line: 14 };
const YOURS: Type = Type { size: 10, line: 12 };
const HEADING: usize = 22;

/// Leaves out what one page has no room for: first each finding's questions but one, then the last findings, down to
/// one. `more` says what to tell of the rest when so many are shown. Where much is left, it is for notes, called `memo`.
pub fn fit(mut paper: Paper, more: impl Fn(usize) -> Option<String>, memo: &'static str) -> Paper {
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
    paper.memo = (height(&paper) + MEMO <= PAGE).then_some(memo);
    paper
}

/// How many findings there are.
pub fn shown(paper: &Paper) -> usize {
    paper.sections.iter().map(|one| one.items.len()).sum()
}

fn height(paper: &Paper) -> usize {
    let head = 25 + text(paper.lead, BODY, WIDTH) + 4;
    let sections: usize = paper.sections.iter().map(section).sum();
    let more = paper
        .more
        .as_ref()
        .map_or(0, |more| 6 + text(more, BODY, WIDTH));
    head + said(&paper.said) + sections + more + foot(&paper.foot)
}

fn said(said: &Said) -> usize {
    let one = |(name, value): &(String, String)| text(&[name, "  ", value].concat(), BODY, PAIR);
    // A pair is not parted, so that one column may be longer than the other by most of the longest pair.
    let (all, longest) = said
        .pairs
        .iter()
        .map(one)
        .fold((0, 0), |(all, longest), one| (all + one, one.max(longest)));
    let pairs = (all + longest).div_ceil(2);
    let runs = said
        .runs
        .iter()
        .map(|(name, names)| text(&[*name, "  ", names].concat(), BODY, WIDTH));
    HEADING + pairs + runs.sum::<usize>() + text(said.empty, BODY, WIDTH)
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
        .gather();
    let yours = item.yours.as_ref().map_or(0, |yours| {
        let figure = [yours.name, "    ", &yours.figure].concat();
        text(&figure, YOURS, FIGURES) + text(&yours.sum, SMALL, FIGURES)
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
    10 + words.max(code)
}

fn offices(offices: &Offices) -> String {
    if offices.offices.is_empty() {
        return [offices.name, "  ", offices.none].concat();
    }
    let each = offices.offices.iter();
    let each = each.map(|(name, phone)| ["  ", name, "  ", phone, " "].concat());
    [offices.name.to_owned()].into_iter().chain(each).gather()
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
    let one = |c: char| if c.is_ascii() { 65 } else { 100 };
    text.chars().map(one).sum()
}

#[cfg(test)]
mod tests {
    use super::super::{Marked, Said};
    use super::*;

    /// A finding with so many points to confirm, each of them one line, and two questions.
    fn finding(points: usize) -> Item {
        let marked = |count| Marked {
            sign: "*",
            name: "",
            points: vec!["あ".to_owned(); count],
        };
        Item {
            name: "あ".to_owned(),
            tags: String::new(),
            gist: String::new(),
            figures: Vec::new(),
            yours: None,
            points: Vec::new(),
            tally: "あ".to_owned(),
            open: String::new(),
            confirm: marked(points),
            ask: marked(2),
            ledger: Vec::new(),
            offices: nobody(),
            source: String::new(),
        }
    }

    fn nobody() -> Offices {
        Offices {
            name: "",
            offices: Vec::new(),
            none: "",
            calls: true,
        }
    }

    fn paper(findings: Vec<Item>) -> Paper {
        Paper {
            title: "",
            day: String::new(),
            lead: "",
            said: Said {
                title: "",
                pairs: Vec::new(),
                runs: Vec::new(),
                empty: "",
            },
            sections: vec![Section {
                title: String::new(),
                note: String::new(),
                items: findings,
            }],
            more: None,
            memo: None,
            foot: Foot {
                desks: nobody(),
                caution: String::new(),
                made: Vec::new(),
                code: None,
            },
        }
    }

    /// What is left of some findings, of which there are five: how many of them, how many questions of the first, and
    /// what is told of the rest.
    fn fitted(findings: Vec<Item>) -> (usize, usize, Option<String>) {
        let more = |shown: usize| (shown < 5).then(|| (5 - shown).to_string());
        let fitted = fit(paper(findings), more, "");
        let mut items = fitted.sections.iter().flat_map(|section| &section.items);
        let questions = items.next().map_or(0, |item| item.ask.points.len());
        (shown(&fitted), questions, fitted.more)
    }

    /// The points that five findings may have together before something is left out.
    fn room_for(questions: usize) -> usize {
        let none = (0..5).map(|_| finding(0)).collect();
        let saved = 5 * (2 - questions) * BODY.line;
        let left = PAGE + saved - height(&paper(none));
        left / BODY.line
    }

    fn findings(points: usize) -> Vec<Item> {
        let other = (1..5).map(|_| finding(0));
        [finding(points)].into_iter().chain(other).collect()
    }

    #[test]
    fn questions_are_left_out_before_findings() {
        let (both, one) = (room_for(2), room_for(1));
        assert!(both > 0 && one == both + 5);
        for (points, left) in [
            (0, (5, 2, None)),
            (both, (5, 2, None)),
            (both + 1, (5, 1, None)),
            (one, (5, 1, None)),
            (one + 1, (4, 1, Some("1".to_owned()))),
        ] {
            assert_eq!(fitted(findings(points)), left, "{points} points");
        }
    }

    #[test]
    fn the_first_finding_stays_however_much_it_says() {
        let told = Some("4".to_owned());
        assert_eq!(fitted(findings(10 * PAGE)), (1, 1, told));
    }

    #[test]
    fn what_is_much_is_left_for_notes() {
        let none = |items: Vec<Item>| fit(paper(items), |_| None, "").memo.is_none();
        let room = room_for(2);
        assert!(!none(findings(room - MEMO / BODY.line)));
        assert!(none(findings(room - MEMO / BODY.line + 1)));
    }

    #[test]
    fn lines_are_counted_by_width() {
        for (count, size, column, expected) in [
            (0, 9, 90, 0),
            (1, 9, 90, 1),
            (10, 9, 90, 1),
            (11, 9, 90, 2),
            (16, 9, 90, 2),
            (17, 9, 90, 3),
        ] {
            assert_eq!(
                lines(&"あ".repeat(count), size, column),
                expected,
                "{count}"
            );
        }
        assert_eq!(lines(&"a".repeat(15), 9, 90), 1);
        assert_eq!(lines(&"a".repeat(16), 9, 90), 2);
    }
}
