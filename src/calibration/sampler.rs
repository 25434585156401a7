//! The sampler: sweeps over a population, each of which can be repeated from what the last one left.

use super::moves::proposal;
use crate::ensemble::{Purpose, stream};
use rand::RngExt;

/// How much of the population goes on when the distance is tightened.
const SURVIVORS: f64 = 0.7;
/// Moves that a member should have made on average before the distance is tightened again.
const MOVED: f64 = 0.5;
/// Sweeps after which the distance is tightened in any case.
const PATIENCE: u32 = 12;

/// Shares of accepted moves between which the length of moves stays as it is.
const ACCEPTED: (f64, f64) = (0.15, 0.3);
/// By how much the length of moves changes from sweep to sweep, and its bounds.
const LENGTHEN: f64 = 1.25;
const LONGEST: f64 = 6.0;

/// What a calibration is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Members of the population.
    pub members: usize,
    /// Steps of the smoother, before the sweeps.
    pub smoothing: u32,
    /// Sweeps in all; each tries one move of every member.
    pub sweeps: u32,
    /// Of these, the last ones, which no longer tighten the distance but let members move apart.
    pub settling: u32,
    /// Seed of all random numbers.
    pub seed: u64,
}

/// A point that was tried.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tried {
    /// Its distance from the evidence.
    pub distance: f64,
    /// Whether it holds what every member has to hold.
    pub fit: bool,
}

/// Judges points, in any order and on any number of threads. Points that are certain to be further than the limit
/// may come back as `None`.
pub type Evaluate<'a> = dyn Fn(&[Vec<f64>], f64) -> Option<Vec<Option<Tried>>> + 'a;

/// What one sweep did.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sweep {
    /// Its number, from 1.
    pub number: u32,
    /// The distance that members have to keep below.
    pub limit: f64,
    /// Share of members that moved.
    pub accepted: f64,
    /// Median distance after it.
    pub median: f64,
    /// Share of members that hold what they have to.
    pub fit: f64,
}

/// Values of every check at some points; `None` if it was stopped.
pub type Values<'a> = dyn Fn(&[Vec<f64>]) -> Option<Vec<Vec<f64>>> + 'a;
/// New points from points and values; the step is its number of how many, and the seed.
pub type Smoothed<'a> = dyn Fn(&[Vec<f64>], &[Vec<f64>], (u32, u32, u64)) -> Vec<Vec<f64>> + 'a;

/// A population on its way.
#[derive(Clone, Debug, PartialEq)]
pub struct Sampler {
    /// What was asked for.
    pub settings: Settings,
    /// Points of the members, in the cube.
    pub points: Vec<Vec<f64>>,
    /// What is known of each.
    pub tried: Vec<Tried>,
    /// The first member that each descends from.
    pub ancestors: Vec<usize>,
    /// Steps of the smoother that were done.
    pub smoothed: u32,
    /// What was done so far.
    pub sweeps: Vec<Sweep>,
    /// The distance that members have to keep below.
    pub limit: f64,
    /// Length of moves, relative to the usual one.
    pub stride: f64,
    /// Moves per member since the distance was tightened, and sweeps.
    pub since: (f64, u32),
}

impl Sampler {
    /// Draws the first members evenly from the cube.
    pub fn begin(settings: Settings, coordinates: usize) -> Sampler {
        let points = (0..settings.members).map(|member| {
            let mut random = stream(settings.seed, Purpose::Prior, member as u64);
            (0..coordinates).map(|_| random.random()).collect()
        });
        Sampler {
            settings,
            points: points.collect(),
            tried: vec![Tried { distance: f64::INFINITY, fit: false }; settings.members],
            ancestors: (0..settings.members).collect(),
            smoothed: 0,
            sweeps: Vec::new(),
            limit: f64::INFINITY,
            stride: 1.0,
            since: (MOVED, 0),
        }
    }

    /// Whether the smoother has work left.
    pub fn rough(&self) -> bool {
        self.smoothed < self.settings.smoothing
    }

    /// Does the next step of the smoother; after the last one, judges where the members have come to. `None`, and no
    /// change, if it was stopped.
    pub fn smooth(&mut self, values: &Values<'_>, smoothed: &Smoothed<'_>, evaluate: &Evaluate<'_>) -> Option<()> {
        let mut points = self.points.clone();
        if self.rough() {
            let step = (self.settings.smoothing, self.smoothed, self.settings.seed);
            points = smoothed(&points, &values(&points)?, step);
        }
        if self.smoothed + 1 >= self.settings.smoothing {
            let far = Tried { distance: f64::INFINITY, fit: false };
            self.tried = evaluate(&points, f64::INFINITY)?.into_iter().map(|one| one.unwrap_or(far)).collect();
        }
        self.points = points;
        self.smoothed += 1;
        Some(())
    }

    /// Whether all sweeps have been done.
    pub fn done(&self) -> bool {
        self.sweeps.len() as u32 >= self.settings.sweeps
    }

    /// Does the next sweep; `None`, and no change, if `evaluate` was stopped.
    pub fn sweep(&mut self, evaluate: &Evaluate<'_>) -> Option<Sweep> {
        let number = self.sweeps.len() as u32 + 1;
        let mut next = self.clone();
        let settling = number + self.settings.settling > self.settings.sweeps;
        if !settling && (self.since.0 >= MOVED || self.since.1 >= PATIENCE) {
            next.tighten(number);
        }
        let proposals: Vec<Vec<f64>> = (0..next.points.len())
            .map(|own| {
                proposal(
                    &next.points,
                    own,
                    next.stride,
                    &mut stream(next.settings.seed, Purpose::Moves, key(number, own)),
                )
            })
            .collect();
        let tried = evaluate(&proposals, next.limit)?;
        let mut moved = 0.0;
        for (own, (point, tried)) in proposals.into_iter().zip(tried).enumerate() {
            // In the end a member that holds what it has to does not give that up.
            if let Some(tried) = tried.filter(|one| one.distance <= next.limit && (one.fit || !next.tried[own].fit)) {
                next.points[own] = point;
                next.tried[own] = tried;
                moved += 1.0;
            }
        }
        let members = next.points.len() as f64;
        if moved / members > ACCEPTED.1 {
            next.stride = (next.stride * LENGTHEN).min(LONGEST);
        } else if moved / members < ACCEPTED.0 {
            next.stride = (next.stride / LENGTHEN).max(1.0 / LONGEST);
        }
        next.since = (next.since.0 + moved / members, next.since.1 + 1);
        let fit = next.tried.iter().filter(|one| one.fit).count() as f64 / members;
        let sweep = Sweep { number, limit: next.limit, accepted: moved / members, median: next.quantile(0.5), fit };
        next.sweeps.push(sweep);
        *self = next;
        Some(sweep)
    }

    /// The distance below which a share of the members lies.
    fn quantile(&self, share: f64) -> f64 {
        let mut distances: Vec<f64> = self.tried.iter().map(|one| one.distance).collect();
        distances.sort_by(f64::total_cmp);
        distances[((distances.len() - 1) as f64 * share) as usize]
    }

    /// Lowers the distance to that of the survivors and replaces the others by copies of them.
    fn tighten(&mut self, number: u32) {
        self.limit = self.quantile(SURVIVORS).min(self.limit);
        let keeps: Vec<usize> = (0..self.points.len()).filter(|i| self.tried[*i].distance <= self.limit).collect();
        for own in 0..self.points.len() {
            if self.tried[own].distance > self.limit {
                let mut random = stream(self.settings.seed, Purpose::Selection, key(number, own));
                let parent = keeps[random.random_range(0..keeps.len())];
                self.points[own] = self.points[parent].clone();
                self.tried[own] = self.tried[parent];
                self.ancestors[own] = self.ancestors[parent];
            }
        }
        self.since = (0.0, 0);
    }
}

/// The stream of a member in a sweep.
fn key(sweep: u32, member: usize) -> u64 {
    (u64::from(sweep) << 32) | member as u64
}
