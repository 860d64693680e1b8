//! 制度の一覧: every programme there is, found by words and by what it is for.

use crate::gather::Gather;
use crate::ui::template::html;
use crate::{
    catalog::{Edition, Programme},
    fact::{Choices, Fact},
    order,
    ui::{
        Browse, Consultation, Message, Route, Voice, Word,
        part::{
            button::{self, Look},
            filters,
            icon::Icon,
            listing::{self, Row},
            notice, page,
            search_field::{self, Field},
            select::{self, Entry},
        },
        screen::{icons, year},
    },
};
use yew::prelude::*;

/// The screen.
pub fn view(consultation: &Consultation, on: &Callback<Message>) -> Html {
    let voice = consultation.voice();
    let found = consultation.found();
    html! {
        <>
            { page::heading(voice.say(Word::CatalogueTitle)) }
            { search(consultation, on) }
            { results(consultation, &found, on) }
            { notice::caution(voice.say(Word::CautionTitle), html! { <p>{ year::covered(consultation) }</p> }) }
        </>
    }
}

/// The field and the lists to choose from; Enter leads to what was found.
fn search(consultation: &Consultation, on: &Callback<Message>) -> Html {
    let voice = consultation.voice();
    let browse = &consultation.browse;
    let found = on.reform(|()| Message::Focus(listing::HEADING));
    let onsubmit = move |event: SubmitEvent| {
        event.prevent_default();
        found.emit(());
    };
    let field = Field {
        text: browse.query.clone(),
        label: voice.say(Word::SearchLabel),
        hint: voice.say(Word::SearchHint),
        changed: changed(browse, on, |browse, query| browse.query = query),
    };
    html! {
        <form class="page-form" role="search" autocomplete="off" {onsubmit}>
            { search_field::view(field) }
            { filters::view(voice.say(Word::FiltersTitle), browse.cleared, lists(consultation, on)) }
        </form>
    }
}

/// The lists, each with what occurs in the catalogue and nothing else.
fn lists(consultation: &Consultation, on: &Callback<Message>) -> Vec<Html> {
    let (voice, browse) = (consultation.voice(), &consultation.browse);
    let shelf = consultation.shelf();
    let purposes: Vec<(Choices, String, String)> = purposes(voice, shelf.purposes);
    let plain = |label: String| (label, String::new());
    let kinds = shelf.kinds.iter();
    let kinds = kinds.map(|kind| (*kind, plain(voice.kind(*kind).to_owned())));
    let bodies = shelf.bodies.iter();
    let bodies = bodies.map(|body| (*body, plain(voice.body(*body).to_owned())));
    let years = shelf.years.iter().copied();
    let years = years.map(|year| (year, plain(voice.both_years(year))));
    let purposes = purposes
        .into_iter()
        .map(|(bit, label, group)| (bit, (label, group)));
    vec![
        list(
            ("filter-purpose", voice.say(Word::FilterPurpose)),
            voice.say(Word::FilterAny),
            purposes.gather(),
            browse.purpose,
            changed(browse, on, |browse, purpose| browse.purpose = purpose),
        ),
        list(
            ("filter-kind", voice.say(Word::FilterKind)),
            voice.say(Word::FilterAny),
            kinds.gather(),
            browse.kind,
            changed(browse, on, |browse, kind| browse.kind = kind),
        ),
        list(
            ("filter-body", voice.say(Word::FilterBody)),
            voice.say(Word::FilterAny),
            bodies.gather(),
            browse.body,
            changed(browse, on, |browse, body| browse.body = body),
        ),
        list(
            ("filter-year", voice.say(Word::FilterYear)),
            voice.say(Word::FilterAny),
            years.gather(),
            browse.year,
            changed(browse, on, |browse, year| browse.year = year),
        ),
    ]
}

/// The purposes among `served`: each with what it says and the heading it stands under.
fn purposes(voice: Voice<'_>, served: Choices) -> Vec<(Choices, String, String)> {
    let question = voice.catalog.question(Fact::Purposes);
    let options = question.map_or(&[][..], |question| &question.options);
    let options = (0..).zip(options).map(|(place, choice)| {
        let bit: Choices = 1 << place;
        let (label, group) = (voice.text(&choice.label), voice.text(&choice.group));
        (bit, label.to_owned(), group.to_owned())
    });
    options.filter(|(bit, ..)| served & bit != 0).gather()
}

/// One list: anything, or one of what there is, each a value with what it says and the heading it stands under.
fn list<T: Clone + PartialEq + 'static>(
    (id, label): (&'static str, &'static str),
    any: &'static str,
    values: Vec<(T, (String, String))>,
    chosen: Option<T>,
    changed: Callback<Option<T>>,
) -> Html {
    let anything = Entry {
        value: String::new(),
        label: any.to_owned(),
        group: String::new(),
    };
    let place = values
        .iter()
        .position(|(value, _)| Some(value) == chosen.as_ref());
    let entries = values
        .iter()
        .enumerate()
        .map(|(at, (_, (label, group)))| Entry {
            value: at.to_string(),
            label: label.clone(),
            group: group.clone(),
        });
    let entries = [anything].into_iter().chain(entries).gather();
    let taken = values
        .iter()
        .map(|(value, _)| value.clone())
        .gather::<Vec<T>>();
    let changed = Callback::from(move |value: String| {
        let at = value.parse::<usize>().ok();
        changed.emit(at.and_then(|at| taken.get(at).cloned()));
    });
    let place = place.map_or(String::new(), |at| at.to_string());
    select::view(id, label, entries, &place, changed)
}

/// Takes a new value into what is looked for.
fn changed<T: 'static>(
    browse: &Browse,
    on: &Callback<Message>,
    take: fn(&mut Browse, T),
) -> Callback<T> {
    let (browse, on) = (browse.anew(), on.clone());
    Callback::from(move |value: T| {
        let mut browse = browse.clone();
        take(&mut browse, value);
        on.emit(Message::Browse(browse));
    })
}

/// What was found, counted, and the finds or what to try.
fn results(consultation: &Consultation, found: &[&Programme], on: &Callback<Message>) -> Html {
    let voice = consultation.voice();
    let title = match (found.len(), consultation.browse.is_set()) {
        (0, _) => voice.say(Word::FoundNothing).to_owned(),
        (count, true) => voice.count(Word::FoundTitle, count),
        (count, false) => voice.count(Word::FoundAll, count),
    };
    html! {
        <section class="page-section">
            { listing::heading(title, clear(consultation, on)) }
            if found.is_empty() {
                { nothing(consultation, on) }
            } else {
                { listed(consultation, found, on) }
            }
        </section>
    }
}

/// The finds, so many at once.
fn listed(consultation: &Consultation, found: &[&Programme], on: &Callback<Message>) -> Html {
    let listed = consultation.browse.listed;
    let rows = found.iter().take(listed);
    let rows = rows.map(|programme| row(consultation, programme)).gather();
    let on = on.clone();
    let more = Callback::from(move |()| on.emit(Message::ListMore));
    html! {
        <>
            { listing::view(rows) }
            if found.len() > listed {
                { button::row(button::press(Look::Second, consultation.voice().say(Word::ListMore), more)) }
            }
        </>
    }
}

/// One find: its tags are those of the newest edition that is looked for.
fn row(consultation: &Consultation, programme: &Programme) -> Row {
    let voice = consultation.voice();
    let mut editions = consultation.browse.editions(programme).peekable();
    let newest = editions.peek().map(|edition| edition.fiscal_year);
    let editions: Vec<&Edition> = editions
        .take_while(|edition| Some(edition.fiscal_year) == newest)
        .gather();
    Row {
        icon: icon(programme, &editions),
        tags: tags(voice, programme, &editions),
        name: voice.text(&programme.name).to_owned(),
        address: Route::Programme(programme.id.as_str().into()).address(),
        gist: voice.gist(&programme.summary).to_owned(),
    }
}

/// What is drawn for the kind of help that its tags name first; none where they begin with something else.
fn icon(programme: &Programme, editions: &[&Edition]) -> Option<Icon> {
    let tracks = editions.iter().flat_map(|edition| &edition.tracks);
    let first = tracks.map(|track| track.benefit.kind).min();
    let first = first.filter(|_| programme.is_for_business());
    first.map(icons::of_kind)
}

/// Whether it is for a business, the kinds of help, the years of the papers, and who runs it.
fn tags(voice: Voice<'_>, programme: &Programme, editions: &[&Edition]) -> Vec<String> {
    let tracks = editions.iter().flat_map(|edition| &edition.tracks);
    let kinds = order::distinct(tracks.map(|track| track.benefit.kind));
    let years = editions
        .iter()
        .flat_map(|edition| edition.also_in.iter().copied().chain([edition.fiscal_year]));
    let years: Vec<String> = order::distinct(years)
        .into_iter()
        .rev()
        .map(|year| voice.fiscal_year(year))
        .gather();
    let bodies = order::distinct(editions.iter().map(|edition| edition.body));
    let not_for_business =
        (!programme.is_for_business()).then(|| voice.say(Word::NotForBusinessTag).to_owned());
    not_for_business
        .into_iter()
        .chain(kinds.into_iter().map(|kind| voice.kind(kind).to_owned()))
        .chain([years.join(voice.say(Word::ListDot))])
        .chain(bodies.into_iter().map(|body| voice.body(body).to_owned()))
        .gather()
}

/// The way to look for everything again, where something is looked for.
fn clear(consultation: &Consultation, on: &Callback<Message>) -> Html {
    let voice = consultation.voice();
    let (cleared, on) = (consultation.browse.clear(), on.clone());
    let pressed = Callback::from(move |()| {
        // The button goes with what it clears; the reader is told what is found now.
        on.emit(Message::Focus(listing::HEADING));
        on.emit(Message::Browse(cleared.clone()));
    });
    html! {
        if consultation.browse.is_set() { { button::press(Look::Quiet, voice.say(Word::ClearFilters), pressed) } }
    }
}

/// What to try where nothing was found, and the questions as the better way.
fn nothing(consultation: &Consultation, on: &Callback<Message>) -> Html {
    let voice = consultation.voice();
    let on = on.clone();
    let ask = Callback::from(move |()| on.emit(Message::Continue));
    html! {
        <>
            <ul class="page-steps">
                <li>{ voice.say(Word::TryWords) }</li>
                <li>{ voice.say(Word::TryFilters) }</li>
                <li>{ voice.say(Word::TryQuestions) }</li>
            </ul>
            { button::row(html! {
                <>
                    { button::press(Look::Main, voice.say(Word::FindByQuestions), ask) }
                    if consultation.delivery.has_coverage() {
                        { button::link(Look::Second, Route::Coverage.address(), voice.say(Word::CoverageLink)) }
                    }
                </>
            }) }
        </>
    }
}
