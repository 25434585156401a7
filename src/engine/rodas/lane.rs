//! What one lane is at: whose run it is, its time, step size and next stop.

use super::job::{Job, Next, Stretch};
use super::tableau::{ORDER, STAGES};
use crate::engine::{EngineError, Work as Count};

/// Steps after which a run is given up.
pub const MAX_STEPS: u64 = 100_000;

/// Least growth of the step size after the first step that follows a dose.
const AFTER_DOSE: f64 = 3.0;

/// A lane with a run in it.
pub struct Lane<T> {
    pub job: Job<T>,
    pub stretch: usize,
    pub time_d: f64,
    /// Step size that the error control suggests.
    pub h: f64,
    /// Times sampled so far.
    pub sampled: usize,
    pub count: Count,
    refused: bool,
    /// No step of the stretch has been taken yet.
    fresh: bool,
}

impl<T> Lane<T> {
    pub fn new(job: Job<T>) -> Self {
        let time_d = job.stretches[0].from_d;
        Lane { job, stretch: 0, time_d, h: 0.0, sampled: 0, count: Count::default(), refused: false, fresh: true }
    }

    pub fn here(&self) -> &Stretch<T> {
        &self.job.stretches[self.stretch]
    }

    /// A step within the stretch.
    pub fn next(&self) -> Next {
        step(self.h, self.time_d, self.here().to_d)
    }

    /// Takes out the companions whose course parts from this one with the step to come, at the same point of theirs.
    pub fn part(&mut self, same: impl Fn(&T, &T) -> bool) -> Option<Lane<T>> {
        let (h, time_d) = (self.h, self.time_d);
        let job = self.job.parting(self.stretch, |to_d| step(h, time_d, to_d), same)?;
        Some(Lane { job, ..*self })
    }

    /// The step with mean square error `error` is accepted; its end becomes the present.
    pub fn accept(&mut self, step: Next, error: f64) {
        let growth = match (self.refused, self.fresh && !self.here().abrupt) {
            (true, _) => growth(error).min(1.0),
            // What made the first step after a dose hard, the phase of minutes, is over after it.
            (false, true) => growth(error).max(AFTER_DOSE),
            (false, false) => growth(error),
        };
        (self.refused, self.fresh) = (false, false);
        self.count.accepted += 1;
        self.count.evaluations += STAGES as u64;
        if step.ends {
            self.time_d = self.here().to_d;
            self.h = self.h.max(step.h * growth);
        } else {
            self.time_d += step.h;
            self.h = step.h * growth;
        }
    }

    /// The step is refused.
    pub fn refuse(&mut self, step: Next, error: f64) -> Result<(), EngineError<usize>> {
        self.refused = true;
        self.count.rejected += 1;
        self.count.evaluations += STAGES as u64;
        self.h = step.h * if error.is_finite() { growth(error).min(0.9) } else { 0.1 };
        if self.h < 4.0 * f64::EPSILON * self.time_d.max(1e-9) {
            return Err(EngineError::StepUnderflow { time_d: self.time_d });
        }
        Ok(())
    }

    /// The next stretch begins.
    pub fn go_on(&mut self) {
        self.stretch += 1;
        self.fresh = true;
    }

    pub fn check_steps(&self) -> Result<(), EngineError<usize>> {
        if self.count.accepted + self.count.rejected >= MAX_STEPS {
            return Err(EngineError::TooManySteps { time_d: self.time_d, steps: MAX_STEPS as u32 });
        }
        Ok(())
    }
}

/// The step from `time_d` in a stretch until `to_d`: what is left of it is taken in one or in two even steps.
fn step(h: f64, time_d: f64, to_d: f64) -> Next {
    let left = to_d - time_d;
    if h * 1.0001 >= left {
        Next { h: left, ends: true }
    } else if h * 2.0 > left {
        Next { h: left / 2.0, ends: false }
    } else {
        Next { h, ends: false }
    }
}

/// Factor on the step size after a mean square error.
fn growth(error: f64) -> f64 {
    (0.9 * error.max(1e-20).powf(-0.5 / ORDER)).clamp(0.2, 6.0)
}
