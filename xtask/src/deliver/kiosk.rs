//! The kiosk: the whole app in one page, which runs from a USB stick and asks for nothing.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

use super::parts::{File, Parts};
use super::{html, version};
use crate::{shell, sizes};

/// The page and what starts the app in it, within the project.
const PAGE: &str = "static/kiosk/page.html";
const STARTER: &str = "static/kiosk/start.js";

/// The file.
pub const NAME: &str = "kiosk.html";

/// The page.
pub fn files(parts: &Parts) -> Result<Vec<File>, String> {
    let page = shell::read_text(&parts.root.join(PAGE))?;
    let starter = shell::read_text(&parts.root.join(STARTER))?;
    Ok(vec![File::new(NAME, whole(parts, &page, &starter)?)])
}

fn whole(parts: &Parts, page: &str, starter: &str) -> Result<String, String> {
    let script = [text(&parts.glue)?, starter].concat();
    let style: Result<Vec<&str>, String> = parts.styles.iter().map(text).collect();
    let style = style?.concat();
    let packed = |file: &File| Ok::<_, String>(BASE64_STANDARD.encode(sizes::gzip(&file.content)?));
    let values = [
        // Filled in once everything else is made, because it is taken of that.
        ("version", version::PLACE.to_owned()),
        ("settings", settings(parts)),
        ("policy", policy(&script, &style)),
        ("icon", icon(parts)?),
        ("style", within("style", style)?),
        ("program", packed(&parts.wasm)?),
        ("easy", packed(&parts.words.easy)?),
        ("en", packed(&parts.words.en)?),
        ("script", within("script", script)?),
    ];
    filled(page, &values)
}

/// What the page is by itself; what its address says counts more.
fn settings(parts: &Parts) -> String {
    let site = parts.address.as_ref().map(|address| address.of(""));
    let site = site.map_or(String::new(), |site| {
        // The letters of an address that mean something else in a query.
        ["&amp;site=", &site.replace('%', "%25")].concat()
    });
    ["delivery=kiosk", &site].concat()
}

/// Its own script and style alone, letter by letter; not even its own files.
fn policy(script: &str, style: &str) -> String {
    let [script, style] = [script, style].map(|text| BASE64_STANDARD.encode(Sha256::digest(text)));
    format!(
        "default-src 'none'; script-src 'sha256-{script}' 'wasm-unsafe-eval'; style-src 'sha256-{style}'; \
         img-src data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )
}

fn icon(parts: &Parts) -> Result<String, String> {
    let tags = html::tags(&parts.page);
    let name = tags
        .iter()
        .find(|tag| tag.attribute("rel") == Some("icon"))
        .and_then(|tag| tag.file("href"));
    let file = parts.others.iter().find(|file| Some(&*file.name) == name);
    let file = file.ok_or("index.html names no icon that is a file of the site")?;
    Ok(BASE64_STANDARD.encode(&file.content))
}

fn text(file: &File) -> Result<&str, String> {
    str::from_utf8(&file.content).map_err(|error| format!("{}: {error}", file.name))
}

/// Text that the page can hold in an element as it is. The sum of the policy is over the text as it is read, so nothing
/// may be changed on the way.
fn within(element: &str, text: String) -> Result<String, String> {
    let lower = text.to_lowercase();
    for end in ["</script", "</style", "<!--", "\r", "\0"] {
        if lower.contains(end) {
            return Err(format!(
                "what goes into the `<{element}>` of the kiosk's page has `{}` in it, which would end or change it",
                end.escape_default()
            ));
        }
    }
    if element == "script" && lower.lines().any(|line| line.starts_with("import ")) {
        return Err("wasm-bindgen's script imports another file, which a page alone can't".into());
    }
    Ok(text)
}

/// The page with its `{name}` places filled, each once. What is filled in is not looked at again.
fn filled(page: &str, values: &[(&str, String)]) -> Result<String, String> {
    let mut out = String::new();
    let mut rest = page;
    for (name, value) in values {
        let place = format!("{{{name}}}");
        let (before, after) = rest
            .split_once(&place)
            .ok_or_else(|| format!("{PAGE} has no `{place}` where it is expected"))?;
        out += before;
        out += value;
        rest = after;
    }
    Ok(out + rest)
}

#[cfg(test)]
mod tests {
    use base64::Engine;
    use base64::prelude::BASE64_STANDARD;
    use flate2::read::GzDecoder;
    use sha2::{Digest, Sha256};
    use std::io::Read;

    use super::super::address::Address;
    use super::super::html;
    use super::super::parts::tests::parts;
    use super::whole;

    const PAGE: &str = include_str!("../../../static/kiosk/page.html");

    fn between<'a>(page: &'a str, start: &str, end: &str) -> &'a str {
        let (_, rest) = page.split_once(start).unwrap();
        rest.split_once(end).unwrap().0
    }

    #[test]
    fn the_page_holds_all_and_asks_for_nothing() {
        let page = whole(&parts(), PAGE, "begin()").unwrap();
        for tag in html::tags(&page) {
            assert_eq!(tag.attribute("src"), None, "{tag:?}");
            let address = tag.attribute("href").unwrap_or("data:");
            assert!(address.starts_with("data:"), "{tag:?}");
        }
        assert_eq!(between(&page, "<style>", "</style>"), "b {}a {}");
        let program = between(&page, "id=\"program\">", "</script>");
        let packed = BASE64_STANDARD.decode(program).unwrap();
        let mut wasm = String::new();
        GzDecoder::new(&packed[..])
            .read_to_string(&mut wasm)
            .unwrap();
        assert_eq!(wasm, "wasm");
    }

    #[test]
    fn the_policy_allows_the_very_script_and_style_that_are_there() {
        let page = whole(&parts(), PAGE, "begin()").unwrap();
        let tags = html::tags(&page);
        let policy = tags
            .iter()
            .find(|tag| tag.attribute("http-equiv").is_some());
        let policy = policy.unwrap().attribute("content").unwrap();
        for (start, end, rule) in [
            ("<script type=\"module\">", "</script>", "script-src"),
            ("<style>", "</style>", "style-src"),
        ] {
            let sum = BASE64_STANDARD.encode(Sha256::digest(between(&page, start, end)));
            assert!(
                policy.contains(&format!("{rule} 'sha256-{sum}'")),
                "{policy}"
            );
        }
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'self'"));
    }

    #[test]
    fn it_knows_the_address_of_the_site_where_that_is_known() {
        let mut parts = parts();
        let page = whole(&parts, PAGE, "").unwrap();
        assert!(page.contains("data-settings=\"delivery=kiosk\""));
        parts.address = Some(Address::read("https://example.jp/a%20b").unwrap());
        let page = whole(&parts, PAGE, "").unwrap();
        assert!(page.contains("delivery=kiosk&amp;site=https://example.jp/a%2520b/\""));
    }

    #[test]
    fn what_would_end_the_script_early_is_refused() {
        for end in [
            "'</script>'",
            "'<!--'",
            "'</STYLE'",
            "import x from './y.js'",
        ] {
            let error = whole(&parts(), PAGE, &["\n", end].concat()).unwrap_err();
            assert!(
                error.contains("kiosk") || error.contains("imports"),
                "{error}"
            );
        }
    }
}
