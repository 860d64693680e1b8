//! 二次元コード: an address for the camera of a phone, drawn in the page, so that no server is asked for it.

use crate::ui::template::html;
use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};
use yew::prelude::*;

#[cfg(not(target_family = "wasm"))]
use super::Example;
#[cfg(not(target_family = "wasm"))]
use crate::ui::Voice;

/// The white margin that a camera needs around the code, in modules.
const QUIET: i32 = 4;

/// The code of `text`, called `label` for who can't see it; nothing for a text that no code can hold (above 2,331 bytes).
pub fn view(label: String, text: &str) -> Html {
    // Medium: paper gets folded and screens shine.
    // As bytes, because an address has small letters, which the denser modes can't hold.
    let segments = [QrSegment::make_bytes(text.as_bytes())];
    let code = QrCode::encode_segments_advanced(
        &segments,
        QrCodeEcc::Medium,
        Version::MIN,
        Version::MAX,
        None,
        true,
    );
    let Ok(code) = code else {
        return html! {};
    };
    let side = (code.size() + 2 * QUIET).to_string();
    html! {
        <svg class="qr" role="img" aria-label={label} viewBox={["0 0 ", &side, " ", &side].concat()} shape-rendering="crispEdges">
            <rect width={side.clone()} height={side} fill="#fff" />
            <path d={path(&code)} fill="#000" />
        </svg>
    }
}

/// The dark modules as one path: each run of them in a row is one bar.
fn path(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let run = (x..code.size())
                .take_while(|x| code.get_module(*x, y))
                .count();
            let run = i32::try_from(run).unwrap_or_default();
            if run > 0 {
                let (left, top) = (x + QUIET, y + QUIET);
                path += &format!("M{left} {top}h{run}v1h-{run}z");
            }
            x += run.max(1);
        }
    }
    path
}

/// What the gallery shows of it.
#[cfg(not(target_family = "wasm"))]
pub fn examples(voice: Voice<'_>) -> Vec<Example> {
    use crate::ui::Word;
    let label = voice.say(Word::SetupLinkCode).to_owned();
    vec![Example::new(
        "one",
        view(label, "https://example.jp/#/share/0"),
    )]
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::unwrap_used,
        clippy::indexing_slicing,
        reason = "a test stops at the first surprise"
    )]

    use super::*;
    use yew::LocalServerRenderer;

    #[derive(Properties, PartialEq)]
    struct Shown {
        text: String,
    }

    #[component]
    fn Page(shown: &Shown) -> Html {
        view("label".to_owned(), &shown.text)
    }

    fn render(text: &str) -> String {
        let shown = Shown {
            text: text.to_owned(),
        };
        let runtime = tokio::runtime::Builder::new_current_thread()
            .build()
            .unwrap();
        let page = LocalServerRenderer::<Page>::with_props(shown).hydratable(false);
        runtime.block_on(page.render())
    }

    fn attribute<'a>(html: &'a str, name: &str) -> &'a str {
        let start = [" ", name, "=\""].concat();
        html.split(&start)
            .nth(1)
            .unwrap()
            .split('"')
            .next()
            .unwrap()
    }

    /// The picture as rows of dark and light, read from the marks on the page.
    fn picture(html: &str) -> Vec<Vec<bool>> {
        let side = attribute(html, "viewBox").rsplit(' ').next().unwrap();
        let side: usize = side.parse().unwrap();
        let mut rows = vec![vec![false; side]; side];
        for bar in attribute(html, "d").split('M').skip(1) {
            let (left, rest) = bar.split_once(' ').unwrap();
            let (top, rest) = rest.split_once('h').unwrap();
            let (run, rest) = rest.split_once('v').unwrap();
            assert_eq!(rest, ["1h-", run, "z"].concat());
            let [left, top, run] = [left, top, run].map(|part| part.parse::<usize>().unwrap());
            rows[top][left..left + run].fill(true);
        }
        rows
    }

    #[test]
    fn the_picture_is_the_code_of_the_text_with_its_white_margin() {
        for text in ["a", "https://example.jp/#/share/AbC-_9", &"x".repeat(600)] {
            let code = QrCode::encode_text(text, QrCodeEcc::Medium).unwrap();
            let html = render(text);
            let rows = picture(&html);
            assert_eq!(i32::try_from(rows.len()).unwrap(), code.size() + 8);
            for (y, row) in (-QUIET..).zip(&rows) {
                for (x, dark) in (-QUIET..).zip(row) {
                    assert_eq!(*dark, code.get_module(x, y), "{text} at {x}, {y}");
                }
            }
        }
        assert_ne!(picture(&render("a")), picture(&render("b")));
    }

    #[test]
    fn it_is_black_on_white_and_has_a_name() {
        let html = render("a");
        assert_eq!(attribute(&html, "role"), "img");
        assert_eq!(attribute(&html, "aria-label"), "label");
        let ground = html.split("<rect").nth(1).unwrap();
        assert_eq!(attribute(ground, "fill"), "#fff");
        let bars = html.split("<path").nth(1).unwrap();
        assert_eq!(attribute(bars, "fill"), "#000");
    }

    #[test]
    fn a_text_that_no_code_can_hold_shows_nothing() {
        assert!(render(&"x".repeat(2331)).contains("<svg"));
        assert_eq!(render(&"x".repeat(2332)), "");
    }
}
