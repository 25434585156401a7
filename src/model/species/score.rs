//! A score of function: where it is read, how far it goes, and from which difference on it says something.

use crate::declare::Quantity;
use crate::model::function::{Parameter, Parameters};
use crate::number::{Num, Scalar};

/// Full scale of the state `locomotion`: the model keeps function on the 21 points of the rat.
const KEPT: f64 = Parameters::<f64>::TABLE[Parameter::ceiling as usize].value;

/// Rounding of an integration, as a share of a scale.
const ROUNDING: f64 = 1e-6;

/// Which way something gets better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Better {
    /// More of it is better.
    More,
    /// Less of it is better.
    Less,
}

/// A score of function, a straight line of the state `locomotion` (assumed).
#[derive(Debug)]
pub struct Score {
    /// Name of the observable.
    pub column: &'static str,
    /// As a title has it: `BBB`.
    pub title: &'static str,
    /// As a sentence has it: `locomotor score (BBB)`.
    pub label: &'static str,
    /// What the observable is.
    pub about: &'static str,
    /// Score of the uninjured, which is the end of the scale; unit `point`.
    pub full: Quantity,
    /// Score of who cannot move at all, where that is not 0; unit `point`.
    pub least: Option<Quantity>,
    /// Whether it is of hindlimbs alone, so that it says nothing of an injury of the neck.
    pub hindlimbs: bool,
    /// What has to be said wherever it is shown.
    pub remark: Option<&'static str>,
    /// Smallest difference that means something; unit `point`.
    pub smallest_difference: Quantity,
    /// Which way it gets better.
    pub better: Better,
    /// Factor by which a gain seen in animals is expected, where it is not animals that are scored; unit `1`.
    pub translation: Option<&'static Quantity>,
}

impl Score {
    /// Points of this scale for one of the rat's.
    pub fn factor(&self) -> f64 {
        (self.full.value - self.lowest()) / KEPT
    }

    /// Score of who cannot move at all.
    pub fn lowest(&self) -> f64 {
        self.least.map_or(0.0, |least| least.value)
    }

    /// The score for a value of the state `locomotion`, of which `ceiling` is all.
    pub fn of<S: Scalar>(&self, locomotion: Num<S>, ceiling: Num<S>) -> Num<S> {
        // A factor of one leaves the formula, and every bit of the number, as it is.
        let points = if self.factor() == 1.0 { locomotion } else { locomotion * self.factor() };
        if self.least.is_none() { points } else { points + ceiling * (self.lowest() / KEPT) }
    }

    /// The score as it is reported: rounding of the integration does not carry it beyond its scale. What is beyond by
    /// more is shown.
    pub fn reported(&self, points: f64) -> f64 {
        let full = self.full.value;
        if points > full && points <= full * (1.0 + ROUNDING) { full } else { points }
    }

    /// Whether a score is beyond its scale by more than rounding.
    pub fn beyond(&self, points: f64) -> bool {
        self.reported(points) > self.full.value
    }

    /// Whether a difference of so many points means something.
    pub fn meaningful(&self, points: f64) -> bool {
        points.abs() >= self.smallest_difference.value
    }

    /// Whether a difference of so many points is one to the better, rather than to the worse; `None` where it means
    /// nothing.
    pub fn improved(&self, points: f64) -> Option<bool> {
        self.meaningful(points).then_some(match self.better {
            Better::More => points > 0.0,
            Better::Less => points < 0.0,
        })
    }
}
