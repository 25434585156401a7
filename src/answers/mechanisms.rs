//! What each mechanism of action does alone, and what is missing without it.

use super::{Animal, Runs, Spread};
use serde::Serialize;

/// What each mechanism of action does alone, and what is missing without it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Mechanisms {
    /// Whose cord.
    pub animal: Animal,
    /// The score, as a title has it.
    pub score: &'static str,
    /// When it is read, days.
    pub day: f64,
    /// Starts, days.
    pub starts_d: Vec<f64>,
    /// Amount whose effect is looked at for what is missing, ug into a vein.
    pub dose_ug: f64,
    /// Gain by that dose with all mechanisms, start by start, points.
    pub whole: Vec<Spread>,
    /// A row a mechanism, in the order of the model.
    pub rows: Vec<Mechanism>,
    /// What was run.
    pub runs: Runs,
}

/// One mechanism of action.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Mechanism {
    /// Its name in the model.
    pub name: &'static str,
    /// Held at its maximum from each start to the end, all others zero.
    pub alone: Vec<Alone>,
    /// What the dose gains less without it, start by start, points.
    pub missing: Vec<Spread>,
}

/// A mechanism that works alone from one start.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Alone {
    /// Score less that of the control, points.
    pub gain: Spread,
    /// What a model has to show.
    pub asked: Asked,
    /// Whether the parameters as they are written show it.
    pub holds: bool,
    /// Share of the population with the asked sign, 0 to 1.
    pub share: f64,
}

/// What is asked of a gain, points.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Asked {
    /// It helps by so much at least.
    AtLeast(f64),
    /// It comes too late to help by so much.
    Below(f64),
}

impl Asked {
    /// Whether `gain` is as asked.
    pub fn holds(self, gain: f64) -> bool {
        match self {
            Asked::AtLeast(least) => gain >= least && gain > 0.0,
            Asked::Below(most) => gain < most,
        }
    }

    /// Whether it has the asked sign: some help, or hardly any.
    pub fn sign(self, gain: f64) -> bool {
        match self {
            Asked::AtLeast(_) => gain > 0.0,
            Asked::Below(_) => self.holds(gain),
        }
    }
}

impl Mechanisms {
    /// Mechanisms whose gain is as asked from the start at this position, with the parameters as they are written.
    pub fn holding(&self, start: usize) -> usize {
        self.rows.iter().filter(|row| row.alone.get(start).is_some_and(|alone| alone.holds)).count()
    }

    /// Those whose gain, sign for sign, is smaller than from the start before.
    pub fn shrinking(&self, start: usize) -> usize {
        let gain = |row: &Mechanism, at: usize| row.alone.get(at).map_or(f64::NAN, |alone| alone.gain.nominal);
        self.rows.iter().filter(|row| start > 0 && gain(row, start) < gain(row, start - 1)).count()
    }

    /// The least share over all mechanisms from the start at this position.
    pub fn least_share(&self, start: usize) -> f64 {
        self.rows.iter().filter_map(|row| row.alone.get(start)).map(|alone| alone.share).fold(f64::NAN, f64::min)
    }
}

#[cfg(test)]
mod tests {
    use super::Asked::{AtLeast, Below};

    #[test]
    fn what_is_asked_of_a_gain_is_a_size_and_a_sign() {
        assert_eq!(
            [0.1, 0.05, 0.0, -1.0, f64::NAN].map(|gain| AtLeast(0.1).holds(gain)),
            [true, false, false, false, false]
        );
        assert_eq!([0.05, 0.0].map(|gain| AtLeast(0.1).sign(gain)), [true, false]);
        assert_eq!([AtLeast(0.0).holds(0.0), AtLeast(0.0).holds(1e-9)], [false, true], "nothing is no help");
        assert_eq!([0.05, 0.1, -1.0, f64::NAN].map(|gain| Below(0.1).sign(gain)), [true, false, true, false]);
    }
}
