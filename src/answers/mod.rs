//! Answers to questions about treatments, as plain data: who simulates fills them, who shows them reads them.

mod compare;
mod doses;
mod effect;
mod fit;
mod measure;
mod mechanisms;
mod over_sets;
mod published;
mod routes;
mod scan;
mod splitting;
mod spread;
mod timing;
mod translated;
mod what_matters;
mod why;
mod window;
mod year;

pub use compare::{Compare, ComparedArm, Exposure, Of, Pair, Parts, Reading};
pub use doses::{DosePoint, DoseResponse, Route};
pub use effect::{ArmEffect, Effect};
pub use fit::{Factor, Fit, Held, HeldPoint, differences, fitted};
pub use measure::Measure;
pub use mechanisms::{Alone, Asked, Mechanism, Mechanisms};
pub use over_sets::{ArmOverSets, Band, OverSets, SHARES};
pub use published::{Bounded, Kept, Published};
pub use routes::{
    Asks, AssumedNumber, AtLesion, Equal, LeftOut, Reach, RouteCurve, RouteDose, RouteRow, Routes, Uptake,
};
pub use scan::{AxisWeight, Cell, HalfDose, Scan, ScanAxis};
pub use splitting::{Split, Splitting, Started};
pub use spread::{Spread, share, share_of_all};
pub use timing::{Hurt, Start, Timing, Way};
pub use translated::{Translated, Translation};
pub use what_matters::{Chance, Correlation, Matter, Measurable, WhatMatters};
pub use why::{Arrow, Carried, Flux, Interplay, Judged, Part, Passed, PlayerKind, Sampling, Why};
pub use window::{Best, Crossing, Half, Useful, When, Window, WindowCurve, WindowPoint};
pub use year::{Animals, Arm, Course, Year};

use crate::evidence::Failures;
use serde::Serialize;

/// Whose cord, and how badly it is hurt, in the words of scenarios.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Animal {
    /// The species.
    pub species: &'static str,
    /// The severity of its contusion.
    pub severity: &'static str,
}

/// What every answer says of its runs.
#[derive(Clone, Debug, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Runs {
    /// Parameter sets besides the one as it is written.
    pub members: usize,
    /// Runs that failed.
    pub failed: Failures,
}

/// All that the credibility page asks.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Answers {
    /// Each mechanism of action alone, and each left out.
    pub mechanisms: Mechanisms,
    /// Gain over dose.
    pub doses: DoseResponse,
    /// Gain over the time of start.
    pub timing: Timing,
    /// One total dose given at once, in parts, or slowly.
    pub splitting: Splitting,
    /// A year, untreated and treated.
    pub year: Year,
}

impl std::fmt::Display for Animal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}, {}", self.species, self.severity)
    }
}
