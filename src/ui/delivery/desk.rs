//! 窓口の設定: what the staff of an office set up for their kiosk.

use super::setting::{self, Fault};
use crate::gather::{AddAll, Gather};
use crate::{
    answer::{Answer, Answers},
    catalog::{Catalog, Language},
    fact::{Fact, Knowledge},
    search::narrow,
};
use std::{ops::RangeInclusive, rc::Rc};

/// Seconds without a touch until the countdown.
pub const IDLE: &str = "idle";
/// The name of the office.
pub const OFFICE: &str = "office";
/// Its telephone.
pub const PHONE: &str = "phone";
/// The languages to offer, the first one first.
pub const LANGUAGES: &str = "languages";
/// Whether there is a printer.
pub const PRINT: &str = "print";
/// Days after which the data is called old.
pub const AGE: &str = "age";
/// The public address of the site.
pub const SITE: &str = "site";

/// The settings, as the parameters of an address name them.
pub const NAMES: [&str; 8] = [
    setting::PREFECTURE,
    IDLE,
    OFFICE,
    PHONE,
    LANGUAGES,
    PRINT,
    AGE,
    SITE,
];

/// Seconds that the countdown takes: time to read two lines and to press a large button.
pub const COUNTDOWN: u32 = 30;

/// Below half a minute nobody has read a question; above an hour the next person meets the last one's answers.
const IDLE_LIMITS: RangeInclusive<u32> = 30..=3600;
/// From a day to ten years.
const AGE_LIMITS: RangeInclusive<u32> = 1..=3650;
/// Characters that fit the bar at the top and a line of the paper.
const OFFICE_MOST: usize = 40;
/// Characters of a telephone number with its extension.
const PHONE_MOST: usize = 24;
/// Characters of an address that still leaves room for the answers in a code that a camera reads.
const SITE_MOST: usize = 200;

/// That there is one.
pub const ON: &str = "on";
/// That there is none.
pub const OFF: &str = "off";

/// A kiosk as its office set it up.
#[derive(Clone, Debug, PartialEq)]
pub struct Desk {
    /// What is taken as answered: the prefecture.
    pub preset: Answers,
    /// Seconds without a touch until the countdown.
    pub idle: u32,
    /// The name of the office; empty for none.
    pub office: Rc<str>,
    /// Its telephone; empty for none.
    pub phone: Rc<str>,
    /// The languages to offer; the kiosk begins in the first.
    pub languages: Rc<[Language]>,
    /// Whether there is a printer.
    pub prints: bool,
    /// Days after which the data is called old.
    pub age: u32,
    /// The address of the site that people can reach from home, for links and codes; empty where none is known.
    pub site: Rc<str>,
    /// What could not be read of the settings, for the staff.
    pub faults: Rc<[Fault]>,
}

impl Default for Desk {
    /// The papers that the data is made of come out twice a year, in August and in December; so after half a year there
    /// are newer ones for certain.
    fn default() -> Self {
        Self {
            preset: Answers::default(),
            idle: 120,
            office: "".into(),
            phone: "".into(),
            languages: Language::ALL.into(),
            prints: true,
            age: 180,
            site: "".into(),
            faults: [].into(),
        }
    }
}

impl Desk {
    /// Reads the settings. What can't be read is left out and listed.
    #[must_use]
    pub fn read(catalog: &Catalog, settings: &[(String, String)]) -> (Self, Vec<Fault>) {
        let mut desk = Self::default();
        let mut faults = Vec::new();
        for (name, value) in settings {
            let read = match name.as_str() {
                setting::DELIVERY => Ok(()),
                setting::PREFECTURE => {
                    setting::answer(catalog, &mut desk.preset, Fact::Prefecture, value)
                }
                IDLE => number(value, &IDLE_LIMITS).map(|seconds| desk.idle = seconds),
                OFFICE => words(value, OFFICE_MOST).map(|office| desk.office = office),
                PHONE => phone(value).map(|phone| desk.phone = phone),
                LANGUAGES => languages(value).map(|list| desk.languages = list),
                PRINT => switch(value).map(|prints| desk.prints = prints),
                AGE => number(value, &AGE_LIMITS).map(|days| desk.age = days),
                SITE => site(value).map(|site| desk.site = site),
                _ => Err(["one of the settings ", &NAMES.join(", ")].concat()),
            };
            faults.add_all(read.err().map(|mend| Fault::new(name, value, mend)));
        }
        (desk, faults)
    }

    /// The settings that [`read`](Self::read) reads, those apart that are as they would be anyway.
    #[must_use]
    pub fn write(&self, catalog: &Catalog) -> Vec<(String, String)> {
        let usual = Self::default();
        let languages: Vec<&str> = self.languages.iter().map(|one| one.id()).gather();
        let prefecture = self.prefecture(catalog);
        let all = [
            (setting::PREFECTURE, prefecture.map(str::to_owned)),
            (
                IDLE,
                (self.idle != usual.idle).then(|| self.idle.to_string()),
            ),
            (
                OFFICE,
                (!self.office.is_empty()).then(|| self.office.to_string()),
            ),
            (
                PHONE,
                (!self.phone.is_empty()).then(|| self.phone.to_string()),
            ),
            (
                LANGUAGES,
                (self.languages != usual.languages).then(|| languages.join(",")),
            ),
            (PRINT, (!self.prints).then(|| OFF.to_owned())),
            (AGE, (self.age != usual.age).then(|| self.age.to_string())),
            (SITE, (!self.site.is_empty()).then(|| self.site.to_string())),
        ];
        let all = all
            .into_iter()
            .filter_map(|(name, value)| Some((name.to_owned(), value?)));
        let kiosk = (setting::DELIVERY.to_owned(), setting::KIOSK.to_owned());
        [kiosk].into_iter().chain(all).gather()
    }

    /// The code of the prefecture that is set.
    #[must_use]
    pub fn prefecture<'c>(&self, catalog: &'c Catalog) -> Option<&'c str> {
        let Some(Answer::Known(Knowledge::OneOf(bits))) = self.preset.get(Fact::Prefecture) else {
            return None;
        };
        let mut chosen = catalog.question(Fact::Prefecture)?.chosen(bits);
        chosen.next().map(|choice| choice.token.as_str())
    }
}

fn number(value: &str, limits: &RangeInclusive<u32>) -> Result<u32, String> {
    let plain = value.bytes().all(|byte| byte.is_ascii_digit());
    let number = value.parse().ok().filter(|_| plain);
    number
        .filter(|number| limits.contains(number))
        .ok_or_else(|| {
            let (least, most) = (limits.start(), limits.end());
            format!("a whole number from {least} to {most}")
        })
}

fn words(value: &str, most: usize) -> Result<Rc<str>, String> {
    let value = value.trim();
    let fits = value.chars().count() <= most && !value.chars().any(char::is_control);
    let words = fits.then(|| value.into());
    words.ok_or_else(|| format!("at most {most} characters in one line"))
}

fn phone(value: &str) -> Result<Rc<str>, String> {
    // A Japanese keyboard writes them at full width, and a hyphen as one of several signs.
    let plain = |one: char| match one {
        '\u{30FC}' | '\u{2212}' | '\u{2010}' => '-',
        '\u{3000}' => ' ',
        other => narrow(other),
    };
    let value: String = value.trim().chars().map(plain).gather();
    let is_plain = |one: char| one.is_ascii_digit() || "-()+ #".contains(one);
    let fits = value.len() <= PHONE_MOST && value.chars().all(is_plain);
    let has_digit = value.is_empty() || value.bytes().any(|byte| byte.is_ascii_digit());
    let phone = (fits && has_digit).then(|| value.as_str().into());
    phone.ok_or_else(|| {
        format!("digits with `-` between, such as 096-000-0000, at most {PHONE_MOST} characters")
    })
}

fn languages(value: &str) -> Result<Rc<[Language]>, String> {
    let mend = || "ja, easy and en, with `,` between, each at most once".to_owned();
    let mut list: Vec<Language> = Vec::new();
    for id in value.split(',') {
        let language = Language::from_id(id.trim()).filter(|one| !list.contains(one));
        list.push(language.ok_or_else(mend)?);
    }
    Ok(list.into())
}

fn switch(value: &str) -> Result<bool, String> {
    match value {
        ON => Ok(true),
        OFF => Ok(false),
        _ => Err([ON, " or ", OFF].concat()),
    }
}

/// An address to which `#/…` can be put.
fn site(value: &str) -> Result<Rc<str>, String> {
    let value = value.trim();
    let after = ["https://", "http://"]
        .iter()
        .find_map(|scheme| value.strip_prefix(scheme));
    let host = after.is_some_and(|rest| !rest.is_empty() && !rest.starts_with(['/', ':']));
    // What a host's name or a path never holds; a name in Japanese is written as the browser's bar copies it.
    let plain = value.bytes().all(|byte| byte.is_ascii_graphic());
    let bare = !value.contains(['?', '#', '"', '<', '>', '\\']);
    let fits = value.len() <= SITE_MOST && plain && bare && host;
    let site = (fits || value.is_empty()).then(|| value.into());
    site.ok_or_else(|| {
        format!("an address such as https://example.jp/, without `?` and `#`, at most {SITE_MOST} characters")
    })
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::unwrap_used,
        clippy::indexing_slicing,
        reason = "a test stops at the first surprise"
    )]

    use super::*;
    use proptest::prelude::*;
    use std::sync::LazyLock;

    static CATALOG: LazyLock<Catalog> = LazyLock::new(|| crate::built_in().0);

    fn read(name: &str, value: &str) -> (Desk, Vec<Fault>) {
        Desk::read(&CATALOG, &[(name.to_owned(), value.to_owned())])
    }

    #[test]
    fn each_limit_holds_and_what_is_just_outside_is_named_with_its_mend() {
        let long = |letter: &str, count| letter.repeat(count);
        let address = |length: usize| ["https://", &"a".repeat(length - 8)].concat();
        for (name, inside, outside) in [
            (
                "prefecture",
                vec!["01", "47"],
                vec!["00", "48", "1", "", "unknown", "43,44"],
            ),
            (
                "idle",
                vec!["30", "3600"],
                vec!["29", "3601", "", "-60", "60.0", "+60", "4294967296"],
            ),
            ("age", vec!["1", "3650"], vec!["0", "3651", "x"]),
            (
                "office",
                vec!["", &long("会", 40)],
                vec![&long("会", 41), "a\nb"],
            ),
            (
                "phone",
                vec![
                    "",
                    "096-325-5161",
                    "（０９６）３２５ー５１６１",
                    "(096) 325-5161 #12",
                    &long("1", 24),
                ],
                vec!["電話", &long("1", 25), "--"],
            ),
            (
                "languages",
                vec!["ja", "ja,easy,en", "en, ja"],
                vec!["", "ja,ja", "fr", "ja,"],
            ),
            ("print", vec!["on", "off"], vec!["", "yes", "ON"]),
            (
                "site",
                vec![
                    "",
                    "https://example.jp/",
                    "http://10.0.0.1:8080/a/",
                    &address(200),
                ],
                vec![
                    "example.jp",
                    "https://",
                    "https:///a",
                    "https://a/?b",
                    "https://a/#b",
                    "file:///a",
                    "javascript:0",
                    "https://日本.jp/",
                    &address(201),
                ],
            ),
        ] {
            for value in inside {
                assert_eq!(read(name, value).1, [], "{name}={value}");
            }
            for value in outside {
                let (desk, faults) = read(name, value);
                assert_eq!(desk, Desk::default(), "{name}={value} is left out");
                assert_eq!(faults.len(), 1, "{name}={value}");
                assert_eq!((&*faults[0].name, &*faults[0].value), (name, value));
                assert!(!faults[0].mend.is_empty());
            }
        }
    }

    #[test]
    fn a_name_that_is_no_setting_is_named_and_the_delivery_is_none_of_them() {
        let (desk, faults) = read("ilde", "60");
        assert_eq!(desk, Desk::default());
        assert!(faults[0].to_string().contains("`ilde`") && faults[0].mend.contains("idle"));
        assert_eq!(read("delivery", "kiosk").1, []);
    }

    #[test]
    fn of_two_values_the_later_counts_unless_it_cannot_be_read() {
        let given = |values: [&str; 2]| values.map(|value| ("idle".to_owned(), value.to_owned()));
        let idle = |values| Desk::read(&CATALOG, &given(values)).0.idle;
        assert_eq!((idle(["60", "90"]), idle(["60", "x"])), (90, 60));
    }

    prop_compose! {
        fn desk()(
            prefecture in proptest::option::of(1..=47_u32),
            idle in IDLE_LIMITS,
            office in "[ぁ-んー a-zA-Z&=?%#＆]{0,40}",
            phone in "(0[0-9]{1,4}-[0-9]{2,4}-[0-9]{4})?",
            languages in proptest::sample::subsequence(Language::ALL.to_vec(), 1..=3).prop_shuffle(),
            prints in any::<bool>(),
            age in AGE_LIMITS,
            site in "(https?://[a-z.]{1,20}[a-z](/[a-z%0-9]{1,9}){0,3}/)?",
        ) -> Desk {
                let mut preset = Answers::default();
            if let Some(code) = prefecture {
                preset.read(&CATALOG, "prefecture", &format!("{code:02}")).unwrap();
            }
            let office = office.trim().into();
            let (phone, languages, site) = (phone.into(), languages.into(), site.into());
            Desk { preset, idle, office, phone, languages, prints, age, site, faults: [].into() }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn settings_are_read_as_they_were_written(desk in desk()) {
                let query = setting::query(&desk.write(&CATALOG));
            prop_assert!(query.bytes().all(|byte| byte.is_ascii_graphic()));
            prop_assert_eq!(Desk::read(&CATALOG, &decode(&query)), (desk, Vec::new()));
        }
    }

    /// Reads a query as the standard says.
    fn decode(query: &str) -> Vec<(String, String)> {
        let text = |part: &str| {
            let mut bytes = Vec::new();
            let mut rest = part.bytes();
            while let Some(byte) = rest.next() {
                bytes.push(match byte {
                    b'%' => {
                        let digits = [rest.next().unwrap(), rest.next().unwrap()];
                        u8::from_str_radix(str::from_utf8(&digits).unwrap(), 16).unwrap()
                    }
                    b'+' => b' ',
                    other => other,
                });
            }
            String::from_utf8(bytes).unwrap()
        };
        let pairs = query.split('&').map(|pair| pair.split_once('=').unwrap());
        pairs
            .map(|(name, value)| (text(name), text(value)))
            .collect()
    }
}
