//! Files that somebody names are read whole, up to a size for which there is room.

use crate::digest::sha256;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{PoisonError, RwLock};

/// Largest file that a person writes, MiB: scenarios, facts, rows, measurements. Read as TOML it takes a hundred times
/// that.
const WRITTEN_MIB: u64 = 8;
/// Largest table that this program writes, MiB: a population or results of a hundred thousand sets.
pub(super) const MADE_MIB: u64 = 1024;

/// Files that this process has read, by how they were named, with the SHA-256 of what was in them then. A pipe can be read
/// once, and a file may be another one by the time that its manifest is written.
static READ: RwLock<BTreeMap<PathBuf, String>> = RwLock::new(BTreeMap::new());

/// SHA-256 of what was read of a file, if it was.
pub(super) fn as_read(path: &Path) -> Option<String> {
    READ.read().unwrap_or_else(PoisonError::into_inner).get(path).cloned()
}

/// Whether a path leads to what the system or the shell has opened, which has no place of its own.
pub fn is_opened(path: &Path) -> bool {
    ["/dev/stdin", "/dev/fd", "/proc"].iter().any(|system| path.starts_with(system))
}

/// The bytes of a file that a person wrote, of a pipe that the shell has opened, or of what comes in by `/dev/stdin`.
///
/// # Errors
/// What the system says; a pipe with a name, for which somebody else would have to be waited; a file that is larger
/// than 8 MiB, of which no more are read.
pub fn contents(path: &Path) -> io::Result<Vec<u8>> {
    named(WRITTEN_MIB, path)
}

/// The text of a table that this program wrote.
///
/// # Errors
/// As for [`contents`], but with 1 GiB; and a file that is no UTF-8.
pub fn table(path: &Path) -> io::Result<String> {
    String::from_utf8(named(MADE_MIB, path)?).map_err(|_| io::Error::other("it is no text in UTF-8"))
}

/// The bytes of a file, of which is kept what they were.
fn named(mib: u64, path: &Path) -> io::Result<Vec<u8>> {
    let bytes = up_to(mib, path)?;
    READ.write().unwrap_or_else(PoisonError::into_inner).insert(path.to_path_buf(), sha256(&bytes));
    Ok(bytes)
}

/// The bytes of a file that is no larger than so many MiB.
pub(super) fn up_to(mib: u64, path: &Path) -> io::Result<Vec<u8>> {
    if is_pipe(path) && !is_opened(path) {
        return Err(io::Error::other("it is a pipe; write to a file, or give what comes in as /dev/stdin"));
    }
    let mut bytes = Vec::new();
    File::open(path)?.take((mib << 20) + 1).read_to_end(&mut bytes)?;
    match bytes.len() as u64 > mib << 20 {
        true => Err(io::Error::other(format!("it is larger than {mib} MiB, the most that is read of such a file"))),
        false => Ok(bytes),
    }
}

#[cfg(unix)]
fn is_pipe(path: &Path) -> bool {
    use std::os::unix::fs::FileTypeExt;
    std::fs::metadata(path).is_ok_and(|found| found.file_type().is_fifo() || found.file_type().is_socket())
}

#[cfg(not(unix))]
fn is_pipe(_: &Path) -> bool {
    false
}
