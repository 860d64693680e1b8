//! One line of the comparison: what is said of each pick, and whether that is the same.

use crate::gather::Gather;
use crate::ui::template::html;
use crate::{
    advice::{Finding, Ground, Recommendation, Standing, Verdict},
    catalog::Cite,
    fact::FactSet,
    ui::{
        Consultation, Picks, Route, Then, Voice, Word,
        part::{
            chips::{self, Chip},
            comparison::{self, Line},
            ledger::{self, Mark},
        },
        screen::programme::track,
    },
};
use yew::prelude::*;

/// A line of the comparison.
pub struct Row {
    /// What is compared.
    pub name: String,
    /// What belongs to the line as a whole.
    pub under: Html,
    /// What stands where a pick has nothing of it.
    pub none: &'static str,
    /// What each pick has of it.
    pub cells: Vec<Vec<Value>>,
}

/// One value of a line.
pub struct Value {
    /// The part of the programme that it is for; empty for the whole.
    pub part: String,
    /// The figure that matters; empty for none.
    pub figure: String,
    /// How it stands, as a mark, its sign and its word.
    pub stand: Option<(Mark, &'static str, &'static str)>,
    /// Its words.
    pub words: String,
    /// The telephone that belongs to it; empty for none.
    pub phone: String,
    /// The address that calls it, where the device can.
    pub call: Option<String>,
    /// Where it is written.
    pub cite: String,
}

impl Value {
    /// Words alone.
    pub fn of(words: String) -> Self {
        Self {
            part: String::new(),
            figure: String::new(),
            stand: None,
            words,
            phone: String::new(),
            call: None,
            cite: String::new(),
        }
    }

    /// Words with where they are written.
    pub fn cited(words: String, cite: String) -> Self {
        Self {
            cite,
            ..Self::of(words)
        }
    }

    /// A figure with where it is written.
    fn figure(figure: String, cite: String) -> Self {
        Self {
            figure,
            ..Self::cited(String::new(), cite)
        }
    }

    fn says(&self) -> [&str; 4] {
        [&self.part, &self.figure, &self.words, &self.phone]
    }

    fn show(self) -> Line {
        Line {
            part: self.part,
            value: html! {
                <>
                    if !self.figure.is_empty() { <p><strong>{ self.figure }</strong></p> }
                    if let Some((mark, sign, word)) = self.stand { { ledger::stand(mark, sign, word) } }
                    if !self.words.is_empty() { <p>{ self.words }</p> }
                    if !self.phone.is_empty() { <a class="sheet-phone" href={self.call}>{ self.phone }</a> }
                </>
            },
            cite: self.cite,
        }
    }
}

impl Row {
    /// Whether all picks have the same of it.
    pub fn is_same(&self) -> bool {
        let says = |cell: &[Value]| {
            cell.iter()
                .map(Value::says)
                .map(|says| says.concat())
                .gather()
        };
        let mut cells = self.cells.iter().map(|cell| -> Vec<String> { says(cell) });
        let first = cells.next();
        cells.all(|cell| Some(&cell) == first.as_ref())
    }

    /// As the part shows it.
    pub fn show(self) -> comparison::Row {
        let cells = self.cells.into_iter();
        comparison::Row {
            name: self.name,
            under: self.under,
            none: self.none,
            cells: cells
                .map(|cell| cell.into_iter().map(Value::show).gather())
                .gather(),
        }
    }
}

/// What a finding is about, and how it stands.
pub fn asked(voice: Voice<'_>, one: &Recommendation<'_>, finding: &Finding<'_>) -> Value {
    let cites = voice.cites(finding.ground.cites());
    Value {
        stand: Some(track::stand(voice, finding.standing)),
        ..Value::cited(voice.asked(finding.ground, one.edition), cites)
    }
}

/// Links to the questions worth asking, which lead back to the comparison.
pub fn questions(consultation: &Consultation, picks: &Picks, facts: FactSet) -> Html {
    let voice = consultation.voice();
    let chips = consultation.worth_asking(facts).into_iter().map(|fact| {
        let words = voice.fill(Word::AnswerQuestion, &[("label", &voice.label(fact))]);
        let then = Then::Compare(picks.picked().into());
        Chip {
            address: Route::Question(fact, then).address(),
            whole: words.clone(),
            words,
        }
    });
    chips::view(chips.gather())
}

/// The year and stage of a pick, and whether that year is over.
pub fn edition(consultation: &Consultation, one: &Recommendation<'_>) -> String {
    let voice = consultation.voice();
    let mut words = vec![voice.edition_of(one.programme, one.edition)];
    if voice.past(one.edition, consultation.today).is_some() {
        words.push(voice.say(Word::PastTag).to_owned());
    }
    voice.list(&words)
}

/// How the picks stand.
pub fn verdict(consultation: &Consultation, all: &[Recommendation<'_>]) -> Row {
    let voice = consultation.voice();
    let cell = |one: &Recommendation<'_>| {
        let (mark, sign) = match &one.verdict {
            Verdict::Met => (Mark::Holds, Word::SignHolds),
            Verdict::Open(_) => (Mark::Open, Word::SignOpen),
            Verdict::Failed(_) => (Mark::Fails, Word::SignFails),
        };
        let word = voice.say(track::verdict(&one.verdict));
        vec![Value {
            stand: Some((mark, voice.say(sign), word)),
            ..Value::of(String::new())
        }]
    };
    Row {
        name: voice.say(Word::SideVerdict).to_owned(),
        under: html! {},
        none: "",
        cells: all.iter().map(cell).gather(),
    }
}

/// A figure or fact of a pick.
type Read = fn(&Consultation, &Recommendation<'_>) -> Vec<Value>;

/// What is compared of every pick beside the requirements: what it is called, what stands where there is none, and how it
/// is read.
const ROWS: [(Word, Word, Read); 12] = [
    (Word::Rate, Word::CompareNone, rate),
    (Word::Cap, Word::CompareNone, cap),
    (Word::Addon, Word::NothingChosen, addons),
    (Word::Yours, Word::SideNoAmount, amount),
    (Word::Floor, Word::CompareNone, floor),
    (Word::Visits, Word::CompareNone, visits),
    (Word::Duration, Word::CompareNone, duration),
    (Word::FilterKind, Word::CompareNone, kind),
    (Word::StandsToConfirm, Word::NothingChosen, to_confirm),
    (Word::SideReach, Word::CompareNone, reach),
    (Word::HelpTitle, Word::NoPhone, offices),
    (Word::SourceYear, Word::CompareNone, year),
];

/// The figures and facts of the picks; a line that none of them has is left out.
pub fn figures(consultation: &Consultation, picks: &Picks, all: &[Recommendation<'_>]) -> Vec<Row> {
    let voice = consultation.voice();
    let rows = ROWS.into_iter().map(|(name, none, read)| Row {
        name: voice.say(name).to_owned(),
        under: if name == Word::Yours {
            amount_waits(consultation, picks, all)
        } else {
            html! {}
        },
        none: voice.say(none),
        cells: all.iter().map(|one| read(consultation, one)).gather(),
    });
    rows.filter(|row| row.cells.iter().any(|cell| !cell.is_empty()))
        .gather()
}

/// The questions that would settle an amount.
fn amount_waits(consultation: &Consultation, picks: &Picks, all: &[Recommendation<'_>]) -> Html {
    let money = all.iter().filter(|one| one.offer.amount.is_some());
    let facts = money.fold(FactSet::EMPTY, |facts, one| {
        facts.union(one.offer.waits_for)
    });
    html! { <div class="comparison-under">{ questions(consultation, picks, facts) }</div> }
}

fn rate(consultation: &Consultation, one: &Recommendation<'_>) -> Vec<Value> {
    let voice = consultation.voice();
    let benefit = &one.track.benefit;
    let unassigned = benefit.unassigned_rates.iter().flat_map(|(_, cites)| cites);
    let cites = one.offer.rates.iter().flat_map(|rate| &rate.cites);
    let cites = Cite::in_order(cites.chain(unassigned));
    let rate = || Value::figure(voice.rate(benefit, &one.offer), voice.cites(&cites));
    benefit.is_money().then(rate).into_iter().gather()
}

fn cap(consultation: &Consultation, one: &Recommendation<'_>) -> Vec<Value> {
    let voice = consultation.voice();
    let cites = one.offer.caps.iter().flat_map(|cap| &cap.figure.cites);
    let benefit = &one.track.benefit;
    let cap = || {
        Value::figure(
            voice.caps(benefit, &one.offer),
            voice.cites(&Cite::in_order(cites)),
        )
    };
    benefit.is_money().then(cap).into_iter().gather()
}

fn addons(consultation: &Consultation, one: &Recommendation<'_>) -> Vec<Value> {
    let voice = consultation.voice();
    let addons = one.offer.addons.iter().map(|(addon, applies)| {
        let cites = voice.cites(&addon.figure.cites);
        Value::cited(voice.addon_of(&one.offer, addon, *applies), cites)
    });
    addons.gather()
}

fn amount(consultation: &Consultation, one: &Recommendation<'_>) -> Vec<Value> {
    let voice = consultation.voice();
    let Some(amount) = voice.amount(&one.offer) else {
        return Vec::new();
    };
    vec![Value {
        words: voice.sum(&one.offer).unwrap_or_default(),
        ..Value::figure(amount, String::new())
    }]
}

fn floor(consultation: &Consultation, one: &Recommendation<'_>) -> Vec<Value> {
    let voice = consultation.voice();
    let findings = one.findings.iter();
    let floor = findings.filter(|finding| matches!(finding.ground, Ground::Floor(..)));
    floor.map(|finding| asked(voice, one, finding)).gather()
}

fn visits(consultation: &Consultation, one: &Recommendation<'_>) -> Vec<Value> {
    let voice = consultation.voice();
    let cites = one.offer.visits.iter().flat_map(|visits| &visits.cites);
    let cites = voice.cites(&Cite::in_order(cites));
    let visits = voice.visits(&one.offer).into_iter();
    visits
        .map(|visits| Value::figure(visits, cites.clone()))
        .gather()
}

fn duration(consultation: &Consultation, one: &Recommendation<'_>) -> Vec<Value> {
    let voice = consultation.voice();
    let years = one.track.benefit.duration_years.iter();
    years
        .map(|(years, cites)| {
            let years = voice.years_at_most(*years);
            Value::figure(years, voice.cites(cites))
        })
        .gather()
}

fn kind(consultation: &Consultation, one: &Recommendation<'_>) -> Vec<Value> {
    let voice = consultation.voice();
    let benefit = &one.track.benefit;
    vec![Value {
        words: voice.gist(&benefit.text).to_owned(),
        ..Value::figure(voice.kind(benefit.kind).to_owned(), String::new())
    }]
}

fn to_confirm(consultation: &Consultation, one: &Recommendation<'_>) -> Vec<Value> {
    let voice = consultation.voice();
    let points = one.to_confirm().map(|(requirement, by, text)| {
        let (mark, sign, _) = track::stand(voice, Standing::ToConfirm);
        Value {
            stand: Some((mark, sign, voice.judge(by))),
            ..Value::cited(voice.text(text).to_owned(), voice.cites(&requirement.cites))
        }
    });
    points.gather()
}

fn reach(consultation: &Consultation, one: &Recommendation<'_>) -> Vec<Value> {
    let voice = consultation.voice();
    let way = voice.reach(one.track.reach);
    vec![Value::of(
        way.unwrap_or_else(|| voice.say(Word::SideDirect))
            .to_owned(),
    )]
}

fn offices(consultation: &Consultation, one: &Recommendation<'_>) -> Vec<Value> {
    let voice = consultation.voice();
    let offices = consultation.catalog.base.offices(one.edition);
    let offices = offices.map(|office| Value {
        part: voice.text(&office.name).to_owned(),
        phone: office.phone.clone(),
        call: consultation.call(&office.phone),
        ..Value::cited(String::new(), voice.cites(&office.cites))
    });
    offices.gather()
}

fn year(consultation: &Consultation, one: &Recommendation<'_>) -> Vec<Value> {
    let cites = consultation.voice().cites(&one.edition.cites);
    vec![Value::cited(edition(consultation, one), cites)]
}
