//! Makes dist/ from Trunk's part of the site: the website, and what else the same app is delivered as.
//!
//! A delivery is one function from the [`Parts`] to files. None reads what another made, and nothing is written before
//! all are made, and what tells of the version is made of them last.

mod address;
mod html;
mod kiosk;
mod parts;
mod plain;
mod policy;
mod style;
mod version;
mod website;
mod widget;
mod worker;

use std::path::{Path, PathBuf};

pub use address::Address;
use parts::{File, Parts};

use crate::shell::say;
use crate::stage::Stage;
use crate::workspace;

/// Makes the files of one delivery.
type Delivery = fn(&Parts) -> Result<Vec<File>, String>;

/// What the app is delivered as, each a module of its own.
const DELIVERIES: [Delivery; 3] = [website::files, kiosk::files, widget::files];

/// Writes dist/ from `base` and from what the app renders for it, for the address where it will be published, and returns
/// the folder.
pub fn dist(
    root: &Path,
    base: &Path,
    rendered: &str,
    at: Option<&Address>,
) -> Result<PathBuf, String> {
    if at.is_none() {
        say(
            "no address is given with `--at https://…/`, so there is no sitemap.xml and no 404.html, and the pages give only relative addresses",
        );
    }
    let plain = serde_json::from_str(rendered)
        .map_err(|error| format!("what the app rendered can't be read: {error}"))?;
    let parts = Parts::read(root, base, plain, at)?;
    let stage = Stage::open(&workspace::dist(root))?;
    let mut files = Vec::new();
    for delivery in DELIVERIES {
        files.extend(delivery(&parts)?);
    }
    for file in version::told(files, plain::version(&parts)?)? {
        stage.write(&file.name, &file.content)?;
    }
    stage.publish()
}
