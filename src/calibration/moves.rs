//! Where a member tries to go.

use rand::RngExt;
use rand::rngs::ChaCha8Rng;

/// Shares of the coordinates that move at once; one of them is taken by chance.
const SHARES: [f64; 4] = [0.02, 0.06, 0.2, 1.0];
/// Chance of a move along the difference of two other members; otherwise a random walk.
const DIFFERENCE: f64 = 0.8;
/// Step of a difference, times the root of twice the number of coordinates that move (ter Braak 2006).
const STEP: f64 = 2.38;
/// Chance of a full difference, which jumps between separate groups of members.
const JUMP: f64 = 0.1;
/// Width of the noise that is added to differences.
const NOISE: f64 = 0.003;
/// Width of a step of the random walk along one edge.
const WALK: f64 = 0.15;

/// A point near that of member `own`, `stride` times as far as usual; as likely as the way back.
pub(super) fn proposal(points: &[Vec<f64>], own: usize, stride: f64, random: &mut ChaCha8Rng) -> Vec<f64> {
    let mut point = points[own].clone();
    let share = SHARES[random.random_range(0..SHARES.len())];
    let mut moving: Vec<usize> = (0..point.len()).filter(|_| random.random::<f64>() < share).collect();
    if moving.is_empty() {
        moving.push(random.random_range(0..point.len()));
    }
    let scale = stride / (moving.len() as f64).sqrt();
    if random.random::<f64>() < DIFFERENCE && points.len() > 2 {
        let other = |random: &mut ChaCha8Rng, not: usize| loop {
            let one = random.random_range(0..points.len());
            if one != own && one != not {
                return one;
            }
        };
        let first = other(random, own);
        let second = other(random, first);
        let step = if random.random::<f64>() < JUMP {
            1.0
        } else {
            STEP * scale / std::f64::consts::SQRT_2 * random.random::<f64>()
        };
        for at in moving {
            let noise = NOISE * (2.0 * random.random::<f64>() - 1.0);
            point[at] = folded(point[at] + step * (points[first][at] - points[second][at]) + noise);
        }
    } else {
        for at in moving {
            point[at] = folded(point[at] + WALK * scale * (2.0 * random.random::<f64>() - 1.0));
        }
    }
    point
}

/// Back into the cube, as if its faces were mirrors; that keeps moves as likely as the way back.
fn folded(at: f64) -> f64 {
    let there = at.rem_euclid(2.0);
    if there > 1.0 { 2.0 - there } else { there }
}
