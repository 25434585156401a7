//! Where a point should go: the step after which, if checks moved in straight lines, the sum of misses were least.

use super::oracle::Goals;
use super::slopes::Slopes;
use nalgebra::{Cholesky, DMatrix, DVector};

/// How near to an end of its range a parameter may come.
const EDGE: f64 = 0.03;
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

/// A check that is missed: its position, how far it has to go, and its weight.
struct Missed {
    check: usize,
    way: f64,
    weight: f64,
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
                let weight = goals.weights[check] * WEIGHT / miss.max(FINEST);
                missed.push(Missed { check, way: target - places[check], weight });
            }
        }
        let Some(next) = least(slopes, &missed, from, ask.stay) else { break };
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

/// The step that brings the missed checks nearest to where they should be, within the cube. Coordinates that would leave
/// it stay at its face, and the others go on without them.
fn least(slopes: &Slopes, missed: &[Missed], from: &[f64], stay: f64) -> Option<DVector<f64>> {
    if missed.is_empty() {
        return None;
    }
    let root = |one: &Missed| one.weight.sqrt();
    let own = slopes.of(missed.iter().map(|one| (one.check, root(one))));
    let mut inner = &own * own.transpose();
    (0..inner.nrows()).for_each(|at| inner[(at, at)] += stay);
    let wanted = &own * DVector::from_iterator(missed.len(), missed.iter().map(|one| one.way * root(one)));
    let free = Cholesky::new(inner.clone())?.solve(&wanted);
    let within = |at: usize, by: f64| (from[at] + by).clamp(EDGE, 1.0 - EDGE) - from[at];
    let mut step = DVector::from_fn(from.len(), |at, _| within(at, free[at]));
    let stays = |at: &usize| (EDGE..=1.0 - EDGE).contains(&(from[*at] + free[*at]));
    let (inside, out): (Vec<usize>, Vec<usize>) = (0..from.len()).partition(stays);
    if !out.is_empty() {
        let mut held = DVector::zeros(from.len());
        out.iter().for_each(|at| held[*at] = step[*at]);
        let left = wanted - &inner * held;
        let part = DMatrix::from_fn(inside.len(), inside.len(), |i, j| inner[(inside[i], inside[j])]);
        let left = DVector::from_fn(inside.len(), |at, _| left[inside[at]]);
        let solved = Cholesky::new(part)?.solve(&left);
        inside.into_iter().zip(solved.iter()).for_each(|(at, by)| step[at] = within(at, *by));
    }
    Some(step)
}
