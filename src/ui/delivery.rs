//! 提供形態: where the app stands, and what that changes.
//!
//! Everything that differs between the three is asked of [`Delivery`] by name, and answered here by an exhaustive match, so
//! that a fourth would be led through all of it.

pub mod desk;
pub mod embed;
pub mod setting;

pub use desk::Desk;
pub use embed::{Consent, Embed};
pub use setting::Fault;

use crate::{
    answer::Answers,
    catalog::{Catalog, Language},
};
use std::rc::Rc;

/// 提供形態.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Delivery {
    /// ウェブサイト: an owner's own browser, at home or on the way.
    #[default]
    Site,
    /// 窓口の端末: a screen in an office that one person leaves and the next one uses.
    Kiosk(Rc<Desk>),
    /// 埋め込み: a part of somebody else's page.
    Widget(Rc<Embed>),
}

impl Delivery {
    /// What an address asks for by its settings; the site where it does not ask for a kiosk.
    #[must_use]
    pub fn of_page(catalog: &Catalog, settings: &[(String, String)]) -> (Self, Vec<Fault>) {
        let mut asked = settings.iter().rev();
        match asked.find(|(name, _)| name == setting::DELIVERY) {
            Some((_, value)) if value == setting::KIOSK => {
                let (mut desk, faults) = Desk::read(catalog, settings);
                desk.faults = faults.clone().into();
                (Self::Kiosk(desk.into()), faults)
            }
            Some((name, value)) if value != setting::SITE => {
                let mend = [setting::SITE, " or ", setting::KIOSK].concat();
                (Self::Site, vec![Fault::new(name, value, mend)])
            }
            Some(_) | None => (Self::Site, Vec::new()),
        }
    }

    /// What the page of a host asks for.
    #[must_use]
    pub fn of_host(catalog: &Catalog, settings: &[(String, String)]) -> (Self, Vec<Fault>) {
        let (embed, faults) = Embed::read(catalog, settings);
        (Self::Widget(embed.into()), faults)
    }

    /// The languages to choose from.
    #[must_use]
    pub fn languages(&self) -> &[Language] {
        match self {
            Self::Site | Self::Widget(_) => &Language::ALL,
            Self::Kiosk(desk) => &desk.languages,
        }
    }

    /// The language that the screens begin in; on the site, unless its address says another.
    #[must_use]
    pub fn language(&self) -> Language {
        match self {
            Self::Site => Language::Japanese,
            Self::Kiosk(desk) => desk.languages.first().copied().unwrap_or_default(),
            Self::Widget(embed) => embed.language,
        }
    }

    /// What is taken as said before anybody says anything.
    #[must_use]
    pub fn preset(&self) -> Answers {
        match self {
            Self::Site => Answers::default(),
            Self::Kiosk(desk) => desk.preset.clone(),
            Self::Widget(embed) => embed.preset.clone(),
        }
    }

    /// Whether the tab keeps what was said, and its history the screens. Where the next person or another page could read
    /// them, both stay in memory.
    #[must_use]
    pub fn keeps(&self) -> bool {
        match self {
            Self::Site => true,
            Self::Kiosk(_) | Self::Widget(_) => false,
        }
    }

    /// Whether the page is ours to name, to scroll and to print.
    #[must_use]
    pub fn has_page(&self) -> bool {
        match self {
            Self::Site | Self::Kiosk(_) => true,
            Self::Widget(_) => false,
        }
    }

    /// Whether the paper for the counter is offered.
    #[must_use]
    pub fn prints(&self) -> bool {
        match self {
            Self::Site => true,
            Self::Kiosk(desk) => desk.prints,
            Self::Widget(_) => false,
        }
    }

    /// Whether files can be saved and opened: not on a device that is not one's own, and not in somebody else's page.
    #[must_use]
    pub fn has_files(&self) -> bool {
        match self {
            Self::Site => true,
            Self::Kiosk(_) | Self::Widget(_) => false,
        }
    }

    /// Whether each screen offers to begin anew by itself, because no bar above it does.
    #[must_use]
    pub fn offers_anew(&self) -> bool {
        match self {
            Self::Site | Self::Widget(_) => true,
            Self::Kiosk(_) => false,
        }
    }

    /// Whether the device that shows the page can call a telephone number.
    #[must_use]
    pub fn calls(&self) -> bool {
        match self {
            Self::Site | Self::Widget(_) => true,
            Self::Kiosk(_) => false,
        }
    }

    /// The kiosk, where it is one.
    #[must_use]
    pub fn desk(&self) -> Option<&Rc<Desk>> {
        match self {
            Self::Kiosk(desk) => Some(desk),
            Self::Site | Self::Widget(_) => None,
        }
    }

    /// Whether the consultation is carried on elsewhere: from a part of somebody else's page, on the site that it came from.
    #[must_use]
    pub fn leads_to_site(&self) -> bool {
        match self {
            Self::Site | Self::Kiosk(_) => false,
            Self::Widget(_) => true,
        }
    }

    /// The ids of the programmes that alone are advised and listed; empty for all.
    #[must_use]
    pub fn programmes(&self) -> &[String] {
        match self {
            Self::Site | Self::Kiosk(_) => &[],
            Self::Widget(embed) => &embed.programmes,
        }
    }

    /// Whether it can be told what became of each entry of the documents: of a part of the programmes it cannot.
    #[must_use]
    pub fn has_coverage(&self) -> bool {
        self.programmes().is_empty()
    }

    /// Whether only the advisor itself is shown, without what stands around it.
    #[must_use]
    pub fn is_compact(&self) -> bool {
        match self {
            Self::Site | Self::Kiosk(_) => false,
            Self::Widget(embed) => embed.compact,
        }
    }

    /// Who asks to be told the answers; nobody is told before the person agrees.
    #[must_use]
    pub fn shares(&self) -> Option<&str> {
        match self {
            Self::Site | Self::Kiosk(_) => None,
            Self::Widget(embed) => (embed.shares && !embed.host.is_empty()).then_some(&embed.host),
        }
    }

    /// The host's own look: custom properties of the styles, each with its value where it is not ours.
    #[must_use]
    pub fn look(&self) -> Vec<(&'static str, Option<String>)> {
        match self {
            Self::Site | Self::Kiosk(_) => Vec::new(),
            Self::Widget(embed) => embed.theme.properties().into(),
        }
    }

    /// The name by which the page and the styles know it.
    #[must_use]
    pub fn id(&self) -> &'static str {
        match self {
            Self::Site => setting::SITE,
            Self::Kiosk(_) => setting::KIOSK,
            Self::Widget(_) => setting::WIDGET,
        }
    }
}
