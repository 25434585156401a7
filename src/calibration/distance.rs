//! How far a member is from the evidence, and what a member of the population has to hold.

use super::oracle::Goals;
use crate::evidence::{Evidence, Tally};

/// Weight of a fact that a credible model has to show, against 1 for any other.
const MUST_WEIGHT: f64 = 12.0;
/// The part of a check's weight that is lost by missing its bounds however little; the rest goes with the miss.
const THRESHOLD: f64 = 0.4;

/// Distance from the bounds, in scales, beyond which places are not told apart.
const FARTHEST: f64 = 4.0;

/// What every member of a population has to hold.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Criteria {
    /// Share of MUST facts, percent.
    pub must: f64,
    /// Share of all checks, percent.
    pub checks: f64,
}

impl Criteria {
    /// Those of the population that comes with the program.
    pub const USUAL: Criteria = Criteria { must: 90.0, checks: 85.0 };
    /// What was aimed at for members, whatever those that come with the program hold.
    pub const AIM: Criteria = Criteria { must: 90.0, checks: 85.0 };
    /// What was aimed at for the parameters as they are written.
    pub const AIM_AS_WRITTEN: Criteria = Criteria { must: 100.0, checks: 92.0 };

    /// Whether a member with this tally may be in the population.
    pub fn hold(&self, tally: &Tally) -> bool {
        let enough = |held: usize, share: f64, of: usize| 100.0 * held as f64 >= share * of as f64 - 1e-9;
        enough(tally.must_held, self.must, tally.must) && enough(tally.checks_held, self.checks, tally.checks)
    }
}

/// The distance between checks and what they should be: a weighted mean over checks of a loss from 0 (holds) to 1
/// (far off). The checks of a fact share its weight up to two of them, so that a fact that is checked in many ways
/// counts more, but not in proportion.
#[derive(Clone, Debug)]
pub struct Distance {
    weights: Vec<f64>,
    scales: Vec<f64>,
}

impl Distance {
    /// Over the checks of `evidence` that `counts` picks; the others have no weight.
    pub fn new(evidence: &Evidence, counts: impl Fn(usize) -> bool) -> Distance {
        let mut checks_of = vec![0.0_f64; evidence.facts.len()];
        evidence.checks.iter().for_each(|check| checks_of[check.fact] += 1.0);
        let weight = |(position, check): (usize, &crate::evidence::Check)| {
            let fact = &evidence.facts[check.fact];
            let own = if fact.must { MUST_WEIGHT } else { 1.0 };
            if counts(position) { own / checks_of[check.fact].sqrt() } else { 0.0 }
        };
        let mut weights: Vec<f64> = evidence.checks.iter().enumerate().map(weight).collect();
        let sum: f64 = weights.iter().sum();
        weights.iter_mut().for_each(|weight| *weight /= sum.max(f64::MIN_POSITIVE));
        let scales = evidence.checks.iter().map(scale).collect();
        Distance { weights, scales }
    }

    /// What the check at `position` adds for this value.
    pub fn part(&self, evidence: &Evidence, position: usize, value: f64) -> f64 {
        let miss = evidence.checks[position].expectation.miss(value) / self.scales[position];
        let loss = if miss == 0.0 {
            0.0
        } else if miss.is_finite() {
            THRESHOLD + (1.0 - THRESHOLD) * miss / (1.0 + miss)
        } else {
            1.0
        };
        self.weights[position] * loss
    }

    /// Bounds and weights of the checks at `positions`, in units of their scales.
    pub(super) fn goals(&self, evidence: &Evidence, positions: &[usize]) -> Goals {
        let sum: f64 = positions.iter().map(|position| self.weights[*position]).sum();
        let mut goals = Goals::default();
        for position in positions {
            let (low, high) = bounds(evidence, *position);
            let (from, _) = ends(low, high);
            goals.low.push((low - from) / self.scales[*position]);
            goals.high.push((high - from) / self.scales[*position]);
            goals.weights.push(self.weights[*position] * positions.len() as f64 / sum.max(f64::MIN_POSITIVE));
        }
        goals
    }

    /// A value in units of the check's scale, from its lower bound if it has one; what is far off is not told apart,
    /// and what is not a number counts as far above.
    pub(super) fn place(&self, evidence: &Evidence, position: usize, value: f64) -> f64 {
        let (low, high) = bounds(evidence, position);
        let (from, to) = ends(low, high);
        let scale = self.scales[position];
        let top = ((to - from) / scale + FARTHEST).min(FARTHEST * FARTHEST);
        if value.is_nan() { FARTHEST } else { ((value - from) / scale).clamp(-FARTHEST, top) }
    }
}

fn bounds(evidence: &Evidence, position: usize) -> (f64, f64) {
    let expected = &evidence.checks[position].expectation;
    (expected.low, expected.high)
}

/// Bounds, or twice the only one.
fn ends(low: f64, high: f64) -> (f64, f64) {
    (if low.is_finite() { low } else { high }, if high.is_finite() { high } else { low })
}

/// The size of a miss that counts half: the width of the bounds, or their size where they have no width.
fn scale(check: &crate::evidence::Check) -> f64 {
    let (low, high) = (check.expectation.low, check.expectation.high);
    let size = if low.is_finite() && high.is_finite() {
        (high - low).max(0.1 * high.abs())
    } else {
        [low, high].into_iter().filter(|bound| bound.is_finite()).map(f64::abs).fold(0.0, f64::max)
    };
    size.max(check.near).max(SMALLEST_SCALE)
}

/// Of bounds at zero, where nothing else says what is much.
const SMALLEST_SCALE: f64 = 0.05;
