//! One file that is replaced as a whole.

use super::{StoreError, names};
use crate::digest::Growing;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// Brings the names in a folder to the disk, where the system can.
pub(super) fn sync_folder(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
}

/// Refuses a place for a file before the work: one without a last name, a folder, or a file that `force` does not
/// allow to replace.
pub fn check_free(path: &Path, force: bool) -> Result<(), StoreError> {
    if path.file_name().is_none() {
        return Err(StoreError::NoName(path.into()));
    }
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_symlink() && !path.exists() => Err(StoreError::Dangling(path.into())),
        Ok(_) if path.is_dir() => Err(StoreError::file("write", path, "it is a folder")),
        Ok(_) if !force => Err(StoreError::InTheWay(path.into())),
        _ => Ok(()),
    }
}

/// Keeps other processes of this program out of a folder while the result is held.
///
/// # Errors
/// Another one is in it.
pub fn hold(folder: &Path) -> Result<Option<File>, StoreError> {
    // Where folders cannot be opened or locked, nobody is kept out.
    let Ok(file) = File::open(folder) else { return Ok(None) };
    match file.try_lock() {
        Err(fs::TryLockError::WouldBlock) => Err(StoreError::Busy(folder.into())),
        Err(fs::TryLockError::Error(_)) => Ok(None),
        Ok(()) => Ok(Some(file)),
    }
}

/// Waits until no other process of this program changes names in a folder; held until the result is dropped.
pub(super) fn alone_in(folder: &Path) -> Option<File> {
    let file = File::open(folder).ok()?;
    file.lock().ok().map(|()| file)
}

/// SHA-256 of a file, which is not read into memory as a whole.
pub(super) fn sha256(path: &Path) -> io::Result<String> {
    let (mut file, mut digest) = (File::open(path)?, Growing::default());
    let mut buffer = vec![0; 1 << 16];
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(digest.finish()),
            read => digest.update(buffer.get(..read).unwrap_or_default()),
        }
    }
}

/// Writes a file: under a temporary name beside it, to the disk, then in one step over what was there. What a killed
/// process left under such a name is removed.
pub fn write(path: &Path, content: &[u8]) -> Result<(), StoreError> {
    // A link stays, and what it leads to is replaced.
    let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let name = real.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let folder = real.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_path_buf();
    remove_left(&folder, &name);
    let temporary = folder.join(names::before(&name) + &std::process::id().to_string());
    replace(&temporary, &real, content).map_err(|error| {
        // What could not be finished is of no use to anyone.
        let _ = fs::remove_file(&temporary);
        StoreError::file("write", path, error)
    })?;
    sync_folder(&folder);
    Ok(())
}

fn replace(temporary: &PathBuf, path: &Path, content: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(temporary)?;
    let _ = file.try_lock();
    file.write_all(content)?;
    file.sync_all()?;
    if let Ok(old) = fs::metadata(path) {
        file.set_permissions(old.permissions())?;
    }
    fs::rename(temporary, path)
}

/// Removes files on their way to `name` of processes that are gone.
fn remove_left(folder: &Path, name: &str) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let ours = names::is_before(name, &entry.file_name().to_string_lossy());
        let dead = || File::open(entry.path()).is_ok_and(|file| file.try_lock().is_ok());
        if ours && entry.file_type().is_ok_and(|kind| kind.is_file()) && dead() {
            let _ = fs::remove_file(entry.path());
        }
    }
}
