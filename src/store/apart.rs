//! What a command reads is not written over: its results go apart from it.

use super::{Near, StoreError, command};
use std::fs;
use std::path::{Path, PathBuf};

/// Refuses a place of results, `real` without links, that lies as one of `how` to a file or folder that this process
/// was asked to read.
pub(super) fn apart(shown: &Path, real: &Path, how: &[Near]) -> Result<(), StoreError> {
    let mut read = command::files().into_iter();
    let found = read.find_map(|input| near(real, &input).filter(|found| how.contains(found)).map(|how| (how, input)));
    match found {
        Some((how, input)) => Err(StoreError::IsRead { path: shown.into(), how, input }),
        None => Ok(()),
    }
}

/// How a place, which need not be there, lies to a file or folder that is.
fn near(place: &Path, input: &Path) -> Option<Near> {
    let whole = |path: &Path| fs::canonicalize(path).ok();
    let named = || {
        let parent = input.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        whole(parent).zip(input.file_name()).map(|(parent, name)| parent.join(name))
    };
    // A link in the place may lead out of it, and one outside may lead into it.
    let names: Vec<PathBuf> = whole(input).into_iter().chain(named()).collect();
    let within = |one: &Path, other: &Path| one.ancestors().skip(1).any(|above| same(above, other));
    if same(place, input) {
        return Some(Near::Is);
    }
    if within(place, input) {
        return Some(Near::In);
    }
    names.iter().any(|name| within(name, place)).then_some(Near::Holds)
}

/// Whether two names lead to one file or folder that is there: by a link, by a hard link, in other letters.
#[cfg(unix)]
pub(super) fn same(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let id = |path: &Path| fs::metadata(path).ok().map(|found| (found.dev(), found.ino()));
    id(one).is_some_and(|one| id(other) == Some(one))
}

#[cfg(not(unix))]
pub(super) fn same(one: &Path, other: &Path) -> bool {
    fs::canonicalize(one).is_ok_and(|one| fs::canonicalize(other).is_ok_and(|other| one == other))
}
