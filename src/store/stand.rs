//! What stands in a place, and whether it may be replaced.

use super::list::LIST;
use super::manifest::{MANIFEST, Manifest};
use super::names::{is_before, is_inside};
use super::{Place, StoreError, file};
use crate::digest::sha256;
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

/// What is in a folder.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Stand {
    /// Nothing is there.
    Absent,
    /// An empty folder.
    Empty,
    /// Results of this program, perhaps with more besides.
    Ours(Box<Ours>),
    /// A checkpoint and no results of this program; with the names of what is besides.
    Begun(Vec<String>),
    /// Something else.
    Foreign,
}

/// A folder of results.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Ours {
    pub manifest: Manifest,
    /// SHA-256 of the manifest itself, and when it was written: the same results may come from two runs.
    pub seal: (String, String),
    /// Files that are not as they were written.
    pub changed: Vec<String>,
    /// Files and folders that the manifest does not name.
    pub besides: Vec<String>,
    /// Whether there is a checkpoint of others, which are to take their place.
    pub begun: bool,
}

/// What a command wants to put into a place.
pub(super) struct Claim<'a> {
    /// What the manifest says of the command.
    pub kind: &'a str,
    /// Path of the scenario from the folder of results, if there is one.
    pub scenario_file: String,
    /// Name of the file in the place that a killed process goes on from, if it has one.
    pub checkpoint: Option<String>,
    /// Whether to replace what is changed, of others, or finished.
    pub force: bool,
}

/// Looks at a folder; a file called `checkpoint` in it is unfinished work.
pub(super) fn stand(folder: &Path, checkpoint: Option<&str>) -> io::Result<Stand> {
    let names = match names(folder, checkpoint) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Stand::Absent),
        names => names?,
    };
    let begun = checkpoint.is_some_and(|name| folder.join(name).is_file());
    if names.is_empty() {
        return Ok(if begun { Stand::Begun(Vec::new()) } else { Stand::Empty });
    }
    let plain = fs::symlink_metadata(folder.join(MANIFEST)).is_ok_and(|found| found.is_file());
    let bytes = plain.then(|| fs::read(folder.join(MANIFEST))).transpose()?.unwrap_or_default();
    let Some(manifest) = Manifest::read(&bytes) else {
        return Ok(if begun { Stand::Begun(names.into_iter().collect()) } else { Stand::Foreign });
    };
    let besides = besides(folder, "", names, &manifest)?;
    let changed = manifest.outputs.iter().filter(|(name, hash)| differs(&folder.join(name), hash));
    let changed = changed.map(|(name, _)| name.clone()).collect();
    let written = fs::metadata(folder.join(MANIFEST)).and_then(|found| found.modified());
    let seal = (sha256(&bytes), format!("{written:?}"));
    Ok(Stand::Ours(Box::new(Ours { seal, manifest, changed, besides, begun })))
}

/// Names in a folder but for those that this program uses for unfinished work.
fn names(folder: &Path, checkpoint: Option<&str>) -> io::Result<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        let kept = checkpoint.is_some_and(|kept| kept == name || is_before(kept, &name));
        if name != LIST && !is_inside(&name) && !kept {
            names.insert(name);
        }
    }
    Ok(names)
}

/// What a manifest does not name, in the folders that hold its files.
fn besides(folder: &Path, below: &str, names: BTreeSet<String>, manifest: &Manifest) -> io::Result<Vec<String>> {
    let mut found = Vec::new();
    for name in names {
        let name = format!("{below}{name}");
        let inner = format!("{name}/");
        let path = folder.join(&name);
        let is_folder = fs::symlink_metadata(&path)?.is_dir();
        if !is_folder && (manifest.outputs.contains_key(&name) || name == MANIFEST) {
            continue;
        }
        if is_folder && manifest.outputs.keys().any(|output| output.starts_with(&inner)) {
            let names = fs::read_dir(&path)?.map(|one| Ok(one?.file_name().to_string_lossy().into_owned()));
            found.extend(besides(folder, &inner, names.collect::<io::Result<_>>()?, manifest)?);
        } else {
            found.push(name);
        }
    }
    Ok(found)
}

/// Whether something else is under the name of an output; a file that is gone is nothing to lose.
pub(super) fn differs(path: &Path, hash: &str) -> bool {
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_file() => !file::sha256(path).is_ok_and(|found| found == hash),
        Ok(_) => true,
        Err(_) => false,
    }
}

/// Refuses a place where something would be lost. Without `force`, results are replaced only as they were written and
/// by results of the same scenario; what has checkpoints takes long, and is not replaced once it is finished.
pub(super) fn allow(stand: &Stand, place: &Place, claim: &Claim<'_>) -> Result<(), StoreError> {
    let path = || place.shown.clone();
    let ours = match stand {
        Stand::Absent | Stand::Empty | Stand::Begun(_) => return Ok(()),
        Stand::Foreign => return Err(StoreError::NotOurs(path())),
        Stand::Ours(ours) => ours,
    };
    if claim.force {
        return Ok(());
    }
    let Ours { manifest, changed, besides, .. } = ours.as_ref();
    if manifest.kind != claim.kind || manifest.scenario_file != claim.scenario_file {
        let of =
            if manifest.scenario_file.is_empty() { String::new() } else { format!(" ({})", manifest.scenario_file) };
        return Err(StoreError::Another { path: path(), of });
    }
    match (changed.first(), besides.first(), &claim.checkpoint) {
        (Some(name), ..) => Err(StoreError::Changed { path: path(), name: name.clone() }),
        // What is begun has been allowed to take the place of what is finished.
        _ if ours.begun => Ok(()),
        (None, Some(name), _) => Err(StoreError::Besides { path: path(), name: name.clone() }),
        (None, None, Some(_)) => Err(StoreError::InTheWay(path())),
        (None, None, None) => Ok(()),
    }
}
