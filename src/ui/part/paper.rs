//! 紙: what is taken to a counter: what was said, what was found, and whom to call. When printed it is A4; whether it fits
//! one page is counted in `room`, in the points that `paper.css` gives to each piece.

mod room;

pub use room::{fit, shown};

use super::page;
use crate::ui::template::html;
use yew::prelude::*;

#[cfg(not(target_family = "wasm"))]
use super::Example;
#[cfg(not(target_family = "wasm"))]
use crate::ui::Voice;

/// All that stands on the paper.
#[derive(Clone, Debug, PartialEq)]
pub struct Paper {
    /// What it is.
    pub title: &'static str,
    /// Of which day.
    pub day: String,
    /// What it is for, in a sentence or two.
    pub lead: &'static str,
    /// What was said.
    pub said: Said,
    /// What was found.
    pub sections: Vec<Section>,
    /// How much was left out; none for nothing.
    pub more: Option<String>,
    /// What the space for notes is called; none where there is no space.
    pub memo: Option<&'static str>,
    /// Whom to turn to, and what to know of the paper.
    pub foot: Foot,
}

/// What was said.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// The heading.
    pub title: &'static str,
    /// Names and what belongs to them, in two columns.
    pub pairs: Vec<(String, String)>,
    /// What several have in common, and their names in a row.
    pub runs: Vec<(&'static str, String)>,
    /// That there is nothing; empty where there is something.
    pub empty: &'static str,
}

/// Findings under one heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// The heading.
    pub title: String,
    /// What the heading means; empty for nothing.
    pub note: String,
    /// The findings, numbered on from the section before.
    pub items: Vec<Item>,
}

/// One finding.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Its name.
    pub name: String,
    /// Its kind and its year.
    pub tags: String,
    /// What one gets, where no figure says so; empty for nothing.
    pub gist: String,
    /// Figures, each with its name.
    pub figures: Vec<(&'static str, String)>,
    /// The figure that matters most, and the steps to it.
    pub yours: Option<Yours>,
    /// What else is worth knowing, in small print.
    pub points: Vec<String>,
    /// How its conditions stand, counted.
    pub tally: String,
    /// What is still open; empty for nothing.
    pub open: String,
    /// What is to be confirmed.
    pub confirm: Marked,
    /// What is to be asked.
    pub ask: Marked,
    /// Every condition; empty where the tally has to do.
    pub ledger: Vec<Entry>,
    /// Whom to call.
    pub offices: Offices,
    /// Where it is written.
    pub source: String,
}

/// The figure that matters most.
#[derive(Clone, Debug, PartialEq)]
pub struct Yours {
    /// What it is called.
    pub name: &'static str,
    /// The figure.
    pub figure: String,
    /// The steps to it; empty for none.
    pub sum: String,
}

/// Points with the same sign before each.
#[derive(Clone, Debug, PartialEq)]
pub struct Marked {
    /// The sign, for who sees it.
    pub sign: &'static str,
    /// What the sign means, for who can't.
    pub name: &'static str,
    /// The points.
    pub points: Vec<String>,
}

/// One condition.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// How it stands, as a sign.
    pub sign: &'static str,
    /// How it stands, in words.
    pub word: &'static str,
    /// What is asked for.
    pub asked: String,
    /// What was said to it and where it is written.
    pub under: String,
}

/// Whom to call.
#[derive(Clone, Debug, PartialEq)]
pub struct Offices {
    /// What they are.
    pub name: &'static str,
    /// Names and telephones; a telephone is empty where none is known.
    pub offices: Vec<(String, String)>,
    /// What to say where there is no office.
    pub none: &'static str,
    /// Whether the device can call them.
    pub calls: bool,
}

/// The foot of the paper.
#[derive(Clone, Debug, PartialEq)]
pub struct Foot {
    /// Whom to turn to in any case.
    pub desks: Offices,
    /// What the paper is not.
    pub caution: String,
    /// What it was made of and by whom.
    pub made: Vec<String>,
    /// A code for the camera, with what it opens.
    pub code: Option<(Html, &'static str)>,
}

/// Which copy of a paper one has before oneself.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Copy {
    /// There is no other.
    Only,
    /// One's own, in one's own language.
    Own,
    /// That for whoever sits behind the counter, in the language of this tag.
    ForCounter(&'static str),
}

/// A copy of the paper.
pub fn view(copy: Copy, paper: &Paper) -> Html {
    let mut number = 0;
    let sections = paper.sections.iter().map(|section| {
        let before = number;
        number += section.items.len();
        self::section(section, before)
    });
    let (title, lang) = match copy {
        Copy::Only | Copy::Own => (page::heading(paper.title), None),
        Copy::ForCounter(lang) => (
            html! { <p class="paper-title">{ paper.title }</p> },
            Some(lang),
        ),
    };
    html! {
        <div class={["paper", paper.memo.map_or("", |_| "paper-noted")]} {lang}>
            <div class="paper-head">
                { title }
                <p>{ paper.day.clone() }</p>
            </div>
            <p class="paper-lead">{ paper.lead }</p>
            { said(&paper.said) }
            { for sections }
            if let Some(more) = &paper.more { <p class="paper-more">{ more.clone() }</p> }
            if let Some(memo) = paper.memo { <p class="paper-memo">{ memo }</p> }
            { foot(&paper.foot) }
        </div>
    }
}

fn said(said: &Said) -> Html {
    let pair = |(name, value): &(String, String)| html! { <div><dt>{ name.clone() }</dt><dd>{ value.clone() }</dd></div> };
    let run = |(name, names): &(&'static str, String)| html! { <div><dt>{ *name }</dt><dd>{ names.clone() }</dd></div> };
    html! {
        <section class="paper-said">
            <h2>{ said.title }</h2>
            if said.empty.is_empty() {
                <dl class="paper-pairs">{ for said.pairs.iter().map(pair) }</dl>
                if !said.runs.is_empty() { <dl class="paper-runs">{ for said.runs.iter().map(run) }</dl> }
            } else {
                <p>{ said.empty }</p>
            }
        </section>
    }
}

fn section(section: &Section, before: usize) -> Html {
    let items = section.items.iter().enumerate();
    html! {
        <section class="paper-section">
            <h2>{ section.title.clone() }</h2>
            if !section.note.is_empty() { <p class="paper-note">{ section.note.clone() }</p> }
            { for items.map(|(at, one)| item(one, before + at + 1)) }
        </section>
    }
}

fn item(item: &Item, number: usize) -> Html {
    let figure = |(name, value): &(&'static str, String)| html! { <div><dt>{ *name }</dt><dd>{ value.clone() }</dd></div> };
    html! {
        <article class={["paper-item", if item.ledger.is_empty() { "" } else { "paper-long" }]}>
            <div class="paper-name">
                <h3>{ [&number.to_string(), ". ", &item.name].concat() }</h3>
                <p class="paper-small">{ item.tags.clone() }</p>
            </div>
            <div class="paper-columns">
                <div>
                    if !item.gist.is_empty() { <p>{ item.gist.clone() }</p> }
                    if !item.figures.is_empty() { <dl class="paper-figures">{ for item.figures.iter().map(figure) }</dl> }
                    if let Some(yours) = &item.yours {
                        <p>{ yours.name }<strong class="paper-yours">{ yours.figure.clone() }</strong></p>
                        if !yours.sum.is_empty() { <p class="paper-small">{ yours.sum.clone() }</p> }
                    }
                    { for item.points.iter().map(|point| html! { <p class="paper-small">{ point.clone() }</p> }) }
                    <p>{ item.tally.clone() }</p>
                    if !item.open.is_empty() { <p>{ item.open.clone() }</p> }
                </div>
                <div>{ marked(&item.confirm) }{ marked(&item.ask) }</div>
            </div>
            if !item.ledger.is_empty() { <ul class="paper-ledger">{ for item.ledger.iter().map(entry) }</ul> }
            <div class="paper-where">{ offices(&item.offices) }<p class="paper-small">{ item.source.clone() }</p></div>
        </article>
    }
}

fn marked(marked: &Marked) -> Html {
    let point = |point: &String| html! { <li><span aria-hidden="true">{ marked.sign }</span>{ point.clone() }</li> };
    html! {
        if !marked.points.is_empty() {
            <ul class="paper-points" aria-label={marked.name}>{ for marked.points.iter().map(point) }</ul>
        }
    }
}

fn entry(entry: &Entry) -> Html {
    html! {
        <li>
            <span aria-hidden="true">{ entry.sign }</span>
            <p><strong>{ entry.word }</strong>{ entry.asked.clone() }<span class="paper-under">{ entry.under.clone() }</span></p>
        </li>
    }
}

fn offices(offices: &Offices) -> Html {
    let office = |(name, phone): &(String, String)| {
        html! {
            <>
                <span class="paper-office">{ name.clone() }</span>
                if !phone.is_empty() {
                    <a class="paper-phone" href={offices.calls.then(|| ["tel:", phone].concat())}>{ phone.clone() }</a>
                }
            </>
        }
    };
    html! {
        <p class="paper-offices">
            <span class="paper-label">{ offices.name }</span>
            { for offices.offices.iter().map(office) }
            if offices.offices.is_empty() { { offices.none } }
        </p>
    }
}

fn foot(foot: &Foot) -> Html {
    html! {
        <div class="paper-foot">
            <div>
                { offices(&foot.desks) }
                <p class="paper-caution">{ foot.caution.clone() }</p>
                { for foot.made.iter().map(|line| html! { <p class="paper-small">{ line.clone() }</p> }) }
            </div>
            if let Some((code, opens)) = &foot.code {
                <div class="paper-code">{ code.clone() }<p class="paper-small">{ *opens }</p></div>
            }
        </div>
    }
}

/// What the gallery shows of it.
#[cfg(not(target_family = "wasm"))]
pub fn examples(voice: Voice<'_>) -> Vec<Example> {
    use crate::ui::Word;
    let marked = |sign, name, word| Marked {
        sign: voice.say(sign),
        name: voice.say(name),
        points: vec![voice.say(word).to_owned()],
    };
    let offices = |offices: Vec<(String, String)>| Offices {
        name: voice.say(Word::HelpTitle),
        offices,
        none: voice.say(Word::NoPhone),
        calls: false,
    };
    let item = Item {
        name: voice.say(Word::DoorPurpose).to_owned(),
        tags: voice.say(Word::KindSubsidy).to_owned(),
        gist: voice.say(Word::DoorPurposeAbout).to_owned(),
        figures: vec![(voice.say(Word::Rate), "2/3".to_owned())],
        yours: Some(Yours {
            name: voice.say(Word::Yours),
            figure: voice.yen(crate::money::Yen(4_500_000)),
            sum: String::new(),
        }),
        points: vec![voice.say(Word::AmountNote).to_owned()],
        tally: voice.say(Word::VerdictMet).to_owned(),
        open: String::new(),
        confirm: marked(Word::SignConfirm, Word::StandsToConfirm, Word::OpenText),
        ask: marked(Word::SignOpen, Word::StandsOpen, Word::OpenText),
        ledger: Vec::new(),
        offices: offices(vec![(
            voice.say(Word::SettingOffice).to_owned(),
            "000-000-0000".to_owned(),
        )]),
        source: voice.say(Word::BasisSameName).to_owned(),
    };
    let paper = Paper {
        title: voice.say(Word::HandoverTitle),
        day: voice.say(Word::UnitDay).to_owned(),
        lead: voice.say(Word::FitsText),
        said: Said {
            title: voice.say(Word::ReviewAnswers),
            pairs: vec![(
                voice.say(Word::Rate).to_owned(),
                voice.say(Word::Yes).to_owned(),
            )],
            runs: vec![(
                voice.say(Word::No),
                voice.say(Word::DoorSituation).to_owned(),
            )],
            empty: "",
        },
        sections: vec![Section {
            title: voice.count(Word::SoManyFit, 1),
            note: voice.say(Word::FitsText).to_owned(),
            items: vec![item],
        }],
        more: Some(voice.count(Word::SeeRest, 2)),
        memo: None,
        foot: Foot {
            desks: offices(Vec::new()),
            caution: voice.say(Word::CautionPast).to_owned(),
            made: vec![voice.say(Word::Brand).to_owned()],
            code: None,
        },
    };
    vec![Example::new("one", view(Copy::Only, &paper))]
}
