//! A scenario with each of the values that a flag gives to one of its keys.

use super::reading::{self, Read};
use super::{CliError, talk::Talk};
use crate::catalogue::Catalogue;
use crate::experiment::vocabulary;
use crate::scenario::Scenario;
use crate::scenario::variant::{Original, Told, Written};

/// Scenarios that differ in one key.
pub struct Variants {
    /// The key, as it was written; none where there is one scenario only.
    pub by: Option<String>,
    /// Its values, and the scenario with each.
    pub all: Vec<(String, Scenario)>,
    /// Warnings that the scenario as written does not bring.
    pub warnings: Vec<String>,
}

impl Variants {
    /// The scenario as it is.
    pub fn none(scenario: &Scenario) -> Variants {
        Variants { by: None, all: vec![(String::new(), scenario.clone())], warnings: Vec::new() }
    }
}

/// The scenario with each of the values in `written`, `KEY=VALUES` behind the flag `flag`.
pub fn variants(
    flag: &str,
    written: &str,
    read: &Read,
    catalogue: &Catalogue,
    talk: &Talk,
) -> Result<Variants, CliError> {
    let (file, words) = (read.path.display().to_string(), vocabulary(catalogue));
    let refused = |told: Vec<Told>| reading::told(&told, talk);
    let original = Original::new(&file, &read.text, &words).map_err(|told| refused(vec![told]))?;
    let axis = Written::flag(flag, written).and_then(|one| original.axis(&one)).map_err(|told| refused(vec![told]))?;
    let (mut all, mut warnings) = (Vec::new(), Vec::new());
    for setting in &axis.settings {
        let variant = original.with(&[setting]).map_err(refused)?;
        for told in &variant.warnings {
            reading::warned(told, talk);
            warnings.extend(told.found.iter().map(|one| one.message.clone()));
        }
        all.push((setting.value().to_owned(), variant.scenario));
    }
    Ok(Variants { by: Some(axis.key.written().to_owned()), all, warnings })
}
