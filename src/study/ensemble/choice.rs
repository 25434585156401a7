//! What is asked of an ensemble, checked against the scenario.

use crate::catalogue::Catalogue;
use crate::digest::sha256;
use crate::engine::Instructions;
use crate::ensemble::{Ensemble, Outcomes};
use crate::sample::{Draws, Population};
use crate::scenario::{Arm, Scenario};
use crate::study::StudyError;

/// Which members of which arms, and what is read off them.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// Arms beside the control; all where none is named.
    pub arms: &'a [String],
    /// Members, from the first on; a thousand, or the whole population, where nothing is said.
    pub members: Option<u64>,
    /// The only member that is wanted.
    pub member: Option<u64>,
    /// Sets that the members are; where there are none, they are drawn.
    pub population: Option<&'a Population>,
    /// Standard deviation of the logarithm of what is drawn.
    pub spread: f64,
    /// Seed of the draws; that of the scenario where nothing is said.
    pub seed: Option<u64>,
    /// Observables beside the score; the tissue that is left where none is named.
    pub observables: &'a [String],
    /// Times for quantiles beside the end, in days.
    pub times: &'a [f64],
    /// Instructions of the processor; the widest there are where nothing is said.
    pub instructions: Option<Instructions>,
}

/// A checked choice of arms, outcomes and draws.
pub struct Choice<'a> {
    pub(super) scenario: &'a Scenario,
    /// The control first.
    pub(super) arms: Vec<&'a Arm>,
    /// Members to run.
    pub(super) members: u64,
    pub(super) seed: u64,
    pub(super) spread: f64,
    /// SHA-256 of the population that the members are of, if they are of one.
    pub(super) population: Option<String>,
    pub(super) instructions: Instructions,
    pub(super) ensemble: Ensemble,
}

/// Members where nothing else is said.
const USUAL: u64 = 1000;

impl<'a> Choice<'a> {
    /// Checks what is asked of `scenario`.
    ///
    /// # Errors
    /// [`StudyError`] where an arm, an observable, a time or a member is not there, or an arm cannot be compiled.
    pub fn new(asked: &Asked<'_>, scenario: &'a Scenario, catalogue: &Catalogue) -> Result<Choice<'a>, StudyError> {
        let mut named = Vec::new();
        for name in asked.arms {
            named.push(scenario.arm(Some(name)).map_err(StudyError::unknown)?.name.as_str());
        }
        // In the order of the scenario, each once, whatever the order in which they were named.
        let chosen = |(i, arm): &(usize, &Arm)| *i == 0 || named.is_empty() || named.contains(&arm.name.as_str());
        let arms: Vec<&Arm> = scenario.arms.iter().enumerate().filter(chosen).map(|(_, arm)| arm).collect();
        let (species, spread) = (scenario.injury.species, asked.spread);
        let seed = asked.seed.unwrap_or(scenario.simulation.seed);
        let outcomes = Outcomes::new(scenario, asked.observables, asked.times).map_err(StudyError::unknown)?;
        let found = asked.population.map(|population| population.members.len() as u64);
        let members = asked.members.or(found).unwrap_or(USUAL);
        if let Some(found) = found {
            within(found, asked.member.unwrap_or(members.saturating_sub(1)))?;
        }
        let (draws, population) = match asked.population {
            None => (Draws::new(seed, spread, species)?, None),
            Some(population) => {
                let hash = sha256(population.text().as_bytes());
                (Draws::given(population.members.clone(), species)?, Some(hash))
            }
        };
        let instructions = asked.instructions.unwrap_or_else(Instructions::best);
        let ensemble = Ensemble::new(scenario, &arms, catalogue, draws, outcomes, instructions)?;
        Ok(Choice { scenario, arms, members, seed, spread, population, instructions, ensemble })
    }
}

/// Fails if a population of `found` members does not have the `last` one that is asked for.
fn within(found: u64, last: u64) -> Result<(), StudyError> {
    match found {
        0 => Err(StudyError::Unknown("the population has no members".into())),
        _ if last >= found => {
            Err(StudyError::Unknown(format!("the population has {found} members, from 0 to {}", found - 1)))
        }
        _ => Ok(()),
    }
}
