//! Flags that say whose parameters an answer is computed for.

use super::population;
use super::{CliError, flags, talk::Talk};
use crate::catalogue::Catalogue;
use crate::scenario::Scenario;
use crate::study::{HowMany, Members};
use clap::Args;
use std::path::PathBuf;

/// Where help lists these flags; the flags behind them stand elsewhere.
const HEADING: &str = "Parameter sets";

/// Whose parameters: the plausible population that comes with the program, unless something else is said.
#[derive(Clone, Debug, Args)]
pub struct Sets {
    /// Plausible parameter sets: `core` (100, well spread), `all`, or a number, from the first on. [default: core]
    #[arg(long, value_name = "SETS", conflicts_with = "nominal", help_heading = HEADING)]
    members: Option<HowMany>,
    /// The nominal set alone: one curve, no uncertainty.
    #[arg(long, help_heading = HEADING)]
    nominal: bool,
    /// A population that `calibrate` wrote, in the place of the one that comes with the program.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["nominal", "draws"], help_heading = HEADING)]
    population: Option<PathBuf>,
    /// Sets that are drawn around the nominal one instead; they are held against no fact.
    #[arg(long, value_name = "NUMBER", conflicts_with_all = ["members", "nominal"],
        value_parser = clap::value_parser!(u32).range(1..=MOST_DRAWS), help_heading = HEADING)]
    draws: Option<u32>,
    /// Standard deviation of the logarithm of what is drawn. [default: 0.2]
    // clap does not require what another flag rules out: every such flag is told apart here.
    #[arg(long, value_parser = flags::spread, allow_negative_numbers = true, requires = "draws",
        conflicts_with_all = ["members", "nominal", "population"], help_heading = HEADING)]
    spread: Option<f64>,
    /// Seed of the draws. [default: that of the scenario]
    #[arg(long, requires = "draws", conflicts_with_all = ["members", "nominal", "population"], help_heading = HEADING)]
    seed: Option<u64>,
}

/// Most draws: their parameters alone take some hundred megabytes, and no interval becomes narrower by more.
pub const MOST_DRAWS: i64 = 100_000;

/// Spread of draws where nothing is said.
const SPREAD: f64 = 0.2;

impl Sets {
    /// The first flag that says whose parameters, if there is one.
    pub fn flag(&self) -> Option<&'static str> {
        let given = [
            (self.members.is_some(), "--members"),
            (self.nominal, "--nominal"),
            (self.population.is_some(), "--population"),
            (self.draws.is_some(), "--draws"),
        ];
        given.into_iter().find_map(|(given, flag)| given.then_some(flag))
    }

    /// The sets that are asked for.
    pub fn members(&self, scenario: &Scenario, catalogue: &Catalogue, talk: &Talk) -> Result<Members, CliError> {
        self.members_or(HowMany::Core, scenario, catalogue, talk)
    }

    /// The same, with so many of the population where nothing is said.
    pub fn members_or(
        &self,
        usual: HowMany,
        scenario: &Scenario,
        catalogue: &Catalogue,
        talk: &Talk,
    ) -> Result<Members, CliError> {
        if self.nominal {
            return Ok(Members::nominal());
        }
        if let Some(count) = self.draws {
            let seed = self.seed.unwrap_or(scenario.simulation.seed);
            return Ok(Members::drawn(count as usize, self.spread.unwrap_or(SPREAD), seed));
        }
        let (population, core) = population::population(&self.population, catalogue, talk)?;
        Ok(Members::of(&population, core, self.members.unwrap_or(usual))?)
    }
}
