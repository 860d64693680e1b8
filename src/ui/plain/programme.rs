//! One programme: what its screen says to someone of whom nothing is known, with the way into the advisor.

use super::{FOLDER, Page, about, framed, within};
use crate::ui::template::html;
use crate::{
    advice::{Availability, Ground},
    catalog::{BudgetStage, Check, Edition, Programme, Requirement, Track},
    ui::{
        Consultation, Route, Voice, Word,
        part::{
            button::{self, Look},
            card, notice, page,
        },
        screen::{
            glossary::Glossary,
            programme::{self, source, track},
        },
    },
};
use yew::prelude::*;

/// The way from here to the start.
const UP: &str = "../../";

/// The page; none for a programme without an edition.
pub fn page(consultation: &Consultation, programme: &Programme) -> Option<Page> {
    let voice = consultation.voice();
    let shown = consultation.editions(programme);
    let (edition, beside) = shown.split_first()?;
    let is_shown = |one: &&Edition| shown.iter().any(|shown| shown.id == one.id);
    let older = programme.editions.iter().filter(|one| !is_shown(one));
    let name = voice.text(&programme.name);
    let glossary = Glossary::new(voice);
    let content = html! {
        <>
            { programme::head(&glossary, voice, programme, edition) }
            { way_in(voice, programme) }
            { caution(voice, edition) }
            { page::section(voice.say(Word::HowTitle), programme::how(&glossary, consultation, edition)) }
            { tracks(&glossary, voice, edition) }
            { page::section(voice.say(Word::ApplyTitle), programme::steps(voice, &edition.apply)) }
            { page::section(voice.say(Word::CounterTitle), programme::points(voice, &edition.counter)) }
            { page::section(voice.say(Word::HelpTitle), source::help(consultation, programme, edition, neighbor)) }
            { page::section(voice.say(Word::SourceTitle), source::view(voice, edition)) }
            { for beside.iter().map(|one| source::beside(voice, programme, one)) }
            { for older.map(|one| source::older(voice, programme, one)) }
            { way_in(voice, programme) }
        </>
    };
    let route = Route::Programme(programme.id.as_str().into());
    let trail = [(UP_TO_CATALOGUE, voice.say(Word::CatalogueLink))];
    Some(Page {
        folder: [FOLDER, &programme.id, "/"].concat(),
        title: voice.fill(Word::TitleWithBrand, &[("title", name)]),
        description: voice.text(&programme.summary).to_owned(),
        content: framed(consultation, UP, &route, &trail, content),
        about: about::programme(voice, programme, edition),
    })
}

const UP_TO_CATALOGUE: &str = "../";

/// The address of another programme's page.
fn neighbor(id: &str) -> String {
    [UP_TO_CATALOGUE, id, "/"].concat()
}

fn way_in(voice: Voice<'_>, programme: &Programme) -> Html {
    let address = within(UP, &Route::Programme(programme.id.as_str().into()));
    html! {
        <div class="page-section">
            { button::row(button::link(Look::Main, address, voice.say(Word::PlainCheck))) }
            <p class="page-note">{ voice.say(Word::PlainCheckText) }</p>
        </div>
    }
}

/// What the paper is worth, whatever the day on which one reads this.
fn caution(voice: Voice<'_>, edition: &Edition) -> Html {
    let stage = match edition.stage {
        BudgetStage::Requested => Some(Availability::Requested),
        BudgetStage::Budgeted => Some(Availability::Budgeted),
        BudgetStage::Enacted => None,
    };
    let of = voice.edition(edition);
    notice::caution(
        voice.say(Word::CautionTitle),
        html! {
            <>
                <p>{ voice.fill(Word::PlainCaution, &[("edition", &of)]) }</p>
                if let Some(stage) = stage { <p>{ voice.availability(stage) }</p> }
            </>
        },
    )
}

/// Who each track is for and what one gets.
fn tracks(glossary: &Glossary<'_>, voice: Voice<'_>, edition: &Edition) -> Html {
    if let [only] = edition.tracks.as_slice() {
        return one_track(glossary, voice, edition, only, page::section);
    }
    let each = edition.tracks.iter().map(|track| {
        html! {
            <section class="page-section">
                <h2>{ voice.text(&track.name).to_owned() }</h2>
                { one_track(glossary, voice, edition, track, page::subsection) }
            </section>
        }
    });
    html! { <><p class="page-result">{ voice.count(Word::TracksTitle, edition.tracks.len()) }</p>{ for each }</> }
}

fn one_track(
    glossary: &Glossary<'_>,
    voice: Voice<'_>,
    edition: &Edition,
    track: &Track,
    section: fn(&'static str, Html) -> Html,
) -> Html {
    let requirements = || track.requirements.iter();
    let asked = requirements().map(|requirement| requirement_of(voice, edition, requirement));
    let said = requirements().map(|one| voice.asked(Ground::Requirement(one), edition));
    let said: Vec<String> = said.collect();
    let notes = track.notes.iter().map(|note| track::note(voice, note));
    html! {
        <>
            if !track.requirements.is_empty() {
                { section(voice.say(Word::WhoTitle), html! {
                    <><ul class="page-reasons">{ for asked }</ul>{ glossary.below(&said) }</>
                }) }
            }
            { section(voice.say(Word::HowMuchTitle), html! {
                <>
                    <p>{ voice.text(&track.benefit.text).to_owned() }</p>
                    { track::worth(glossary, voice, &track.benefit) }
                    { card::lines(notes.collect()) }
                </>
            }) }
        </>
    }
}

/// What is asked for, who decides where no machine can, and where it is written.
fn requirement_of(voice: Voice<'_>, edition: &Edition, requirement: &Requirement) -> Html {
    let judge = match &requirement.check {
        Check::Judged { by, .. } => Some(voice.judge(*by)),
        Check::Rule(_) | Check::NotTrack { .. } => None,
    };
    html! {
        <li>
            { voice.asked(Ground::Requirement(requirement), edition) }
            if let Some(judge) = judge { <span class="page-reason">{ judge }</span> }
            <span class="page-reason">{ voice.cites(&requirement.cites) }</span>
        </li>
    }
}
