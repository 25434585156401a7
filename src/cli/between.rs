//! Flags of questions about the difference between two arms.

use super::reading::{self, Read};
use super::{CliError, flags, talk::Talk};
use crate::catalogue::Catalogue;
use crate::reading::nearest::listed;
use crate::scenario::{Arm, NoArm, Scenario};
use crate::study::{Readout, WhyQuestion};
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
        let arm = scenario.arm(self.arm.as_deref()).map_err(|error| match error {
            NoArm::Several(arms) => {
                CliError::Unknown(format!("the scenario has several arms; name one of them: {arms}"))
            }
            unknown => unknown.into(),
        })?;
        let against = scenario.arm(Some(self.against.as_deref().unwrap_or("control")))?;
        if arm.name == against.name {
            return Err(alone(arm, scenario));
        }
        let read = Readout::asked(self.metric.as_deref(), self.at, scenario);
        Ok(WhyQuestion { arm, against, read: read.map_err(|told| reading::told(&[told], talk))? })
    }
}

/// That an arm is held against itself.
fn alone(arm: &Arm, scenario: &Scenario) -> CliError {
    let others: Vec<&str> = scenario.arms.iter().map(|one| one.name.as_str()).filter(|one| *one != arm.name).collect();
    CliError::Unknown(match others.as_slice() {
        [] => {
            "the scenario has one arm only, the untreated control: add an [[intervention]] or a [[perturbation]]".into()
        }
        others => format!("`{}` is held against itself; hold it against another arm: {}", arm.name, listed(others)),
    })
}
