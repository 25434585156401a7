//! What stands in a place, and whether it may be replaced.

use super::cut::Cut;
use super::list::{self, Hashes, LIST};
use super::manifest::{MANIFEST, Manifest};
use super::names::{is_beside, is_inside};
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
    /// The file that is known to be there, and no results of this program; with the names of what is besides.
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
    /// Files that the manifest names, as they are now.
    pub found: Hashes,
    /// Those that are not as they were written.
    pub changed: Vec<String>,
    /// Files and folders that the manifest does not name.
    pub besides: Vec<String>,
    /// A link or folder that has the name of a file of the manifest, or a link that leads to one.
    pub blocked: Option<String>,
    /// Whether the file that is known is there.
    pub begun: bool,
}

/// What a command wants to put into a place.
pub(super) struct Claim<'a> {
    /// What the manifest says of the command.
    pub kind: &'a str,
    /// Path of the scenario from the folder of results, if there is one.
    pub scenario_file: String,
    /// Name of a file that may stand in the place.
    pub known: Option<String>,
    /// Whether that holds steps, which a killed process goes on from and which go when the results are there.
    pub steps: bool,
    /// Whether to replace what is changed, of others, or finished.
    pub force: bool,
}

/// Looks at a folder. A file called `known` may be in it; files of an exchange that was `cut` off are as they should
/// be.
pub(super) fn stand(folder: &Path, known: Option<&str>, cut: &[Cut]) -> io::Result<Stand> {
    let names = match names(folder, known, cut) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Stand::Absent),
        names => names?,
    };
    let begun = known.is_some_and(|name| folder.join(name).is_file());
    let of_cut = |name: &str| {
        let is = |hash: String| cut.iter().any(|one| one.knows(name, &hash));
        is_plain(&folder.join(name)) && file::sha256(&folder.join(name)).is_ok_and(is)
    };
    let cut_names = cut.iter().flat_map(|one| one.new.keys().chain(one.said.old.keys()));
    let mut ours: BTreeSet<String> = cut_names.filter(|name| of_cut(name)).cloned().collect();
    let path = folder.join(MANIFEST);
    let bytes = if is_plain(&path) { fs::read(&path)? } else { Vec::new() };
    let Some(manifest) = Manifest::read(&bytes) else {
        let besides = besides(folder, "", names, &ours)?;
        return Ok(match (begun, besides.is_empty()) {
            (true, _) => Stand::Begun(besides),
            (false, true) => Stand::Empty,
            (false, false) => Stand::Foreign,
        });
    };
    let files: Vec<&String> = manifest.outputs.keys().filter(|name| is_plain(&folder.join(name))).collect();
    let hash = |name: &&String| Ok(((*name).clone(), file::sha256(&folder.join(name))?));
    let found = files.iter().map(hash).collect::<io::Result<Hashes>>()?;
    let differs =
        |(name, hash): &(&String, &String)| manifest.outputs.get(*name) != Some(*hash) && !ours.contains(*name);
    let changed = found.iter().filter(differs).map(|(name, _)| name.clone()).collect();
    let blocked = manifest.outputs.keys().find_map(|name| blocked(folder, name));
    ours.extend(manifest.outputs.keys().cloned().chain([MANIFEST.to_owned()]));
    let besides = besides(folder, "", names, &ours)?;
    let written = fs::metadata(&path).and_then(|found| found.modified());
    let seal = (sha256(&bytes), format!("{written:?}"));
    Ok(Stand::Ours(Box::new(Ours { seal, manifest, found, changed, besides, blocked, begun })))
}

/// Whether a plain file is there.
fn is_plain(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|found| found.is_file())
}

/// What is under the name of a file of results, or of a folder that leads to it, and is none.
pub(super) fn blocked(folder: &Path, name: &str) -> Option<String> {
    let found = |name: &str| fs::symlink_metadata(folder.join(name)).ok().map(|found| found.file_type());
    let above = name.match_indices('/').filter_map(|(at, _)| name.get(..at));
    let no_folder = above.into_iter().find(|above| found(above).is_some_and(|kind| !kind.is_dir()));
    let no_file = || Some(name).filter(|name| found(name).is_some_and(|kind| !kind.is_file()));
    no_folder.or_else(no_file).map(str::to_owned)
}

/// Names in a folder but for those that this program uses for unfinished work.
fn names(folder: &Path, known: Option<&str>, cut: &[Cut]) -> io::Result<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        let path = folder.join(&name);
        let unfinished = is_inside(&name) || known.is_some_and(|known| is_beside(known, &name));
        let ours = match name.as_str() {
            LIST => list::read(folder).is_some(),
            _ if unfinished => list::read(&path).is_some(),
            other => known == Some(other) || cut.iter().any(|one| one.moving == path),
        };
        if !ours {
            names.insert(name);
        }
    }
    Ok(names)
}

/// What is none of `ours`, in the folders that hold those.
fn besides(folder: &Path, below: &str, names: BTreeSet<String>, ours: &BTreeSet<String>) -> io::Result<Vec<String>> {
    let mut found = Vec::new();
    for name in names {
        let name = format!("{below}{name}");
        let inner = format!("{name}/");
        let path = folder.join(&name);
        let is_folder = fs::symlink_metadata(&path)?.is_dir();
        if !is_folder && ours.contains(&name) {
            continue;
        }
        if is_folder && ours.iter().any(|output| output.starts_with(&inner)) {
            let names = fs::read_dir(&path)?.map(|one| Ok(one?.file_name().to_string_lossy().into_owned()));
            found.extend(besides(folder, &inner, names.collect::<io::Result<_>>()?, ours)?);
        } else {
            found.push(name);
        }
    }
    Ok(found)
}

/// Refuses a place where something would be lost. Without `force`, results are replaced only as they were written and
/// by results of the same scenario; what has steps takes long, and is not replaced once it is finished.
pub(super) fn allow(stand: &Stand, place: &Place, claim: &Claim<'_>) -> Result<(), StoreError> {
    let path = || place.shown.clone();
    let ours = match stand {
        Stand::Begun(besides) if !claim.steps && !besides.is_empty() => return Err(StoreError::NotOurs(path())),
        Stand::Absent | Stand::Empty | Stand::Begun(_) => return Ok(()),
        Stand::Foreign => return Err(StoreError::NotOurs(path())),
        Stand::Ours(ours) => ours,
    };
    let Ours { manifest, changed, besides, blocked, .. } = ours.as_ref();
    if let Some(name) = blocked {
        return Err(StoreError::Blocked { path: path(), name: name.clone() });
    }
    if claim.force {
        return Ok(());
    }
    if manifest.kind != claim.kind || manifest.scenario_file != claim.scenario_file {
        let of =
            if manifest.scenario_file.is_empty() { String::new() } else { format!(" ({})", manifest.scenario_file) };
        return Err(StoreError::Another { path: path(), of });
    }
    match (changed.first(), besides.first(), &claim.known) {
        (Some(name), ..) => Err(StoreError::Changed { path: path(), name: name.clone() }),
        // What is begun has been allowed to take the place of what is finished.
        _ if claim.steps && ours.begun => Ok(()),
        // Where a file may stand that is not of the results, others may as well.
        (None, _, Some(_)) if !claim.steps => Ok(()),
        (None, Some(name), _) => Err(StoreError::Besides { path: path(), name: name.clone() }),
        (None, None, Some(_)) => Err(StoreError::InTheWay(path())),
        (None, None, None) => Ok(()),
    }
}
