//! The figures of a text, so that the languages can be held against each other.

/// The amounts of money in yen, in order and each once: `1億2,000万円`, `30〜50万円` and `¥2,250,000`.
pub fn yen(text: &str) -> Vec<u64> {
    let letters: Vec<char> = text.chars().filter(|c| !matches!(c, ',' | ' ')).collect();
    let mut found = english(&letters);
    let mut at = 0;
    // The figures of a span share the unit behind the last of them.
    let mut span: Vec<(u64, u64)> = Vec::new();
    while at < letters.len() {
        let Some((value, scale, next)) = amount(&letters, at) else {
            at += 1;
            continue;
        };
        span.push((value, scale));
        at = next;
        match letters.get(at) {
            Some('円') => {
                let shared = span.last().map_or(1, |last| last.1);
                let whole = |(value, scale): (u64, u64)| {
                    if scale == 0 {
                        value * shared.max(1)
                    } else {
                        value
                    }
                };
                found.extend(span.drain(..).map(whole));
            }
            Some('〜' | '～' | '~') if letters.get(at + 1).is_some_and(char::is_ascii_digit) => {}
            _ => span.clear(),
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// A number with its 億 and 万 at a place: its value, the scale of its last mark (0 where it has none), and where it ends.
fn amount(letters: &[char], from: usize) -> Option<(u64, u64, usize)> {
    let (mut at, mut total, mut scale) = (from, 0, 0);
    while let Some((thousandths, next)) = number(letters, at) {
        let here = match letters.get(next) {
            Some('億') => 100_000_000,
            Some('万') => 10_000,
            _ => 0,
        };
        total += thousandths * here.max(1) / 1000;
        scale = here;
        at = next + usize::from(here > 0);
        if here == 0 {
            break;
        }
    }
    (at > from).then_some((total, scale, at))
}

/// A number in thousandths, and where it ends.
fn number(letters: &[char], from: usize) -> Option<(u64, usize)> {
    let mut at = from;
    let mut written = String::new();
    while letters
        .get(at)
        .is_some_and(|c| c.is_ascii_digit() || *c == '.' && !written.is_empty())
    {
        written.push(letters[at]);
        at += 1;
    }
    let (whole, decimals) = written.split_once('.').unwrap_or((&written, ""));
    let decimals: String = decimals.chars().chain("000".chars()).take(3).collect();
    let whole: u64 = whole.parse().ok()?;
    Some((whole * 1000 + decimals.parse::<u64>().ok()?, at))
}

fn english(letters: &[char]) -> Vec<u64> {
    let signs = letters.iter().enumerate().filter(|(_, c)| **c == '¥');
    let figures = signs.filter_map(|(at, _)| number(letters, at + 1));
    figures.map(|(thousandths, _)| thousandths / 1000).collect()
}

/// The rates of a text: `1/2`, `2/3`, and percents, in order and each once.
pub fn rates(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        let start = at;
        while letters
            .get(at)
            .is_some_and(|c| c.is_ascii_digit() || matches!(c, '/' | '.'))
        {
            at += 1;
        }
        let figure: String = letters[start..at].iter().collect();
        let figure = figure.trim_end_matches(['.', '/']);
        let percent = matches!(letters.get(at), Some('%' | '％')) && !figure.is_empty();
        if percent {
            found.push(format!("{figure}%"));
        } else if figure.contains('/') && figure.len() < 6 {
            found.push(figure.to_owned());
        }
        at += usize::from(at == start);
    }
    found.sort();
    found.dedup();
    found
}

#[test]
fn figures_are_read_in_every_language() {
    for (text, amounts) in [
        ("225万円", vec![2_250_000]),
        ("1億2,000万円と 30円", vec![30, 120_000_000]),
        ("30〜50万円", vec![300_000, 500_000]),
        ("1.5億円", vec![150_000_000]),
        ("up to ¥2,250,000, or ¥30", vec![30, 2_250_000]),
        ("225万人、3年", vec![]),
        ("2,250,000", vec![]),
    ] {
        assert_eq!(yen(text), amounts, "{text}");
    }
    assert_eq!(rates("1/2、2/3（3%）。"), ["1/2", "2/3", "3%"]);
    assert_eq!(rates("4. 5年"), [""; 0]);
}
