//! The folder of the page: read, compared, written.

use crate::cli::CliError;
use crate::credibility::{Fold, PAGE, folds as read_folds};
use crate::store::{self, Place, StoreError};
use std::collections::BTreeSet;
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

/// What the page says of itself.
const MARK: &str = "Written by `exocord credibility`";

/// The page in `folder`, if it is one that this program wrote.
fn page(folder: &Path) -> Option<String> {
    std::fs::read_to_string(folder.join(PAGE)).ok().filter(|page| page.contains(MARK))
}

/// Refuses a folder with somebody else's files in it, before anything is simulated.
pub fn free(folder: &Path) -> Result<(), CliError> {
    Place::new(folder)?;
    let others = std::fs::read_dir(folder).into_iter().flatten().flatten().any(|entry| entry.file_name() != FOLDS);
    if others && page(folder).is_none() { Err(StoreError::NotOurs(folder.into()).into()) } else { Ok(()) }
}

/// Figures that the page in `folder` shows and that are not among `files`: they are no longer written.
fn left_over(folder: &Path, files: &[(String, Vec<u8>)]) -> Vec<PathBuf> {
    let page = page(folder).unwrap_or_default();
    let shown = page.split("](").skip(1).filter_map(|rest| rest.split_once(".svg)")).map(|(name, _)| name);
    let names = shown
        .filter(|name| !name.contains(['/', '\\']))
        .flat_map(|name| [format!("{name}.svg"), format!("{name}.png")]);
    let gone: BTreeSet<String> = names.filter(|name| files.iter().all(|(other, _)| other != name)).collect();
    gone.into_iter().map(|name| folder.join(name)).filter(|path| path.is_file()).collect()
}

/// Writes every file, each all at once, then removes figures that are no longer written.
pub fn write(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<(), CliError> {
    std::fs::create_dir_all(folder).map_err(|e| CliError::file("make", folder, e))?;
    let _alone = store::hold(folder)?;
    let left_over = left_over(folder, files);
    files.iter().try_for_each(|(name, bytes)| store::write(&folder.join(name), bytes))?;
    left_over
        .into_iter()
        .try_for_each(|path| std::fs::remove_file(&path).map_err(|e| CliError::file("remove", path, e)))
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
    match left_over(folder, files).into_iter().next() {
        Some(path) => Err(CliError::OutOfDate { path, command: command() }),
        None => Ok(()),
    }
}
