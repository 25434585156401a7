//! Many plans at once: on the lanes of the processor where the kernels are for them, one after the other where not.

use super::instructions::Instructions;
use super::plan::{Engine, Plan, Sample};
use super::rodas::{Job, Queue, Tolerance};
use super::stiff::{Underway, absolute, cord_job, has_kernel};
use super::{EngineError, Work, run};
use crate::kernel::{FIXED, LAYOUT, STATES};
use crate::model::cord::Layout;

/// Plans that are best integrated together where there are kernels: enough that lanes which idle at the end hardly
/// count.
const TOGETHER: u64 = 128;
/// The same for plans without kernels, which take long and share nothing.
const APART: u64 = 8;

/// Plans of `layout` that are best handed to [`batch`] together.
pub fn batch_len(layout: Layout) -> u64 {
    if has_kernel(layout) { TOGETHER } else { APART }
}

/// Integrates `plans` and lets `read` gather the samples at `times` (ascending, in days) of each into a value of its
/// own: one result a plan, in their order.
///
/// Plans that have kernels are integrated by the control of `nominal`, and amounts of exosomes count relative to its
/// largest dose; others by their own, each by itself. So a plan comes to the same whichever others it is integrated with.
/// Plans are taken one by one as lanes become free; what ends `plans` early ends the work early.
pub fn batch<T: Default>(
    nominal: &Plan,
    plans: impl IntoIterator<Item = Plan>,
    times: &[f64],
    on: Instructions,
    read: impl FnMut(&mut T, Sample<'_>),
) -> Vec<Result<T, EngineError>> {
    forked(nominal, plans.into_iter().map(|plan| [plan]), times, on, read).into_iter().flatten().collect()
}

/// Integrates the plans of each of `groups` as [`batch`] does, but what plans of a group have in common only once: a
/// list of results a group, in their order, each with one a plan, in theirs.
///
/// A group is best one parameter set under treatments that differ in when or how much is given: until the first dose
/// they are one course. Nobody has to say how long that is. Plans of a group are one run as long as they have the same
/// start, settings and actions to the last bit and the step control takes the same steps; from there on each goes its
/// own way, with all that the run holds at that point. So each result has the bits that `batch` gives the plan alone,
/// whatever the plans of a group are; where they have nothing in common nothing is gained. Samples of the common
/// course are read for every plan, until its own end, and a failure in it is the failure of every plan. Plans
/// without kernels are integrated one by one.
pub fn forked<T: Default, G: IntoIterator<Item = Plan>>(
    nominal: &Plan,
    groups: impl IntoIterator<Item = G>,
    times: &[f64],
    on: Instructions,
    read: impl FnMut(&mut T, Sample<'_>),
) -> Vec<Vec<Result<T, EngineError>>> {
    let atol = absolute(nominal, LAYOUT.regions, STATES);
    let tolerance = Tolerance { rtol: nominal.control.rtol, atol: &atol };
    let mut many = Many { groups: groups.into_iter(), sizes: Vec::new(), times, read, runs: Vec::new() };
    on.drive(&tolerance, times, &mut many);
    let mut results = many.runs.into_iter().map(|run| run.result.map(|()| run.found));
    many.sizes.into_iter().map(|size| results.by_ref().take(size).collect()).collect()
}

/// Groups that wait, and runs of those before.
struct Many<'a, P, R, T> {
    groups: P,
    /// Plans of each group so far.
    sizes: Vec<usize>,
    times: &'a [f64],
    read: R,
    runs: Vec<Run<T>>,
}

struct Run<T> {
    /// While it is being integrated on a lane.
    underway: Option<Underway>,
    layout: Layout,
    found: T,
    result: Result<(), EngineError>,
}

impl<P, R: FnMut(&mut T, Sample<'_>), T: Default> Many<'_, P, R, T> {
    /// A run of `plan` as a job; one without kernels is over at once.
    fn begin(&mut self, plan: &Plan) -> Option<Job<Box<[f64; FIXED]>>> {
        let (mut found, layout) = (T::default(), plan.layout);
        if plan.engine == Engine::Rodas5p && has_kernel(layout) {
            let underway = Underway::new(plan);
            let job = cord_job(plan, self.runs.len(), &underway);
            self.runs.push(Run { underway: Some(underway), layout, found, result: Ok(()) });
            return Some(job);
        }
        let result = run(plan, self.times, |sample| (self.read)(&mut found, sample)).map(|_| ());
        self.runs.push(Run { underway: None, layout, found, result });
        None
    }
}

impl<P: Iterator<Item = G>, G: IntoIterator<Item = Plan>, R: FnMut(&mut T, Sample<'_>), T: Default>
    Queue<Box<[f64; FIXED]>> for Many<'_, P, R, T>
{
    fn next(&mut self) -> Option<Job<Box<[f64; FIXED]>>> {
        loop {
            let group = self.groups.next()?;
            let before = self.runs.len();
            let jobs: Vec<_> = group.into_iter().filter_map(|plan| self.begin(&plan)).collect();
            self.sizes.push(self.runs.len() - before);
            if let Some(job) = Job::of(jobs) {
                return Some(job);
            }
        }
    }

    fn sample(&mut self, index: usize, time_d: f64, stretch: usize, states: &[f64]) {
        let run = &mut self.runs[index];
        if let Some(underway) = &run.underway {
            (self.read)(&mut run.found, underway.sample(time_d, stretch, states));
        }
    }

    fn end(&mut self, index: usize, result: Result<(&[f64], Work), EngineError<usize>>) {
        let run = &mut self.runs[index];
        run.underway = None;
        run.result = result.map(|_| ()).map_err(|error| error.named(run.layout));
    }
}
