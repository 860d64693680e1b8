//! What follows from what was said, by figures worked out by hand.

use super::*;
use crate::catalog::{SizeDefinition, Text, sample};

fn base() -> Base {
    let line = SizeLine {
        name: Text::default(),
        article: Text::default(),
        industries: 0b1,
        sme_capital: 50,
        sme_employees: 100,
        small_employees: 5,
        note: Text::default(),
    };
    Base {
        size: SizeDefinition {
            law: Text::default(),
            businesses: 0b1,
            lines: vec![line],
        },
        ..Base::default()
    }
}

#[test]
fn the_parts_of_the_spend_and_its_total_bound_each_other() {
    let base = base();
    let all = |ranges: [(i64, i64); 8]| {
        let mut situation = derive(&base, &Answers::default());
        let facts = [Fact::PlannedSpend].iter().chain(Fact::SPEND_PARTS);
        for (fact, (min, max)) in facts.zip(ranges) {
            situation.facts.set(*fact, Knowledge::Range { min, max });
        }
        let range = situation.spend_on(&[Fact::SpendInvestment, Fact::SpendSales]);
        (range.min.0, range.max.map(|yen| yen.0))
    };
    let open = (0, i64::MAX);
    let none = (0, 0);
    // Only one part is possible: it is the whole.
    assert_eq!(
        all([(600, 600), open, none, none, none, none, none, none]),
        (600, Some(600))
    );
    // The closure is known, so the rest is what the track pays for.
    assert_eq!(
        all([(900, 900), open, open, none, none, (400, 400), none, none]),
        (500, Some(500))
    );
    // Another part is possible: anything up to the whole.
    assert_eq!(
        all([(900, 900), open, none, none, open, none, none, none]),
        (0, Some(900))
    );
    // No total, but the parts.
    assert_eq!(
        all([open, (100, 100), (50, 50), none, none, none, none, none]),
        (150, Some(150))
    );
    // Parts above the total: the parts count.
    assert_eq!(
        all([(100, 100), (150, 150), none, none, none, none, none, none]),
        (150, Some(150))
    );
    // Nothing known.
    assert_eq!(
        all([open, open, none, none, none, none, none, none]),
        (0, None)
    );
}

#[test]
fn what_is_done_with_others_may_have_been_said_twice() {
    let base = sample::catalog().base;
    let on = |total, development, sales, joint, parts: &[Fact]| {
        let mut situation = derive(&base, &Answers::default());
        for part in Fact::SPEND_PARTS {
            situation.facts.set(*part, Knowledge::number(0));
        }
        for (fact, yen) in [
            (Fact::PlannedSpend, total),
            (Fact::SpendInvestment, development),
            (Fact::SpendSales, sales),
            (Fact::SpendJoint, joint),
        ] {
            situation.facts.set(fact, Knowledge::number(yen));
        }
        let range = situation.spend_on(parts);
        (range.min.0, range.max.map(|yen| yen.0))
    };
    let all = [Fact::SpendInvestment, Fact::SpendSales, Fact::SpendJoint];
    // Everything is done with others, and was said as that and as what it is for.
    assert_eq!(on(12, 5, 7, 12, &all), (12, Some(12)));
    // A part of it is: the whole is known, and of what one part shares with it the least and the most.
    assert_eq!(on(12, 5, 7, 4, &all), (12, Some(12)));
    let some = [Fact::SpendSales, Fact::SpendJoint];
    assert_eq!(on(12, 5, 7, 4, &some), (7, Some(11)));
    assert_eq!(on(12, 5, 7, 12, &[Fact::SpendJoint]), (12, Some(12)));
    assert_eq!(on(12, 5, 7, 12, &[Fact::SpendSales]), (7, Some(7)));
    // The parts add up: nothing was said twice.
    assert_eq!(on(24, 5, 7, 12, &all), (24, Some(24)));
    assert_eq!(on(24, 5, 7, 12, &some), (19, Some(19)));
    // The total can't hold what was said apart: the parts count.
    assert_eq!(on(11, 5, 7, 12, &all), (24, Some(24)));
}

#[test]
fn half_of_the_partners_is_counted_without_the_lead_company() {
    let base = base();
    for (size, small, half) in [
        (11, 5, YES),
        (11, 4, NO),
        (12, 5, NO),
        (12, 6, YES),
        (2, 1, YES),
        (2, 0, NO),
    ] {
        let mut situation = derive(&base, &Answers::default());
        situation
            .facts
            .set(Fact::ConsortiumSize, Knowledge::number(size));
        situation
            .facts
            .set(Fact::SmallPartners, Knowledge::number(small));
        assert_eq!(
            situation.small_partners_half(),
            Knowledge::OneOf(half),
            "{small} of {size}"
        );
    }
}

#[test]
fn of_a_consortium_of_no_known_size_half_is_never_sure() {
    let base = base();
    let mut situation = derive(&base, &Answers::default());
    let small = Knowledge::number(i64::MAX);
    situation.facts.set(Fact::SmallPartners, small);
    assert_eq!(situation.small_partners_half(), Knowledge::OneOf(NO | YES));
}

#[test]
fn of_a_choice_that_nobody_made_every_answer_there_is_is_possible_and_no_other() {
    let base = sample::catalog().base;
    let situation = derive(&base, &Answers::default());
    for fact in [Fact::Applicant, Fact::Industry] {
        let all = base.question(fact).map(|question| question.all_bits());
        assert_eq!(Some(situation.facts.get(fact)), all.map(Knowledge::OneOf));
    }
}

#[test]
fn the_parts_contradict_the_total_where_no_sum_of_them_can_be_it() {
    let base = base();
    let contradicts = |total: (i64, i64), parts: [(i64, i64); 2]| {
        let mut situation = derive(&base, &Answers::default());
        for part in Fact::SPEND_PARTS {
            situation.facts.set(*part, Knowledge::number(0));
        }
        let facts = [Fact::PlannedSpend, Fact::SpendInvestment, Fact::SpendSales];
        for (fact, (min, max)) in facts.into_iter().zip([total].into_iter().chain(parts)) {
            situation.facts.set(fact, Knowledge::Range { min, max });
        }
        situation.spend_contradicts()
    };
    assert!(!contradicts((900, 900), [(0, 500), (0, 400)]));
    assert!(contradicts((900, 900), [(0, 500), (0, 399)]));
    assert!(!contradicts((900, 900), [(500, 600), (400, 600)]));
    assert!(contradicts((900, 900), [(501, 600), (400, 600)]));
    assert!(!contradicts((0, i64::MAX), [(0, 500), (0, 400)]));
}

#[test]
fn of_the_spend_the_fewer_parts_are_asked_for_where_the_total_says_what_is_left() {
    let base = base();
    let [a, b, c, d] = [
        Fact::SpendInvestment,
        Fact::SpendSales,
        Fact::SpendIt,
        Fact::SpendExpert,
    ];
    let total = Fact::PlannedSpend;
    let asked = |(min, max): (i64, i64), applies: &[Fact], said: &[Fact], of: &[Fact]| {
        let mut situation = derive(&base, &Answers::default());
        for part in Fact::SPEND_PARTS {
            let known = if applies.contains(part) {
                Knowledge::Range {
                    min: 0,
                    max: i64::MAX,
                }
            } else {
                Knowledge::number(0)
            };
            situation.facts.set(*part, known);
        }
        situation.facts.set(total, Knowledge::Range { min, max });
        situation.applies = applies.iter().copied().collect();
        situation.answered = said.iter().copied().chain([total]).collect();
        situation.questions_for(of.iter().copied().collect())
    };
    let set = |facts: &[Fact]| facts.iter().copied().collect::<FactSet>();
    let (open, three, none) = ((0, i64::MAX), &[a, b, c], &[]);
    // Of two parts and one other the other says as much, if anything is known of the total.
    assert_eq!(asked((900, 900), three, none, &[a, b]), set(&[total, c]));
    assert_eq!(asked((1, i64::MAX), three, none, &[a, b]), set(&[total, c]));
    assert_eq!(asked((0, 900), three, none, &[a, b]), set(&[total, c]));
    assert_eq!(asked(open, three, none, &[a, b]), set(&[total, a, b]));
    // One of each, or one and two others: the part itself.
    assert_eq!(asked((900, 900), &[a, c], none, &[a]), set(&[total, a]));
    assert_eq!(asked((900, 900), three, none, &[a]), set(&[total, a]));
    // Of the other it was said that the owner does not know.
    assert_eq!(asked((900, 900), three, &[c], &[a, b]), set(&[total, a, b]));
    // The same of those that are meant, while another can still be asked for.
    assert_eq!(asked((900, 900), &[a, d], &[a], &[a]), set(&[total, d]));
}

#[test]
fn of_the_size_only_what_is_still_possible_is_tried() {
    let base = sample::catalog().base;
    let choices = |fact: Fact, tokens: &[&str]| {
        let question = base.question(fact);
        let bits = tokens
            .iter()
            .filter_map(|token| question.and_then(|one| one.bit(token)));
        (fact, Knowledge::OneOf(bits.fold(0, |all, bit| all | bit)))
    };
    let number = |fact: Fact, number: i64| (fact, Knowledge::number(number));
    let (employees, capital) = (Fact::RegularEmployees, Fact::StatedCapital);
    let asked = |known: &[(Fact, Knowledge)]| {
        let mut answers = Answers::default();
        for (fact, known) in known {
            answers.set(*fact, Answer::Known(*known));
        }
        derive(&base, &answers).questions_for(FactSet::from_iter([Fact::SizeClass]))
    };
    let company = choices(Fact::Applicant, &["company"]);
    // Whoever makes or builds things with 51 people is an SME; in a shop the capital has to be low for that.
    let either = choices(Fact::Industry, &["construction", "transport"]);
    assert!(
        asked(&[
            company,
            either,
            number(employees, 51),
            number(capital, 60_000_000)
        ])
        .is_empty()
    );
    let either = choices(Fact::Industry, &["construction", "retail"]);
    assert_eq!(
        asked(&[
            company,
            either,
            number(employees, 51),
            number(capital, 60_000_000)
        ]),
        FactSet::from_iter([Fact::Industry])
    );
}

#[test]
fn of_the_size_only_what_could_still_narrow_it_is_asked() {
    let base = sample::catalog().base;
    let choice = |fact: Fact, token: &str| {
        let bit = base.question(fact).and_then(|question| question.bit(token));
        (fact, Knowledge::OneOf(bit.unwrap_or(0)))
    };
    let number = |fact: Fact, number: i64| (fact, Knowledge::number(number));
    let company = choice(Fact::Applicant, "company");
    let sole = choice(Fact::Applicant, "sole_proprietor");
    let retail = choice(Fact::Industry, "retail");
    let (employees, capital) = (Fact::RegularEmployees, Fact::StatedCapital);
    for (known, asked) in [
        (vec![company, retail], vec![employees, capital]),
        (vec![sole, retail], vec![employees]),
        // Retail is small up to 5 people, and an SME up to 50 or up to 50 million yen.
        (vec![company, retail, number(employees, 5)], vec![]),
        (vec![company, retail, number(employees, 50)], vec![]),
        (vec![company, retail, number(employees, 51)], vec![capital]),
        (vec![sole, retail, number(employees, 51)], vec![]),
        (
            vec![company, retail, number(capital, 50_000_001)],
            vec![employees],
        ),
        (
            vec![company, retail, number(employees, 51), number(capital, 1)],
            vec![],
        ),
    ] {
        let mut answers = Answers::default();
        for (fact, known) in &known {
            answers.set(*fact, Answer::Known(*known));
        }
        let questions =
            derive(&base, &answers).questions_for(FactSet::from_iter([Fact::SizeClass]));
        assert_eq!(questions, asked.iter().copied().collect(), "{known:?}");
    }
}
