//! Reads a population: a file that the user names, or what comes with the program.

use super::{CliError, talk::Talk};
use crate::catalogue::Catalogue;
use crate::sample::{CORE, Earlier, Population, counted, shipped, shipped_core};
use crate::store::table;
use std::path::{Path, PathBuf};

/// The population in `file` with the core beside it, or what comes with the program, and the number of its members that
/// are its core, all of them where it has none; it must be of this model.
pub fn population(file: &Option<PathBuf>, catalogue: &Catalogue, talk: &Talk) -> Result<(Population, usize), CliError> {
    let read = |path: &Path| table(path).map_err(|e| CliError::read(path, e));
    let beside = |path: &Path| if path.exists() { read(path) } else { Ok(String::new()) };
    let (name, text, core) = match file {
        None => ("the population that comes with the program".into(), shipped().into(), shipped_core().into()),
        Some(file) => (file.display().to_string(), read(file)?, beside(&file.with_file_name(CORE))?),
    };
    if core.is_empty() {
        talk.say(&format!("{name} has no core ({CORE} beside it): members come in the order of the file"));
    }
    let population =
        Population::with_core(&text, &core, catalogue).map_err(|error| CliError::Population(name, error))?;
    let size = counted(&core).unwrap_or(population.members.len());
    Ok((population, size))
}

/// The sets in `file`, whatever model they belong to.
pub fn earlier(file: &Path) -> Result<Earlier, CliError> {
    let text = table(file).map_err(|e| CliError::read(file, e))?;
    Earlier::read(&text).map_err(|error| CliError::Population(file.display().to_string(), error))
}
