//! Guards that no track is for everyone but the general advice desks, and that whom a track is for agrees with how it
//! reaches them.

use crate::corpus;
use subsidy_advisor::{
    advice::{AsOf, Verdict, advise},
    answer::{Answer, Answers},
    catalog::{BenefitKind, Catalog, Reach, Track},
    fact::{Fact, FactSet, Knowledge},
};

fn tracks(catalog: &Catalog) -> impl Iterator<Item = (String, &Track)> {
    catalog.programmes.iter().flat_map(|programme| {
        programme.editions.iter().flat_map(move |edition| {
            edition.tracks.iter().map(move |track| {
                let key = format!("{}/{}/{}", programme.id, edition.id, track.id);
                (key, track)
            })
        })
    })
}

#[test]
fn only_a_general_advice_desk_asks_for_nothing_but_the_size() {
    let who = FactSet::from_iter([Fact::Applicant, Fact::SizeClass]);
    let catalog = corpus::catalog();
    for (key, track) in tracks(&catalog).filter(|(_, t)| t.reach != Reach::NotForBusiness) {
        let mut asks_for = FactSet::EMPTY;
        let rules = track.requirements.iter().filter_map(|one| one.check.rule());
        rules.for_each(|rule| rule.each_test(&mut |test| asks_for.insert(test.fact)));
        let only_who = asks_for.iter().all(|fact| who.contains(fact));
        let desk = track.benefit.kind == BenefitKind::AdviceDesk;
        assert!(!asks_for.is_empty(), "{key} is for everyone");
        assert!(desk || !only_who, "{key} is for every business");
    }
}

#[test]
fn what_is_not_for_a_business_is_never_advised() {
    let catalog = corpus::catalog();
    let (mut seen, mut years) = (0, vec![None]);
    years.extend(catalog.fiscal_years().into_iter().map(Some));
    for fiscal_year in years {
        let today = "2020-10-01".parse().unwrap();
        let advice = advise(&catalog, &Answers::default(), AsOf { today, fiscal_year });
        for one in advice.recommendations {
            if one.track.reach == Reach::NotForBusiness {
                seen += 1;
                assert!(
                    matches!(one.verdict, Verdict::Failed(_)),
                    "{}",
                    one.programme.id
                );
            }
        }
    }
    assert!(seen > 0, "nothing is listed that is not for a business");
}

/// An owner of a company or a sole proprietor never gets what is for the bodies that support them.
#[test]
fn an_owner_never_gets_what_is_for_a_support_body() {
    let catalog = corpus::catalog();
    let question = catalog.question(Fact::Applicant).unwrap();
    let bit = |token: &str| Knowledge::OneOf(question.bit(token).unwrap());
    let as_applicant = |token: &str| {
        let answers = Answers::default().with(Fact::Applicant, Answer::Known(bit(token)));
        let today = "2020-10-01".parse().unwrap();
        let years = catalog.fiscal_years().into_iter().map(Some);
        let mut fits = Vec::new();
        for fiscal_year in years {
            for one in advise(&catalog, &answers, AsOf { today, fiscal_year }).recommendations {
                if !matches!(one.verdict, Verdict::Failed(_)) {
                    fits.push(format!(
                        "{}/{}/{}",
                        one.programme.id, one.edition.id, one.track.id
                    ));
                }
            }
        }
        fits
    };
    let (owner, body) = (as_applicant("company"), as_applicant("support_body"));
    let for_bodies: Vec<_> = body.iter().filter(|key| !owner.contains(key)).collect();
    assert!(for_bodies.len() > 5, "{for_bodies:?}");
    let for_owners: Vec<_> = owner.iter().filter(|key| !body.contains(key)).collect();
    assert!(for_owners.len() > 100, "{}", for_owners.len());
    for kind in ["association", "founder"] {
        assert!(!as_applicant(kind).is_empty(), "nothing for {kind}");
    }
}
