//! The second part of a calibration: one point goes on with slopes of its own, and walks go out from where it arrives.

use super::approach::Start;
use super::oracle::{Oracle, Shown};
use super::slopes::{Slopes, Trial};
use super::step::{Ask, step};
use crate::sample::{Purpose, stream};
use rand::RngExt;
use rand::rngs::ChaCha8Rng;

/// Length of the steps that slopes are measured with, of an edge of the cube.
const DIFFERENCE: f64 = 0.01;
/// Cost of a step's length at first, its bounds, and what is tried around it.
const STAY: f64 = 10.0;
const STAYS: (f64, f64) = (0.3, 3e3);
const AROUND: [f64; 4] = [0.2, 1.0, 5.0, 25.0];
/// Margins that are tried, in scales.
const INSIDE: [f64; 2] = [0.04, 0.1];
/// Times that the misses of a step are weighed anew.
const ROUNDS: u32 = 10;
/// Steps with the same measured slopes, at most.
const STEPS: u32 = 8;
/// A gain below this counts as none; after two of them in a row slopes are measured anew.
const GAIN: f64 = 0.01;
/// A point that gains less than this with newly measured slopes, and still does not fit, is given up.
const HOPE: f64 = 0.06;

/// Walks that go out from a founder.
const WALKS: usize = 8;
/// Width of a jump along each coordinate at first, and its bounds.
const JUMP: f64 = 0.05;
const JUMPS: (f64, f64) = (0.005, 0.3);
/// By what the width is multiplied if more than [`MANY`] of the walks held, and if fewer than [`FEW`] did.
const WIDEN: f64 = 1.2;
const MANY: usize = 4;
const FEW: usize = 2;
/// How a jump is repaired.
const REPAIR: Ask = Ask { stay: 10.0, inside: 0.1, rounds: ROUNDS };
/// Trials that correct the slopes of a family.
const REMEMBERED: usize = 64;

/// How much is spent on a family.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Search {
    /// Times that slopes are measured, at most.
    pub rounds: u32,
    /// Jumps of every walk.
    pub jumps: u32,
    /// Seed of all random numbers.
    pub seed: u64,
}

/// What became of a point.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Family {
    /// The draw that it comes from.
    pub draw: usize,
    /// Points that were judged for it.
    pub judged: usize,
    /// Its distance at first and in the end.
    pub distance: (f64, f64),
    /// The founder and where walks from it ended, with the distance of each; empty if the point was given up.
    pub members: Vec<(Vec<f64>, f64)>,
    /// Share of jumps that held.
    pub held: f64,
}

/// Members of a family, each with its distance, and the share of jumps that held.
type Spread = (Vec<(Vec<f64>, f64)>, f64);

/// A point that is led on.
struct Walker<'a> {
    oracle: &'a dyn Oracle,
    point: Vec<f64>,
    shown: Shown,
    judged: usize,
}

impl Search {
    /// Leads a point on and lets its family spread; `None` once `stopped` says so.
    pub fn family(&self, oracle: &dyn Oracle, start: &Start, stopped: &dyn Fn() -> bool) -> Option<Family> {
        let mut walker = Walker { oracle, point: start.point.clone(), shown: start.shown.clone(), judged: 0 };
        let mut slopes = None;
        for _ in 0..self.rounds {
            if walker.shown.fit {
                break;
            }
            let before = walker.shown.distance;
            slopes = Some(walker.refine(stopped)?);
            if !walker.shown.fit && walker.shown.distance > before * (1.0 - HOPE) {
                break;
            }
        }
        let mut family = Family {
            draw: start.draw,
            judged: 0,
            distance: (start.shown.distance, walker.shown.distance),
            members: Vec::new(),
            held: 0.0,
        };
        if walker.shown.fit {
            let slopes = slopes.unwrap_or_else(|| walker.measured());
            (family.members, family.held) = walker.spread(&slopes, self, start.draw, stopped)?;
        }
        family.judged = walker.judged;
        Some(family)
    }
}

impl Walker<'_> {
    fn show(&mut self, points: &[Vec<f64>]) -> Vec<Shown> {
        self.judged += points.len();
        self.oracle.show(points)
    }

    /// Slopes where it stands, from one step along every coordinate that is worth it, away from the nearer end.
    fn measured(&mut self) -> Slopes {
        let length = |at: f64| if at > 0.5 { -DIFFERENCE } else { DIFFERENCE };
        let beside = |coordinate: usize| {
            let mut point = self.point.clone();
            point[coordinate] += length(point[coordinate]);
            point
        };
        let points: Vec<Vec<f64>> = (0..self.oracle.sloping()).map(beside).collect();
        let shown = self.show(&points);
        let mut stepped: Vec<(f64, Vec<f64>)> =
            self.point.iter().zip(shown).map(|(at, shown)| (length(*at), shown.places)).collect();
        stepped.resize(self.point.len(), (1.0, self.shown.places.clone()));
        Slopes::measured(&self.shown.places, &stepped)
    }

    /// Measures slopes and goes along them while that helps; returns them with what the trials taught.
    fn refine(&mut self, stopped: &dyn Fn() -> bool) -> Option<Slopes> {
        let measured = self.measured();
        let mut slopes = measured.clone();
        let mut trials: Vec<Trial> = Vec::new();
        let (mut stay, mut idle) = (STAY, 0);
        for _ in 0..STEPS {
            let asks =
                AROUND.iter().flat_map(|times| INSIDE.map(|inside| Ask { stay: stay * times, inside, rounds: ROUNDS }));
            let asks: Vec<Ask> = asks.collect();
            let goals = self.oracle.goals();
            let points: Vec<Vec<f64>> =
                asks.iter().map(|ask| step(&slopes, goals, &self.point, &self.shown.places, *ask)).collect();
            let shown = self.show(&points);
            let nearest = (0..points.len()).min_by(|a, b| shown[*a].distance.total_cmp(&shown[*b].distance));
            trials.extend(points.iter().cloned().zip(shown.iter().map(|one| one.places.clone())));
            let before = self.shown.distance;
            if let Some(best) = nearest.filter(|best| shown[*best].distance < before) {
                trials.push((self.point.clone(), self.shown.places.clone()));
                (self.point, self.shown) = (points[best].clone(), shown[best].clone());
                stay = asks[best].stay.clamp(STAYS.0, STAYS.1);
                idle = if self.shown.distance < before * (1.0 - GAIN) { 0 } else { idle + 1 };
            } else {
                stay = (stay * AROUND[2]).min(STAYS.1);
                idle += 1;
            }
            slopes = measured.corrected((&self.point, &self.shown.places), &trials);
            if idle == 2 {
                break;
            }
            if stopped() {
                return None;
            }
        }
        Some(slopes)
    }

    /// Walks from the founder: jumps, each repaired along the slopes, that count if what a member holds still holds.
    /// Returns where they ended, the founder first, and the share of jumps that counted.
    fn spread(&mut self, slopes: &Slopes, search: &Search, draw: usize, stopped: &dyn Fn() -> bool) -> Option<Spread> {
        let founder = (self.point.clone(), self.shown.clone());
        let mut walks = vec![founder.clone(); WALKS];
        let mut trials: Vec<Trial> = Vec::new();
        let (mut width, mut counted) = (JUMP, 0);
        for jump in 0..search.jumps {
            let recent = &trials[trials.len().saturating_sub(REMEMBERED)..];
            let local = slopes.corrected((&founder.0, &founder.1.places), recent);
            let jumped = |(walk, (point, shown)): (usize, &(Vec<f64>, Shown))| {
                let key = ((draw as u64) << 32) | (u64::from(jump) << 16) | walk as u64;
                let to = away(point, width, &mut stream(search.seed, Purpose::Jumps, key));
                let by = nalgebra::DVector::from_iterator(to.len(), to.iter().zip(point).map(|(to, from)| to - from));
                let expected: Vec<f64> = local.along(&by).iter().zip(&shown.places).map(|(by, at)| at + by).collect();
                step(&local, self.oracle.goals(), &to, &expected, REPAIR)
            };
            let points: Vec<Vec<f64>> = walks.iter().enumerate().map(jumped).collect();
            let shown = self.show(&points);
            trials.extend(points.iter().cloned().zip(shown.iter().map(|one| one.places.clone())));
            let mut held = 0;
            for (walk, landed) in walks.iter_mut().zip(points.into_iter().zip(shown)) {
                if landed.1.fit {
                    *walk = landed;
                    held += 1;
                }
            }
            counted += held;
            if stopped() {
                return None;
            }
            if held > MANY {
                width = (width * WIDEN).min(JUMPS.1);
            } else if held < FEW {
                width = (width / WIDEN).max(JUMPS.0);
            }
        }
        let held = counted as f64 / (search.jumps.max(1) as usize * WALKS) as f64;
        let moved = walks.into_iter().filter(|walk| walk.0 != founder.0);
        let members = std::iter::once(founder.clone()).chain(moved);
        Some((members.map(|(point, shown)| (point, shown.distance)).collect(), held))
    }
}

/// A point about `width` away along every coordinate, back into the cube as if its faces were mirrors.
fn away(point: &[f64], width: f64, random: &mut ChaCha8Rng) -> Vec<f64> {
    let one = |at: &f64| {
        // A sum of even numbers is near enough to a normal one.
        let normal: f64 = (0..12).map(|_| random.random::<f64>()).sum::<f64>() - 6.0;
        let there = (at + width * normal).rem_euclid(2.0);
        if there > 1.0 { 2.0 - there } else { there }
    };
    point.iter().map(one).collect()
}
