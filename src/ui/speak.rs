//! 言語の切り替え: the screens change their language, and everything that was said stays.

use super::{
    App, Consultation, Message, Word, browser,
    part::languages::{self, Choice},
    text::say,
};
use crate::catalog::Language;
use crate::gather::Gather;
use std::rc::Rc;
use yew::prelude::*;

/// The languages to choose from on every screen.
pub fn choices(consultation: &Consultation, on: &Callback<Message>) -> Html {
    let own = |language: Language| say(consultation.language, name(language));
    let choices = consultation.delivery.languages().iter();
    let choices = choices.map(|language| {
        let language = *language;
        Choice {
            tag: language.tag(),
            name: own(language),
            is_spoken: language == consultation.language,
            chosen: on.reform(move |()| Message::Speak(language)),
        }
    });
    let fault = consultation
        .unspoken
        .and_then(|language| Some((language.tag(), say(consultation.language, fault(language)?))));
    languages::view(
        say(consultation.language, Word::LanguagesName),
        choices.gather(),
        fault,
    )
}

/// The name of a language, in that language.
pub fn name(language: Language) -> Word {
    match language {
        Language::Japanese => Word::LanguageJapanese,
        Language::Easy => Word::LanguageEasy,
        Language::English => Word::LanguageEnglish,
    }
}

/// That a language can't be had, in that language as far as possible: its own words are what is missing.
fn fault(language: Language) -> Option<Word> {
    match language {
        Language::Japanese => None,
        Language::Easy => Some(Word::LanguageMissingEasy),
        Language::English => Some(Word::LanguageMissingEnglish),
    }
}

impl App {
    /// Shows the screens in a language, or asks for its words first.
    pub(super) fn speak(&mut self, ctx: &Context<Self>, language: Language) {
        self.asked = Some(language);
        if self.consultation.speaks(language) {
            Rc::make_mut(&mut self.consultation).speak(language);
        } else if let Some(stage) = &self.stage {
            stage.learn(
                language,
                ctx.link()
                    .callback(|(language, words)| Message::Learned(language, words)),
            );
        }
    }

    /// Takes over the words that came. Somebody may have asked for another language meanwhile.
    pub(super) fn learned(&mut self, language: Language, words: Option<Vec<u8>>) {
        let consultation = Rc::make_mut(&mut self.consultation);
        let is_known = learn(consultation, language, words);
        if self.asked != Some(language) {
            return;
        }
        if is_known {
            consultation.speak(language);
        } else {
            consultation.unspoken = Some(language);
        }
    }
}

/// Takes over the words of a language. Whether they are here now.
pub(super) fn learn(
    consultation: &mut Consultation,
    language: Language,
    words: Option<Vec<u8>>,
) -> bool {
    if consultation.speaks(language) {
        return true;
    }
    let Some(words) = words else { return false };
    match consultation.learn(language, &words) {
        Ok(defects) => {
            for defect in defects {
                browser::warn(&defect.to_string());
            }
            true
        }
        Err(unlearned) => {
            browser::warn(&unlearned.to_string());
            false
        }
    }
}
