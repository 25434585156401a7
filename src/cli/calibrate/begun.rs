//! What a calibration that was interrupted goes on from, and what it belongs to.

use super::{Wanted, folds};
use crate::calibration::checkpoint;
use crate::cli::CliError;
use crate::engine::Instructions;
use crate::evidence::Hashes;
use crate::store::{self, Log};
use std::path::Path;

/// Makes the folder of results, and keeps other processes out of it.
pub fn hold(out: &Path) -> Result<Option<std::fs::File>, CliError> {
    std::fs::create_dir_all(out).map_err(|e| CliError::file("make", out, e))?;
    Ok(store::hold(out)?)
}

/// What a calibration that was interrupted belongs to, in one line: all that decides what it finds.
pub fn belongs(wanted: &Wanted, without: Option<folds::Part>, hashes: &Hashes) -> String {
    let Wanted { seed, draws, sweeps, rounds, jumps, must, checks, .. } = wanted;
    let (of, by) = (format!("model {} facts {}", hashes.model, hashes.facts), Instructions::best().word());
    let effort = format!("seed {seed} draws {draws} sweeps {sweeps} rounds {rounds} jumps {jumps}");
    format!("{of} {effort} must {must} checks {checks} without {without:?} {by}")
}

/// What an interrupted calibration left.
pub fn read(partial: &Path, belongs: &str, width: checkpoint::Width) -> Result<Option<checkpoint::Begun>, CliError> {
    let Some(text) = Log::read(partial)? else { return Ok(None) };
    let found = checkpoint::read(&text, belongs, width);
    found.map(Some).map_err(|error| CliError::Unknown(format!("{}: {error}", partial.display())))
}
