//! Published facts about courses of the injury at hand.

use schemars::JsonSchema;
use serde::Serialize;

/// A published bound of one course of an untreated injury, and whether it holds with the parameters as they are written.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Published {
    /// Id of the fact.
    pub fact: String,
    /// What is checked, in a few words.
    pub about: String,
    /// Papers behind it, by their keys.
    pub sources: String,
    /// Name of the observable.
    pub observable: String,
    /// `level` where the bounds are of a level at a time, `time` where they are of the time of something.
    pub bounds: &'static str,
    /// That time, days, or the level at which it happens.
    pub at: f64,
    /// Least level, or earliest time in days; infinite where there is no bound.
    #[schemars(with = "Option<f64>")]
    pub low: f64,
    /// Greatest level, or latest time in days.
    #[schemars(with = "Option<f64>")]
    pub high: f64,
    /// Whether it was published relative to another level, and stands here relative to the model's.
    pub relative: bool,
    /// What was expected, as it is written.
    pub expected: String,
    /// What the model comes to, in the unit of what was expected.
    #[schemars(with = "Option<f64>")]
    pub value: f64,
    /// `holds`, `near` or `fails`.
    pub verdict: &'static str,
}
