//! The interview played by each business of a population in some order, and how soon its outcome stands.

use super::dice::Dice;
use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
    thread,
};
use subsidy_advisor::{
    advice::{AsOf, Verdict, advise},
    answer::{Answer, Answers},
    catalog::{BenefitKind, Catalog},
    fact::{Fact, FactSet, Knowledge},
    interview::{self, Opening},
};

/// In which order the questions are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// As `interview::next` derives it.
    Derived,
    /// As they stand in `data/questions.json`, each that makes sense for the business.
    Fixed,
    /// As they stand there, but only those that could still change the advice.
    FixedRelevant,
    /// By chance, of those that could still change the advice.
    Random,
}

impl Order {
    /// All of them.
    pub const ALL: [Self; 4] = [
        Self::Derived,
        Self::Fixed,
        Self::FixedRelevant,
        Self::Random,
    ];
}

/// So many stand first on the screen of the advice.
const FIRST: usize = 5;

/// What stands first: each track with whether it is met or open, in order. General desks, which stand by themselves
/// at the end of the screen, and what failed are not among them.
pub type First = Vec<(String, bool)>;

/// How it stands after some answers.
pub struct Standing {
    /// What stands first.
    pub first: First,
    /// Whether some verdict waits for a question that makes sense and was not asked yet.
    pub unsettled: bool,
    /// The questions that could still change the advice; looked for where the order is among them.
    relevant: FactSet,
    /// What the derived order asks next; looked for only there.
    next: Option<Fact>,
}

/// One interview.
pub struct Played {
    /// The number of questions asked in all.
    pub asked: usize,
    /// The number after which no verdict waits for a question any more.
    pub settled: usize,
    /// The number after which what stands first never changes again, neither its order nor whether it is met or open.
    pub stable: usize,
    /// The number after which the met ones among them never change again, whatever is still open below them.
    pub fits: usize,
    /// What stands first at the end.
    pub first: First,
}

/// Answers as a key.
type Said = Vec<(Fact, u64, u64)>;

fn said(answers: &Answers) -> Said {
    answers
        .iter()
        .map(|(fact, answer)| match answer {
            Answer::DontKnow => (fact, u64::MAX, 0),
            Answer::Known(Knowledge::OneOf(bits)) => (fact, bits, 0),
            Answer::Known(Knowledge::Set { has, may }) => (fact, has, may),
            Answer::Known(Knowledge::Range { min, max }) => (fact, min as u64, max as u64),
        })
        .collect()
}

/// Interviews in one order. The interview is a tree, so what was seen after some answers is kept for whoever gives the same.
pub struct Player<'a> {
    catalog: &'a Catalog,
    as_of: AsOf,
    order: Order,
    seen: HashMap<Said, Arc<Standing>>,
}

impl<'a> Player<'a> {
    /// A player that has seen nothing yet.
    pub fn new(catalog: &'a Catalog, as_of: AsOf, order: Order) -> Self {
        Self {
            catalog,
            as_of,
            order,
            seen: HashMap::new(),
        }
    }

    /// The interview with one business, to its end. What it says nothing of is わからない.
    pub fn play(&mut self, business: &Answers, dice: &mut Dice) -> Played {
        let mut answers = Answers::default();
        let mut standings = vec![self.standing(&answers)];
        while let Some(fact) = self.next(&answers, standings.last().unwrap(), dice) {
            answers.set(fact, business.get(fact).unwrap_or(Answer::DontKnow));
            standings.push(self.standing(&answers));
        }
        let first = standings.last().unwrap().first.clone();
        let after = |differs: &dyn Fn(&Standing) -> bool| {
            standings
                .iter()
                .rposition(|standing| differs(standing))
                .map_or(0, |last| last + 1)
        };
        let met = |first: &First| first.iter().filter(|(_, met)| *met).count();
        Played {
            asked: standings.len() - 1,
            settled: after(&|standing| standing.unsettled),
            stable: after(&|standing| standing.first != first),
            // The met ones come before the open ones, so that they are where the list begins.
            fits: after(&|standing| {
                met(&standing.first) != met(&first)
                    || standing.first[..met(&first)] != first[..met(&first)]
            }),
            first,
        }
    }

    fn next(&self, answers: &Answers, standing: &Standing, dice: &mut Dice) -> Option<Fact> {
        let mut questions = self
            .catalog
            .base
            .questions
            .iter()
            .map(|question| question.fact);
        match self.order {
            Order::Derived => standing.next,
            Order::Fixed => {
                let applies = subsidy_advisor::derive::derive(&self.catalog.base, answers).applies;
                questions.find(|fact| applies.contains(*fact) && answers.get(*fact).is_none())
            }
            Order::FixedRelevant => questions.find(|fact| standing.relevant.contains(*fact)),
            Order::Random => {
                let relevant: Vec<Fact> = standing.relevant.iter().collect();
                let at = dice.below(relevant.len());
                relevant.get(at).copied()
            }
        }
    }

    fn standing(&mut self, answers: &Answers) -> Arc<Standing> {
        let key = said(answers);
        if let Some(seen) = self.seen.get(&key) {
            return Arc::clone(seen);
        }
        let standing = Arc::new(self.look(answers));
        self.seen.insert(key, Arc::clone(&standing));
        standing
    }

    fn look(&self, answers: &Answers) -> Standing {
        let advice = advise(self.catalog, answers, self.as_of);
        let mut first = Vec::new();
        let mut unsettled = false;
        for one in &advice.recommendations {
            let met = match &one.verdict {
                Verdict::Failed(_) => continue,
                Verdict::Met => true,
                Verdict::Open(waits_for) => {
                    unsettled |= waits_for.iter().any(|fact| {
                        advice.situation.applies.contains(fact) && answers.get(fact).is_none()
                    });
                    false
                }
            };
            if first.len() < FIRST && one.track.benefit.kind != BenefitKind::AdviceDesk {
                let name = format!("{}/{}/{}", one.programme.id, one.edition.id, one.track.id);
                first.push((name, met));
            }
        }
        Standing {
            first,
            unsettled,
            relevant: match self.order {
                Order::FixedRelevant | Order::Random => {
                    interview::relevant(self.catalog, answers, self.as_of)
                }
                Order::Derived | Order::Fixed => FactSet::EMPTY,
            },
            next: match self.order {
                Order::Derived => {
                    interview::next(self.catalog, answers, self.as_of, Opening::Purpose)
                }
                Order::Fixed | Order::FixedRelevant | Order::Random => None,
            },
        }
    }
}

/// Every interview of a population in one order, on as many threads as there are processors.
pub fn play_all(
    catalog: &Catalog,
    as_of: AsOf,
    order: Order,
    businesses: &[Answers],
) -> Vec<Played> {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let part = businesses.len().div_ceil(threads).max(1);
    thread::scope(|scope| {
        let parts = businesses.chunks(part).enumerate().map(|(at, some)| {
            scope.spawn(move || {
                let mut player = Player::new(catalog, as_of, order);
                let first = at * part;
                some.iter()
                    .enumerate()
                    .map(|(at, business)| {
                        player.play(
                            business,
                            &mut Dice::of_one(SEED_OF_ORDER, (first + at) as u64),
                        )
                    })
                    .collect::<Vec<_>>()
            })
        });
        // All of them are started before the first is waited for.
        let started: Vec<_> = parts.collect();
        started
            .into_iter()
            .flat_map(|part| part.join().unwrap())
            .collect()
    })
}

/// The seed of the random order.
const SEED_OF_ORDER: u64 = 8;

/// How many questions it took a population, in the three ways in which one may count.
#[derive(Clone, Copy)]
pub struct Figures {
    /// The number that half of the interviews do not exceed.
    pub median: usize,
    /// The number that nine in ten do not exceed.
    pub ninth: usize,
    /// The mean.
    pub mean: f64,
}

impl Figures {
    /// The figures of one number of each interview.
    pub fn of(played: &[Played], number: fn(&Played) -> usize) -> Self {
        let mut numbers: Vec<usize> = played.iter().map(number).collect();
        numbers.sort_unstable();
        let at = |tenths: usize| numbers[(numbers.len() * tenths).div_ceil(10) - 1];
        Self {
            median: at(5),
            ninth: at(9),
            mean: numbers.iter().sum::<usize>() as f64 / numbers.len() as f64,
        }
    }
}

/// The entropy of what was seen, in bits.
pub fn entropy<T: Ord>(seen: impl IntoIterator<Item = T>) -> f64 {
    let mut counts: BTreeMap<T, f64> = BTreeMap::new();
    for one in seen {
        *counts.entry(one).or_default() += 1.0;
    }
    let all: f64 = counts.values().sum();
    counts
        .values()
        .map(|count| -(count / all) * (count / all).log2())
        .sum()
}

/// No order can do, on average, with fewer questions than this.
///
/// The purposes are asked of everyone first. What then stands first still has H(first | purposes) bits, estimated over the
/// population, and the question with the most choices has A of them, so that no single one tells more than log2 A
/// bits: 1 + H / log2 A. It is far below what can be reached: two thousand draws show less entropy than there is, most
/// questions have two or three answers and not A, and no question may be answered before it makes sense.
pub fn fewest(catalog: &Catalog, businesses: &[Answers], played: &[Played]) -> f64 {
    let wants = |business: &Answers| {
        let known = business.get(Fact::Purposes).and_then(Answer::known);
        known.map_or(0, |known| match known {
            Knowledge::Set { has, .. } => has,
            Knowledge::OneOf(_) | Knowledge::Range { .. } => 0,
        })
    };
    let both = businesses.iter().zip(played);
    let together = entropy(both.map(|(business, played)| (wants(business), &played.first)));
    let left = together - entropy(businesses.iter().map(wants));
    let others = catalog
        .base
        .questions
        .iter()
        .filter(|question| question.fact != Fact::Purposes);
    let most = others.map(|question| question.options.len()).max().unwrap();
    1.0 + left / (most as f64).log2()
}
