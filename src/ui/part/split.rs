//! 分かれ方: how a sum of money falls into pieces, as one bar; the words below it say the same.

use crate::gather::Gather;
use crate::ui::template::html;
use yew::prelude::*;

#[cfg(not(target_family = "wasm"))]
use super::Example;
#[cfg(not(target_family = "wasm"))]
use crate::ui::Voice;

/// What becomes of a piece. Each is drawn in a way of its own, so that nothing hangs on the color.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// It is given: solid.
    Given,
    /// It may be given: half filled.
    Undecided,
    /// It would be given if nothing stopped it: striped, with a mark where it stops.
    Cut,
    /// It is one's own: empty.
    Own,
}

impl Kind {
    fn class(self) -> &'static str {
        match self {
            Self::Given => "split-given",
            Self::Undecided => "split-undecided",
            Self::Cut => "split-cut",
            Self::Own => "split-own",
        }
    }
}

/// One piece.
pub struct Piece {
    /// What becomes of it.
    pub kind: Kind,
    /// How large it is, in whatever all pieces are counted in.
    pub size: u64,
    /// What it is called.
    pub name: String,
    /// How much it is, in words.
    pub figure: String,
}

/// The bar under its title, with what each piece is; nothing where the pieces come to nothing.
pub fn view(title: String, pieces: Vec<Piece>) -> Html {
    let whole = pieces
        .iter()
        .fold(0, |sum, piece| sum + u128::from(piece.size));
    if whole == 0 {
        return html! {};
    }
    let mut before = 0;
    let drawn: Html = pieces
        .iter()
        .map(|piece| {
            let from = before;
            before += u128::from(piece.size);
            draw(piece.kind, share(from, whole), share(before - from, whole))
        })
        .gather();
    let lines = pieces.into_iter().map(|piece| {
        html! {
            <div class="split-line">
                <dt>{ key(piece.kind) }<span>{ piece.name }</span></dt>
                <dd>{ piece.figure }</dd>
            </div>
        }
    });
    html! {
        <figure class="split">
            <figcaption>{ title }</figcaption>
            <svg class="split-bar" aria-hidden="true">
                { drawn }
                <rect class="split-frame" y="22%" width="100%" height="78%" />
            </svg>
            <dl class="split-lines">{ for lines }</dl>
        </figure>
    }
}

/// A share of the whole, as a length.
fn share(part: u128, whole: u128) -> String {
    let hundredths = u16::try_from(part * 10_000 / whole).unwrap_or_default();
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

/// A piece in the bar, which leaves room above for the mark.
fn draw(kind: Kind, x: String, width: String) -> Html {
    html! {
        <svg {x} {width} class={["split-piece", kind.class()]}>
            <rect class="split-ground" y="22%" width="100%" height="78%" />
            <line class="split-stripes" x2="100%" y1="61%" y2="61%" />
            if kind == Kind::Cut { { flag() } }
        </svg>
    }
}

/// The mark of where it stops.
fn flag() -> Html {
    html! { <><line class="split-pole" y2="100%" /><path class="split-flag" d="M0 0 14 5 0 10z" /></> }
}

/// How a piece is drawn, small, beside its name.
fn key(kind: Kind) -> Html {
    html! {
        <svg class={["split-key", kind.class()]} aria-hidden="true">
            <rect class="split-ground" width="100%" height="100%" />
            <line class="split-stripes" x2="100%" y1="50%" y2="50%" />
            <rect class="split-frame" width="100%" height="100%" />
            if kind == Kind::Cut { { flag() } }
        </svg>
    }
}

/// What the gallery shows of it.
#[cfg(not(target_family = "wasm"))]
pub fn examples(voice: Voice<'_>) -> Vec<Example> {
    use crate::{money::Yen, ui::Word};
    let piece = |(kind, size, word): (Kind, u64, Word)| Piece {
        kind,
        size,
        name: voice.fill(word, &[("cap", &voice.yen(Yen(4_500_000)))]),
        figure: voice.yen(Yen(size)),
    };
    let title = || voice.fill(Word::SplitTitle, &[("cost", &voice.yen(Yen(10_000_000)))]);
    let within = [
        (Kind::Given, 5_000_000, Word::SplitGiven),
        (Kind::Own, 5_000_000, Word::SplitOwn),
    ];
    let capped = [
        (Kind::Given, 4_500_000, Word::SplitGiven),
        (Kind::Cut, 2_166_666, Word::SplitCut),
        (Kind::Own, 3_333_334, Word::SplitOwnWithCut),
    ];
    let open = [
        (Kind::Given, 5_000_000, Word::SplitGiven),
        (Kind::Undecided, 1_666_666, Word::SplitUndecided),
        (Kind::Own, 3_333_334, Word::SplitOwn),
    ];
    vec![
        Example::new("within", view(title(), within.map(piece).into())),
        Example::new("capped", view(title(), capped.map(piece).into())),
        Example::new("open", view(title(), open.map(piece).into())),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_told_to_the_hundredth_of_a_percent() {
        for (part, whole, length) in [
            (0, 3, "0.00%"),
            (1, 3, "33.33%"),
            (2, 3, "66.66%"),
            (3, 3, "100.00%"),
            (1, 20_000, "0.00%"),
            (u128::from(u64::MAX), 2 * u128::from(u64::MAX), "50.00%"),
        ] {
            assert_eq!(share(part, whole), length, "{part} of {whole}");
        }
    }
}
