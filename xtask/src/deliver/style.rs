//! Style sheets as they are sent.

use super::parts::File;

/// Several sheets as one, without what is there only to be read: comments, indentation and empty lines.
pub fn lean(sheets: &[&File]) -> String {
    let sheets = sheets
        .iter()
        .map(|sheet| String::from_utf8_lossy(&sheet.content));
    let text = without_comments(&sheets.collect::<Vec<_>>().join("\n"));
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

fn without_comments(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, comment)) = rest.split_once("/*") {
        out.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_there_to_be_read_goes() {
        let sheets = [
            File::new(
                "a.css",
                "/* why */\n.a {\n  color: red; /* and\n why */\n}\n\n",
            ),
            File::new("b.css", ".b > .c { margin: 0 auto }"),
        ];
        let lean = lean(&sheets.iter().collect::<Vec<_>>());
        assert_eq!(lean, ".a {\ncolor: red;\n}\n.b > .c { margin: 0 auto }");
    }
}
