//! One file that is written as a whole.

use super::apart::apart;
use super::file::{sync_folder, take};
use super::list::{self, Found, List};
use super::place::{above, seen};
use super::{Finished, Near, StoreError, names, table};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

/// Refuses a place for a file before the work: one without a last name, a folder, a device, what the command reads or a
/// place in it, or a file that `force` does not allow to replace.
pub fn check_free(path: &Path, force: bool) -> Result<(), StoreError> {
    check(path, force, &[Near::Is, Near::In])
}

/// The same for a page on results, which may stand in their folder, where it is none of them.
pub fn check_page(path: &Path, results: &[Finished], force: bool) -> Result<(), StoreError> {
    if results.iter().any(|one| one.owns(path)) {
        return Err(StoreError::IsRead { path: path.into(), how: Near::Is, input: path.into() });
    }
    check(path, force, &[Near::Is])
}

fn check(path: &Path, force: bool, how: &[Near]) -> Result<(), StoreError> {
    if path.file_name().is_none() {
        return Err(StoreError::NoName(path.into()));
    }
    seen(path)?;
    apart(path, &fs::canonicalize(path).or_else(|_| above(path))?, how)?;
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_symlink() && !path.exists() => Err(StoreError::Dangling(path.into())),
        Ok(_) if path.is_dir() => Err(StoreError::IsAFolder(path.into())),
        Ok(_) if !path.is_file() => Err(StoreError::NotAFile(path.into())),
        Ok(_) if !force => Err(StoreError::InTheWay(path.into())),
        _ => Ok(()),
    }
}

/// Writes a file, in a folder that is made if it is not there: in an unfinished folder beside it, to the disk, then in one step to its name, over what is there if
/// that is allowed with `force`. What killed processes left on the way to that name is removed.
pub fn write(path: &Path, content: &[u8], force: bool) -> Result<(), StoreError> {
    // A link stays, and what it leads to is replaced.
    let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let name = real.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let folder = real.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let failed = |e: io::Error| StoreError::file("write", path, e);
    fs::create_dir_all(folder).map_err(failed)?;
    sweep(folder, &name);
    let paths = names::ids().map(|id| names::beside(folder, &name, false, &id));
    let (unfinished, mut list) = List::first(paths).map_err(failed)?;
    let temporary = unfinished.join(&name);
    let written = list.add(&name, None).and_then(|()| fill(&temporary, &real, content)).map_err(failed);
    let moved = written.and_then(|()| match force {
        true => fs::rename(&temporary, &real).map_err(failed),
        false => take(&temporary, &real).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => StoreError::InTheWay(path.into()),
            _ => failed(error),
        }),
    });
    list::remove(&unfinished, &list.names);
    sync_folder(folder);
    moved
}

/// Writes files by their names into a folder, none before all may be; those that are replaced without `force` hold the
/// same already, or a `mark` by which this program knows its own. Gives the paths.
///
/// # Errors
/// The first file that is in the way, or that cannot be written.
pub fn write_all(
    folder: &Path,
    files: &[(String, String)],
    mark: &str,
    force: bool,
) -> Result<Vec<String>, StoreError> {
    let mut allowed = Vec::new();
    for (name, text) in files {
        let path = folder.join(name);
        let may = force || table(&path).is_ok_and(|old| old == *text || old.contains(mark));
        check_free(&path, may)?;
        allowed.push((path, text, may));
    }
    allowed.iter().try_for_each(|(path, text, may)| write(path, text.as_bytes(), *may))?;
    Ok(allowed.iter().map(|(path, ..)| path.display().to_string()).collect())
}

/// Writes a new file with the permissions of the one that it is to replace.
fn fill(temporary: &Path, real: &Path, content: &[u8]) -> io::Result<()> {
    let mut file = File::create_new(temporary)?;
    file.write_all(content)?;
    file.sync_all()?;
    fs::metadata(real).map_or(Ok(()), |old| file.set_permissions(old.permissions()))
}

/// Removes what killed processes left that wrote a file called `own` in `folder`.
fn sweep(folder: &Path, own: &str) {
    for path in names::folders(folder, |name| names::is_beside(own, name)) {
        if let Some(Found::Left(said, _lock)) = list::look(&path)
            && !said.cut
        {
            list::remove(&path, &said.names);
        }
    }
}
