//! `html!`: Yew's syntax for a piece of a page, as data and not as code.
//!
//! What is written out (elements, names, fixed words) becomes one constant tree; what is worked out (the *holes*) becomes
//! one short call each, in the order in which Yew's own macro works them out. `crate::ui::template` puts both together.

mod parse;
mod write;

use proc_macro::TokenStream;

/// A piece of a page, in the syntax of Yew's macro of the same name.
#[proc_macro]
pub fn html(input: TokenStream) -> TokenStream {
    let root = syn::parse_macro_input!(input as parse::Root);
    write::root(&root).into()
}
