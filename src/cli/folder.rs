//! A folder of results that appears all at once or not at all.

use super::{CliError, interrupt};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// Results being written beside their final place, under a temporary name.
pub struct Folder {
    final_path: PathBuf,
    temporary: PathBuf,
    /// Files written so far, with their SHA-256.
    written: Vec<(String, String)>,
}

/// SHA-256 of `bytes` in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Refuses a place that is taken, before any work is done; an empty folder is free.
pub fn check_free(path: &Path, force: bool) -> Result<(), CliError> {
    if !path.exists() || is_empty(path) {
        return Ok(());
    }
    if !force {
        return Err(CliError::InTheWay(path.into()));
    }
    if path.join("manifest.json").is_file() {
        return Ok(());
    }
    Err(CliError::NotOurs(path.into()))
}

fn is_empty(path: &Path) -> bool {
    fs::read_dir(path).is_ok_and(|mut entries| entries.next().is_none())
}

impl Folder {
    /// Begins a folder that will end up at `path`.
    pub fn begin(path: &Path) -> Result<Folder, CliError> {
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let temporary = path.with_file_name(format!(".{name}.unfinished-{}", std::process::id()));
        interrupt::guard(Some(&temporary));
        fs::create_dir_all(temporary.join("figures")).map_err(|e| CliError::file("create", &temporary, e))?;
        Ok(Folder { final_path: path.into(), temporary, written: Vec::new() })
    }

    /// Writes one file; `name` may have a folder in it.
    pub fn write(&mut self, name: &str, bytes: &[u8]) -> Result<(), CliError> {
        let path = self.temporary.join(name);
        fs::write(&path, bytes).map_err(|e| CliError::file("write", self.final_path.join(name), e))?;
        self.written.push((name.into(), sha256(bytes)));
        Ok(())
    }

    /// Files written so far, with their SHA-256.
    pub fn written(&self) -> &[(String, String)] {
        &self.written
    }

    /// Moves the folder to its final place.
    pub fn finish(self) -> Result<(), CliError> {
        let failed = |e: std::io::Error| CliError::file("replace", &self.final_path, e);
        if self.final_path.exists() {
            fs::remove_dir_all(&self.final_path).map_err(failed)?;
        }
        fs::rename(&self.temporary, &self.final_path).map_err(failed)?;
        interrupt::guard(None);
        Ok(())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // After `finish` the temporary name is gone and this does nothing.
        let _ = fs::remove_dir_all(&self.temporary);
    }
}
