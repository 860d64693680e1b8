//! What changed between the editions, worked out from the records: all there is in the catalogue, and what is no change.
#![cfg(feature = "ui")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

mod corpus;

use subsidy_advisor::{
    catalog::{
        Catalog, Change, Check, Edition, Language, LinkBasis, Per, Programme, Requirement, Track,
    },
    fact::Fact,
    money::Yen,
    rule::{Ask, Rule, Test},
    ui::Voice,
};

/// The programme, with its edition and that edition's track.
fn find<'a>(
    catalog: &'a Catalog,
    [programme, edition, track]: [&str; 3],
) -> (&'a Programme, &'a Edition, &'a Track) {
    let programme = catalog.programme(programme).unwrap();
    let mut editions = programme.editions.iter();
    let edition = editions.find(|one| one.id == edition).unwrap();
    let track = edition.tracks.iter().find(|one| one.id == track).unwrap();
    (programme, edition, track)
}

/// Every change of a track, in words.
fn said(catalog: &Catalog, ids: [&str; 3]) -> Vec<String> {
    let voice = Voice {
        language: Language::Japanese,
        catalog,
    };
    let (programme, edition, track) = find(catalog, ids);
    let changes = catalog.changes(programme, edition, track);
    let since = changes.iter().flat_map(|since| &since.changes);
    since.map(|change| voice.change(change)).collect()
}

/// A track of the catalogue that may be altered.
fn track<'a>(catalog: &'a mut Catalog, ids: [&str; 3]) -> &'a mut Track {
    let [programme, edition, track] = ids;
    let mut programmes = catalog.programmes.iter_mut();
    let programme = programmes.find(|one| one.id == programme).unwrap();
    let mut editions = programme.editions.iter_mut();
    let edition = editions.find(|one| one.id == edition).unwrap();
    let mut tracks = edition.tracks.iter_mut();
    tracks.find(|one| one.id == track).unwrap()
}

const MONOZUKURI: [[&str; 3]; 2] = [
    ["monozukuri-subsidy", "fy2019-supplementary", "general"],
    ["monozukuri-subsidy", "fy2018-supplementary", "general"],
];

#[test]
fn all_changes_there_are() {
    const EXPERT: &str = "上乗せ「スマートものづくり応援隊・ITコーディネータ・技術士など、必要な専門家を活用する場合、補助上限額が上がります」：30万円 → 記載なし";
    const CLOSURE: &str =
        "上乗せ「廃業をともなう場合の上乗せ（上乗せ分の補助率は資料に記載なし）」：記載なし → ";
    const POOL: &str = "上乗せ「連携体の中で自由に配れる上限額（連携体の参加数をかけた額まで）」：";
    const SAME_SPAN: &str = "補助率：1/2〜2/3のままで、当てはまる条件が変わりました";
    const VALUE_ADDED: &str = "資料に書かれなくなった条件：付加価値額の伸び（年率）が3％以上である";
    const PROFIT: &str = "資料に書かれなくなった条件：経常利益の伸び（年率）が1％以上である";
    let closure = |yen: &str| [CLOSURE, yen].concat();
    let succession = |cap: &str, yen: &str| vec![cap.to_owned(), closure(yen)];
    let lines = |lines: &[&str]| {
        lines
            .iter()
            .map(|&line| line.to_owned())
            .collect::<Vec<_>>()
    };
    let expected = [
        (
            ["advanced-collaboration", "fy2021-request", "between-firms"],
            lines(&[
                SAME_SPAN,
                "上限額：3,000万円 → 2,000万円",
                EXPERT,
                &[POOL, "1者につき 200万円 → 記載なし"].concat(),
                "条件：連携する者の数が2者以上10者以下である → 連携する者の数が2者以上5者以下である",
                VALUE_ADDED,
                PROFIT,
            ]),
        ),
        // 1,000万円 for each business in both years, counted by the consortium in one of them: no change of the cap.
        (
            ["advanced-collaboration", "fy2021-request", "supply-chain"],
            lines(&[
                "補助率：1/2 → 1/2〜2/3",
                EXPERT,
                "条件：連携する者の数が2者以上20者以下である → 連携する者の数が2者以上10者以下である",
                VALUE_ADDED,
                PROFIT,
            ]),
        ),
        (
            [
                "advanced-collaboration",
                "fy2020-request",
                "between-firms-data",
            ],
            lines(&["上限額：2,000万円 → 3,000万円", "期間：記載なし → 最長2年"]),
        ),
        (
            [
                "advanced-collaboration",
                "fy2020-request",
                "between-firms-regional",
            ],
            lines(&[
                SAME_SPAN,
                "上限額：1,000万円 → 3,000万円",
                &[POOL, "記載なし → 1者につき 200万円"].concat(),
                "期間：記載なし → 最長2年",
                "条件：連携する者の数が2者以上である → 連携する者の数が2者以上10者以下である",
            ]),
        ),
        (
            [
                "business-succession-subsidy",
                "fy2021-request",
                "owner-change-growth",
            ],
            succession("上限額：記載なし → 300万円", "300万円"),
        ),
        (
            [
                "business-succession-subsidy",
                "fy2021-request",
                "owner-change-standard",
            ],
            succession("上限額：記載なし → 225万円", "225万円"),
        ),
        (
            [
                "business-succession-subsidy",
                "fy2021-request",
                "merger-growth",
            ],
            succession("上限額：記載なし → 600万円", "600万円"),
        ),
        (
            [
                "business-succession-subsidy",
                "fy2021-request",
                "merger-standard",
            ],
            succession("上限額：記載なし → 450万円", "450万円"),
        ),
        (
            ["core-technology-rnd", "fy2021-request", "rnd"],
            lines(&[
                "資料に書かれなくなった条件：計画に「地域経済牽引事業計画の承認を受けた」「特定研究開発等計画（中小ものづくり高度化法）の認定を受けた」のどれかがある",
            ]),
        ),
        (
            ["it-introduction", "fy2019-supplementary", "general"],
            lines(&["下限額：記載なし → 30万円"]),
        ),
        (
            ["japan-brand", "fy2021-request", "business"],
            lines(&[
                "補助率：2/3 → 1/2〜2/3",
                "上限額：500万円 → 500万円〜2,000万円",
            ]),
        ),
        (
            MONOZUKURI[0],
            lines(&[
                SAME_SPAN,
                "下限額：記載なし → 100万円",
                "上乗せ「必要な専門家（ITコーディネータ・技術士など）を活用する場合、補助上限額が上がります」：30万円 → 記載なし",
                "新しく書かれた条件：給与支給総額の伸び（年率）が1.5％以上である",
                "新しく書かれた条件：最低賃金との差（時給）が30円以上である",
            ]),
        ),
        (
            ["service-competitiveness", "fy2021-request", "service-model"],
            lines(&[
                "資料に書かれなくなった条件：計画に「新連携計画（異分野連携新事業分野開拓計画）の認定を受けた」「国の「AI人材連携による中小企業課題解決促進事業」に参加した」のどれかがある",
                "新しく書かれた条件：連携の相手に「大学・公設の試験場などの研究機関」「ちがう分野の中小企業」のどれかがある",
            ]),
        ),
        (
            ["successor-training-trial", "fy2021-request", "trial"],
            lines(&["支援の種類：補助金 → 研修・講習"]),
        ),
    ];
    let catalog = corpus::catalog();
    for programme in &catalog.programmes {
        for edition in &programme.editions {
            for track in &edition.tracks {
                let ids = [&*programme.id, &*edition.id, &*track.id];
                let of = expected.iter().find(|(expected, _)| *expected == ids);
                let of = of.map_or(&[][..], |(_, lines)| lines);
                assert_eq!(said(&catalog, ids), of, "{ids:?}");
            }
        }
    }
    for (ids, _) in &expected {
        find(&catalog, *ids);
    }
}

#[test]
fn two_bounds_of_one_number_are_each_held_against_their_own() {
    let [newer, older] = MONOZUKURI;
    let bound = |least, most| Requirement {
        id: String::new(),
        check: Check::Rule(Rule::Test(Test {
            fact: Fact::RegularEmployees,
            ask: Ask::Within { least, most },
        })),
        cites: Vec::new(),
    };
    for (most, expected) in [
        (300, vec![]),
        (
            200,
            vec!["条件：常時使用する従業員が300人以下である → 常時使用する従業員が200人以下である"],
        ),
    ] {
        let mut catalog = corpus::catalog();
        track(&mut catalog, older).requirements = vec![bound(5, i64::MAX), bound(0, 300)];
        let before = find(&catalog, older).2.clone();
        *track(&mut catalog, newer) = before;
        track(&mut catalog, newer).requirements[1] = bound(0, most);
        assert_eq!(said(&catalog, newer), expected);
    }
}

#[test]
fn every_kind_of_figure_is_held_against_the_older_one() {
    let [newer, older] = MONOZUKURI;
    let alike = || {
        let mut catalog = corpus::catalog();
        let (_, _, before) = find(&catalog, older);
        let before = before.clone();
        *track(&mut catalog, newer) = before;
        catalog
    };
    assert_eq!(said(&alike(), newer), [""; 0]);
    type Alter = fn(&mut Track);
    let cases: [(Alter, &str); 9] = [
        (
            |track| track.benefit.caps[0].figure.value = Yen(9_000_000),
            "上限額：1,000万円 → 900万円",
        ),
        (
            |track| track.benefit.caps.clear(),
            "上限額：1,000万円 → 記載なし",
        ),
        (
            |track| track.benefit.rates.truncate(1),
            "補助率：1/2〜2/3 → 2/3",
        ),
        (
            |track| track.benefit.floor = Some((Yen(500_000), Vec::new())),
            "下限額：記載なし → 50万円",
        ),
        (
            |track| track.benefit.addons[0].figure.value = Yen(400_000),
            "上乗せ「必要な専門家（ITコーディネータ・技術士など）を活用する場合、補助上限額が上がります」：30万円 → 40万円",
        ),
        (
            |track| track.benefit.duration_years = Some((3, Vec::new())),
            "期間：記載なし → 最長3年",
        ),
        // Each figure stands elsewhere now, and that is no change; nor is a cap that is counted in another way.
        (|track| track.benefit.rates[0].cites.clear(), ""),
        (|track| track.benefit.caps[0].per = Per::Firm, ""),
        (
            |track| {
                let mut further = track.benefit.caps[0].clone();
                further.per = Per::Firm;
                track.benefit.caps.push(further);
            },
            "",
        ),
    ];
    for (alter, expected) in cases {
        let mut catalog = alike();
        alter(track(&mut catalog, newer));
        assert_eq!(said(&catalog, newer).concat(), expected);
    }
}

#[test]
fn a_track_of_another_id_is_matched_only_where_the_record_says_so() {
    let ids = ["advanced-collaboration", "fy2021-request", "between-firms"];
    let mut catalog = corpus::catalog();
    assert!(!said(&catalog, ids).is_empty());
    let mut programmes = catalog.programmes.iter_mut();
    let programme = programmes.find(|one| one.id == ids[0]).unwrap();
    programme.editions[0].continues[0].renamed.clear();
    assert_eq!(said(&catalog, ids), [""; 0]);
}

#[test]
fn each_edition_that_was_merged_is_told_of_with_what_the_link_rests_on() {
    let [newer, older] = MONOZUKURI;
    let mut catalog = corpus::catalog();
    let mut programmes = catalog.programmes.iter_mut();
    let programme = programmes.find(|one| one.id == newer[0]).unwrap();
    let mut other = programme.editions[1].clone();
    other.id = "other".to_owned();
    let mut link = programme.editions[0].continues[0].clone();
    (link.edition, link.basis) = ("other".to_owned(), LinkBasis::SameContent);
    programme.editions[0].continues.push(link);
    programme.editions.push(other);
    let (programme, edition, track) = find(&catalog, newer);
    let since = catalog.changes(programme, edition, track);
    let links: Vec<(&str, LinkBasis)> = since
        .iter()
        .map(|since| (&*since.older.id, since.basis))
        .collect();
    let expected = [
        (older[1], LinkBasis::SameName),
        ("other", LinkBasis::SameContent),
    ];
    assert_eq!(links, expected);
    let is_floor = |change: &Change<'_>| {
        matches!(
            change,
            Change::Floor {
                from: None,
                to: Some(Yen(1_000_000))
            }
        )
    };
    assert!(since.iter().all(|since| since.changes.iter().any(is_floor)));
}
