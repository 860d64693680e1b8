//! 用語の説明: each term of art is explained once on a screen, below the first text that uses it.

use crate::gather::{AddAll, Gather};
use crate::{
    catalog::Term,
    ui::{Voice, Word, part::term},
};
use std::cell::RefCell;
use yew::prelude::*;

/// So many terms are explained below one text; more would bury it.
const MOST: usize = 4;

/// What a screen has explained so far.
pub struct Glossary<'a> {
    voice: Voice<'a>,
    explained: RefCell<Vec<&'a str>>,
}

impl<'a> Glossary<'a> {
    /// Nothing yet.
    pub fn new(voice: Voice<'a>) -> Self {
        Self {
            voice,
            explained: RefCell::default(),
        }
    }

    /// The explanations that stand below a text, which may be made of several.
    pub fn below(&self, texts: &[impl AsRef<str>]) -> Html {
        let texts: Vec<&str> = texts.iter().map(AsRef::as_ref).gather();
        let (voice, text) = (self.voice, texts.join("\n"));
        let used = voice.catalog.base.terms_in(voice.language, &text);
        let mut explained = self.explained.borrow_mut();
        let new = used
            .into_iter()
            .filter(|term| !explained.contains(&term.id.as_str()));
        let new: Vec<&Term> = new.take(MOST).gather();
        explained.add_all(new.iter().map(|term| term.id.as_str()));
        term::list(new.into_iter().map(|term| told(voice, term)).gather())
    }
}

fn told(voice: Voice<'_>, term: &Term) -> term::Term {
    let law = voice.text(&term.law).to_owned();
    let lines = voice.cites(&term.cites);
    let mut sources = vec![law, lines];
    sources.retain(|source| !source.is_empty());
    let source = sources.join(voice.say(Word::CitesJoin));
    term::Term {
        title: voice.fill(Word::TermTitle, &[("term", voice.text(&term.name))]),
        text: voice.text(&term.text).to_owned(),
        source: voice.fill(Word::TermSource, &[("source", &source)]),
    }
}
