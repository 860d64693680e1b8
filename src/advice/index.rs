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
use crate::gather::{AddAll, Gather};
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
    /// What makes a track fail by itself: a bit is a track.
    alone: Space,
    /// What makes a clause of several literals hold: a bit is a clause.
    together: Space,
    /// Which clause of which track that is.
    layers: Vec<Layer>,
    /// Those that fail whatever is said.
    hopeless: Vec<u64>,
    /// Those whose floor is worked out, while they have not failed.
    floors: Vec<Floor>,
    /// Those whose rules have too many clauses, or tests that no row can hold.
    asked: Vec<u32>,
}

/// Literals by fact, and the sets they add up to.
#[derive(Clone, Debug, Default)]
struct Space {
    /// How many words a set has.
    words: usize,
    leaves: Vec<Leaf>,
}

/// The literals on one fact.
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

/// One clause of each of some tracks: the first of several literals, the second, and so on.
#[derive(Clone, Debug)]
struct Layer {
    /// Where its words begin among all clauses; from there its bits stand as the tracks do.
    offset: usize,
    extent: Extent,
    /// The tracks that have such a clause.
    all: Vec<u64>,
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
    clauses: Pair,
}

/// The bits that surely and those that possibly are so; the former need not be among the latter.
#[derive(Clone, Debug, Default)]
struct Pair {
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
            .gather();
        sort_by_shape(&mut sorted);
        let mut index = Self {
            tracks: sorted.iter().map(|(_, track, _)| *track).gather(),
            places: vec![0; sorted.len()],
            alone: Space::default(),
            together: Space::default(),
            layers: Vec::new(),
            hopeless: vec![0; sorted.len().div_ceil(64)],
            floors: Vec::new(),
            asked: Vec::new(),
        };
        let mut alone = Placed::new();
        let mut layers: Vec<Vec<(usize, &Clause)>> = Vec::new();
        for (at, (given, track, clauses)) in sorted.iter().enumerate() {
            let place = u32::try_from(at).unwrap_or(u32::MAX);
            if let Some(one) = index.places.get_mut(*given) {
                *one = place;
            }
            let Some(clauses) = clauses else {
                index.asked.push(place);
                continue;
            };
            if track.reach == Reach::NotForBusiness || clauses.iter().any(Vec::is_empty) {
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
            layers.resize_with(layers.len().max(several.len()), Vec::new);
            for (layer, clause) in layers.iter_mut().zip(several) {
                layer.push((at, clause));
            }
        }
        let mut together = Placed::new();
        let mut words = 0;
        for layer in layers {
            let one = Layer::new(words, layer.iter().map(|(at, _)| *at));
            words += one.all.len();
            for (at, clause) in layer {
                put(&mut together, 64 * one.offset + at, clause.iter().copied());
            }
            index.layers.push(one);
        }
        let unsaid = derive(base, &Answers::default()).facts;
        index.alone = Space::new(index.hopeless.len(), &alone, &unsaid);
        index.together = Space::new(words, &together, &unsaid);
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
        let layers = self.layers.iter();
        self.alone.bytes()
            + self.together.bytes()
            + layers
                .map(|layer| layer.extent.bytes() + size_of_val(layer.all.as_slice()))
                .sum::<usize>()
            + size_of_val(self.tracks.as_slice())
            + size_of_val(self.places.as_slice())
            + size_of_val(self.asked.as_slice())
            + size_of_val(self.floors.as_slice())
            + size_of_val(self.hopeless.as_slice())
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
        let facts = &situation.facts;
        let contradicted =
            self.alone
                .add_up(facts, &mut work.scratch, &mut sets.failed, &mut sets.unmet);
        work.clauses.empty(self.together.words);
        let Pair { surely, possibly } = &mut work.clauses;
        let contradicted = self
            .together
            .add_up(facts, &mut work.scratch, surely, possibly)
            || contradicted;
        self.fold(&work.clauses, sets);
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

    /// Adds the tracks with a clause that fails or is open.
    fn fold(&self, clauses: &Pair, sets: &mut Sets) {
        for layer in &self.layers {
            layer.fold(clauses, sets);
        }
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

impl Space {
    fn new(words: usize, placed: &Placed, unsaid: &Facts) -> Self {
        let mut by_fact: BTreeMap<Fact, (Vec<usize>, Vec<Column>)> = BTreeMap::new();
        for ((fact, kind, _), literals) in placed {
            let (places, columns) = by_fact.entry(*fact).or_default();
            places.add_all(literals.iter().map(|(at, _)| *at));
            columns.push(Column::new(*kind, literals, unsaid.get(*fact)));
        }
        let leaves = by_fact.into_iter().map(|(fact, (mut places, columns))| {
            places.sort_unstable();
            Leaf {
                fact,
                extent: Extent::of(places.into_iter()),
                columns,
            }
        });
        Self {
            words,
            leaves: leaves.gather(),
        }
    }

    /// Adds the bits whose literals surely and possibly hold. Whether what is known contradicts itself.
    fn add_up(
        &self,
        facts: &Facts,
        scratch: &mut Scratch,
        surely: &mut [u64],
        possibly: &mut [u64],
    ) -> bool {
        let mut contradicted = false;
        for leaf in &self.leaves {
            contradicted |= leaf.add(facts, scratch, surely, possibly);
        }
        contradicted
    }

    fn bytes(&self) -> usize {
        let leaf = |leaf: &Leaf| {
            leaf.extent.bytes() + leaf.columns.iter().map(Column::bytes).sum::<usize>()
        };
        self.leaves.iter().map(leaf).sum()
    }
}

impl Leaf {
    /// Adds its bits. Whether what is known contradicts itself.
    fn add(
        &self,
        facts: &Facts,
        scratch: &mut Scratch,
        surely: &mut [u64],
        possibly: &mut [u64],
    ) -> bool {
        let known = facts.get(self.fact);
        let mut contradicted = false;
        for column in &self.columns {
            contradicted |= column.add(known, scratch, surely, possibly);
        }
        contradicted
    }
}

impl Layer {
    fn new(offset: usize, places: impl Iterator<Item = usize> + Clone) -> Self {
        let words = places.clone().last().map_or(0, |last| last / 64 + 1);
        let mut all = vec![0; words];
        places.clone().for_each(|at| set(&mut all, at));
        Self {
            offset,
            extent: Extent::of(places),
            all,
        }
    }

    /// Adds the tracks whose clause fails or is open.
    fn fold(&self, Pair { surely, possibly }: &Pair, sets: &mut Sets) {
        for run in self.extent.runs() {
            let there = run.start + self.offset..run.end + self.offset;
            let all = self.all.get(run.clone()).unwrap_or_default();
            let surely = surely.get(there.clone()).unwrap_or_default();
            let possibly = possibly.get(there).unwrap_or_default();
            let failed = sets.failed.get_mut(run.clone()).unwrap_or_default();
            let unmet = sets.unmet.get_mut(run).unwrap_or_default();
            let words = all.iter().zip(surely.iter().zip(possibly));
            let sets = failed.iter_mut().zip(unmet);
            for ((failed, unmet), (all, (surely, possibly))) in sets.zip(words) {
                *failed |= all & !(surely | possibly);
                *unmet |= all & !surely;
            }
        }
    }
}

impl Pair {
    fn empty(&mut self, words: usize) {
        for set in [&mut self.surely, &mut self.possibly] {
            set.clear();
            set.resize(words, 0);
        }
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

/// Brings those together that read the same: first those with clauses of several literals, then by the rarest fact, so that
/// what few tracks read stands in few words.
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
            .map(|key| (!key.0, counts.get(&key).copied().unwrap_or(0), key.1))
            .gather();
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
