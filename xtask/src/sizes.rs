//! The sizes of the site's files, as they are and as a server sends them.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::shell;

/// A table of the files with their sizes, those of a folder together, and the sum.
pub fn table(dist: &Path) -> Result<String, String> {
    let mut sums: BTreeMap<String, [usize; 3]> = BTreeMap::new();
    for file in files(dist)? {
        let content = shell::read(&file)?;
        let name = file.strip_prefix(dist).unwrap_or(&file);
        let mut parts = name.iter().map(|part| part.to_string_lossy());
        let first = parts.next().unwrap_or_default().into_owned();
        let group = if parts.next().is_some() {
            first + "/"
        } else {
            first
        };
        let sizes = [1, content.len(), gzip(&content)?.len()];
        for (sum, size) in sums.entry(group).or_default().iter_mut().zip(sizes) {
            *sum += size;
        }
    }
    let mut lines = vec![("dist/".to_owned(), "bytes".to_owned(), "gzip".to_owned())];
    let (mut raw_sum, mut packed_sum) = (0, 0);
    for (name, [count, raw, packed]) in sums {
        let name = if name.ends_with('/') {
            format!("{name} ({count} files)")
        } else {
            name
        };
        lines.push((name, raw.to_string(), packed.to_string()));
        raw_sum += raw;
        packed_sum += packed;
    }
    lines.push((
        "together".to_owned(),
        raw_sum.to_string(),
        packed_sum.to_string(),
    ));
    let width = lines
        .iter()
        .map(|(name, _, _)| name.len())
        .max()
        .unwrap_or_default();
    let line = |(name, raw, packed): &(String, String, String)| {
        format!("{name:width$}  {raw:>9}  {packed:>9}")
    };
    Ok(lines.iter().map(line).collect::<Vec<_>>().join("\n"))
}

/// All files in a folder and below, in the order of their names.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = std::fs::read_dir(folder)
        .map_err(|error| format!("can't read {}: {error}", folder.display()))?;
    let mut found = Vec::new();
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            found.extend(files(&path)?)
        } else {
            found.push(path)
        }
    }
    found.sort();
    Ok(found)
}

/// The bytes compressed as far as gzip goes.
pub fn gzip(content: &[u8]) -> Result<Vec<u8>, String> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    let packed = encoder.write_all(content).and_then(|()| encoder.finish());
    packed.map_err(|error| format!("can't compress: {error}"))
}
