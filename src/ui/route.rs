//! 画面の住所: which screen is shown, as the fragment of the address says it.

use super::picks::Pick;
use crate::gather::Gather;
use crate::{catalog::Catalog, fact::Fact};
use std::rc::Rc;

/// A screen, with what it needs to know which one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Route {
    /// はじめに. Whatever address is not known leads here.
    #[default]
    Welcome,
    /// One question, and where its answer leads.
    Question(Fact, Then),
    /// 回答の見直し.
    Review,
    /// おすすめ.
    Advice,
    /// 窓口に持っていく紙.
    Handover(Extent),
    /// One programme, by its id.
    Programme(Rc<str>),
    /// 制度をくらべる: some picks side by side, whether or not there are such things.
    Compare(Rc<[Pick]>),
    /// 制度の一覧.
    Catalogue,
    /// 収録範囲.
    Coverage,
    /// 持ち帰り・預かり: a consultation as a link, a code for the camera and a file; and a file opened again.
    Keep,
    /// 端末の設定: what the staff of an office set up. No address leads there; see `Message::SetUp`.
    Setup,
    /// A consultation that arrived by a link, by its code.
    Share(Rc<str>),
}

/// How much the paper for the counter holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// 1枚: the first finds in short, on one A4 page.
    OnePage,
    /// 長い版: all that fits and is open, with every requirement.
    Whole,
}

/// Where one goes on to after a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Then {
    /// To the question that settles the most.
    Next,
    /// Back to the first screen it was changed from.
    Start,
    /// Back to the review it was changed from.
    Review,
    /// Back to the advice that was waiting for it.
    Advice,
    /// Back to the programme that was waiting for it.
    Programme(Rc<str>),
    /// To whatever else decides whether one programme fits, and then to that programme.
    Toward(Rc<str>),
    /// Back to the comparison that was waiting for it.
    Compare(Rc<[Pick]>),
}

const QUESTION: &str = "question";
const START: &str = "start";
const REVIEW: &str = "review";
const ADVICE: &str = "advice";
const HANDOVER: &str = "handover";
const WHOLE: &str = "all";
const PROGRAMME: &str = "programme";
const TOWARD: &str = "toward";
const COMPARE: &str = "compare";
const CATALOGUE: &str = "programmes";
const COVERAGE: &str = "coverage";
const KEEP: &str = "keep";
const SHARE: &str = "share";

impl Route {
    /// Reads the fragment of an address, such as `#/question/prefecture/review`.
    #[must_use]
    pub fn read(catalog: &Catalog, fragment: &str) -> Self {
        let parts: Vec<&str> = fragment
            .trim_start_matches('#')
            .split('/')
            .filter(|part| !part.is_empty())
            .gather();
        let programme = |id: &str| {
            catalog
                .programme(id)
                .map(|found| Rc::from(found.id.as_str()))
        };
        let read = || match parts.as_slice() {
            [QUESTION, id, rest @ ..] => {
                let fact = Fact::from_id(id).filter(|fact| catalog.question(*fact).is_some())?;
                let then = match rest {
                    [START] => Then::Start,
                    [REVIEW] => Then::Review,
                    [ADVICE] => Then::Advice,
                    [PROGRAMME, id] => Then::Programme(programme(id)?),
                    [TOWARD, id] => Then::Toward(programme(id)?),
                    [COMPARE, picks @ ..] => Then::Compare(read_picks(picks)),
                    _ => Then::Next,
                };
                Some(Self::Question(fact, then))
            }
            [REVIEW] => Some(Self::Review),
            [ADVICE] => Some(Self::Advice),
            [HANDOVER] => Some(Self::Handover(Extent::OnePage)),
            [HANDOVER, WHOLE] => Some(Self::Handover(Extent::Whole)),
            [PROGRAMME, id] => programme(id).map(Self::Programme),
            [COMPARE, picks @ ..] => Some(Self::Compare(read_picks(picks))),
            [CATALOGUE] => Some(Self::Catalogue),
            [COVERAGE] => Some(Self::Coverage),
            [KEEP] => Some(Self::Keep),
            [SHARE, rest @ ..] => Some(Self::Share(rest.first().copied().unwrap_or("").into())),
            _ => None,
        };
        read().unwrap_or_default()
    }

    /// Which kind of screen it is, without what is on it.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Welcome => "welcome",
            Self::Question(..) => QUESTION,
            Self::Review => REVIEW,
            Self::Advice => ADVICE,
            Self::Handover(_) => HANDOVER,
            Self::Programme(_) => PROGRAMME,
            Self::Compare(_) => COMPARE,
            Self::Catalogue => CATALOGUE,
            Self::Coverage => COVERAGE,
            Self::Keep => KEEP,
            Self::Setup => "setup",
            Self::Share(_) => SHARE,
        }
    }

    /// The fragment that [`read`](Self::read) reads.
    #[must_use]
    pub fn address(&self) -> String {
        match self {
            Self::Welcome | Self::Setup => "#/".to_owned(),
            Self::Question(fact, then) => {
                let question = ["#/", QUESTION, "/", fact.id()].concat();
                match then {
                    Then::Next => question,
                    Then::Start => [&question, "/", START].concat(),
                    Then::Review => [&question, "/", REVIEW].concat(),
                    Then::Advice => [&question, "/", ADVICE].concat(),
                    Then::Programme(id) => [&question, "/", PROGRAMME, "/", id].concat(),
                    Then::Toward(id) => [&question, "/", TOWARD, "/", id].concat(),
                    Then::Compare(picks) => [&question, "/", &compare(picks)].concat(),
                }
            }
            Self::Review => ["#/", REVIEW].concat(),
            Self::Advice => ["#/", ADVICE].concat(),
            Self::Handover(Extent::OnePage) => ["#/", HANDOVER].concat(),
            Self::Handover(Extent::Whole) => ["#/", HANDOVER, "/", WHOLE].concat(),
            Self::Programme(id) => ["#/", PROGRAMME, "/", id].concat(),
            Self::Compare(picks) => ["#/", &compare(picks)].concat(),
            Self::Catalogue => ["#/", CATALOGUE].concat(),
            Self::Coverage => ["#/", COVERAGE].concat(),
            Self::Keep => ["#/", KEEP].concat(),
            Self::Share(code) => ["#/", SHARE, "/", code].concat(),
        }
    }
}

fn read_picks(parts: &[&str]) -> Rc<[Pick]> {
    parts.iter().map(|part| Pick::read(part)).gather()
}

fn compare(picks: &[Pick]) -> String {
    let picks = picks.iter().map(Pick::address);
    let parts: Vec<String> = [COMPARE.to_owned()].into_iter().chain(picks).gather();
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_as_it_was_written() {
        let (catalog, _) = crate::built_in();
        for address in [
            "#/",
            "#/question/prefecture",
            "#/question/prefecture/start",
            "#/question/prefecture/review",
            "#/question/prefecture/advice",
            "#/question/prefecture/programme/japan-brand",
            "#/question/prefecture/toward/japan-brand",
            "#/review",
            "#/advice",
            "#/handover",
            "#/handover/all",
            "#/programme/japan-brand",
            "#/compare",
            "#/compare/japan-brand.fy2021-request.business/none.none.none",
            "#/question/prefecture/compare/japan-brand.fy2021-request.business",
            "#/programmes",
            "#/coverage",
            "#/keep",
            "#/share/AQAbc-_",
        ] {
            assert_eq!(Route::read(&catalog, address).address(), address);
        }
    }

    #[test]
    fn a_link_without_its_code_is_still_a_link() {
        let (catalog, _) = crate::built_in();
        for (address, code) in [
            ("#/share", ""),
            ("#/share/", ""),
            ("#/share/AQ/review", "AQ"),
        ] {
            assert_eq!(Route::read(&catalog, address), Route::Share(code.into()));
        }
    }

    #[test]
    fn an_unknown_address_leads_to_the_welcome() {
        let (catalog, _) = crate::built_in();
        for address in [
            "",
            "#",
            "#/nowhere",
            "#/question",
            "#/question/size_class",
            "#/programme/none",
            "#/handover/none",
        ] {
            assert_eq!(Route::read(&catalog, address), Route::Welcome, "{address}");
        }
    }
}
