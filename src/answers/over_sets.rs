//! A scenario over parameter sets: what each arm came to in each, and bands of its courses.

use super::Spread;
use crate::course::Firing;
use crate::evidence::Failures;

/// Shares whose quantiles a band has.
pub const SHARES: [f64; 5] = [0.05, 0.25, 0.5, 0.75, 0.95];

/// A scenario over parameter sets; the set as it is written is not among them.
#[derive(Clone, Debug, PartialEq)]
pub struct OverSets {
    /// What a reader is told of the sets: `100 plausible parameter sets`.
    pub words: String,
    /// Number of the first set; they are numbered in their order.
    pub first: u64,
    /// Sets that were run in every arm.
    pub done: usize,
    /// Sets that were asked for.
    pub asked: usize,
    /// Runs that failed.
    pub failed: Failures,
    /// Names of the numbers of each set.
    pub metrics: Vec<String>,
    /// In the order of the scenario's arms, the control first.
    pub arms: Vec<ArmOverSets>,
}

/// One arm over parameter sets.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct ArmOverSets {
    /// By set and metric; nothing where a run failed.
    pub values: Vec<Option<Vec<f64>>>,
    /// Bands of its courses.
    pub bands: Vec<Band>,
    /// By set, when which of its rules gave something; nothing of a run that failed, and of tables that were read.
    pub firings: Vec<Vec<Firing>>,
}

/// The band of one observable.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// Name of the observable.
    pub column: String,
    /// Time in days, how many sets have a number there, and the quantiles of [`SHARES`].
    pub points: Vec<(f64, usize, [f64; 5])>,
}

impl OverSets {
    /// Whether fewer sets were run than asked for.
    pub fn interrupted(&self) -> bool {
        self.done < self.asked
    }

    /// The metric called `name` of an arm, set by set; not a number where a run failed; nothing where there is no such
    /// metric.
    pub fn values(&self, arm: usize, name: &str) -> Option<Vec<f64>> {
        let at = self.metrics.iter().position(|metric| metric == name)?;
        let number = |set: &Option<Vec<f64>>| set.as_ref().and_then(|row| row.get(at).copied()).unwrap_or(f64::NAN);
        Some(self.arms.get(arm)?.values.iter().map(number).collect())
    }

    /// Times of a moment in an arm, set by set, without the sets whose run failed; infinite where it does not come.
    pub fn times(&self, arm: usize, name: &str) -> Option<Vec<f64>> {
        let at = self.metrics.iter().position(|metric| metric == name)?;
        let time = |row: &Vec<f64>| row.get(at).copied().filter(|time| time.is_finite()).unwrap_or(f64::INFINITY);
        Some(self.arms.get(arm)?.values.iter().flatten().map(time).collect())
    }

    /// The level of a metric in an arm, infinite ones among them; `nominal` is its value in the set as written.
    pub fn level(&self, arm: usize, name: &str, nominal: f64) -> Option<Spread> {
        Some(Spread::with_infinite(nominal, &self.values(arm, name)?))
    }

    /// An arm less the control, set by set.
    pub fn differences(&self, arm: usize, name: &str) -> Option<Vec<f64>> {
        let (own, control) = (self.values(arm, name)?, self.values(0, name)?);
        Some(own.iter().zip(control).map(|(own, control)| own - control).collect())
    }

    /// The band of an observable in an arm.
    pub fn band(&self, arm: usize, column: &str) -> Option<&Band> {
        self.arms.get(arm)?.bands.iter().find(|band| band.column == column)
    }
}
