//! What the tests of single modules are made of: the records as they are, and a track that holds nothing yet.

use super::{Benefit, BenefitKind, Catalog, Reach, Requirement, Text, Track, load::load};
use std::path::Path;

/// The records of `data/`, which have no defect.
pub(crate) fn catalog() -> Catalog {
    let (catalog, defects) = load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data"));
    assert_eq!(defects, []);
    catalog
}

/// A track of which no figure is printed, for whoever meets these.
pub(crate) fn track(kind: BenefitKind, requirements: Vec<Requirement>) -> Track {
    Track {
        id: String::new(),
        entries: Vec::new(),
        name: Text::default(),
        reach: Reach::Direct,
        purposes: 0,
        requirements,
        benefit: Benefit {
            kind,
            text: Text::default(),
            rates: Vec::new(),
            unassigned_rates: None,
            caps: Vec::new(),
            floor: None,
            addons: Vec::new(),
            costs: Vec::new(),
            shared_costs: Vec::new(),
            duration_years: None,
            visits: Vec::new(),
        },
        notes: Vec::new(),
    }
}
