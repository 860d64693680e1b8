//! 画面: the app. It holds one consultation and one route; each message changes them in one place, and an exhaustive match
//! shows the screen.

mod browse;
mod browser;
mod consultation;
mod delivery;
mod event;
mod kiosk;
#[allow(
    clippy::disallowed_methods,
    reason = "what wasm_bindgen writes collects"
)]
mod mount;
mod part;
mod picks;
#[cfg(not(target_family = "wasm"))]
#[allow(clippy::disallowed_methods, reason = "never in the page")]
pub mod plain;
mod route;
mod screen;
mod sight;
mod speak;
mod template;
mod text;
mod theme;
mod typeset;
mod version;

pub use browse::Browse;
pub use browser::Stage;
pub use consultation::Consultation;
pub use delivery::{Consent, Delivery, Desk, Embed, desk, setting};
pub use event::{Code, Event, Told};
pub use mount::{Embedded, embed, open};
pub use picks::{Pick, Picks};
pub use route::{Extent, Route, Then};
pub use sight::Sight;
pub use text::{Source, Voice, Word, say};

use crate::ui::template::html;
use crate::{
    answer::Answer,
    catalog::{Language, ruby},
    date::FiscalYear,
    fact::Fact,
    interview::Opening,
    share::{self, Fault, Opened},
};
use part::copy::Copied;
use screen::{
    advice, catalogue, compare, coverage, handover, interview::Interview, keep, programme,
    received, review, setup::Setup, welcome,
};
use std::rc::Rc;
use version::Version;
use yew::prelude::*;

/// What the app begins with.
#[derive(Clone, Debug, PartialEq)]
pub struct Start {
    /// What was said before, and the day.
    pub consultation: Consultation,
    /// The screen.
    pub route: Route,
}

/// The app's properties.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// What it begins with.
    pub start: Start,
    /// What it has of the page; none where there is no page.
    pub stage: Option<Stage>,
}

/// What can happen.
#[derive(Clone, Debug, PartialEq)]
pub enum Message {
    /// A consultation begins at a door.
    Open(Opening),
    /// The consultation goes on with the question that settles the most.
    Continue,
    /// A question was answered.
    Answer(Fact, Answer, Then),
    /// A question was passed over.
    Skip(Fact, Then),
    /// One screen back.
    Back,
    /// Another fiscal year is asked about; none for the newest paper of each programme.
    Year(Option<FiscalYear>),
    /// Something else is looked for among all programmes.
    Browse(Browse),
    /// More of what was found is to be listed.
    ListMore,
    /// The page is to be printed.
    Print,
    /// Something is picked to be seen side by side, or taken out again.
    Pick(Pick),
    /// Something is taken out, so that there is room for what was refused.
    MakeRoom(Pick),
    /// Everything said is to be forgotten.
    StartOver,
    /// What was forgotten last is to be there again.
    Undo,
    /// The kiosk is to show itself in another way.
    Show(Sight),
    /// It is to be forgotten for certain, and the screen to be the next person's.
    Wipe,
    /// Whoever is there goes on.
    Stay,
    /// How long ago somebody touched the kiosk.
    Phase(browser::Phase),
    /// The staff want to see the settings of the kiosk.
    SetUp,
    /// The page is to be saved with these settings inside.
    SavePage(String),
    /// A text is to be copied.
    Copy(String),
    /// It was, or the browser refused.
    Copied(Copied),
    /// The consultation is to be saved to a file.
    Save,
    /// A file was picked to be opened.
    Picked(web_sys::File),
    /// It was read.
    Received(Result<Vec<u8>, Fault>),
    /// Another file is to be picked.
    PickAgain,
    /// What arrived by a link or a file takes the place of what was said here.
    Take(Rc<Opened>),
    /// What arrived is put away unopened.
    PutAway,
    /// What is folded on the advice is to be there.
    Unfold(advice::Fold),
    /// Something of the screen is to have the focus, by its id.
    Focus(&'static str),
    /// A new version of the site is here and waits.
    NewVersion,
    /// The page is to begin anew with it.
    TakeNewVersion,
    /// The host of the page asks for something else.
    Set(AttrValue),
    /// The screens are to be in another language.
    Speak(Language),
    /// Its words came, or did not.
    Learned(Language, Option<Vec<u8>>),
    /// The host may be told the answers, or not.
    Consent(Consent),
    /// The address changed by a link or by the browser's buttons; the screen was left so far down.
    Arrived(Route, f64),
}

/// 支援みちしるべ.
pub struct App {
    consultation: Rc<Consultation>,
    route: Route,
    way: Option<browser::Way>,
    stage: Option<Stage>,
    /// How far down a new screen is to be shown, until it is.
    down: Option<f64>,
    /// What is to have the focus once it is there.
    focus: Option<String>,
    /// What of the advice was unfolded since the screen came.
    unfolded: advice::Unfolded,
    /// What came of copying the link.
    copied: Copied,
    /// Whether the consultation was given to the browser as a file since the screen came.
    saved: bool,
    /// What arrived by a link or a file and is still to be decided on.
    received: Option<Rc<Opened>>,
    /// How far it is with a new version of the site.
    version: Version,
    _updates: Option<browser::Updates>,
    /// Whether the address that the app began with is to be replaced, because it held answers.
    replace: bool,
    kiosk: kiosk::Kiosk,
    /// The language that was asked for last.
    asked: Option<Language>,
    /// The language that the page was named in.
    spoken: Option<Language>,
    /// What just happened and is not seen by all.
    said: Option<Word>,
    /// Whether what is shown is still to be told to the host of the page.
    untold: bool,
}

impl Component for App {
    type Message = Message;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        let Start {
            mut consultation,
            route,
        } = ctx.props().start.clone();
        consultation.arrive(&route);
        let mut app = Self {
            consultation: Rc::new(consultation),
            route,
            way: None,
            stage: ctx.props().stage.clone(),
            down: None,
            focus: None,
            unfolded: match ctx.props().stage {
                Some(_) => advice::Unfolded::These(Vec::new()),
                None => advice::Unfolded::All,
            },
            copied: Copied::default(),
            saved: false,
            received: None,
            version: Version::default(),
            _updates: None,
            replace: false,
            kiosk: kiosk::Kiosk::default(),
            asked: None,
            spoken: None,
            said: None,
            untold: true,
        };
        // The page has no tab yet; what was taken over is kept once it has one.
        if let Some(opened) = app.arrived() {
            Rc::make_mut(&mut app.consultation).take(&opened.carried);
            app.route = Route::Review;
            app.replace = true;
        }
        app
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Open(opening) => {
                self.change(|consultation| consultation.opening = opening);
                self.go(self.after(Then::Next));
            }
            Message::Continue => self.go(self.after(Then::Next)),
            Message::Answer(fact, answer, then) => {
                self.change(|consultation| consultation.answer(fact, answer));
                self.go(self.after(then));
            }
            Message::Skip(fact, then) => {
                self.change(|consultation| consultation.skip(fact));
                self.go(self.after(then));
            }
            Message::Back => {
                if !self.way.as_ref().is_some_and(browser::Way::back) {
                    self.go(Route::Welcome);
                }
            }
            Message::Year(year) => {
                self.change(|consultation| consultation.fiscal_year = year);
                self.untold = true;
            }
            Message::Browse(browse) => self.look(|now| *now = browse),
            Message::ListMore => {
                self.focus = Some(part::listing::id(self.consultation.browse.listed));
                self.look(Browse::list_more);
            }
            Message::Print => browser::print(),
            Message::Pick(pick) => self.pick(pick),
            Message::MakeRoom(pick) => {
                self.focus = self.consultation.picks.refused().map(Pick::address);
                self.pick(pick);
            }
            Message::StartOver if self.asks_first() => {}
            Message::StartOver | Message::Wipe if self.consultation.delivery.desk().is_some() => {
                self.wipe(Route::Welcome);
            }
            Message::StartOver | Message::Wipe => self.start_over(),
            Message::Undo => self.undo(),
            Message::Show(sight) => self.show_as(sight),
            Message::Stay => self.stay(),
            Message::Phase(phase) => return self.note(phase),
            Message::SetUp => self.set_up(),
            Message::SavePage(settings) => {
                let name = self.consultation.voice().say(Word::SetupFileName);
                if let Some(page) = browser::with_settings(&settings) {
                    browser::save(name, &page);
                    self.saved = true;
                }
            }
            Message::Copy(text) => browser::copy(text, ctx.link().callback(Message::Copied)),
            Message::Copied(copied) => {
                self.copied = copied;
                self.focus = (copied == Copied::ByHand).then(|| part::copy::FIELD.to_owned());
            }
            Message::Save => {
                let (name, text) = self.consultation.file();
                browser::save(&name, &text);
                self.saved = true;
            }
            Message::Picked(file) => {
                browser::read(
                    file,
                    share::LARGEST_FILE,
                    ctx.link().callback(Message::Received),
                );
            }
            Message::Received(read) => self.receive(read),
            Message::PickAgain => self.go(Route::Keep),
            Message::Take(opened) => {
                self.change(|consultation| consultation.take(&opened.carried));
                self.leave_for(Route::Review);
            }
            Message::PutAway => {
                let said = !self.consultation.answers.is_empty();
                self.leave_for(if said { Route::Review } else { Route::Welcome });
            }
            Message::NewVersion => self.version = Version::Waits,
            Message::TakeNewVersion => self.take_new_version(),
            Message::Unfold(fold) => return self.unfolded.add(fold),
            Message::Focus(id) => self.focus = Some(id.to_owned()),
            Message::Set(settings) => {
                if let Some(stage) = &self.stage {
                    let delivery = mount::hosted(&self.consultation, stage, &settings);
                    stage.dress(&delivery);
                    let before = self.consultation.delivery.language();
                    let language = delivery.language();
                    self.change(|consultation| consultation.deliver(delivery));
                    self.untold = true;
                    if language != before {
                        self.speak(ctx, language);
                    }
                }
            }
            Message::Speak(language) => self.speak(ctx, language),
            Message::Learned(language, words) => self.learned(language, words),
            Message::Consent(consent) => {
                self.change(|consultation| consultation.consent = consent);
                self.untold = true;
            }
            Message::Arrived(route, down) => {
                // The address that one came back to may name another language.
                self.spoken = None;
                self.show(route, down);
                if let Some(opened) = self.arrived() {
                    self.change(|consultation| consultation.take(&opened.carried));
                    self.leave_for(Route::Review);
                }
            }
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let on = ctx.link().callback(|message| message);
        let news = self.version.view(&self.consultation, &on);
        let screen = match &self.route {
            Route::Welcome => welcome::view(&self.consultation, &on),
            Route::Question(fact, then) => html! {
                <Interview key={fact.id()} consultation={self.consultation.clone()} fact={*fact} then={then.clone()} on={on.clone()} />
            },
            Route::Review => review::view(&self.consultation, &on),
            Route::Advice => advice::view(&self.consultation, &self.unfolded, &on),
            Route::Handover(extent) => handover::view(&self.consultation, *extent, &on),
            Route::Programme(id) => programme::view(&self.consultation, id, &on),
            Route::Compare(asked) => compare::view(&self.consultation, asked),
            Route::Catalogue => catalogue::view(&self.consultation, &on),
            Route::Coverage => coverage::view(&self.consultation),
            Route::Keep => match &self.received {
                Some(opened) => received::view(&self.consultation, opened, Source::File, &on),
                None => keep::view(&self.consultation, self.copied, self.saved, &on),
            },
            Route::Setup => html! {
                <Setup consultation={self.consultation.clone()} page={self.page()} copied={self.copied} saved={self.saved} on={on.clone()} />
            },
            Route::Share(_) => match &self.received {
                Some(opened) => received::view(&self.consultation, opened, Source::Link, &on),
                None => html! {},
            },
        };
        let modal = self.modal(&on);
        let voice = self.consultation.voice();
        let said = part::page::said(self.said.map_or("", |word| voice.say(word)));
        let frame = screen::Frame {
            round: self.round(),
            head: self.head(&on),
            languages: speak::choices(&self.consultation, &on),
            status: self.status(),
        };
        let screen = html! { <>{ news }{ screen }{ modal }{ said }</> };
        let whole = screen::around(&self.consultation, frame, screen);
        typeset::set(self.consultation.language, whole)
    }

    fn rendered(&mut self, ctx: &Context<Self>, first_render: bool) {
        let Some(stage) = self.stage.clone() else {
            return;
        };
        let title = ruby::bare(&screen::title(&self.consultation, &self.route));
        if first_render {
            self.guard(ctx);
        }
        let delivery = &self.consultation.delivery;
        if first_render {
            let arrived = ctx
                .link()
                .callback(|(route, down)| Message::Arrived(route, down));
            let catalog = self.consultation.whole.clone();
            self.way = browser::Way::follow(&stage, delivery, &self.route, catalog, arrived);
            browser::name(delivery, &title);
            let told = ctx.link().callback(|()| Message::NewVersion);
            if delivery.has_page() {
                self._updates = browser::Updates::follow(told);
            }
            if self.replace {
                browser::keep(&self.consultation);
                self.replace_address();
            }
        } else if let Some(down) = self.down {
            browser::name(delivery, &title);
            stage.arrive(delivery, part::page::HEADING, down);
        }
        self.down = None;
        let language = self.consultation.language;
        if self.spoken.replace(language) != Some(language) {
            browser::name(delivery, &title);
            stage.speak(delivery, language);
        }
        if !delivery.has_page() {
            self.tell(&stage, first_render);
        }
        if let Some(id) = self.focus.take() {
            stage.focus(&id);
        }
        self.ask();
        if self
            .version
            .is_taken_unasked(&self.consultation, &self.route)
            && self.rests()
        {
            self.take_new_version();
        }
    }
}

impl App {
    /// Changes the consultation and keeps it.
    fn change(&mut self, change: impl FnOnce(&mut Consultation)) {
        change(Rc::make_mut(&mut self.consultation));
        browser::keep(&self.consultation);
    }

    /// Looks for something else; that is no answer, and a reload begins anew.
    fn look(&mut self, change: impl FnOnce(&mut Browse)) {
        change(&mut Rc::make_mut(&mut self.consultation).browse);
    }

    /// Picks something or takes it out; that is no answer, and only an address that compares keeps it.
    fn pick(&mut self, pick: Pick) {
        Rc::make_mut(&mut self.consultation).picks.toggle(pick);
    }

    /// Forgets everything, until something new is said not for good.
    fn start_over(&mut self) {
        let place = self.route.clone();
        self.change(|consultation| consultation.put_away(place));
        self.go(Route::Welcome);
        self.said = self
            .consultation
            .put_away
            .is_some()
            .then_some(Word::ForgottenTitle);
        if let Some(way) = &self.way {
            way.forget();
        }
    }

    /// Brings back what was forgotten, and goes where that was.
    fn undo(&mut self) {
        let mut place = None;
        self.change(|consultation| place = consultation.bring_back());
        if let Some(place) = place {
            self.go(place);
            self.said = Some(Word::ForgottenBack);
        }
    }

    /// Begins anew with the new version of the site; the answers are where the tab keeps them.
    fn take_new_version(&mut self) {
        self.version = Version::Taken;
        browser::take_new_version();
    }

    /// The screen that comes after an answer.
    fn after(&self, then: Then) -> Route {
        match then {
            Then::Next => self
                .consultation
                .next_question()
                .map_or(Route::Advice, |fact| Route::Question(fact, Then::Next)),
            Then::Start => Route::Welcome,
            Then::Review => Route::Review,
            Then::Advice => Route::Advice,
            Then::Programme(id) => Route::Programme(id),
            Then::Toward(id) => match self.consultation.next_toward(&id) {
                Some(fact) => Route::Question(fact, Then::Toward(id)),
                None => Route::Programme(id),
            },
            Then::Compare(picks) => Route::Compare(picks),
        }
    }

    /// What arrived by a link, where it can be opened unasked: all of it could be read, and nothing that was said here would
    /// be lost. Else it waits to be decided on.
    fn arrived(&mut self) -> Option<Opened> {
        let Route::Share(code) = &self.route else {
            return None;
        };
        self.decide(share::from_code(&self.consultation.catalog, code))
    }

    fn decide(&mut self, opened: Opened) -> Option<Opened> {
        if opened.is_sound() && !self.consultation.would_lose(&opened.carried) {
            return Some(opened);
        }
        self.received = Some(Rc::new(opened));
        None
    }

    /// Opens a file that was read, or shows what is to be decided.
    fn receive(&mut self, read: Result<Vec<u8>, Fault>) {
        let opened = match read {
            Ok(bytes) => share::from_file(&self.consultation.catalog, &bytes),
            Err(fault) => Opened::nothing(fault),
        };
        if let Some(opened) = self.decide(opened) {
            self.change(|consultation| consultation.take(&opened.carried));
            self.go(Route::Review);
        }
        self.down = Some(0.0);
    }

    /// Goes on from what arrived. The answers do not stay in the address.
    fn leave_for(&mut self, route: Route) {
        if matches!(self.route, Route::Share(_)) {
            self.show(route, 0.0);
            self.replace_address();
        } else {
            self.go(route);
        }
    }

    fn replace_address(&self) {
        if let Some(way) = &self.way {
            way.replace(&self.route);
        }
    }

    /// Goes to a screen, on top of the history.
    fn go(&mut self, route: Route) {
        if let Some(way) = &self.way {
            way.push(&route);
        }
        self.show(route, 0.0);
    }

    /// Tells the host of the page what is shown, where it was not told of that yet.
    fn tell(&mut self, stage: &Stage, first: bool) {
        if first {
            let data = crate::data_version();
            stage.tell(&Event::Ready { data });
        }
        if std::mem::take(&mut self.untold) {
            stage.tell(&Event::step(&self.consultation, &self.route));
            if self.route == Route::Advice {
                stage.tell(&Event::advice(&self.consultation));
            }
        }
    }

    fn show(&mut self, route: Route, down: f64) {
        self.down = Some(down);
        self.untold = true;
        Rc::make_mut(&mut self.consultation).arrive(&route);
        self.route = route;
        self.unfolded.fold();
        self.copied = Copied::default();
        self.saved = false;
        self.version = self.version.with_next_screen();
        self.received = None;
        self.said = None;
        self.fold_sight();
    }
}
