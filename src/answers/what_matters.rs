//! Which parameters decide how far two arms differ, and which measurable quantities go with it.

use super::{Effect, Measure, Runs};
use schemars::JsonSchema;
use serde::Serialize;

/// Which parameters decide how far two arms differ.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct WhatMatters {
    /// The arm.
    pub arm: String,
    /// The arm that it is held against.
    pub against: String,
    /// What is read of both.
    pub read: Measure,
    /// The difference: arm less the other.
    pub gain: Effect,
    /// What correlations are held against.
    pub chance: Chance,
    /// Parameters, those that go with the difference most first.
    pub parameters: Vec<Matter>,
    /// What could be measured, in the same order.
    pub measurable: Vec<Measurable>,
    /// What was run.
    pub runs: Runs,
    /// Sets that were asked for beside the one as written.
    pub asked: usize,
}

/// How far correlations come by chance.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Chance {
    /// Sets that have a difference.
    pub sets: usize,
    /// Independent sets that they are worth.
    pub independent: usize,
    /// Parameters that were looked at.
    pub parameters: usize,
    /// The size of a correlation that one parameter of twenty reaches by chance; not a number where nothing differs.
    #[schemars(with = "Option<f64>")]
    pub one: f64,
    /// The size of a correlation that the largest of all parameters reaches by chance in one case of twenty.
    pub all: f64,
    /// Parameters beyond `one`.
    pub beyond_one: usize,
    /// Parameters beyond `all`.
    pub beyond_all: usize,
    /// The same limit for what could be measured.
    pub all_measurable: f64,
    /// Seed of what is resampled.
    pub seed: u64,
}

impl Chance {
    /// Parameters that are beyond the limit of one by chance, on average.
    pub fn expected(&self) -> f64 {
        0.05 * self.parameters as f64
    }
}

/// A rank correlation with the difference.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Correlation {
    /// Spearman's rho, -1 to 1; not a number where nothing differs.
    #[schemars(with = "Option<f64>")]
    pub rho: f64,
    /// Low end of its 95 % interval.
    #[schemars(with = "Option<f64>")]
    pub low: f64,
    /// High end.
    #[schemars(with = "Option<f64>")]
    pub high: f64,
    /// Whether it is larger than the largest of all by chance in 19 cases of 20.
    pub beyond: bool,
}

/// A parameter of the model, or a number of a row of the catalogue.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Matter {
    /// Its name.
    pub name: String,
    /// What it is, in a sentence.
    pub about: String,
    /// Its unit.
    pub unit: String,
    /// Ends of the plausible range, of this species.
    pub range: [f64; 2],
    /// 5 %, median and 95 % of the sets.
    #[schemars(with = "[Option<f64>; 3]")]
    pub sets: [f64; 3],
    /// With the difference.
    pub correlation: Correlation,
    /// What its source says about it: `measured`, `inferred`, `direction`, `assumed`; `catalogue` for a number of a row.
    pub grade: String,
    /// Key of its source; empty for a number of a row, which the catalogue tells.
    pub source: String,
}

/// A quantity that an experiment could measure.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Measurable {
    /// What readers call it.
    pub label: String,
    /// Its formula.
    pub formula: String,
    /// The arm in which it is measured.
    pub arm: String,
    /// Its unit.
    pub unit: String,
    /// 5 %, median and 95 % of the sets.
    #[schemars(with = "[Option<f64>; 3]")]
    pub sets: [f64; 3],
    /// With the difference.
    pub correlation: Correlation,
    /// Published facts that are read off the same quantity.
    pub facts: Vec<String>,
}
