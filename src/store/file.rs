//! What is done to single files and to names: locks, hashes, steps that happen as a whole.

use super::StoreError;
use crate::digest::Growing;
use std::fs::{self, File, TryLockError};
use std::io::{self, Read, Write};
use std::path::Path;
use std::time::Duration;

/// How often, and how far apart, a folder is tried in which another process changes names: 10 s in all.
const TRIES: (u32, Duration) = (500, Duration::from_millis(20));

/// Brings the names in a folder to the disk, where the system can.
pub(super) fn sync_folder(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
}

/// Keeps other processes of this program from changing names in a folder while the result is held, which is short:
/// nobody holds it while it works. Where folders cannot be opened or locked, nobody is kept out.
///
/// # Errors
/// [`StoreError::Busy`] if another one is at it for seconds.
pub(super) fn alone_in(folder: &Path) -> Result<Option<File>, StoreError> {
    let Ok(file) = File::open(folder) else { return Ok(None) };
    for _ in 0..TRIES.0 {
        match file.try_lock() {
            Ok(()) => return Ok(Some(file)),
            Err(TryLockError::Error(_)) => return Ok(None),
            Err(TryLockError::WouldBlock) => std::thread::sleep(TRIES.1),
        }
    }
    Err(StoreError::Busy(folder.into()))
}

/// SHA-256 of a file, which is not read into memory as a whole.
pub(super) fn sha256(path: &Path) -> io::Result<String> {
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::other("it is no file"));
    }
    let (mut file, mut digest) = (File::open(path)?, Growing::default());
    let mut buffer = vec![0; 1 << 16];
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(digest.finish()),
            read => digest.update(buffer.get(..read).unwrap_or_default()),
        }
    }
}

/// Exchanges two folders in one step.
#[cfg(any(target_os = "linux", target_vendor = "apple"))]
pub(super) fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
pub(super) fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Makes a new file that is locked and begins with `head`, open for more: both from the moment that it has its name,
/// where the system can do that. Elsewhere a kill in between leaves an empty file.
pub(super) fn born(path: &Path, head: &str) -> io::Result<File> {
    #[cfg(target_os = "linux")]
    match nameless(path, head) {
        // Some file systems have no such files.
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {}
        done => return done,
    }
    let file = File::options().create_new(true).append(true).open(path)?;
    begin(file, head).inspect_err(|_| drop(fs::remove_file(path)))
}

/// Locks a file and gives it its first line. Where there are no locks, what is left after a kill is left alone.
fn begin(mut file: File, head: &str) -> io::Result<File> {
    let _ = file.try_lock();
    file.write_all(head.as_bytes()).map(|()| file)
}

/// A file that gets its name when it has begun.
#[cfg(target_os = "linux")]
fn nameless(path: &Path, head: &str) -> io::Result<File> {
    use rustix::fs::{AtFlags, CWD, Mode, OFlags, linkat, open};
    use std::os::fd::AsRawFd;
    let folder = path.parent().ok_or(io::ErrorKind::InvalidInput)?;
    let flags = OFlags::TMPFILE | OFlags::RDWR | OFlags::APPEND | OFlags::CLOEXEC;
    let file = begin(File::from(open(folder, flags, Mode::from_raw_mode(0o666))?), head)?;
    linkat(CWD, format!("/proc/self/fd/{}", file.as_raw_fd()), CWD, path, AtFlags::SYMLINK_FOLLOW)?;
    Ok(file)
}

/// Gives a file or folder another name, if that is free.
pub(super) fn take(from: &Path, to: &Path) -> io::Result<()> {
    #[cfg(any(target_os = "linux", target_vendor = "apple"))]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE).map_err(io::Error::from) {
            // Some file systems have no such step.
            Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => {}
            done => return done,
        }
    }
    if fs::symlink_metadata(to).is_ok() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    fs::rename(from, to)
}
