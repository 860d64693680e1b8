//! The pages that need no script: the catalogue, every programme, and what machines are told of them.

use serde::Deserialize;
use serde_json::{Value, json};

use super::parts::{File, Parts};
use super::{html, policy, website};

/// What the app renders for the build.
#[derive(Clone, Debug, Deserialize)]
pub struct Plain {
    /// The screen with which the app begins.
    pub start: String,
    /// The screens behind its doors.
    pub doors: Vec<String>,
    /// The words of the languages that are not in the app itself, in Base64.
    pub words: Packs,
    /// The pages.
    pub pages: Vec<Page>,
    /// The page for an address at which there is none; `./` in it stands for the address of the site.
    pub missing: Page,
    /// Every part in its examples.
    pub gallery: Page,
    /// What a person can do where the app does not begin.
    pub rescue: String,
    /// By what one can tell that a copy of the site is whole.
    pub version: Page,
}

/// The packs of words.
#[derive(Clone, Debug, Deserialize)]
pub struct Packs {
    pub easy: String,
    pub en: String,
}

/// A page without its head.
#[derive(Clone, Debug, Deserialize)]
pub struct Page {
    /// Its folder within the site, with a slash at its end.
    pub folder: String,
    pub title: String,
    pub description: String,
    /// What stands on it.
    pub content: String,
    /// What it tells machines.
    pub about: Value,
}

/// All pages.
pub fn files(parts: &Parts) -> Result<Vec<File>, String> {
    let pages = parts.plain.pages.iter();
    pages
        .map(|page| {
            Ok(File::new(
                [&*page.folder, "index.html"].concat(),
                whole(parts, page)?,
            ))
        })
        .collect()
}

/// The page for an address at which there is none. A server shows it below any folder, so it can be made only for an address
/// that is known.
pub fn missing(parts: &Parts) -> Result<Option<File>, String> {
    let Some(address) = &parts.address else {
        return Ok(None);
    };
    let page = whole(parts, &parts.plain.missing)?;
    let page = page.replace("\"./", &format!("\"{}", address.of("")));
    Ok(Some(File::new("404.html", page)))
}

/// The page of the parts and their examples.
pub const GALLERY: &str = "gallery.html";

/// The page of the parts, which is for whoever works on them and for no search engine.
pub fn gallery(parts: &Parts) -> Result<File, String> {
    let page = whole(parts, &parts.plain.gallery)?;
    let unlisted = "\n<meta name=\"robots\" content=\"noindex\">";
    let page = html::after(&page, policy::LETTERS, unlisted)?;
    // It is nobody's other address.
    let canonical = website::canonical(parts, &parts.plain.gallery.folder);
    let page = page.replacen(&[&canonical, "\n"].concat(), "", 1);
    Ok(File::new(GALLERY, page))
}

/// The page about the version, with the places for its numbers.
pub fn version(parts: &Parts) -> Result<File, String> {
    let page = &parts.plain.version;
    let name = [&*page.folder, "index.html"].concat();
    Ok(File::new(name, whole(parts, page)?))
}

/// The page with its head: what the start page has of style, and its own words.
fn whole(parts: &Parts, page: &Page) -> Result<String, String> {
    let up = match page.folder.matches('/').count() {
        0 => "./".to_owned(),
        depth => "../".repeat(depth),
    };
    let kept = html::tags(&parts.page).into_iter().filter_map(|tag| {
        let words = website::icon(tag, parts).unwrap_or_else(|| tag.text.to_owned());
        let is_kept = match tag.name() {
            "link" => {
                let rel = tag.attribute("rel").unwrap_or_default();
                ["icon", "apple-touch-icon"].contains(&rel)
            }
            "meta" => {
                let name = tag.attribute("name").unwrap_or_default();
                ["viewport", "theme-color", "color-scheme"].contains(&name)
            }
            _ => false,
        };
        is_kept.then(|| words.replace("\"./", &format!("\"{up}")))
    });
    let kept: Vec<String> = kept.chain([website::style(parts, &up)]).collect();
    let whole = format!(
        "<!doctype html>\n<html lang=\"ja\">\n<head>\n{}\n{}\n<title>{}</title>\n<meta name=\"description\" content=\"{}\">\n{}\n{}</head>\n<body>\n{}\n</body>\n</html>\n",
        policy::LETTERS,
        kept.join("\n"),
        html::escaped(&page.title),
        html::escaped(&page.description),
        website::canonical(parts, &page.folder),
        about(parts, page),
        page.content,
    );
    policy::rule(&whole, policy::PLAIN)
}

/// What the page tells machines, as a block of data that no browser runs.
fn about(parts: &Parts, page: &Page) -> String {
    if page.about.is_null() {
        return String::new();
    }
    let mut about = page.about.clone();
    if let (Some(about), Some(address)) = (about.as_object_mut(), &parts.address) {
        about.insert("url".to_owned(), json!(address.of(&page.folder)));
    }
    // Nothing in it may end the block.
    let words = about.to_string().replace('<', "\\u003c");
    format!("<script type=\"application/ld+json\">{words}</script>\n")
}

/// The list of all pages for search engines, where the address is known, and the word that they may read them.
pub fn for_search_engines(parts: &Parts) -> Vec<File> {
    let everyone = "User-agent: *\nDisallow:\n";
    let Some(address) = &parts.address else {
        return vec![File::new("robots.txt", everyone)];
    };
    let folders = parts.plain.pages.iter().map(|page| &*page.folder);
    let pages: String = [""]
        .into_iter()
        .chain(folders)
        .map(|folder| format!("<url><loc>{}</loc></url>\n", address.of(folder)))
        .collect();
    let sitemap = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{pages}</urlset>\n"
    );
    let everyone = format!("{everyone}Sitemap: {}\n", address.of("sitemap.xml"));
    vec![
        File::new("robots.txt", everyone),
        File::new("sitemap.xml", sitemap),
    ]
}

#[cfg(test)]
mod tests {
    use super::super::address::Address;
    use super::super::html;
    use super::super::parts::tests::parts;
    use super::super::website;
    use super::{GALLERY, files, for_search_engines, gallery, missing};

    fn page() -> String {
        let files = files(&parts()).unwrap();
        assert_eq!(files[1].name, "programmes/a/index.html");
        String::from_utf8(files[1].content.clone()).unwrap()
    }

    #[test]
    fn a_page_loads_what_the_start_page_does_and_no_script() {
        let page = page();
        let parts = parts();
        for tag in html::tags(&page) {
            if tag.name() == "script" {
                assert_eq!(tag.attribute("type"), Some("application/ld+json"));
            }
            assert_ne!(tag.attribute("rel"), Some("modulepreload"));
        }
        let style = parts.style();
        let (href, integrity) = (format!("\"../../{}\"", style.name), style.integrity());
        assert!(page.contains(&href) && page.contains(&integrity), "{href}");
        // Its own address is the one thing beside it.
        let canonical = "rel=\"canonical\" href=\"./\"";
        assert!(!page.replacen(canonical, "", 1).contains("\"./"));
    }

    #[test]
    fn no_word_of_a_record_can_end_what_it_stands_in() {
        let page = page();
        assert!(page.contains("<title>A &lt;b&gt; &amp; c</title>"));
        assert!(page.contains("content=\"&quot;a&quot;\""));
        let (_, about) = page.split_once("ld+json\">").unwrap();
        let (about, _) = about.split_once("</script>").unwrap();
        let about: serde_json::Value = serde_json::from_str(about).unwrap();
        assert_eq!(about["name"], "</script>");
    }

    #[test]
    fn the_page_for_what_is_missing_works_below_any_folder() {
        let mut parts = parts();
        assert!(missing(&parts).unwrap().is_none());
        parts.address = Some(Address::read("https://example.jp/s").unwrap());
        let page = missing(&parts).unwrap().unwrap();
        let page = String::from_utf8(page.content).unwrap();
        for tag in html::tags(&page) {
            let address = tag.attribute("href").unwrap_or("data:");
            let whole = address.starts_with("https://example.jp/s/");
            assert!(whole || address.starts_with("data:"), "{tag:?}");
        }
        assert!(page.contains("<a href=\"https://example.jp/s/programmes/\">"));
        assert!(!page.contains("ld+json"));
    }

    #[test]
    fn the_gallery_is_found_by_whoever_asks_for_it_and_by_nobody_else() {
        let mut parts = parts();
        parts.address = Some(Address::read("https://example.jp/s").unwrap());
        let page = String::from_utf8(gallery(&parts).unwrap().content).unwrap();
        assert!(page.contains("content=\"noindex\"") && !page.contains("canonical"));
        for file in website::files(&parts).unwrap() {
            let names = String::from_utf8_lossy(&file.content).contains(GALLERY);
            // The starter's tag alone leads there.
            assert_eq!(names, file.name == "index.html", "{}", file.name);
        }
    }

    #[test]
    fn the_address_is_told_where_it_is_known() {
        let mut parts = parts();
        let names = |parts: &_| -> Vec<String> {
            let files = for_search_engines(parts).into_iter();
            files.map(|file| file.name).collect()
        };
        assert_eq!(names(&parts), ["robots.txt"]);
        parts.address = Some(Address::read("https://example.jp/s").unwrap());
        assert_eq!(names(&parts), ["robots.txt", "sitemap.xml"]);
        let sitemap = String::from_utf8(for_search_engines(&parts)[1].content.clone()).unwrap();
        for page in ["", "programmes/", "programmes/a/"] {
            assert!(sitemap.contains(&format!("<loc>https://example.jp/s/{page}</loc>")));
        }
        let page = String::from_utf8(files(&parts).unwrap()[1].content.clone()).unwrap();
        let url = "\"url\":\"https://example.jp/s/programmes/a/\"";
        assert!(page.contains(url));
        assert!(page.contains("href=\"https://example.jp/s/programmes/a/\""));
    }
}
