//! New results take the place of old ones.

use super::content::{Content, Names};
use super::cut::{Cut, Swept, whole};
use super::file::{self, exchange, take};
use super::list::{self, Hashes, LIST, List};
use super::manifest::{MANIFEST, Manifest};
use super::stand::{Stand, blocked, stand};
use super::{Place, StoreError, names};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// What a place was found to hold before the work.
pub(super) struct Claimed {
    pub stand: Stand,
    /// A file that may be there.
    pub known: Option<String>,
    /// Whether that goes when the results are there.
    pub steps: bool,
}

impl Claimed {
    /// The file of steps, if there is one.
    fn steps(&self) -> Option<&str> {
        self.known.as_deref().filter(|_| self.steps)
    }
}

/// Puts the complete folder `new` into its place, if that is as it was claimed, and removes the steps there. Nobody
/// else may be at this. Whatever happens, `new` stays complete until all of it is in its place.
pub(super) fn commit(new: &Path, place: &Place, claimed: &Claimed, list: &mut List) -> Result<(), StoreError> {
    let failed = |e: io::Error| taken(new, place, &format!("could not be replaced ({e})"));
    let now = stand(&place.real, claimed.known.as_deref(), &[]).map_err(failed)?;
    if let Some(why) = kept(&claimed.stand, &now, new) {
        return Err(taken(new, place, why));
    }
    let beside = !place.fixed && new.parent() == Some(place.parent());
    match &now {
        Stand::Absent => match take(new, &place.real) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Err(taken(new, place, MEANWHILE)),
            Err(error) => return Err(failed(error)),
        },
        Stand::Empty if beside && fs::rename(new, &place.real).is_ok() => {}
        _ if beside && alone(&now, claimed.steps) && swap(new, place, &now, claimed.steps()).is_ok() => {
            let old = list::read(new).unwrap_or_default().names;
            if !retire(new, place, &old) {
                let kept = shown(&aside(new, place), place);
                let _ = fs::remove_file(place.real.join(LIST));
                return Err(StoreError::Edited { path: place.shown.clone(), kept });
            }
        }
        _ => return into(new, place, &now, claimed.steps(), list),
    }
    let _ = fs::remove_file(place.real.join(LIST));
    file::sync_folder(place.parent());
    Ok(())
}

/// Why a place is left to somebody else.
const MEANWHILE: &str = "has been taken or changed by somebody else meanwhile";

/// Why a place is not replaced, if it is not.
fn kept(claimed: &Stand, now: &Stand, new: &Path) -> Option<&'static str> {
    let interrupted =
        || fs::read(new.join(MANIFEST)).is_ok_and(|bytes| Manifest::read(&bytes).is_some_and(|m| m.interrupted));
    match (claimed, now) {
        (_, Stand::Absent | Stand::Empty | Stand::Begun(_)) => None,
        (Stand::Ours(then), Stand::Ours(now)) => {
            let same = |name: &String| then.changed.contains(name) && then.found.get(name) == now.found.get(name);
            if then.seal != now.seal || now.blocked.is_some() || !now.changed.iter().all(same) {
                Some(MEANWHILE)
            } else {
                let less = !now.manifest.interrupted && interrupted();
                less.then_some("holds complete results, which interrupted ones do not replace,")
            }
        }
        _ => Some(MEANWHILE),
    }
}

/// Whether a place holds nothing but what this program wrote, and what goes with it.
fn alone(now: &Stand, steps: bool) -> bool {
    match now {
        Stand::Ours(ours) => ours.besides.is_empty() && (steps || !ours.begun),
        Stand::Begun(besides) => besides.is_empty() && steps,
        Stand::Absent | Stand::Empty | Stand::Foreign => false,
    }
}

/// What may be replaced or removed, as it is now.
fn old(now: &Stand) -> Hashes {
    let Stand::Ours(ours) = now else { return Hashes::new() };
    let manifest = (MANIFEST.to_owned(), ours.seal.0.clone());
    ours.found.clone().into_iter().chain([manifest]).collect()
}

/// Exchanges a folder with the old results and the steps, which carry a list then, so that they go even if this process
/// is killed.
fn swap(new: &Path, place: &Place, now: &Stand, steps: Option<&str>) -> io::Result<()> {
    let mut old = old(now);
    if let Some(name) = steps.filter(|name| place.real.join(name).is_file()) {
        old.insert(name.to_owned(), file::sha256(&place.real.join(name))?);
    }
    let _listed = List::of_old(&place.real, &old)?;
    let exchanged = exchange(new, &place.real);
    if exchanged.is_err() {
        fs::remove_file(place.real.join(LIST))?;
    }
    file::sync_folder(place.parent());
    exchanged
}

/// Keeps a folder under the first name that is free, beside the place or in it.
fn aside(folder: &Path, place: &Place) -> PathBuf {
    let name = place.name();
    let outside = (2..100).map(|n| place.parent().join(format!("{name}-{n}")));
    let inside = (2..100).map(|n| place.real.join(format!("{name}-{n}")));
    let kept = outside.chain(inside).find(|path| take(folder, path).is_ok()).unwrap_or_else(|| folder.to_path_buf());
    let _ = fs::remove_file(kept.join(LIST));
    file::sync_folder(place.parent());
    kept
}

/// Keeps complete results whose place is not to be had.
pub(super) fn taken(new: &Path, place: &Place, why: &str) -> StoreError {
    let kept = shown(&aside(new, place), place);
    StoreError::Taken { path: place.shown.clone(), why: why.to_owned(), kept }
}

/// A real path as the user would write it, where it lies beside the place.
fn shown(path: &Path, place: &Place) -> PathBuf {
    let beside = path.parent() == Some(place.parent()) && place.shown.file_name().is_some();
    if beside { place.shown.with_file_name(path.file_name().unwrap_or_default()) } else { path.to_path_buf() }
}

/// Exchanges the files one by one, the manifest last. A kill between them is mended by the next run of the place,
/// since `new` stays complete until all are done.
fn into(new: &Path, place: &Place, now: &Stand, steps: Option<&str>, list: &mut List) -> Result<(), StoreError> {
    let (files, old) = (whole(new), old(now));
    if let Some(name) = in_the_way(place, &files, &old) {
        return Err(taken(new, place, &format!("holds {name}, which is not of its results,")));
    }
    let moving = names::moving(place, new);
    if fs::symlink_metadata(&moving).is_ok() {
        return Err(taken(new, place, &format!("holds {}, which is in the way,", moving.display())));
    }
    list.complete(&old).map_err(|e| taken(new, place, &format!("could not be replaced ({e})")))?;
    put(new, place, &files, &old)?;
    // Results are complete; the steps are of no more use.
    steps.into_iter().for_each(|name| drop(fs::remove_file(place.real.join(name))));
    Ok(())
}

/// The first file or link of somebody else that has the name of a new file, or of its folder.
fn in_the_way<'a>(place: &Place, files: &'a Hashes, old: &Hashes) -> Option<&'a String> {
    let free = |(name, hash): &(&String, &String)| {
        let path = place.real.join(name);
        let known = |found: String| found == **hash || old.get(*name) == Some(&found);
        blocked(&place.real, name).is_none()
            && (fs::symlink_metadata(&path).is_err() || file::sha256(&path).is_ok_and(known))
    };
    files.iter().find(|file| !free(file)).map(|(name, _)| name)
}

/// Puts all files of a folder that is marked as complete in their place, then removes those of the old results that
/// are no longer there, then the folder.
fn put(new: &Path, place: &Place, files: &Hashes, old: &Hashes) -> Result<(), StoreError> {
    let half = |reason: String| {
        let kept = new.to_path_buf();
        StoreError::Half { path: place.shown.clone(), reason, kept }
    };
    let moving = names::moving(place, new);
    let manifest = files.iter().filter(|(name, _)| *name == MANIFEST);
    for (name, hash) in files.iter().filter(|(name, _)| *name != MANIFEST).chain(manifest) {
        let moved = put_one(&new.join(name), &moving, place, (name, hash), old);
        moved.map_err(|error| {
            let _ = fs::remove_file(&moving);
            half(format!("{name} could not be replaced ({error})"))
        })?;
    }
    // A kill may have left the file that was on its way.
    if file::sha256(&moving).is_ok_and(|found| files.values().any(|hash| *hash == found)) {
        let _ = fs::remove_file(&moving);
    }
    let gone = old.iter().filter(|(name, _)| !files.contains_key(*name));
    list::remove_files(&place.real, &listed(gone));
    file::sync_folder(&place.real);
    list::done(new).map_err(|error| half(format!("{} could not be written ({error})", new.join(LIST).display())))?;
    list::remove(new, &listed(files));
    Ok(())
}

/// Files with their hash, as lists name them.
fn listed<'a>(files: impl IntoIterator<Item = (&'a String, &'a String)>) -> Names {
    files.into_iter().map(|(name, hash)| (name.clone(), Content::Whole(hash.clone()))).collect()
}

/// Puts one file in its place, over nothing but what is known.
fn put_one(
    file: &Path,
    moving: &Path,
    place: &Place,
    (name, hash): (&String, &String),
    old: &Hashes,
) -> io::Result<()> {
    let path = place.real.join(name);
    let folder = path.parent().unwrap_or(&place.real);
    if let Some(other) = blocked(&place.real, name) {
        return Err(io::Error::other(format!("{other} is a link or a folder of somebody else")));
    }
    fs::create_dir_all(folder)?;
    // What a cut-off exchange has brought already stays: to rename a link of a file over the file itself does nothing,
    // and would leave the link.
    if file::sha256(&path).is_ok_and(|found| found == *hash) {
        return Ok(());
    }
    let _ = fs::remove_file(moving);
    // Where a file cannot have two names, or the place is on another file system, it is copied.
    if fs::hard_link(file, moving).is_err() {
        fs::copy(file, moving)?;
        fs::File::open(moving)?.sync_all()?;
    }
    match file::sha256(&path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => take(moving, &path)?,
        Ok(found) if old.get(name) == Some(&found) => fs::rename(moving, &path)?,
        Ok(_) => return Err(io::Error::other("it has been changed meanwhile")),
        Err(error) => return Err(error),
    }
    file::sync_folder(folder);
    Ok(())
}

/// Finishes an exchange of files that was cut off. Where it cannot be finished, the new results are set aside.
pub(super) fn resume(cut: &Cut, place: &Place) -> Result<Swept, StoreError> {
    let is_whole =
        |(name, hash): (&String, &String)| file::sha256(&cut.path.join(name)).is_ok_and(|found| found == *hash);
    if cut.new.len() < 2 || !cut.new.iter().all(is_whole) || in_the_way(place, &cut.new, &cut.said.old).is_some() {
        return Ok(Swept::Kept(shown(&aside(&cut.path, place), place)));
    }
    put(&cut.path, place, &cut.new, &cut.said.old)?;
    Ok(Swept::Finished(cut.path.clone()))
}

/// Removes what a killed run left that never became complete, or that has been replaced. What is not of this program
/// goes to the place, where its name is free; whether nothing stays.
pub(super) fn retire(folder: &Path, place: &Place, names: &Names) -> bool {
    list::remove(folder, names);
    let rest = fs::read_dir(folder).into_iter().flatten().flatten().map(|one| one.path());
    let rest: Vec<PathBuf> = rest.filter(|path| !path.ends_with(LIST)).collect();
    for path in rest.iter().filter(|_| place.real.is_dir()) {
        let _ = take(path, &place.real.join(path.file_name().unwrap_or_default()));
    }
    list::remove(folder, names);
    !folder.exists()
}
