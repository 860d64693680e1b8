//! The index says what the readable evaluator says, of every track in every state.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

mod corpus;
mod generated;
mod population;

use corpus::businesses::{CATALOG, Picks, YEARS, business, partly};
use proptest::{prelude::*, test_runner::RngSeed};
use std::sync::LazyLock;
use subsidy_advisor::{
    advice::{Index, Kept, Sets, Workspace, settled, tracks},
    answer::Answers,
    catalog::{Catalog, Check, Requirement, Track},
    date::FiscalYear,
    derive::{Situation, derive},
    fact::{Fact, Knowledge, NO, YES},
    rule::{Ask, Rule, Test},
    truth::Truth,
};

/// More programmes than there are, with rules that nobody wrote.
static GENERATED: LazyLock<Catalog> =
    LazyLock::new(|| generated::generated(&CATALOG, 700, generated::SEED));

static REAL: LazyLock<Vec<Indexed>> =
    LazyLock::new(|| YEARS.map(|year| Indexed::new(&CATALOG, year)).into());

static MORE: LazyLock<Indexed> = LazyLock::new(|| Indexed::new(&GENERATED, None));

/// Tracks, and their index.
struct Indexed {
    tracks: Vec<&'static Track>,
    index: Index<'static>,
}

impl Indexed {
    fn new(catalog: &'static Catalog, year: Option<u16>) -> Self {
        let tracks: Vec<_> = tracks(catalog, year.map(FiscalYear))
            .map(|(_, _, track)| track)
            .collect();
        let index = Index::new(&catalog.base, tracks.iter().copied());
        Self { tracks, index }
    }

    /// Every track is judged as the evaluator judges it, and the counts are theirs.
    fn agrees(&self, situation: &Situation<'_>) {
        let mut sets = Sets::default();
        self.index
            .judge(situation, &mut Workspace::default(), &mut sets);
        self.holds(situation, &sets);
    }

    /// The same, of sets that are kept from one state to the next.
    fn follows(&self, kept: &mut Kept, situation: &Situation<'_>) {
        self.holds(situation, kept.judge(&self.index, situation));
    }

    fn holds(&self, situation: &Situation<'_>, sets: &Sets) {
        let mut counts = [0; 3];
        for (at, track) in self.tracks.iter().enumerate() {
            let truth = settled(track, situation);
            assert_eq!(self.index.truth(sets, at), truth, "{track:#?}");
            counts[truth as usize] += 1;
        }
        for truth in [Truth::True, Truth::False, Truth::Unknown] {
            assert_eq!(sets.count(truth), counts[truth as usize]);
        }
    }
}

fn picks() -> impl Strategy<Value = Picks> {
    prop::collection::vec((any::<u32>(), any::<u8>()), CATALOG.base.questions.len())
}

/// What no answer says: some choices of several, what is and what may be in a set, stretches of numbers, and what
/// contradicts itself.
fn odd(known: Knowledge, (pick, how): (u32, u8)) -> Knowledge {
    let (a, b) = (u64::from(pick & 0xffff), u64::from(pick >> 16));
    match known {
        _ if how % 3 != 0 => known,
        Knowledge::OneOf(_) => Knowledge::OneOf(a),
        Knowledge::Set { .. } => Knowledge::Set { has: a & b, may: a },
        Knowledge::Range { .. } => Knowledge::Range {
            min: (a % 5000) as i64,
            max: if how % 2 == 0 {
                i64::MAX
            } else {
                (b % 9000) as i64
            },
        },
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, rng_seed: RngSeed::Fixed(2020), ..ProptestConfig::default() })]

    #[test]
    fn whatever_was_said(picks in picks()) {
        let mut kept = Kept::new(&MORE.index);
        for answers in [business(&picks), partly(&business(&picks), &picks), Answers::default()] {
            let situation = derive(&CATALOG.base, &answers);
            REAL.iter().for_each(|year| year.agrees(&situation));
            MORE.agrees(&situation);
            MORE.follows(&mut kept, &situation);
        }
    }

    #[test]
    fn whatever_is_known(picks in picks()) {
        let mut situation = derive(&CATALOG.base, &partly(&business(&picks), &picks));
        let plain = situation.clone();
        let mut kept = Kept::new(&MORE.index);
        for (fact, pick) in Fact::ALL.iter().zip(picks.iter().cycle()) {
            let known = odd(situation.facts.get(*fact), *pick);
            situation.facts.set(*fact, known);
        }
        REAL.iter().for_each(|year| year.agrees(&situation));
        MORE.agrees(&situation);
        for situation in [&plain, &situation, &plain] {
            MORE.follows(&mut kept, situation);
        }
    }
}

#[test]
fn in_every_journey() {
    for journey in corpus::journeys().iter().flat_map(corpus::Journey::cases) {
        let (answers, _) = journey.read(&CATALOG);
        let mut said = Answers::default();
        let mut kept: Vec<Kept> = REAL.iter().map(|year| Kept::new(&year.index)).collect();
        let mut more = Kept::new(&MORE.index);
        for (fact, answer) in answers.iter() {
            said.set(fact, answer);
            let situation = derive(&CATALOG.base, &said);
            for (year, kept) in REAL.iter().zip(&mut kept) {
                year.follows(kept, &situation);
            }
            MORE.follows(&mut more, &situation);
        }
    }
}

#[test]
fn what_no_row_can_hold_is_asked_of_the_evaluator() {
    let yes = |fact| {
        Rule::Test(Test {
            fact,
            ask: Ask::OneOf(YES),
        })
    };
    let pair = Rule::All(vec![yes(Fact::NewInitiative), yes(Fact::PastGrant)]);
    // Sixty-four clauses, a test that does not fit its fact, and a number that can't be.
    let rules = [
        Rule::Any(vec![pair; 6]),
        yes(Fact::Purposes),
        Rule::Test(Test {
            fact: Fact::FloorArea,
            ask: Ask::Within { least: 2, most: 1 },
        }),
    ];
    for rule in rules {
        let mut track = MORE.tracks[0].clone();
        track.requirements = vec![Requirement {
            id: String::new(),
            check: Check::Rule(rule),
            cites: Vec::new(),
        }];
        let index = Index::new(&CATALOG.base, [&track].into_iter());
        for answer in [NO, YES, NO | YES] {
            let mut situation = derive(&CATALOG.base, &Answers::default());
            situation
                .facts
                .set(Fact::NewInitiative, Knowledge::OneOf(answer));
            let mut sets = Sets::default();
            index.judge(&situation, &mut Workspace::default(), &mut sets);
            assert_eq!(index.truth(&sets, 0), settled(&track, &situation));
        }
    }
}

#[test]
fn what_contradicts_itself_is_judged_as_the_evaluator_judges_it() {
    let plain = derive(&CATALOG.base, &Answers::default());
    let mut kept = Kept::new(&MORE.index);
    for fact in Fact::ALL {
        let nothing_possible = match plain.facts.get(*fact) {
            Knowledge::OneOf(_) => Knowledge::OneOf(0),
            Knowledge::Range { .. } => Knowledge::Range { min: 9, max: 8 },
            // What is in a set and may not be in it.
            Knowledge::Set { .. } => Knowledge::Set { has: 3, may: 1 },
        };
        let mut situation = plain.clone();
        situation.facts.set(*fact, nothing_possible);
        REAL.iter().for_each(|year| year.agrees(&situation));
        MORE.agrees(&situation);
        for situation in [&situation, &plain] {
            MORE.follows(&mut kept, situation);
        }
    }
}

#[test]
fn an_index_of_more_tracks_is_no_emptier_and_takes_more_memory() {
    let none = Index::new(&CATALOG.base, std::iter::empty());
    assert_eq!((none.is_empty(), none.len()), (true, 0));
    assert_eq!(none.bytes(), 0);
    let mut before = 0;
    for count in [1, 10, 100, MORE.tracks.len()] {
        let index = Index::new(&CATALOG.base, MORE.tracks.iter().copied().take(count));
        assert_eq!((index.is_empty(), index.len()), (false, count));
        // A place and a bit for each track at the least, and never a page of text.
        let bytes = index.bytes();
        assert!(
            before < bytes && (12 * count..4_000 * count).contains(&bytes),
            "{bytes} of {count}"
        );
        before = bytes;
    }
}
