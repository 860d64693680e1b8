//! Rules, situations and catalogues made up at random, small enough that all their points can be looked at.

use super::dice::Dice;
use subsidy_advisor::{
    answer::{Answer, Answers},
    catalog::{
        Addon, AddonKind, Base, Benefit, BenefitKind, Body, BudgetKind, BudgetStage, Cap, Catalog,
        Check, Choice, Conditional, Edition, Per, Programme, Question, Reach, Requirement,
        SizeClass, Text, Track,
    },
    date::FiscalYear,
    fact::{Choices, Fact, Facts, Knowledge, NO, Shape, YES},
    money::Yen,
    rule::{Ask, Rule, Test},
};

/// Makes up what is looked at.
pub struct Random(pub Dice);

/// The facts that made-up rules read.
pub const FACTS: [Fact; 6] = [
    Fact::PastGrant,
    Fact::UsesExpert,
    Fact::NewInitiative,
    Fact::LeadCompany,
    Fact::Plans,
    Fact::RegularEmployees,
];

/// So many choices the questions of a made-up catalogue have.
const CHOICES: usize = 3;

impl Random {
    fn small(&mut self, end: usize) -> i64 {
        i64::try_from(self.0.below(end)).unwrap()
    }

    /// A test of one of these facts, or tests joined.
    pub fn rule(&mut self, depth: usize, facts: &[Fact]) -> Rule {
        match self.0.below(if depth == 0 { 1 } else { 5 }) {
            0 | 1 => self.test(facts),
            2 => Rule::Not(Box::new(self.rule(depth - 1, facts))),
            join => {
                let parts = (0..self.0.below(4))
                    .map(|_| self.rule(depth - 1, facts))
                    .collect();
                if join == 3 {
                    Rule::All(parts)
                } else {
                    Rule::Any(parts)
                }
            }
        }
    }

    fn test(&mut self, facts: &[Fact]) -> Rule {
        let fact = facts[self.0.below(facts.len())];
        let bits = 1 + self.0.next() % ((1 << CHOICES) - 1);
        let ask = match fact.shape() {
            Shape::Choice => Ask::OneOf(bits),
            Shape::Set => Ask::AnyOf(bits),
            Shape::YesNo => Ask::OneOf(if self.0.once_in(2) { YES } else { NO }),
            Shape::Count | Shape::Yen | Shape::Percent | Shape::Date => {
                let least = self.small(12);
                let most = if self.0.once_in(2) {
                    i64::MAX
                } else {
                    least + self.small(8)
                };
                Ask::Within {
                    least: if self.0.once_in(3) { 0 } else { least },
                    most,
                }
            }
        };
        Rule::Test(Test { fact, ask })
    }

    /// What may be known of a fact with so many choices, near the numbers at which tests turn.
    fn known(&mut self, fact: Fact, all: Choices, turns: &[i64]) -> Knowledge {
        let subset = |random: &mut Self| random.0.next() & all;
        match fact.shape() {
            Shape::Choice | Shape::YesNo => match (self.0.below(3), subset(self)) {
                (0, _) | (_, 0) => Knowledge::OneOf(all),
                (1, bits) => Knowledge::OneOf(bits & bits.wrapping_neg()),
                (_, bits) => Knowledge::OneOf(bits),
            },
            Shape::Set => {
                let may = if self.0.once_in(2) { all } else { subset(self) };
                Knowledge::Set {
                    has: subset(self) & may & self.0.next(),
                    may,
                }
            }
            Shape::Count | Shape::Yen | Shape::Percent | Shape::Date => {
                let turn = turns[self.0.below(turns.len())];
                let min = (turn + self.small(3) - 1).max(0);
                match self.0.below(4) {
                    0 => Knowledge::nothing(fact.shape()),
                    1 => Knowledge::number(min),
                    2 => Knowledge::Range { min, max: i64::MAX },
                    _ => Knowledge::Range {
                        min,
                        max: min + self.small(10),
                    },
                }
            }
        }
    }

    /// What may be known of the facts that made-up rules read.
    pub fn knowledge(&mut self) -> Facts {
        let mut facts = Facts::nothing();
        for fact in FACTS {
            let all = if fact.shape() == Shape::YesNo {
                NO | YES
            } else {
                (1 << CHOICES) - 1
            };
            let known = self.known(fact, all, &[0, 3, 6, 9, 12]);
            facts.set(fact, known);
        }
        facts
    }

    /// What may be known of the facts that some rules of a catalogue read.
    pub fn knowledge_for(&mut self, catalog: &Catalog, rules: &[&Rule]) -> Facts {
        let mut facts = Facts::nothing();
        for fact in Fact::ALL.iter().copied() {
            let mut turns = vec![0];
            for rule in rules {
                rule.each_test(&mut |test| match test.ask {
                    Ask::Within { least, most } if test.fact == fact => {
                        turns.extend([least, most.min(1_000_000_000)])
                    }
                    _ => {}
                });
            }
            let all = match fact.shape() {
                Shape::YesNo => NO | YES,
                _ if fact == Fact::SizeClass => {
                    SizeClass::ALL.iter().fold(0, |all, one| all | one.bit())
                }
                _ => catalog.question(fact).map_or(1, Question::all_bits),
            };
            let known = self.known(fact, all, &turns);
            facts.set(fact, known);
        }
        facts
    }

    /// One programme of up to three tracks, with its own questions; one of them may hang on another.
    pub fn catalog(&mut self) -> Catalog {
        let mut questions: Vec<Question> = FACTS.iter().map(|fact| question(*fact)).collect();
        // Whether a fact is asked for may hang on the first one.
        if self.0.once_in(2) {
            let at = 1 + self.0.below(questions.len() - 1);
            let gated = &mut questions[at];
            gated.applies_when = Some(self.test(&FACTS[..1]));
            gated.otherwise = Some(match gated.fact.shape() {
                Shape::Choice => Knowledge::OneOf(1),
                Shape::YesNo => Knowledge::OneOf(NO),
                Shape::Set => Knowledge::set(0),
                Shape::Count | Shape::Yen | Shape::Percent | Shape::Date => Knowledge::number(0),
            });
        }
        questions
            .extend([Fact::ConsortiumSize, Fact::ProjectYears, Fact::PlannedSpend].map(question));
        for (at, part) in Fact::SPEND_PARTS.iter().enumerate() {
            let mut part = question(*part);
            if at > 1 {
                part.applies_when = Some(Rule::Any(Vec::new()));
                part.otherwise = Some(Knowledge::number(0));
            }
            questions.push(part);
        }
        let tracks = (0..=self.0.below(3)).map(|at| self.track(at)).collect();
        let edition = Edition {
            id: "one".to_owned(),
            entries: Vec::new(),
            cites: Vec::new(),
            fiscal_year: FiscalYear(2020),
            also_in: Vec::new(),
            stage: BudgetStage::Enacted,
            kind: BudgetKind::Initial,
            body: Body::National,
            budget_line: None,
            offices: Vec::new(),
            period: None,
            continues: Vec::new(),
            how: Text::default(),
            apply: Vec::new(),
            counter: Vec::new(),
            tracks,
        };
        let programme = Programme {
            id: "made-up".to_owned(),
            name: Text::default(),
            kana: String::new(),
            summary: Text::default(),
            editions: vec![edition],
        };
        Catalog {
            programmes: vec![programme],
            base: Base {
                questions,
                ..Base::default()
            },
        }
    }

    fn track(&mut self, at: usize) -> Track {
        let requirements = (0..self.0.below(4)).map(|at| Requirement {
            id: format!("r{at}"),
            check: Check::Rule(self.rule(2, &FACTS)),
            cites: Vec::new(),
        });
        Track {
            requirements: requirements.collect(),
            id: format!("t{at}"),
            entries: Vec::new(),
            name: Text::default(),
            reach: if self.0.once_in(12) {
                Reach::NotForBusiness
            } else {
                Reach::Direct
            },
            purposes: 0,
            benefit: self.benefit(),
            notes: Vec::new(),
        }
    }

    /// A figure for whoever meets a condition, and perhaps one for everyone else: at most one counts at any point.
    fn figures<T>(&mut self, mut value: impl FnMut(&mut Self) -> T) -> Vec<Conditional<T>> {
        let mut figures = Vec::new();
        if self.0.once_in(2) {
            let when = Some(self.rule(1, &FACTS));
            figures.push(Conditional {
                value: value(self),
                when,
                cites: Vec::new(),
            });
        }
        let value = value(self);
        figures.push(Conditional {
            value,
            when: None,
            cites: Vec::new(),
        });
        figures
    }

    fn benefit(&mut self) -> Benefit {
        let rates = if self.0.once_in(4) {
            Vec::new()
        } else {
            self.figures(|random| {
                ["1/2", "2/3", "3/4", "1/1"][random.0.below(4)]
                    .parse()
                    .unwrap()
            })
        };
        let mut caps = Vec::new();
        for per in [Per::Grant, Per::Year, Per::Firm] {
            if self.0.once_in(3) {
                let figures = self.figures(|random| Yen(random.0.next() % 4_000));
                caps.extend(figures.into_iter().map(|figure| Cap { figure, per }));
            }
        }
        let addons = (0..self.0.below(3)).map(|at| Addon {
            id: format!("a{at}"),
            kind: [
                AddonKind::RaisesCap,
                AddonKind::Beside,
                AddonKind::FixedGrant,
            ][self.0.below(3)],
            text: Text::default(),
            figure: Conditional {
                value: Yen(self.0.next() % 2_000),
                when: (!self.0.once_in(3)).then(|| self.rule(1, &FACTS)),
                cites: Vec::new(),
            },
            per: [Per::Grant, Per::Year, Per::Firm][self.0.below(3)],
        });
        let addons = addons.collect();
        let floor = (!rates.is_empty() && self.0.once_in(3))
            .then(|| (Yen(self.0.next() % 2_000), Vec::new()));
        Benefit {
            kind: BenefitKind::Subsidy,
            text: Text::default(),
            rates,
            unassigned_rates: None,
            caps,
            floor,
            addons,
            costs: Fact::SPEND_PARTS[..=self.0.below(2)].to_vec(),
            shared_costs: Vec::new(),
            duration_years: None,
            visits: Vec::new(),
        }
    }

    /// What somebody may have said: nothing, わからない, a part of it, or all.
    pub fn answers(&mut self, catalog: &Catalog) -> Answers {
        let mut answers = Answers::default();
        for question in &catalog.base.questions {
            let all = if question.fact.shape() == Shape::YesNo {
                NO | YES
            } else {
                question.all_bits()
            };
            let known = match question.fact {
                Fact::PlannedSpend | Fact::SpendInvestment | Fact::SpendSales => {
                    self.known(question.fact, all, &[0, 900, 3_000, 6_000])
                }
                _ => self.known(question.fact, all, &[question.least, 3, 6, 9]),
            };
            let known = match known {
                Knowledge::Range { min, max } => Knowledge::Range {
                    min: min.max(question.least),
                    max: max.max(question.least),
                },
                other => other,
            };
            match self.0.below(5) {
                0 => {}
                1 => answers.set(question.fact, Answer::DontKnow),
                _ => answers.set(question.fact, Answer::Known(known)),
            }
        }
        answers
    }
}

fn question(fact: Fact) -> Question {
    let choices = if matches!(fact.shape(), Shape::Choice | Shape::Set) {
        CHOICES
    } else {
        0
    };
    let options = (0..choices).map(|at| Choice {
        token: format!("c{at}"),
        number: u8::try_from(at).unwrap(),
        label: Text::default(),
        group: Text::default(),
        exclusive: false,
    });
    Question {
        fact,
        number: fact as u16 + 1,
        text: Text::default(),
        why: Text::default(),
        help: Text::default(),
        label: Text::default(),
        options: options.collect(),
        least: i64::from(matches!(fact, Fact::ConsortiumSize | Fact::ProjectYears)),
        bands: Vec::new(),
        applies_when: None,
        otherwise: None,
        actions: Vec::new(),
    }
}
