//! One find as it stands on the paper.

use crate::gather::{AddAll, Gather};
use crate::{
    advice::{Finding, Recommendation, Standing},
    catalog::{Edition, Judge},
    truth::Truth,
    ui::{
        Consultation, Voice, Word,
        part::paper::{Entry, Item, Marked, Offices, Yours},
        screen::programme::track,
    },
};

/// So many questions for the counter stand on the one page.
const QUESTIONS: usize = 2;

/// In short: the conditions counted, only those named that are open or to be confirmed, and the first questions.
pub fn short(consultation: &Consultation, one: &Recommendation<'_>) -> Item {
    let mut item = long(consultation, one);
    item.ledger.clear();
    item.ask.points.truncate(QUESTIONS);
    item.confirm.points = to_confirm(consultation.voice(), one);
    item
}

/// With every requirement and every question; what is to be confirmed stands among the requirements.
pub fn long(consultation: &Consultation, one: &Recommendation<'_>) -> Item {
    let voice = consultation.voice();
    let benefit = &one.track.benefit;
    let figures = figures(voice, one);
    let yours = voice.amount(&one.offer).map(|figure| Yours {
        name: voice.say(Word::HandoverYours),
        figure,
        sum: voice.sum(&one.offer).unwrap_or_default(),
    });
    let gist = if figures.is_empty() && yours.is_none() {
        voice.gist(&benefit.text)
    } else {
        ""
    };
    let past = voice.past(one.edition, consultation.today).is_some();
    let tags: Vec<String> = [
        voice.kind(benefit.kind).to_owned(),
        voice.edition_of(one.programme, one.edition),
    ]
    .into_iter()
    .chain(past.then(|| voice.say(Word::PastTag).to_owned()))
    .gather();
    let cites = voice.cites(&one.edition.cites);
    Item {
        name: voice.name(one),
        tags: tags.join(voice.say(Word::ListDot)),
        gist: gist.to_owned(),
        figures,
        yours,
        points: points(consultation, one),
        tally: tally(voice, &one.findings),
        open: open(consultation, &one.findings),
        confirm: marked(voice, Word::SignConfirm, Word::HandoverConfirm, Vec::new()),
        ask: marked(
            voice,
            Word::SignBox,
            Word::HandoverAsk,
            questions(voice, one.edition),
        ),
        ledger: one
            .findings
            .iter()
            .map(|finding| entry(consultation, one, finding))
            .gather(),
        offices: offices(consultation, one.edition),
        source: voice.fill(Word::HandoverSource, &[("cites", &cites)]),
    }
}

/// Rate and cap where there is money, and visits where an expert comes.
fn figures(voice: Voice<'_>, one: &Recommendation<'_>) -> Vec<(&'static str, String)> {
    let (benefit, offer) = (&one.track.benefit, &one.offer);
    let mut figures = Vec::new();
    if benefit.is_money() {
        figures.push((voice.say(Word::Rate), voice.rate(benefit, offer)));
        figures.push((voice.say(Word::Cap), voice.caps(benefit, offer)));
    }
    figures.add_all(
        voice
            .visits(offer)
            .map(|visits| (voice.say(Word::Visits), visits)),
    );
    figures
}

/// The add-ons that surely apply, whom to ask, and that only an old paper knows it.
fn points(consultation: &Consultation, one: &Recommendation<'_>) -> Vec<String> {
    let voice = consultation.voice();
    let addons = one.offer.addons.iter();
    let addons = addons
        .filter(|(_, applies)| *applies == Truth::True)
        .map(|(addon, applies)| voice.addon_of(&one.offer, addon, *applies));
    addons
        .chain(voice.reach(one.track.reach).map(str::to_owned))
        .chain(voice.long_past(consultation.fiscal_year, one.edition))
        .gather()
}

/// How many conditions stand how.
fn tally(voice: Voice<'_>, findings: &[Finding<'_>]) -> String {
    let (mut holds, mut open, mut confirm, mut fails) = (0, 0, 0, 0);
    for finding in findings {
        match finding.standing {
            Standing::Holds => holds += 1,
            Standing::Open(_) => open += 1,
            Standing::ToConfirm => confirm += 1,
            Standing::Fails => fails += 1,
        }
    }
    let counts = [
        (Word::HandoverHolds, holds),
        (Word::HandoverFails, fails),
        (Word::HandoverOpen, open),
        (Word::HandoverToConfirm, confirm),
    ];
    let counts = counts.into_iter().filter(|(_, count)| *count > 0);
    let counts: Vec<String> = counts
        .map(|(word, count)| voice.count(word, count))
        .gather();
    let counts = voice.list(&counts);
    voice.fill(Word::HandoverTally, &[("counts", &counts)])
}

/// What the open conditions wait for, each fact once.
fn open(consultation: &Consultation, findings: &[Finding<'_>]) -> String {
    let voice = consultation.voice();
    let mut names: Vec<String> = Vec::new();
    for finding in findings {
        let Standing::Open(facts) = finding.standing else {
            continue;
        };
        let asked = consultation.worth_asking(facts).into_iter();
        for name in asked.map(|fact| voice.label(fact)) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    if names.is_empty() {
        return String::new();
    }
    voice.fill(Word::HandoverWaitsFor, &[("names", &voice.list(&names))])
}

/// What an office or a screening decides.
fn to_confirm(voice: Voice<'_>, one: &Recommendation<'_>) -> Vec<String> {
    let point = |(_, by, text): (_, Judge, _)| match by {
        Judge::Office => voice.text(text).to_owned(),
        Judge::Screening => voice.fill(Word::HandoverByScreening, &[("text", voice.text(text))]),
    };
    one.to_confirm().map(point).gather()
}

/// What the record suggests to ask at the counter; what the counter will ask is for the owner and stands elsewhere.
fn questions(voice: Voice<'_>, edition: &Edition) -> Vec<String> {
    let texts = edition.counter.iter().map(|text| voice.text(text));
    let asked = texts.filter_map(|text| text.strip_prefix(voice.say(Word::CounterAsk)));
    asked.map(str::to_owned).gather()
}

fn marked(voice: Voice<'_>, sign: Word, name: Word, points: Vec<String>) -> Marked {
    Marked {
        sign: voice.say(sign),
        name: voice.say(name),
        points,
    }
}

/// One requirement: how it stands, what was said to it and where it is written.
fn entry(consultation: &Consultation, one: &Recommendation<'_>, finding: &Finding<'_>) -> Entry {
    let voice = consultation.voice();
    let (_, sign, word) = track::standing(voice, finding);
    let against = track::against(consultation, one, finding).into_iter();
    let pair = |(name, value): (String, String)| {
        voice.fill(Word::HandoverAgainst, &[("name", &name), ("value", &value)])
    };
    let mut under: Vec<String> = against.map(pair).gather();
    under.push(voice.cites(finding.ground.cites()));
    under.retain(|part| !part.is_empty());
    Entry {
        sign,
        word,
        asked: voice.asked(finding.ground, one.edition),
        under: under.join(voice.say(Word::HandoverSlash)),
    }
}

fn offices(consultation: &Consultation, edition: &Edition) -> Offices {
    let voice = consultation.voice();
    let offices = consultation.catalog.base.offices(edition);
    let offices = offices.map(|one| (voice.text(&one.name).to_owned(), one.phone.clone()));
    Offices {
        name: voice.say(Word::HandoverOffice),
        offices: offices.gather(),
        none: voice.say(Word::HandoverNoOffice),
        calls: consultation.delivery.calls(),
    }
}
