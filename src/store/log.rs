//! A file of lines that grows, and that an interrupted run goes on from.

use super::input::{MADE_MIB, up_to};
use super::{StoreError, single};
use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

/// A file of lines, open for more.
pub struct Log {
    path: PathBuf,
    file: File,
}

impl Log {
    /// Begins a file with the lines of `text`, all at once, over what was there.
    pub fn begin(path: &Path, text: &str) -> Result<Log, StoreError> {
        single::write(path, text.as_bytes(), true)?;
        let file = OpenOptions::new().append(true).open(path).map_err(|e| StoreError::file("open", path, e))?;
        Ok(Log { path: path.into(), file })
    }

    /// Adds lines; they are on the disk afterwards. A process that is killed leaves a beginning of them.
    pub fn append(&mut self, lines: &str) -> Result<(), StoreError> {
        let written = self.file.write_all(lines.as_bytes()).and_then(|()| self.file.sync_data());
        written.map_err(|e| StoreError::file("write", &self.path, e))
    }

    /// Everything in a file, whatever became of it; `None` if there is none.
    pub fn read(path: &Path) -> Result<Option<String>, StoreError> {
        match up_to(MADE_MIB, path) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(StoreError::read(path, error)),
            Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
        }
    }
}
