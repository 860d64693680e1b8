//! 回答欄: the control that fits a question's shape, with わからない beside the other answers.

use super::draft::Draft;
use crate::gather::Gather;
use crate::ui::template::html;
use crate::{
    answer::Answer,
    catalog::Question,
    fact::{Choices, Fact, Knowledge, NO, Shape, YES},
    ui::{
        Voice, Word,
        part::{
            choice::{self, Choice, Kind, State},
            map::{self, Tile},
            number_field::{self, Field, Keys, Typed},
            number_pad::{self, Pad},
        },
        screen::icons,
    },
};
use yew::prelude::*;

/// Above so many choices of one the groups are folded.
const MANY: usize = 20;

/// The control.
pub fn view(
    voice: Voice<'_>,
    keys: Keys,
    question: &Question,
    draft: &Draft,
    error: Option<&'static str>,
    edit: &Callback<Draft>,
) -> Html {
    let mut at = 0;
    let kind = match question.fact.shape() {
        Shape::Set => Kind::Several,
        Shape::Choice | Shape::YesNo | Shape::Count | Shape::Yen | Shape::Percent | Shape::Date => {
            Kind::One
        }
    };
    let answers = match question.fact.shape() {
        Shape::Choice | Shape::Set => {
            let list = groups(voice, question, draft, kind, &mut at, edit);
            if question.fact == Fact::Prefecture {
                on_map(voice, question, draft, edit, list)
            } else {
                list
            }
        }
        Shape::YesNo => {
            let answers = [(YES, Word::Yes), (NO, Word::No)].map(|(bit, word)| {
                exactly(
                    voice.say(word),
                    Answer::Known(Knowledge::OneOf(bit)),
                    draft,
                    edit,
                )
            });
            choice::list(kind, &mut at, answers.into())
        }
        Shape::Count | Shape::Yen | Shape::Percent | Shape::Date => {
            let bands = question.bands.iter().map(|(min, max)| {
                let range = Answer::Known(Knowledge::Range {
                    min: *min,
                    max: *max,
                });
                exactly(&voice.range(question.fact, *min, *max), range, draft, edit)
            });
            let rest = html! {
                if !question.bands.is_empty() {
                    { choice::group(kind, &mut at, voice.say(Word::AnswerRoughly), bands.gather()) }
                }
            };
            field(voice, keys, question, draft, error, edit, rest)
        }
    };
    let dont_know = exactly(voice.say(Word::DontKnow), Answer::DontKnow, draft, edit);
    html! { <>{ answers }{ choice::list(kind, &mut at, vec![dont_know]) }</> }
}

/// A choice that stands for one whole answer.
fn exactly(label: &str, answer: Answer, draft: &Draft, edit: &Callback<Draft>) -> Choice {
    let now = Draft::Chosen(answer);
    let state = State::when(*draft == now);
    let edit = edit.clone();
    // Pressed once more, a square box is empty again.
    let next = move || match state {
        State::Chosen => Draft::Nothing,
        State::Free => now.clone(),
    };
    Choice {
        icon: None,
        label: label.to_owned(),
        state,
        chosen: Callback::from(move |()| edit.emit(next())),
    }
}

/// The choices of a question, under the headings they stand under.
fn groups(
    voice: Voice<'_>,
    question: &Question,
    draft: &Draft,
    kind: Kind,
    at: &mut usize,
    edit: &Callback<Draft>,
) -> Html {
    let mut groups: Vec<(&str, Vec<Choice>)> = Vec::new();
    for (place, option) in (0..).zip(&question.options) {
        let bit: Choices = 1 << place;
        let label = voice.text(&option.label);
        let choice = match kind {
            Kind::One => exactly(label, Answer::Known(Knowledge::OneOf(bit)), draft, edit),
            Kind::Several => {
                let (edit, next) = (edit.clone(), draft.pressed(question, bit));
                Choice {
                    icon: icons::of_choice(question.fact, &option.token),
                    label: label.to_owned(),
                    state: State::when(draft.chosen() & bit != 0),
                    chosen: Callback::from(move |()| edit.emit(next.clone())),
                }
            }
        };
        let heading = voice.text(&option.group);
        match groups.last_mut() {
            Some((last, choices)) if *last == heading => choices.push(choice),
            Some(_) | None => groups.push((heading, vec![choice])),
        }
    }
    let many = kind == Kind::One && question.options.len() > MANY;
    groups
        .into_iter()
        .map(|(heading, choices)| match heading {
            "" => choice::list(kind, at, choices),
            _ if many => choice::folded(kind, at, heading, choices),
            _ => choice::group(kind, at, heading, choices),
        })
        .gather()
}

/// The prefectures on a map, with the list of them.
fn on_map(
    voice: Voice<'_>,
    question: &Question,
    draft: &Draft,
    edit: &Callback<Draft>,
    list: Html,
) -> Html {
    let tiles = (0..).zip(&question.options).map(|(place, option)| {
        let prefecture = Answer::Known(Knowledge::OneOf(1 << place));
        Tile {
            place: option.token.clone(),
            choice: exactly(voice.text(&option.label), prefecture, draft, edit),
        }
    });
    let [name, lead] = [Word::MapName, Word::MapLead].map(|word| voice.say(word));
    map::view(name, lead, tiles.gather(), list)
}

/// The field for a number or day, its keys, and the rest of what one may answer.
fn field(
    voice: Voice<'_>,
    keys: Keys,
    question: &Question,
    draft: &Draft,
    error: Option<&'static str>,
    edit: &Callback<Draft>,
    rest: Html,
) -> Html {
    let fact = question.fact;
    let text = match draft {
        // A day that was said before stands as the keys write it.
        Draft::Typed(text) => match text.parse() {
            Ok(day) if keys == Keys::OnScreen => voice.typed_day(day),
            Ok(_) | Err(_) => text.clone(),
        },
        Draft::Nothing | Draft::Chosen(_) => String::new(),
    };
    let (typed, hint) = match fact.shape() {
        Shape::Yen if fact != Fact::MinimumWageMargin => (Typed::Money, Word::HintMoney),
        Shape::Date => match keys {
            Keys::OfDevice => (Typed::Day, Word::HintDay),
            Keys::OnScreen => (Typed::Digits, Word::HintDayKeys),
        },
        Shape::Percent => (Typed::Digits, Word::HintPercent),
        Shape::Yen | Shape::Count | Shape::Choice | Shape::Set | Shape::YesNo => {
            (Typed::Digits, Word::HintCount)
        }
    };
    let read = voice
        .read(fact, &text)
        .map(|number| read_back(voice, fact, number));
    let edit = edit.clone();
    let changed = Callback::from(move |text: String| edit.emit(Draft::Typed(text)));
    let pad = match keys {
        Keys::OfDevice => None,
        Keys::OnScreen => Some(pad(voice, fact, text.clone(), changed.clone())),
    };
    let field = number_field::view(Field {
        typed,
        keys,
        text,
        label: voice.text(&question.text).to_owned(),
        unit: voice.unit(fact),
        hint: voice.say(hint),
        read: read.unwrap_or_default(),
        error,
        changed,
    });
    match pad {
        Some(pad) => number_pad::beside(field, pad, rest),
        None => html! { <>{ field }{ rest }</> },
    }
}

/// The keys that a question takes.
fn pad(voice: Voice<'_>, fact: Fact, text: String, changed: Callback<String>) -> Html {
    // A language may need a sign once where another has two, or not at all.
    let mut said = vec![""];
    let mut say = |words: &[Word]| {
        let keys = words.iter().map(|word| voice.say(*word));
        let mut new = Vec::new();
        for key in keys {
            if !said.contains(&key) {
                said.push(key);
                new.push(key);
            }
        }
        new
    };
    let (above, beside): (&[Word], &[Word]) = match fact.shape() {
        Shape::Yen if fact != Fact::MinimumWageMargin => {
            (&[], &[Word::KeyScaleSmall, Word::KeyScaleLarge])
        }
        Shape::Percent => (&[], &[Word::KeyPoint]),
        Shape::Date => (
            &[Word::EraReiwa, Word::EraHeisei, Word::UnitYear],
            &[Word::UnitMonth, Word::UnitDay],
        ),
        Shape::Yen | Shape::Count | Shape::Choice | Shape::Set | Shape::YesNo => (&[], &[]),
    };
    number_pad::view(Pad {
        name: voice.say(Word::KeysName),
        text,
        above: say(above),
        beside: say(beside),
        back: voice.say(Word::KeyBack),
        clear: voice.say(Word::KeyClear),
        changed,
    })
}

/// What was read from a field. Whoever plans to spend less than a counted ten thousand yen most likely means ten thousands.
fn read_back(voice: Voice<'_>, fact: Fact, number: i64) -> String {
    const TEN_THOUSAND: i64 = 10_000;
    let read = voice.fill(Word::ReadBack, &[("value", &voice.value(fact, number))]);
    let is_sum = fact.shape() == Shape::Yen && fact != Fact::MinimumWageMargin;
    if !is_sum || !(1..TEN_THOUSAND).contains(&number) {
        return read;
    }
    let meant = voice.value(fact, number.saturating_mul(TEN_THOUSAND));
    let hint = voice.fill(
        Word::ReadSmall,
        &[("value", &meant), ("n", &number.to_string())],
    );
    [read, hint].join(voice.say(Word::UnitBetweenSentences))
}
