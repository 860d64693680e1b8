//! すべての文: every text of a record, in one fixed order, so that the words of a language can travel apart from the records.

use super::{
    Action, Addon, Base, Benefit, BudgetLine, Check, Choice, Document, Edition, Link, Note, Office,
    Programme, Question, Requirement, SizeDefinition, SizeLine, Term, Text, Track, Uncarried,
};

/// What holds texts.
pub trait Texts {
    /// Calls `found` with each text, always in the same order.
    fn texts(&mut self, found: &mut dyn FnMut(&mut Text));
}

impl Texts for Text {
    fn texts(&mut self, found: &mut dyn FnMut(&mut Text)) {
        found(self);
    }
}

impl<T: Texts> Texts for Vec<T> {
    fn texts(&mut self, found: &mut dyn FnMut(&mut Text)) {
        for one in self {
            one.texts(found);
        }
    }
}

impl Texts for Check {
    fn texts(&mut self, found: &mut dyn FnMut(&mut Text)) {
        match self {
            Self::Rule(_) | Self::NotTrack { .. } => {}
            Self::Judged { text, .. } => text.texts(found),
        }
    }
}

/// Names the fields that hold texts. A test holds that none is left out.
macro_rules! texts {
    ($($record:ident { $($field:ident),+ })+) => {
        $(impl Texts for $record {
            fn texts(&mut self, found: &mut dyn FnMut(&mut Text)) {
                $(self.$field.texts(found);)+
            }
        })+
    };
}

texts! {
    Base { questions, size, documents, budget_lines, coverage, terms }
    Question { text, why, help, label, options, actions }
    Action { text }
    Choice { label, group }
    SizeDefinition { law, lines }
    SizeLine { name, article, note }
    Document { title }
    BudgetLine { name, offices }
    Office { name }
    Uncarried { name, reason }
    Term { name, found_by, not_in, text, law }
    Programme { name, summary, editions }
    Edition { how, apply, counter, continues, tracks }
    Link { changes }
    Track { name, requirements, benefit, notes }
    Requirement { check }
    Benefit { text, addons }
    Addon { text }
    Note { text }
}
