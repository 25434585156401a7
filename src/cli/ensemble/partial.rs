//! A folder of results that can be read while it is being written.
//!
//! It is called `NAME.partial-PROCESS` until it is complete or the run has been interrupted in order; then it takes
//! its final name. After a kill it stays under the first name, and every row of its tables up to the last line break is whole.

use crate::cli::CliError;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// Results being written.
pub struct Partial {
    /// Where they are for now.
    pub path: PathBuf,
    place: PathBuf,
    open: BTreeMap<&'static str, (File, Sha256)>,
    /// Files that are complete, with their SHA-256.
    pub written: Vec<(String, String)>,
}

impl Partial {
    /// Begins a folder that will end up at `place`.
    pub fn begin(place: &Path) -> Result<Partial, CliError> {
        let name = place.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let path = place.with_file_name(format!("{name}.partial-{}", std::process::id()));
        fs::create_dir_all(&path).map_err(|e| CliError::file("create", &path, e))?;
        Ok(Partial { path, place: place.into(), open: BTreeMap::new(), written: Vec::new() })
    }

    /// Writes a whole file.
    pub fn write(&mut self, name: &'static str, bytes: &[u8]) -> Result<(), CliError> {
        self.append(name, bytes)?;
        self.close(name);
        Ok(())
    }

    /// Writes on at the end of a file; nothing stays in memory.
    pub fn append(&mut self, name: &'static str, bytes: &[u8]) -> Result<(), CliError> {
        let path = self.path.join(name);
        let failed = |e: std::io::Error| CliError::file("write", &path, e);
        if !self.open.contains_key(name) {
            self.open.insert(name, (File::create(&path).map_err(failed)?, Sha256::new()));
        }
        if let Some((file, hash)) = self.open.get_mut(name) {
            file.write_all(bytes).map_err(failed)?;
            hash.update(bytes);
        }
        Ok(())
    }

    /// A file is complete.
    pub fn close(&mut self, name: &'static str) {
        let Some((_, hash)) = self.open.remove(name) else { return };
        let hash = hash.finalize().iter().fold(String::new(), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        });
        self.written.push((name.into(), hash));
    }

    /// Moves the folder to its final place.
    pub fn finish(self) -> Result<(), CliError> {
        let failed = |e: std::io::Error| CliError::file("replace", &self.place, e);
        if self.place.exists() {
            fs::remove_dir_all(&self.place).map_err(failed)?;
        }
        fs::rename(&self.path, &self.place).map_err(failed)
    }
}
