//! 紙面: what stands around each screen, and its heading.

use yew::prelude::*;

/// The id of each screen's heading, which takes the focus when the screen changes.
pub const HEADING: &str = "page-heading";

/// What stands at the foot of each screen.
pub struct Foot {
    /// What is kept, and where.
    pub privacy: String,
    /// What the links are for, for who can't see them.
    pub name: &'static str,
    /// Where one can go from anywhere: addresses and words.
    pub links: Vec<(String, &'static str)>,
}

/// Where the page stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// It is a page of its own.
    Page,
    /// It is a part of somebody else's page, whose head, main part and foot are not ours.
    Part,
    /// It is such a part without a head and without links at its foot.
    Bare,
}

/// A screen within the page.
pub fn view(brand: &'static str, place: Place, foot: Foot, screen: Html) -> Html {
    match place {
        Place::Page => html! {
            <>
                { head(brand) }
                <main class="page-main">{ screen }</main>
                { tail(foot) }
            </>
        },
        Place::Part => html! {
            <section class="page-part" aria-label={brand}>
                { head(brand) }
                <div class="page-main">{ screen }</div>
                { tail(foot) }
            </section>
        },
        Place::Bare => html! {
            <section class="page-part page-bare" aria-label={brand}>
                <div class="page-main">{ screen }</div>
                <footer class="page-foot"><p>{ foot.privacy }</p></footer>
            </section>
        },
    }
}

fn head(brand: &'static str) -> Html {
    html! {
        <header class="page-head">
            <a class="page-brand" href="#/">
                <svg class="page-mark" viewBox="0 0 32 32" aria-hidden="true">
                    <path d="M14.5 2h3v3H24l5 4-5 4h-6.5v2H26v8h-8.5v7h-3v-7H8l-5-4 5-4h6.5v-2H6V5h8.5z" />
                </svg>
                { brand }
            </a>
        </header>
    }
}

fn tail(foot: Foot) -> Html {
    let links = foot.links.into_iter().map(|(address, words)| {
        html! { <li><a href={address}>{ words }</a></li> }
    });
    html! {
        <footer class="page-foot">
            <nav aria-label={foot.name}><ul class="page-links">{ for links }</ul></nav>
            <p>{ foot.privacy }</p>
        </footer>
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
