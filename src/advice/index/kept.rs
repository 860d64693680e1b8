//! 一つの相談の判定: the sets kept between two answers, so that an answer costs only the facts that it changes.

use super::{Index, Sets, Spends, Workspace, has};
use crate::{
    derive::Situation,
    fact::{Fact, FactSet, Facts},
    truth::Truth,
};
use std::ops::Range;

/// How many sets are put together into one at each level.
const FAN: usize = 4;

/// The sets of one consultation.
///
/// What each fact makes fail is kept by itself and put together in a tree of sets, level by level.
#[derive(Clone, Debug)]
pub struct Kept {
    facts: Option<Facts>,
    /// The sets of each fact and each layer, then those of [`FAN`] of them, and so on up to one.
    levels: Vec<Vec<Node>>,
    /// The facts of which no value is possible.
    contradicted: FactSet,
    /// Whether each floor is reached, where that was asked and nothing it reads has changed.
    floors: Vec<Option<Truth>>,
    sets: Sets,
    work: Workspace,
}

/// The tracks that surely and those that possibly fail by some facts; the former need not be among the latter.
#[derive(Clone, Debug)]
struct Node {
    surely: Vec<u64>,
    possibly: Vec<u64>,
}

impl Kept {
    /// For the tracks of an index, before anything was asked.
    #[must_use]
    pub fn new(index: &Index<'_>) -> Self {
        let words = index.hopeless.len();
        let node = || Node {
            surely: vec![0; words],
            possibly: vec![0; words],
        };
        let mut levels: Vec<Vec<Node>> = Vec::new();
        let mut count = index.alone.len() + index.together.len();
        loop {
            let padded = count.next_multiple_of(FAN);
            levels.push((0..padded).map(|_| node()).collect());
            if count <= FAN {
                break;
            }
            count = padded / FAN;
        }
        Self {
            facts: None,
            levels,
            contradicted: FactSet::EMPTY,
            floors: vec![None; index.floors.len()],
            sets: Sets::default(),
            work: Workspace::default(),
        }
    }

    /// The tracks that are met, failed and open by what is known now, as [`Index::judge`] says it.
    pub fn judge(&mut self, index: &Index<'_>, situation: &Situation<'_>) -> &Sets {
        let changed = match &self.facts {
            Some(before) => before.differing(&situation.facts),
            None => Fact::ALL.iter().copied().collect(),
        };
        self.contradicted = self.contradicted.without(changed);
        let leaves = index.alone.iter().enumerate();
        for (at, _) in leaves.filter(|(_, leaf)| changed.contains(leaf.fact)) {
            self.refresh_fact(index, at, situation);
        }
        let layers = index.together.iter().enumerate();
        for (at, _) in layers.filter(|(_, layer)| changed.meets(layer.reads)) {
            self.refresh_layer(index, at, situation);
        }
        for (truth, floor) in self.floors.iter_mut().zip(&index.floors) {
            if changed.meets(floor.reads) {
                *truth = None;
            }
        }
        self.facts = Some(situation.facts.clone());
        self.put_together(index, situation);
        &self.sets
    }

    fn refresh_fact(&mut self, index: &Index<'_>, at: usize, situation: &Situation<'_>) {
        let (Some(leaf), Some(node)) = (
            index.alone.get(at),
            self.levels.first_mut().and_then(|all| all.get_mut(at)),
        ) else {
            return;
        };
        leaf.extent.clear(&mut node.surely);
        leaf.extent.clear(&mut node.possibly);
        let known = situation.facts.get(leaf.fact);
        for column in &leaf.columns {
            let rows = column.read(known, &mut self.work.scratch);
            if column.add(&rows, &mut node.surely, &mut node.possibly) {
                self.contradicted.insert(leaf.fact);
            }
        }
        self.carry_up(at, leaf.extent.runs());
    }

    fn refresh_layer(&mut self, index: &Index<'_>, nth: usize, situation: &Situation<'_>) {
        let at = index.alone.len() + nth;
        let (Some(layer), Some(node)) = (
            index.together.get(nth),
            self.levels.first_mut().and_then(|all| all.get_mut(at)),
        ) else {
            return;
        };
        layer.extent.clear(&mut node.surely);
        layer.extent.clear(&mut node.possibly);
        let facts = &situation.facts;
        if layer.judge(facts, &mut self.work, &mut node.surely, &mut node.possibly) {
            let of = layer
                .reads
                .iter()
                .filter(|fact| facts.get(*fact).is_contradiction());
            of.for_each(|fact| self.contradicted.insert(fact));
        }
        self.carry_up(at, layer.extent.runs());
    }

    /// Puts the words of one set together with those beside it, up to the top.
    fn carry_up(&mut self, at: usize, runs: impl Iterator<Item = Range<usize>> + Clone) {
        let mut at = at;
        let mut levels = self.levels.as_mut_slice();
        while let Some((below, above)) = levels.split_first_mut() {
            let Some(upper) = above.first_mut() else {
                return;
            };
            at /= FAN;
            let from = below.get(at * FAN..(at + 1) * FAN);
            let (Some([a, b, c, d]), Some(node)) = (from, upper.get_mut(at)) else {
                return;
            };
            for run in runs.clone() {
                or(
                    &mut node.surely,
                    [&a.surely, &b.surely, &c.surely, &d.surely],
                    run.clone(),
                );
                or(
                    &mut node.possibly,
                    [&a.possibly, &b.possibly, &c.possibly, &d.possibly],
                    run,
                );
            }
            levels = above;
        }
    }

    fn put_together(&mut self, index: &Index<'_>, situation: &Situation<'_>) {
        self.sets.count = index.len();
        let top = self.levels.last().map(Vec::as_slice);
        if let Some([a, b, c, d]) = top {
            let whole = 0..index.hopeless.len();
            self.sets.failed.clone_from(&index.hopeless);
            self.sets.unmet.resize(whole.len(), 0);
            add(
                &mut self.sets.failed,
                [&a.surely, &b.surely, &c.surely, &d.surely],
            );
            or(
                &mut self.sets.unmet,
                [&a.possibly, &b.possibly, &c.possibly, &d.possibly],
                whole,
            );
        }
        if !self.contradicted.is_empty() {
            index.judge_each(situation, &mut self.sets);
            return;
        }
        for (unmet, failed) in self.sets.unmet.iter_mut().zip(&self.sets.failed) {
            *unmet |= failed;
        }
        let failed = |place| has(&self.sets.failed, place);
        let mut spends = Spends::default();
        let mut floors = Vec::new();
        for (truth, floor) in self.floors.iter_mut().zip(&index.floors) {
            if !failed(floor.place as usize) {
                let known =
                    *truth.get_or_insert_with(|| index.floor(floor, &mut spends, situation));
                floors.push((floor.place as usize, known));
            }
        }
        for (place, truth) in floors {
            self.sets.narrow(place, truth);
        }
        index.ask(situation, &mut self.sets);
    }
}

/// Puts some words of four sets together.
fn or(into: &mut [u64], from: [&[u64]; FAN], run: Range<usize>) {
    let [a, b, c, d] = from.map(|set| set.get(run.clone()).unwrap_or_default());
    let words = a.iter().zip(b).zip(c.iter().zip(d));
    let into = into.get_mut(run).unwrap_or_default();
    for (word, ((a, b), (c, d))) in into.iter_mut().zip(words) {
        *word = a | b | c | d;
    }
}

/// Adds four sets to one.
fn add(into: &mut [u64], [a, b, c, d]: [&[u64]; FAN]) {
    let words = a.iter().zip(b).zip(c.iter().zip(d));
    for (word, ((a, b), (c, d))) in into.iter_mut().zip(words) {
        *word |= a | b | c | d;
    }
}
