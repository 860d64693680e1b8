//! 索引: which tracks are met, failed and open, for all of them at once and from rows of bits made once.
//!
//! The rules of a track are an *and* of *or*s of tests ([`clause`]). For each fact and each value it can have there is a
//! row of the tracks that fail by it ([`column`]), so that a whole catalogue is judged by adding up one row for each fact.
//! It says what [`settled`] says, which stays the place to read how a track is judged.

mod clause;
mod column;
mod kept;

pub use kept::Kept;

use super::{amount::Spends, judge::settled};
use crate::{
    answer::Answers,
    catalog::{Base, Reach, Track},
    derive::{Situation, derive},
    fact::{Fact, FactSet, Facts},
    truth::Truth,
};
use clause::{Clause, Literal, clauses};
use column::{Column, Extent, Kind, Scratch};
use std::collections::BTreeMap;

/// 索引. The rows of some tracks.
#[derive(Clone, Debug)]
pub struct Index<'a> {
    /// The tracks in the order of the bits: those that read the same facts stand together, so that rows are short.
    tracks: Vec<&'a Track>,
    /// The bit of each track, in the order they were given.
    places: Vec<u32>,
    /// What makes a track fail by itself, by fact.
    alone: Vec<Leaf>,
    /// The clauses of several literals: the first of each track, the second and so on.
    together: Vec<Layer>,
    /// Those that fail whatever is said.
    hopeless: Vec<u64>,
    /// Those whose floor is worked out, while they have not failed.
    floors: Vec<Floor>,
    /// Those whose rules have too many clauses, or tests that no row can hold.
    asked: Vec<u32>,
}

/// The literals on one fact that decide by themselves.
#[derive(Clone, Debug)]
struct Leaf {
    fact: Fact,
    extent: Extent,
    columns: Vec<Column>,
}

/// A track that has a floor.
#[derive(Clone, Debug)]
struct Floor {
    place: u32,
    /// What decides whether it is reached.
    reads: FactSet,
}

/// One clause of each of some tracks.
#[derive(Clone, Debug)]
struct Layer {
    extent: Extent,
    /// The tracks that have such a clause.
    all: Vec<u64>,
    reads: FactSet,
    /// Its literals.
    columns: Vec<Column>,
}

/// 判定の集合: which tracks are met, failed and open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sets {
    failed: Vec<u64>,
    /// Failed or open.
    unmet: Vec<u64>,
    count: usize,
}

/// What is put together on the way; kept, so that nothing is allocated for each question.
#[derive(Clone, Debug, Default)]
pub struct Workspace {
    scratch: Scratch,
    surely: Vec<u64>,
    possibly: Vec<u64>,
}

/// Where the literals of one column stand, by track.
type Placed = BTreeMap<(Fact, Kind, usize), Vec<(usize, Literal)>>;

impl<'a> Index<'a> {
    /// Makes the rows.
    #[must_use]
    pub fn new(base: &Base, tracks: impl Iterator<Item = &'a Track>) -> Self {
        let mut sorted: Vec<(usize, &Track, Option<Vec<Clause>>)> = tracks
            .enumerate()
            .map(|(at, track)| (at, track, rows_hold(clauses(track))))
            .collect();
        sort_by_shape(&mut sorted);
        let mut index = Self {
            tracks: sorted.iter().map(|(_, track, _)| *track).collect(),
            places: vec![0; sorted.len()],
            alone: Vec::new(),
            together: Vec::new(),
            hopeless: vec![0; sorted.len().div_ceil(64)],
            floors: Vec::new(),
            asked: Vec::new(),
        };
        let mut alone = Placed::new();
        let mut together: Vec<(Vec<usize>, Placed)> = Vec::new();
        for (at, (given, track, clauses)) in sorted.iter().enumerate() {
            let place = u32::try_from(at).unwrap_or(u32::MAX);
            if let Some(one) = index.places.get_mut(*given) {
                *one = place;
            }
            let Some(clauses) = clauses else {
                index.asked.push(place);
                continue;
            };
            let is_hopeless =
                track.reach == Reach::NotForBusiness || clauses.iter().any(Vec::is_empty);
            if is_hopeless {
                set(&mut index.hopeless, at);
                continue;
            }
            if track.benefit.floor.is_some() {
                let reads = track.benefit.floor_decided_by();
                index.floors.push(Floor { place, reads });
            }
            let (single, several): (Vec<_>, Vec<_>) =
                clauses.iter().partition(|clause| clause.len() == 1);
            // What fails by itself is looked for by the opposite of what has to hold.
            let opposites = single.into_iter().flatten().map(|literal| Literal {
                holds: !literal.holds,
                ..*literal
            });
            put(&mut alone, at, opposites);
            for (layer, clause) in several.into_iter().enumerate() {
                if together.len() == layer {
                    together.push(Default::default());
                }
                if let Some((places, literals)) = together.get_mut(layer) {
                    places.push(at);
                    put(literals, at, clause.iter().copied());
                }
            }
        }
        let unsaid = derive(base, &Answers::default()).facts;
        let mut rest = columns(&alone, &unsaid);
        while let Some(first) = rest.first().map(|column| column.fact) {
            let (columns, others): (Vec<_>, Vec<_>) =
                rest.into_iter().partition(|column| column.fact == first);
            let literals = alone.iter().filter(|((fact, ..), _)| *fact == first);
            let mut places: Vec<usize> = literals
                .flat_map(|(_, literals)| literals.iter().map(|(at, _)| *at))
                .collect();
            places.sort_unstable();
            index.alone.push(Leaf {
                fact: first,
                extent: Extent::of(places.into_iter()),
                columns,
            });
            rest = others;
        }
        index.together = together
            .iter()
            .map(|(places, literals)| Layer::new(places, columns(literals, &unsaid)))
            .collect();
        index
    }

    /// How many tracks it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.tracks.len()
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tracks.is_empty()
    }

    /// The memory of its rows, bytes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let columns = self.alone.iter().flat_map(|leaf| &leaf.columns);
        let layers = self.together.iter().flat_map(|layer| &layer.columns);
        columns.chain(layers).map(Column::bytes).sum::<usize>()
            + size_of_val(self.tracks.as_slice())
            + 4 * (self.places.len() + self.asked.len())
            + size_of_val(self.floors.as_slice())
            + 8 * self.hopeless.len()
            + self
                .together
                .iter()
                .map(|layer| layer.extent.bytes() + 8 * layer.all.len())
                .sum::<usize>()
    }

    /// How the track that was given as the `at`th stands in the sets.
    #[must_use]
    pub fn truth(&self, sets: &Sets, at: usize) -> Truth {
        let place = self.places.get(at).map_or(usize::MAX, |at| *at as usize);
        Truth::between(!has(&sets.unmet, place), !has(&sets.failed, place))
    }

    /// The tracks that are met, failed and open by what is known.
    pub fn judge(&self, situation: &Situation<'_>, work: &mut Workspace, sets: &mut Sets) {
        sets.count = self.tracks.len();
        sets.failed.clone_from(&self.hopeless);
        sets.unmet.clear();
        sets.unmet.resize(self.hopeless.len(), 0);
        let mut contradicted = false;
        for leaf in &self.alone {
            let known = situation.facts.get(leaf.fact);
            for column in &leaf.columns {
                let rows = column.read(known, &mut work.scratch);
                contradicted |= column.add(&rows, &mut sets.failed, &mut sets.unmet);
            }
        }
        for layer in &self.together {
            contradicted |= layer.judge(&situation.facts, work, &mut sets.failed, &mut sets.unmet);
        }
        if contradicted {
            self.judge_each(situation, sets);
            return;
        }
        for (unmet, failed) in sets.unmet.iter_mut().zip(&sets.failed) {
            *unmet |= failed;
        }
        let mut spends = Spends::default();
        for floor in &self.floors {
            let place = floor.place as usize;
            if !has(&sets.failed, place) {
                sets.narrow(place, self.floor(floor, &mut spends, situation));
            }
        }
        self.ask(situation, sets);
    }

    /// Whether a floor is reached.
    fn floor(&self, of: &Floor, spends: &mut Spends<'a>, situation: &Situation<'_>) -> Truth {
        self.tracks
            .get(of.place as usize)
            .map_or(Truth::True, |track| {
                spends.reaches_floor(&track.benefit, situation)
            })
    }

    /// Those that no row can hold.
    fn ask(&self, situation: &Situation<'_>, sets: &mut Sets) {
        for place in self.asked.iter().map(|place| *place as usize) {
            if let Some(track) = self.tracks.get(place) {
                sets.narrow(place, settled(track, situation));
            }
        }
    }

    /// The same by the readable evaluator, where what is known contradicts itself.
    fn judge_each(&self, situation: &Situation<'_>, sets: &mut Sets) {
        sets.failed.fill(0);
        sets.unmet.fill(0);
        for (place, track) in self.tracks.iter().enumerate() {
            sets.narrow(place, settled(track, situation));
        }
    }
}

impl Layer {
    fn new(places: &[usize], columns: Vec<Column>) -> Self {
        let extent = Extent::of(places.iter().copied());
        let last = places.last().map_or(0, |last| last / 64 + 1);
        let mut all = vec![0; last];
        places.iter().for_each(|at| set(&mut all, *at));
        Self {
            extent,
            all,
            reads: columns.iter().map(|column| column.fact).collect(),
            columns,
        }
    }

    /// Adds the tracks whose clause fails or is open; whether what is known contradicts itself.
    fn judge(
        &self,
        facts: &Facts,
        Workspace {
            scratch,
            surely,
            possibly,
        }: &mut Workspace,
        failed: &mut [u64],
        unmet: &mut [u64],
    ) -> bool {
        for set in [&mut *surely, &mut *possibly] {
            set.clear();
            set.resize(self.all.len(), 0);
        }
        let mut contradicted = false;
        for column in &self.columns {
            let rows = column.read(facts.get(column.fact), scratch);
            contradicted |= column.add(&rows, surely, possibly);
        }
        for run in self.extent.runs() {
            let all = self.all.get(run.clone()).unwrap_or_default();
            let surely = surely.get(run.clone()).unwrap_or_default();
            let possibly = possibly.get(run.clone()).unwrap_or_default();
            let failed = failed.get_mut(run.clone()).unwrap_or_default();
            let unmet = unmet.get_mut(run).unwrap_or_default();
            let words = all.iter().zip(surely.iter().zip(possibly));
            for ((failed, unmet), (all, (surely, possibly))) in
                failed.iter_mut().zip(unmet).zip(words)
            {
                *failed |= all & !(surely | possibly);
                *unmet |= all & !surely;
            }
        }
        contradicted
    }
}

impl Sets {
    /// How many tracks stand so.
    #[must_use]
    pub fn count(&self, truth: Truth) -> usize {
        let ones = |set: &[u64]| {
            set.iter()
                .map(|word| word.count_ones() as usize)
                .sum::<usize>()
        };
        match truth {
            Truth::True => self.count - ones(&self.unmet),
            Truth::Unknown => ones(&self.unmet) - ones(&self.failed),
            Truth::False => ones(&self.failed),
        }
    }

    /// Takes one more truth about a track into account.
    fn narrow(&mut self, place: usize, truth: Truth) {
        if truth != Truth::True {
            set(&mut self.unmet, place);
        }
        if truth == Truth::False {
            set(&mut self.failed, place);
        }
    }
}

fn set(set: &mut [u64], at: usize) {
    if let Some(word) = set.get_mut(at / 64) {
        *word |= 1 << (at % 64);
    }
}

fn has(set: &[u64], at: usize) -> bool {
    set.get(at / 64)
        .is_some_and(|word| word >> (at % 64) & 1 == 1)
}

/// The clauses, where rows can hold each of their literals.
fn rows_hold(clauses: Option<Vec<Clause>>) -> Option<Vec<Clause>> {
    clauses.filter(|clauses| {
        let mut literals = clauses.iter().flatten();
        literals.all(|literal| Kind::of(literal).is_some())
    })
}

/// Brings those together that read the same, the rarest fact first: what few tracks read then stands in few words.
fn sort_by_shape(tracks: &mut [(usize, &Track, Option<Vec<Clause>>)]) {
    let key = |clause: &Clause, literal: &Literal| (1 < clause.len(), literal.test.fact);
    let mut counts: BTreeMap<(bool, Fact), usize> = BTreeMap::new();
    for clause in tracks.iter().flat_map(|(_, _, clauses)| clauses).flatten() {
        for literal in clause {
            *counts.entry(key(clause, literal)).or_default() += 1;
        }
    }
    tracks.sort_by_cached_key(|(_, _, clauses)| {
        let clauses = clauses.iter().flatten();
        let mut shape: Vec<_> = clauses
            .flat_map(|clause| clause.iter().map(move |literal| key(clause, literal)))
            .map(|key| (counts.get(&key).copied().unwrap_or(0), key))
            .collect();
        shape.sort_unstable();
        shape.dedup();
        shape
    });
}

/// Puts the literals of a track where they stand; the second on the same fact has a column of its own.
fn put(placed: &mut Placed, at: usize, literals: impl Iterator<Item = Literal>) {
    let mut count: BTreeMap<(Fact, Kind), usize> = BTreeMap::new();
    for literal in literals {
        let Some(kind) = Kind::of(&literal) else {
            continue;
        };
        let fact = literal.test.fact;
        let nth = count.entry((fact, kind)).or_default();
        placed
            .entry((fact, kind, *nth))
            .or_default()
            .push((at, literal));
        *nth += 1;
    }
}

fn columns(placed: &Placed, unsaid: &Facts) -> Vec<Column> {
    let columns = placed.iter();
    columns
        .map(|((fact, kind, _), literals)| Column::new(*fact, *kind, literals, unsaid.get(*fact)))
        .collect()
}
