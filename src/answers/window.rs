//! What a treatment gains by when it begins: curves, what they tell, and where they cross.

use super::{Effect, Measure};
use crate::evidence::Failures;
use schemars::JsonSchema;
use serde::Serialize;

/// Gain over the time of the first dose.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Window {
    /// The arm whose doses are moved.
    pub arm: String,
    /// What is read, as a sentence names it.
    pub read: Measure,
    /// What a title calls it.
    pub title: String,
    /// Whether it is read on one day, rather than by a formula that says itself when.
    pub of_day: bool,
    /// Whether the largest change is one to more; of a score, whether more is better.
    pub up: bool,
    /// Day on which it is read, or on which runs end, or later where a start leaves less than `follow_d` until then.
    pub day: f64,
    /// Least time from the beginning of the last dose to the reading, days.
    pub follow_d: f64,
    /// Relative tolerance of the runs.
    pub rtol: f64,
    /// Starts, ascending, days.
    pub starts_d: Vec<f64>,
    /// What is not moved with the doses: names of the arm's perturbations.
    pub unmoved: Vec<String>,
    /// The key of the scenario that differs from curve to curve.
    pub by: Option<String>,
    /// Whether the key is the dose and the answer is a map of time and dose.
    pub map: bool,
    /// The key by which maps stand side by side; none where there is one map, or curves.
    pub panels_by: Option<String>,
    /// One curve a value of the key, map after map.
    pub curves: Vec<WindowCurve>,
    /// Where there are several maps: a curve for each with the dose as the scenario has it.
    pub as_written: Vec<WindowCurve>,
    /// Where two curves cross, in the order of their time; of several maps, those at the dose as written.
    pub crossings: Vec<Crossing>,
    /// Parameter sets that were run beside the one as written.
    pub sets: usize,
    /// Parameter sets that were asked for.
    pub asked: usize,
    /// Runs that failed.
    pub failed: Failures,
}

/// The gain of one treatment over its start.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct WindowCurve {
    /// Value of the key by which maps stand side by side; empty where there is no such key.
    pub panel: String,
    /// The value of the key, as it was asked for; empty where there is one curve only.
    pub value: String,
    /// What is given, in words.
    pub given: String,
    /// Ever later starts.
    pub points: Vec<WindowPoint>,
    /// The start with the largest gain; none where no start has a number.
    pub best: Option<Best>,
    /// How late it still helps; nothing of what is no score, of which no difference is known to mean something.
    pub useful: Option<Useful>,
    /// When half of the best gain is left; none where the best gain of a score means nothing, or nothing changes.
    pub half: Option<Half>,
}

/// The gain from one start.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
pub struct WindowPoint {
    /// When the first dose begins, days.
    pub start_d: f64,
    /// When the score is read, days.
    pub read_d: f64,
    /// What is read less that of the control on that day, within each set.
    pub gain: Effect,
}

/// The start with the largest gain.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Best {
    /// When the first dose begins, days.
    pub start_d: f64,
    /// Median gain: points to the better of a score, of anything else the largest change with its sign.
    pub gain: f64,
    /// Best starts of the sets, each by its own curve: 5 %, half and 95 % of those that are helped by some start have
    /// theirs until then, days; nothing where there are none.
    pub own_d: Option<[f64; 3]>,
    /// From this start to `to_d` every median gain is less than the smallest meaningful difference below the best, days.
    pub from_d: f64,
    /// End of that span, days.
    pub to_d: f64,
    /// Whether some start is worse than the best by an amount that means something.
    pub clear: bool,
}

/// How late a treatment still helps.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Useful {
    /// From which start on the median gain is at least the smallest meaningful difference.
    pub from: When,
    /// Until which start it is.
    pub until: When,
    /// The same end by the own curve of each set: 5 % and 95 % of the sets have theirs until then; nothing without sets.
    pub own: Option<[When; 2]>,
    /// Share of the sets, 0 to 1, which some start helps; not a number without sets.
    #[schemars(with = "Option<f64>")]
    pub helped: f64,
    /// Share of the sets which the last start still helps.
    #[schemars(with = "Option<f64>")]
    pub still: f64,
}

/// When half of the best gain is left.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Half {
    /// Half of the best median gain.
    pub gain: f64,
    /// The first start after the best one whose median gain is no more than that.
    pub at: When,
    /// The same by the own curve of each set that some start helps: 5 % and 95 % of them have theirs until then; nothing
    /// where there are none.
    pub own: Option<[When; 2]>,
}

/// A start, as far as the starts that were asked for tell.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize, JsonSchema)]
#[serde(tag = "is", content = "day", rename_all = "lowercase")]
pub enum When {
    /// There is none.
    Never,
    /// It is on this day.
    On(f64),
    /// It is later than all that were asked for.
    Later,
}

impl When {
    /// The day, where there is one.
    pub fn day(self) -> Option<f64> {
        match self {
            When::On(day) => Some(day),
            When::Never | When::Later => None,
        }
    }
}

/// The order of two curves turns.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Crossing {
    /// Value of the curve that is ahead before.
    pub before: String,
    /// Value of the curve that is ahead after.
    pub after: String,
    /// Start at which the medians are equal, days.
    pub start_d: f64,
    /// Share of the sets, 0 to 1, in which the order turns so from the starts before to those after, on average over
    /// them; not a number without sets.
    #[schemars(with = "Option<f64>")]
    pub turned: f64,
    /// Whether the medians differ by an amount that means something both before and after; nothing of what is no score.
    pub meaningful: Option<bool>,
}
