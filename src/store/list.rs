//! The list of its own files that an unfinished folder carries, locked as long as its process lives.

use super::manifest::is_below;
use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

/// Name of the list in an unfinished folder.
pub(super) const LIST: &str = ".unfinished";
/// Line that says that the folder is complete and on its way to its place.
const COMPLETE: &str = "/complete";

/// The list of a folder that this process writes.
pub(super) struct List {
    file: File,
    names: BTreeSet<String>,
}

impl List {
    /// Begins a list in an empty folder.
    pub fn begin(folder: &Path) -> io::Result<List> {
        let file = OpenOptions::new().create_new(true).append(true).open(folder.join(LIST))?;
        // Where the file system has no locks, what is left after a kill is left alone.
        let _ = file.try_lock();
        Ok(List { file, names: BTreeSet::new() })
    }

    /// Lists old results before they change places with new ones, so that they are removed if nobody else can do it.
    pub fn of_old<'a>(folder: &Path, names: impl Iterator<Item = &'a str>) -> io::Result<List> {
        let mut list = List::begin(folder)?;
        names.into_iter().try_for_each(|name| list.add(name))?;
        Ok(list)
    }

    /// Adds a file before it is made.
    pub fn add(&mut self, name: &str) -> io::Result<()> {
        if self.names.insert(name.to_owned()) { self.file.write_all(format!("{name}\n").as_bytes()) } else { Ok(()) }
    }

    /// From now on the folder is complete.
    pub fn complete(&mut self) -> io::Result<()> {
        self.file.write_all(format!("{COMPLETE}\n").as_bytes())?;
        self.file.sync_all()
    }

    /// Whether no file was made.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// Names so far.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }
}

/// A list that a process left.
pub(super) struct Left {
    /// Files that it made, or was about to make.
    pub names: Vec<String>,
    /// Whether the folder was complete.
    pub complete: bool,
    /// Held while the folder is dealt with.
    _lock: File,
}

/// Reads the list of a folder; `None` if there is none, or its process lives.
pub(super) fn left(folder: &Path) -> Option<Left> {
    let lock = File::open(folder.join(LIST)).ok()?;
    lock.try_lock().ok()?;
    let (names, complete) = read(folder)?;
    Some(Left { names, complete, _lock: lock })
}

/// Removes a folder of this process by its list.
pub(super) fn discard(folder: &Path) {
    // What is being exchanged file by file is finished by the next run of the place.
    if let Some((names, false)) = read(folder) {
        remove(folder, names.iter().map(String::as_str));
    }
}

fn read(folder: &Path) -> Option<(Vec<String>, bool)> {
    let text = fs::read_to_string(folder.join(LIST)).ok()?;
    // A last line without its end was cut off, and its file never made.
    let whole = text.rsplit_once('\n').map_or("", |(whole, _)| whole);
    let complete = whole.lines().any(|line| line == COMPLETE);
    let names = whole.lines().filter(|line| is_below(line)).map(str::to_owned).collect();
    Some((names, complete))
}

/// Removes a list whose process is gone from a folder that is not unfinished.
pub(super) fn forget(folder: &Path) {
    if left(folder).is_some() {
        let _ = fs::remove_file(folder.join(LIST));
    }
}

/// Removes the files of a list, its folders where they are empty, then the list.
pub(super) fn remove<'a>(folder: &Path, names: impl Iterator<Item = &'a str>) {
    let mut inner = BTreeSet::new();
    for name in names {
        let path = folder.join(name);
        let _ = fs::remove_file(&path);
        inner.extend(path.parent().filter(|parent| *parent != folder).map(Path::to_path_buf));
    }
    for path in inner.iter().rev() {
        let _ = fs::remove_dir(path);
    }
    let rest = fs::read_dir(folder).map_or(0, Iterator::count);
    if rest <= 1 {
        let _ = fs::remove_file(folder.join(LIST));
        // Fails where something is left that this program did not write; it stays.
        let _ = fs::remove_dir(folder);
    }
}
