//! The question as whoever asks it names arms and what is read.

use super::WhyQuestion;
use crate::reading::nearest::listed;
use crate::scenario::variant::Told;
use crate::scenario::{Arm, NoArm, Scenario};
use crate::study::Readout;

/// Why it cannot be asked.
#[derive(Debug, thiserror::Error)]
pub enum NotAsked {
    /// An arm is not there, or an arm is held against itself.
    #[error("{0}")]
    Arm(String),
    /// What is to be read of both.
    #[error("{}", .0.found.first().map_or("", |one| one.message.as_str()))]
    Read(Told),
}

impl<'a> WhyQuestion<'a> {
    /// Of `arm`, without a name the only one besides the control, held against another, without a name the control; read
    /// as the flags `--metric` and `--at` would have it.
    ///
    /// # Errors
    /// What is wrong with the arms or with what is read.
    pub fn asked(
        scenario: &'a Scenario,
        (arm, against): (Option<&str>, Option<&str>),
        (metric, at_d): (Option<&str>, Option<f64>),
    ) -> Result<WhyQuestion<'a>, NotAsked> {
        let found = |name: Option<&str>| {
            scenario.arm(name).map_err(|error| {
                NotAsked::Arm(match error {
                    NoArm::Several(arms) => format!("the scenario has several arms; name one of them: {arms}"),
                    unknown => unknown.to_string(),
                })
            })
        };
        let (arm, against) = (found(arm)?, found(Some(against.unwrap_or("control")))?);
        if arm.name == against.name {
            return Err(NotAsked::Arm(itself(arm, scenario)));
        }
        let read = Readout::asked(metric, at_d, scenario).map_err(NotAsked::Read)?;
        Ok(WhyQuestion { arm, against, read })
    }
}

/// That an arm is held against itself.
fn itself(arm: &Arm, scenario: &Scenario) -> String {
    let others: Vec<&str> = scenario.arms.iter().map(|one| one.name.as_str()).filter(|one| *one != arm.name).collect();
    match others.as_slice() {
        [] => {
            "the scenario has one arm only, the untreated control: add an [[intervention]] or a [[perturbation]]".into()
        }
        others => format!("`{}` is held against itself; hold it against another arm: {}", arm.name, listed(others)),
    }
}
