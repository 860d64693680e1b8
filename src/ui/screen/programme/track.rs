//! One track: the ledger of who it is for, and what it is worth.

use super::split;
use crate::gather::Gather;
use crate::ui::template::html;
use crate::{
    advice::{Finding, Ground, Recommendation, Standing, Verdict, smallest_spend},
    catalog::{Benefit, BenefitKind, Check, Conditional, Effect, Note},
    derive::Situation,
    fact::{Fact, FactSet},
    rule::{Reading, Rule},
    truth::Truth,
    ui::{
        Consultation, Message, Route, Then, Voice, Word,
        part::{
            amount, card,
            chips::{self, Chip},
            ledger::{self, Entry, Mark},
            lever,
            sheet::{self, Line},
        },
        screen::{changes, glossary::Glossary, levers},
    },
};
use yew::prelude::*;

/// How a verdict is said.
pub fn verdict(verdict: &Verdict<'_>) -> Word {
    match verdict {
        Verdict::Met => Word::VerdictMet,
        Verdict::Open(_) => Word::VerdictOpen,
        Verdict::Failed(_) => Word::VerdictFailed,
    }
}

/// The two sections, at the level of heading that `section` gives them.
pub fn view(
    glossary: &Glossary<'_>,
    consultation: &Consultation,
    on: &Callback<Message>,
    situation: &Situation<'_>,
    one: &Recommendation<'_>,
    section: fn(&'static str, Html) -> Html,
) -> Html {
    let voice = consultation.voice();
    let entries = one.findings.iter();
    let entries: Vec<Entry> = entries
        .map(|finding| entry(consultation, one, finding))
        .gather();
    let asked: Vec<String> = entries.iter().map(|entry| entry.asked.clone()).gather();
    html! {
        <>
            { section(voice.say(Word::WhoTitle), html! {
                <>
                    { ledger::view(entries) }
                    { glossary.below(&asked) }
                    { reach(consultation, situation, one) }
                </>
            }) }
            { section(voice.say(Word::HowMuchTitle), how_much(glossary, consultation, on, situation, one)) }
        </>
    }
}

/// One requirement, what was said to it, and where it is written.
fn entry(consultation: &Consultation, one: &Recommendation<'_>, finding: &Finding<'_>) -> Entry {
    let voice = consultation.voice();
    let (mark, sign, word) = standing(voice, finding);
    let waits_for = match finding.standing {
        Standing::Open(facts) => facts,
        Standing::Holds | Standing::Fails | Standing::ToConfirm => FactSet::EMPTY,
    };
    Entry {
        mark,
        sign,
        word,
        asked: voice.asked(finding.ground, one.edition),
        against: against(consultation, one, finding),
        waits_for: questions(consultation, one, waits_for),
        cite: voice.cites(finding.ground.cites()),
    }
}

/// Links to the questions worth asking, which lead back here.
fn questions(consultation: &Consultation, one: &Recommendation<'_>, facts: FactSet) -> Vec<Chip> {
    let voice = consultation.voice();
    let then = Then::Programme(one.programme.id.as_str().into());
    let chip = |fact: Fact| {
        let words = voice.label(fact);
        Chip {
            address: Route::Question(fact, then.clone()).address(),
            whole: voice.fill(Word::AnswerQuestion, &[("label", &words)]),
            words: voice.fill(Word::AnswerQuestion, &[("label", &words)]),
        }
    };
    consultation
        .worth_asking(facts)
        .into_iter()
        .map(chip)
        .gather()
}

/// What decides where in its range the amount lies.
fn decides(consultation: &Consultation, one: &Recommendation<'_>) -> Html {
    let questions = questions(consultation, one, one.offer.waits_for);
    html! {
        if !questions.is_empty() {
            <p class="card-waits">{ consultation.voice().say(Word::AnswerForAmount) }</p>
            { chips::view(questions) }
        }
    }
}

/// What an owner could do so that it fits; or that what fails is not for them to change.
fn reach(consultation: &Consultation, situation: &Situation<'_>, one: &Recommendation<'_>) -> Html {
    let voice = consultation.voice();
    let ways = levers::to_fit(consultation, one);
    let given: Vec<String> = one
        .given(situation)
        .iter()
        .map(|fact| voice.label(fact))
        .gather();
    html! {
        if !ways.is_empty() {
            { lever::view(voice.say(Word::ReachTitle), ways) }
        } else if !given.is_empty() {
            <p class="page-note">{ voice.fill(Word::GivenOnly, &[("labels", &voice.list(&given))]) }</p>
        }
    }
}

/// A standing: its mark, the sign of the mark, and its word.
pub fn stand(voice: Voice<'_>, standing: Standing) -> (Mark, &'static str, &'static str) {
    let (mark, sign, word) = match standing {
        Standing::Holds => (Mark::Holds, Word::SignHolds, Word::StandsHolds),
        Standing::Fails => (Mark::Fails, Word::SignFails, Word::StandsFails),
        Standing::Open(_) => (Mark::Open, Word::SignOpen, Word::StandsOpen),
        Standing::ToConfirm => (Mark::ToConfirm, Word::SignConfirm, Word::StandsToConfirm),
    };
    (mark, voice.say(sign), voice.say(word))
}

/// How a requirement stands: its mark, the sign of the mark, and the words for it.
pub fn standing(voice: Voice<'_>, finding: &Finding<'_>) -> (Mark, &'static str, &'static str) {
    let (mark, sign, word) = stand(voice, finding.standing);
    let judge = match finding.ground {
        Ground::Requirement(requirement) => match &requirement.check {
            Check::Judged { by, .. } => Some(voice.judge(*by)),
            Check::Rule(_) | Check::NotTrack { .. } => None,
        },
        Ground::Floor(..) | Ground::NotForBusiness => None,
    };
    (mark, sign, judge.unwrap_or(word))
}

/// What stands against a requirement: each fact it read, once. "No better track fits" reads all that the other track
/// reads, and the other track shows it.
pub fn against(
    consultation: &Consultation,
    one: &Recommendation<'_>,
    finding: &Finding<'_>,
) -> Vec<(String, String)> {
    let voice = consultation.voice();
    if let Ground::Requirement(requirement) = finding.ground
        && matches!(requirement.check, Check::NotTrack { .. })
    {
        return Vec::new();
    }
    if let Ground::Floor(..) = finding.ground {
        let spend = smallest_spend(&one.track.benefit, &one.offer);
        let line = |yen| (voice.say(Word::SmallestSpend).to_owned(), voice.yen(yen));
        return spend.into_iter().map(line).gather();
    }
    let mut facts = FactSet::EMPTY;
    let mut against = Vec::new();
    for reading in &finding.readings {
        let fact = reading.test.fact;
        if facts.contains(fact) {
            continue;
        }
        facts.insert(fact);
        let (word, value) = said(consultation, reading);
        against.push((voice.fill(word, &[("label", &voice.label(fact))]), value));
    }
    against
}

/// What was said of the fact of a reading, or was worked out, and which of the two.
pub fn said(consultation: &Consultation, reading: &Reading) -> (Word, String) {
    let voice = consultation.voice();
    let fact = reading.test.fact;
    let answer = consultation.answers.get(fact);
    // What was worked out, or follows from a question that does not apply, is said without having been asked.
    let worked_out = fact.is_derived() || (answer.is_none() && reading.known.is_exact());
    if worked_out {
        (Word::WorkedOut, voice.known(fact, reading.known))
    } else {
        (Word::YourAnswer, voice.said(fact, answer))
    }
}

/// Every printed figure with its condition and cite, then what it comes to here.
fn how_much(
    glossary: &Glossary<'_>,
    consultation: &Consultation,
    on: &Callback<Message>,
    situation: &Situation<'_>,
    one: &Recommendation<'_>,
) -> Html {
    let voice = consultation.voice();
    let benefit = &one.track.benefit;
    let offer = &one.offer;
    let money = benefit.kind == BenefitKind::Subsidy;
    // Where nothing was said yet, there is no case of anybody's.
    let begun = consultation.has_begun();
    let addons = offer
        .addons
        .iter()
        .filter(|(_, applies)| *applies == Truth::True);
    html! {
        <>
            <p>{ voice.text(&benefit.text).to_owned() }</p>
            { worth(glossary, voice, benefit) }
            if let Some(yours) = voice.amount(offer).filter(|_| begun) {
                { amount::yours(voice.say(Word::Yours), yours, voice.steps(offer)) }
                if money { { split::view(voice, offer) } }
                { card::lines(addons.map(|(addon, applies)| voice.addon_of(offer, addon, *applies)).gather()) }
                { decides(consultation, one) }
                <p class="page-note">{ voice.say(Word::AmountNote) }</p>
            } else if money && begun {
                <p class="page-note">{ voice.say(Word::AmountUnknown) }</p>
            }
            { levers::more(consultation, one) }
            { changes::whole(consultation, one, on) }
            { notes(voice, situation, one) }
        </>
    }
}

/// The figures of a benefit as the document prints them, and what their names mean.
pub fn worth(glossary: &Glossary<'_>, voice: Voice<'_>, benefit: &Benefit) -> Html {
    let lines = figures(voice, benefit);
    let mut used: Vec<String> = lines.iter().map(|line| line.name.clone()).gather();
    used.push(voice.text(&benefit.text).to_owned());
    html! { <>{ sheet::view(lines) }{ glossary.below(&used) }</> }
}

/// The figures of a benefit as the document prints them.
pub fn figures(voice: Voice<'_>, benefit: &Benefit) -> Vec<Line> {
    let line = |name: Word, figure: String, when: Option<String>, cite: String| Line {
        name: voice.say(name).to_owned(),
        value: html! {
            <>
                <strong>{ figure }</strong>
                if let Some(when) = when { <span class="sheet-when">{ when }</span> }
                if !cite.is_empty() { <span class="sheet-cite">{ cite }</span> }
            </>
        },
        change: None,
    };
    let mut lines = Vec::new();
    for rate in &benefit.rates {
        lines.push(line(
            Word::Rate,
            rate.value.to_string(),
            when(voice, rate, benefit.rates.len()),
            voice.cites(&rate.cites),
        ));
    }
    for cap in &benefit.caps {
        let when = when(voice, &cap.figure, benefit.caps.len());
        lines.push(line(
            Word::Cap,
            voice.cap(cap),
            when,
            voice.cites(&cap.figure.cites),
        ));
    }
    if benefit.kind == BenefitKind::Subsidy {
        if benefit.rates.is_empty() {
            let cites = benefit
                .unassigned_rates
                .as_ref()
                .map(|(_, cites)| voice.cites(cites));
            lines.push(line(
                Word::Rate,
                voice.no_rate(benefit),
                None,
                cites.unwrap_or_default(),
            ));
        }
        if benefit.caps.is_empty() {
            let none = voice.say(Word::CapNotPrinted).to_owned();
            lines.push(line(Word::Cap, none, None, String::new()));
        }
    }
    if let Some((floor, cites)) = &benefit.floor {
        lines.push(line(
            Word::Floor,
            voice.yen(*floor),
            None,
            voice.cites(cites),
        ));
    }
    for addon in &benefit.addons {
        let figure = voice.addon(addon, Truth::True);
        let when = addon
            .figure
            .when
            .as_ref()
            .map(|rule| voice.fill(Word::When, &[("rule", &voice.rule(rule))]));
        lines.push(line(
            voice.addon_name(addon.kind),
            figure,
            when,
            voice.cites(&addon.figure.cites),
        ));
    }
    for visits in &benefit.visits {
        lines.push(line(
            Word::Visits,
            voice.count(Word::VisitsAtMost, usize::from(visits.value)),
            when(voice, visits, benefit.visits.len()),
            voice.cites(&visits.cites),
        ));
    }
    if let Some((years, cites)) = &benefit.duration_years {
        lines.push(line(
            Word::Duration,
            voice.years_at_most(*years),
            None,
            voice.cites(cites),
        ));
    }
    lines
}

/// When a figure applies; the one without a condition is for everyone else, where there are others.
fn when<T>(voice: Voice<'_>, figure: &Conditional<T>, of: usize) -> Option<String> {
    match &figure.when {
        Some(rule) => Some(voice.fill(Word::When, &[("rule", &voice.rule(rule))])),
        None => (of > 1).then(|| voice.say(Word::Otherwise).to_owned()),
    }
}

/// What is worth knowing; a note that is surely for others is left out.
fn notes(voice: Voice<'_>, situation: &Situation<'_>, one: &Recommendation<'_>) -> Html {
    let for_others = |rule: &Rule| rule.eval(&situation.facts) == Truth::False;
    let notes = one.track.notes.iter();
    let lines = notes
        .filter(|note| !note.when.as_ref().is_some_and(for_others))
        .map(|one| note(voice, one));
    card::lines(lines.gather())
}

/// A note in one line, with what it does in the screening.
pub fn note(voice: Voice<'_>, note: &Note) -> String {
    let word = match note.effect {
        Effect::Favors => Word::NoteFavors,
        Effect::Weighs => Word::NoteWeighs,
        Effect::Informs => Word::NoteInforms,
    };
    let cites = voice.cites(&note.cites);
    voice.fill(word, &[("text", voice.text(&note.text)), ("cite", &cites)])
}
