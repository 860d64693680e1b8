//! 一つの相談の判定: the sets kept between two answers, so that an answer costs only the facts that it changes.

use super::{Index, Leaf, Pair, Scratch, Sets, Space, Spends, has};
use crate::gather::Gather;
use crate::{
    derive::Situation,
    fact::{Fact, FactSet, Facts},
    truth::Truth,
};
use std::ops::Range;

/// How many sets are put together into one at each level.
const FAN: usize = 4;

/// The sets of one consultation.
#[derive(Clone, Debug)]
pub struct Kept {
    facts: Option<Facts>,
    alone: Tree,
    together: Tree,
    /// The facts of which no value is possible.
    contradicted: FactSet,
    /// Whether each floor is reached, where that was asked and nothing it reads has changed.
    floors: Vec<Option<Truth>>,
    sets: Sets,
    clauses: Pair,
    scratch: Scratch,
}

/// The sets of a space: those of each fact, then those of [`FAN`] of them together, and so on up to the last [`FAN`].
#[derive(Clone, Debug)]
struct Tree(Vec<Vec<Pair>>);

impl Kept {
    /// For the tracks of an index, before anything was asked.
    #[must_use]
    pub fn new(index: &Index<'_>) -> Self {
        Self {
            facts: None,
            alone: Tree::new(&index.alone),
            together: Tree::new(&index.together),
            contradicted: FactSet::EMPTY,
            floors: vec![None; index.floors.len()],
            sets: Sets::default(),
            clauses: Pair::default(),
            scratch: Scratch::default(),
        }
    }

    /// The tracks that are met, failed and open by what is known now, as [`Index::judge`] says it.
    pub fn judge(&mut self, index: &Index<'_>, situation: &Situation<'_>) -> &Sets {
        let facts = &situation.facts;
        let changed = match &mut self.facts {
            Some(before) => {
                let changed = before.differing(facts);
                before.clone_from(facts);
                changed
            }
            None => {
                self.facts = Some(facts.clone());
                Fact::ALL.iter().copied().gather()
            }
        };
        let mut contradicted = FactSet::EMPTY;
        let spaces = [
            (&mut self.alone, &index.alone),
            (&mut self.together, &index.together),
        ];
        for (tree, space) in spaces {
            contradicted =
                contradicted.union(tree.refresh(space, changed, facts, &mut self.scratch));
        }
        self.contradicted = self.contradicted.without(changed).union(contradicted);
        for (truth, floor) in self.floors.iter_mut().zip(&index.floors) {
            if changed.meets(floor.reads) {
                *truth = None;
            }
        }
        self.put_together(index, situation);
        &self.sets
    }

    fn put_together(&mut self, index: &Index<'_>, situation: &Situation<'_>) {
        let Self { sets, clauses, .. } = self;
        sets.count = index.len();
        self.alone
            .top(&mut sets.failed, &mut sets.unmet, index.alone.words);
        self.together.top(
            &mut clauses.surely,
            &mut clauses.possibly,
            index.together.words,
        );
        if !self.contradicted.is_empty() {
            index.judge_each(situation, sets);
            return;
        }
        index.fold(clauses, sets);
        let words = sets.unmet.iter_mut().zip(&mut sets.failed);
        for ((unmet, failed), hopeless) in words.zip(&index.hopeless) {
            *failed |= hopeless;
            *unmet |= *failed;
        }
        let mut spends = Spends::default();
        for (truth, floor) in self.floors.iter_mut().zip(&index.floors) {
            let place = floor.place as usize;
            if !has(&sets.failed, place) {
                let known = truth.get_or_insert_with(|| index.floor(floor, &mut spends, situation));
                sets.narrow(place, *known);
            }
        }
        index.ask(situation, sets);
    }
}

impl Tree {
    fn new(space: &Space) -> Self {
        let node = || {
            let mut pair = Pair::default();
            pair.empty(space.words);
            pair
        };
        let mut levels: Vec<Vec<Pair>> = Vec::new();
        let mut count = space.leaves.len();
        loop {
            let padded = count.max(1).next_multiple_of(FAN);
            levels.push((0..padded).map(|_| node()).gather());
            if count <= FAN {
                return Self(levels);
            }
            count = padded / FAN;
        }
    }

    /// Reads the facts anew that have changed; which of them contradict themselves.
    fn refresh(
        &mut self,
        space: &Space,
        changed: FactSet,
        facts: &Facts,
        scratch: &mut Scratch,
    ) -> FactSet {
        let mut contradicted = FactSet::EMPTY;
        let leaves = space.leaves.iter().enumerate();
        for (at, leaf) in leaves.filter(|(_, leaf)| changed.contains(leaf.fact)) {
            let Some(node) = self.0.first_mut().and_then(|nodes| nodes.get_mut(at)) else {
                continue;
            };
            leaf.extent.clear(&mut node.surely);
            leaf.extent.clear(&mut node.possibly);
            if leaf.add(facts, scratch, &mut node.surely, &mut node.possibly) {
                contradicted.insert(leaf.fact);
            }
            self.carry_up(at, leaf);
        }
        contradicted
    }

    /// Puts the words of one leaf together with those beside it, level by level.
    fn carry_up(&mut self, at: usize, leaf: &Leaf) {
        let mut at = at;
        let mut levels = self.0.as_mut_slice();
        while let [below, above @ ..] = levels {
            let Some(upper) = above.first_mut() else {
                return;
            };
            at /= FAN;
            let (Some([a, b, c, d]), Some(node)) =
                (below.get(at * FAN..(at + 1) * FAN), upper.get_mut(at))
            else {
                return;
            };
            for run in leaf.extent.runs() {
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

    /// All of it together.
    fn top(&self, surely: &mut Vec<u64>, possibly: &mut Vec<u64>, words: usize) {
        surely.resize(words, 0);
        possibly.resize(words, 0);
        if let Some([a, b, c, d]) = self.0.last().map(Vec::as_slice) {
            or(
                surely,
                [&a.surely, &b.surely, &c.surely, &d.surely],
                0..words,
            );
            or(
                possibly,
                [&a.possibly, &b.possibly, &c.possibly, &d.possibly],
                0..words,
            );
        }
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
