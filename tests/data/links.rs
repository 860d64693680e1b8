//! Guards that links between editions go back in time, so that they can form no circle, and that a programme of several
//! years is linked through all of them.

use crate::corpus;
use std::collections::BTreeSet;
use subsidy_advisor::catalog::LinkBasis;

#[test]
fn a_link_goes_to_an_older_year_and_reaches_every_edition() {
    let catalog = corpus::catalog();
    for programme in &catalog.programmes {
        let mut continued = BTreeSet::new();
        for edition in &programme.editions {
            for link in &edition.continues {
                let place = format!(
                    "{}: {} continues {}",
                    programme.id, edition.id, link.edition
                );
                let older = programme.editions.iter().find(|one| one.id == link.edition);
                let older = older.unwrap_or_else(|| panic!("{place}, which is not there"));
                assert!(
                    older.fiscal_year < edition.fiscal_year,
                    "{place}, which is not older"
                );
                assert!(
                    continued.insert(link.edition.as_str()),
                    "{place}, which is continued twice"
                );
            }
        }
        let newest = programme.editions.first().unwrap().fiscal_year;
        for edition in &programme.editions {
            assert!(
                edition.fiscal_year == newest || continued.contains(edition.id.as_str()),
                "{}: nothing leads to {}",
                programme.id,
                edition.id
            );
        }
    }
}

/// The joins that the documents support, and how strongly; and names that are alike and not joined.
#[test]
fn programmes_are_joined_as_far_as_the_texts_support_it() {
    let catalog = corpus::catalog();
    let years = |id: &str| -> Vec<u16> {
        let programme = catalog.programme(id).unwrap_or_else(|| panic!("no {id}"));
        programme
            .editions
            .iter()
            .map(|edition| edition.fiscal_year.0)
            .collect()
    };
    for (id, joined) in [
        ("advanced-collaboration", vec![2021, 2020, 2019]),
        ("monozukuri-subsidy", vec![2019, 2018]),
        ("business-succession-subsidy", vec![2021, 2020]),
        ("core-technology-rnd", vec![2021, 2020, 2009]),
        ("sme-revitalization", vec![2021, 2020, 2009]),
        ("subcontract-refuge", vec![2021, 2020, 2009]),
        ("japan-brand", vec![2021, 2020]),
        ("succession-support", vec![2021, 2020, 2020]),
        ("japan-brand-strategy-2009", vec![2009]),
    ] {
        assert_eq!(years(id), joined, "{id}");
    }
    let merged = catalog.programme("succession-support").unwrap();
    let links = &merged.editions.first().unwrap().continues;
    assert_eq!(links.len(), 2);
    assert!(links.iter().all(|link| link.basis == LinkBasis::Stated));
}
