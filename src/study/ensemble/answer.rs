//! What an ensemble came to: the record of it, and the summary.

use super::Choice;
use super::told::{ArmTold, Failures, Members, Origin, Told};
use crate::engine::Engine;
use crate::ensemble::{EXACT, Reduction};
use crate::scenario::CONTEXT_OF_USE;
use crate::study::run::Method;
use serde::Serialize;

const PLAUSIBLE: &str = "members are parameter sets of a population that was calibrated on published facts, its core first; weights of \
    rows that the facts do not use are drawn from the ranges of the rows, keyed by seed, member and weight; all arms of a member share \
    all this, but for what an arm sets itself";
const SAMPLING: &str = "every parameter and every weight of a row that has a range is drawn from a log-normal distribution around its value, cut off at the \
    ends of the range; spread is the standard deviation of the logarithm before that; member 0 has every value as written; all \
    arms of a member share their draws, but for what an arm sets itself";

/// An ensemble that has ended, complete or not.
pub struct Answer<'a> {
    pub(super) choice: &'a Choice<'a>,
    pub(super) sum: Reduction,
    /// Things worth a second look that were found while reading the scenario.
    pub(super) warnings: Vec<String>,
}

/// What was run, and how it was computed.
#[derive(Clone, Debug, Serialize)]
pub struct Record<'a> {
    scenario: &'a str,
    question: &'a str,
    seed: u64,
    /// None where nothing was drawn.
    spread: Option<f64>,
    sampling: &'static str,
    /// SHA-256 of the population, where there is one.
    population: Option<&'a str>,
    parameters_drawn: usize,
    /// Numbers of the catalogue's rows that the arms depend on and that have a range.
    weights_drawn: usize,
    members: Members,
    interrupted: bool,
    engine: Method,
    arms: Vec<Failures<'a>>,
    observables: &'a [String],
    times_d: &'a [f64],
    quantiles: String,
    warnings: &'a [String],
}

impl Answer<'_> {
    /// Whether fewer members were done than asked for.
    pub fn interrupted(&self) -> bool {
        self.done() < self.choice.members
    }

    /// Members that were run.
    pub fn done(&self) -> u64 {
        self.sum.members
    }

    /// What was run, and how it was computed.
    pub fn record(&self) -> Record<'_> {
        let (choice, simulation) = (self.choice, &self.choice.scenario.simulation);
        let outcomes = choice.ensemble.outcomes();
        let drawn = choice.population.is_none();
        let arms = choice.arms.iter().zip(&self.sum.arms);
        Record {
            scenario: &choice.scenario.name,
            question: &choice.scenario.question,
            seed: choice.seed,
            spread: drawn.then_some(choice.spread),
            sampling: if drawn { SAMPLING } else { PLAUSIBLE },
            population: choice.population.as_deref(),
            parameters_drawn: choice.ensemble.draws().drawn().count(),
            weights_drawn: choice.ensemble.weights().len(),
            members: self.members(),
            interrupted: self.interrupted(),
            engine: Method::of(simulation, Engine::Rodas5p, Some(choice.instructions.word())),
            arms: arms.map(|(arm, sum)| Failures::of(&arm.name, sum)).collect(),
            observables: outcomes.names_at_end(),
            times_d: outcomes.times(),
            quantiles: format!("exact up to {EXACT} members, then from counts in bins of 2^-10 of the value"),
            warnings: &self.warnings,
        }
    }

    fn members(&self) -> Members {
        Members { asked: self.choice.members, done: self.sum.members, failed: self.sum.failed }
    }

    /// Every arm at the end.
    pub fn told(&self) -> Told<'_> {
        let Choice { scenario, spread, seed, .. } = *self.choice;
        let outcomes = self.choice.ensemble.outcomes();
        let (names, end) = (outcomes.names_at_end(), outcomes.first_at_end());
        let arms = self.choice.arms.iter().zip(&self.sum.arms);
        let drawn = self.choice.population.is_none();
        Told {
            schema_version: 1,
            scenario: &scenario.name,
            question: &scenario.question,
            members: self.members(),
            interrupted: self.interrupted(),
            smallest_difference: outcomes.score().smallest_difference.value,
            arms: arms.map(|(arm, sum)| ArmTold::of(&arm.name, sum, names, end)).collect(),
            warnings: &self.warnings,
            context_of_use: CONTEXT_OF_USE,
            origin: if drawn { Origin::Drawn { spread, seed } } else { Origin::Population },
            names,
            score_label: outcomes.score().label,
            until_d: scenario.simulation.until_d,
        }
    }
}
