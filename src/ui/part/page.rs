//! 紙面: what stands around each screen, and its heading.

use super::sight::{self, Sight};
use crate::ui::template::html;
use yew::prelude::*;

#[cfg(not(target_family = "wasm"))]
use super::Example;
#[cfg(not(target_family = "wasm"))]
use crate::ui::Voice;

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
    /// What the page is made of, where that is to be said.
    pub status: Option<Html>,
}

/// What stands at the head of each screen.
pub enum Head {
    /// The name, which leads to the first screen.
    Way {
        /// The name.
        brand: &'static str,
        /// Where the first screen is.
        home: String,
    },
    /// A bar that is always in reach.
    Desk {
        /// The name, which does something only for whoever keeps it pressed.
        brand: &'static str,
        /// What that is, for who can't see it.
        hold: &'static str,
        /// Whose bar it is; empty for nobody's.
        office: String,
        /// What the button says that begins anew.
        over: &'static str,
        /// It was pressed.
        pressed: Callback<()>,
        /// How large and in which colors everything is shown.
        sight: Sight,
    },
}

impl Head {
    fn brand(&self) -> &'static str {
        match self {
            Self::Way { brand, .. } | Self::Desk { brand, .. } => brand,
        }
    }
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

/// A screen within the page. Nothing of it is taken over into another round.
pub fn view(
    place: Place,
    round: usize,
    head: Head,
    languages: Html,
    foot: Foot,
    screen: Html,
) -> Html {
    let brand = head.brand();
    let key = |part: &str| [part, &round.to_string()].concat();
    let top = |languages| html! { <header key={key("head")} class="page-head">{ self::head(head, languages) }</header> };
    match place {
        Place::Page => html! {
            <>
                { top(languages) }
                <main key={key("main")} class="page-main">{ screen }</main>
                <footer key={key("foot")} class="page-foot">{ self::foot(foot) }</footer>
            </>
        },
        Place::Part => html! {
            <section class="page-part" aria-label={brand}>
                { top(languages) }
                <div class="page-main">{ screen }</div>
                <footer class="page-foot">{ self::foot(foot) }</footer>
            </section>
        },
        Place::Bare => html! {
            <section class="page-part page-bare" aria-label={brand}>
                <div class="page-main">{ screen }</div>
                <footer class="page-foot">{ languages }<p>{ foot.privacy }</p></footer>
            </section>
        },
    }
}

fn foot(foot: Foot) -> Html {
    let links = foot.links.into_iter().map(|(address, words)| {
        html! { <li><a href={address}>{ words }</a></li> }
    });
    html! {
        <>
            <nav aria-label={foot.name}><ul class="page-links">{ for links }</ul></nav>
            <p>{ foot.privacy }</p>
            { foot.status.unwrap_or_default() }
        </>
    }
}

fn head(head: Head, languages: Html) -> Html {
    let mark = html! {
        <svg class="page-mark" viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
            <path d="M14.5 2h3v3H24l5 4-5 4h-6.5v2H26v8h-8.5v7h-3v-7H8l-5-4 5-4h6.5v-2H6V5h8.5z" />
        </svg>
    };
    match head {
        Head::Way { brand, home } => {
            html! {
                <div class="page-top">
                    <a class="page-brand" href={home}>{ mark }{ brand }</a>
                    { languages }
                </div>
            }
        }
        Head::Desk {
            brand,
            hold,
            office,
            over,
            pressed,
            sight,
        } => {
            let onclick = move |_: MouseEvent| pressed.emit(());
            html! {
                <>
                <div class="page-desk">
                    <button type="button" class="page-brand" data-hold="" aria-description={hold}>{ mark }{ brand }</button>
                    <p class="page-office">{ office }</p>
                    { languages }
                    { sight::button(&sight) }
                    <button type="button" class="button button-second page-over" {onclick}>{ over }</button>
                </div>
                { sight::choices(sight) }
                </>
            }
        }
    }
}

/// What happened, for who can't see it; it is there before it says anything, or nobody would hear it.
pub fn said(words: &'static str) -> Html {
    html! { <p class="page-said" role="status">{ words }</p> }
}

/// Words for the eye and, for who can't see what stands around them, others in their place that say all. They are no
/// `aria-label`, which would have to do without readings and so would not be what is seen.
pub fn spoken(seen: impl Into<AttrValue>, whole: impl Into<AttrValue>) -> Html {
    html! {
        <>
            <span aria-hidden="true">{ seen.into() }</span>
            <span class="page-said">{ whole.into() }</span>
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

/// What the gallery shows of it.
#[cfg(not(target_family = "wasm"))]
pub fn examples(voice: Voice<'_>) -> Vec<Example> {
    use super::languages;
    use crate::ui::Word;
    let text = || html! { <p>{ voice.say(Word::DoorPurposeAbout) }</p> };
    let foot = || Foot {
        privacy: voice.say(Word::FooterPrivacy).to_owned(),
        name: voice.say(Word::FooterLinks),
        links: vec![("#".to_owned(), voice.say(Word::CatalogueLink))],
        status: None,
    };
    let way = || Head::Way {
        brand: voice.say(Word::Brand),
        home: "#".to_owned(),
    };
    let desk = Head::Desk {
        brand: voice.say(Word::Brand),
        hold: voice.say(Word::DeskHold),
        office: voice.say(Word::SettingOffice).to_owned(),
        over: voice.say(Word::StartOver),
        pressed: Callback::noop(),
        sight: sight::example(voice, false),
    };
    let tongues = || languages::example(voice);
    let parts = html! {
        <>
            { section(voice.say(Word::HowMuchTitle), text()) }
            { subsection(voice.say(Word::WhoTitle), text()) }
        </>
    };
    vec![
        Example::new("sections", parts),
        Example::new(
            "part",
            view(Place::Part, 0, way(), tongues(), foot(), text()),
        ),
        Example::new(
            "bare",
            view(Place::Bare, 0, way(), tongues(), foot(), text()),
        ),
        Example::new(
            "desk",
            view(Place::Part, 0, desk, tongues(), foot(), text()),
        ),
    ]
}
