//! Work that takes long: its steps are kept in its place, and the next process goes on from them.

use super::leftover::seen;
use super::manifest::MANIFEST;
use super::names::checkpoint;
use super::stand::{Claim, Stand};
use super::{Folder, Log, Place, StoreError, Swept, file};
use serde::Serialize;
use std::fs;
use std::path::{Path, PathBuf};

/// Results that take long, and the steps towards them. Nobody else works in the place meanwhile.
pub struct Resumable {
    folder: Folder,
    /// Its place, which is made with the first step.
    real: PathBuf,
    /// Where steps are kept.
    path: PathBuf,
    log: Option<Log>,
}

impl Resumable {
    /// Claims a place for a `kind` of work, as the manifest calls it. Steps are kept in `KIND.partial` in the place;
    /// they begin with `head`. Finished results are replaced only with `force`.
    ///
    /// # Errors
    /// A place that cannot be written to, in which something would be lost, or in which another process works.
    pub fn claim(place: Place, kind: &str, head: &str, force: bool) -> Result<Resumable, StoreError> {
        let (real, path) = (place.real.clone(), place.shown.join(checkpoint(kind)));
        // Steps are written where they were: a link would lead out of the place, a pipe would wait for somebody.
        match fs::symlink_metadata(real.join(checkpoint(kind))) {
            Ok(found) if !found.is_file() => {
                return Err(StoreError::Blocked { path: place.shown, name: checkpoint(kind) });
            }
            Ok(_) if !Log::read(&path)?.is_some_and(|steps| steps.starts_with(head)) => {
                return Err(StoreError::NoSteps(path));
            }
            _ => {}
        }
        let claim = Claim { kind, scenario_file: String::new(), known: Some(checkpoint(kind)), steps: true, force };
        let folder = Folder::claim(place, claim, false)?;
        Ok(Resumable { folder, real, path, log: None })
    }

    /// What killed runs had left, and what became of it.
    pub fn swept(&self) -> &[Swept] {
        &self.folder.swept
    }

    /// The manifest of finished work of a `kind` that is as it was written; `None` where there is none.
    ///
    /// # Errors
    /// A place that cannot be read.
    pub fn finished(place: &Place, kind: &str) -> Result<Option<serde_json::Value>, StoreError> {
        let _alone = file::alone_in(place.parent())?;
        let failed = |e| StoreError::read(&place.shown, e);
        match seen(place, Some(&checkpoint(kind)))? {
            Stand::Ours(ours) if ours.manifest.kind == kind && ours.changed.is_empty() && !ours.begun => {
                let text = fs::read(place.real.join(MANIFEST)).map_err(failed)?;
                Ok(serde_json::from_slice(&text).ok())
            }
            _ => Ok(None),
        }
    }

    /// Where steps are kept.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The steps of a process that ended early, whatever became of them; `None` if there are none.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn kept(&self) -> Result<Option<String>, StoreError> {
        Log::read(&self.path)
    }

    /// Keeps steps: at first everything so far, over what was kept before, then what comes to it.
    ///
    /// # Errors
    /// Lines that could not be brought to the disk.
    pub fn keep(&mut self, lines: &str) -> Result<(), StoreError> {
        match &mut self.log {
            Some(log) => log.append(lines)?,
            none => {
                fs::create_dir_all(&self.real).map_err(|e| StoreError::unwritable(&self.path, e))?;
                *none = Some(Log::begin(&self.path, lines)?);
            }
        }
        Ok(())
    }

    /// Writes the results and their manifest, as [`Folder::finish`] does; the steps go when these take their place.
    ///
    /// # Errors
    /// Those of [`Folder::write`] and [`Folder::finish`]; the steps stay.
    pub fn finish<T: Serialize>(
        mut self,
        files: &[(&str, Vec<u8>)],
        head: &T,
        inputs: &[(String, String)],
    ) -> Result<(), StoreError> {
        files.iter().try_for_each(|(name, bytes)| self.folder.write(name, bytes))?;
        self.folder.finish(head, inputs)
    }
}
