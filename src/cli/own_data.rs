//! Flags for measurements of one's own beside the courses.

use super::figure_flags::FigureFlags;
use super::reading::{self, Read};
use super::{CliError, talk::Talk};
use crate::answers::Published;
use crate::catalogue::Catalogue;
use crate::present::{Results, Scale};
use crate::reading::decode;
use crate::scenario::{Scenario, variant::Told};
use crate::store::contents;
use crate::study::{DataAsked, DataRead, DataRefused, beside, in_utf8, own_data, published};
use clap::Args;
use std::path::PathBuf;

/// Own data, drawn over the curves and held against them.
#[derive(Clone, Debug, Args)]
pub struct DataFlags {
    /// A table of yours (CSV): columns time, unit, arm, observable, value, sd, n; or one row an animal, with columns
    /// animal, arm and one for each time (d1, 7 d, day 14). May be given again.
    #[arg(long, value_name = "FILE", help_heading = "Own data")]
    data: Vec<PathBuf>,
    /// What a table holds that does not say. [default: the score of the scenario's species]
    #[arg(long, value_name = "NAME", requires = "data", help_heading = "Own data")]
    observable: Option<String>,
    /// Which arm of the scenario a group of the table is, as in `vehicle=control`; may be given again.
    #[arg(long, value_name = "GROUP=ARM", requires = "data", value_parser = group, help_heading = "Own data")]
    group: Vec<(String, String)>,
    /// Multiplies the data of an observable: by a number, or by `fit`, one factor for all arms that brings them nearest
    /// to the courses, as in `tnf@epicentre=fit`; may be given again.
    #[arg(long, value_name = "NAME=FACTOR", requires = "data", value_parser = scale, help_heading = "Own data")]
    scale: Vec<(String, Scale)>,
    /// Draw published facts about the same injury, untreated, over the curves, and say which of them hold.
    #[arg(long, help_heading = "Own data")]
    facts: bool,
}

impl DataFlags {
    /// Whether anything is to be drawn over curves.
    pub fn given(&self) -> bool {
        self.facts || !self.data.is_empty()
    }

    /// Reads the tables for a scenario, and looks for facts.
    pub fn read(&self, read: &Read, catalogue: &Catalogue, talk: &Talk) -> Result<Beside, CliError> {
        let facts = match self.facts {
            true => published(&read.parsed.scenario, &reading::facts(&[], catalogue, talk)?, catalogue)?,
            false => Vec::new(),
        };
        if self.data.is_empty() {
            return Ok(Beside { data: None, facts });
        }
        let (mut files, mut faults) = (Vec::new(), Vec::new());
        for path in &self.data {
            let folder = || "it is a folder; --data takes a table, a file in CSV".to_owned();
            let why = |error: std::io::Error| if path.is_dir() { folder() } else { error.to_string() };
            let bytes = contents(path).map_err(|error| CliError::read(path, why(error)))?;
            let file = path.display().to_string();
            match decode(&file, in_utf8(bytes)) {
                Ok(text) => files.push((file, text)),
                Err(fault) => faults.push(Told { file, text: fault.1, found: vec![fault.0] }),
            }
        }
        if !faults.is_empty() {
            return Err(reading::told(&faults, talk));
        }
        let DataFlags { observable, group: groups, scale: scales, .. } = self.clone();
        match own_data(&DataAsked { files, observable, groups, scales }, &read.parsed.scenario) {
            Ok(data) => {
                data.remarks.iter().for_each(|remark| talk.say(&format!("warning: {remark}")));
                Ok(Beside { data: Some(data), facts })
            }
            Err(DataRefused::Flag(error)) => Err(error.into()),
            Err(DataRefused::Tables(faults)) => Err(reading::told(&faults, talk)),
        }
    }
}

/// What is shown beside courses.
pub struct Beside {
    data: Option<DataRead>,
    facts: Vec<Published>,
}

impl Beside {
    /// Observables that a figure shows and those of own data, which are held against bands too; more than it has room
    /// for are refused.
    pub fn banded(&self, figures: &FigureFlags, scenario: &Scenario) -> Result<Vec<String>, CliError> {
        let measured: Vec<String> = self.data.as_ref().map_or_else(Vec::new, DataRead::columns);
        Ok([figures.shown(scenario, &measured)?, measured].concat())
    }

    /// Puts it to results.
    pub fn onto(self, results: &mut Results) {
        self.data.into_iter().for_each(|data| beside(data, results));
        results.facts = self.facts;
    }
}

fn pair(text: &str) -> Option<(String, String)> {
    let (name, value) = text.rsplit_once('=')?;
    let (name, value) = (name.trim().to_owned(), value.trim().to_owned());
    (!name.is_empty() && !value.is_empty()).then_some((name, value))
}

fn group(text: &str) -> Result<(String, String), String> {
    pair(text).ok_or_else(|| "expected the name of a group, `=` and an arm, as in `vehicle=control`".into())
}

fn scale(text: &str) -> Result<(String, Scale), String> {
    let wrong = || "expected an observable, `=` and a number above 0 or `fit`, as in `tnf@epicentre=fit`".to_owned();
    let (name, factor) = pair(text).ok_or_else(wrong)?;
    if factor == "fit" {
        return Ok((name, Scale::Fitted));
    }
    let number = factor.parse::<f64>().ok().filter(|factor| factor.is_finite() && *factor > 0.0);
    Ok((name, Scale::Factor(number.ok_or_else(wrong)?)))
}
