//! Reads the tags of a page that this build wrote, and puts things beside them.

/// One start tag, from `<` to `>`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tag<'a> {
    pub text: &'a str,
    /// How many bytes of the page stand before its end.
    pub end: usize,
}

impl<'a> Tag<'a> {
    /// The name of its element.
    pub fn name(self) -> &'a str {
        let inside = self.text.get(1..).unwrap_or_default();
        inside
            .split(|letter: char| letter.is_whitespace() || letter == '>' || letter == '/')
            .next()
            .unwrap_or_default()
    }

    /// The value of an attribute; the build writes all of them in double quotes.
    pub fn attribute(self, name: &str) -> Option<&'a str> {
        let start = format!(" {name}=\"");
        let (_, after) = self.text.split_once(&start)?;
        after.split_once('"').map(|(value, _)| value)
    }

    /// The file beside the page that an attribute names; none where it names something else.
    pub fn file(self, attribute: &str) -> Option<&'a str> {
        self.attribute(attribute)?.strip_prefix("./")
    }

    /// The tag with more attributes.
    pub fn with(self, more: &[(&str, &str)]) -> String {
        let inside = self.text.trim_end_matches(['/', '>']);
        let end = self.text.get(inside.len()..).unwrap_or_default();
        let more: String = more
            .iter()
            .map(|(name, value)| format!(" {name}=\"{value}\""))
            .collect();
        [inside, &more, end].concat()
    }
}

/// The start tags of a page in their order; comments are passed over.
pub fn tags(page: &str) -> Vec<Tag<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = page
        .get(at..)
        .and_then(|rest| rest.find('<'))
        .map(|start| start + at)
    {
        let rest = page.get(start..).unwrap_or_default();
        let length = if rest.starts_with("<!--") {
            rest.find("-->").map(|end| end + 3)
        } else {
            length(rest)
        };
        let Some(length) = length else { break };
        at = start + length;
        let text = rest.get(..length).unwrap_or_default();
        // End tags, comments and the line that names the language of the page are no start tags.
        let begins = text.strip_prefix('<').unwrap_or_default();
        if begins.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            found.push(Tag { text, end: at });
        }
    }
    found
}

/// How long the tag at the beginning is; a value in quotes may hold what would end it.
fn length(text: &str) -> Option<usize> {
    let mut quoted = false;
    let end = text.find(|letter: char| {
        quoted ^= letter == '"';
        letter == '>' && !quoted
    });
    end.map(|end| end + 1)
}

/// The page with other words in the place of each tag for which `change` has some.
pub fn changed(page: &str, mut change: impl FnMut(Tag<'_>) -> Option<String>) -> String {
    let mut out = String::new();
    let mut at = 0;
    for tag in tags(page) {
        if let Some(words) = change(tag) {
            out.push_str(page.get(at..tag.end - tag.text.len()).unwrap_or_default());
            out.push_str(&words);
            at = tag.end;
        }
    }
    out + page.get(at..).unwrap_or_default()
}

/// The page with something more right after a piece that it has once.
pub fn after(page: &str, piece: &str, more: &str) -> Result<String, String> {
    match page.split_once(piece) {
        Some((head, rest)) if !rest.contains(piece) => Ok([head, piece, more, rest].concat()),
        Some(_) => Err(format!("the page has `{piece}` more than once")),
        None => Err(format!("the page has no `{piece}`")),
    }
}

/// Words that may stand anywhere in a page, in an attribute too.
pub fn escaped(words: &str) -> String {
    words
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::{after, changed, tags};

    const PAGE: &str = r#"<!doctype html><head><!-- <link href="./no.css"> --><meta charset="utf-8"><link rel="a > b" href="./a.css"/></head><body>1 < 2</body>"#;

    #[test]
    fn tags_are_found_with_what_they_say() {
        let names: Vec<&str> = tags(PAGE).iter().map(|tag| tag.name()).collect();
        assert_eq!(names, ["head", "meta", "link", "body"]);
        let link = tags(PAGE)[2];
        assert_eq!(link.attribute("rel"), Some("a > b"));
        assert_eq!(link.file("href"), Some("a.css"));
        assert_eq!(link.attribute("ref"), None);
    }

    #[test]
    fn a_changed_tag_leaves_the_rest_as_it_was() {
        let page = changed(PAGE, |tag| {
            (tag.name() == "link").then(|| tag.with(&[("x", "y")]))
        });
        assert_eq!(page, PAGE.replace(r#"css"/>"#, r#"css" x="y"/>"#));
        assert_eq!(changed(PAGE, |_| None), PAGE);
    }

    #[test]
    fn a_piece_has_to_be_there_once() {
        assert_eq!(after("a<b>c", "<b>", "!").unwrap(), "a<b>!c");
        assert!(after("ac", "<b>", "!").unwrap_err().contains("no `<b>`"));
        assert!(after("<b><b>", "<b>", "!").unwrap_err().contains("once"));
    }
}
