//! The list of its own files that an unfinished folder carries, locked as long as its process lives.

use super::content::{Content, Names};
use super::file;
use super::manifest::is_below;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Name of the list in an unfinished folder.
pub(super) const LIST: &str = ".unfinished";
/// First line of a list. Only this program writes it; without it nothing is touched.
const HEAD: &str = "exocord unfinished 1";
/// Line that says that steps are kept in the place, so that nobody else may work there.
const STEPS: &str = "/steps";
/// Begins a line that names a file of the place that may be replaced or removed as it is.
const OLD: &str = "/old ";
/// Line that says that the folder is complete and its files are on their way to their place.
const COMPLETE: &str = "/complete";
/// Line that says that all of them are there.
const DONE: &str = "/done";
/// Stands where the hash of a file that is being written is not known yet.
const OPEN: &str = "-";

/// Files with their SHA-256.
pub(super) type Hashes = BTreeMap<String, String>;
/// The list of a folder that this process writes.
pub(super) struct List {
    file: File,
    /// Files so far.
    pub names: Names,
    /// Whether the folder is complete and must stay so until its files are in their place.
    pub complete: bool,
}

impl List {
    /// Makes the first folder whose name is free, with a list in it.
    pub fn first(paths: impl Iterator<Item = PathBuf>) -> io::Result<(PathBuf, List)> {
        let mut ended = io::Error::from(io::ErrorKind::AlreadyExists);
        for path in paths {
            match fs::create_dir(&path) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => ended = error,
                Err(error) => return Err(error),
                Ok(()) => match List::begin(&path) {
                    Ok(list) => return Ok((path, list)),
                    Err(error) => {
                        let _ = fs::remove_dir(&path);
                        return Err(error);
                    }
                },
            }
        }
        Err(ended)
    }

    /// Begins a list in a folder that has none.
    fn begin(folder: &Path) -> io::Result<List> {
        let file = file::born(&folder.join(LIST), &format!("{HEAD}\n"))?;
        Ok(List { file, names: Names::new(), complete: false })
    }

    /// Lists old results before they change places with new ones, so that they are removed if nobody else can do it.
    pub fn of_old(folder: &Path, names: &Hashes) -> io::Result<List> {
        let mut list = List::begin(folder)?;
        match names.iter().try_for_each(|(name, hash)| list.add(name, Some(hash))) {
            Ok(()) => Ok(list),
            Err(error) => {
                let _ = fs::remove_file(folder.join(LIST));
                Err(error)
            }
        }
    }

    fn line(&mut self, line: &str) -> io::Result<()> {
        self.file.write_all(format!("{line}\n").as_bytes())
    }

    /// Adds a file before it is made, and its hash then or when it is there.
    pub fn add(&mut self, name: &str, hash: Option<&str>) -> io::Result<()> {
        if name.contains('\n') {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "its name has two lines"));
        }
        self.names.insert(name.to_owned(), hash.map_or(Content::Open, |hash| Content::Whole(hash.to_owned())));
        self.line(&format!("{} {name}", hash.unwrap_or(OPEN)))
    }

    /// Steps are kept in the place.
    pub fn steps(&mut self) -> io::Result<()> {
        self.line(STEPS)
    }

    /// From now on the folder is complete, and stays so until its files have taken the place of the `old` ones.
    pub fn complete(&mut self, old: &Hashes) -> io::Result<()> {
        let old: String = old.iter().map(|(name, hash)| format!("{OLD}{hash} {name}\n")).collect();
        self.line(&format!("{old}{COMPLETE}"))?;
        self.complete = true;
        self.file.sync_all()
    }
}

/// What a list says.
#[derive(Default)]
pub(super) struct Said {
    /// Files in the folder.
    pub names: Names,
    /// Files in the place that the folder's take the place of.
    pub old: Hashes,
    /// Whether steps are kept in the place.
    pub steps: bool,
    /// Whether the folder is complete, and its files are not all in their place yet.
    pub cut: bool,
}

/// An unfinished folder of this program.
pub(super) enum Found {
    /// Its process lives, or nobody can tell.
    Live(Said),
    /// Its process is gone; the lock is held while the folder is dealt with.
    Left(Said, File),
}

/// Looks at a folder; `None` if it has no list of this program.
pub(super) fn look(folder: &Path) -> Option<Found> {
    let said = read(folder)?;
    let lock = File::open(folder.join(LIST)).ok()?;
    match lock.try_lock() {
        Ok(()) => Some(Found::Left(said, lock)),
        Err(TryLockError::WouldBlock) => Some(Found::Live(said)),
        Err(TryLockError::Error(_)) => Some(Found::Live(Said { steps: false, ..said })),
    }
}

/// Reads the list of a folder.
pub(super) fn read(folder: &Path) -> Option<Said> {
    let plain = fs::symlink_metadata(folder.join(LIST)).is_ok_and(|found| found.is_file());
    let text = plain.then(|| fs::read_to_string(folder.join(LIST)).ok()).flatten()?;
    // A last line without its end was cut off, and its file never made.
    let mut lines = text.rsplit_once('\n')?.0.lines();
    lines.next().filter(|line| *line == HEAD)?;
    let mut said = Said::default();
    for line in lines {
        let (old, pair) = line.strip_prefix(OLD).map_or((false, line), |rest| (true, rest));
        match (line, pair.split_once(' ').filter(|(_, name)| is_below(name))) {
            (STEPS, _) => said.steps = true,
            (COMPLETE, _) => said.cut = true,
            (DONE, _) => said.cut = false,
            (_, Some((hash, name))) if old => drop(said.old.insert(name.to_owned(), hash.to_owned())),
            (_, Some((hash, name))) => {
                let known = if hash == OPEN { Content::Open } else { Content::Whole(hash.to_owned()) };
                said.names.insert(name.to_owned(), known);
            }
            _ => {}
        }
    }
    Some(said)
}

/// All files of a folder are in their place.
pub(super) fn done(folder: &Path) -> io::Result<()> {
    let mut file = OpenOptions::new().append(true).open(folder.join(LIST))?;
    file.write_all(format!("{DONE}\n").as_bytes())?;
    file.sync_all()
}

/// Removes a folder of this process by its list, unless its files are on their way: the next run of the place ends
/// that.
pub(super) fn discard(folder: &Path) {
    if let Some(said) = read(folder).filter(|said| !said.cut) {
        remove(folder, &said.names);
    }
}

/// Removes a list whose process is gone from a folder that is not unfinished.
pub(super) fn forget(folder: &Path) {
    if let Some(Found::Left(..)) = look(folder) {
        let _ = fs::remove_file(folder.join(LIST));
    }
}

/// Removes files that are as they were listed, and their folders where these are empty.
pub(super) fn remove_files(folder: &Path, names: &Names) {
    let mut inner = BTreeSet::new();
    for (name, content) in names {
        let path = folder.join(name);
        if content.is_of(&path) {
            let _ = fs::remove_file(&path);
        }
        inner.extend(path.parent().filter(|parent| *parent != folder).map(Path::to_path_buf));
    }
    for path in inner.iter().rev() {
        let _ = fs::remove_dir(path);
    }
}

/// The same, then the list and the folder; these stay where something is left that this program did not write.
pub(super) fn remove(folder: &Path, names: &Names) {
    remove_files(folder, names);
    let mut rest = fs::read_dir(folder).into_iter().flatten().flatten();
    if rest.all(|one| one.file_name() == LIST) {
        let _ = fs::remove_file(folder.join(LIST));
        let _ = fs::remove_dir(folder);
    }
}
