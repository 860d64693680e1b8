//! What a page may do, said in the page itself, because not every host lets one set headers.

use super::html;
use super::parts::File;

/// For the app: its own files alone, no inline script, and one named maker of script addresses.
///
/// `frame-ancestors` is left out, because a page can't say it, only a header can.
pub const APP: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; \
    form-action 'none'; require-trusted-types-for 'script'; trusted-types service-worker";

/// The policy of the app for a page that holds one style itself, which it names by its content.
pub fn with_style(style: &File) -> String {
    let own = format!("style-src 'self' '{}'", style.integrity());
    APP.replacen("style-src 'self'", &own, 1)
}

/// For a page that needs no script.
pub const PLAIN: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; \
    form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/// For the page of a frame and the page that makes the snippet: as for the app, and frames of ours.
pub const WIDGET: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data:; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; \
    require-trusted-types-for 'script'; trusted-types 'none'";

/// Where a page says in which letters it is written, which has to come first of all.
pub const LETTERS: &str = r#"<meta charset="utf-8">"#;

/// The page with a policy, before anything that the policy is to rule.
pub fn rule(page: &str, policy: &str) -> Result<String, String> {
    let policy = format!("\n<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
    html::after(page, LETTERS, &policy)
}
