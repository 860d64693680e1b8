//! The gallery shows every part in named examples, and the map has a place for every prefecture.
#![cfg(feature = "ui")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};
use subsidy_advisor::{
    fact::Fact,
    ui::{
        Consultation,
        plain::{self, Content, Held},
    },
};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn gallery() -> String {
    let day = "2020-11-01".parse().unwrap();
    let consultation = Consultation::new(subsidy_advisor::built_in(), day);
    let content = plain::gallery(&consultation).content;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    let renderer = yew::LocalServerRenderer::<Content>::with_props(Held { content });
    runtime.block_on(renderer.hydratable(false).render())
}

#[test]
fn every_part_has_an_example_and_the_gallery_shows_each_once() {
    let parts: BTreeSet<String> = fs::read_dir(root().join("src/ui/part"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "rs"))
        .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    let gallery = gallery();
    let mut examples = BTreeSet::new();
    let mut shown = BTreeSet::new();
    for rest in gallery.split("data-example=\"").skip(1) {
        let (name, rest) = rest.split_once('"').unwrap();
        let (part, example) = name.split_once('.').unwrap();
        assert!(!example.is_empty(), "{name}");
        assert!(examples.insert(name), "{name} is there twice");
        shown.insert(part.to_owned());
        // An example that draws nothing shows nothing.
        let (_, content) = rest.split_once("</h3>").unwrap();
        assert!(!content.starts_with("</div>"), "{name} is empty");
    }
    assert_eq!(shown, parts);
}

#[test]
fn the_map_has_a_tile_for_every_prefecture_and_no_two_in_one_place() {
    let style = fs::read_to_string(root().join("static/style/map.css")).unwrap();
    let area = |line: &str| -> (String, Vec<(u8, u8)>) {
        let (place, rest) = line.split_once(" { grid-area: ").unwrap();
        let numbers: Vec<&str> = rest.trim_end_matches("; }").split(" / ").collect();
        let at = |part: usize| numbers[part].parse::<u8>().unwrap();
        let many = |part: usize| match numbers.get(part) {
            None | Some(&"auto") => 1,
            Some(span) => span.strip_prefix("span ").unwrap().parse::<u8>().unwrap(),
        };
        let rows = at(0)..at(0) + many(2);
        let cells = rows.flat_map(|row| (at(1)..at(1) + many(3)).map(move |column| (row, column)));
        (
            place.trim_start_matches(".map-").to_owned(),
            cells.collect(),
        )
    };
    let tiles: BTreeMap<String, Vec<(u8, u8)>> = style
        .lines()
        .map(str::trim)
        .filter(|line| line.contains("{ grid-area: "))
        .map(area)
        .collect();
    let (catalog, _) = subsidy_advisor::built_in();
    let question = catalog.question(Fact::Prefecture).unwrap();
    let prefectures: BTreeSet<&String> = question.options.iter().map(|one| &one.token).collect();
    assert_eq!(tiles.keys().collect::<BTreeSet<_>>(), prefectures);
    let mut taken = BTreeMap::new();
    for (place, cells) in &tiles {
        for cell in cells {
            assert!(cell.1 <= 12, "{place} lies beside the map");
            let other = taken.insert(*cell, place);
            assert_eq!(other, None, "{place} lies where another does, at {cell:?}");
        }
    }
}
