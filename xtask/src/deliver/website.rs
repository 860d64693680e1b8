//! The website: the page with its policy, and with what each of its files is held against.

use std::collections::BTreeSet;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

use super::html::{self, Tag};
use super::parts::{File, Parts};
use super::{plain, policy, style, worker};

/// All files of the website; the service worker lists those before it.
pub fn files(parts: &Parts) -> Result<Vec<File>, String> {
    let mut files = vec![File::new("index.html", page(parts)?)];
    let words = &parts.words;
    files.extend(
        [
            &parts.starter,
            &parts.glue,
            &parts.wasm,
            &words.easy,
            &words.en,
        ]
        .map(File::clone),
    );
    files.push(parts.style());
    files.extend(parts.others.iter().cloned());
    files.extend(plain::files(parts)?);
    files.push(worker::file(parts, &files)?);
    // Nobody needs these without a network.
    files.extend(plain::for_search_engines(parts));
    files.extend(plain::missing(parts)?);
    files.push(plain::gallery(parts)?);
    Ok(files)
}

/// The start page. It holds the first screens and their style itself, so that they are there with the very first answer of
/// the server; the whole style is asked for at its end, where it keeps nobody from reading.
fn page(parts: &Parts) -> Result<String, String> {
    let first = first_style(parts);
    let page = policy::rule(&parts.page, &policy::with_style(&first))?;
    let mut styles = 0;
    let own = String::from_utf8_lossy(&first.content);
    let page = html::changed(&page, |tag| {
        if is_style(tag) {
            styles += 1;
            return Some(if styles == 1 {
                ["<style>", &own, "</style>"].concat()
            } else {
                String::new()
            });
        }
        held(tag, parts).or_else(|| icon(tag, parts))
    });
    let canonical = canonical(parts, "");
    let page = page.replacen("</head>", &format!("{canonical}\n</head>"), 1);
    // The app begins with this very screen, so it takes the place unseen.
    let page = html::after(&page, "</noscript>", &parts.plain.start)?;
    // Before the app, because a page that breaks off on its way runs no script and has no more to say.
    let page = html::after(&page, "<body>", &["\n", &parts.plain.rescue].concat())?;
    let doors = parts.plain.doors.iter();
    let doors = doors.map(|door| ["<template data-door>", door, "</template>\n"].concat());
    let end = doors.chain([style(parts, "./"), "\n</body>".to_owned()]);
    let page = page.replacen("</body>", &end.collect::<String>(), 1);
    // What Trunk's links leave behind.
    let lines = page.lines().filter(|line| !line.trim().is_empty());
    Ok(lines.collect::<Vec<_>>().join("\n") + "\n")
}

/// What the first screens need of the style: each sheet that speaks of one of their classes.
fn first_style(parts: &Parts) -> File {
    let screens = [&parts.plain.start, &parts.plain.rescue].into_iter();
    let screens = screens.chain(&parts.plain.doors);
    let tags = screens.flat_map(|screen| html::tags(screen));
    let classes: BTreeSet<&str> = tags
        .flat_map(|tag| tag.attribute("class").unwrap_or_default().split(' '))
        .filter(|class| !class.is_empty())
        .collect();
    let is_needed = |sheet: &&File| {
        let text = String::from_utf8_lossy(&sheet.content);
        let named = |class: &&str| names(&text, class);
        sheet.name.starts_with(TOKENS) || classes.iter().any(named)
    };
    let sheets: Vec<&File> = parts.styles.iter().filter(is_needed).collect();
    File::new("", style::lean(&sheets))
}

/// The sheet that every screen stands on.
const TOKENS: &str = "base-";

/// Whether a sheet speaks of a class, and not only of a longer one.
fn names(sheet: &str, class: &str) -> bool {
    let selector = [".", class].concat();
    let goes_on = |rest: &str| {
        let next = rest.chars().next();
        next.is_some_and(|next| next.is_alphanumeric() || next == '-' || next == '_')
    };
    sheet.split(&*selector).skip(1).any(|rest| !goes_on(rest))
}

/// The link to the style of all pages, from a page from which `up` leads to the start.
pub fn style(parts: &Parts, up: &str) -> String {
    let style = parts.style();
    let (name, integrity) = (&style.name, style.integrity());
    format!("<link rel=\"stylesheet\" href=\"{up}{name}\" integrity=\"{integrity}\">")
}

fn is_style(tag: Tag<'_>) -> bool {
    tag.name() == "link" && tag.attribute("rel") == Some("stylesheet")
}

/// The link that says by which address a page wants to be known.
pub fn canonical(parts: &Parts, path: &str) -> String {
    let address = match &parts.address {
        Some(address) => address.of(path),
        None => "./".to_owned(),
    };
    format!("<link rel=\"canonical\" href=\"{address}\">")
}

/// A tag that loads a script, with what the script is held against.
///
/// The wasm is held against it by the starter, because no browser does so for what it loads ahead; and what is loaded
/// ahead is used only where the tag doesn't ask for it.
fn held(tag: Tag<'_>, parts: &Parts) -> Option<String> {
    let loads = match tag.name() {
        "script" => tag.file("src"),
        "link" if tag.attribute("rel") == Some("modulepreload") => tag.file("href"),
        _ => None,
    };
    let own = [&parts.starter, &parts.glue].into_iter();
    let own = own.chain(&parts.styles).chain(&parts.others);
    let file = own.into_iter().find(|file| Some(&*file.name) == loads)?;
    let integrity = file.integrity();
    let own = ("integrity", &*integrity);
    if file.name != parts.starter.name {
        return Some(tag.with(&[own]));
    }
    let here = |name: &str| ["./", name].concat();
    let words = &parts.words;
    Some(tag.with(&[
        own,
        ("data-wasm-integrity", &parts.wasm.integrity()),
        ("data-easy", &here(&words.easy.name)),
        ("data-easy-integrity", &words.easy.integrity()),
        ("data-en", &here(&words.en.name)),
        ("data-en-integrity", &words.en.integrity()),
        ("data-worker", &here(worker::NAME)),
        ("data-gallery", &here(plain::GALLERY)),
    ]))
}

/// The tag of the icon with the icon itself, because browsers ask for it again with every screen.
pub fn icon(tag: Tag<'_>, parts: &Parts) -> Option<String> {
    let (kind, name) = (tag.attribute("type")?, tag.file("href")?);
    if tag.attribute("rel") != Some("icon") {
        return None;
    }
    let file = parts.others.iter().find(|file| file.name == name)?;
    let content = BASE64_STANDARD.encode(&file.content);
    let whole = format!("\"data:{kind};base64,{content}\"");
    Some(tag.text.replace(&format!("\"./{name}\""), &whole))
}

#[cfg(test)]
mod tests {
    use super::super::address::Address;
    use super::super::html;
    use super::super::parts::tests::parts;
    use super::{files, page};

    #[test]
    fn whatever_the_page_loads_is_held_against_its_content() {
        let (parts, files) = (parts(), files(&parts()).unwrap());
        let page = page(&parts).unwrap();
        let mut held = 0;
        for tag in html::tags(&page) {
            let Some(integrity) = tag.attribute("integrity") else {
                let loads = tag.name() == "script" || tag.attribute("rel") == Some("stylesheet");
                assert!(!loads, "{tag:?}");
                continue;
            };
            let name = tag.file("src").or(tag.file("href")).unwrap();
            let file = files.iter().find(|file| file.name == name).unwrap();
            assert_eq!(file.integrity(), integrity, "{name}");
            held += 1;
        }
        assert_eq!(held, 3, "starter, glue and the style");
        let wasm = format!("data-wasm-integrity=\"{}\"", parts.wasm.integrity());
        assert!(page.contains(&wasm));
    }

    #[test]
    fn the_icon_is_in_the_page_and_asked_for_never() {
        let page = page(&parts()).unwrap();
        let tags = html::tags(&page);
        let icon = tags
            .iter()
            .find(|tag| tag.attribute("rel") == Some("icon"))
            .unwrap();
        assert_eq!(
            icon.attribute("href"),
            Some("data:image/svg+xml;base64,PHN2Zy8+")
        );
    }

    #[test]
    fn the_policy_stands_before_all_that_it_rules() {
        let page = page(&parts()).unwrap();
        let names: Vec<&str> = html::tags(&page).iter().map(|tag| tag.name()).collect();
        assert_eq!(names[..4], ["html", "head", "meta", "meta"]);
        let policy = html::tags(&page)[3];
        assert_eq!(
            policy.attribute("http-equiv"),
            Some("Content-Security-Policy")
        );
        assert!(!policy.text.contains("unsafe-inline"));
    }

    #[test]
    fn the_page_wants_to_be_known_by_the_address_it_is_published_at() {
        let mut parts = parts();
        assert!(
            page(&parts)
                .unwrap()
                .contains(r#"rel="canonical" href="./">"#)
        );
        parts.address = Some(Address::read("https://example.jp/advisor").unwrap());
        let link = r#"rel="canonical" href="https://example.jp/advisor/">"#;
        assert!(page(&parts).unwrap().contains(link));
    }
}
