//! 組版: what becomes of the words of a screen on their way to the page.
//!
//! Parts and screens put plain text into their HTML. Here, once and for all of them, the readings of やさしい日本語 become
//! ruby, and what is Japanese on an English page is marked as Japanese, so that it is read aloud and drawn as such.

use crate::catalog::{
    Language,
    ruby::{self, Piece},
};
use crate::gather::Gather;
use crate::ui::template::{self, html};
use std::rc::Rc;
use yew::{
    AttrValue, Html,
    virtual_dom::{AttributeOrProperty, Attributes, VNode, VTag},
};

/// The same HTML, with its words set in the way of the language.
pub fn set(language: Language, mut screen: Html) -> Html {
    match language {
        Language::Japanese => {}
        Language::Easy => walk(&mut screen, with_ruby),
        Language::English => walk(&mut screen, with_language),
    }
    screen
}

/// What makes HTML of a text; none where the text stays as it is.
type Setter = fn(&str) -> Option<Html>;

fn walk(node: &mut VNode, setter: Setter) {
    match node {
        VNode::VTag(tag) => element(Rc::make_mut(tag), setter),
        VNode::VList(list) => {
            let children = Rc::make_mut(list).iter_mut();
            children.for_each(|child| walk(child, setter));
        }
        VNode::VText(text) => {
            if let Some(html) = setter(&text.text) {
                *node = html;
            }
        }
        // A component sets its own words; of the others there are none on our pages.
        VNode::VComp(_)
        | VNode::VPortal(_)
        | VNode::VRef(_)
        | VNode::VSuspense(_)
        | VNode::VRaw(_) => {}
    }
}

fn element(tag: &mut VTag, setter: Setter) {
    attributes(&mut tag.attributes);
    if let Some(typed) = tag.value().filter(|typed| typed.contains(ruby::BAR)) {
        tag.set_value(ruby::bare(typed));
    }
    let setter = match tag.tag() {
        // These show plain words only.
        "option" | "title" | "textarea" => plain,
        // What has a language of its own has been seen to.
        _ if has_language(&tag.attributes) => plain,
        _ => setter,
    };
    if let Some(children) = tag.children_mut() {
        walk(children, setter);
    }
}

fn has_language(attributes: &Attributes) -> bool {
    match attributes {
        Attributes::Static(all) => all.iter().any(|(name, _)| *name == "lang"),
        Attributes::Dynamic { keys, values } => {
            let mut all = keys.iter().zip(values);
            all.any(|(name, value)| *name == "lang" && value.is_some())
        }
        Attributes::IndexMap(all) => all.contains_key("lang"),
    }
}

/// An attribute holds no markup.
fn attributes(attributes: &mut Attributes) {
    if let Attributes::Dynamic { values, .. } = attributes {
        for value in values.iter_mut().flatten() {
            if let AttributeOrProperty::Attribute(text) = value
                && text.contains(ruby::BAR)
            {
                *text = AttrValue::from(ruby::bare(text));
            }
        }
    }
}

fn plain(text: &str) -> Option<Html> {
    text.contains(ruby::BAR)
        .then(|| ruby::bare(text))
        .map(template::node)
}

/// The reading stands above the characters and is hidden from readers of screens, which read the characters themselves
/// and would say everything twice.
fn with_ruby(text: &str) -> Option<Html> {
    let pieces = text.contains(ruby::BAR).then(|| ruby::pieces(text))?;
    let pieces = pieces.into_iter().map(|piece| match piece {
        Piece::Plain(words) => html! { words.to_owned() },
        Piece::Read(characters, reading) => html! {
            <ruby>{ characters.to_owned() }<rt aria-hidden="true">{ reading.to_owned() }</rt></ruby>
        },
    });
    Some(together(pieces.gather()))
}

/// What was one text stays one thing, also where what holds it lays out its children one by one. No style speaks of this
/// element.
fn together(pieces: Html) -> Html {
    html! { <bdi>{ pieces }</bdi> }
}

fn with_language(text: &str) -> Option<Html> {
    if !text.contains(is_japanese) {
        return None;
    }
    let mut html = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(is_japanese) {
        let (before, run) = rest.split_at_checked(start)?;
        let end = run.find(|one| !is_japanese(one)).unwrap_or(run.len());
        let (run, after) = run.split_at_checked(end)?;
        html.push(html! { before.to_owned() });
        html.push(html! { <bdi lang="ja">{ run.to_owned() }</bdi> });
        rest = after;
    }
    html.push(html! { rest.to_owned() });
    Some(together(html.into_iter().gather()))
}

/// Kana, kanji, and the signs and letters of full width that stand between them.
fn is_japanese(character: char) -> bool {
    matches!(character, '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}')
}
