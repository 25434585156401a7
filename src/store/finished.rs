//! Finished results, as their manifest tells of them.

use super::apart::same;
use super::input::{MADE_MIB, up_to};
use super::manifest::{MANIFEST, Manifest};
use super::{Place, StoreError, file};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// A folder of finished results.
#[derive(Clone, Debug)]
pub struct Finished {
    pub(super) place: Place,
    /// What the manifest says.
    pub manifest: Manifest,
    /// Files of the results that are gone, or not as they were written.
    pub changed: Vec<String>,
}

impl Finished {
    /// Reads the manifest in `folder`, and looks at the files that it names.
    ///
    /// # Errors
    /// A folder without a manifest of this program, or one that cannot be read.
    pub fn read(folder: &Path) -> Result<Finished, StoreError> {
        let place = Place::new(folder)?;
        let bytes = match up_to(MADE_MIB, &place.real.join(MANIFEST)) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Err(StoreError::NoResults(folder.into())),
            bytes => bytes.map_err(|error| StoreError::read(folder.join(MANIFEST), error))?,
        };
        let manifest = Manifest::read(&bytes).ok_or_else(|| StoreError::NoResults(folder.into()))?;
        let same =
            |(name, hash): &(&String, &String)| file::sha256(&place.real.join(name)).is_ok_and(|found| found == **hash);
        let changed = manifest.outputs.iter().filter(|file| !same(file)).map(|(name, _)| name.clone()).collect();
        Ok(Finished { place, manifest, changed })
    }

    /// Position of the first that is the same folder as one before it, whatever it is called.
    pub fn twice(all: &[Finished]) -> Option<usize> {
        let same = |(at, one): (usize, &Finished)| all.iter().take(at).any(|other| other.place.real == one.place.real);
        all.iter().enumerate().position(same)
    }

    /// Where a file is that is named from the folder.
    pub fn file(&self, name: &str) -> PathBuf {
        self.place.real.join(name)
    }

    /// Where a file of the results is, if it is one and as it was written.
    pub fn kept(&self, name: &str) -> Option<PathBuf> {
        let whole = self.manifest.outputs.contains_key(name) && !self.changed.iter().any(|other| other == name);
        whole.then(|| self.file(name))
    }

    /// Whether a path leads to a file of the results, or to their manifest.
    pub fn owns(&self, path: &Path) -> bool {
        let names = self.manifest.outputs.keys().map(String::as_str).chain([MANIFEST]);
        names.into_iter().any(|name| same(path, &self.file(name)))
    }

    /// Whether a file is one of those that were read for the results, to the last byte; nothing where there is none.
    pub fn as_read(&self, path: &Path) -> Option<bool> {
        let found = file::sha256(path).ok()?;
        Some(self.manifest.inputs.values().any(|hash| *hash == found))
    }
}
