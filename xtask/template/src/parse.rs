//! What is written between the braces of `html!`.

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use syn::{
    Error, Expr, Ident, Lit, LitStr, Result, Token, braced,
    ext::IdentExt,
    parse::{Parse, ParseStream},
    spanned::Spanned,
    token::Brace,
};

/// The whole of it.
pub enum Root {
    /// One node.
    Node(Node),
    /// An expression without braces.
    Bare(TokenStream),
}

/// A node.
pub enum Node {
    /// An element of HTML or SVG.
    Element(Box<Element>),
    /// `<>…</>`
    List(Vec<Node>),
    /// `<Name … />`: another component, left to Yew's macro.
    Component(TokenStream),
    /// `{ expression }`
    Hole(TokenStream),
    /// `{ for expression }`
    Each(TokenStream),
    /// `{ "words" }`
    Text(LitStr),
    /// `if condition { … } else { … }`
    Choice(Box<Choice>),
}

/// An element.
pub struct Element {
    /// Its name.
    pub name: Name,
    /// What stands in its opening tag.
    pub attributes: Vec<Attribute>,
    /// What stands within.
    pub children: Vec<Node>,
}

/// A name with dashes.
pub struct Name {
    /// As it is written.
    pub text: String,
    /// Where.
    pub span: Span,
    /// Without dashes, as Rust knows it.
    pub ident: Ident,
}

/// One entry of an opening tag.
pub struct Attribute {
    /// Its name.
    pub name: Name,
    /// What it is set to.
    pub value: Value,
}

/// What an attribute is set to.
pub enum Value {
    /// Known by now.
    Fixed(LitStr),
    /// Yes or no, known by now.
    Flag(bool),
    /// Worked out.
    Open(Box<Expr>),
}

/// One of two lists of nodes.
pub struct Choice {
    /// Which.
    pub condition: Expr,
    /// Where it holds.
    pub then: Vec<Node>,
    /// Where it does not.
    pub otherwise: Option<Node>,
}

/// What HTML lets nothing stand in.
const VOID: [&str; 15] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "textarea", "track", "wbr",
];

impl Parse for Root {
    fn parse(input: ParseStream) -> Result<Self> {
        if !(input.peek(Token![<]) || input.peek(Brace) || input.peek(Token![if])) {
            return input.parse().map(Self::Bare);
        }
        let node = input.parse()?;
        if input.is_empty() {
            return Ok(Self::Node(node));
        }
        Err(input.error("only one element may stand here; put several between `<>` and `</>`"))
    }
}

impl Parse for Node {
    fn parse(input: ParseStream) -> Result<Self> {
        if input.peek(Brace) {
            hole(input)
        } else if input.peek(Token![if]) {
            choice(input)
        } else if input.peek(Token![<]) && input.peek2(Token![>]) {
            list(input)
        } else if input.peek(Token![<]) && is_component(input) {
            component(input)
        } else {
            input.parse().map(Box::new).map(Self::Element)
        }
    }
}

fn hole(input: ParseStream) -> Result<Node> {
    let content;
    braced!(content in input);
    if content.peek(Token![for]) {
        let each: Token![for] = content.parse()?;
        if content.is_empty() {
            return Err(Error::new(
                each.span(),
                "an expression is missing after `for`",
            ));
        }
        return content.parse().map(Node::Each);
    }
    let tokens: TokenStream = content.parse()?;
    let text = syn::parse2::<Lit>(tokens.clone()).ok();
    Ok(match text.as_ref().and_then(words) {
        Some(text) => Node::Text(text),
        None => Node::Hole(tokens),
    })
}

fn choice(input: ParseStream) -> Result<Node> {
    input.parse::<Token![if]>()?;
    let condition = input.call(Expr::parse_without_eager_brace)?;
    let then = braces(input)?;
    let otherwise = if input.peek(Token![else]) {
        input.parse::<Token![else]>()?;
        Some(if input.peek(Token![if]) {
            choice(input)?
        } else {
            Node::List(braces(input)?)
        })
    } else {
        None
    };
    Ok(Node::Choice(Box::new(Choice {
        condition,
        then,
        otherwise,
    })))
}

fn braces(input: ParseStream) -> Result<Vec<Node>> {
    let content;
    braced!(content in input);
    let mut nodes = Vec::new();
    while !content.is_empty() {
        nodes.push(content.parse()?);
    }
    Ok(nodes)
}

fn list(input: ParseStream) -> Result<Node> {
    let open: Token![<] = input.parse()?;
    input.parse::<Token![>]>()?;
    let nodes = until_closed(input, open.span(), "<>")?;
    input.parse::<Token![<]>()?;
    input.parse::<Token![/]>()?;
    input.parse::<Token![>]>()?;
    Ok(Node::List(nodes))
}

fn until_closed(input: ParseStream, open: Span, name: &str) -> Result<Vec<Node>> {
    let mut nodes = Vec::new();
    while !(input.peek(Token![<]) && input.peek2(Token![/])) {
        if input.is_empty() {
            return Err(Error::new(open, format!("`{name}` is never closed")));
        }
        nodes.push(input.parse()?);
    }
    Ok(nodes)
}

fn is_component(input: ParseStream) -> bool {
    let ahead = input.fork();
    let name = ahead
        .parse::<Token![<]>()
        .and_then(|_| ahead.call(Ident::parse_any));
    name.is_ok_and(|name| name.to_string().starts_with(char::is_uppercase))
}

/// Up to `/>`: the components of this app have nothing within.
fn component(input: ParseStream) -> Result<Node> {
    let open = input.span();
    let mut tokens = TokenStream::new();
    while !(input.peek(Token![/]) && input.peek2(Token![>])) {
        if input.is_empty() {
            return Err(Error::new(open, "a component ends with `/>`"));
        }
        input
            .parse::<proc_macro2::TokenTree>()?
            .to_tokens(&mut tokens);
    }
    input.parse::<Token![/]>()?.to_tokens(&mut tokens);
    input.parse::<Token![>]>()?.to_tokens(&mut tokens);
    Ok(Node::Component(tokens))
}

impl Parse for Element {
    fn parse(input: ParseStream) -> Result<Self> {
        let open: Token![<] = input
            .parse()
            .map_err(|error| Error::new(error.span(), "expected `<`, `{` or `if`"))?;
        if input.peek(Token![/]) {
            return Err(Error::new(open.span(), "this closes what was not opened"));
        }
        let name: Name = input.parse()?;
        let mut attributes: Vec<Attribute> = Vec::new();
        while !(input.peek(Token![>]) || input.peek(Token![/])) {
            let attribute: Attribute = input.parse()?;
            let text = &attribute.name.text;
            if attributes.iter().any(|one| one.name.text == *text) {
                let message = format!("`{text}` was given already");
                return Err(Error::new(attribute.name.span, message));
            }
            attributes.push(attribute);
        }
        let mut element = Self {
            name,
            attributes,
            children: Vec::new(),
        };
        if input.peek(Token![/]) {
            input.parse::<Token![/]>()?;
            input.parse::<Token![>]>()?;
            return Ok(element);
        }
        input.parse::<Token![>]>()?;
        let Name { text, span, .. } = &element.name;
        if VOID.contains(&text.as_str()) {
            let message = format!("nothing can stand in `<{text}>`; write `<{text} />`");
            return Err(Error::new(*span, message));
        }
        element.children = until_closed(input, *span, text)?;
        input.parse::<Token![<]>()?;
        input.parse::<Token![/]>()?;
        let close: Name = input.parse()?;
        if close.text != *text {
            let message = format!("`<{text}>` stands open and is not closed by this");
            return Err(Error::new(close.span, message));
        }
        input.parse::<Token![>]>()?;
        Ok(element)
    }
}

impl Parse for Name {
    fn parse(input: ParseStream) -> Result<Self> {
        let ident = input.call(Ident::parse_any)?;
        let mut text = ident.to_string();
        while input.peek(Token![-]) {
            input.parse::<Token![-]>()?;
            text.push('-');
            text.push_str(&input.call(Ident::parse_any)?.to_string());
        }
        Ok(Self {
            text,
            span: ident.span(),
            ident,
        })
    }
}

impl Parse for Attribute {
    fn parse(input: ParseStream) -> Result<Self> {
        if input.peek(Brace) {
            let content;
            braced!(content in input);
            let ident: Ident = content.call(Ident::parse_any)?;
            let name = Name {
                text: ident.to_string(),
                span: ident.span(),
                ident,
            };
            let value = Value::Open(Box::new(syn::parse2(name.ident.to_token_stream())?));
            return Ok(Self { name, value });
        }
        let name: Name = input.parse()?;
        if name.text == "ref" {
            return Err(Error::new(
                name.span,
                "no `ref` here; `yew::html!` knows it",
            ));
        }
        if !input.peek(Token![=]) {
            let message = format!("`{}` has no value", name.text);
            return Err(Error::new(name.span, message));
        }
        input.parse::<Token![=]>()?;
        let value = if input.peek(Brace) {
            let content;
            braced!(content in input);
            content.parse()?
        } else {
            Expr::Lit(input.parse()?)
        };
        Ok(Self {
            name,
            value: Value::of(value),
        })
    }
}

impl Value {
    fn of(value: Expr) -> Self {
        if let Expr::Lit(literal) = &value {
            if let Lit::Bool(flag) = &literal.lit {
                return Self::Flag(flag.value);
            }
            if let Some(words) = words(&literal.lit) {
                return Self::Fixed(words);
            }
        }
        Self::Open(Box::new(value))
    }
}

/// A literal as the words of a page.
fn words(literal: &Lit) -> Option<LitStr> {
    let text = match literal {
        Lit::Str(text) => return Some(text.clone()),
        Lit::Char(one) => one.value().to_string(),
        Lit::Int(number) => number.base10_digits().to_owned(),
        Lit::Float(number) => number.base10_digits().to_owned(),
        _ => return None,
    };
    Some(LitStr::new(&text, literal.span()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The fault that is told of a template, and where it stands in it.
    fn fault(template: &str) -> Option<(String, String)> {
        let error = syn::parse_str::<Root>(template).err()?;
        let (start, end) = (error.span().start().column, error.span().end().column);
        let place: String = template.chars().skip(start).take(end - start).collect();
        Some((error.to_string(), place))
    }

    #[test]
    fn what_is_whole_is_read() {
        for template in [
            "",
            "words",
            "<p />",
            "<><p>{ a }</p>{ for b }</>",
            "<a href={x} {onclick} data-a=\"1\">if a { <b /> } else if b { } else { { c } }</a>",
            "<p>if let Some(a) = f(b) { { a } }</p>",
            "<Screen a={b} />",
        ] {
            assert_eq!(fault(template), None, "{template}");
        }
    }

    #[test]
    fn a_fault_is_told_where_it_is() {
        for (template, message, place) in [
            ("<p><b></b>", "`p` is never closed", "p"),
            ("<><b></b>", "`<>` is never closed", "<"),
            (
                "<p></b>",
                "`<p>` stands open and is not closed by this",
                "b",
            ),
            (
                "<br></br>",
                "nothing can stand in `<br>`; write `<br />`",
                "br",
            ),
            ("</p>", "this closes what was not opened", "<"),
            ("<p id=\"a\" id=\"b\" />", "`id` was given already", "id"),
            ("<p id />", "`id` has no value", "id"),
            (
                "<p ref={a} />",
                "no `ref` here; `yew::html!` knows it",
                "ref",
            ),
            ("<p>words</p>", "expected `<`, `{` or `if`", "words"),
            (
                "<p>{ for }</p>",
                "an expression is missing after `for`",
                "for",
            ),
            ("<Screen a={b}></Screen>", "a component ends with `/>`", "<"),
        ] {
            let expected = Some((message.to_owned(), place.to_owned()));
            assert_eq!(fault(template), expected, "{template}");
        }
        let (message, _) = fault("<p /><p />").unwrap_or_default();
        assert!(message.starts_with("only one element may stand here"));
    }

    #[test]
    fn what_is_known_by_now_is_told_from_what_is_worked_out() {
        let root = syn::parse_str("<p a=\"1\" b=2 c=true d={4} e={x} />");
        let Ok(Root::Node(Node::Element(element))) = root else {
            panic!("an element");
        };
        let kinds = element.attributes.iter().map(|one| match &one.value {
            Value::Fixed(words) => words.value(),
            Value::Flag(yes) => format!("flag {yes}"),
            Value::Open(_) => "open".to_owned(),
        });
        assert_eq!(
            kinds.collect::<Vec<_>>(),
            ["1", "2", "flag true", "4", "open"]
        );
    }
}
