//! Where a point should go: the step after which, if checks moved in straight lines, the sum of misses were least.

use super::oracle::Goals;
use super::slopes::Slopes;
use nalgebra::{Cholesky, DMatrix, DVector};

/// How near to an end of its range a parameter may come.
const EDGE: f64 = 0.002;
/// A miss below this, in scales, weighs like one of this size; otherwise a miss weighs by its size, not its square.
const FINEST: f64 = 0.03;
/// Weight of the misses in general.
const WEIGHT: f64 = 0.1;
/// How much of the way to the next solution is gone, after the first; without that, misses swing.
const DAMPING: f64 = 0.5;

/// How a step is to be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Ask {
    /// Cost of the square of its length: the higher, the shorter it is.
    pub stay: f64,
    /// How far inside of its bounds a check should come, in scales; at most to their middle.
    pub inside: f64,
    /// Times that the misses are weighed anew.
    pub rounds: u32,
}

/// A point of the cube near `from`, which is taken to show `places`.
pub(super) fn step(slopes: &Slopes, goals: &Goals, from: &[f64], places: &[f64], ask: Ask) -> Vec<f64> {
    let (low, high) = aimed(goals, ask.inside);
    let mut moved = DVector::zeros(from.len());
    for round in 0..ask.rounds {
        let expected = slopes.along(&moved);
        let mut missed = Vec::new();
        for check in 0..places.len() {
            let at = places[check] + expected[check];
            let (miss, target) =
                if at < low[check] { (low[check] - at, low[check]) } else { (at - high[check], high[check]) };
            if miss > 0.0 {
                missed.push((check, target - places[check], goals.weights[check] * WEIGHT / miss.max(FINEST)));
            }
        }
        let Some(next) = least(slopes, &missed, ask.stay) else { break };
        let next = DVector::from_iterator(
            from.len(),
            next.iter().zip(from).map(|(by, from)| (from + by).clamp(EDGE, 1.0 - EDGE) - from),
        );
        moved = if round == 0 { next } else { moved * (1.0 - DAMPING) + next * DAMPING };
    }
    from.iter().zip(moved.iter()).map(|(from, by)| from + by).collect()
}

/// Bounds with a margin.
fn aimed(goals: &Goals, inside: f64) -> (Vec<f64>, Vec<f64>) {
    let pairs = goals.low.iter().zip(&goals.high);
    let margin = |(low, high): (&f64, &f64)| inside.min(0.5 * (high - low));
    pairs.map(|pair| (pair.0 + margin(pair), pair.1 - margin(pair))).unzip()
}

/// The step that brings the `missed` checks (position, way to go, weight) nearest to where they should be. It lies in
/// the space of the checks, which are fewer than the coordinates.
fn least(slopes: &Slopes, missed: &[(usize, f64, f64)], stay: f64) -> Option<DVector<f64>> {
    if missed.is_empty() {
        return None;
    }
    let size = missed.len();
    let mut inner = DMatrix::from_fn(size, size, |i, j| slopes.product(missed[i].0, missed[j].0));
    (0..size).for_each(|i| inner[(i, i)] += stay / missed[i].2);
    let wanted = DVector::from_iterator(size, missed.iter().map(|one| one.1));
    let solved = Cholesky::new(inner)?.solve(&wanted);
    Some(slopes.combined(missed.iter().map(|one| one.0).zip(solved.iter().copied())))
}
