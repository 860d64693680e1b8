//! 配色: the colors of a host's page, taken over where everything that is drawn in them can still be read.
//!
//! A theme is `accent:#0a7d4f; text:#222; surface:#fff; radius:4px`, each part or none. The colors count together: where
//! one pair of them falls below the contrast that WCAG 2.2 asks of text, all stay ours.

use super::delivery::{Fault, setting};
use crate::gather::{AddAll, Gather};

/// What WCAG 2.2 AA asks of text: 4.5 to 1, in hundredths.
const LEAST: u32 = 450;

/// The widest corner, in CSS pixels.
const WIDEST: u8 = 24;

/// A color.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Color(pub u8, pub u8, pub u8);

/// Our own colors, as `base.css` has them.
mod ours {
    use super::Color;

    pub const ACCENT: Color = Color(0x00, 0x17, 0xc1);
    pub const TEXT: Color = Color(0x33, 0x33, 0x33);
    pub const SOFT: Color = Color(0x59, 0x59, 0x59);
    pub const SURFACE: Color = Color(0xff, 0xff, 0xff);
    pub const PAPER: Color = Color(0xfa, 0xf8, 0xf4);
    pub const PALE: Color = Color(0xee, 0xf1, 0xff);
    pub const GOOD: Color = Color(0x19, 0x7a, 0x4b);
    pub const GOOD_PALE: Color = Color(0xed, 0xf7, 0xf1);
    pub const BAD: Color = Color(0xce, 0x00, 0x00);
    pub const WARN: Color = Color(0x7a, 0x5c, 0x00);
    pub const WARN_PALE: Color = Color(0xff, 0xf8, 0xe0);
    pub const LABEL: Color = Color(0xff, 0xff, 0xff);
}

const BLACK: Color = Color(0, 0, 0);

/// What of a host's look is taken over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Theme {
    accent: Option<Color>,
    text: Option<Color>,
    surface: Option<Color>,
    radius: Option<u8>,
}

impl Theme {
    /// The custom properties of the styles, each with its value where it is the host's.
    #[must_use]
    pub fn properties(&self) -> [(&'static str, Option<String>); 9] {
        let write = |color: Option<Color>| color.map(Color::write);
        let darker = |share| self.accent.map(|accent| accent.mixed(BLACK, share));
        let surface = write(self.surface);
        [
            ("--main", write(self.accent)),
            ("--main-hover", write(darker(25))),
            ("--main-active", write(darker(50))),
            (
                "--main-pale",
                write(self.accent.or(self.surface).map(|_| self.pale())),
            ),
            ("--ink", write(self.text)),
            (
                "--ink-strong",
                write(self.text.map(|text| text.mixed(BLACK, 50))),
            ),
            ("--sheet", surface.clone()),
            ("--paper", surface),
            (
                "--radius",
                self.radius.map(|radius| radius.to_string() + "px"),
            ),
        ]
    }

    /// What lies behind what is pointed at or chosen.
    fn pale(&self) -> Color {
        match (self.accent, self.surface) {
            (None, None) => ours::PALE,
            (accent, surface) => surface
                .unwrap_or(ours::SURFACE)
                .mixed(accent.unwrap_or(ours::ACCENT), 7),
        }
    }

    /// The pair that can be read the least, with its contrast in hundredths.
    fn weakest(&self) -> (u32, [(&'static str, Color); 2]) {
        let accent = ("accent", self.accent.unwrap_or(ours::ACCENT));
        let text = ("text", self.text.unwrap_or(ours::TEXT));
        let surface = ("surface", self.surface.unwrap_or(ours::SURFACE));
        let paper = ("surface", self.surface.unwrap_or(ours::PAPER));
        let (soft, label) = (("our soft text", ours::SOFT), ("our label", ours::LABEL));
        let pale = ("the paler surface", self.pale());
        let good_pale = ("our green ground", ours::GOOD_PALE);
        let warn_pale = ("our yellow ground", ours::WARN_PALE);
        let pairs = [
            [text, surface],
            [text, paper],
            [text, pale],
            [text, good_pale],
            [text, warn_pale],
            [soft, surface],
            [soft, paper],
            [soft, pale],
            [accent, surface],
            [accent, paper],
            [accent, pale],
            [accent, warn_pale],
            [label, accent],
            [("our green", ours::GOOD), surface],
            [("our green", ours::GOOD), paper],
            [("our red", ours::BAD), surface],
            [("our red", ours::BAD), paper],
            [("our brown", ours::WARN), surface],
        ];
        let measured = pairs.map(|pair| (contrast(pair[0].1, pair[1].1), pair));
        let first = (contrast(text.1, surface.1), [text, surface]);
        let lesser = |least: (u32, _), next: (u32, _)| if next.0 < least.0 { next } else { least };
        measured.into_iter().fold(first, lesser)
    }
}

/// Reads a theme. What can't be read, and colors in which something could not be, are left out and listed.
#[must_use]
pub fn read(text: &str, faults: &mut Vec<Fault>) -> Theme {
    let mut theme = Theme::default();
    for part in text
        .split(';')
        .map(str::trim)
        .filter(|part| !part.is_empty())
    {
        let (name, value) = part.split_once(':').unwrap_or((part, ""));
        let (name, value) = (name.trim(), value.trim());
        let color = Color::read(value);
        let mend = match name {
            "accent" => {
                theme.accent = color.or(theme.accent);
                color.is_none().then_some(COLOR)
            }
            "text" => {
                theme.text = color.or(theme.text);
                color.is_none().then_some(COLOR)
            }
            "surface" => {
                theme.surface = color.or(theme.surface);
                color.is_none().then_some(COLOR)
            }
            "radius" => {
                let read = radius(value);
                theme.radius = read.or(theme.radius);
                read.is_none()
                    .then_some("whole pixels from `radius:0` to `radius:24px`")
            }
            _ => Some("the parts `accent`, `text`, `surface` and `radius`, with `;` between"),
        };
        faults.add_all(mend.map(|mend| Fault::new(setting::THEME, part, mend)));
    }
    let (contrast, [above, below]) = theme.weakest();
    if contrast >= LEAST {
        return theme;
    }
    let say = |(name, color): (&str, Color)| [name, " ", &color.write()].concat();
    let ratio = hundredths(contrast);
    let pair = [
        &say(above),
        " on ",
        &say(below),
        ", which is ",
        &ratio,
        ":1",
    ]
    .concat();
    let mend = "colors that stand out by 4.5:1 or more; until then they are ours";
    faults.push(Fault::new(setting::THEME, &pair, mend));
    Theme {
        radius: theme.radius,
        ..Theme::default()
    }
}

const COLOR: &str = "a color as `#0a7d4f` or `#fff`";

/// A corner, such as `4px` or `4`.
fn radius(value: &str) -> Option<u8> {
    let pixels = value.strip_suffix("px").unwrap_or(value);
    pixels.trim().parse().ok().filter(|wide| *wide <= WIDEST)
}

/// A ratio as people write it.
fn hundredths(ratio: u32) -> String {
    let rest = ratio % 100;
    let zero = if rest < 10 { "0" } else { "" };
    [&(ratio / 100).to_string(), ".", zero, &rest.to_string()].concat()
}

impl Color {
    /// Reads `#0a7d4f` or `#fff`.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        let digits: Option<Vec<u8>> = digits
            .chars()
            .map(|digit| u8::try_from(digit.to_digit(16)?).ok())
            .gather();
        match digits?.as_slice() {
            [r, g, b] => Some(Self(r * 17, g * 17, b * 17)),
            [r, r2, g, g2, b, b2] => Some(Self(r * 16 + r2, g * 16 + g2, b * 16 + b2)),
            _ => None,
        }
    }

    /// As `read` reads it.
    #[must_use]
    pub fn write(self) -> String {
        let mut text = "#".to_owned();
        for part in [self.0, self.1, self.2] {
            for digit in [part / 16, part % 16] {
                text.add_all(char::from_digit(digit.into(), 16));
            }
        }
        text
    }

    /// With a share of another color in it, in percent.
    fn mixed(self, other: Self, share: u16) -> Self {
        let mix = |mine: u8, its: u8| {
            let sum = u16::from(mine) * (100 - share) + u16::from(its) * share;
            u8::try_from((sum + 50) / 100).unwrap_or(u8::MAX)
        };
        Self(
            mix(self.0, other.0),
            mix(self.1, other.1),
            mix(self.2, other.2),
        )
    }

    /// 相対輝度, as WCAG 2.2 defines it: from 0 for black to 1 for white.
    fn luminance(self) -> f64 {
        let part = |part: u8| {
            let share = f64::from(part) / 255.0;
            if share <= 0.04045 {
                share / 12.92
            } else {
                to_the_2_4th((share + 0.055) / 1.055)
            }
        };
        0.2126 * part(self.0) + 0.7152 * part(self.1) + 0.0722 * part(self.2)
    }
}

/// コントラスト比 of two colors, in hundredths and cut off, so that 4.499 is not taken for 4.5.
#[must_use]
pub fn contrast(one: Color, other: Color) -> u32 {
    let (one, other) = (one.luminance() + 0.05, other.luminance() + 0.05);
    // The ratio of two numbers between 0.05 and 1.05 is at most 21.
    (100.0 * one.max(other) / one.min(other)) as u32
}

/// x^2.4 for x from 0.09 to 1, as the fifth root of x^12 by Newton's way: the library's own power weighs more than all of
/// this.
fn to_the_2_4th(x: f64) -> f64 {
    let cube = x * x * x;
    let twelfth = cube * cube * cube * cube;
    (0..60).fold(1.0, |y: f64, _| {
        let fourth = y * y * y * y;
        (4.0 * y + twelfth / fourth) / 5.0
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ratio(one: &str, other: &str) -> u32 {
        contrast(Color::read(one).unwrap(), Color::read(other).unwrap())
    }

    /// What is taken over, and what is said of the rest.
    fn taken(text: &str) -> (Theme, Vec<String>) {
        let mut faults = Vec::new();
        let theme = read(text, &mut faults);
        (theme, faults.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn contrast_is_what_wcag_defines() {
        // Worked out by other tools.
        for (one, other, expected) in [
            ("#000", "#fff", 2100),
            ("#fff", "#ffffff", 100),
            ("#767676", "#fff", 454),
            ("#777777", "#fff", 447),
            ("#0a7d4f", "#fff", 517),
            ("#ff0000", "#ffffff", 399),
        ] {
            assert_eq!(ratio(one, other), expected, "{one} on {other}");
            assert_eq!(ratio(other, one), expected, "{other} on {one}");
        }
    }

    #[test]
    fn the_power_is_the_librarys() {
        for step in 9..=100 {
            let x = f64::from(step) / 100.0;
            assert!((to_the_2_4th(x) - x.powf(2.4)).abs() < 1e-9, "{x}");
        }
    }

    #[test]
    fn a_color_is_read_and_written() {
        for (text, written) in [
            ("#fff", Some("#ffffff")),
            ("#0A7d4f", Some("#0a7d4f")),
            ("#00f", Some("#0000ff")),
            ("fff", None),
            ("#ff", None),
            ("#fffff", None),
            ("#ggg", None),
            ("red", None),
            ("", None),
        ] {
            let read = Color::read(text).map(Color::write);
            assert_eq!(read.as_deref(), written, "{text}");
        }
    }

    #[test]
    fn our_colors_are_those_of_the_styles() {
        let styles = include_str!("../../static/style/base.css");
        for (name, color) in [
            ("--main", ours::ACCENT),
            ("--ink", ours::TEXT),
            ("--ink-soft", ours::SOFT),
            ("--paper", ours::PAPER),
            ("--sheet", ours::SURFACE),
            ("--main-pale", ours::PALE),
            ("--good", ours::GOOD),
            ("--good-pale", ours::GOOD_PALE),
            ("--bad", ours::BAD),
            ("--warn", ours::WARN),
            ("--warn-pale", ours::WARN_PALE),
            ("--label", ours::LABEL),
        ] {
            let (_, written) = styles.split_once(&format!("  {name}: ")).unwrap();
            let written = written.split(';').next().unwrap();
            assert_eq!(Color::read(written), Some(color), "{name}");
        }
    }

    /// The value of a token in each block of `base.css` that gives it one: plain, with more contrast, and then both once
    /// more with what it is in the dark.
    fn token(name: &str) -> Vec<(Color, Option<Color>)> {
        let styles = include_str!("../../static/style/base.css");
        let read =
            |text: &str| Color::read(text.trim()).unwrap_or_else(|| panic!("{name}: {text}"));
        let start = format!(" {name}: ");
        let values = styles.split(&start).skip(1);
        let values = values.map(|rest| rest.split(';').next().unwrap());
        values
            .map(|value| match value.strip_prefix("light-dark(") {
                Some(both) => {
                    let (light, dark) = both.trim_end_matches(')').split_once(',').unwrap();
                    (read(light), Some(read(dark)))
                }
                None => (read(value), None),
            })
            .collect()
    }

    #[test]
    fn our_colors_can_be_read_in_every_scheme() {
        let pick = |name: &str, contrast: usize| {
            let (plain, schemes): (Vec<_>, Vec<_>) = token(name)
                .into_iter()
                .partition(|(_, dark)| dark.is_none());
            let at = |of: &[(Color, Option<Color>)]| *of.get(contrast).or(of.first()).unwrap();
            let (light, (same, dark)) = (at(&plain).0, at(&schemes));
            assert_eq!(light, same, "{name} is another where browsers know schemes");
            [light, dark.unwrap()]
        };
        let pairs = [
            (
                "--ink",
                "--sheet --paper --main-pale --good-pale --warn-pale --bad-pale",
            ),
            (
                "--ink-strong",
                "--sheet --paper --main-pale --good-pale --warn-pale",
            ),
            ("--ink-soft", "--sheet --paper --main-pale --good-pale"),
            ("--main", "--sheet --paper --main-pale --warn-pale"),
            ("--main-hover", "--sheet --paper --main-pale"),
            ("--label", "--main --main-hover --main-active --ink-strong"),
            ("--good", "--sheet --paper --good-pale"),
            ("--bad", "--sheet --paper --bad-pale"),
            ("--warn", "--sheet --paper --warn-pale"),
        ];
        // What is no text, but has to be seen: 3 to 1.
        let lines = [
            ("--line-strong", "--sheet --paper"),
            ("--focus", "--sheet --paper --main-pale"),
            ("--warn-line", "--sheet"),
            ("--good", "--track"),
        ];
        for (contrast, text, line) in [(0, LEAST, 300), (1, 700, 450)] {
            let asked = pairs.iter().map(|pair| (pair, text));
            for ((above, grounds), least) in asked.chain(lines.iter().map(|pair| (pair, line))) {
                for below in grounds.split(' ') {
                    let schemes = pick(above, contrast).into_iter().zip(pick(below, contrast));
                    for (scheme, (above_it, below_it)) in ["light", "dark"].iter().zip(schemes) {
                        let ratio = super::contrast(above_it, below_it);
                        assert!(
                            ratio >= least,
                            "{above} on {below}, {scheme}, contrast {contrast}: {}",
                            hundredths(ratio)
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn our_own_colors_can_be_read() {
        assert_eq!(taken(""), (Theme::default(), Vec::new()));
        let (least, pair) = Theme::default().weakest();
        assert!(least >= LEAST, "{pair:?} {least}");
        let none = |(_, value): &(&str, Option<String>)| value.is_none();
        assert!(Theme::default().properties().iter().all(none));
    }

    #[test]
    fn colors_just_within_are_taken_and_just_outside_are_not() {
        for (within, outside, pair) in [
            (
                "accent:#d02d55",
                "accent:#d02e57",
                "accent #d02e57 on the paler surface #fcf0f3, which is 4.48:1",
            ),
            (
                "text:#6e6e6e",
                "text:#6f6f6f",
                "text #6f6f6f on the paler surface #eef1ff, which is 4.46:1",
            ),
            (
                "surface:#ececec",
                "surface:#ebebeb",
                "our green #197a4b on surface #ebebeb, which is 4.48:1",
            ),
        ] {
            let (theme, said) = taken(within);
            assert!(said.is_empty(), "{within}: {said:?}");
            assert_ne!(theme, Theme::default(), "{within}");
            let (theme, said) = taken(outside);
            assert_eq!(theme, Theme::default(), "{outside}");
            assert_eq!(said.len(), 1);
            assert!(said[0].contains(pair), "{outside}: {said:?}");
        }
    }

    #[test]
    fn a_dark_page_gets_our_colors_and_its_own_corners() {
        let (theme, said) = taken("surface:#222;text:#eee;accent:#9cf;radius:2px");
        assert_eq!(said.len(), 1, "{said:?}");
        let taken: Vec<_> = theme.properties().into_iter().collect();
        let taken: Vec<_> = taken
            .into_iter()
            .filter(|(_, value)| value.is_some())
            .collect();
        assert_eq!(taken, [("--radius", Some("2px".to_owned()))]);
    }

    #[test]
    fn a_part_that_cannot_be_read_is_named_and_the_others_count() {
        for part in [
            "accent:red",
            "akcent:#000",
            "text",
            "radius:25px",
            "radius:-1",
            "radius:1em",
        ] {
            let (theme, said) = taken(&format!("surface:#fefefe; {part} ;"));
            assert_eq!(theme.surface, Color::read("#fefefe"));
            assert_eq!(said.len(), 1, "{part}");
            assert!(said[0].contains(&format!("`{part}`")), "{said:?}");
        }
        let corners = |text| taken(text).0.radius;
        assert_eq!(corners("radius:24px"), Some(24));
        assert_eq!(corners("radius: 0"), Some(0));
    }
}
