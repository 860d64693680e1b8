//! 金額: figures beside each other, and the one that matters most with the sum behind it.

use yew::prelude::*;

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
