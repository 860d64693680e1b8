//! 端末の設定: the settings of a kiosk as a form; what comes of it is a link to use, or the page's own file with the settings
//! inside.

use crate::gather::{AddAll, Gather};
use crate::ui::template::html;
use crate::{
    catalog::{Language, Question},
    fact::Fact,
    ui::{
        Consultation, Message, Word,
        delivery::{Desk, Fault, desk, setting},
        part::{
            button::{self, Look},
            choice::{self, Choice, Kind, State},
            copy::{self, Copied, Copy},
            notice, page, qr,
            select::{self, Entry},
            text_field::{self, Field, Typed},
        },
        speak, typeset,
    },
};
use std::rc::Rc;
use yew::prelude::*;

/// The page that is set up.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// Its address, without settings.
    pub address: String,
    /// Whether it is a single file that can hold its settings itself.
    pub is_single: bool,
    /// The name of what it was made of, and the number behind that; none where the page does not say.
    pub version: Option<(String, String)>,
}

/// What is set up.
#[derive(Clone, PartialEq, Properties)]
pub struct Given {
    /// The kiosk as it is.
    pub consultation: Rc<Consultation>,
    /// The page.
    pub page: Page,
    /// What came of copying the link.
    pub copied: Copied,
    /// Whether the file was saved.
    pub saved: bool,
    /// Takes what is to be done.
    pub on: Callback<Message>,
}

/// Names of settings and what stands in their fields.
type Form = Vec<(String, String)>;

/// The screen.
#[component]
pub fn Setup(given: &Given) -> Html {
    let consultation = &given.consultation;
    let form = use_state_eq(|| filled(consultation));
    let set = {
        let form = form.clone();
        Callback::from(move |(name, value): (&'static str, String)| {
            let mut changed: Form = form.iter().filter(|(one, _)| one != name).cloned().gather();
            changed.push((name.to_owned(), value));
            form.set(changed);
        })
    };
    let asked: Form = form
        .iter()
        .filter(|(_, value)| !value.trim().is_empty())
        .cloned()
        .gather();
    let (desk, faults) = Desk::read(&consultation.catalog, &asked);
    let voice = consultation.voice();
    let screen = html! {
        <>
            { page::heading(voice.say(Word::SetupTitle)) }
            <p class="page-lead">{ voice.say(Word::SetupLead) }</p>
            { self::faults(consultation) }
            <form class="page-form" autocomplete="off" onsubmit={|event: SubmitEvent| event.prevent_default()}>
                { fields(consultation, &form, &faults, &set) }
            </form>
            if faults.is_empty() { { results(given, &desk) } }
            else { { notice::caution(voice.say(Word::SetupMend), to_mend(given, &faults)) } }
            { button::row(button::press(Look::Second, voice.say(Word::SetupLeave), given.on.reform(|()| Message::Wipe))) }
        </>
    };
    typeset::set(consultation.language, screen)
}

/// What could not be read of the settings in force, for the staff to see.
pub fn faults(consultation: &Consultation) -> Html {
    let voice = consultation.voice();
    let desk = consultation.delivery.desk();
    let Some(desk) = desk.filter(|desk| !desk.faults.is_empty()) else {
        return Html::default();
    };
    let line = |fault: &Fault| html! { <li>{ voice.setting_fault(fault) }</li> };
    notice::caution(
        voice.say(Word::SetupFaults),
        html! { <ul>{ for desk.faults.iter().map(line) }</ul> },
    )
}

/// The form as the settings in force fill it in.
fn filled(consultation: &Consultation) -> Form {
    let Some(now) = consultation.delivery.desk() else {
        return Form::new();
    };
    let mut form = now.write(&consultation.catalog);
    let numbers = [(desk::IDLE, now.idle), (desk::AGE, now.age)];
    form.retain(|(name, _)| numbers.iter().all(|(number, _)| number != name));
    form.add_all(numbers.map(|(name, number)| (name.to_owned(), number.to_string())));
    form
}

fn fields(
    consultation: &Consultation,
    form: &Form,
    faults: &[Fault],
    set: &Callback<(&'static str, String)>,
) -> Html {
    let voice = consultation.voice();
    let value = |name| {
        let mut given = form.iter().filter(|(one, _)| one == name);
        given
            .next()
            .map(|(_, value)| value.clone())
            .unwrap_or_default()
    };
    let field = |name: &'static str, hint, typed| {
        let mut wrong = faults.iter().filter(|fault| fault.name == name);
        text_field::view(Field {
            id: name,
            label: voice.setting(name),
            hint: voice.say(hint),
            typed,
            text: value(name),
            fault: wrong
                .next()
                .map(|_| voice.mend(name).to_owned())
                .unwrap_or_default(),
            changed: set.reform(move |text| (name, text)),
        })
    };
    html! {
        <>
            { prefecture(consultation, &value(setting::PREFECTURE), set) }
            { field(desk::OFFICE, Word::SetupOfficeHint, Typed::Words) }
            { field(desk::PHONE, Word::SetupPhoneHint, Typed::Phone) }
            { field(desk::IDLE, Word::SetupIdleHint, Typed::Digits) }
            { languages(consultation, &value(desk::LANGUAGES), set) }
            { printer(consultation, &value(desk::PRINT), set) }
            { field(desk::AGE, Word::SetupAgeHint, Typed::Digits) }
            { field(desk::SITE, Word::SetupSiteHint, Typed::Address) }
        </>
    }
}

fn prefecture(
    consultation: &Consultation,
    chosen: &str,
    set: &Callback<(&'static str, String)>,
) -> Html {
    let voice = consultation.voice();
    let none = Entry {
        value: String::new(),
        label: voice.say(Word::SetupPrefectureNone).to_owned(),
        group: String::new(),
    };
    let entries = |question: &Question| -> Vec<Entry> {
        let options = question.options.iter().map(|one| Entry {
            value: one.token.clone(),
            label: voice.text(&one.label).to_owned(),
            group: voice.text(&one.group).to_owned(),
        });
        options.gather()
    };
    let question = consultation.catalog.question(Fact::Prefecture);
    let entries = [none]
        .into_iter()
        .chain(question.map(entries).unwrap_or_default());
    select::view(
        setting::PREFECTURE,
        voice.setting(setting::PREFECTURE),
        entries.gather(),
        chosen,
        set.reform(|code| (setting::PREFECTURE, code)),
    )
}

/// All languages with one of them first, or Japanese alone; and whatever else the settings in force ask for.
fn languages(
    consultation: &Consultation,
    chosen: &str,
    set: &Callback<(&'static str, String)>,
) -> Html {
    let voice = consultation.voice();
    let id = |languages: &[Language]| -> String {
        let ids: Vec<&str> = languages.iter().map(|one| one.id()).gather();
        ids.join(",")
    };
    let first = |first: Language| -> Vec<Language> {
        let others = Language::ALL.into_iter().filter(|one| *one != first);
        [first].into_iter().chain(others).gather()
    };
    let mut lists: Vec<Vec<Language>> = Language::ALL.map(first).into();
    lists.push(vec![Language::Japanese]);
    let now = consultation.delivery.languages();
    if !lists.iter().any(|one| one == now) {
        lists.push(now.to_vec());
    }
    let entries = lists.iter().map(|list| {
        let names = list.iter().map(|one| voice.say(speak::name(*one)));
        Entry {
            value: id(list),
            label: names.gather::<Vec<_>>().join(voice.say(Word::ListComma)),
            group: String::new(),
        }
    });
    let chosen = if chosen.is_empty() {
        id(&Language::ALL)
    } else {
        chosen.to_owned()
    };
    select::view(
        desk::LANGUAGES,
        voice.setting(desk::LANGUAGES),
        entries.gather(),
        &chosen,
        set.reform(|ids| (desk::LANGUAGES, ids)),
    )
}

fn printer(
    consultation: &Consultation,
    chosen: &str,
    set: &Callback<(&'static str, String)>,
) -> Html {
    let voice = consultation.voice();
    let choices = [
        (desk::ON, Word::SetupPrintOn),
        (desk::OFF, Word::SetupPrintOff),
    ];
    let choices = choices.map(|(value, word)| Choice {
        icon: None,
        label: voice.say(word).to_owned(),
        state: State::when((chosen == desk::OFF) == (value == desk::OFF)),
        chosen: set.reform(move |()| (desk::PRINT, value.to_owned())),
    });
    choice::group(
        Kind::One,
        &mut 0,
        voice.setting(desk::PRINT),
        choices.into(),
    )
}

/// What has to be mended, each with the way to its field.
fn to_mend(given: &Given, faults: &[Fault]) -> Html {
    let voice = given.consultation.voice();
    let line = |name: &'static str| {
        let pressed = given.on.reform(move |()| Message::Focus(name));
        let words = [("name", voice.setting(name)), ("value", voice.mend(name))];
        let words = voice.fill(Word::HandoverAgainst, &words);
        html! { <li>{ button::plain_words(words, pressed) }</li> }
    };
    let fields = [desk::OFFICE, desk::PHONE, desk::IDLE, desk::AGE, desk::SITE];
    let wrong = fields
        .into_iter()
        .filter(|name| faults.iter().any(|fault| fault.name == *name));
    html! { <ul>{ for wrong.map(line) }</ul> }
}

/// The link to use, and the file.
fn results(given: &Given, desk: &Desk) -> Html {
    let (consultation, page) = (&given.consultation, &given.page);
    let voice = consultation.voice();
    let query = setting::query(&desk.write(&consultation.catalog));
    let link = [&page.address, "?", &query].concat();
    let copied = link.clone();
    let copy = Copy {
        text: link.clone(),
        name: voice.say(Word::SetupLinkTitle),
        press: voice.say(Word::LinkCopy),
        said: match given.copied {
            Copied::NotYet => "",
            Copied::Done => voice.say(Word::SetupLinkCopied),
            Copied::ByHand => voice.say(Word::LinkByHand),
        },
        copied: given.copied,
        pressed: given.on.reform(move |()| Message::Copy(copied.clone())),
    };
    let by_link = html! {
        <>
            <p>{ voice.say(Word::SetupLinkText) }</p>
            <p class="copy-field">{ link.clone() }</p>
            { copy::view(copy) }
            { button::row(html! { <a class={Look::Second.class()} href={link.clone()}>{ voice.say(Word::SetupOpen) }</a> }) }
            if link.starts_with("http") { { qr::view(voice.say(Word::SetupLinkCode).to_owned(), &link) } }
        </>
    };
    let saved = given.saved.then(|| {
        let name = voice.say(Word::SetupFileName);
        voice.fill(Word::SaveDone, &[("name", name)])
    });
    let save = given.on.reform(move |()| Message::SavePage(query.clone()));
    let by_file = html! {
        <>
            <p>{ voice.say(Word::SetupFileText) }</p>
            { button::row(button::press(Look::Main, voice.say(Word::SetupFilePress), save)) }
            <p role="status">{ saved.unwrap_or_default() }</p>
        </>
    };
    html! {
        <>
            if page.is_single { { page::section(voice.say(Word::SetupFileTitle), by_file) } }
            { page::section(voice.say(Word::SetupLinkTitle), by_link) }
            if let Some((name, sum)) = &page.version {
                <p class="page-note">
                    { voice.fill(Word::SetupVersion, &[("name", name)]) }{ " " }
                    <span class="sheet-sum">{ voice.fill(Word::SetupVersionText, &[("sum", sum)]) }</span>
                </p>
            }
        </>
    }
}
