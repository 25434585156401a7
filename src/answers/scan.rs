//! A grid of scenarios: what an arm changes in every combination, and along which axis that differs.

use super::{Effect, Measure, Runs, Spread};
use schemars::JsonSchema;
use serde::Serialize;

/// A grid of scenarios.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Scan {
    /// Keys that are set, the slowest first.
    pub axes: Vec<ScanAxis>,
    /// Arms that are read in every combination.
    pub arms: Vec<String>,
    /// What is read; several only where combinations are of species with scores of their own.
    pub measures: Vec<Measure>,
    /// Least time from the beginning of a combination's last dose to its reading, days; 0 where all are read as asked
    /// for.
    pub follow_d: f64,
    /// Every combination and arm, the last axis running fastest, and within it the arms.
    pub cells: Vec<Cell>,
    /// Along which axis the effect differs most, the weightiest first; empty where no axis or only one has several
    /// values.
    pub weights: Vec<AxisWeight>,
    /// Where a dose has three values and more: the dose of half of the largest effect, for every combination of the
    /// other axes and arm.
    pub half_doses: Vec<HalfDose>,
    /// Parameter sets that were done.
    pub sets: usize,
    /// What was run.
    pub runs: Runs,
}

/// A key and its values.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ScanAxis {
    /// The key, as it was written.
    pub key: String,
    /// The key in full.
    pub full: String,
    /// Values as a scenario has them.
    pub values: Vec<String>,
    /// Where they lie, if all are numbers of one kind.
    pub numbers: Option<Vec<f64>>,
    /// What these count in: d, ug, particles, ug/kg, g, or nothing.
    pub unit: &'static str,
}

/// One combination, one arm.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Cell {
    /// Position of the value on each axis.
    pub at: Vec<usize>,
    /// Position of the arm.
    pub arm: usize,
    /// When the score or an observable is read; of a formula, when the run ends; days.
    pub read_d: f64,
    /// Position of what is read.
    pub measure: usize,
    /// What is read, in the arm.
    pub value: Spread,
    /// The same less that of the combination's own control, within each set; 0 for a control.
    pub difference: Effect,
    /// Share of the sets, 0 to 1, in which no other combination and arm stands higher; not a number where there are no
    /// sets.
    #[schemars(with = "Option<f64>")]
    pub best: f64,
}

/// How much an axis moves the effect.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct AxisWeight {
    /// The key, or `arm`.
    pub key: String,
    /// Largest less smallest effect along it, on average over the values of the other axes, of the medians; in the unit
    /// of what is read, or, where that differs between combinations, in smallest differences that mean something.
    #[schemars(with = "Option<f64>")]
    pub moves: f64,
    /// Share of the sets in which it is the weightiest.
    #[schemars(with = "Option<f64>")]
    pub first: f64,
}

/// The dose of half of the largest effect, the other axes and the arm being as they are: of each set by straight lines
/// over the logarithm of the dose.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct HalfDose {
    /// Position of the axis of the dose.
    pub axis: usize,
    /// Position of the value on each axis, on that of the dose the one with the largest effect.
    pub at: Vec<usize>,
    /// Position of the arm.
    pub arm: usize,
    /// Least dose above 0, and the largest, in the unit of the axis.
    pub from_to: [f64; 2],
    /// The dose, in the unit of the axis: 0 where the least does more than half; infinite, in JSON nothing, where the
    /// effect is not level at the largest dose, so that half of the largest is not reached within the doses.
    pub half: Spread,
    /// Whether the effect in the set as written is level at the largest dose: from the last but one on it grows by less
    /// than a tenth of its largest per tenfold dose.
    pub level_nominal: bool,
    /// Share of `sets`, 0 to 1, in which it is; not a number where there are none.
    #[schemars(with = "Option<f64>")]
    pub level: f64,
    /// Sets that have an effect, to the side to which the median has it.
    pub sets: usize,
}

impl Scan {
    /// Whether there is no arm beside the controls, so that values are told rather than effects.
    pub fn untreated(&self) -> bool {
        self.arms == ["control"]
    }

    /// The number that a combination is told by: its effect, or its value where nothing is given.
    pub fn told(&self, cell: &Cell) -> f64 {
        if self.untreated() { cell.value.central() } else { cell.difference.central() }
    }

    /// Low, middle and high of the same.
    pub fn band(&self, cell: &Cell) -> [f64; 3] {
        if self.untreated() { cell.value.band } else { cell.difference.band() }
    }

    /// What is read in a combination.
    pub fn measure(&self, cell: &Cell) -> Option<&Measure> {
        self.measures.get(cell.measure)
    }

    /// How far up a number of a combination stands: of a score more for better, in smallest differences that mean
    /// something; of anything else the size of an effect, or the value where nothing is given.
    pub fn rank(&self, cell: &Cell, told: f64) -> f64 {
        let rank = match self.measure(cell) {
            Some(measure) if measure.is_score() => measure.gain(told),
            _ if self.untreated() => told,
            _ => told.abs(),
        };
        if rank.is_finite() { rank } else { f64::NEG_INFINITY }
    }

    /// The combination that stands highest; the first of equals.
    pub fn best(&self) -> Option<&Cell> {
        let rank = |cell: &Cell| self.rank(cell, self.told(cell));
        self.cells.iter().reduce(|best, cell| if rank(cell) > rank(best) { cell } else { best })
    }

    /// Axes that have several values.
    pub fn moving(&self) -> impl Iterator<Item = (usize, &ScanAxis)> {
        self.axes.iter().enumerate().filter(|(_, axis)| axis.values.len() > 1)
    }
}
