//! A folder of results that appears all at once or not at all.

use super::apart::apart;
use super::commit::{Claimed, commit, taken};
use super::cut::Swept;
use super::leftover::settle;
use super::list::{self, List};
use super::manifest::{MANIFEST, Sealed, relative, with_read};
use super::stand::Claim;
use super::{Near, Place, StoreError, command, file, names};
use crate::digest::sha256;
use serde::Serialize;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Results being written.
pub struct Folder {
    place: Place,
    /// Where they are for now.
    path: PathBuf,
    /// Folders that were made for that, the innermost first.
    above: Vec<PathBuf>,
    /// What was in the place before the work.
    claimed: Claimed,
    scenario_file: String,
    list: List,
    /// Files that are there, with their SHA-256.
    written: BTreeMap<String, String>,
    /// Whether what is there so far is of use when the work ends early.
    readable: bool,
    done: bool,
    /// What killed runs had left, and what became of it.
    pub swept: Vec<Swept>,
}

impl Folder {
    /// Claims a place for the results of a command on `scenario`, before the work. `kind` is what the manifest says of
    /// the command; without `force`, results are replaced only if they are of the same, and unchanged. A `readable`
    /// folder has a visible name while it is written and stays if the process is killed.
    ///
    /// # Errors
    /// A place that cannot be written to, or in which something would be lost.
    pub fn begin(place: Place, kind: &str, scenario: &Path, force: bool, readable: bool) -> Result<Folder, StoreError> {
        if scenario.file_name().is_some_and(|name| name.to_string_lossy().contains('\n')) {
            return Err(StoreError::TwoLines(scenario.into()));
        }
        let scenario_file = relative(&place.real, scenario);
        Folder::claim(place, Claim { kind, scenario_file, known: None, steps: false, force }, readable)
    }

    /// Claims a place.
    pub(super) fn claim(place: Place, claim: Claim<'_>, readable: bool) -> Result<Folder, StoreError> {
        apart(&place.shown, &place.real, &[Near::Is, Near::Holds, Near::In])?;
        let _alone = file::alone_in(place.parent())?;
        let (stand, swept) = settle(&place, &claim)?;
        let above = missing(place.parent());
        let begun = make(&place, readable).and_then(|(path, mut list)| match claim.steps {
            true => list.steps().map(|()| (path, list)),
            false => Ok((path, list)),
        });
        let (path, list) = begun.map_err(|e| {
            clear(&above);
            StoreError::unwritable(&place.shown, e)
        })?;
        let written = BTreeMap::new();
        let Claim { scenario_file, known, steps, .. } = claim;
        let claimed = Claimed { stand, known, steps };
        Ok(Folder { place, path, above, claimed, scenario_file, list, written, readable, done: false, swept })
    }

    /// Where the results are while they are written.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The words that make the same results again, files by their way from the place.
    pub fn command(&self) -> Vec<String> {
        command::words(&self.place, &self.scenario_file)
    }

    /// What goes if the process is asked to end at once.
    pub fn unfinished(&self) -> Unfinished {
        Unfinished { path: self.path.clone(), above: self.above.clone() }
    }

    /// An error about a file: where it is, if it stays there, else where it was to be.
    fn failed(&self, name: &str) -> impl Fn(io::Error) -> StoreError + use<> {
        let path = if self.readable { self.path.join(name) } else { self.place.shown.join(name) };
        move |e| StoreError::file("write", &path, e)
    }

    /// Writes a whole file; `name` may have a folder in it, with `/`.
    pub fn write(&mut self, name: &str, bytes: &[u8]) -> Result<(), StoreError> {
        let (hash, failed) = (sha256(bytes), self.failed(name));
        // Somebody may edit what a killed process leaves, where it is to be seen.
        self.list.add(name, self.readable.then_some(&hash)).map_err(&failed)?;
        let path = self.path.join(name);
        let made = fs::create_dir_all(path.parent().unwrap_or(&self.path)).and_then(|()| File::create(&path));
        let filled = made.and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()));
        filled.and_then(|()| self.list.add(name, Some(&hash))).map_err(&failed)?;
        self.written.insert(name.to_owned(), hash);
        Ok(())
    }

    /// Writes the manifest: `head` is what is particular to the command, `inputs` are files that were read, with their
    /// SHA-256, beside those that the words of the command name. Then the folder takes its place.
    ///
    /// # Errors
    /// [`StoreError::Taken`] if the place is not to be had, and [`StoreError::Half`] if only some files could be
    /// exchanged: the results are complete under another name then. [`StoreError::Edited`] if they are in their place
    /// and something that was edited is not.
    pub fn finish<T: Serialize>(mut self, head: &T, inputs: &[(String, String)]) -> Result<(), StoreError> {
        let (scenario_file, outputs) = (self.scenario_file.clone(), self.written.clone());
        let inputs = with_read(inputs, &command::own_files(&self.place, &scenario_file));
        let command = &self.command();
        let sealed = Sealed { head, command, scenario_file: &scenario_file, inputs: &inputs, outputs: &outputs };
        self.write(MANIFEST, sealed.text()?.as_bytes())?;
        for folder in outputs.keys().filter_map(|name| self.path.join(name).parent().map(Path::to_path_buf)) {
            file::sync_folder(&folder);
        }
        let alone = file::alone_in(self.place.parent());
        let _taking = TAKING.lock().unwrap_or_else(PoisonError::into_inner);
        let ended = match &alone {
            Ok(_) => commit(&self.path, &self.place, &self.claimed, &mut self.list),
            Err(busy) => Err(taken(&self.path, &self.place, &format!("could not be replaced ({busy})"))),
        };
        self.done = matches!(ended, Ok(()) | Err(StoreError::Taken { .. } | StoreError::Edited { .. }));
        ended
    }

    /// Gives up what was written.
    pub fn abandon(mut self) {
        self.readable = false;
    }
}

/// An unfinished folder of this process, and the folders that were made for it.
#[derive(Clone, Debug)]
pub struct Unfinished {
    path: PathBuf,
    above: Vec<PathBuf>,
}

/// This folder and those above it that are not there, the innermost first.
fn missing(folder: &Path) -> Vec<PathBuf> {
    folder.ancestors().take_while(|above| fs::symlink_metadata(above).is_err()).map(Path::to_path_buf).collect()
}

/// Removes folders that are empty again, the innermost first.
fn clear(above: &[PathBuf]) {
    let _ = above.iter().try_for_each(fs::remove_dir);
}

/// Makes an unfinished folder: beside the place, or in it where that is not possible.
fn make(place: &Place, readable: bool) -> io::Result<(PathBuf, List)> {
    let beside = names::ids().map(|id| names::beside(place.parent(), &place.name(), readable, &id));
    let inside = names::ids().map(|id| names::inside(place, &id));
    let there = place.real.is_dir();
    if !(place.fixed && there) {
        match fs::create_dir_all(place.parent()).and_then(|()| List::first(beside)) {
            Err(error) if !there => return Err(error),
            Ok(made) => return Ok(made),
            // The folder above cannot be written to; its own may.
            Err(_) => {}
        }
    }
    List::first(inside)
}

/// Held while a folder takes its place, so that an interrupt does not come in between.
static TAKING: Mutex<()> = Mutex::new(());

/// Removes unfinished folders of this process, but for what it did not write. No folder of the process takes its place
/// while the result is held.
pub fn discard(unfinished: &[Unfinished]) -> MutexGuard<'static, ()> {
    let guard = TAKING.lock().unwrap_or_else(PoisonError::into_inner);
    unfinished.iter().for_each(|one| list::discard(&one.path));
    unfinished.iter().for_each(|one| clear(&one.above));
    guard
}

impl Drop for Folder {
    fn drop(&mut self) {
        let of_use = self.readable && !self.list.names.is_empty();
        if !(self.done || self.list.complete || of_use) {
            list::remove(&self.path, &self.list.names);
            clear(&self.above);
        }
    }
}
