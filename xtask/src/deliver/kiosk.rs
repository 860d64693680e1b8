//! The kiosk: the whole app in one page, which runs from a USB stick and asks for nothing.

mod pack;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

use super::parts::{File, Parts};
use super::{html, style, version};
use crate::shell;

/// The page, what unpacks the app in it and what starts it, within the project.
const PAGE: &str = "static/kiosk/page.html";
const UNPACKER: &str = "static/kiosk/unpack.js";
const STARTER: &str = "static/kiosk/start.js";

/// The file.
pub const NAME: &str = "kiosk.html";

/// What hands the app over to the starter; it runs in the module that wasm-bindgen made.
const HANDOVER: &str = "\nglobalThis.kiosk({ init: __wbg_init, open });\n";

/// The page.
pub fn files(parts: &Parts) -> Result<Vec<File>, String> {
    let page = shell::read_text(&parts.root.join(PAGE))?;
    let [unpacker, starter] =
        [UNPACKER, STARTER].map(|name| shell::read_text(&parts.root.join(name)));
    let starter = unpacker? + &starter?;
    Ok(vec![File::new(NAME, whole(parts, &page, &starter)?)])
}

fn whole(parts: &Parts, page: &str, starter: &str) -> Result<String, String> {
    let script = [alone(text(&parts.glue)?)?, HANDOVER].concat();
    let style = style::lean(&parts.styles.iter().collect::<Vec<_>>());
    // What stands in the page for when nothing else arrives can't wait for the style that is packed.
    let is_rescue = |file: &&File| file.name.starts_with("rescue");
    let rescue: Result<Vec<&str>, String> =
        parts.styles.iter().filter(is_rescue).map(text).collect();
    let rescue = rescue?.concat();
    // What is needed first comes first.
    let held = pack::pack(&[
        ("style", style.as_bytes()),
        ("script", script.as_bytes()),
        ("program", &parts.wasm.content),
        ("easy", &parts.words.easy.content),
        ("en", &parts.words.en.content),
    ])?;
    let values = [
        // Filled in once everything else is made, because it is taken of that.
        ("version", version::PLACE.to_owned()),
        ("settings", settings(parts)),
        ("policy", policy([starter, &script], &rescue)),
        ("icon", icon(parts)?),
        ("rescue", rescue.clone()),
        ("ends", held.ends),
        ("size", held.size.to_string()),
        ("sum", held.sum.to_string()),
        ("held", held.letters),
        ("script", within(starter)?.to_owned()),
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

/// Its own two scripts alone, letter by letter; not even its own files. The second one is put into the page by the first,
/// which has to give its maker of scripts a name for that. The one style that is an element is named as well; the other
/// needs no leave, because it never is one.
fn policy(scripts: [&str; 2], rescue: &str) -> String {
    let rescue = BASE64_STANDARD.encode(Sha256::digest(rescue));
    let [starter, app] = scripts.map(|text| BASE64_STANDARD.encode(Sha256::digest(text)));
    format!(
        "default-src 'none'; script-src 'sha256-{starter}' 'sha256-{app}' 'wasm-unsafe-eval'; style-src 'sha256-{rescue}'; img-src data:; \
         base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types kiosk"
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

/// Text that the page can hold in a script as it is. The sum of the policy is over the text as it is read, so nothing may
/// be changed on the way.
fn within(text: &str) -> Result<&str, String> {
    let lower = text.to_lowercase();
    for end in ["</script", "<!--", "\r", "\0"] {
        if lower.contains(end) {
            return Err(format!(
                "what starts the kiosk's page has `{}` in it, which would end or change it",
                end.escape_default()
            ));
        }
    }
    Ok(text)
}

/// A script that needs no other file.
fn alone(script: &str) -> Result<&str, String> {
    if script.lines().any(|line| line.starts_with("import ")) {
        return Err("wasm-bindgen's script imports another file, which a page alone can't".into());
    }
    Ok(script)
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
    use sha2::{Digest, Sha256};

    use super::super::address::Address;
    use super::super::html;
    use super::super::parts::tests::parts;
    use super::pack::tests::unpacked;
    use super::{HANDOVER, whole};

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
        let held = |name: &str| between(&page, &format!("{name}=\""), "\"");
        let names = held("data-ends").split(' ');
        let ends: Vec<(&str, usize)> = names
            .map(|end| end.split_once('=').unwrap())
            .map(|(name, end)| (name, end.parse().unwrap()))
            .collect();
        let (_, last) = ends.last().unwrap();
        let packed = between(
            &page,
            &format!("data-sum=\"{}\">", held("data-sum")),
            "</script>",
        );
        let content = String::from_utf8(unpacked(packed, *last as u64)).unwrap();
        let mut start = 0;
        let parts = ends.iter().map(|(name, end)| {
            let part = &content[start..*end];
            start = *end;
            (*name, part)
        });
        let script = ["export default 1", HANDOVER].concat();
        let expected = [
            ("style", "b {}\na {}"),
            ("script", &*script),
            ("program", "wasm"),
            ("easy", "easy"),
            ("en", "en"),
        ];
        assert_eq!(parts.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn the_policy_allows_the_very_scripts_that_are_there_and_nothing_else() {
        let page = whole(&parts(), PAGE, "begin()").unwrap();
        let tags = html::tags(&page);
        let policy = tags
            .iter()
            .find(|tag| tag.attribute("http-equiv").is_some());
        let policy = policy.unwrap().attribute("content").unwrap();
        let app = ["export default 1", HANDOVER].concat();
        let starter = between(&page, "<script type=\"module\">", "</script>");
        let style = between(&page, "<style>", "</style>");
        for own in [starter, &app, style] {
            let sum = BASE64_STANDARD.encode(Sha256::digest(own));
            assert!(policy.contains(&format!("'sha256-{sum}'")), "{policy}");
        }
        assert_eq!(policy.matches("sha256-").count(), 3);
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
        for end in ["'</script>'", "'<!--'", "'</SCRIPT'", "\r"] {
            let error = whole(&parts(), PAGE, end).unwrap_err();
            assert!(error.contains("kiosk"), "{error}");
        }
    }

    #[test]
    fn a_script_that_needs_another_file_is_refused() {
        let mut parts = parts();
        parts.glue.content = b"\nimport x from './y.js'".to_vec();
        let error = whole(&parts, PAGE, "").unwrap_err();
        assert!(error.contains("imports"), "{error}");
    }
}
