//! A number that is read off runs, and from which difference on it means something.

use super::Translation;
use serde::Serialize;

/// A number that is read off runs.
#[derive(Clone, Debug, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Measure {
    /// What a reader calls it: `BBB on day 84`, a metric of the scenario, or its formula.
    pub name: String,
    /// In the language of formulas.
    pub formula: String,
    /// What it counts in; empty where that is not plain.
    pub unit: String,
    /// When it is read, days after injury; nothing of a formula, which says it itself.
    pub read_d: Option<f64>,
    /// Smallest difference that means something; nothing for what is no score.
    pub smallest_difference: Option<f64>,
    /// Which way a score gets better.
    pub more_is_better: bool,
    /// Of a score of people: how much of a gain in animals is expected of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub translation: Option<Translation>,
}

impl Measure {
    /// Whether a difference is one to the better, rather than to the worse, or means nothing. Of what is no score there
    /// is no better: more is told from less.
    pub fn improved(&self, difference: f64) -> Option<bool> {
        match self.smallest_difference {
            Some(least) => (difference.abs() >= least).then_some((difference > 0.0) == self.more_is_better),
            None => (difference != 0.0 && !difference.is_nan()).then_some(difference > 0.0),
        }
    }

    /// Whether it is a score.
    pub fn is_score(&self) -> bool {
        self.smallest_difference.is_some()
    }

    /// A difference in smallest differences that mean something, up for better; as it is of what is no score.
    pub fn gain(&self, difference: f64) -> f64 {
        match self.smallest_difference {
            Some(least) if self.more_is_better => difference / least,
            Some(least) => -difference / least,
            None => difference,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_has_a_threshold_and_a_better_side_and_anything_else_has_a_sign() {
        let score = |more_is_better| Measure {
            name: "score".into(),
            formula: "at(bbb, end)".into(),
            unit: "point".into(),
            read_d: None,
            smallest_difference: Some(2.0),
            more_is_better,
            translation: None,
        };
        assert_eq!([1.9, 2.0, -2.0].map(|d| score(true).improved(d)), [None, Some(true), Some(false)]);
        assert_eq!([2.0, -2.0].map(|d| score(false).improved(d)), [Some(false), Some(true)]);
        assert_eq!((score(true).gain(3.0), score(false).gain(3.0)), (1.5, -1.5));
        let plain = Measure { smallest_difference: None, ..score(true) };
        assert_eq!([0.0, 0.1, -0.1, f64::NAN].map(|d| plain.improved(d)), [None, Some(true), Some(false), None]);
    }
}
