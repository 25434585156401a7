//! The population that is held against the facts.

use crate::calibration::{Population, Space, shipped};
use crate::cli::CliError;
use crate::cli::calibrate::structure_hash;
use std::path::Path;

/// All parameters of every member of the population in `file`, or of the one that comes with the program.
pub fn read(file: Option<&Path>) -> Result<Vec<Vec<f64>>, CliError> {
    let space = Space::of_the_model();
    let population = population(file, &space)?;
    Ok(population.members.iter().map(|member| space.with(member)).collect())
}

/// The population in `file`, or the one that comes with the program; it must be of this model.
pub fn population(file: Option<&Path>, space: &Space) -> Result<Population, CliError> {
    let (name, text) = match file {
        Some(file) => {
            let text = std::fs::read_to_string(file).map_err(|e| CliError::file("read", file, e))?;
            (file.display().to_string(), text)
        }
        None => ("the population that comes with the program".to_owned(), shipped().to_owned()),
    };
    Population::parse(&text, space, &structure_hash()).map_err(|error| CliError::Unknown(format!("{name}: {error}")))
}
