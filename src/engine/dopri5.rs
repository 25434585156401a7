//! Dormand-Prince 5(4) of `ode_solvers`, kept away from two defects of its version 0.6.2.
//!
//! Its dense output may extrapolate the last point when the end lies on the output grid, so samples are
//! read from its continuous output model instead. Its Dop853 evaluates stage 12 at the wrong time, so
//! that method is not used at all. Its stiffness test aborts runs that are merely slow; it is off.

use super::EngineError;
use nalgebra::DVector;
use ode_solvers::continuous_output_model::ContinuousOutputModel;
use ode_solvers::dop_shared::{IntegrationError, OutputType};
use ode_solvers::{Dopri5, System};
use std::cell::{Cell, RefCell};

/// Accuracy asked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Control {
    /// Relative tolerance per step and state.
    pub rtol: f64,
    /// Absolute tolerance per step and state, in the state's unit.
    pub atol: f64,
}

/// Work done by the solver.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// Steps taken.
    pub accepted: u64,
    /// Steps tried and repeated with a smaller size.
    pub rejected: u64,
    /// Evaluations of the time derivative.
    pub evaluations: u64,
}

impl std::ops::AddAssign for Work {
    fn add_assign(&mut self, other: Work) {
        self.accepted += other.accepted;
        self.rejected += other.rejected;
        self.evaluations += other.evaluations;
    }
}

/// Steps after which an interval is given up.
const MAX_STEPS: u32 = 100_000;

struct Rates<'a, F> {
    rate: F,
    /// First state whose rate was not finite, with time and value.
    fault: &'a Cell<Option<(f64, usize, f64)>>,
    /// Ends of the steps.
    steps: &'a RefCell<Vec<f64>>,
}

impl<F: Fn(f64, &[f64], &mut [f64])> System<f64, DVector<f64>> for Rates<'_, F> {
    fn system(&self, time: f64, y: &DVector<f64>, dy: &mut DVector<f64>) {
        (self.rate)(time, y.as_slice(), dy.as_mut_slice());
        if self.fault.get().is_none()
            && let Some(i) = dy.iter().position(|v| !v.is_finite())
        {
            self.fault.set(Some((time, i, dy[i])));
        }
    }

    fn solout(&mut self, time: f64, _y: &DVector<f64>, _dy: &DVector<f64>) -> bool {
        self.steps.borrow_mut().push(time);
        self.fault.get().is_some()
    }
}

/// What came of an interval between two stops.
pub(super) struct Interval {
    dense: ContinuousOutputModel<f64, DVector<f64>>,
    /// Ends of the steps, from the beginning of the interval to its end.
    pub(super) steps: Vec<f64>,
    /// The state at the end.
    pub(super) end: Vec<f64>,
    pub(super) work: Work,
}

impl Interval {
    /// Calls `sample` with the state at each of `times`.
    pub(super) fn sample(&self, times: &[f64], mut sample: impl FnMut(f64, &[f64])) {
        // The last step may end a rounding error short of the end, and the model is undefined beyond it.
        let reached = self.dense.bounds().1;
        for &time in times {
            if let Some(y) = self.dense.evaluate(time.min(reached)) {
                sample(time, y.as_slice());
            }
        }
    }
}

/// Integrates from `start` at time `from` to `to`, calls `sample` with the state at each of `times`
/// (ascending, within the interval), and returns the state at `to`.
pub fn integrate(
    rate: impl Fn(f64, &[f64], &mut [f64]),
    span: (f64, f64),
    start: &[f64],
    control: Control,
    times: &[f64],
    sample: impl FnMut(f64, &[f64]),
) -> Result<(Vec<f64>, Work), EngineError<usize>> {
    let interval = solve(rate, span, start, control)?;
    interval.sample(times, sample);
    Ok((interval.end, interval.work))
}

/// Integrates from `start` at time `from` to `to`.
pub(super) fn solve(
    rate: impl Fn(f64, &[f64], &mut [f64]),
    (from, to): (f64, f64),
    start: &[f64],
    control: Control,
) -> Result<Interval, EngineError<usize>> {
    let (fault, steps) = (Cell::new(None), RefCell::new(vec![from]));
    let system = Rates { rate, fault: &fault, steps: &steps };
    let start = DVector::from_column_slice(start);
    let Control { rtol, atol } = control;
    let length = to - from;
    let (output, never) = (OutputType::Continuous, u32::MAX);
    let mut solver = Dopri5::from_param(
        system, from, to, length, start, rtol, atol, 0.9, 0.04, 0.2, 10.0, length, 0.0, MAX_STEPS, never, output,
    );
    let mut dense = ContinuousOutputModel::default();
    let outcome = solver.integrate_with_continuous_output_model(&mut dense);
    if let Some((time_d, state, value)) = fault.get() {
        return Err(EngineError::NotFinite { time_d, state, value });
    }
    let stats = outcome.map_err(|error| explain(&error))?;
    let end = solver.y_out().last().ok_or(EngineError::StepUnderflow { time_d: to })?.as_slice().to_vec();
    let work = Work {
        accepted: stats.accepted_steps.into(),
        rejected: stats.rejected_steps.into(),
        evaluations: stats.num_eval.into(),
    };
    drop(solver);
    let mut steps = steps.into_inner();
    if let Some(last) = steps.last_mut() {
        *last = to;
    }
    Ok(Interval { dense, steps, end, work })
}

fn explain(error: &IntegrationError) -> EngineError<usize> {
    match *error {
        IntegrationError::MaxNumStepReached { x, n_step } => EngineError::TooManySteps { time_d: x, steps: n_step },
        IntegrationError::StepSizeUnderflow { x } | IntegrationError::StiffnessDetected { x } => {
            EngineError::StepUnderflow { time_d: x }
        }
    }
}
