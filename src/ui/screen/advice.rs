//! おすすめ: what fits, five first and by what the owner wants; then what is open, and what did not fit and why.

mod recommendation;

use crate::gather::Gather;
use crate::ui::template::html;
use crate::{
    advice::{Recommendation, Verdict, precedence},
    answer::Answer,
    catalog::{BenefitKind, Edition, Programme, Reach, SizeClass},
    derive::Situation,
    fact::{Choices, Fact, FactSet, Knowledge},
    order,
    truth::Truth,
    ui::{
        Consultation, Message, Route, Then, Voice, Word,
        part::{
            button::{self, Look},
            chips::{self, Chip},
            folded,
            lever::Lever,
            notice, page,
        },
        route::Extent,
        screen::{clock, consent, levers, onward, picking, year},
    },
};
use yew::prelude::*;

/// So many stand open on the page; the rest waits for whoever asks for it.
pub(super) const FIRST: usize = 5;

/// So many near misses stand open on the page.
const NEAR: usize = 3;

/// What takes more deeds than this is not near.
const MOST_DEEDS: usize = 3;

/// So many desks are named where nothing fits.
pub(super) const DESKS: usize = 2;

/// So many reasons why nothing fits.
const REASONS: usize = 3;

/// The recommendations by how they stand, each best first.
#[derive(Default)]
pub(super) struct Sorted<'r, 'a> {
    pub(super) met: Vec<&'r Recommendation<'a>>,
    /// 何でも相談: fits everyone, so that it is no find.
    pub(super) desks: Vec<&'r Recommendation<'a>>,
    pub(super) open: Vec<(&'r Recommendation<'a>, FactSet)>,
    pub(super) failed: Vec<&'r Recommendation<'a>>,
}

/// 折りたたみ: what stands behind its title and is long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fold {
    /// What fits beside the first.
    Met,
    /// What is open beside the first.
    Open,
    /// What just misses beside the first.
    Near,
    /// What did not fit.
    Failed,
}

/// What was asked for of all that is folded. It is made then and not before: with thousands of programmes nobody could
/// wait for what nobody reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfolded {
    /// All of it, because nobody can ask for anything here.
    All,
    /// What was unfolded since the screen came.
    These(Vec<Fold>),
}

impl Unfolded {
    /// Unfolds one more. Whether it was folded: who folds it again needs nothing made.
    pub fn add(&mut self, fold: Fold) -> bool {
        match self {
            Self::These(folds) if !folds.contains(&fold) => {
                folds.push(fold);
                true
            }
            Self::All | Self::These(_) => false,
        }
    }

    /// Folds all of it again where somebody can ask for it.
    pub fn fold(&mut self) {
        match self {
            Self::These(folds) => folds.clear(),
            Self::All => {}
        }
    }

    fn has(&self, fold: Fold) -> bool {
        match self {
            Self::All => true,
            Self::These(folds) => folds.contains(&fold),
        }
    }

    /// What stands behind a title.
    fn view(
        &self,
        fold: Fold,
        on: &Callback<Message>,
        title: String,
        content: impl FnOnce() -> Html,
    ) -> Html {
        let asked = on.reform(move |()| Message::Unfold(fold));
        folded::on_demand(title, self.has(fold).then(content), asked)
    }
}

/// The screen.
pub fn view(consultation: &Consultation, unfolded: &Unfolded, on: &Callback<Message>) -> Html {
    let voice = consultation.voice();
    let advice = consultation.advice();
    let sorted = sort(&advice.recommendations);
    let title = match (sorted.met.len(), sorted.open.len()) {
        (0, 0) => voice.say(Word::NothingFits).to_owned(),
        (0, _) => voice.say(Word::NotYetKnown).to_owned(),
        (count, _) => voice.count_or_one(Word::SoManyFitOne, Word::SoManyFit, count),
    };
    let situation = &advice.situation;
    let goes_on = consultation.goes_on();
    let (first, rest) = sorted.met.split_at(sorted.met.len().min(FIRST));
    html! {
        <>
            { page::heading(title) }
            { lead(voice, situation, &sorted, goes_on) }
            if goes_on { { go_on(voice, on) } }
            { clock::view(consultation) }
            { caution(consultation, &sorted) }
            { grouped(consultation, situation, on, first) }
            if !rest.is_empty() {
                { unfolded.view(Fold::Met, on, voice.count(Word::SeeRest, rest.len()), || grouped(consultation, situation, on, rest)) }
            }
            { consent::view(consultation, on) }
            { open(consultation, unfolded, on, &sorted.open) }
            { near(consultation, situation, unfolded, on, &sorted) }
            { desks(consultation, situation, on, &sorted) }
            { failed(voice, unfolded, on, &sorted.failed) }
            { defects(consultation) }
            { try_out(consultation) }
            { year::view(consultation, on) }
            { ways(consultation, on) }
            { picking::tray(consultation) }
        </>
    }
}

/// Sorts what was advised by how it stands.
pub(super) fn sort<'r, 'a>(recommendations: &'r [Recommendation<'a>]) -> Sorted<'r, 'a> {
    let mut sorted = Sorted::default();
    for one in recommendations {
        match &one.verdict {
            Verdict::Met if one.track.benefit.kind == BenefitKind::AdviceDesk => {
                sorted.desks.push(one)
            }
            Verdict::Met => sorted.met.push(one),
            Verdict::Open(waits_for) => sorted.open.push((one, *waits_for)),
            // What is for no business is in the catalogue and would only be in the way here.
            Verdict::Failed(_) if one.track.reach == Reach::NotForBusiness => {}
            Verdict::Failed(_) => sorted.failed.push(one),
        }
    }
    sorted
}

/// What the heading means; where nothing was found, why that may be and what to do.
fn lead(
    voice: Voice<'_>,
    situation: &Situation<'_>,
    sorted: &Sorted<'_, '_>,
    goes_on: bool,
) -> Html {
    let word = match (sorted.met.len(), sorted.open.len()) {
        (0, 0) => Word::NothingFitsText,
        (0, _) if !goes_on => Word::LeftOpenText,
        (0, _) => Word::NotYetKnownText,
        (_, 0) => Word::FitsText,
        (_, _) if !goes_on => Word::FitsLeftOpenText,
        (_, _) => Word::FitsSoFarText,
    };
    let nothing = sorted.is_empty();
    html! {
        <>
            <p class="page-lead">{ voice.say(word) }</p>
            if nothing { <p>{ why_nothing(voice, situation, &sorted.failed) }</p> }
            if nothing && situation.facts.get(Fact::SizeClass).is_one_of(SizeClass::Larger.bit()) == Truth::True {
                <p>{ voice.say(Word::LargerThanSme) }</p>
            }
        </>
    }
}

/// The facts that most programmes for the owner's purposes failed by, the most frequent first.
pub(super) fn why_nothing(
    voice: Voice<'_>,
    situation: &Situation<'_>,
    failed: &[&Recommendation<'_>],
) -> String {
    let wanted = situation.facts.get(Fact::Purposes);
    let serves = |one: &&&Recommendation<'_>| wanted.has_any_of(one.track.purposes) != Truth::False;
    let mut counts: Vec<(Fact, usize)> = Vec::new();
    for one in failed.iter().filter(serves) {
        for fact in one.failed_by(situation).iter() {
            match counts.iter_mut().find(|(other, _)| *other == fact) {
                Some((_, count)) => *count += 1,
                None => counts.push((fact, 1)),
            }
        }
    }
    order::sort_by_key(&mut counts, |(_, count)| std::cmp::Reverse(*count));
    let reasons: Vec<String> = counts
        .iter()
        .take(REASONS)
        .map(|(fact, count)| {
            voice.fill(
                Word::WhyCount,
                &[("label", &voice.label(*fact)), ("n", &count.to_string())],
            )
        })
        .gather();
    voice.fill(Word::WhyNothing, &[("reasons", &voice.list(&reasons))])
}

/// The years of the papers that the finds come from are over.
fn caution(consultation: &Consultation, sorted: &Sorted<'_, '_>) -> Html {
    let voice = consultation.voice();
    let shown = sorted
        .met
        .iter()
        .copied()
        .chain(sorted.open.iter().map(|(one, _)| *one));
    let past = shown
        .filter(|one| voice.past(one.edition, consultation.today).is_some())
        .count();
    html! {
        if past > 0 {
            { notice::caution(voice.say(Word::CautionTitle), html! { <p>{ voice.say(Word::CautionPast) }</p> }) }
        }
    }
}

/// Cards under the first purpose of the owner's that each serves; those that serve none under the situation.
fn grouped(
    consultation: &Consultation,
    situation: &Situation<'_>,
    on: &Callback<Message>,
    recommendations: &[&Recommendation<'_>],
) -> Html {
    let voice = consultation.voice();
    let wanted = match consultation.answers.get(Fact::Purposes) {
        Some(Answer::Known(Knowledge::Set { has, .. })) => has,
        Some(Answer::Known(_) | Answer::DontKnow) | None => 0,
    };
    let first_of = |one: &Recommendation<'_>| (one.track.purposes & wanted).trailing_zeros();
    let mut groups: Vec<u32> = Vec::new();
    for one in recommendations {
        if !groups.contains(&first_of(one)) {
            groups.push(first_of(one));
        }
    }
    let group = |purpose: &u32| {
        let bit: Choices = 1_u64.checked_shl(*purpose).unwrap_or(0);
        let name = voice.choices(Fact::Purposes, bit).concat();
        let heading = match name.as_str() {
            "" => voice.say(Word::GroupSituation).to_owned(),
            purpose => purpose.to_owned(),
        };
        let cards = recommendations
            .iter()
            .filter(|one| first_of(one) == *purpose);
        page::section(
            heading,
            cards
                .map(|one| recommendation::card(consultation, situation, on, one))
                .gather(),
        )
    };
    groups.iter().map(group).gather()
}

/// What is open, with the questions that would settle it.
fn open(
    consultation: &Consultation,
    unfolded: &Unfolded,
    on: &Callback<Message>,
    open: &[(&Recommendation<'_>, FactSet)],
) -> Html {
    let voice = consultation.voice();
    let (first, rest) = open.split_at(open.len().min(FIRST));
    let cards = |some: &[(&Recommendation<'_>, FactSet)]| -> Html {
        some.iter()
            .map(|(one, waits_for)| recommendation::open(consultation, on, one, *waits_for))
            .gather()
    };
    html! {
        if !open.is_empty() {
            { page::section(voice.count(Word::OpenTitle, open.len()), html! {
                <>
                    <p>{ voice.say(Word::OpenText) }</p>
                    { cards(first) }
                    if !rest.is_empty() {
                        { unfolded.view(Fold::Open, on, voice.count(Word::SeeRest, rest.len()), || cards(rest)) }
                    }
                </>
            }) }
        }
    }
}

impl Sorted<'_, '_> {
    /// Whether nothing fits and nothing is open.
    pub(super) fn is_empty(&self) -> bool {
        self.met.is_empty() && self.open.is_empty()
    }
}

/// The desks to call beside those that are for this business, so many in all; each with the newest paper that prints a
/// number for it.
pub(super) fn others_to_call<'c>(
    consultation: &'c Consultation,
    sorted: &Sorted<'_, '_>,
    in_all: usize,
) -> Vec<(&'c Programme, &'c Edition)> {
    let others = consultation.desks().into_iter();
    let others = others.filter(|desk| sorted.desks.iter().all(|one| one.programme.id != desk.id));
    let edition =
        |desk: &'c Programme| Some((desk, consultation.printed(desk, desk.editions.first()?)));
    others
        .filter_map(edition)
        .take(in_all.saturating_sub(sorted.desks.len()))
        .gather()
}

/// The safety net: the desks that are for this business; where nothing else fits, two to call in any case.
fn desks(
    consultation: &Consultation,
    situation: &Situation<'_>,
    on: &Callback<Message>,
    sorted: &Sorted<'_, '_>,
) -> Html {
    let voice = consultation.voice();
    let nothing = sorted.is_empty();
    let cards = sorted
        .desks
        .iter()
        .map(|one| recommendation::card(consultation, situation, on, one));
    let others = if nothing {
        others_to_call(consultation, sorted, DESKS)
    } else {
        Vec::new()
    };
    let others = others
        .into_iter()
        .map(|(desk, edition)| recommendation::desk(consultation, desk, edition));
    let cards: Vec<Html> = cards.chain(others).gather();
    html! {
        if !cards.is_empty() { { page::section(voice.say(Word::DesksTitle), cards.into_iter().gather()) } }
    }
}

/// What just misses and serves what the owner wants: money first, as in the advice, then the fewest deeds.
fn near(
    consultation: &Consultation,
    situation: &Situation<'_>,
    unfolded: &Unfolded,
    on: &Callback<Message>,
    sorted: &Sorted<'_, '_>,
) -> Html {
    let voice = consultation.voice();
    let wanted = situation.facts.get(Fact::Purposes);
    let newest = consultation.catalog.fiscal_years().first().copied();
    // What only an old paper knows is no aim to work for, unless that year was asked for.
    let is_past = |one: &Recommendation<'_>| {
        consultation.fiscal_year.is_none()
            && newest.is_some_and(|newest| one.edition.is_long_past(newest))
    };
    let serving = sorted
        .failed
        .iter()
        .filter(|one| wanted.has_any_of(one.track.purposes) == Truth::True && !is_past(one));
    let mut near: Vec<(usize, &Recommendation<'_>, Vec<Lever>)> = serving
        .filter_map(|one| {
            let ways = levers::to_fit(consultation, one);
            let changes = ways.first().map(|way| way.deeds.len().max(1))?;
            (changes <= MOST_DEEDS).then_some((changes, *one, ways))
        })
        .gather();
    order::sort_by_key(&mut near, |(changes, one, _)| {
        (precedence(one.track.benefit.kind), *changes)
    });
    let count = near.len();
    let mut cards = near
        .into_iter()
        .map(|(_, one, ways)| recommendation::near(consultation, one, ways));
    let first: Html = cards.by_ref().take(NEAR).gather();
    html! {
        if count > 0 {
            { page::section(voice.count(Word::NearTitle, count), html! {
                <>
                    <p>{ voice.say(Word::NearText) }</p>
                    { first }
                    if count > NEAR {
                        { unfolded.view(Fold::Near, on, voice.count(Word::SeeRest, count - NEAR), || cards.gather()) }
                    }
                </>
            }) }
        }
    }
}

/// Answers to try otherwise: each leads to its question, which shows what another answer would change.
fn try_out(consultation: &Consultation) -> Html {
    let voice = consultation.voice();
    let answered = consultation.answers.iter().map(|(fact, _)| fact);
    let chips: Vec<Chip> = answered
        .map(|fact| {
            let words = voice.label(fact);
            Chip {
                address: Route::Question(fact, Then::Advice).address(),
                whole: voice.fill(Word::ChangeWhole, &[("label", &words)]),
                words,
            }
        })
        .gather();
    html! {
        if !chips.is_empty() {
            { folded::view(voice.say(Word::TryTitle), html! {
                <><p>{ voice.say(Word::TryText) }</p>{ chips::view(chips) }</>
            }) }
        }
    }
}

/// What did not fit, each with its reason in one line.
fn failed(
    voice: Voice<'_>,
    unfolded: &Unfolded,
    on: &Callback<Message>,
    failed: &[&Recommendation<'_>],
) -> Html {
    let lines = failed.iter().map(|one| recommendation::failed(voice, one));
    html! {
        if !failed.is_empty() {
            { unfolded.view(Fold::Failed, on, voice.count(Word::FailedTitle, failed.len()), || html! {
                <ul class="page-reasons">{ for lines }</ul>
            }) }
        }
    }
}

/// The programmes that could not be read and are therefore missing here.
fn defects(consultation: &Consultation) -> Html {
    let voice = consultation.voice();
    let names = consultation
        .defects
        .iter()
        .map(|defect| html! { <li>{ defect.file.clone() }</li> });
    html! {
        if !consultation.defects.is_empty() {
            { notice::caution(voice.say(Word::DefectsTitle), html! {
                <><p>{ voice.say(Word::DefectsText) }</p><ul>{ for names }</ul></>
            }) }
        }
    }
}

/// The way back to the questions, near the top, since what is open waits for them.
fn go_on(voice: Voice<'_>, on: &Callback<Message>) -> Html {
    let on = on.clone();
    let pressed = Callback::from(move |()| on.emit(Message::Continue));
    button::row(button::press(
        Look::Main,
        voice.say(Word::ContinueQuestions),
        pressed,
    ))
}

fn ways(consultation: &Consultation, on: &Callback<Message>) -> Html {
    let voice = consultation.voice();
    let send = |message: Message| {
        let on = on.clone();
        Callback::from(move |()| on.emit(message.clone()))
    };
    button::row(html! {
        <>
            if consultation.delivery.prints() {
                { button::link(Look::Second, Route::Handover(Extent::OnePage).address(), voice.say(Word::HandoverTitle)) }
            }
            { button::link(Look::Second, Route::Review.address(), voice.say(Word::ReviewAnswersLink)) }
            { onward::view(consultation) }
            { button::link(Look::Second, Route::Catalogue.address(), voice.say(Word::SeeOthers)) }
            if consultation.delivery.offers_anew() {
                { button::press(Look::Quiet, voice.say(Word::StartOver), send(Message::StartOver)) }
            }
        </>
    })
}
