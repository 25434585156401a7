//! Gain over the time of start, by route and severity.

use super::{Animal, Runs, Spread};
use serde::Serialize;

/// Gain over the time of start, by route and severity.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Timing {
    /// The score, as a title has it.
    pub score: &'static str,
    /// The one dose, ug.
    pub dose_ug: f64,
    /// Day on which the score is read, or later where a start leaves less than `follow_d` until then.
    pub day: f64,
    /// Least time from the start to the reading, days.
    pub follow_d: f64,
    /// Severities.
    pub animals: Vec<Hurt>,
    /// What was run.
    pub runs: Runs,
}

/// One severity.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Hurt {
    /// Whose cord.
    pub animal: Animal,
    /// Routes.
    pub ways: Vec<Way>,
}

/// One route.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Way {
    /// Its id in the catalogue.
    pub id: &'static str,
    /// As a reader calls it.
    pub name: &'static str,
    /// Ever later starts.
    pub starts: Vec<Start>,
}

/// The gain from one start.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Start {
    /// When the dose is given, days.
    pub start_d: f64,
    /// When the score is read, days.
    pub day: f64,
    /// Score less that of the control on that day, points.
    pub gain: Spread,
}

impl Way {
    /// Of the largest gain, the share that a start no earlier than `from_d` still reaches; not a number where no start
    /// helps.
    pub fn kept(&self, from_d: f64) -> f64 {
        let best = |from_d: f64| {
            let late = self.starts.iter().filter(|start| start.start_d >= from_d);
            late.map(|start| start.gain.nominal).fold(f64::NAN, f64::max)
        };
        let largest = best(0.0);
        if largest > 0.0 { best(from_d) / largest } else { f64::NAN }
    }
}
