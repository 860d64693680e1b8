//! 相談: all that the screens read, and nothing of where it is kept.

use super::{
    browse::{Browse, Shelf},
    delivery::{Consent, Delivery, setting},
    picks::{Pick, Picks},
    route::Route,
    text::{self, Voice, Word},
};
use crate::gather::Gather;
use crate::{
    advice::{Advice, AsOf, Recommendation, advise, advise_one},
    answer::{Answer, Answers},
    catalog::{BenefitKind, Catalog, Defect, Edition, Language, Programme, Unlearned, ruby},
    date::{Date, FiscalYear},
    fact::{Fact, FactSet},
    interview::{self, Opening},
    order,
    share::{self, Carried, Note},
};
use std::{cell::OnceCell, rc::Rc};

/// 相談. One consultation: what was said so far, how the owner came in, and the catalogue it is held against.
#[derive(Clone, Debug)]
pub struct Consultation {
    /// The catalogue that is advised from.
    pub catalog: Rc<Catalog>,
    /// All that there is; where the app stands may ask for a part of it.
    pub whole: Rc<Catalog>,
    /// The catalogue, made ready to be looked through by whoever does so first: most people never do.
    pub shelf: Rc<OnceCell<Shelf>>,
    /// What of the catalogue could not be read.
    pub defects: Rc<[Defect]>,
    /// The language of the screens.
    pub language: Language,
    /// The language that was asked for and could not be had.
    pub unspoken: Option<Language>,
    /// The words that were learned beside the Japanese ones.
    pub packs: Vec<(Language, Rc<[u8]>)>,
    /// What was said.
    pub answers: Answers,
    /// How the owner came in.
    pub opening: Opening,
    /// What was passed over, so that it does not come straight back.
    pub skipped: FactSet,
    /// The day, in JST.
    pub today: Date,
    /// The fiscal year asked about; none for the newest edition of each programme.
    pub fiscal_year: Option<FiscalYear>,
    /// What is looked for among all programmes.
    pub browse: Browse,
    /// The address that links lead to, without its fragment; empty where none is known.
    pub address: Rc<str>,
    /// What was picked to be seen side by side.
    pub picks: Picks,
    /// Where the app stands.
    pub delivery: Delivery,
    /// Whether the page around it may be told the answers.
    pub consent: Consent,
    /// What was said before everything was forgotten, and the screen that was left; there until something new is said.
    pub put_away: Option<Rc<(Self, Route)>>,
}

impl PartialEq for Consultation {
    /// The catalogues are not compared, which would take long for every screen: what they hold changes only with the
    /// delivery, which is compared, and with the words that were learned, which are seen only once the language, which is
    /// compared too, is theirs. What the screens remember from one rendering to the next rests on this.
    fn eq(&self, other: &Self) -> bool {
        let mine = (
            &self.answers,
            self.opening,
            self.skipped,
            self.today,
            self.fiscal_year,
            &self.browse,
            &self.picks,
        );
        mine == (
            &other.answers,
            other.opening,
            other.skipped,
            other.today,
            other.fiscal_year,
            &other.browse,
            &other.picks,
        ) && self.language == other.language
            && self.unspoken == other.unspoken
            && self.delivery == other.delivery
            && self.consent == other.consent
            && self.put_away == other.put_away
    }
}

impl Consultation {
    /// A consultation in which nothing was said yet.
    #[must_use]
    pub fn new((catalog, defects): (Catalog, Vec<Defect>), today: Date) -> Self {
        let catalog = Rc::new(catalog);
        Self {
            shelf: Rc::default(),
            whole: catalog.clone(),
            catalog,
            defects: defects.into(),
            language: Language::Japanese,
            unspoken: None,
            packs: Vec::new(),
            answers: Answers::default(),
            opening: Opening::default(),
            skipped: FactSet::EMPTY,
            today,
            fiscal_year: None,
            browse: Browse::default(),
            address: "".into(),
            picks: Picks::default(),
            delivery: Delivery::Site,
            consent: Consent::Unasked,
            put_away: None,
        }
    }

    /// Stands somewhere: what that takes as said is said, unless it was answered or passed over already; what only the
    /// place before took as said is not; and the programmes are those that are asked for there.
    pub fn deliver(&mut self, delivery: Delivery) {
        for (fact, taken) in self.delivery.preset().iter() {
            if self.answers.get(fact) == Some(taken) {
                self.answers.remove(fact);
            }
        }
        for (fact, taken) in delivery.preset().iter() {
            if self.answers.get(fact).is_none() && !self.skipped.contains(fact) {
                self.answers.set(fact, taken);
            }
        }
        if let Some(desk) = delivery.desk() {
            self.address = match &*desk.site {
                "" => self.address.clone(),
                site => site.into(),
            };
        }
        if delivery.programmes() != self.delivery.programmes() {
            self.catalog = self.part(delivery.programmes());
            self.shelf = Rc::default();
        }
        self.delivery = delivery;
        self.put_away = None;
    }

    /// Whether the words of a language are here.
    #[must_use]
    pub fn speaks(&self, language: Language) -> bool {
        language == Language::Japanese || self.packs.iter().any(|(one, _)| *one == language)
    }

    /// Takes over the words of a language. What of them is damaged stays Japanese and is listed.
    ///
    /// # Errors
    /// When they can't be used at all; then nothing is changed.
    pub fn learn(&mut self, language: Language, pack: &[u8]) -> Result<Vec<Defect>, Unlearned> {
        let mut catalog = self.read();
        let (screens, defects) = catalog.learn(crate::words_version(), language, pack)?;
        text::learn(language, screens);
        self.packs.push((language, pack.into()));
        self.whole = Rc::new(catalog);
        self.catalog = self.part(self.delivery.programmes());
        Ok(defects)
    }

    /// Shows the screens in a language whose words are here.
    pub fn speak(&mut self, language: Language) {
        self.language = language;
        self.unspoken = None;
        self.shelf = Rc::default();
    }

    /// The catalogue with all words that were learned. It is read anew: to copy the one that is there would take a piece of
    /// program for each kind of thing in it.
    fn read(&self) -> Catalog {
        let (mut catalog, _) = crate::built_in();
        for (language, pack) in &self.packs {
            // What can't be used was not kept.
            drop(catalog.learn(crate::words_version(), *language, pack));
        }
        catalog
    }

    /// Those programmes alone, or the whole catalogue.
    fn part(&self, programmes: &[String]) -> Rc<Catalog> {
        match programmes {
            [] => self.whole.clone(),
            some => Rc::new(self.read().only(some)),
        }
    }

    /// Whether any question was answered beyond those that are taken as answered.
    #[must_use]
    pub fn has_begun(&self) -> bool {
        let preset = self.delivery.preset();
        let mut said = self.answers.iter();
        said.any(|(fact, _)| preset.get(fact).is_none())
    }

    /// Whether it is as it was before anybody came.
    #[must_use]
    pub fn is_untouched(&self) -> bool {
        let mut fresh = self.clone();
        fresh.start_over();
        *self == fresh
    }

    /// Whether nobody is there: the first screen stands as it was before anybody came.
    #[must_use]
    pub fn rests_on(&self, route: &Route) -> bool {
        *route == Route::Welcome && self.is_untouched()
    }

    /// The words of the screens.
    #[must_use]
    pub fn voice(&self) -> Voice<'_> {
        Voice {
            language: self.language,
            catalog: &self.catalog,
        }
    }

    /// The editions of a programme that are advised on: of the year asked about, else of the newest paper.
    #[must_use]
    pub fn editions<'a>(&self, programme: &'a Programme) -> Vec<&'a Edition> {
        let asked: Vec<&Edition> = programme.editions_for(self.fiscal_year).gather();
        if asked.is_empty() {
            programme.editions_for(None).gather()
        } else {
            asked
        }
    }

    /// The catalogue, ready to be looked through.
    #[must_use]
    pub fn shelf(&self) -> &Shelf {
        let shelf = || Shelf::of(&self.catalog, self.language);
        self.shelf.get_or_init(shelf)
    }

    /// The programmes that are looked for, best first; then those known only from long ago, then those that are not for a
    /// business.
    #[must_use]
    pub fn found(&self) -> Vec<&Programme> {
        let shelf = self.shelf();
        let programmes = shelf.index.find(&self.browse.query).into_iter();
        let found: Vec<&Programme> = programmes
            .filter_map(|at| self.catalog.programmes.get(at))
            .filter(|programme| self.browse.editions(programme).next().is_some())
            .gather();
        let newest = shelf.years.first().copied();
        let is_past = |programme: &Programme| {
            let latest = programme.editions.first().zip(newest);
            latest.is_some_and(|(edition, newest)| edition.is_long_past(newest))
        };
        let (owners, others): (Vec<_>, Vec<_>) = found
            .into_iter()
            .partition(|programme| programme.is_for_business());
        let (past, present): (Vec<_>, Vec<_>) =
            owners.into_iter().partition(|programme| is_past(programme));
        [present, past, others].concat()
    }

    /// 何でも相談: the programmes that everyone can turn to, those of the newest papers first.
    #[must_use]
    pub fn desks(&self) -> Vec<&Programme> {
        let is_desk = |programme: &&Programme| {
            let editions = programme.editions.iter();
            let mut tracks = editions.flat_map(|edition| &edition.tracks);
            tracks.any(|track| track.benefit.kind == BenefitKind::AdviceDesk)
        };
        let mut desks: Vec<&Programme> = self.catalog.programmes.iter().filter(is_desk).gather();
        order::sort_by_key(&mut desks, |desk| {
            std::cmp::Reverse(desk.editions.first().map(|newest| newest.fiscal_year))
        });
        desks
    }

    /// The desk to turn to: that of the newest paper.
    #[must_use]
    pub fn desk(&self) -> Option<&Programme> {
        self.desks().into_iter().next()
    }

    /// The edition whose offices one can call: this one, or the newest that prints some where this one does not.
    #[must_use]
    pub fn printed<'e>(&'e self, programme: &'e Programme, edition: &'e Edition) -> &'e Edition {
        let base = &self.catalog.base;
        let prints = |edition: &&Edition| base.offices(edition).next().is_some();
        let mut editions = [edition].into_iter().chain(&programme.editions);
        editions.find(prints).unwrap_or(edition)
    }

    /// おすすめ if a question were answered so.
    #[must_use]
    pub fn advice_if(&self, fact: Fact, answer: Answer) -> Advice<'_> {
        advise(
            &self.catalog,
            &self.answers.with(fact, answer),
            self.as_of(),
        )
    }

    /// おすすめ for what was said so far.
    #[must_use]
    pub fn advice(&self) -> Advice<'_> {
        advise(&self.catalog, &self.answers, self.as_of())
    }

    /// おすすめ of one programme alone, of the year that an edition of it is for.
    #[must_use]
    pub fn advice_on(&self, programme: &Programme, edition: &Edition) -> Advice<'_> {
        let as_of = self.as_of_edition(edition);
        advise_one(&self.catalog, &self.answers, as_of, &programme.id)
    }

    /// What was picked, judged as of the year its edition is for; none where the catalogue has no such thing.
    #[must_use]
    pub fn picked(&self, pick: &Pick) -> Option<Recommendation<'_>> {
        let (programme, edition, track) = pick.find(&self.catalog)?;
        let as_of = AsOf {
            today: self.today,
            fiscal_year: Some(edition.fiscal_year),
        };
        let advice = advise_one(&self.catalog, &self.answers, as_of, &programme.id);
        let mut own = advice.recommendations.into_iter();
        own.find(|one| one.edition.id == edition.id && one.track.id == track.id)
    }

    /// The question to ask next; none when no answer could change anything, or only skipped ones remain.
    #[must_use]
    pub fn next_question(&self) -> Option<Fact> {
        interview::next(&self.catalog, &self.passed(), self.as_of(), self.opening)
    }

    /// Whether there is a question to ask next.
    #[must_use]
    pub fn goes_on(&self) -> bool {
        !interview::relevant(&self.catalog, &self.passed(), self.as_of()).is_empty()
    }

    /// About how many questions are still to come.
    #[must_use]
    pub fn remaining(&self) -> usize {
        interview::remaining(&self.catalog, &self.passed(), self.as_of())
    }

    /// The question to ask next where only one programme is of interest; none when it is settled whether that fits.
    #[must_use]
    pub fn next_toward(&self, id: &str) -> Option<Fact> {
        interview::next_toward(&self.catalog, &self.passed(), self.as_of_one(id)?, id)
    }

    /// About how many questions are still to come where only one programme is of interest.
    #[must_use]
    pub fn remaining_toward(&self, id: &str) -> usize {
        self.as_of_one(id).map_or(0, |as_of| {
            interview::remaining_toward(&self.catalog, &self.passed(), as_of, id)
        })
    }

    /// The day and the year that a programme's screen speaks of; none where there is no such programme.
    fn as_of_one(&self, id: &str) -> Option<AsOf> {
        let shown = self.editions(self.catalog.programme(id)?);
        Some(self.as_of_edition(shown.first()?))
    }

    /// How many programmes' tracks an answer would settle.
    #[must_use]
    pub fn settled_by(&self, fact: Fact, answer: Answer) -> usize {
        interview::settled_by(&self.catalog, &self.answers, self.as_of(), fact, answer)
    }

    /// Of the questions something waits for, those to offer: the ones not yet answered, or else those whose answer left it
    /// open.
    #[must_use]
    pub fn worth_asking(&self, facts: FactSet) -> Vec<Fact> {
        let asked = facts.iter().filter(|fact| !fact.is_derived());
        let (answered, new): (Vec<Fact>, Vec<Fact>) =
            asked.partition(|fact| self.answers.get(*fact).is_some());
        if new.is_empty() { answered } else { new }
    }

    /// Takes an answer.
    pub fn answer(&mut self, fact: Fact, answer: Answer) {
        self.put_away = None;
        self.answers.set(fact, answer);
        self.skipped = self.skipped.iter().filter(|one| *one != fact).gather();
    }

    /// Passes a question over and takes back what was said to it.
    pub fn skip(&mut self, fact: Fact) {
        self.put_away = None;
        self.answers.remove(fact);
        self.skipped.insert(fact);
    }

    /// Comes to a screen. An address that compares says what is picked; what was refused is past on any other screen.
    pub fn arrive(&mut self, route: &Route) {
        match route {
            Route::Compare(asked) => self.picks = Picks::known(&self.catalog, asked),
            Route::Welcome
            | Route::Question(..)
            | Route::Review
            | Route::Advice
            | Route::Programme(_)
            | Route::Handover(_)
            | Route::Catalogue
            | Route::Coverage
            | Route::Keep
            | Route::Setup
            | Route::Share(_) => self.picks.settle(),
        }
    }

    /// Forgets everything that was said.
    pub fn start_over(&mut self) {
        self.answers = self.delivery.preset();
        self.opening = Opening::default();
        self.skipped = FactSet::EMPTY;
        self.fiscal_year = None;
        self.browse = Browse::default();
        self.picks = Picks::default();
        self.consent = Consent::Unasked;
        self.put_away = None;
        self.unspoken = None;
        // The next person at a kiosk may speak another language than this one.
        let first = self.delivery.desk().map(|_| self.delivery.language());
        if let Some(first) = first.filter(|first| *first != self.language && self.speaks(*first)) {
            self.speak(first);
        }
    }

    /// Forgets everything that was said at a screen. It can be brought back where the device is one's own; at a kiosk the
    /// next person must find nothing.
    pub fn put_away(&mut self, place: Route) {
        let is_worth = self.delivery.desk().is_none() && self.has_begun();
        let before = is_worth.then(|| self.clone());
        self.start_over();
        self.put_away = before.map(|before| Rc::new((before, place)));
    }

    /// Brings back what was put away; the screen that was left. Whoever asks to be told the answers has to ask again.
    pub fn bring_back(&mut self) -> Option<Route> {
        let (before, place) = (*self.put_away.take()?).clone();
        *self = Self {
            consent: Consent::Unasked,
            catalog: self.catalog.clone(),
            whole: self.whole.clone(),
            shelf: self.shelf.clone(),
            language: self.language,
            packs: std::mem::take(&mut self.packs),
            ..before
        };
        Some(place)
    }

    /// The address that calls a telephone number, where the device can.
    #[must_use]
    pub fn call(&self, phone: &str) -> Option<String> {
        self.delivery.calls().then(|| ["tel:", phone].concat())
    }

    /// How many days ago the data was made; fewer than none where the clock is wrong, and none where that day is not known.
    #[must_use]
    pub fn age(&self) -> Option<i64> {
        let made = self.catalog.base.as_of?;
        Some(self.today.day_count() - made.day_count())
    }

    /// Whether the clock of the device can't be right: before the papers asked for could be printed, in the year before
    /// theirs, or more than ten years after the data was made.
    #[must_use]
    pub fn doubts_clock(&self) -> bool {
        const TEN_YEARS: i64 = 3653;
        let papers = &self.catalog.base.documents;
        let newest = papers.iter().map(|paper| paper.fiscal_year).max();
        let year = self.fiscal_year.or(newest);
        let first = year.and_then(|FiscalYear(year)| Date::new(year.checked_sub(1)?, 4, 1));
        let early = first.is_some_and(|first| self.today.day_count() < first.day_count());
        early || self.age().is_some_and(|days| days > TEN_YEARS)
    }

    /// Whether there is any way to take the consultation along: a file, paper, or a link.
    #[must_use]
    pub fn can_be_kept(&self) -> bool {
        self.delivery.has_files() || self.delivery.prints() || !self.address.is_empty()
    }

    /// The link that opens this consultation anywhere; none where no address is known that can be reached from elsewhere.
    #[must_use]
    pub fn link(&self) -> Option<String> {
        if self.address.is_empty() {
            return None;
        }
        let Carried {
            answers,
            opening,
            fiscal_year,
        } = self.carried();
        let code = share::to_code(&self.catalog, &answers, opening, fiscal_year);
        let query = match self.language {
            Language::Japanese => String::new(),
            other => ["?", setting::LANG, "=", other.id()].concat(),
        };
        let place = Route::Share(code.into()).address();
        Some([&*self.address, &query, &place].concat())
    }

    /// The name and the text of the file of this consultation.
    #[must_use]
    pub fn file(&self) -> (String, String) {
        let voice = self.voice();
        // A file holds plain words.
        fn fill(voice: Voice<'_>, word: Word, values: &[(&str, &str)]) -> String {
            ruby::bare(&voice.fill(word, values))
        }
        let name = fill(voice, Word::FileName, &[("day", &self.today.to_string())]);
        let about = fill(voice, Word::FileAbout, &[("day", &voice.date(self.today))]);
        let note = Note {
            about: &about,
            answer: &|fact, given| {
                let said = voice.said(fact, Some(given));
                fill(
                    voice,
                    Word::FileAnswer,
                    &[("label", &voice.label(fact)), ("said", &said)],
                )
            },
        };
        let text = share::to_file(&self.catalog, &self.carried(), self.today, &note);
        (name, text)
    }

    /// Whether to open `carried` would put other answers in the place of what was said here.
    #[must_use]
    pub fn would_lose(&self, carried: &Carried) -> bool {
        self.has_begun() && self.answers != carried.answers
    }

    /// Goes on with a consultation that was carried here.
    pub fn take(&mut self, carried: &Carried) {
        self.put_away = None;
        self.answers = carried.answers.clone();
        self.opening = carried.opening;
        self.fiscal_year = carried.fiscal_year;
        self.skipped = FactSet::EMPTY;
    }

    /// What a link or a file carries of it.
    fn carried(&self) -> Carried {
        Carried {
            answers: self.answers.clone(),
            opening: self.opening,
            fiscal_year: self.fiscal_year,
        }
    }

    /// The answers with the skipped questions as わからない, which is all the interview has to know of them.
    fn passed(&self) -> Answers {
        self.skipped
            .iter()
            .fold(self.answers.clone(), |answers, fact| {
                answers.with(fact, Answer::DontKnow)
            })
    }

    /// The day, and the year asked about where an edition is for it.
    fn as_of_edition(&self, edition: &Edition) -> AsOf {
        AsOf {
            today: self.today,
            fiscal_year: self.fiscal_year.filter(|year| edition.is_advised_in(*year)),
        }
    }

    fn as_of(&self) -> AsOf {
        AsOf {
            today: self.today,
            fiscal_year: self.fiscal_year,
        }
    }
}
