//! The population that is held against the facts.

use crate::calibration::{Population, Space};
use crate::cli::CliError;
use crate::cli::calibrate::structure_hash;
use std::path::Path;

/// All parameters of every member of the population in `file`.
pub fn read(file: &Path) -> Result<Vec<Vec<f64>>, CliError> {
    let space = Space::of_the_model();
    let population = population(file, &space)?;
    Ok(population.members.iter().map(|member| space.with(member)).collect())
}

/// The population in `file`, which must be of this model.
pub fn population(file: &Path, space: &Space) -> Result<Population, CliError> {
    let text = std::fs::read_to_string(file).map_err(|e| CliError::file("read", file, e))?;
    Population::parse(&text, space, &structure_hash())
        .map_err(|error| CliError::Unknown(format!("{}: {error}", file.display())))
}
