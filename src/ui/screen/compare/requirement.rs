//! Requirements side by side: one line for what reads the same facts of the business, whichever programme asks.

use super::row::{Row, Value, asked, questions};
use crate::gather::Gather;
use crate::ui::template::html;
use crate::{
    advice::{Finding, Ground, Recommendation, Standing},
    catalog::Check,
    fact::{Fact, FactSet},
    rule::Reading,
    ui::{Consultation, Picks, Word, screen::programme::track},
};
use yew::prelude::*;

/// What a requirement is about; requirements about the same thing share a line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum About {
    /// These facts of the business.
    Facts(FactSet),
    /// That no better track of the programme fits.
    OtherTrack,
    /// Whether it is for a business at all.
    Business,
}

/// How a cell of the line stands in the way.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Hurdle {
    /// It does not: it holds, or is not asked for.
    None,
    /// It may.
    Open,
    /// It does.
    Fails,
}

/// The requirements that stand in the way of some pick, those first that do not stand alike in the way of all; and those
/// that stand in nobody's way.
pub fn rows(
    consultation: &Consultation,
    picks: &Picks,
    all: &[Recommendation<'_>],
) -> (Vec<Row>, Vec<Row>) {
    let mut abouts: Vec<About> = Vec::new();
    for about in all.iter().flat_map(|one| &one.findings).filter_map(about) {
        if !abouts.contains(&about) {
            abouts.push(about);
        }
    }
    let (mut differing, mut alike, mut fulfilled) = (Vec::new(), Vec::new(), Vec::new());
    for about in abouts {
        let hurdles: Vec<Hurdle> = all.iter().map(|one| hurdle(one, about)).gather();
        let row = row(consultation, picks, all, about);
        if hurdles.iter().all(|hurdle| *hurdle == Hurdle::None) {
            fulfilled.push(row);
        } else if hurdles.iter().all(|hurdle| Some(hurdle) == hurdles.first()) {
            alike.push(row);
        } else {
            differing.push(row);
        }
    }
    differing.append(&mut alike);
    (differing, fulfilled)
}

/// What a finding is about; none for what a person judges and for the floor, which have lines of their own.
fn about(finding: &Finding<'_>) -> Option<About> {
    match finding.ground {
        Ground::NotForBusiness => Some(About::Business),
        Ground::Floor(..) => None,
        Ground::Requirement(requirement) => match &requirement.check {
            Check::Judged { .. } => None,
            Check::NotTrack { .. } => Some(About::OtherTrack),
            Check::Rule(_) => {
                let facts = finding.readings.iter().map(|reading| reading.test.fact);
                Some(About::Facts(facts.gather()))
            }
        },
    }
}

fn hurdle(one: &Recommendation<'_>, of: About) -> Hurdle {
    let mut hurdle = Hurdle::None;
    for finding in one.findings.iter().filter(|one| about(one) == Some(of)) {
        match finding.standing {
            Standing::Fails => return Hurdle::Fails,
            Standing::Open(_) => hurdle = Hurdle::Open,
            Standing::Holds | Standing::ToConfirm => {}
        }
    }
    hurdle
}

fn row(consultation: &Consultation, picks: &Picks, all: &[Recommendation<'_>], of: About) -> Row {
    let voice = consultation.voice();
    let name = match of {
        About::Facts(facts) => {
            let labels = facts.iter().map(|fact| voice.label(fact));
            voice.list(&labels.gather::<Vec<_>>())
        }
        About::OtherTrack => voice.say(Word::SideOtherTrack).to_owned(),
        About::Business => voice.say(Word::WhoTitle).to_owned(),
    };
    let mine = |one: &Recommendation<'_>| -> Vec<Value> {
        let findings = one.findings.iter().filter(|one| about(one) == Some(of));
        findings.map(|finding| asked(voice, one, finding)).gather()
    };
    Row {
        name,
        under: under(consultation, picks, all, of),
        none: voice.say(Word::SideNotAsked),
        cells: all.iter().map(mine).gather(),
    }
}

/// What the owner said of it, and the questions it waits for.
fn under(
    consultation: &Consultation,
    picks: &Picks,
    all: &[Recommendation<'_>],
    of: About,
) -> Html {
    let voice = consultation.voice();
    let findings = all.iter().flat_map(|one| &one.findings);
    let findings: Vec<&Finding<'_>> = findings.filter(|one| about(one) == Some(of)).gather();
    let waits_for = findings
        .iter()
        .fold(FactSet::EMPTY, |all, finding| match finding.standing {
            Standing::Open(facts) => all.union(facts),
            Standing::Holds | Standing::Fails | Standing::ToConfirm => all,
        });
    let facts = match of {
        About::Facts(facts) => facts,
        About::OtherTrack | About::Business => FactSet::EMPTY,
    };
    let readings = || findings.iter().flat_map(|finding| &finding.readings);
    let reading = |fact: Fact| readings().find(|reading| reading.test.fact == fact);
    // The name of the line already says what a single answer is about.
    let alone = facts.iter().count() == 1;
    let said = |reading: &Reading| {
        let (_, value) = track::said(consultation, reading);
        let label = if alone {
            voice.say(Word::SideYou).to_owned()
        } else {
            voice.label(reading.test.fact)
        };
        html! { <p>{ voice.fill(Word::SideSaid, &[("label", &label), ("value", &value)]) }</p> }
    };
    let said = facts.iter().filter_map(reading).map(said);
    html! {
        <div class="comparison-under">
            { for said }
            { questions(consultation, picks, waits_for) }
        </div>
    }
}
