//! What killed runs left, recognised and removed by the next run of the same place.

use super::{Place, commit, list, names};
use std::fs;
use std::path::{Path, PathBuf};

/// Removes what killed runs left for this place, and finishes what one of them had begun to exchange. Folders of
/// processes that live are left alone, and so is everything that this program did not write. Nobody else may be at this.
pub(super) fn sweep(place: &Place) -> Vec<PathBuf> {
    let named = |folder: &Path, ours: &dyn Fn(&str) -> bool| -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        entries.filter(|entry| ours(&entry.file_name().to_string_lossy())).map(|entry| entry.path()).collect()
    };
    let mut found = named(place.parent(), &|name| names::is_beside(place, name));
    found.extend(named(&place.real, &names::is_inside));
    found.sort();
    found.retain(|path| fs::symlink_metadata(path).is_ok_and(|one| one.is_dir()) && clean(path, place));
    list::forget(&place.real);
    // Files on their way are of no use when the folder that they come from is gone.
    for path in named(&place.real, &names::is_inside).iter().filter(|path| path.extension().is_some()) {
        if !path.with_extension("").is_dir() {
            let _ = fs::remove_file(path);
        }
    }
    found
}

/// Whether a folder was one that a killed run left, and is gone. One without a list is not known to be ours, and is
/// removed if it is empty: no list was begun in it.
fn clean(path: &Path, place: &Place) -> bool {
    let Some(left) = list::left(path) else { return fs::remove_dir(path).is_ok() };
    if left.complete {
        commit::resume(path, place);
    }
    commit::retire(path, &place.real, left.names.iter().map(String::as_str));
    !path.exists()
}
