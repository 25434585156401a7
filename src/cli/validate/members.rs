//! The population that is held against the facts.

use crate::catalogue::Catalogue;
use crate::cli::CliError;
use crate::sample::{Population, Space, identity_hash, shipped};
use std::path::Path;

/// The population in `file`, or the one that comes with the program; it must be of this model.
pub fn population(file: Option<&Path>, space: &Space, catalogue: &Catalogue) -> Result<Population, CliError> {
    let (name, text) = match file {
        Some(file) => {
            let text = std::fs::read_to_string(file).map_err(|e| CliError::file("read", file, e))?;
            (file.display().to_string(), text)
        }
        None => ("the population that comes with the program".to_owned(), shipped().to_owned()),
    };
    Population::parse(&text, space, |uses| identity_hash(catalogue, uses))
        .map_err(|error| CliError::Unknown(format!("{name}: {error}")))
}
