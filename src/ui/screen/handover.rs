//! 窓口に持っていく紙: the consultation on one A4 page for whoever sits behind the counter, or all of it on several.

mod item;

use super::advice::{self, Sorted};
use crate::gather::{AddAll, Gather};
use crate::ui::template::html;
use crate::{
    advice::{Advice, Recommendation},
    answer::Answer,
    catalog::{Document, Language},
    data_version,
    derive::Situation,
    fact::{Fact, Knowledge, NO, Shape},
    order,
    ui::{
        Consultation, Message, Route, Voice, Word,
        part::{
            button::{self, Look},
            page,
            paper::{self, Copy, Foot, Offices, Paper, Said, Section},
            qr,
        },
        route::Extent,
        text::document_number,
    },
};
use yew::prelude::*;

/// The screen.
pub fn view(consultation: &Consultation, extent: Extent, on: &Callback<Message>) -> Html {
    let voice = consultation.voice();
    let paper = |copy, of: &Consultation| match extent {
        Extent::OnePage => paper::view(copy, &one_page(of)),
        Extent::Whole => paper::view(copy, &whole(of)),
    };
    match consultation.language {
        Language::Japanese => html! {
            <>
                { ways(voice, extent, voice.say(note(extent)), on) }
                { paper(Copy::Only, consultation) }
            </>
        },
        // The counter reads Japanese, and knows the programmes by their own names.
        Language::Easy | Language::English => {
            let japanese = Consultation {
                language: Language::Japanese,
                ..consultation.clone()
            };
            html! {
                <>
                    { ways(voice, extent, voice.say(Word::HandoverBoth), on) }
                    { paper(Copy::Own, consultation) }
                    { page::section(voice.say(Word::HandoverForCounter), paper(Copy::ForCounter(Language::Japanese.tag()), &japanese)) }
                </>
            }
        }
    }
}

/// What the screen says above the paper.
fn note(extent: Extent) -> Word {
    match extent {
        Extent::OnePage => Word::HandoverNote,
        Extent::Whole => Word::HandoverWholeNote,
    }
}

/// The first finds as the advice ranks them, then what is open, as many as there are places; each in short.
fn one_page(consultation: &Consultation) -> Paper {
    let voice = consultation.voice();
    let advice = consultation.advice();
    let sorted = advice::sort(&advice.recommendations);
    let met = sorted.met.iter().copied().take(advice::FIRST);
    let places = advice::FIRST - met.len();
    let open = sorted.open.iter().map(|(one, _)| *one).take(places);
    let short = |one| item::short(consultation, one);
    let paper = paper(
        consultation,
        &advice,
        Word::HandoverTitle,
        sections(
            voice,
            &advice.situation,
            &sorted,
            met.map(short).gather(),
            open.map(short).gather(),
        ),
    );
    let all = sorted.met.len() + sorted.open.len();
    let more = |shown: usize| {
        let counts = [
            ("n", all - shown),
            ("met", sorted.met.len().saturating_sub(shown)),
            (
                "open",
                sorted.open.len() - shown.saturating_sub(sorted.met.len()),
            ),
        ];
        let counts = counts.map(|(name, count)| (name, count.to_string()));
        let counts = counts
            .each_ref()
            .map(|(name, count)| (*name, count.as_str()));
        (all > shown).then(|| voice.fill(Word::HandoverMore, &counts))
    };
    match voice.language {
        Language::Japanese => paper::fit(paper, more, voice.say(Word::HandoverMemo)),
        // One's own copy takes the room that it needs; what is said of it here is counted in Japanese letters.
        Language::Easy | Language::English => Paper {
            more: more(paper::shown(&paper)),
            ..paper
        },
    }
}

/// All that fits and all that is open, with every requirement; the desks as well.
fn whole(consultation: &Consultation) -> Paper {
    let voice = consultation.voice();
    let advice = consultation.advice();
    let sorted = advice::sort(&advice.recommendations);
    let long = |one: &Recommendation<'_>| item::long(consultation, one);
    let met = sorted.met.iter().copied().map(long).gather();
    let open = sorted.open.iter().map(|(one, _)| long(one)).gather();
    let mut sections = sections(voice, &advice.situation, &sorted, met, open);
    if !sorted.desks.is_empty() {
        sections.push(Section {
            title: voice.say(Word::DesksTitle).to_owned(),
            note: String::new(),
            items: sorted.desks.iter().copied().map(long).gather(),
        });
    }
    paper(consultation, &advice, Word::HandoverWholeTitle, sections)
}

fn sections(
    voice: Voice<'_>,
    situation: &Situation<'_>,
    sorted: &Sorted<'_, '_>,
    met: Vec<paper::Item>,
    open: Vec<paper::Item>,
) -> Vec<Section> {
    let section = |title: String, items: Vec<paper::Item>| Section {
        title,
        note: String::new(),
        items,
    };
    let mut sections = Vec::new();
    if sorted.is_empty() {
        let why = advice::why_nothing(voice, situation, &sorted.failed);
        sections.push(Section {
            note: voice.then(voice.say(Word::NothingFitsText), &why),
            ..section(voice.say(Word::NothingFits).to_owned(), Vec::new())
        });
    }
    if !met.is_empty() {
        sections.push(section(
            voice.count(Word::HandoverMet, sorted.met.len()),
            met,
        ));
    }
    if !open.is_empty() {
        sections.push(section(
            voice.count(Word::OpenTitle, sorted.open.len()),
            open,
        ));
    }
    sections
}

fn paper(
    consultation: &Consultation,
    advice: &Advice<'_>,
    title: Word,
    sections: Vec<Section>,
) -> Paper {
    let voice = consultation.voice();
    let day = voice.date(consultation.today);
    Paper {
        title: voice.say(title),
        day: voice.fill(Word::HandoverDay, &[("day", &day)]),
        lead: voice.say(Word::HandoverLead),
        said: said(consultation, &advice.situation),
        sections,
        more: None,
        memo: None,
        foot: foot(consultation, advice),
    }
}

/// What was said and counts, the size class first. A no, a zero and a わからない say little each, so they stand together.
fn said(consultation: &Consultation, situation: &Situation<'_>) -> Said {
    let voice = consultation.voice();
    let mut pairs = vec![(
        voice.label(Fact::SizeClass),
        voice.known(Fact::SizeClass, situation.facts.get(Fact::SizeClass)),
    )];
    let (mut noes, mut unknown) = (Vec::new(), Vec::new());
    for question in &consultation.catalog.base.questions {
        let fact = question.fact;
        let counts = situation.applies.contains(fact) || situation.may_apply.contains(fact);
        match consultation.answers.get(fact).filter(|_| counts) {
            None => {}
            Some(Answer::DontKnow) => unknown.push(voice.label(fact)),
            Some(Answer::Known(known)) if denies(consultation, fact, known) => {
                noes.push(voice.label(fact));
            }
            Some(Answer::Known(known)) => pairs.push((voice.label(fact), voice.known(fact, known))),
        }
    }
    let nothing = pairs.len() == 1 && noes.is_empty() && unknown.is_empty();
    let runs = [(Word::HandoverNoes, noes), (Word::HandoverUnknown, unknown)];
    let runs = runs.into_iter().filter(|(_, names)| !names.is_empty());
    Said {
        title: voice.say(Word::HandoverSaid),
        pairs,
        runs: runs
            .map(|(word, names)| (voice.say(word), voice.list(&names)))
            .gather(),
        empty: if nothing {
            voice.say(Word::ReviewEmpty)
        } else {
            ""
        },
    }
}

/// Whether an answer says no more than no: いいえ, a choice that stands alone such as どれもない, a rate or a sum of zero.
fn denies(consultation: &Consultation, fact: Fact, known: Knowledge) -> bool {
    let alone = |has| {
        let question = consultation.catalog.question(fact);
        question.is_some_and(|question| question.chosen(has).all(|choice| choice.exclusive))
    };
    match known {
        Knowledge::OneOf(bits) => fact.shape() == Shape::YesNo && bits == NO,
        Knowledge::Set { has, may } => has == may && alone(has),
        Knowledge::Range { max, .. } => match fact.shape() {
            Shape::Percent | Shape::Yen => max == 0,
            Shape::Count | Shape::Date | Shape::Choice | Shape::Set | Shape::YesNo => false,
        },
    }
}

fn foot(consultation: &Consultation, advice: &Advice<'_>) -> Foot {
    let voice = consultation.voice();
    let sorted = advice::sort(&advice.recommendations);
    let newest = |one: &&&Recommendation<'_>| std::cmp::Reverse(one.edition.fiscal_year);
    let mut met: Vec<_> = sorted.desks.iter().gather();
    order::sort_by_key(&mut met, newest);
    let met = met.into_iter().take(advice::DESKS);
    let mut desks: Vec<_> = met
        .map(|one| {
            (
                one.programme,
                consultation.printed(one.programme, one.edition),
            )
        })
        .gather();
    let in_all = if sorted.is_empty() { advice::DESKS } else { 1 };
    desks.add_all(advice::others_to_call(consultation, &sorted, in_all));
    let desks = desks.into_iter().map(|(programme, edition)| {
        let name = voice.text(&programme.name);
        match consultation.catalog.base.offices(edition).next() {
            // The telephone is the office's, which is no desk itself.
            Some(office) => {
                let names = [("name", name), ("office", voice.text(&office.name))];
                (voice.fill(Word::HandoverDesk, &names), office.phone.clone())
            }
            None => (name.to_owned(), String::new()),
        }
    });
    // Whoever handed the paper out knows best what it is about.
    let desk = consultation.delivery.desk();
    let office = desk.filter(|desk| !desk.office.is_empty());
    let office = office.map(|desk| (desk.office.to_string(), desk.phone.to_string()));
    let office = office.into_iter();
    let brand = voice.say(Word::Brand);
    let mut made = vec![
        voice.fill(
            Word::HandoverData,
            &[
                ("papers", &voice.list(&papers(voice, &sorted))),
                ("version", data_version()),
            ],
        ),
        voice.fill(Word::HandoverMadeBy, &[("brand", brand)]),
    ];
    if !consultation.defects.is_empty() {
        made.push(voice.say(Word::DefectsTitle).to_owned());
    }
    Foot {
        desks: Offices {
            name: voice.say(Word::DesksTitle),
            offices: office.chain(desks).gather(),
            none: "",
            calls: consultation.delivery.calls(),
        },
        caution: voice.say(Word::HandoverCaution).to_owned(),
        made,
        code: (consultation.link().filter(|_| consultation.has_begun()))
            .map(|link| code(voice, &link)),
    }
}

/// The link of the consultation for the camera, so that whoever holds the paper finds the same answers.
fn code(voice: Voice<'_>, link: &str) -> (Html, &'static str) {
    let label = voice.say(Word::CameraLabel).to_owned();
    let code = qr::view(label, link);
    (code, voice.say(Word::HandoverCode))
}

/// The documents that what fits and what is open is from, with the numbers by which they are cited; where there is
/// nothing, those that were looked through.
fn papers(voice: Voice<'_>, sorted: &Sorted<'_, '_>) -> Vec<String> {
    let open = sorted.open.iter().map(|(one, _)| *one);
    let shown = sorted.met.iter().chain(&sorted.desks).copied().chain(open);
    let failed = sorted.failed.iter().copied();
    let nothing = sorted.is_empty() && sorted.desks.is_empty();
    let shown = shown.chain(failed.filter(|_| nothing));
    let cited: Vec<u16> = shown
        .flat_map(|one| one.edition.cites.iter().map(|cite| cite.document))
        .gather();
    let documents = voice.catalog.base.documents.iter();
    let documents = documents.filter(|document| cited.contains(&document.number));
    let name = |document: &Document| {
        let number = document_number(document.number);
        let names = [("number", &*number), ("title", voice.text(&document.title))];
        voice.fill(Word::HandoverPaper, &names)
    };
    documents.map(name).gather()
}

/// The print button, the other extent and the way back; none of them is printed.
fn ways(voice: Voice<'_>, extent: Extent, note: &'static str, on: &Callback<Message>) -> Html {
    let (other, to_other) = match extent {
        Extent::OnePage => (Extent::Whole, Word::HandoverToWhole),
        Extent::Whole => (Extent::OnePage, Word::HandoverToOnePage),
    };
    let print = on.reform(|()| Message::Print);
    button::unprinted(html! {
        <>
            <p class="page-lead">{ note }</p>
            { button::row(html! {
                <>
                    { button::press(Look::Main, voice.say(Word::HandoverPrint), print) }
                    { button::link(Look::Second, Route::Handover(other).address(), voice.say(to_other)) }
                    { button::link(Look::Quiet, Route::Advice.address(), voice.say(Word::BackToAdvice)) }
                </>
            }) }
        </>
    })
}
