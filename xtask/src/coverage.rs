//! `cargo xtask coverage`: what became of each entry of the documents, one line each with tabs between.

use subsidy_advisor::catalog::coverage::{Carrier, Fate};

use crate::{advise, failure::Failure};

/// Prints every entry with what carries it, a line for each carrier, or with the reason that nothing does.
pub fn run(args: &[String]) -> Result<(), Failure> {
    if let Some(extra) = args.first() {
        return Err(Failure::Usage(format!(
            "`coverage` takes no options, and `{extra}` was given"
        )));
    }
    for entry in advise::catalog()?.coverage() {
        match &entry.fate {
            Fate::Carried(carriers) => {
                for carrier in carriers {
                    advise::print_line(&format!("{}\tcarried\t{}", entry.id, path(carrier)))?;
                }
            }
            Fate::NotCarried(uncarried) => {
                let reason = uncarried.reason.ja.replace(['\t', '\n'], " ");
                advise::print_line(&format!("{}\tnot_carried\t{reason}", entry.id))?;
            }
        }
    }
    Ok(())
}

/// The programme, its edition and the track, where it is one track that carries the entry.
fn path(carrier: &Carrier<'_>) -> String {
    let track = carrier.track.map(|track| track.id.as_str());
    [&carrier.programme.id, &carrier.edition.id]
        .into_iter()
        .map(String::as_str)
        .chain(track)
        .collect::<Vec<_>>()
        .join("/")
}
