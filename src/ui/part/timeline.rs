//! 年ごとの線: a figure through the years as a line of steps, each year with its figure in words. What a year does not say is a
//! gap, and no line leads across it.

use crate::gather::Gather;
use crate::ui::template::html;
use yew::prelude::*;

#[cfg(not(target_family = "wasm"))]
use super::Example;
#[cfg(not(target_family = "wasm"))]
use crate::ui::Voice;

/// A year.
pub struct Year {
    /// What it is called.
    pub name: String,
    /// A line below its name.
    pub under: String,
    /// The figure in words, or why there is none.
    pub figure: String,
    /// The least and the most of the figure; none where there is none.
    pub span: Option<(u64, u64)>,
    /// Whether it comes right after the year before.
    pub joint: Joint,
}

/// How a year stands to the one before.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Joint {
    /// It comes right after.
    Follows,
    /// There is time between, or it is the first.
    Apart,
}

/// How much of the height the largest figure takes, in percent; the line needs some room above.
const HEIGHT: u128 = 92;

/// The line under its title, the oldest year first.
pub fn view(title: String, years: Vec<Year>) -> Html {
    let spans = || years.iter().filter_map(|year| year.span);
    let top = u128::from(spans().map(|(_, most)| most).max().unwrap_or(0).max(1));
    let level = |figure: u64| {
        let height = u128::from(figure) * HEIGHT / top;
        100 - u8::try_from(height).unwrap_or_default()
    };
    let mut before: Option<u8> = None;
    let columns: Html = years
        .into_iter()
        .map(|year| {
            let span = year.span.map(|(least, most)| (level(least), level(most)));
            let from = before.filter(|_| year.joint == Joint::Follows);
            before = span.map(|(_, most)| most);
            html! {
                <li class="timeline-year">
                    <span class="timeline-name">{ year.name }<span class="timeline-under">{ year.under }</span></span>
                    <strong class={["timeline-figure", if span.is_none() { "timeline-none" } else { "" }]}>{ year.figure }</strong>
                    <svg class="timeline-picture" aria-hidden="true">
                        if let Some((least, most)) = span { { step(least, most, from) } }
                    </svg>
                </li>
            }
        })
        .gather();
    html! {
        <figure class="timeline">
            <figcaption>{ title }</figcaption>
            <ol class="timeline-years">{ columns }</ol>
        </figure>
    }
}

/// One year's step, in percent from the top, with the rise or fall from the step before.
fn step(least: u8, most: u8, from: Option<u8>) -> Html {
    let percent = |at: u8| at.to_string() + "%";
    let line = |class: &'static str, at: u8| {
        html! { <line {class} x2="100%" y1={percent(at)} y2={percent(at)} /> }
    };
    html! {
        <>
            <rect class="timeline-sure" y={percent(least)} width="100%" height={percent(100 - least)} />
            if least != most { { line("timeline-least", least) } }
            { line("timeline-step", most) }
            if let Some(from) = from {
                <line class="timeline-step" y1={percent(from)} y2={percent(most)} />
            }
        </>
    }
}

/// What the gallery shows of it.
#[cfg(not(target_family = "wasm"))]
pub fn examples(voice: Voice<'_>) -> Vec<Example> {
    use crate::{
        date::FiscalYear,
        money::{Yen, YenRange},
        ui::Word,
    };
    let year = |(year, span): (u16, Option<(u64, u64)>), joint| Year {
        name: voice.fiscal_year(FiscalYear(year)),
        under: voice.say(Word::StageRequest).to_owned(),
        figure: match span {
            Some((least, most)) => voice.yen_range(YenRange {
                min: Yen(least),
                max: Some(Yen(most)),
            }),
            None => voice.say(Word::CompareNone).to_owned(),
        },
        span,
        joint,
    };
    let through = |years: [(u16, Option<(u64, u64)>); 3]| {
        let title = voice.say(Word::YearsTitle).to_owned();
        view(title, years.map(|one| year(one, Joint::Follows)).into())
    };
    let flat = |yen| Some((yen, yen));
    vec![
        Example::new(
            "steps",
            through([
                (2019, flat(20_000_000)),
                (2020, flat(30_000_000)),
                (2021, flat(20_000_000)),
            ]),
        ),
        Example::new(
            "gap",
            through([
                (2019, flat(4_500_000)),
                (2020, None),
                (2021, flat(5_000_000)),
            ]),
        ),
        Example::new(
            "span",
            through([
                (2019, flat(5_000_000)),
                (2020, Some((5_000_000, 20_000_000))),
                (2021, flat(10_000_000)),
            ]),
        ),
    ]
}
