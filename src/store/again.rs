//! Where results are made again beside their folder, to be looked at and removed.

use super::content::{Content, Names};
use super::cut::{Swept, whole};
use super::list::{self, Found, List};
use super::manifest::MANIFEST;
use super::{Finished, Place, StoreError, names};
use std::path::{Path, PathBuf};

/// A folder that goes with what was made in it, now or, if the process is killed, with the next run or replay of the
/// results.
pub struct Again {
    path: PathBuf,
    list: List,
    /// What killed processes had left, and what became of it.
    pub swept: Vec<Swept>,
}

impl Again {
    /// Makes the folder.
    ///
    /// # Errors
    /// A folder above the results that cannot be written to.
    pub fn beside(then: &Finished) -> Result<Again, StoreError> {
        let (place, manifest) = (&then.place, &then.manifest);
        let swept = sweep(place);
        let failed = |e| StoreError::file("make results again beside", &place.shown, e);
        let paths = names::ids().map(|id| names::again(place, &id));
        let (path, mut list) = List::first(paths).map_err(failed)?;
        let moving = names::moving(place, &path);
        let moving = moving.file_name().unwrap_or_default().to_string_lossy();
        let own = [MANIFEST.to_owned(), names::checkpoint(&manifest.kind), moving.into_owned()];
        let listed = manifest.outputs.keys().chain(&own).try_for_each(|name| list.add(name, None));
        let again = Again { path, list, swept };
        listed.map_err(failed).map(|()| again)
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Again {
    fn drop(&mut self) {
        remove(&self.path, &self.list.names);
    }
}

/// Removes what is listed, and what a manifest names that was written by then; whether nothing stays.
fn remove(path: &Path, listed: &Names) -> bool {
    let named = whole(path).into_iter().map(|(name, hash)| (name, Content::Whole(hash)));
    list::remove(path, &named.chain(listed.clone()).collect());
    !path.exists()
}

/// Removes what killed processes left that made the results of a place again.
pub(super) fn sweep(place: &Place) -> Vec<Swept> {
    let own = place.name();
    let left = names::folders(place.parent(), |name| names::is_again(&own, name));
    let gone = |path: PathBuf| match list::look(&path)? {
        Found::Left(said, _lock) if remove(&path, &said.names) => Some(Swept::Removed(path)),
        Found::Left(..) => Some(Swept::Kept(path)),
        Found::Live(_) => None,
    };
    left.into_iter().filter_map(gone).collect()
}
