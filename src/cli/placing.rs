//! Where results go, and what happens when they get there.

use super::reading::Read;
use super::{CliError, talk::Talk};
use crate::scenario::Scenario;
use crate::store::{Folder, StoreError, asks};
use serde::Serialize;
use std::path::{Path, PathBuf};

/// Where each scenario's results go.
pub fn places(read: &[Read], out: Option<&Path>) -> Result<Vec<PathBuf>, CliError> {
    let mut places: Vec<PathBuf> = Vec::new();
    for Read { path, .. } in read {
        let stem = path.file_stem().filter(|stem| Path::new(stem).file_name().is_some());
        let stem = stem.ok_or_else(|| StoreError::NoName(path.clone()))?;
        let place = match out {
            Some(folder) if read.len() == 1 => folder.to_path_buf(),
            Some(folder) => folder.join(stem),
            None => Path::new("outputs").join(stem),
        };
        if places.contains(&place) {
            return Err(CliError::SameFolder(place));
        }
        places.push(place);
    }
    Ok(places)
}

/// Finishes a folder that is to be in `place`: where it is. Results of interrupted work do not replace complete ones and
/// are kept beside them.
pub fn finished(
    folder: Folder,
    (head, inputs): (&impl Serialize, &[(String, String)]),
    (place, interrupted): (&Path, bool),
    talk: &Talk,
) -> Result<PathBuf, CliError> {
    match folder.finish(head, inputs) {
        Err(StoreError::Taken { path, why, kept }) if interrupted => {
            talk.say(&format!("{} {why} and was left as it is", path.display()));
            Ok(kept)
        }
        ended => Ok(ended.map(|()| place.to_path_buf())?),
    }
}

/// That a scenario says what answers it, where a verb reads nothing of that and no flag or table says what.
pub fn unanswered(kind: &str, all: &[&Read]) -> Option<String> {
    let named = all.iter().find_map(|read| {
        let own = read.parsed.scan.as_ref().is_some_and(|scan| kind == "scan" && scan.metric.is_some());
        let Scenario { answer, metrics, .. } = &read.parsed.scenario;
        let read_too = |name: &String| kind == "compare" && metrics.iter().any(|metric| metric.name == *name);
        let other = !own && !answer.iter().any(|name| name == "score" || read_too(name));
        answer.first().filter(|_| other)
    })?;
    (kind != "plot" && !asks("--metric")).then(|| {
        format!(
            "warning: `answer` names `{named}`, which `run` and `plot` tell first; `{kind}` reads the score where --metric \
             names nothing else"
        )
    })
}

/// Whether an answer in `place` is all that was asked for: work may have been stopped, a figure be missing.
pub fn ended(stopped_after: Option<u64>, undrawn: bool, place: PathBuf) -> Result<(), CliError> {
    match stopped_after {
        Some(done) => Err(CliError::Interrupted { done, place }),
        None if undrawn => Err(CliError::Undrawn(place.display().to_string())),
        None => Ok(()),
    }
}
