//! A folder with a page and its figures, which are written anew together.

use super::input::{MADE_MIB, up_to};
use super::manifest::{MANIFEST, Manifest};
use super::stand::Claim;
use super::{Folder, Place, StoreError};
use crate::digest::sha256;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// A folder with a page. Its manifest says which files are of the page; any others may stand beside them.
#[derive(Clone, Copy, Debug)]
pub struct Page<'a> {
    /// The folder.
    pub folder: &'a Path,
    /// What the manifest says of the command.
    pub kind: &'a str,
    /// Name of a table that the page takes up, and that is not written with it.
    pub table: &'a str,
}

impl Page<'_> {
    /// Claims the folder, before the work. Files of the page that were edited are replaced only with `force`.
    ///
    /// # Errors
    /// A folder that cannot be written to, that is of somebody else, or in which something would be lost.
    pub fn claim(&self, force: bool) -> Result<Folder, StoreError> {
        let (kind, known) = (self.kind, Some(self.table.to_owned()));
        let claim = Claim { kind, scenario_file: String::new(), known, steps: false, force };
        Folder::claim(Place::new(self.folder)?, claim, false)
    }

    /// Where the table is, and its text, if there is one.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn read_table(&self) -> Result<Option<(PathBuf, String)>, StoreError> {
        let text = |bytes: Vec<u8>| (self.folder.join(self.table), String::from_utf8_lossy(&bytes).into_owned());
        Ok(self.read(self.table)?.map(text))
    }

    /// The first file that is not as it would be written, or that would no longer be.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn differs(&self, files: &[(String, Vec<u8>)]) -> Result<Option<PathBuf>, StoreError> {
        for (name, bytes) in files {
            if self.read(name)?.as_ref() != Some(bytes) {
                return Ok(Some(self.folder.join(name)));
            }
        }
        let manifest = self.read(MANIFEST)?.and_then(|bytes| Manifest::read(&bytes));
        let outputs = manifest.map(|manifest| manifest.outputs).unwrap_or_default();
        let written = files.iter().map(|(name, bytes)| (name.clone(), sha256(bytes))).collect();
        let gone = outputs.keys().find(|name| files.iter().all(|(other, _)| other != *name));
        let stale = (outputs != written).then(|| gone.map_or(MANIFEST, String::as_str));
        Ok(stale.map(|name| self.folder.join(name)))
    }

    /// What is in a file of the folder, if it is there.
    fn read(&self, name: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let path = self.folder.join(name);
        match up_to(MADE_MIB, &path) {
            Ok(found) => Ok(Some(found)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(StoreError::read(path, error)),
        }
    }
}
