//! 列: one literal of each of many tracks, all on the same fact, as rows of bits by what is known of that fact.

use super::clause::Literal;
use crate::gather::{AddAll, Gather};
use crate::{
    fact::{Choices, Knowledge},
    rule::Ask,
};
use std::ops::Range;

/// Words that hold no bit between two that do are kept as long as they are so few: a run more costs as much.
const GAP: u32 = 12;

/// Which words of a set a row has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Extent(Vec<(u32, u32)>);

impl Extent {
    /// The words of these positions, which come in order.
    pub(super) fn of(positions: impl Iterator<Item = usize>) -> Self {
        let mut runs: Vec<(u32, u32)> = Vec::new();
        for word in positions.filter_map(|at| u32::try_from(at / 64).ok()) {
            match runs.last_mut() {
                Some((start, length)) if word < *start + *length + GAP => {
                    *length = (*length).max(word - *start + 1);
                }
                _ => runs.push((word, 1)),
            }
        }
        Self(runs)
    }

    /// The runs of words, as ranges of the set.
    pub(super) fn runs(&self) -> impl Iterator<Item = Range<usize>> + Clone {
        let run = |(start, length): &(u32, u32)| *start as usize..(*start + *length) as usize;
        self.0.iter().map(run)
    }

    /// The words, in the order in which they stand in a row.
    fn words(&self) -> impl Iterator<Item = usize> {
        self.runs().flatten()
    }

    /// Adds a row to the set; an empty one adds nothing.
    fn add(&self, row: &[u64], set: &mut [u64]) {
        let mut rest = row;
        for run in self.runs() {
            let Some((these, others)) = rest.split_at_checked(run.len()) else {
                return;
            };
            let set = set.get_mut(run).unwrap_or_default();
            for (word, more) in set.iter_mut().zip(these) {
                *word |= more;
            }
            rest = others;
        }
    }

    /// Takes everything out of its words of a set.
    pub(super) fn clear(&self, set: &mut [u64]) {
        for run in self.runs() {
            set.get_mut(run).unwrap_or_default().fill(0);
        }
    }

    /// The bytes it takes.
    pub(super) fn bytes(&self) -> usize {
        self.0.len() * size_of::<(u32, u32)>()
    }
}

/// How the rows of a column are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// A row for each value: the tracks whose literal holds by it.
    Value,
    /// A row for each choice of a set: the tracks that ask for it.
    Has,
    /// The same, of tracks that ask for none of them to be in the set.
    HasNot,
}

impl Kind {
    /// How a literal is read; none where its test does not fit its fact, and is never decided.
    pub(super) fn of(literal: &Literal) -> Option<Self> {
        let nothing = Knowledge::nothing(literal.test.fact.shape());
        match (literal.test.ask, nothing) {
            (Ask::OneOf(_), Knowledge::OneOf(_)) => Some(Self::Value),
            (Ask::Within { least, most }, Knowledge::Range { .. }) if least <= most => {
                Some(Self::Value)
            }
            (Ask::AnyOf(_), Knowledge::Set { .. }) if literal.holds => Some(Self::Has),
            (Ask::AnyOf(_), Knowledge::Set { .. }) => Some(Self::HasNot),
            _ => None,
        }
    }
}

/// Literals on one fact, one a track.
#[derive(Clone, Debug)]
pub(super) struct Column {
    kind: Kind,
    /// The words that some track of it stands in.
    pub extent: Extent,
    /// Where numbers turn: the first value of each class but the lowest.
    turns: Vec<i64>,
    /// The class of each choice; those beyond are of the last one.
    choices: Vec<u8>,
    /// A row for each class, one after another.
    rows: Vec<u64>,
    /// Every track of it.
    all: Vec<u64>,
    /// What is known of the fact before anything was said, and the two rows for that.
    unsaid: (Knowledge, Vec<u64>, Vec<u64>),
}

/// What a column comes to: the tracks whose literal surely holds, and those whose literal may.
enum Rows<'c> {
    /// Everything is decided, so the two are one.
    Decided(&'c [u64]),
    /// The two, not by themselves decided.
    Open(&'c [u64], &'c [u64]),
    /// No value is possible at all; what then holds is not in the rows.
    Contradicted,
}

/// Room for what is put together from several rows.
#[derive(Clone, Debug, Default)]
pub(super) struct Scratch(Vec<u64>, Vec<u64>);

impl Column {
    /// A column of literals on one fact, by the positions of their tracks, which come in order.
    pub(super) fn new(kind: Kind, of: &[(usize, Literal)], unsaid: Knowledge) -> Self {
        let extent = Extent::of(of.iter().map(|(at, _)| *at));
        let mut column = Self {
            kind,
            turns: turns(of),
            choices: Vec::new(),
            rows: Vec::new(),
            all: Vec::new(),
            unsaid: (unsaid, Vec::new(), Vec::new()),
            extent,
        };
        column.all = column.row(of, |_| true);
        // Numbers without a turn pass by every value there is, or by none.
        if !is_number(of) {
            column.sort_choices(of);
        } else {
            let values = [i64::MIN].iter().chain(&column.turns);
            let rows = values.map(|value| column.row(of, |literal| passes(literal, *value)));
            column.rows = rows.gather::<Vec<_>>().concat();
        }
        let mut scratch = Scratch::default();
        let (surely, possibly) = match column.read(unsaid, &mut scratch) {
            Rows::Decided(row) => (row.to_vec(), row.to_vec()),
            Rows::Open(surely, possibly) => (surely.to_vec(), possibly.to_vec()),
            Rows::Contradicted => return column,
        };
        // Mostly nothing surely holds while nothing is known; an empty row adds nothing at no cost.
        let surely = if surely.iter().all(|word| *word == 0) {
            Vec::new()
        } else {
            surely
        };
        column.unsaid = (unsaid, surely, possibly);
        column
    }

    /// The tracks whose literal `is_in`.
    fn row(&self, of: &[(usize, Literal)], is_in: impl Fn(&Literal) -> bool) -> Vec<u64> {
        let mut rest = of.iter().peekable();
        let words = self.extent.words().map(|word| {
            let mut bits = 0;
            while let Some((at, literal)) = rest.next_if(|(at, _)| at / 64 == word) {
                bits |= u64::from(is_in(literal)) << (at % 64);
            }
            bits
        });
        words.gather()
    }

    /// A row for each choice that some literal names and one for all others; choices with the same row share it.
    fn sort_choices(&mut self, of: &[(usize, Literal)]) {
        let named = of.iter().fold(0, |all, (_, literal)| all | asked(literal));
        let count = Choices::BITS - named.leading_zeros();
        let mut rows: Vec<Vec<u64>> = Vec::new();
        for choice in 0..=count.min(Choices::BITS - 1) {
            let bit = 1 << choice;
            let row = self.row(of, |literal| {
                let is_asked = asked(literal) & bit != 0;
                is_asked == (literal.holds || self.kind != Kind::Value)
            });
            let class = rows.iter().position(|other| *other == row);
            let class = class.unwrap_or_else(|| {
                rows.push(row);
                rows.len() - 1
            });
            self.choices.add_all(u8::try_from(class));
        }
        self.rows = rows.concat();
    }

    /// Adds the tracks whose literal surely and possibly holds; the former need not be among the latter. Whether what is
    /// known contradicts itself, so that nothing was added.
    pub(super) fn add(
        &self,
        known: Knowledge,
        scratch: &mut Scratch,
        surely: &mut [u64],
        possibly: &mut [u64],
    ) -> bool {
        match self.read(known, scratch) {
            Rows::Decided(row) => self.extent.add(row, surely),
            Rows::Open(sure, possible) => {
                self.extent.add(sure, surely);
                self.extent.add(possible, possibly);
            }
            Rows::Contradicted => return true,
        }
        false
    }

    /// The bytes it takes.
    pub(super) fn bytes(&self) -> usize {
        let (_, surely, possibly) = &self.unsaid;
        let words = [&self.rows, &self.all, surely, possibly];
        size_of::<Self>()
            + self.extent.bytes()
            + 8 * (self.turns.len() + words.iter().map(|row| row.len()).sum::<usize>())
            + self.choices.len()
    }

    /// What it comes to by what is known of its fact.
    fn read<'c>(&'c self, known: Knowledge, scratch: &'c mut Scratch) -> Rows<'c> {
        let (unsaid, surely, possibly) = &self.unsaid;
        if known == *unsaid && !possibly.is_empty() {
            return Rows::Open(surely, possibly);
        }
        match (self.kind, known) {
            (Kind::Value, Knowledge::OneOf(0)) => Rows::Contradicted,
            (Kind::Value, Knowledge::OneOf(choices)) => self.among(self.classes(choices), scratch),
            (Kind::Value, Knowledge::Range { min, max }) if min <= max => {
                let class = |value: i64| self.turns.partition_point(|turn| *turn <= value);
                let (first, last) = (class(min), class(max));
                if first == last {
                    return Rows::Decided(self.of_class(first));
                }
                self.put_together(first..=last, scratch);
                Rows::Open(&scratch.0, &scratch.1)
            }
            (Kind::Value, Knowledge::Range { .. }) => Rows::Contradicted,
            (Kind::Has | Kind::HasNot, Knowledge::Set { has, may }) => {
                self.of_set(has, may | has, scratch)
            }
            // What does not fit the fact leaves it open.
            _ => {
                scratch.0.clear();
                Rows::Open(&scratch.0, &self.all)
            }
        }
    }

    fn of_class(&self, class: usize) -> &[u64] {
        let width = self.all.len();
        self.rows
            .get(class * width..(class + 1) * width)
            .unwrap_or_default()
    }

    /// The classes of some choices, as bits.
    fn classes(&self, choices: Choices) -> u64 {
        let last = self.choices.len().saturating_sub(1);
        let mut classes = 0;
        let mut rest = choices;
        while rest != 0 {
            let at = (rest.trailing_zeros() as usize).min(last);
            classes |= self.choices.get(at).map_or(0, |class| 1_u64 << class);
            rest &= rest - 1;
        }
        classes
    }

    /// What holds by every one of some classes, and what by at least one.
    fn among<'c>(&'c self, classes: u64, scratch: &'c mut Scratch) -> Rows<'c> {
        if classes.count_ones() == 1 {
            return Rows::Decided(self.of_class(classes.trailing_zeros() as usize));
        }
        self.put_together(bits(classes), scratch);
        Rows::Open(&scratch.0, &scratch.1)
    }

    fn put_together(
        &self,
        classes: impl Iterator<Item = usize>,
        Scratch(every, some): &mut Scratch,
    ) {
        every.clear();
        some.clear();
        every.resize(self.all.len(), u64::MAX);
        some.resize(self.all.len(), 0);
        for class in classes {
            let row = self.of_class(class);
            for ((every, some), word) in every.iter_mut().zip(some.iter_mut()).zip(row) {
                *every &= word;
                *some |= word;
            }
        }
    }

    fn of_set<'c>(&'c self, has: Choices, may: Choices, scratch: &'c mut Scratch) -> Rows<'c> {
        let Scratch(surely, possibly) = scratch;
        let ask = |choices: Choices, row: &mut Vec<u64>| {
            row.clear();
            row.resize(self.all.len(), 0);
            for class in bits(self.classes(choices)) {
                row.iter_mut()
                    .zip(self.of_class(class))
                    .for_each(|(word, more)| *word |= more);
            }
            if self.kind == Kind::HasNot {
                row.iter_mut()
                    .zip(&self.all)
                    .for_each(|(word, all)| *word = all & !*word);
            }
        };
        // Of what is asked not to be in it, less may be so the more may be in it.
        let (sure, possible) = match self.kind {
            Kind::HasNot => (may, has),
            Kind::Has | Kind::Value => (has, may),
        };
        if has == may && self.kind == Kind::Has && self.classes(has).count_ones() == 1 {
            return Rows::Decided(self.of_class(self.classes(has).trailing_zeros() as usize));
        }
        ask(possible, possibly);
        if has == may {
            return Rows::Decided(possibly);
        }
        ask(sure, surely);
        Rows::Open(surely, possibly)
    }
}

/// The choices that a literal names.
fn asked(literal: &Literal) -> Choices {
    match literal.test.ask {
        Ask::OneOf(choices) | Ask::AnyOf(choices) => choices,
        Ask::Within { .. } => 0,
    }
}

fn is_number(of: &[(usize, Literal)]) -> bool {
    let mut literals = of.iter().map(|(_, literal)| literal.test.ask);
    literals.any(|ask| matches!(ask, Ask::Within { .. }))
}

fn passes(literal: &Literal, value: i64) -> bool {
    match literal.test.ask {
        Ask::Within { least, most } => (least <= value && value <= most) == literal.holds,
        Ask::OneOf(_) | Ask::AnyOf(_) => false,
    }
}

/// The first value of each stretch of numbers that all the literals take alike, but the lowest.
fn turns(of: &[(usize, Literal)]) -> Vec<i64> {
    let mut turns: Vec<i64> = of
        .iter()
        .flat_map(|(_, literal)| match literal.test.ask {
            Ask::Within { least, most } => vec![least, most.saturating_add(1)],
            Ask::OneOf(_) | Ask::AnyOf(_) => Vec::new(),
        })
        .filter(|turn| *turn < i64::MAX)
        .gather();
    turns.sort_unstable();
    turns.dedup();
    turns
}

fn bits(mut classes: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        (classes != 0).then(|| {
            let at = classes.trailing_zeros() as usize;
            classes &= classes - 1;
            at
        })
    })
}
