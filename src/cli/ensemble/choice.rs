//! What was asked for, checked against the scenario.

use super::Wanted;
use crate::catalogue::Catalogue;
use crate::cli::CliError;
use crate::cli::reading;
use crate::engine::Instructions;
use crate::ensemble::{Ensemble, Outcomes};
use crate::experiment::RunError;
use crate::sample::{Draws, Set, Space};
use crate::scenario::{Arm, Scenario, days_of};
use crate::store::sha256;
use std::path::Path;

/// A checked choice of arms, outcomes and draws.
pub struct Choice<'a> {
    pub scenario: &'a Scenario,
    /// The control first.
    pub arms: Vec<&'a Arm>,
    /// Members to run.
    pub members: u64,
    pub seed: u64,
    pub spread: f64,
    /// SHA-256 of the population that the members are of, if they are of one.
    pub population: Option<String>,
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
        let outcomes = Outcomes::new(scenario, &wanted.observables, &wanted.times).map_err(|e| unknown(&e))?;
        let population = wanted.population.as_ref().map(|file| population(file.as_deref(), catalogue)).transpose()?;
        let found = population.as_ref().map(|(sets, _)| sets.len() as u64);
        let members = wanted.members.or(found).unwrap_or(USUAL);
        if let Some(found) = found
            && wanted.member.unwrap_or(members.saturating_sub(1)) >= found
        {
            return Err(CliError::Unknown(format!("the population has {found} members, from 0 to {}", found - 1)));
        }
        let (draws, population) = match population {
            None => (Draws::new(seed, wanted.spread, species), None),
            Some((sets, hash)) => (Draws::given(sets, species), Some(hash)),
        };
        let draws = draws.map_err(RunError::from)?;
        let instructions = wanted.instructions.unwrap_or_else(Instructions::best);
        let ensemble =
            Ensemble::new(scenario, &arms, catalogue, draws, outcomes, instructions).map_err(RunError::from)?;
        Ok(Choice { scenario, arms, members, seed, spread: wanted.spread, population, instructions, ensemble })
    }
}

/// Members where nothing else is said.
const USUAL: u64 = 1000;

/// The members of a population, and its hash.
fn population(file: Option<&Path>, catalogue: &Catalogue) -> Result<(Vec<Set>, String), CliError> {
    let space = Space::of_the_model();
    let population = reading::population(file, &space, catalogue)?;
    let hash = sha256(population.text(&space).as_bytes());
    if population.members.is_empty() {
        return Err(CliError::Unknown("the population has no members".into()));
    }
    Ok((population.members, hash))
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
