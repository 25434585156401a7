//! Flags of questions about the difference between two arms.

use super::reading::{self, Read};
use super::{CliError, flags, talk::Talk};
use crate::catalogue::Catalogue;
use crate::scenario::Scenario;
use crate::study::WhyQuestion;
use crate::study::why::NotAsked;
use clap::Args;
use std::path::PathBuf;

/// Of which arm, against which, and read how.
#[derive(Debug, Args)]
pub struct Between {
    /// Scenario file (TOML).
    scenario: PathBuf,
    /// The arm whose difference is looked at. [default: the only one besides `control`]
    arm: Option<String>,
    /// The arm that it is held against. [default: control]
    #[arg(long, value_name = "ARM")]
    against: Option<String>,
    /// What is read: a formula, an observable, or a metric of the scenario. [default: the score]
    #[arg(long, value_name = "FORMULA")]
    metric: Option<String>,
    /// When the score or the observable is read. [default: at the end]
    #[arg(long, value_name = "TIME", value_parser = flags::time)]
    at: Option<f64>,
}

impl Between {
    /// The scenario.
    pub fn read(&self, catalogue: &Catalogue, talk: &Talk) -> Result<Read, CliError> {
        reading::scenario(&self.scenario, catalogue, talk)
    }

    /// What is asked of it.
    pub fn question<'s>(&self, scenario: &'s Scenario, talk: &Talk) -> Result<WhyQuestion<'s>, CliError> {
        let (arms, read) = ((self.arm.as_deref(), self.against.as_deref()), (self.metric.as_deref(), self.at));
        WhyQuestion::asked(scenario, arms, read).map_err(|error| match error {
            NotAsked::Arm(what) => CliError::Unknown(what),
            NotAsked::Read(told) => reading::told(&[told], talk),
        })
    }
}
