//! 窓口の端末: what the app does on a screen that one person leaves and the next one uses.

use super::{
    App, Consultation, Message, Route, Sight, Word,
    browser::{self, Phase},
    part::{
        modal::{self, MODAL, Modal},
        page::Head,
        status,
    },
    screen::setup::Page,
};
use crate::data_version;
use crate::gather::Gather;
use std::rc::Rc;
use yew::prelude::*;

/// What the app keeps of a kiosk beside the consultation.
#[derive(Default)]
pub struct Kiosk {
    /// What stands before the screen and waits for an answer.
    pending: Pending,
    /// How many people came and went. Nothing of a screen outlives its round.
    round: usize,
    /// The page, as the settings need it.
    page: Page,
    /// How it shows itself to whoever is there.
    sight: Sight,
    guard: Option<browser::Guard>,
}

/// What waits for an answer.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Pending {
    /// Nothing.
    #[default]
    Nothing,
    /// Whether to forget everything. A kiosk asks, because there is no way back and the button is always within reach.
    StartOver,
    /// Whether anybody is still there; so many seconds are left.
    Leaving(u32),
}

impl App {
    /// Guards the page for as long as it lives, where it is a kiosk's.
    pub(super) fn guard(&mut self, ctx: &Context<Self>) {
        if let Some((desk, stage)) = self.consultation.delivery.desk().zip(self.stage.as_ref()) {
            let phases = ctx.link().callback(Message::Phase);
            let held = ctx.link().callback(|()| Message::SetUp);
            self.kiosk.guard = Some(browser::Guard::over(stage, desk.idle, phases, held));
        }
    }

    /// Takes note of how long ago somebody was there. False where that changes nothing on the screen.
    pub(super) fn note(&mut self, phase: Phase) -> bool {
        // The page stays open over night, and whoever comes in the morning asks about that day.
        let today = browser::today().unwrap_or(self.consultation.today);
        let new_day = today != self.consultation.today;
        if new_day {
            Rc::make_mut(&mut self.consultation).today = today;
        }
        let rests = self.rests();
        match phase {
            Phase::Busy => {
                let counted = matches!(self.kiosk.pending, Pending::Leaving(_));
                if counted {
                    self.stay();
                }
                counted || new_day
            }
            Phase::Leaving(_) | Phase::Gone if rests => {
                let asked = self.kiosk.pending != Pending::Nothing;
                self.stay();
                asked || new_day
            }
            Phase::Leaving(seconds) => {
                self.kiosk.pending = Pending::Leaving(seconds);
                true
            }
            Phase::Gone => {
                self.wipe(Route::Welcome);
                true
            }
        }
    }

    /// Whether nobody is there: the first screen stands as it was before anybody came, and shows itself as to everybody.
    pub(super) fn rests(&self) -> bool {
        self.kiosk.sight == Sight::default() && self.consultation.rests_on(&self.route)
    }

    /// Goes on with what is on the screen.
    pub(super) fn stay(&mut self) {
        if let Some(stage) = &self.stage {
            stage.asked(MODAL);
        }
        self.kiosk.pending = Pending::Nothing;
    }

    /// Whether to ask before everything said is forgotten.
    pub(super) fn asks_first(&mut self) -> bool {
        let asks = self.consultation.delivery.desk().is_some() && self.consultation.has_begun();
        if asks {
            self.kiosk.pending = Pending::StartOver;
        }
        asks
    }

    /// Forgets whoever was here, as though nobody had been, and shows a screen to the next one.
    pub(super) fn wipe(&mut self, route: Route) {
        self.stay();
        self.kiosk.round += 1;
        // Words that are still on their way were asked for by who is gone.
        self.asked = None;
        self.show_as(Sight::default());
        self.change(Consultation::start_over);
        self.show(route, 0.0);
        if let Some(way) = &self.way {
            way.begin(&self.route);
        }
        browser::forget();
    }

    /// Shows itself in another way.
    pub(super) fn show_as(&mut self, sight: Sight) {
        self.kiosk.sight = sight;
        if let Some(stage) = &self.stage {
            stage.mark(&sight.marks());
        }
    }

    /// Folds the choices of how it shows itself, which are in the way of the next screen.
    pub(super) fn fold_sight(&mut self) {
        self.kiosk.sight.unfolded = false;
    }

    /// Shows the settings, with nothing of the consultation that was under way.
    pub(super) fn set_up(&mut self) {
        if self.consultation.delivery.desk().is_some() && self.route != Route::Setup {
            self.wipe(Route::Setup);
            self.kiosk.page = Page {
                address: browser::bare_address(),
                is_single: browser::is_single(),
                version: browser::version(),
            };
        }
    }

    /// The page, as the settings need it.
    pub(super) fn page(&self) -> Page {
        self.kiosk.page.clone()
    }

    /// How many people came and went.
    pub(super) fn round(&self) -> usize {
        self.kiosk.round
    }

    /// What stands at the head of each screen.
    pub(super) fn head(&self, on: &Callback<Message>) -> Head {
        let voice = self.consultation.voice();
        let brand = voice.say(Word::Brand);
        match self.consultation.delivery.desk() {
            None => Head::Way {
                brand,
                home: Route::Welcome.address(),
            },
            Some(desk) => Head::Desk {
                brand,
                hold: voice.say(Word::DeskHold),
                office: desk.office.to_string(),
                over: voice.say(Word::StartOver),
                pressed: on.reform(|()| Message::StartOver),
                sight: self.kiosk.sight.switch(voice, on.reform(Message::Show)),
            },
        }
    }

    /// What the data is and how old, in a line.
    pub(super) fn status(&self) -> Option<Html> {
        let desk = self.consultation.delivery.desk()?;
        let voice = self.consultation.voice();
        let base = &self.consultation.catalog.base;
        let newest = base.documents.iter().map(|one| one.fiscal_year).max();
        let facts = [
            Some(voice.fill(Word::StatusVersion, &[("version", data_version())])),
            base.as_of
                .map(|day| voice.fill(Word::StatusDay, &[("day", &voice.date(day))])),
            newest
                .map(|year| voice.fill(Word::StatusNewest, &[("year", &voice.fiscal_year(year))])),
        ];
        let heed = match self.consultation.age() {
            Some(days) if days < 0 => {
                let day = voice.date(self.consultation.today);
                voice.fill(Word::StatusClock, &[("day", &day)])
            }
            Some(days) if days > i64::from(desk.age) => {
                voice.fill(Word::StatusOld, &[("n", &days.to_string())])
            }
            Some(_) | None => String::new(),
        };
        Some(status::view(facts.into_iter().flatten().gather(), heed))
    }

    /// What waits for an answer before everything else.
    pub(super) fn modal(&self, on: &Callback<Message>) -> Html {
        let voice = self.consultation.voice();
        let stay = (voice.say(Word::ModalStay), on.reform(|()| Message::Stay));
        match self.kiosk.pending {
            Pending::Nothing => Html::default(),
            Pending::StartOver => modal::view(Modal {
                title: voice.say(Word::OverTitle),
                text: voice.say(Word::OverText).to_owned(),
                count: None,
                stay,
                leave: Some((voice.say(Word::OverYes), on.reform(|()| Message::Wipe))),
            }),
            Pending::Leaving(seconds) => {
                // Read out a few times and not every second.
                let said = [5, 10, 20].into_iter().find(|mark| seconds <= *mark);
                let said = said.map(|mark| voice.count(Word::LeavingStatus, mark as usize));
                modal::view(Modal {
                    title: voice.say(Word::LeavingTitle),
                    text: voice.say(Word::LeavingText).to_owned(),
                    count: Some((
                        seconds,
                        voice.say(Word::LeavingUnit),
                        said.unwrap_or_default(),
                    )),
                    stay,
                    leave: None,
                })
            }
        }
    }

    /// Opens what waits for an answer, once it is there.
    pub(super) fn ask(&self) {
        if let Some(stage) = self
            .stage
            .as_ref()
            .filter(|_| self.kiosk.pending != Pending::Nothing)
        {
            stage.ask(MODAL);
        }
    }
}
