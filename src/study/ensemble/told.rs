//! What an ensemble came to, as plain data.

use super::tables::SHARES;
use crate::ensemble::{ArmSum, Stream};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// The summary of an ensemble.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Told<'a> {
    /// Version of this layout.
    pub schema_version: u32,
    /// Name of the scenario.
    pub scenario: &'a str,
    /// What was asked.
    pub question: &'a str,
    /// Members that were asked for, run and lost.
    pub members: Members,
    /// Whether fewer were run than asked for.
    pub interrupted: bool,
    /// Smallest difference of the score that means something, in points.
    pub smallest_difference: f64,
    /// The control first.
    pub arms: Vec<ArmTold<'a>>,
    /// Things worth a second look.
    pub warnings: &'a [String],
    /// What all this may be used for.
    pub context_of_use: &'static str,
    /// How the members came about.
    #[serde(skip)]
    pub origin: Origin,
    /// Names of the values in the order of the tables, the score first.
    #[serde(skip)]
    pub names: &'a [String],
    /// What readers call the score.
    #[serde(skip)]
    pub score_label: &'static str,
    /// End of the run, in days.
    #[serde(skip)]
    pub until_d: f64,
}

/// How members came about.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Origin {
    /// They are sets of a population.
    Population,
    /// They were drawn.
    Drawn {
        /// Standard deviation of the logarithm.
        spread: f64,
        /// Seed of the draws.
        seed: u64,
    },
}

/// Counts of members.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Members {
    /// Members that were asked for.
    pub asked: u64,
    /// Those that were run.
    pub done: u64,
    /// Those in which at least one arm has no result.
    pub failed: u64,
}

/// What an arm came to at the end.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ArmTold<'a> {
    /// Which arm, and where it failed.
    #[serde(flatten)]
    pub failures: Failures<'a>,
    /// Every outcome.
    pub values: BTreeMap<&'a str, SummedUp>,
    /// How it is beside the control; the control has none.
    #[serde(flatten)]
    pub against_control: Option<AgainstControl<'a>>,
}

/// An arm beside the control.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct AgainstControl<'a> {
    /// Every outcome less that of the control in the same member.
    pub differences: BTreeMap<&'a str, SummedUp>,
    /// Members whose score is better than that of the control by the smallest difference or more.
    pub better: u64,
    /// Members whose score is worse by as much.
    pub worse: u64,
}

/// Members in which an arm has no result.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Failures<'a> {
    /// The arm.
    pub name: &'a str,
    /// How many.
    pub failed: u64,
    /// The first of them.
    pub first_failure: Option<Failure>,
}

/// A member in which an arm has no result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Failure {
    /// The member.
    pub member: u64,
    /// Why.
    pub reason: String,
}

/// Count, mean and quantiles of what is finite, and how many members have infinity or no number.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
#[allow(missing_docs)]
pub struct SummedUp {
    pub n: u64,
    pub mean: Option<f64>,
    pub q05: Option<f64>,
    pub q25: Option<f64>,
    pub q50: Option<f64>,
    pub q75: Option<f64>,
    pub q95: Option<f64>,
    pub infinite: u64,
    pub missing: u64,
}

impl SummedUp {
    fn of(stream: &Stream) -> SummedUp {
        let [q05, q25, q50, q75, q95] = stream.quantiles(SHARES).map_or([None; 5], |quantiles| quantiles.map(Some));
        let (infinite, missing) = (stream.infinite(), stream.missing());
        SummedUp { n: stream.count(), mean: stream.mean(), q05, q25, q50, q75, q95, infinite, missing }
    }
}

impl<'a> Failures<'a> {
    pub(super) fn of(name: &'a str, sum: &ArmSum) -> Failures<'a> {
        let first = sum.first_failure.as_ref();
        let first_failure = first.map(|(member, error)| Failure { member: *member, reason: error.to_string() });
        Failures { name, failed: sum.failed, first_failure }
    }
}

impl<'a> ArmTold<'a> {
    /// The arm called `name` at the end, whose outcomes `names` begin at the position `end`.
    pub(super) fn of(name: &'a str, sum: &ArmSum, names: &'a [String], end: usize) -> ArmTold<'a> {
        let of = |streams: &[Stream]| {
            let at_end = streams.get(end..).unwrap_or_default();
            names.iter().map(String::as_str).zip(at_end.iter().map(SummedUp::of)).collect()
        };
        // The control has no differences.
        let treated = !sum.differences.is_empty();
        let beside = || AgainstControl { differences: of(&sum.differences), better: sum.better, worse: sum.worse };
        let (failures, values) = (Failures::of(name, sum), of(&sum.values));
        ArmTold { failures, values, against_control: treated.then(beside) }
    }
}
