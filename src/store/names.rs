//! Names of unfinished work, by which the next run of a place knows it.

use super::Place;
use std::path::{Path, PathBuf};

/// Begins the names of unfinished work inside of its place.
const INSIDE: &str = ".unfinished-";

/// Where a folder is written until it is complete. `readable` ones have a name that is not hidden.
pub(super) fn beside(place: &Place, readable: bool, id: &str) -> PathBuf {
    let name = place.name();
    place.parent().join(if readable { format!("{name}.partial-{id}") } else { format!(".{name}.unfinished-{id}") })
}

/// The same inside of the place.
pub(super) fn inside(place: &Place, id: &str) -> PathBuf {
    place.real.join(format!("{INSIDE}{id}"))
}

/// The name of a file on its way from `unfinished` into the place, in the place.
pub(super) fn moving(place: &Place, unfinished: &Path) -> PathBuf {
    let name = unfinished.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let id = name.rsplit_once("unfinished-").or_else(|| name.rsplit_once("partial-")).map_or("", |(_, id)| id);
    place.real.join(format!("{INSIDE}{id}.moving"))
}

/// Begins the name of a file on its way to `name`, which ends with a process.
pub(super) fn before(name: &str) -> String {
    format!(".{name}.unfinished-")
}

/// Whether `found` is a file on its way to `name`.
pub(super) fn is_before(name: &str, found: &str) -> bool {
    found.strip_prefix(&before(name)).is_some_and(|id| !id.is_empty() && id.bytes().all(|b| b.is_ascii_digit()))
}

/// A process, and a number where one process has several.
fn is_id(text: &str) -> bool {
    let number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    text.split_once('-').map_or_else(|| number(text), |(process, more)| number(process) && number(more))
}

/// Whether a name in a place is of unfinished work.
pub(super) fn is_inside(name: &str) -> bool {
    name.strip_prefix(INSIDE).is_some_and(|id| is_id(id.strip_suffix(".moving").unwrap_or(id)))
}

/// Whether a name beside a place is of unfinished work for it.
pub(super) fn is_beside(place: &Place, name: &str) -> bool {
    let own = place.name();
    let hidden = name.strip_prefix(&format!(".{own}.unfinished-"));
    hidden.or_else(|| name.strip_prefix(&format!("{own}.partial-"))).is_some_and(is_id)
}
