//! Guards that dates and years are in order: an edition's year is one its document speaks of, an older edition stands
//! below a newer one, and a year is listed once.

use crate::corpus;
use std::collections::BTreeSet;

#[test]
fn an_edition_is_of_a_year_its_document_speaks_of() {
    let catalog = corpus::catalog();
    for programme in &catalog.programmes {
        for edition in &programme.editions {
            let place = format!("{}/{}", programme.id, edition.id);
            for cite in &edition.cites {
                let document = catalog
                    .base
                    .documents
                    .iter()
                    .find(|one| one.number == cite.document);
                let planned = document
                    .unwrap_or_else(|| panic!("{place}: {cite}"))
                    .fiscal_year;
                assert!(
                    edition.is_advised_in(planned) || edition.fiscal_year.0 + 1 == planned.0,
                    "{place}: the document is of {planned:?}"
                );
            }
            let years: BTreeSet<u16> = edition.also_in.iter().map(|year| year.0).collect();
            assert_eq!(
                years.len(),
                edition.also_in.len(),
                "{place}: a year is listed twice"
            );
            assert!(
                !years.contains(&edition.fiscal_year.0),
                "{place}: its own year is listed again"
            );
            assert!((2008..=2021).contains(&edition.fiscal_year.0), "{place}");
            if let Some((opens, closes)) = edition.period {
                assert!(opens <= closes, "{place}");
            }
        }
    }
}

#[test]
fn the_newest_edition_comes_first() {
    for programme in &corpus::catalog().programmes {
        let years = programme.editions.iter().map(|edition| edition.fiscal_year);
        assert!(years.is_sorted_by(|a, b| a >= b), "{}", programme.id);
    }
}
