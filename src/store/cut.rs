//! Exchanges that were cut off, and what became of them.

use super::list::{Hashes, Said};
use super::manifest::{MANIFEST, Manifest};
use super::{Place, names};
use crate::digest::sha256;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

/// What became of something that a killed run had left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Swept {
    /// It was of no use, and is gone.
    Removed(PathBuf),
    /// Its files have taken their place.
    Finished(PathBuf),
    /// It is still there, under this name: its files could not take their place, or are not all of this program.
    Kept(PathBuf),
}

impl std::fmt::Display for Swept {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Swept::Removed(path) => write!(f, "removed what a killed run left: {}", path.display()),
            Swept::Finished(path) => write!(f, "put in its place what a killed run left: {}", path.display()),
            Swept::Kept(path) => {
                let path = path.display();
                write!(f, "kept what a killed run left, for it was changed or could not take its place: {path}")
            }
        }
    }
}

/// An exchange of files that was cut off.
pub(super) struct Cut {
    /// The folder with the complete new results.
    pub path: PathBuf,
    /// What the list in it says.
    pub said: Said,
    /// Its files and their manifest.
    pub new: Hashes,
    /// Where a file is on its way into the place.
    pub moving: PathBuf,
    /// Held while the folder is dealt with.
    _lock: File,
}

impl Cut {
    /// What a folder on its way to a place says, whose process is gone.
    pub fn new(place: &Place, path: PathBuf, said: Said, lock: File) -> Cut {
        let moving = names::moving(place, &path);
        Cut { new: whole(&path), path, said, moving, _lock: lock }
    }

    /// Whether a file of the place is one of the two results.
    pub fn knows(&self, name: &str, hash: &str) -> bool {
        [&self.new, &self.said.old].iter().any(|files| files.get(name).is_some_and(|known| known == hash))
    }
}

/// All files of a complete folder, its manifest among them, with their SHA-256.
pub(super) fn whole(folder: &Path) -> Hashes {
    let bytes = fs::read(folder.join(MANIFEST)).unwrap_or_default();
    let mut files = Manifest::read(&bytes).map(|manifest| manifest.outputs).unwrap_or_default();
    files.insert(MANIFEST.to_owned(), sha256(&bytes));
    files
}
