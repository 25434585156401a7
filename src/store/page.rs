//! A folder with a page and its figures, which are written anew together.

use super::{Place, StoreError, file, single};
use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// A folder with a page.
#[derive(Clone, Copy, Debug)]
pub struct Page<'a> {
    /// The folder.
    pub folder: &'a Path,
    /// Name of the page in it.
    pub name: &'a str,
    /// What the page says of itself, so that it is known as one that this program wrote.
    pub mark: &'a str,
    /// Name of a table that the page takes up, and that is not written with it.
    pub table: &'a str,
}

/// Names of files, and what is in them.
type Files = [(String, Vec<u8>)];

impl Page<'_> {
    /// Where the page is.
    pub fn path(&self) -> PathBuf {
        self.folder.join(self.name)
    }

    /// The page, if it is one that this program wrote.
    fn text(&self) -> Option<String> {
        fs::read_to_string(self.path()).ok().filter(|page| page.contains(self.mark))
    }

    /// Refuses a folder with somebody else's files in it, before the work.
    ///
    /// # Errors
    /// [`StoreError::NotOurs`], or a place where no folder can be.
    pub fn free(&self) -> Result<(), StoreError> {
        Place::new(self.folder)?;
        let mut entries = fs::read_dir(self.folder).into_iter().flatten().flatten();
        let others = entries.any(|entry| entry.file_name() != self.table);
        if others && self.text().is_none() { Err(StoreError::NotOurs(self.folder.into())) } else { Ok(()) }
    }

    /// Where the table is, and its text, if there is one.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn read_table(&self) -> Result<Option<(PathBuf, String)>, StoreError> {
        let path = self.folder.join(self.table);
        match fs::read_to_string(&path) {
            Ok(text) => Ok(Some((path, text))),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(StoreError::read(path, error)),
        }
    }

    /// Figures that the page shows and that are not among `files`: they are no longer written.
    fn left_over(&self, files: &Files) -> Vec<PathBuf> {
        let page = self.text().unwrap_or_default();
        let shown = page.split("](").skip(1).filter_map(|rest| rest.split_once(".svg)")).map(|(name, _)| name);
        let names = shown
            .filter(|name| !name.contains(['/', '\\']))
            .flat_map(|name| [format!("{name}.svg"), format!("{name}.png")]);
        let gone: BTreeSet<String> = names.filter(|name| files.iter().all(|(other, _)| other != name)).collect();
        gone.into_iter().map(|name| self.folder.join(name)).filter(|path| path.is_file()).collect()
    }

    /// Writes every file, each all at once, then removes figures that are no longer written.
    ///
    /// # Errors
    /// A file that cannot be written or removed, or another process at work in the folder.
    pub fn write(&self, files: &Files) -> Result<(), StoreError> {
        fs::create_dir_all(self.folder).map_err(|e| StoreError::file("make", self.folder, e))?;
        let _alone = file::alone_in(self.folder)?;
        let left_over = self.left_over(files);
        files.iter().try_for_each(|(name, bytes)| single::write(&self.folder.join(name), bytes, true))?;
        let remove = |path: PathBuf| fs::remove_file(&path).map_err(|e| StoreError::file("remove", path, e));
        left_over.into_iter().try_for_each(remove)
    }

    /// The first file that is not what would be written.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn differs(&self, files: &Files) -> Result<Option<PathBuf>, StoreError> {
        for (name, bytes) in files {
            let path = self.folder.join(name);
            match fs::read(&path) {
                Ok(found) if found == *bytes => {}
                Err(error) if error.kind() != ErrorKind::NotFound => {
                    return Err(StoreError::read(path, error));
                }
                _ => return Ok(Some(path)),
            }
        }
        Ok(self.left_over(files).into_iter().next())
    }
}
