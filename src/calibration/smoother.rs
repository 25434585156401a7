//! The ensemble smoother: moves all members at once towards the evidence, along what their differences show.
//!
//! Members that differ in their parameters differ in what they show; from that the smoother learns, for every
//! parameter, which checks it moves, and shifts each member by its own misses (ensemble smoother with multiple
//! data assimilation: Emerick and Reynolds 2013). A check that holds pulls at nothing; one that misses pulls
//! towards its bound. Correlations that may be chance count less, so that parameters on which the evidence says nothing keep
//! their spread (as in Luo and Bhakta 2020).

use super::distance::Distance;
use crate::ensemble::{Purpose, stream};
use crate::evidence::Evidence;
use nalgebra::{Cholesky, DMatrix};
use rand::RngExt;

/// Size of a miss, relative to its check's scale, that counts as noise: in the first step and after the last one.
const NOISE: (f64, f64) = (0.25, 0.03);
/// Largest distance from the bounds, relative to the scale, that is told apart from any larger one.
const FARTHEST: f64 = 4.0;
/// How far inside its bounds a check that misses is pulled, relative to the scale.
const INSIDE: f64 = 0.05;
/// Correlations below so many times one over the root of the number of members are trusted less, with the square.
const CHANCE: f64 = 3.0;
/// Noise is taken as larger in a step by the root of the number of steps, up to this: more steps then go further.
const MOST_INFLATION: f64 = 6.0;
/// How much noise is added to what a member is pulled to, relative to that of the check.
const SHAKE: f64 = 0.25;
/// How near to an end of its range a parameter may come.
const EDGE: f64 = 0.002;

/// One step of `steps` in all: new points for the members at `points`, which showed `values` in every check.
pub(super) fn step(
    points: &[Vec<f64>],
    values: &[Vec<f64>],
    evidence: &Evidence,
    distance: &Distance,
    (steps, number, seed): (u32, u32, u64),
) -> Vec<Vec<f64>> {
    let checks: Vec<usize> = (0..evidence.checks.len()).filter(|check| distance.weight(*check) > 0.0).collect();
    let (members, width) = (points.len(), points.first().map_or(0, Vec::len));
    let open = |at: f64| (at.clamp(EDGE, 1.0 - EDGE) / (1.0 - at.clamp(EDGE, 1.0 - EDGE))).ln();
    let mut places = DMatrix::from_fn(members, width, |i, at| open(points[i][at]));
    let shown = DMatrix::from_fn(members, checks.len(), |i, c| {
        distance.coordinate(evidence, checks[c], values[i][checks[c]]).0
    });
    let misses = DMatrix::from_fn(members, checks.len(), |i, c| {
        distance.coordinate(evidence, checks[c], values[i][checks[c]]).1
    });
    let inflation = f64::from(steps).min(MOST_INFLATION);
    let done = f64::from(number) / f64::from(steps);
    let size = NOISE.0 * (NOISE.1 / NOISE.0).powf(done);
    let noise = |c: usize| size / distance.importance(checks[c]).sqrt();
    let pulls = DMatrix::from_fn(members, checks.len(), |i, c| {
        if misses[(i, c)] == 0.0 {
            return 0.0;
        }
        let mut random = stream(seed, Purpose::Smoothing, (u64::from(number) << 40) | ((i as u64) << 16) | c as u64);
        // A sum of even numbers is near enough to a normal one.
        let normal: f64 = (0..12).map(|_| random.random::<f64>()).sum::<f64>() - 6.0;
        let pull = misses[(i, c)] + INSIDE * misses[(i, c)].signum();
        pull + inflation.sqrt() * noise(c) * SHAKE * normal
    });
    let (centred_places, place_spread) = centred(&places);
    let (centred_shown, shown_spread) = centred(&shown);
    let share = 1.0 / (members as f64 - 1.0);
    // The gain, in the space of members, which is smaller than that of checks.
    let whitened =
        DMatrix::from_fn(members, checks.len(), |i, c| centred_shown[(i, c)] / (inflation.sqrt() * noise(c)));
    let mut inner = &whitened * whitened.transpose() * share;
    (0..members).for_each(|i| inner[(i, i)] += 1.0);
    // A sum of squares and a positive diagonal has a root; without one nothing is moved.
    let Some(root) = Cholesky::new(inner) else { return points.to_vec() };
    let mut gain = centred_places.transpose() * root.solve(&whitened) * share;
    let between = centred_places.transpose() * &centred_shown * share;
    let chance = CHANCE / (members as f64).sqrt();
    for at in 0..gain.nrows() {
        for c in 0..gain.ncols() {
            let size = (place_spread[at] * shown_spread[c]).max(f64::MIN_POSITIVE);
            let trust = (between[(at, c)].abs() / size / chance).min(1.0).powi(2);
            gain[(at, c)] *= trust / (inflation.sqrt() * noise(c));
        }
    }
    places += pulls * gain.transpose();
    let closed = |place: f64| (1.0 / (1.0 + (-place).exp())).clamp(EDGE, 1.0 - EDGE);
    (0..members).map(|i| (0..width).map(|at| closed(places[(i, at)])).collect()).collect()
}

/// Columns with their means taken off, and their standard deviations.
fn centred(matrix: &DMatrix<f64>) -> (DMatrix<f64>, Vec<f64>) {
    let mut matrix = matrix.clone();
    let rows = matrix.nrows() as f64;
    let mut spread = Vec::with_capacity(matrix.ncols());
    for mut column in matrix.column_iter_mut() {
        let mean = column.sum() / rows;
        column.add_scalar_mut(-mean);
        spread.push((column.norm_squared() / (rows - 1.0)).sqrt());
    }
    (matrix, spread)
}

/// A value as a coordinate, in units of `scale` and within what is told apart; and how far and which way it would have to move.
pub(super) fn coordinate(value: f64, (low, high): (f64, f64), scale: f64) -> (f64, f64) {
    let near = if low.is_finite() { low } else { high };
    let far = if high.is_finite() { high } else { low };
    let at = if value.is_nan() { FARTHEST } else { (value - near) / scale };
    let top = (far - near) / scale + FARTHEST;
    let at = at.clamp(-FARTHEST, top.min(FARTHEST * FARTHEST));
    let (bottom, ceiling) = ((low - near) / scale, (high - near) / scale);
    let miss = if value.is_nan() { 0.0 } else { (bottom - at).max(0.0) + (ceiling - at).min(0.0) };
    (at, miss)
}
