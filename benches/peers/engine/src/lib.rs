//! The engine alone for a JavaScript program: a generated catalogue, and what a full evaluation of it comes to.

use subsidy_advisor::{
    advice::{Index, Kept, Sets, Workspace, settled, tracks},
    answer::Answers,
    catalog::Catalog,
    derive::{Situation, derive},
    fact::{Fact, Knowledge},
    truth::Truth,
};
use wasm_bindgen::prelude::wasm_bindgen;

/// A catalogue with some situations of businesses. It stays for as long as the program runs.
#[wasm_bindgen]
pub struct Engine {
    catalog: &'static Catalog,
    index: Index<'static>,
    situations: Vec<Situation<'static>>,
    kept: Kept,
    work: Workspace,
    sets: Sets,
}

#[wasm_bindgen]
impl Engine {
    /// From the compact form of a catalogue and of what is known of the businesses.
    #[wasm_bindgen(constructor)]
    pub fn new(bundle: &[u8], facts: &[u8]) -> Self {
        let (catalog, _) = Catalog::from_bundle(bundle);
        let catalog: &'static Catalog = Box::leak(Box::new(catalog));
        let known: Vec<Vec<Knowledge>> = postcard::from_bytes(facts).unwrap_or_default();
        let situation = |known: &Vec<Knowledge>| {
            let mut situation = derive(&catalog.base, &Answers::default());
            for (fact, known) in Fact::ALL.iter().zip(known) {
                situation.facts.set(*fact, *known);
            }
            situation
        };
        let index = Index::new(
            &catalog.base,
            tracks(catalog, None).map(|(_, _, track)| track),
        );
        Self {
            catalog,
            situations: known.iter().map(situation).collect(),
            kept: Kept::new(&index),
            index,
            work: Workspace::default(),
            sets: Sets::default(),
        }
    }

    /// How many programmes a business meets, by the readable evaluator.
    pub fn readable(&self, state: usize) -> usize {
        let Some(situation) = self.situations.get(state) else {
            return 0;
        };
        tracks(self.catalog, None)
            .filter(|(_, _, track)| settled(track, situation) == Truth::True)
            .count()
    }

    /// The same by the index; the sets are made, nothing is counted.
    pub fn judge(&mut self, state: usize) {
        if let Some(situation) = self.situations.get(state) {
            self.index.judge(situation, &mut self.work, &mut self.sets);
        }
    }

    /// Which programmes were met when the index was asked last, one byte each.
    pub fn met(&self) -> Vec<u8> {
        (0..self.index.len())
            .map(|at| u8::from(self.index.truth(&self.sets, at) == Truth::True))
            .collect()
    }

    /// One answer is changed to and fro: whether the business needs to find new customers.
    pub fn change(&mut self, state: usize, choices: u32) {
        if let Some(situation) = self.situations.get_mut(state) {
            let purposes = Knowledge::set(u64::from(choices));
            situation.facts.set(Fact::Purposes, purposes);
            self.kept.judge(&self.index, situation);
        }
    }
}
