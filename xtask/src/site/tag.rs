//! Finds the links in index.html that are meant for Trunk, and reads what each asks for.

/// One link, with the text around it.
#[derive(Debug)]
pub struct Link<'a> {
    pub before: &'a str,
    pub asset: Asset,
    pub after: &'a str,
}

/// What a link asks for.
#[derive(Debug, PartialEq)]
pub enum Asset {
    /// A style sheet, whose name gets a hash.
    Style {
        href: String,
        /// The attributes that stay, ready to be written.
        attributes: String,
    },
    /// A file or folder that is copied as it is.
    File { href: String },
    /// The app.
    App { name: String },
}

/// Finds the next link for Trunk; comments are passed over.
pub fn next(source: &str) -> Result<Option<Link<'_>>, String> {
    let mut from = 0;
    while let Some(at) = source
        .get(from..)
        .and_then(|rest| rest.find('<'))
        .map(|at| at + from)
    {
        let rest = source.get(at..).unwrap_or_default();
        let end = if rest.starts_with("<!--") { "-->" } else { ">" };
        let Some(length) = rest.find(end).map(|length| length + end.len()) else {
            return Ok(None);
        };
        let (tag, after) = rest.split_at(length);
        if is_for_trunk(tag) {
            let before = source.get(..at).unwrap_or_default();
            let asset = read(tag).map_err(|error| format!("index.html: {error} in {tag}"))?;
            return Ok(Some(Link {
                before,
                asset,
                after,
            }));
        }
        from = at + length;
    }
    Ok(None)
}

fn is_for_trunk(tag: &str) -> bool {
    !tag.starts_with("<!--")
        && tag
            .split_whitespace()
            .any(|word| word.starts_with("data-trunk"))
}

fn read(tag: &str) -> Result<Asset, String> {
    let inside = tag
        .strip_prefix("<link ")
        .and_then(|tag| tag.strip_suffix('>'));
    let mut attributes = attributes(inside.ok_or("only `<link …>` is known here")?)?;
    let mut take = |name: &str| {
        let at = attributes.iter().position(|(key, _)| key == name)?;
        Some(attributes.remove(at).1)
    };
    take("data-trunk");
    let rel = take("rel").ok_or("`rel` is missing")?;
    let href = take("href");
    let file = || href.clone().ok_or("`href` is missing");
    let asset = match rel.as_str() {
        "css" => {
            // Trunk writes the other attributes in the order of their names.
            attributes.sort();
            let kept = attributes
                .drain(..)
                .map(|(key, value)| format!(" {key}=\"{value}\""))
                .collect();
            Asset::Style {
                href: file()?,
                attributes: kept,
            }
        }
        "copy-file" | "copy-dir" => Asset::File { href: file()? },
        "rust" => {
            if take("data-wasm-opt").as_deref() != Some("0") {
                return Err(
                    "`data-wasm-opt=\"0\"` is missing; wasm-opt is not used here".to_owned(),
                );
            }
            Asset::App {
                name: take("data-bin").ok_or("`data-bin` is missing")?,
            }
        }
        other => {
            return Err(format!(
                "`rel=\"{other}\"` is unknown here; teach it to xtask/src/site.rs"
            ));
        }
    };
    match attributes.first() {
        None => Ok(asset),
        Some((key, _)) => Err(format!(
            "`{key}` is unknown here; teach it to xtask/src/site.rs"
        )),
    }
}

/// Reads `key="value"` pairs; a key may stand alone.
fn attributes(text: &str) -> Result<Vec<(String, String)>, String> {
    let mut found = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let length = rest
            .find(|letter: char| letter == '=' || letter.is_whitespace())
            .unwrap_or(rest.len());
        let (key, tail) = rest.split_at(length);
        let (value, tail) = match tail.strip_prefix("=\"") {
            Some(quoted) => quoted
                .split_once('"')
                .ok_or(format!("the value of `{key}` has no end"))?,
            None if tail.starts_with('=') => {
                return Err(format!("the value of `{key}` needs double quotes"));
            }
            None => ("", tail),
        };
        // Trunk writes other letters as entities; none of ours needs them.
        if key != "href"
            && !value
                .chars()
                .all(|letter| letter.is_ascii_alphanumeric() || letter == '-')
        {
            return Err(format!(
                "the value of `{key}` has letters that are not known here"
            ));
        }
        found.push((key.to_owned(), value.to_owned()));
        rest = tail.trim_start();
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::{Asset, next};

    #[track_caller]
    fn reads(tag: &str, expected: Asset) {
        let source = format!("<head>\n<!-- {tag} --><link rel=\"icon\">{tag}\n</head>");
        let link = next(&source).unwrap().unwrap();
        assert!(link.before.ends_with("<link rel=\"icon\">"));
        assert_eq!(link.asset, expected);
        assert!(next(link.after).unwrap().is_none());
    }

    #[test]
    fn the_links_in_use_are_read() {
        let (href, attributes) = ("static/a.css".to_owned(), String::new());
        reads(
            r#"<link data-trunk rel="css" href="static/a.css">"#,
            Asset::Style { href, attributes },
        );
        let (href, attributes) = ("static/p.css".to_owned(), " media=\"print\"".to_owned());
        reads(
            r#"<link data-trunk rel="css" media="print" href="static/p.css">"#,
            Asset::Style { href, attributes },
        );
        reads(
            r#"<link data-trunk rel="copy-file" href="static/b.js">"#,
            Asset::File {
                href: "static/b.js".to_owned(),
            },
        );
        reads(
            r#"<link data-trunk rel="rust" data-bin="app" data-wasm-opt="0">"#,
            Asset::App {
                name: "app".to_owned(),
            },
        );
    }

    #[test]
    fn what_only_trunk_knows_is_refused() {
        for tag in [
            r#"<script data-trunk src="a.js"></script>"#,
            r#"<link data-trunk rel="sass" href="a.scss">"#,
            r#"<link data-trunk rel="rust" data-bin="app">"#,
            r#"<link data-trunk rel="rust" data-bin="app" data-wasm-opt="0" data-weak-refs>"#,
            r#"<link data-trunk rel="css" href='a.css'>"#,
            r#"<link data-trunk rel="css">"#,
        ] {
            assert!(next(tag).is_err(), "{tag}");
        }
    }
}
