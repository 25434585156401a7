//! Published facts about courses of the injury at hand.

use crate::evidence::Verdict;
use schemars::JsonSchema;
use serde::Serialize;

/// What a bound is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Bounded {
    /// A level at a time.
    Level,
    /// The time of something.
    Time,
}

impl Bounded {
    /// One lower-case word.
    pub fn word(self) -> &'static str {
        match self {
            Bounded::Level => "level",
            Bounded::Time => "time",
        }
    }
}

/// Whether the model keeps to a bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Kept {
    /// Within it.
    Holds,
    /// Just outside.
    Near,
    /// Outside, or not to be had.
    Fails,
}

impl From<Verdict> for Kept {
    fn from(verdict: Verdict) -> Kept {
        match verdict {
            Verdict::Holds => Kept::Holds,
            Verdict::Near => Kept::Near,
            Verdict::Fails => Kept::Fails,
        }
    }
}

impl Kept {
    /// One lower-case word.
    pub fn word(self) -> &'static str {
        match self {
            Kept::Holds => "holds",
            Kept::Near => "near",
            Kept::Fails => "fails",
        }
    }
}

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
    /// What the bounds are of.
    pub bounds: Bounded,
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
    /// What came of it.
    pub verdict: Kept,
}
