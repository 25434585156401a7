//! New results take the place of old ones.

use super::list::{self, LIST, List};
use super::manifest::{MANIFEST, Manifest};
use super::stand::{Stand, differs, stand};
use super::{Place, StoreError, file, names};
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Exchanges two folders in one step.
#[cfg(any(target_os = "linux", target_vendor = "apple"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Gives a file or folder another name, if that is free.
pub(super) fn take(from: &Path, to: &Path) -> io::Result<()> {
    #[cfg(any(target_os = "linux", target_vendor = "apple"))]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE).map_err(io::Error::from) {
            // Some file systems have no such step.
            Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => {}
            done => return done,
        }
    }
    if fs::symlink_metadata(to).is_ok() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    fs::rename(from, to)
}

/// Puts the complete folder `new` into its place, if that is as it was `claimed`, and removes the `checkpoint` there.
/// Nobody else may be at this.
pub(super) fn commit(
    new: &Path,
    place: &Place,
    (claimed, checkpoint): (&Stand, Option<&str>),
    list: &mut List,
) -> Result<(), StoreError> {
    let failed = |e: io::Error| StoreError::file("replace", &place.shown, e);
    let now = stand(&place.real, checkpoint).map_err(failed)?;
    if !still(claimed, &now) {
        return Err(taken(new, place));
    }
    let whole = !place.fixed && new.parent() == Some(place.parent());
    match &now {
        Stand::Absent => match take(new, &place.real) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Err(taken(new, place)),
            Err(error) => return Err(failed(error)),
        },
        Stand::Empty if whole && fs::rename(new, &place.real).is_ok() => {}
        Stand::Ours(_) | Stand::Begun(_) if whole && alone(&now) && swap(new, place, &now, checkpoint).is_ok() => {}
        _ => {
            into(new, place, &now, list)?;
            // Results are complete; the checkpoint is of no more use.
            checkpoint.into_iter().for_each(|name| drop(fs::remove_file(place.real.join(name))));
            return Ok(());
        }
    }
    let _ = fs::remove_file(place.real.join(LIST));
    file::sync_folder(place.parent());
    Ok(())
}

/// Whether a place holds nothing but what this program wrote.
fn alone(now: &Stand) -> bool {
    match now {
        Stand::Ours(ours) => ours.besides.is_empty(),
        Stand::Begun(besides) => besides.is_empty(),
        Stand::Absent | Stand::Empty | Stand::Foreign => false,
    }
}

/// Exchanges a folder with the old results and the checkpoint, and removes those.
fn swap(new: &Path, place: &Place, now: &Stand, checkpoint: Option<&str>) -> io::Result<()> {
    let manifest = matches!(now, Stand::Ours(_)).then_some(MANIFEST);
    let names = old(now).keys().map(String::as_str).chain(manifest).chain(checkpoint);
    let listed = List::of_old(&place.real, names.clone())?;
    let exchanged = exchange(new, &place.real);
    match &exchanged {
        Ok(()) => {
            file::sync_folder(place.parent());
            retire(new, &place.real, names);
        }
        Err(_) => fs::remove_file(place.real.join(LIST))?,
    }
    drop(listed);
    exchanged
}

/// Removes the files of `names` and the folder; files that are not of them go to the place, where their names are free.
pub(super) fn retire<'a>(folder: &Path, place: &Path, names: impl Iterator<Item = &'a str> + Clone) {
    list::remove(folder, names.clone());
    let rest: Vec<PathBuf> = fs::read_dir(folder).into_iter().flatten().flatten().map(|one| one.path()).collect();
    for path in rest.iter().filter(|path| !path.ends_with(LIST) && place.is_dir()) {
        let _ = take(path, &place.join(path.file_name().unwrap_or_default()));
    }
    list::remove(folder, names);
}

/// Whether nobody has put anything into a place that would be lost.
fn still(claimed: &Stand, now: &Stand) -> bool {
    match (claimed, now) {
        (_, Stand::Absent | Stand::Empty | Stand::Begun(_)) => true,
        (Stand::Ours(then), Stand::Ours(now)) => {
            then.seal == now.seal && now.changed.iter().all(|name| then.changed.contains(name))
        }
        _ => false,
    }
}

/// Keeps complete results whose place is taken, under the first free name.
fn taken(new: &Path, place: &Place) -> StoreError {
    let name = place.name();
    let outside = (2..100).map(|n| place.parent().join(format!("{name}-{n}")));
    let inside = (2..100).map(|n| place.real.join(format!("{name}-{n}")));
    let kept = outside.chain(inside).find(|path| take(new, path).is_ok()).unwrap_or_else(|| new.to_path_buf());
    let _ = fs::remove_file(kept.join(LIST));
    file::sync_folder(place.parent());
    StoreError::Taken { path: place.shown.clone(), kept: shown(&kept, place) }
}

/// A real path as the user would write it, where it lies beside the place.
fn shown(path: &Path, place: &Place) -> PathBuf {
    let beside = path.parent() == Some(place.parent()) && place.shown.file_name().is_some();
    if beside { place.shown.with_file_name(path.file_name().unwrap_or_default()) } else { path.to_path_buf() }
}

/// Exchanges the files one by one, the manifest last. A kill between them is mended by the next run of the place,
/// since `new` stays complete until all are done.
fn into(new: &Path, place: &Place, now: &Stand, list: &mut List) -> Result<(), StoreError> {
    let failed = |e: io::Error| StoreError::file("replace", &place.shown, e);
    let manifest = fs::read(new.join(MANIFEST)).map_err(failed)?;
    let outputs = Manifest::read(&manifest).map(|manifest| manifest.outputs).unwrap_or_default();
    let old = old(now);
    if outputs.iter().any(|(name, hash)| in_the_way(&place.real, name, hash, old)) {
        return Err(taken(new, place));
    }
    list.complete().map_err(failed)?;
    put(new, place, &outputs, old).map_err(failed)?;
    list::remove(new, list.names());
    Ok(())
}

/// What old results consist of.
fn old(now: &Stand) -> &BTreeMap<String, String> {
    static NONE: BTreeMap<String, String> = BTreeMap::new();
    if let Stand::Ours(ours) = now { &ours.manifest.outputs } else { &NONE }
}

/// Whether a file or a link of somebody else has the name of an output, or of its folder.
fn in_the_way(place: &Path, name: &str, hash: &str, old: &BTreeMap<String, String>) -> bool {
    let path = place.join(name);
    let above = path.parent().filter(|above| *above != place).and_then(|above| fs::symlink_metadata(above).ok());
    above.is_some_and(|above| !above.is_dir()) || (!old.contains_key(name) && differs(&path, hash))
}

fn put(
    new: &Path,
    place: &Place,
    outputs: &BTreeMap<String, String>,
    old: &BTreeMap<String, String>,
) -> io::Result<()> {
    let moving = names::moving(place, new);
    for name in outputs.keys().map(String::as_str).chain([MANIFEST]) {
        let path = place.real.join(name);
        fs::create_dir_all(path.parent().unwrap_or(&place.real))?;
        let _ = fs::remove_file(&moving);
        // Where a file cannot have two names, or the place is on another file system, it is copied.
        if fs::hard_link(new.join(name), &moving).is_err() {
            fs::copy(new.join(name), &moving)?;
            fs::File::open(&moving)?.sync_all()?;
        }
        fs::rename(&moving, &path)?;
        file::sync_folder(path.parent().unwrap_or(&place.real));
    }
    list::remove(&place.real, old.keys().map(String::as_str).filter(|name| !outputs.contains_key(*name)));
    file::sync_folder(&place.real);
    Ok(())
}

/// Finishes an exchange of files that was cut off.
pub(super) fn resume(new: &Path, place: &Place) {
    let Ok(Stand::Ours(ours)) = stand(new, None) else { return };
    if !ours.changed.is_empty() || ours.manifest.outputs.keys().any(|name| !new.join(name).is_file()) {
        return;
    }
    let Ok(now) = stand(&place.real, None) else { return };
    let (outputs, old) = (ours.manifest.outputs, old(&now));
    if !outputs.iter().any(|(name, hash)| in_the_way(&place.real, name, hash, old)) {
        let _ = put(new, place, &outputs, old);
    }
}
