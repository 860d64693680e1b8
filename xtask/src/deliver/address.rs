//! Where the site will be published.

/// A full address with a slash at its end, such as `https://example.jp/advisor/`.
#[derive(Clone, Debug, PartialEq)]
pub struct Address(String);

impl Address {
    /// Reads the address as a person gives it; what is wrong with it is said together with what would be right.
    pub fn read(text: &str) -> Result<Self, String> {
        let wrong = |why: &str| {
            format!(
                "`{text}` {why}; give the whole address of the site, as `https://example.jp/advisor/`"
            )
        };
        let rest = text
            .strip_prefix("https://")
            .or_else(|| text.strip_prefix("http://"))
            .ok_or_else(|| wrong("begins with neither https:// nor http://"))?;
        if rest.is_empty() || rest.starts_with('/') {
            return Err(wrong("names no host"));
        }
        if let Some(letter) = rest.chars().find(|letter| !is_plain(*letter)) {
            return Err(wrong(&format!("has `{letter}` in it")));
        }
        Ok(Address([text.trim_end_matches('/'), "/"].concat()))
    }

    /// The full address of a file or folder of the site.
    pub fn of(&self, path: &str) -> String {
        [&self.0, path].concat()
    }
}

/// Letters that need no escape in a page, a sitemap or a script.
fn is_plain(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || "-._~:/%@[]".contains(letter)
}

#[cfg(test)]
mod tests {
    use super::Address;

    #[test]
    fn an_address_ends_with_a_slash() {
        for (text, whole) in [
            ("https://example.jp", "https://example.jp/x"),
            ("https://example.jp/", "https://example.jp/x"),
            ("https://a.github.io/b", "https://a.github.io/b/x"),
            ("http://127.0.0.1:8080/b/", "http://127.0.0.1:8080/b/x"),
        ] {
            assert_eq!(Address::read(text).unwrap().of("x"), whole);
        }
    }

    #[test]
    fn what_is_no_address_is_named() {
        for (text, why) in [
            ("example.jp", "neither"),
            ("https://", "no host"),
            ("https:///b", "no host"),
            ("https://example.jp/?a", "`?`"),
            ("https://example.jp/#a", "`#`"),
            ("https://example.jp/a b", "` `"),
            ("https://example.jp/\"", "`\"`"),
        ] {
            assert!(Address::read(text).unwrap_err().contains(why), "{text}");
        }
    }
}
