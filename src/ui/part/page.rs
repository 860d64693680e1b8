//! 紙面: what stands around each screen, and its heading.

use yew::prelude::*;

/// The id of each screen's heading, which takes the focus when the screen changes.
pub const HEADING: &str = "page-heading";

/// What stands at the foot of each screen.
pub struct Foot {
    /// What is kept, and where.
    pub privacy: &'static str,
    /// What the links are for, for who can't see them.
    pub name: &'static str,
    /// Where one can go from anywhere: addresses and words.
    pub links: Vec<(String, &'static str)>,
}

/// A screen within the page.
pub fn view(brand: &'static str, foot: Foot, screen: Html) -> Html {
    at("#/", brand, foot, screen)
}

/// What stands on a page from which `home` leads to the start.
pub fn at(home: &str, brand: &'static str, foot: Foot, screen: Html) -> Html {
    let links = foot.links.into_iter().map(|(address, words)| {
        html! { <li><a href={address}>{ words }</a></li> }
    });
    html! {
        <>
            <header class="page-head">
                <a class="page-brand" href={home.to_owned()}>
                    <svg class="page-mark" viewBox="0 0 32 32" aria-hidden="true">
                        <path d="M14.5 2h3v3H24l5 4-5 4h-6.5v2H26v8h-8.5v7h-3v-7H8l-5-4 5-4h6.5v-2H6V5h8.5z" />
                    </svg>
                    { brand }
                </a>
            </header>
            <main class="page-main">{ screen }</main>
            <footer class="page-foot">
                <nav aria-label={foot.name}><ul class="page-links">{ for links }</ul></nav>
                <p>{ foot.privacy }</p>
            </footer>
        </>
    }
}

/// The heading of a screen.
pub fn heading(text: impl Into<AttrValue>) -> Html {
    html! { <h1 id={HEADING} class="page-heading" tabindex="-1">{ text.into() }</h1> }
}

/// A part of a section under its own heading.
pub fn subsection(title: &'static str, content: Html) -> Html {
    html! { <section class="page-subsection"><h3>{ title }</h3>{ content }</section> }
}

/// A part of a screen under its own heading.
pub fn section(title: impl Into<AttrValue>, content: Html) -> Html {
    html! { <section class="page-section"><h2>{ title.into() }</h2>{ content }</section> }
}
