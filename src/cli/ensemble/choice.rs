//! What was asked for, checked against the scenario.

use super::Wanted;
use crate::catalogue::Catalogue;
use crate::cli::CliError;
use crate::ensemble::{Draws, Ensemble, Instructions, Outcomes};
use crate::experiment::RunError;
use crate::scenario::{Arm, Scenario, days_of};

/// A checked choice of arms, outcomes and draws.
pub struct Choice<'a> {
    pub scenario: &'a Scenario,
    /// The control first.
    pub arms: Vec<&'a Arm>,
    pub seed: u64,
    pub spread: f64,
    pub instructions: Instructions,
    pub ensemble: Ensemble,
}

impl<'a> Choice<'a> {
    pub fn new(wanted: &Wanted, scenario: &'a Scenario, catalogue: &Catalogue) -> Result<Choice<'a>, CliError> {
        let unknown = |error: &dyn std::fmt::Display| CliError::Unknown(error.to_string());
        let mut named = Vec::new();
        for name in &wanted.arms {
            named.push(scenario.arm(Some(name)).map_err(|e| unknown(&e))?.name.as_str());
        }
        // In the order of the scenario, each once, whatever the order on the command line.
        let chosen = |(i, arm): &(usize, &Arm)| *i == 0 || named.is_empty() || named.contains(&arm.name.as_str());
        let arms: Vec<&Arm> = scenario.arms.iter().enumerate().filter(chosen).map(|(_, arm)| arm).collect();
        let simulation = &scenario.simulation;
        let species = scenario.injury.species;
        let seed = wanted.seed.unwrap_or(simulation.seed);
        let outcomes =
            Outcomes::new(species, simulation.regions, &wanted.observables, &wanted.times, simulation.until_d)
                .map_err(|e| unknown(&e))?;
        let draws = Draws::new(seed, wanted.spread, species).map_err(RunError::from)?;
        let instructions = wanted.instructions.unwrap_or_else(Instructions::best);
        let ensemble =
            Ensemble::new(scenario, &arms, catalogue, draws, outcomes, instructions).map_err(RunError::from)?;
        Ok(Choice { scenario, arms, seed, spread: wanted.spread, instructions, ensemble })
    }
}

/// A standard deviation of the logarithm: 0 or more. Above 3 a parameter would range over orders of magnitude.
pub fn spread(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(spread) if (0.0..=3.0).contains(&spread) => Ok(spread),
        _ => Err("expected a number from 0 to 3".into()),
    }
}

/// A time with a unit, in days.
pub fn time(text: &str) -> Result<f64, String> {
    days_of(text).ok_or_else(|| "expected a time of 0 or more with a unit: min, h, d, wk or mo, as in 28d".into())
}

/// Instructions by name, if this processor has them.
pub fn instructions(text: &str) -> Result<Instructions, String> {
    let known = Instructions::ALL.map(Instructions::word).join(", ");
    let found = Instructions::ALL.into_iter().find(|one| one.word() == text);
    let found = found.ok_or_else(|| format!("expected one of {known}"))?;
    if found.available() { Ok(found) } else { Err(format!("this processor does not have {text}")) }
}
