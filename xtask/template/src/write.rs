//! What `html!` stands for: a constant tree and the calls that fill its holes.

use crate::parse::{Attribute, Choice, Element, Node, Root, Value};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use std::slice;
use syn::spanned::Spanned;

/// Attributes that are there or not. `checked` is one of an `input` alone, and not an attribute there.
const FLAGS: [&str; 26] = [
    "allowfullscreen",
    "async",
    "autofocus",
    "autoplay",
    "controls",
    "default",
    "defer",
    "disabled",
    "formnovalidate",
    "hidden",
    "inert",
    "ismap",
    "itemscope",
    "loop",
    "multiple",
    "muted",
    "nomodule",
    "novalidate",
    "open",
    "playsinline",
    "readonly",
    "required",
    "reversed",
    "selected",
    "truespeed",
    "webkitdirectory",
];

/// The whole of it, as an expression.
pub fn root(root: &Root) -> TokenStream {
    match root {
        Root::Bare(nothing) if nothing.is_empty() => nothing_at_all(),
        Root::Bare(expression) | Root::Node(Node::Hole(expression)) => {
            quote_spanned! { expression.span()=> crate::ui::template::node(#expression) }
        }
        Root::Node(Node::Component(tokens)) => component(tokens),
        Root::Node(Node::Choice(choice)) => self::choice(choice),
        Root::Node(node) => Template::of(|template| template.part(node)),
    }
}

fn nothing_at_all() -> TokenStream {
    quote! { <::yew::Html as ::core::default::Default>::default() }
}

fn component(tokens: &TokenStream) -> TokenStream {
    quote! { ::yew::html! { #tokens } }
}

fn choice(choice: &Choice) -> TokenStream {
    let Choice {
        condition,
        then,
        otherwise,
    } = choice;
    let list = |nodes: &[Node]| Template::of(|template| template.list(nodes));
    let then = list(then);
    let otherwise = match otherwise {
        None => nothing_at_all(),
        Some(Node::Choice(another)) => self::choice(another),
        Some(Node::List(nodes)) => list(nodes),
        Some(other) => list(slice::from_ref(other)),
    };
    quote! { if #condition { #then } else { #otherwise } }
}

/// One tree and its holes.
struct Template {
    /// What is called for them; of a name that no expression of the page can meet.
    holes: Ident,
    /// The calls, in the order in which Yew works the same out.
    calls: Vec<TokenStream>,
}

impl Template {
    /// The expression that stands for the tree that `tree` makes.
    fn of(tree: impl FnOnce(&mut Self) -> TokenStream) -> TokenStream {
        let mut template = Self {
            holes: Ident::new("holes", Span::mixed_site()),
            calls: Vec::new(),
        };
        let tree = tree(&mut template);
        let Self { holes, calls } = template;
        if calls.is_empty() {
            return quote! { crate::ui::template::fixed(&#tree) };
        }
        quote! {{
            let mut #holes = crate::ui::template::Holes::new();
            #(#calls)*
            #holes.fill(&#tree)
        }}
    }

    fn call(&mut self, method: &str, value: &TokenStream) {
        let holes = &self.holes;
        let method = Ident::new(method, value.span().resolved_at(Span::call_site()));
        self.calls.push(quote! { #holes.#method(#value); });
    }

    fn part(&mut self, node: &Node) -> TokenStream {
        match node {
            Node::Element(element) => return self.element(element),
            Node::List(nodes) => return self.list(nodes),
            Node::Text(words) => return quote! { crate::ui::template::Part::Text(#words) },
            Node::Hole(expression) => self.call("child", expression),
            Node::Each(expression) => self.call("each", expression),
            Node::Component(tokens) => self.call("node", &component(tokens)),
            Node::Choice(choice) => self.call("node", &self::choice(choice)),
        }
        quote! { crate::ui::template::Part::Hole }
    }

    fn list(&mut self, nodes: &[Node]) -> TokenStream {
        let parts = nodes.iter().map(|node| self.part(node));
        let parts: Vec<_> = parts.collect();
        quote! { crate::ui::template::Part::List(&[#(#parts),*]) }
    }

    fn element(&mut self, element: &Element) -> TokenStream {
        let name = &element.name.text;
        let is_input = name == "input";
        let is_typed = is_input || name == "textarea";
        let named = |wanted: &str| {
            element
                .attributes
                .iter()
                .find(|one| one.name.text == wanted)
        };
        let value = named("value").filter(|_| is_typed);
        let checked = named("checked").filter(|_| is_input);
        let key = named("key");
        let special = [("attribute", value), ("checked", checked), ("key", key)];
        for (method, attribute) in special {
            if let Some(attribute) = attribute {
                self.call(method, &given(&attribute.value));
            }
        }
        let [value, checked, key] = special.map(|(_, attribute)| attribute.is_some());
        let others = element.attributes.iter().filter(|one| {
            let name = one.name.text.as_str();
            !(name == "key" || name == "value" && value || name == "checked" && checked)
        });
        let (listeners, others): (Vec<_>, Vec<_>) = others.partition(|one| listens(one));
        let attributes = self.attributes(&others);
        for Attribute { name, value } in &listeners {
            let (event, value) = (&name.ident, given(value));
            let listener = quote_spanned! { value.span()=>
                ::yew::html::#event::Wrapper::__macro_new(#value)
            };
            self.call("listener", &listener);
        }
        let listeners = u8::try_from(listeners.len()).unwrap_or(u8::MAX);
        let children = element.children.iter().map(|node| self.part(node));
        let children: Vec<_> = children.collect();
        quote! {
            crate::ui::template::Part::Element(&crate::ui::template::Element {
                name: #name,
                value: #value,
                checked: #checked,
                key: #key,
                attributes: #attributes,
                listeners: #listeners,
                children: &[#(#children),*],
            })
        }
    }

    /// In Yew's order: those that are there or not come late, the classes last.
    fn attributes(&mut self, attributes: &[&Attribute]) -> TokenStream {
        let rank = |one: &Attribute| match one.name.text.as_str() {
            "value" => 1,
            "checked" => 2,
            _ if is_flag(one) => 3,
            "class" => 4,
            _ => 0,
        };
        let mut there: Vec<_> = attributes.iter().filter(|one| !is_absent(one)).collect();
        there.sort_by_key(|one| rank(one));
        let names: Vec<_> = there.iter().map(|one| &one.name.text).collect();
        let written: Vec<_> = there.iter().map(|one| written(one)).collect();
        if written.iter().all(Option::is_some) {
            return quote! {
                crate::ui::template::Attributes::Fixed(&[
                    #((#names, ::yew::virtual_dom::AttributeOrProperty::Static(#written))),*
                ])
            };
        }
        for one in there {
            if let Value::Open(value) = &one.value {
                let name = one.name.text.as_str();
                match name {
                    "class" => self.call("class", &quote! { #value }),
                    _ if is_flag(one) => self.call("present", &quote! { #value, #name }),
                    _ => self.call("attribute", &quote! { #value }),
                }
            }
        }
        let written = written.iter().map(|words| match words {
            Some(words) => quote! { ::core::option::Option::Some(#words) },
            None => quote! { ::core::option::Option::None },
        });
        quote! { crate::ui::template::Attributes::Open(&[#(#names),*], &[#(#written),*]) }
    }
}

fn listens(attribute: &Attribute) -> bool {
    attribute.name.text.starts_with("on")
}

fn is_flag(attribute: &Attribute) -> bool {
    FLAGS.contains(&attribute.name.text.as_str())
}

/// Whether it is known by now that it is not there.
fn is_absent(attribute: &Attribute) -> bool {
    match &attribute.value {
        Value::Flag(yes) => is_flag(attribute) && !yes,
        Value::Fixed(words) => attribute.name.text == "class" && words.value().is_empty(),
        Value::Open(_) => false,
    }
}

/// Its value, where that is known by now.
fn written(attribute: &Attribute) -> Option<String> {
    match &attribute.value {
        Value::Fixed(words) => Some(words.value()),
        Value::Flag(_) if is_flag(attribute) => Some(attribute.name.text.clone()),
        Value::Flag(yes) => Some(yes.to_string()),
        Value::Open(_) => None,
    }
}

fn given(value: &Value) -> TokenStream {
    match value {
        Value::Fixed(words) => quote! { #words },
        Value::Flag(yes) => quote! { #yes },
        Value::Open(expression) => quote! { #expression },
    }
}
