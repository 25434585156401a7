//! The first part of a calibration: all points together, from where they were drawn towards the evidence.

use super::oracle::{Oracle, Shown};
use super::slopes::{Slopes, Trial};
use super::step::{Ask, step};
use crate::course::quantile;
use crate::sample::{Purpose, stream};
use rand::RngExt;

/// The cost of a step's length at first, and its bounds.
const STAY: f64 = 5.0;
const STAYS: (f64, f64) = (0.1, 3e4);
/// By what the cost is multiplied after a step that came nearer, and after one that did not.
const RESPONSE: (f64, f64) = (0.8, 1.5);
/// The cost of one step may be so many times as high or as low, evenly in the logarithm.
const RANGE: f64 = 5.0;
/// Bounds of the margin that a step aims at, in scales.
const INSIDE: (f64, f64) = (0.03, 0.12);
/// Times that the misses of a step are weighed anew.
const ROUNDS: u32 = 10;
/// Trials that slopes are learned from: the last ones, per coordinate.
const REMEMBERED: usize = 15;

/// Points that were tried, and what they show.
pub type Tried = Vec<(Vec<f64>, Shown)>;
/// Tries the points with some numbers, on as many threads as there are; `None` if it was stopped.
pub type Workers<'a> = dyn Fn(&[usize], &(dyn Fn(&[usize]) -> Tried + Sync)) -> Option<Tried> + 'a;

/// A point, what it shows, and how careful its next step is.
#[derive(Clone, Debug, PartialEq)]
pub struct Start {
    /// The draw that it comes from.
    pub draw: usize,
    /// The point of the cube.
    pub point: Vec<f64>,
    /// What it shows.
    pub shown: Shown,
    /// Cost of a step's length.
    pub stay: f64,
}

/// What one sweep did.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Sweep {
    /// Its number; 0 is the draw.
    pub number: u32,
    /// Share of points that came nearer.
    pub accepted: f64,
    /// Quartiles of the distance after it.
    pub distance: [f64; 3],
    /// Share of points that hold what a member has to.
    pub fit: f64,
}

/// A point drawn evenly from the cube.
pub fn drawn(draw: usize, seed: u64, coordinates: usize) -> Vec<f64> {
    let mut random = stream(seed, Purpose::Prior, draw as u64);
    (0..coordinates).map(|_| random.random()).collect()
}

/// A point whose coordinates are, by chance, those of the draw or those of `anchor`, each as often; the draw where there
/// is no anchor.
fn crossed(draw: usize, seed: u64, coordinates: usize, anchor: Option<&[f64]>) -> Vec<f64> {
    let mut point = drawn(draw, seed, coordinates);
    if let Some(anchor) = anchor {
        let mut random = stream(seed, Purpose::Crossing, draw as u64);
        point.iter_mut().zip(anchor).filter(|_| random.random()).for_each(|(at, anchor)| *at = *anchor);
    }
    point
}

/// Points on their way.
pub struct Approach<'a> {
    oracle: &'a dyn Oracle,
    seed: u64,
    /// The points as they are.
    pub starts: Vec<Start>,
    /// What was done so far.
    pub sweeps: Vec<Sweep>,
    trials: Vec<Trial>,
}

impl<'a> Approach<'a> {
    /// Draws `draws` points evenly from the cube, each crossed with `anchor` if there is one; `None` if it was stopped.
    pub fn begin(
        oracle: &'a dyn Oracle,
        draws: usize,
        seed: u64,
        anchor: Option<&[f64]>,
        workers: &Workers<'_>,
    ) -> Option<Approach<'a>> {
        let all: Vec<usize> = (0..draws).collect();
        let shown = workers(&all, &|some| {
            let one = |draw: &usize| crossed(*draw, seed, oracle.coordinates(), anchor);
            let points: Vec<Vec<f64>> = some.iter().map(one).collect();
            let shown = oracle.show(&points);
            points.into_iter().zip(shown).collect()
        })?;
        let trials = shown.iter().map(|(point, shown)| (point.clone(), shown.places.clone())).collect();
        let start = |(draw, (point, shown))| Start { draw, point, shown, stay: STAY };
        let starts = shown.into_iter().enumerate().map(start).collect();
        let mut approach = Approach { oracle, seed, starts, sweeps: Vec::new(), trials };
        approach.note(1.0);
        Some(approach)
    }

    /// One step of every point, along slopes learned from all that was tried; `None`, and no change, if it was stopped.
    pub fn sweep(&mut self, workers: &Workers<'_>) -> Option<Sweep> {
        let remembered = self.oracle.coordinates() * REMEMBERED;
        let slopes = Slopes::learned(&self.trials[self.trials.len().saturating_sub(remembered)..]);
        let number = self.sweeps.len() as u64;
        let (starts, oracle, seed) = (&self.starts, self.oracle, self.seed);
        let all: Vec<usize> = (0..starts.len()).collect();
        let tried = workers(&all, &|some| {
            let one = |index: &usize| {
                let (start, Some(slopes)) = (&starts[*index], &slopes) else { return starts[*index].point.clone() };
                let mut random = stream(seed, Purpose::Approach, (number << 32) | *index as u64);
                let stay = start.stay * RANGE.powf(2.0 * random.random::<f64>() - 1.0);
                let inside = INSIDE.0 + (INSIDE.1 - INSIDE.0) * random.random::<f64>();
                step(slopes, oracle.goals(), &start.point, &start.shown.places, Ask { stay, inside, rounds: ROUNDS })
            };
            let points: Vec<Vec<f64>> = some.iter().map(one).collect();
            let shown = oracle.show(&points);
            points.into_iter().zip(shown).collect()
        })?;
        let mut nearer = 0.0;
        for (start, (point, shown)) in self.starts.iter_mut().zip(tried) {
            self.trials.push((point.clone(), shown.places.clone()));
            if shown.distance < start.shown.distance {
                nearer += 1.0;
                start.stay = (start.stay * RESPONSE.0).max(STAYS.0);
                (start.point, start.shown) = (point, shown);
            } else {
                start.stay = (start.stay * RESPONSE.1).min(STAYS.1);
            }
        }
        let accepted = nearer / self.starts.len() as f64;
        Some(self.note(accepted))
    }

    /// The points, the nearest first.
    pub fn ordered(mut self) -> Vec<Start> {
        self.starts.sort_by(|a, b| a.shown.distance.total_cmp(&b.shown.distance).then(a.draw.cmp(&b.draw)));
        self.starts
    }

    fn note(&mut self, accepted: f64) -> Sweep {
        let mut distances: Vec<f64> = self.starts.iter().map(|one| one.shown.distance).collect();
        distances.sort_by(f64::total_cmp);
        let distance = [0.25, 0.5, 0.75].map(|share| quantile(&distances, share));
        let fit = self.starts.iter().filter(|one| one.shown.fit).count() as f64 / self.starts.len().max(1) as f64;
        let sweep = Sweep { number: self.sweeps.len() as u32, accepted, distance, fit };
        self.sweeps.push(sweep);
        sweep
    }
}
