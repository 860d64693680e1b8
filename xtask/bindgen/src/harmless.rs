//! Takes from the published script what no page of ours may do. Yew can set a text as HTML, for a kind of node that we have
//! none of; the policy of the page refuses it as well.

/// What stands in the place of setting a text as HTML.
const REFUSED: &str = "throw new TypeError('a text is no HTML here');";

/// The script, in which nothing makes HTML of a text.
pub fn script(script: &str) -> String {
    let line = |line: &str| {
        let sets = line.contains(".innerHTML =") || line.contains(".outerHTML =");
        (if sets { REFUSED } else { line }).to_owned() + "\n"
    };
    script.lines().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::script;

    #[test]
    fn setting_a_text_as_html_is_refused_and_everything_else_stays() {
        let written = script("a: function(b, c) {\nb.innerHTML = c;\n},\nb.textContent = c;\n");
        assert_eq!(
            written,
            "a: function(b, c) {\nthrow new TypeError('a text is no HTML here');\n},\nb.textContent = c;\n"
        );
    }
}
