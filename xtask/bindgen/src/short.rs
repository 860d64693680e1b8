//! Makes what is published lighter: the names that wasm and script call each other by, and what is in the script for
//! whoever reads it.

use std::collections::HashMap;

/// New names for those that end in a sum of their own: sixteen digits that no compression can shorten, in both files.
pub fn names<'a>(imports: impl Iterator<Item = &'a str>) -> HashMap<String, String> {
    let mut short = HashMap::new();
    for name in imports.filter(|name| is_summed(name)) {
        let next = format!("_{:x}", short.len());
        short.entry(name.to_owned()).or_insert(next);
    }
    short
}

fn is_summed(name: &str) -> bool {
    name.rsplit_once('_').is_some_and(|(_, sum)| {
        sum.len() == 16 && sum.bytes().all(|digit| digit.is_ascii_hexdigit())
    })
}

/// The script with the new names, without comments of their own lines and without the space that lines begin with.
pub fn script(script: &str, names: &HashMap<String, String>) -> String {
    let lines = script.lines().map(str::trim_start);
    let lines = lines.filter(|line| !is_comment(line));
    lines.map(|line| renamed(line, names) + "\n").collect()
}

fn is_comment(line: &str) -> bool {
    line.is_empty()
        || line == "*"
        || ["/*", "* ", "*/", "//"]
            .iter()
            .any(|start| line.starts_with(start))
}

fn renamed(line: &str, names: &HashMap<String, String>) -> String {
    let is_in_name =
        |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '$';
    let mut out = String::new();
    let mut rest = line;
    while let Some(start) = rest.find(is_in_name) {
        let (before, from) = rest.split_at(start);
        let end = from.find(|letter| !is_in_name(letter));
        let (name, after) = from.split_at(end.unwrap_or(from.len()));
        out += before;
        out += names.get(name).map_or(name, String::as_str);
        rest = after;
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::{names, script};

    #[test]
    fn names_with_a_sum_become_short_in_both_and_others_stay() {
        let imports = [
            "__wbg_new_bb74001155cb8ca8",
            "__wbg_stack_575c4e0918581b9c",
            "__wbg_new_bb74001155cb8ca8",
            "__wbindgen_init_externref_table",
            "__wbg_short_575c4e0918581b9",
        ];
        let short = names(imports.into_iter());
        assert_eq!(short.len(), 2);
        let written = script(
            "__wbg_new_bb74001155cb8ca8: 1, x__wbg_new_bb74001155cb8ca8, (__wbg_stack_575c4e0918581b9c)",
            &short,
        );
        assert_eq!(written, "_0: 1, x__wbg_new_bb74001155cb8ca8, (_1)\n");
    }

    #[test]
    fn comments_and_the_space_before_a_line_are_left_out() {
        let written = script(
            "/**\n * What it does.\n *\n * @param {string} a\n */\nfunction f(a) {\n    // so\n    return a * 2; // stays\n\n}",
            &names([].into_iter()),
        );
        assert_eq!(written, "function f(a) {\nreturn a * 2; // stays\n}\n");
    }
}
