//! The folder of the page: read, compared, written.

use crate::cli::CliError;
use crate::cli::calibrate::replace;
use crate::credibility::{Fold, PAGE, folds as read_folds};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The table of facts that were kept back, which the page takes up and does not write.
const FOLDS: &str = "folds.csv";

/// The table in `folder`, if it has one.
pub fn folds(folder: &Path) -> Result<Option<Vec<Fold>>, CliError> {
    let path = folder.join(FOLDS);
    match std::fs::read_to_string(&path) {
        Ok(text) => match read_folds(&text) {
            Ok(folds) => Ok(Some(folds)),
            Err(what) => Err(CliError::Unknown(format!("{}: {what}", path.display()))),
        },
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(CliError::file("read", path, error)),
    }
}

/// Names of figures in `folder` that are not among `files`: pages that are no longer written.
fn left_over(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<Vec<PathBuf>, CliError> {
    let mut found = Vec::new();
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(found),
        Err(error) => return Err(CliError::file("read", folder, error)),
    };
    for entry in entries {
        let name = entry.map_err(|e| CliError::file("read", folder, e))?.file_name();
        let name = name.to_string_lossy();
        let ours = ["facts-", "courses-", "function.", "knockouts."].iter().any(|begin| name.starts_with(begin));
        let figure = [".svg", ".png"].iter().any(|end| name.ends_with(end));
        if ours && figure && files.iter().all(|(other, _)| *other != name) {
            found.push(folder.join(&*name));
        }
    }
    found.sort();
    Ok(found)
}

/// Writes every file, each all at once, and removes figures that are no longer written.
pub fn write(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<(), CliError> {
    std::fs::create_dir_all(folder).map_err(|e| CliError::file("make", folder, e))?;
    for path in left_over(folder, files)? {
        std::fs::remove_file(&path).map_err(|e| CliError::file("remove", path, e))?;
    }
    files.iter().try_for_each(|(name, bytes)| replace(&folder.join(name), bytes))
}

/// Fails if there is no page in `folder`, before anything is simulated.
pub fn exists(folder: &Path, command: impl Fn() -> String) -> Result<(), CliError> {
    let path = folder.join(PAGE);
    if path.exists() { Ok(()) } else { Err(CliError::OutOfDate { path, command: command() }) }
}

/// Fails with the first file that is not what would be written, and the command that renews it.
pub fn check(folder: &Path, files: &[(String, Vec<u8>)], command: impl Fn() -> String) -> Result<(), CliError> {
    for (name, bytes) in files {
        let path = folder.join(name);
        let same = match std::fs::read(&path) {
            Ok(found) => found == *bytes,
            Err(error) if error.kind() == ErrorKind::NotFound => false,
            Err(error) => return Err(CliError::file("read", path, error)),
        };
        if !same {
            return Err(CliError::OutOfDate { path, command: command() });
        }
    }
    match left_over(folder, files)?.into_iter().next() {
        Some(path) => Err(CliError::OutOfDate { path, command: command() }),
        None => Ok(()),
    }
}
