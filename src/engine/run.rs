//! Runs a plan from stop to stop.

use super::dopri5::{Interval, Work, solve};
use super::plan::{Engine, Plan, Sample, Settings};
use super::step::{Step, Watch};
use super::{EngineError, stiff};
use crate::ledger::derivative;
use crate::model::cord::{Frame, state_name};
use std::ops::ControlFlow;

/// The most negative value that any state reached at a sampled time.
#[derive(Clone, Debug, PartialEq)]
pub struct Undershoot {
    /// The value.
    pub value: f64,
    /// Name of the state.
    pub state: String,
    /// Time in days.
    pub time_d: f64,
}

/// What a run leaves besides its samples.
#[derive(Clone, Debug, PartialEq)]
pub struct Trajectory {
    /// Method that integrated it.
    pub engine: Engine,
    /// State vector at the end.
    pub end: Vec<f64>,
    /// Work done by the solver.
    pub work: Work,
    /// Number of intervals between stops.
    pub intervals: usize,
    /// `None` where no state went below zero.
    pub worst_undershoot: Option<Undershoot>,
}

/// Integrates `plan` and hands every sample at `times` (ascending, in days) to `take`.
///
/// A sample at a stop shows the state just after it.
pub fn run(plan: &Plan, times: &[f64], take: impl FnMut(Sample<'_>)) -> Result<Trajectory, EngineError> {
    along(plan, times, take, None)
}

/// Integrates `plan` and hands each step to `watch` until that breaks off. The steps are those of [`run`].
///
/// # Errors
/// [`EngineError`] where the method gives up before.
pub fn follow(plan: &Plan, watch: &mut dyn FnMut(&mut Step<'_>) -> ControlFlow<()>) -> Result<(), EngineError> {
    along(plan, &[], |_| {}, Some(watch)).map(|_| ())
}

/// Both: samples, and a look at each step.
fn along(
    plan: &Plan,
    times: &[f64],
    mut take: impl FnMut(Sample<'_>),
    seen: Option<Watch<'_>>,
) -> Result<Trajectory, EngineError> {
    let mut worst: Option<Undershoot> = None;
    let mut watch = |sample: Sample<'_>| {
        note_undershoot(plan, &sample, &mut worst);
        take(sample);
    };
    let result = match plan.engine {
        Engine::Rodas5p => stiff::integrate(plan, times, &mut watch, seen),
        Engine::Dopri5 => explicit(plan, times, &mut watch, seen),
    };
    let (end, work) = result.map_err(|error| error.named(plan.layout))?;
    Ok(Trajectory { engine: plan.engine, end, work, intervals: plan.stop_times().len() - 1, worst_undershoot: worst })
}

/// By the explicit method, from stop to stop.
fn explicit(
    plan: &Plan,
    times: &[f64],
    take: &mut dyn FnMut(Sample<'_>),
    mut watch: Option<Watch<'_>>,
) -> Result<(Vec<f64>, Work), EngineError<usize>> {
    let layout = plan.layout;
    let mut y = plan.start.clone();
    let mut work = Work::default();
    for ends in plan.stop_times().windows(2) {
        let (from, to) = (ends[0], ends[1]);
        act(plan, from, &mut y)?;
        let settings = plan.settings(from);
        let rate = |_: f64, y: &[f64], dy: &mut [f64]| {
            let frame = Frame { layout, y };
            derivative(&frame, &settings.products, &settings.parameters, &settings.gains, dy);
        };
        let interval = solve(rate, (from, to), &y, plan.control)?;
        interval.sample(within(times, from, to), |time_d, y| take(Sample { time_d, layout, y, settings: &settings }));
        if let Some(watch) = &mut watch
            && shown(&interval, plan, &settings, *watch).is_break()
        {
            return Ok((y, work));
        }
        y = interval.end;
        work += interval.work;
    }
    if times.last() == Some(&plan.until_d) {
        let settings = plan.settings(plan.until_d);
        take(Sample { time_d: plan.until_d, layout, y: &y, settings: &settings });
    }
    Ok((y, work))
}

/// Shows each step of an interval.
fn shown(interval: &Interval, plan: &Plan, settings: &Settings, watch: Watch<'_>) -> ControlFlow<()> {
    let mut states = interval.end.clone();
    let mut look = |time_d: f64, states: &mut [f64]| interval.sample(&[time_d], |_, y| states.copy_from_slice(y));
    for ends in interval.steps.windows(2) {
        let (from_d, to_d, layout) = (ends[0], ends[1], plan.layout);
        watch(&mut Step { from_d, to_d, layout, settings, look: &mut look, states: &mut states })?;
    }
    ControlFlow::Continue(())
}

/// The part of `times` from `from` up to but not including `to`.
fn within(times: &[f64], from: f64, to: f64) -> &[f64] {
    let first = times.partition_point(|t| *t < from);
    let end = times.partition_point(|t| *t < to);
    &times[first..end]
}

fn act(plan: &Plan, time_d: f64, y: &mut [f64]) -> Result<(), EngineError<usize>> {
    for stop in plan.stops.iter().filter(|s| s.time_d == time_d) {
        y[stop.action.slot] = stop.action.on(time_d, |slot| y[slot])?;
    }
    Ok(())
}

fn note_undershoot(plan: &Plan, sample: &Sample<'_>, worst: &mut Option<Undershoot>) {
    // Most samples are no worse than those before, which the lowest number alone tells.
    let lowest = lowest(sample.y);
    if lowest < worst.as_ref().map_or(0.0, |w| w.value)
        && let Some(slot) = sample.y.iter().position(|y| *y == lowest)
    {
        *worst = Some(Undershoot { value: lowest, state: state_name(plan.layout, slot), time_d: sample.time_d });
    }
}

/// The lowest of `values`, by several comparisons that do not wait for each other.
fn lowest(values: &[f64]) -> f64 {
    let mut lowest = [f64::INFINITY; 8];
    let (chunks, rest) = values.as_chunks::<8>();
    for some in chunks {
        for (lowest, value) in lowest.iter_mut().zip(some) {
            *lowest = if *value < *lowest { *value } else { *lowest };
        }
    }
    lowest.into_iter().chain(rest.iter().copied()).fold(f64::INFINITY, f64::min)
}
