//! Names of unfinished work, by which the next run of a place looks for it.

use super::Place;
use std::fs;
use std::path::{Path, PathBuf};

/// Begins the names of unfinished work inside of its place.
const INSIDE: &str = ".unfinished-";

/// What unfinished work of this process may be called.
pub(super) fn ids() -> impl Iterator<Item = String> + Clone {
    let own = std::process::id();
    (1..100).map(move |n| if n == 1 { own.to_string() } else { format!("{own}-{n}") })
}

/// Where something called `name` is written until it is complete. `readable` folders have a name that is not hidden.
pub(super) fn beside(folder: &Path, name: &str, readable: bool, id: &str) -> PathBuf {
    folder.join(if readable { format!("{name}.partial-{id}") } else { format!(".{name}.unfinished-{id}") })
}

/// The same inside of the place.
pub(super) fn inside(place: &Place, id: &str) -> PathBuf {
    place.real.join(format!("{INSIDE}{id}"))
}

/// Name of the file of steps of a kind of work.
pub(super) fn checkpoint(kind: &str) -> String {
    format!("{kind}.partial")
}

/// Where the results of a place are made again.
pub(super) fn again(place: &Place, id: &str) -> PathBuf {
    place.parent().join(format!(".{}.replay-{id}", place.name()))
}

/// The name of a file on its way from `unfinished` into the place, in the place.
pub(super) fn moving(place: &Place, unfinished: &Path) -> PathBuf {
    let name = unfinished.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let id = name
        .rsplit_once("unfinished-")
        .or_else(|| name.rsplit_once("partial-"))
        .or_else(|| name.rsplit_once("replay-"));
    let id = id.map_or("", |(_, id)| id);
    place.real.join(format!("{INSIDE}{id}.moving"))
}

/// A process, and a number where one process has several.
fn is_id(text: &str) -> bool {
    let number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    text.split_once('-').map_or_else(|| number(text), |(process, more)| number(process) && number(more))
}

/// Whether a name in a place may be of unfinished work.
pub(super) fn is_inside(name: &str) -> bool {
    name.strip_prefix(INSIDE).is_some_and(is_id)
}

/// Whether a name beside something called `own` may be of unfinished work for it.
pub(super) fn is_beside(own: &str, name: &str) -> bool {
    let hidden = name.strip_prefix('.').and_then(|name| name.strip_prefix(own)?.strip_prefix(".unfinished-"));
    hidden.or_else(|| name.strip_prefix(own)?.strip_prefix(".partial-")).is_some_and(is_id)
}

/// Whether a name beside something called `own` may be of its results made again, or of unfinished work for those.
pub(super) fn is_again(own: &str, name: &str) -> bool {
    let again = |name: &str| Some(is_id(name.strip_prefix('.')?.strip_prefix(own)?.strip_prefix(".replay-")?));
    let hidden = || name.strip_prefix('.').and_then(|name| name.rsplit_once(".unfinished-"));
    let work = hidden().or_else(|| name.rsplit_once(".partial-")).filter(|(_, id)| is_id(id));
    again(work.map_or(name, |(name, _)| name)) == Some(true)
}

/// The folders in a folder whose names are `ours`.
pub(super) fn folders(folder: &Path, ours: impl Fn(&str) -> bool) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let folders = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
    let mut found: Vec<PathBuf> =
        folders.filter(|entry| ours(&entry.file_name().to_string_lossy())).map(|entry| entry.path()).collect();
    found.sort();
    found
}
