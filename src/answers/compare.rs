//! Arms beside each other: each against its control, and each against every other.

use super::{Effect, Measure, Runs, Spread};
use schemars::JsonSchema;
use serde::Serialize;

/// Arms of one scenario or of several.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Compare {
    /// The arms, controls among them.
    pub arms: Vec<ComparedArm>,
    /// Every two arms, the earlier of them first.
    pub pairs: Vec<Pair>,
    /// Parameter sets that were done in every arm; 0 where there is only the one as written.
    pub sets: usize,
    /// Parameter sets that were run for it; nothing where all of it was read from finished folders.
    pub run: Option<usize>,
    /// Whether something was read from finished folders.
    pub read: bool,
    /// What was run.
    pub runs: Runs,
    /// Times between which arms are told apart, days.
    pub times_d: Vec<f64>,
}

/// One arm.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ComparedArm {
    /// What it is called here.
    pub name: String,
    /// Name of its scenario.
    pub scenario: String,
    /// Its name there.
    pub arm: String,
    /// Position of its control; its own for a control.
    pub control: usize,
    /// What is read, the score first.
    pub readings: Vec<Reading>,
    /// What reaches the epicentre over the run.
    pub exposure: Exposure,
}

/// A number read off an arm.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Reading {
    /// What it is.
    pub measure: Measure,
    /// The number.
    pub value: Spread,
    /// The same less that of its control, within each set; 0 for a control.
    pub effect: Effect,
}

/// Areas under the course of vesicles at the epicentre, ug d.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Exposure {
    /// Between the cells of the lesion.
    pub lesion: Spread,
    /// Taken up and active.
    pub cargo: Spread,
}

/// What is subtracted from what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Of {
    /// The numbers themselves: the two have one control, or are told by their levels.
    Value,
    /// What each changes of its own control, since these differ.
    Gain,
    /// Nothing: they are not told in one measure.
    Nothing,
}

/// Two arms.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Pair {
    /// Position of the earlier.
    pub one: usize,
    /// Position of the later.
    pub other: usize,
    /// What is subtracted, reading by reading.
    pub of: Vec<Of>,
    /// The earlier less the later, within each set, reading by reading; no numbers where nothing is subtracted.
    pub differences: Vec<Effect>,
    /// Whether all of their readings are equal in every set, to the last digit.
    pub same: bool,
    /// From when on their scores differ by an amount that means something, to the end.
    pub parts: Option<Parts>,
}

/// From when on two scores differ by an amount that means something, until the end.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Parts {
    /// Share of the sets, 0 to 1, in which they do; not a number where there are no sets.
    #[schemars(with = "Option<f64>")]
    pub share: f64,
    /// When, days, over these sets; not a number in the set as written if they do not part in it.
    pub from_d: Spread,
}

impl Effect {
    /// The same with the two sides exchanged.
    pub fn turned(&self) -> Effect {
        let Effect { nominal, low, median, high, better, worse, sets, .. } = *self;
        // 0 has no sign.
        let minus = |value: f64| 0.0 - value;
        Effect {
            nominal: minus(nominal),
            low: minus(high),
            median: minus(median),
            high: minus(low),
            better: worse,
            worse: better,
            sets,
            translated: None,
        }
    }
}

impl Compare {
    /// `one` less `other` in a reading, whichever comes first; nothing where they are not compared.
    pub fn difference(&self, one: usize, other: usize, reading: usize) -> Option<Effect> {
        let pair = self.pair(one, other)?;
        let found = pair.differences.get(reading).filter(|_| pair.of.get(reading) != Some(&Of::Nothing))?;
        Some(if pair.one == one { *found } else { found.turned() })
    }

    /// The two arms.
    pub fn pair(&self, one: usize, other: usize) -> Option<&Pair> {
        self.pairs.iter().find(|pair| (pair.one, pair.other) == (one.min(other), one.max(other)))
    }

    /// Arms that are not controls.
    pub fn treated(&self) -> impl Iterator<Item = (usize, &ComparedArm)> {
        self.arms.iter().enumerate().filter(|(at, arm)| arm.control != *at)
    }
}
