//! A folder that is filled out of sight and then takes the place of the old one.

use std::fs;
use std::path::{Path, PathBuf};

use crate::shell;

/// What is to become a folder. As with Trunk, the old content stays until the new one is complete.
pub struct Stage {
    target: PathBuf,
    folder: PathBuf,
}

impl Stage {
    /// Begins anew; what an interrupted run left is gone.
    pub fn open(target: &Path) -> Result<Self, String> {
        // Inside the target, so that both are on one disk and moving is a matter of names.
        let folder = target.join(".stage");
        shell::fresh_dir(&folder)?;
        Ok(Stage {
            target: target.to_path_buf(),
            folder,
        })
    }

    /// Where a file with this name, perhaps with folders in it, is to be written.
    pub fn place(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Writes a file, and the folders above it.
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> Result<(), String> {
        let place = self.place(name);
        shell::make_dir(place.parent().unwrap_or(&self.folder))?;
        shell::write(&place, content)
    }

    /// Puts the finished folder in the place of the old one, and returns it.
    pub fn publish(self) -> Result<PathBuf, String> {
        let failed = |path: &Path, error: &std::io::Error| {
            format!("can't replace {}: {error}", path.display())
        };
        for entry in entries(&self.target)? {
            let path = entry.path();
            if path == self.folder {
                continue;
            }
            let removed = if path.is_dir() {
                fs::remove_dir_all(&path)
            } else {
                fs::remove_file(&path)
            };
            removed.map_err(|error| failed(&path, &error))?;
        }
        for entry in entries(&self.folder)? {
            let target = self.target.join(entry.file_name());
            fs::rename(entry.path(), &target).map_err(|error| failed(&target, &error))?;
        }
        fs::remove_dir(&self.folder).map_err(|error| failed(&self.folder, &error))?;
        Ok(self.target)
    }
}

/// What is in a folder.
pub fn entries(folder: &Path) -> Result<Vec<fs::DirEntry>, String> {
    let entries = fs::read_dir(folder)
        .map_err(|error| format!("can't read {}: {error}", folder.display()))?;
    Ok(entries.flatten().collect())
}
