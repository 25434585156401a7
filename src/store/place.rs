//! Where results are to go, as the system knows it.

use super::StoreError;
use crate::reading::visible::hidden;
use std::fs;
use std::path::{Component, Path, PathBuf};

/// A folder that may hold results, resolved before the work.
#[derive(Clone, Debug)]
pub struct Place {
    /// As it was named, for messages.
    pub(super) shown: PathBuf,
    /// Without links.
    pub(super) real: PathBuf,
    /// Whether this process, or a mount, stands in it, so that it must stay the same folder.
    pub(super) fixed: bool,
}

impl Place {
    /// Resolves `path`; nothing is made.
    ///
    /// # Errors
    /// A path without a last name other than `.`, a file, or a link to nothing.
    pub fn new(path: &Path) -> Result<Place, StoreError> {
        let here = path.components().all(|part| part == Component::CurDir) && !path.as_os_str().is_empty();
        if path.file_name().is_none() && !here {
            return Err(StoreError::NoName(path.into()));
        }
        seen(path)?;
        let failed = |e: std::io::Error| StoreError::read(path, e);
        let real = match fs::symlink_metadata(path) {
            Ok(found) if found.is_symlink() => fs::canonicalize(path).map_err(|_| StoreError::Dangling(path.into()))?,
            Ok(_) => fs::canonicalize(path).map_err(failed)?,
            Err(_) => above(path)?,
        };
        if real.file_name().is_none() {
            return Err(StoreError::NoName(path.into()));
        }
        let found = fs::metadata(&real);
        if found.as_ref().is_ok_and(|found| !found.is_dir()) {
            return Err(StoreError::NotAFolder(path.into()));
        }
        if found.as_ref().is_ok_and(|found| found.permissions().readonly()) {
            return Err(StoreError::unwritable(path, "it is read-only"));
        }
        let inside = std::env::current_dir().and_then(fs::canonicalize).is_ok_and(|now| now.starts_with(&real));
        let fixed = found.is_ok() && (inside || is_mount(&real));
        Ok(Place { shown: path.into(), real, fixed })
    }

    /// The folder above.
    pub(super) fn parent(&self) -> &Path {
        self.real.parent().unwrap_or(&self.real)
    }

    /// The last name.
    pub(super) fn name(&self) -> String {
        self.real.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
    }
}

/// A name that is made is one that can be read: what is there already stays what it is.
pub(super) fn seen(path: &Path) -> Result<(), StoreError> {
    let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().chars().any(hidden));
    if hidden && !path.exists() { Err(StoreError::Hidden(path.into())) } else { Ok(()) }
}

/// The real path of something that is not there yet: that of the deepest folder that is, and the names below it.
pub(super) fn above(path: &Path) -> Result<PathBuf, StoreError> {
    let failed = |e: std::io::Error| StoreError::read(path, e);
    let now = std::env::current_dir().map_err(failed)?;
    let whole = now.join(path);
    let there = whole.ancestors().find(|above| fs::metadata(above).is_ok()).unwrap_or(Path::new("/"));
    if !there.is_dir() {
        // As it was typed, not from the root.
        let file = if path.is_absolute() { there } else { there.strip_prefix(&now).unwrap_or(there) };
        return Err(StoreError::BelowAFile(path.into(), file.into()));
    }
    let mut real = fs::canonicalize(there).map_err(failed)?;
    for part in whole.strip_prefix(there).unwrap_or(path).components() {
        match part {
            Component::Normal(name) => real.push(name),
            Component::ParentDir => drop(real.pop()),
            Component::CurDir | Component::RootDir | Component::Prefix(_) => {}
        }
    }
    Ok(real)
}

/// Whether a file system begins here, as far as its number tells.
#[cfg(unix)]
fn is_mount(path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let device = |path: &Path| fs::metadata(path).map(|found| found.dev()).ok();
    path.parent().is_some_and(|parent| device(parent) != device(path))
}

#[cfg(not(unix))]
fn is_mount(_: &Path) -> bool {
    false
}
