//! 金額: figures beside each other, and the one that matters most with the sum behind it.

use crate::ui::template::html;
use yew::prelude::*;

#[cfg(not(target_family = "wasm"))]
use super::Example;
#[cfg(not(target_family = "wasm"))]
use crate::ui::Voice;

/// Figures: what each is called, and what it is.
pub fn figures(figures: Vec<(&'static str, String)>) -> Html {
    html! {
        <dl class="amount-figures">
            { for figures.into_iter().map(|(name, figure)| html! {
                <div><dt>{ name }</dt><dd>{ figure }</dd></div>
            }) }
        </dl>
    }
}

/// The figure that matters most, and how it came about, line by line.
pub fn yours(name: &'static str, figure: String, sum: Vec<String>) -> Html {
    html! {
        <div class="amount-yours">
            <p><span class="amount-name">{ name }</span><strong class="amount-figure">{ figure }</strong></p>
            { for sum.into_iter().map(|line| html! { <p class="amount-sum">{ line }</p> }) }
        </div>
    }
}

/// What the gallery shows of it.
#[cfg(not(target_family = "wasm"))]
pub fn examples(voice: Voice<'_>) -> Vec<Example> {
    use crate::{money::Yen, ui::Word};
    let figures = vec![
        (voice.say(Word::Rate), "2/3".to_owned()),
        (voice.say(Word::Cap), voice.yen(Yen(4_500_000))),
    ];
    let sum = [("cost", "750"), ("rate", "2/3"), ("share", "500")];
    let sum = vec![voice.fill(Word::Sum, &sum)];
    vec![
        Example::new("figures", self::figures(figures)),
        Example::new(
            "yours",
            yours(voice.say(Word::Yours), voice.yen(Yen(4_500_000)), sum),
        ),
    ]
}
