//! One total dose: at once, in parts, or slowly.

use super::{Animal, Runs, Spread};
use serde::Serialize;

/// One total dose: at once, in parts, or slowly.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Splitting {
    /// Whose cord.
    pub animal: Animal,
    /// The score, as a title has it.
    pub score: &'static str,
    /// When it is read, days.
    pub day: f64,
    /// All that is given, ug.
    pub total_ug: f64,
    /// Route, as a reader calls it.
    pub route: &'static str,
    /// Starts.
    pub starts: Vec<Started>,
    /// What was run.
    pub runs: Runs,
}

/// What came of every way of giving the dose from one start.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Started {
    /// When the first of it is given, days.
    pub start_d: f64,
    /// The ways, the dose at once first.
    pub ways: Vec<Split>,
}

/// One way of giving it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Split {
    /// As a reader calls it.
    pub name: &'static str,
    /// Each part: start and length in days, amount in ug.
    pub parts: Vec<[f64; 3]>,
    /// Score less that of the control, points.
    pub gain: Spread,
    /// Share of the population in which this does at least as well as the dose at once, 0 to 1.
    pub not_worse: f64,
}

impl Split {
    /// All that is given, ug.
    pub fn total_ug(&self) -> f64 {
        self.parts.iter().map(|[_, _, amount]| amount).sum()
    }
}
