//! 決まっていくようす: how many of many things are decided already, as piles beside each other, and in words.

use crate::gather::Gather;
use crate::ui::template::html;
use yew::prelude::*;

#[cfg(not(target_family = "wasm"))]
use super::Example;
#[cfg(not(target_family = "wasm"))]
use crate::ui::Voice;

/// What became of the things of a pile; each has a height and a filling of its own, so that nothing hangs on the color.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// They are for one: high and solid.
    For,
    /// It is open: half as high and striped.
    Open,
    /// They are not: low.
    Against,
}

impl Kind {
    /// In the order in which the piles stand.
    const ALL: [Self; 3] = [Self::For, Self::Open, Self::Against];

    fn class(self) -> &'static str {
        match self {
            Self::For => "settling-for",
            Self::Open => "settling-open",
            Self::Against => "settling-against",
        }
    }

    /// Where its pile begins, from the top, and how high it is.
    fn height(self) -> (&'static str, &'static str) {
        match self {
            Self::For => ("0%", "100%"),
            Self::Open => ("30%", "70%"),
            Self::Against => ("75%", "25%"),
        }
    }
}

/// A pile.
pub struct Pile {
    /// How many things are in it.
    pub count: usize,
    /// That in words.
    pub words: String,
}

/// The piles of what is for one, what is open and what is not, and how far it is to the end.
pub fn view(piles: [Pile; 3], rest: String) -> Html {
    let all = piles.iter().map(|pile| pile.count).sum::<usize>().max(1);
    let mut before = 0;
    let drawn: Html = Kind::ALL
        .into_iter()
        .zip(&piles)
        .map(|(kind, pile)| {
            let from = before;
            before += pile.count;
            html! { if pile.count > 0 { { draw(kind, share(from, all), share(pile.count, all)) } } }
        })
        .gather();
    let lines = Kind::ALL.into_iter().zip(piles).map(|(kind, pile)| {
        html! { <li>{ key(kind) }<span>{ pile.words }</span></li> }
    });
    html! {
        <div class="settling">
            <svg class="settling-picture" aria-hidden="true">{ drawn }</svg>
            <ul class="settling-words">{ for lines }<li class="settling-rest">{ rest }</li></ul>
        </div>
    }
}

fn share(part: usize, all: usize) -> String {
    let tenths = part * 1000 / all;
    format!("{}.{}%", tenths / 10, tenths % 10)
}

fn draw(kind: Kind, x: String, width: String) -> Html {
    html! { <svg {x} {width}>{ pile(kind) }</svg> }
}

fn key(kind: Kind) -> Html {
    html! { <svg class="settling-key" aria-hidden="true">{ pile(kind) }</svg> }
}

fn pile(kind: Kind) -> Html {
    let (y, height) = kind.height();
    html! {
        <g class={kind.class()}>
            <rect class="settling-ground" {y} width="100%" {height} />
            if kind == Kind::Open { <line class="settling-stripes" x2="100%" y1="65%" y2="65%" /> }
        </g>
    }
}

/// What the gallery shows of it.
#[cfg(not(target_family = "wasm"))]
pub fn examples(voice: Voice<'_>) -> Vec<Example> {
    use crate::ui::Word;
    let piles = |fits, open, fails| {
        let piles = [
            (fits, Word::PileFits),
            (open, Word::PileOpen),
            (fails, Word::PileFails),
        ];
        let piles = piles.map(|(count, word)| Pile {
            count,
            words: voice.count(word, count),
        });
        view(piles, voice.count(Word::Remaining, 8))
    };
    vec![
        Example::new("begun", piles(0, 180, 20)),
        Example::new("halfway", piles(6, 60, 134)),
        Example::new("settled", piles(9, 0, 191)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_told_to_the_tenth_of_a_percent() {
        for (part, all, length) in [(0, 3, "0.0%"), (1, 3, "33.3%"), (3, 3, "100.0%")] {
            assert_eq!(share(part, all), length, "{part} of {all}");
        }
    }
}
