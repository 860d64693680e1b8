//! 数字のボタン: keys on the screen for a number or a day, where there is no keyboard.

use crate::catalog::ruby;
use crate::ui::template::html;
use yew::prelude::*;

#[cfg(not(target_family = "wasm"))]
use super::Example;
#[cfg(not(target_family = "wasm"))]
use crate::gather::Gather;
#[cfg(not(target_family = "wasm"))]
use crate::ui::Voice;

/// A pad.
pub struct Pad {
    /// What it is called, for who can't see it.
    pub name: &'static str,
    /// The text that the keys add to.
    pub text: String,
    /// Keys above the digits, such as the names of eras.
    pub above: Vec<&'static str>,
    /// Keys beside the nought: at most two.
    pub beside: Vec<&'static str>,
    /// The key that takes the last letter away.
    pub back: &'static str,
    /// The key that takes all away.
    pub clear: &'static str,
    /// Takes the new text.
    pub changed: Callback<String>,
}

const DIGITS: [&str; 9] = ["7", "8", "9", "4", "5", "6", "1", "2", "3"];

/// The keys.
pub fn view(pad: Pad) -> Html {
    let add = |key: &'static str| {
        let text = [&*pad.text, &ruby::bare(key)].concat();
        press("pad-key", key, text, &pad.changed)
    };
    // One letter, though a key may have added two: what was typed by hand is no other.
    let mut shorter = pad.text.clone();
    shorter.pop();
    let (first, last) = match pad.beside.as_slice() {
        [first, last, ..] => (Some(*first), Some(*last)),
        [first] => (Some(*first), None),
        [] => (None, None),
    };
    html! {
        <div class="pad" role="group" aria-label={pad.name}>
            if !pad.above.is_empty() {
                <div class="pad-above">{ for pad.above.iter().map(|key| add(key)) }</div>
            }
            { for DIGITS.into_iter().map(add) }
            { first.map_or_else(gap, add) }
            { add("0") }
            { last.map_or_else(gap, add) }
            <div class="pad-below">
                { press("pad-key pad-word", pad.back, shorter, &pad.changed) }
                { press("pad-key pad-word", pad.clear, String::new(), &pad.changed) }
            </div>
        </div>
    }
}

/// A field with its keys beside it, and what else stands below the field.
pub fn beside(field: Html, pad: Html, rest: Html) -> Html {
    html! { <div class="pad-beside">{ field }{ pad }<div>{ rest }</div></div> }
}

fn gap() -> Html {
    html! { <span></span> }
}

fn press(
    class: &'static str,
    label: &'static str,
    text: String,
    changed: &Callback<String>,
) -> Html {
    let changed = changed.clone();
    let onclick = move |_: MouseEvent| changed.emit(text.clone());
    html! { <button type="button" {class} {onclick}>{ label }</button> }
}

/// What the gallery shows of it.
#[cfg(not(target_family = "wasm"))]
pub fn examples(voice: Voice<'_>) -> Vec<Example> {
    use crate::ui::Word;
    let say = |words: &[Word]| words.iter().map(|word| voice.say(*word)).gather();
    let pad = |above: &[Word], beside: &[Word]| {
        view(Pad {
            name: voice.say(Word::KeysName),
            text: String::new(),
            above: say(above),
            beside: say(beside),
            back: voice.say(Word::KeyBack),
            clear: voice.say(Word::KeyClear),
            changed: Callback::noop(),
        })
    };
    let days = [Word::EraReiwa, Word::EraHeisei, Word::UnitYear];
    vec![
        Example::new(
            "money",
            pad(&[], &[Word::UnitTenThousand, Word::UnitHundredMillion]),
        ),
        Example::new("day", pad(&days, &[Word::UnitMonth, Word::UnitDay])),
    ]
}
