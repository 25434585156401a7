//! What stands beside a place where nothing is, under nearly the same name.

use std::path::{Path, PathBuf};

/// Slips of the pen that a name of a file may have: a letter more, less, another, or two in the wrong order.
const SLIPS: usize = 2;

/// The file or folder beside `path`, which is not there, whose name is nearest to its own.
pub(super) fn near(path: &Path) -> Option<PathBuf> {
    if path.exists() {
        return None;
    }
    let wanted = path.file_name()?.to_string_lossy().to_lowercase();
    let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let names = std::fs::read_dir(folder).ok()?.flatten().map(|one| one.file_name());
    let slips =
        |name: &std::ffi::OsString| strsim::damerau_levenshtein(&wanted, &name.to_string_lossy().to_lowercase());
    let mut all: Vec<(usize, std::ffi::OsString)> = names.map(|name| (slips(&name), name)).collect();
    // Names of a folder come in no order of their own.
    all.sort();
    // Of a short name, two letters are most of it.
    let allowed = SLIPS.min(wanted.chars().count() / 3);
    all.into_iter().find(|(slips, _)| *slips <= allowed).map(|(_, name)| path.with_file_name(name))
}
