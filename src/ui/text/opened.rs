//! What came of opening a link or a file, in words: what is wrong, where, and how to mend it.

use super::{Voice, Word};
use crate::share::{Fault, LeftOut, Why};

/// What a consultation arrived by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// A link.
    Link,
    /// A file.
    File,
}

impl Voice<'_> {
    /// What is wrong with the whole, and how to mend it.
    #[must_use]
    pub fn fault(self, source: Source, fault: Fault) -> (&'static str, &'static str) {
        let (title, text) = match (fault, source) {
            (Fault::CutOff, Source::Link) => (Word::FaultLinkCutOff, Word::FaultLinkCutOffText),
            (Fault::CutOff, Source::File) => (Word::FaultFileCutOff, Word::FaultFileCutOffText),
            (Fault::Changed, Source::Link) => (Word::FaultLinkChanged, Word::FaultLinkChangedText),
            (Fault::Changed, Source::File) => (Word::FaultFileChanged, Word::FaultFileChangedText),
            (Fault::Later, Source::Link) => (Word::FaultLinkLater, Word::FaultLinkLaterText),
            (Fault::Later, Source::File) => (Word::FaultFileLater, Word::FaultFileLaterText),
            (Fault::NotOurs, _) => (Word::FaultFileNotOurs, Word::FaultFileNotOursText),
            (Fault::Encoding, _) => (Word::FaultFileEncoding, Word::FaultFileEncodingText),
            (Fault::TooLarge, _) => (Word::FaultFileTooLarge, Word::FaultFileTooLargeText),
            (Fault::Unreadable, _) => (Word::FaultFileUnreadable, Word::FaultFileUnreadableText),
        };
        (self.say(title), self.say(text))
    }

    /// What was left out, where it stands, and why.
    #[must_use]
    pub fn left_out(self, one: &LeftOut) -> String {
        let why = self.say(match one.why {
            Why::UnknownQuestion => Word::WhyUnknownQuestion,
            Why::UnknownChoice => Word::WhyUnknownChoice,
            Why::Unfit => Word::WhyUnfit,
            Why::UnknownYear => Word::WhyUnknownYear,
            Why::Changed => Word::WhyChanged,
            Why::Twice => Word::WhyTwice,
        });
        let label = match (one.fact, one.why) {
            (Some(fact), _) => self.label(fact),
            (None, Why::UnknownYear) => self.say(Word::YearLabel).to_owned(),
            (None, _) => self.say(Word::LeftOutUnnamed).to_owned(),
        };
        let Some(line) = one.line.map(|line| line.to_string()) else {
            return self.fill(Word::LeftOutAnswer, &[("label", &label), ("why", why)]);
        };
        let line = [("line", line.as_str()), ("words", &one.words), ("why", why)];
        self.fill(Word::LeftOutLine, &line)
    }
}
