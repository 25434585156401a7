//! Flags that several verbs have, and how values of flags are read.

use super::{CliError, reading, talk::Talk};
use crate::catalogue::Catalogue;
use crate::scenario::days_of;
use crate::work::Pool;
use clap::Args;
use std::path::{Path, PathBuf};

/// How many threads to use.
#[derive(Clone, Debug, Args)]
pub struct Threads {
    /// Threads; they change nothing in the results. [default: as many as the machine has]
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
}

impl Threads {
    /// Threads that never stop early.
    pub fn pool(&self) -> Pool<'static> {
        Pool::new(self.threads)
    }

    /// How many were asked for.
    pub fn given(&self) -> Option<u16> {
        self.threads
    }
}

/// Which rows of the catalogue there are.
#[derive(Debug, Args)]
pub struct Rows {
    /// Rows of your own (TOML): sources, cargo, engineering and routes beside those that come with the program, or in
    /// their place.
    #[arg(long, value_name = "FILE")]
    catalogue: Option<PathBuf>,
}

impl Rows {
    /// The file that the user gave.
    pub fn file(&self) -> Option<&Path> {
        self.catalogue.as_deref()
    }

    /// The catalogue that comes with the program, with the rows that the user gave.
    pub fn catalogue(&self, talk: &Talk) -> Result<Catalogue, CliError> {
        let catalogue = Catalogue::embedded()?;
        self.catalogue.as_ref().map_or(Ok(catalogue.clone()), |path| reading::overlay(path, &catalogue, talk))
    }
}

/// A standard deviation of the logarithm: 0 or more. Above 3 a parameter would range over orders of magnitude.
pub fn spread(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(spread) if (0.0..=3.0).contains(&spread) => Ok(spread),
        _ => Err("expected a number from 0 to 3".into()),
    }
}

/// A share in percent.
pub fn percent(text: &str) -> Result<f64, String> {
    let found = text.parse().ok().filter(|value| (0.0..=100.0).contains(value));
    found.ok_or_else(|| "expected a number from 0 to 100".into())
}

/// A time with a unit, in days.
pub fn time(text: &str) -> Result<f64, String> {
    days_of(text).map_err(|fault| fault.sentence())
}
