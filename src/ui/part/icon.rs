//! 絵記号: small drawings of our own that stand beside words and say nothing that the words do not.

use crate::ui::template::html;
use yew::prelude::*;

#[cfg(not(target_family = "wasm"))]
use super::Example;
#[cfg(not(target_family = "wasm"))]
use crate::ui::Voice;

/// What is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// A cloud with drops.
    Rain,
    /// A house with a crack.
    Quake,
    /// A clock that runs back.
    Earlier,
    /// A ball with spikes.
    Virus,
    /// A coin.
    Coin,
    /// A house with pillars.
    Bank,
    /// A sign for a share.
    Percent,
    /// Somebody.
    Person,
    /// A speech bubble.
    Talk,
    /// One arrow each way.
    Exchange,
    /// An open book.
    Book,
    /// A shield.
    Shield,
    /// A flask.
    Flask,
    /// A building.
    Building,
    /// A list on a board.
    Plan,
    /// A sign for what is worth knowing.
    Notice,
}

impl Icon {
    /// Every one.
    #[cfg(not(target_family = "wasm"))]
    const ALL: [Self; 16] = [
        Self::Rain,
        Self::Quake,
        Self::Earlier,
        Self::Virus,
        Self::Coin,
        Self::Bank,
        Self::Percent,
        Self::Person,
        Self::Talk,
        Self::Exchange,
        Self::Book,
        Self::Shield,
        Self::Flask,
        Self::Building,
        Self::Plan,
        Self::Notice,
    ];

    /// Its lines, in a square of 24.
    fn lines(self) -> &'static str {
        match self {
            Self::Rain => {
                "M7 14a4 4 0 0 1 .5-8A5 5 0 0 1 17 7a3.5 3.5 0 0 1 0 7zM8 17l-1 4M12.5 17l-1 4M17 17l-1 4"
            }
            Self::Quake => "M3 12 12 4l9 8M6 10v10h12V10M13 9l-3 4h4l-3 4",
            Self::Earlier => "M4.5 8A8.5 8.5 0 1 1 3.5 13M4 3.5V8h4.5M12 7.5V13l3.5 2",
            Self::Virus => {
                "M12 7a5 5 0 1 0 0 10 5 5 0 0 0 0-10M12 7V3M10.5 3h3M12 17v4M10.5 21h3M7 12H3M3 10.5v3M17 12h4M21 10.5v3M10.5 11v.1M13.5 13v.1M8.5 8.5l-3-3M15.5 8.5l3-3M8.5 15.5l-3 3M15.5 15.5l3 3"
            }
            Self::Coin => {
                "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M8.5 7l3.5 5 3.5-5M12 12v5.5M9 12.3h6M9 15h6"
            }
            Self::Bank => "M3 9.5 12 4l9 5.5zM5.5 10v7M10 10v7M14 10v7M18.5 10v7M3 20h18",
            Self::Percent => {
                "M6 18 18 6M7.5 5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5M16.5 14a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5"
            }
            Self::Person => {
                "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8M4.5 20.5c0-4 3.2-5.5 7.5-5.5s7.5 1.5 7.5 5.5"
            }
            Self::Talk => "M3 5h18v11h-9l-4 4v-4H3zM8 9h8M8 12.5h5",
            Self::Exchange => "M3 9h15l-4-4M21 15H6l4 4",
            Self::Book => "M12 7C9 5 6 5 3 6v13c3-1 6-1 9 1 3-2 6-2 9-1V6c-3-1-6-1-9 1zM12 7v13",
            Self::Shield => "M12 3l8 3v5c0 5-3 8-8 10-5-2-8-5-8-10V6zM8.5 12l2.5 2.5 4.5-5",
            Self::Flask => {
                "M8.5 3h7M10 3v6L4.8 19a1.5 1.5 0 0 0 1.4 2h11.6a1.5 1.5 0 0 0 1.4-2L14 9V3M7.5 15h9"
            }
            Self::Building => "M4 21V4h10v17M14 10h6v11M2.5 21h19M7.5 8h3M7.5 12h3M9 21v-4.5",
            Self::Plan => "M8 5H5v16h14V5h-3M9 3h6v4H9zM8.5 12h7M8.5 16h4",
            Self::Notice => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 11v6M12 7v.5",
        }
    }
}

/// The drawing, in the color and the size of the words beside it.
pub fn view(icon: Icon) -> Html {
    html! { <svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d={icon.lines()} /></svg> }
}

/// What the gallery shows of it.
#[cfg(not(target_family = "wasm"))]
pub fn examples(_: Voice<'_>) -> Vec<Example> {
    let named = Icon::ALL
        .into_iter()
        .map(|icon| html! { <span>{ view(icon) }{ " " }</span> });
    vec![Example::new(
        "all",
        html! { <p class="page-lead">{ for named }</p> },
    )]
}
