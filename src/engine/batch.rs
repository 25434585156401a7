//! Many plans at once: on the lanes of the processor where the kernels are for them, one after the other where not.

use super::instructions::Instructions;
use super::plan::{Engine, Plan, Sample};
use super::rodas::{Job, Queue};
use super::stiff::{Accuracy, Underway, cord_job, has_kernel};
use super::{EngineError, Work, run};
use crate::kernel::FIXED;
use crate::model::cord::Layout;

/// Whether runs of `layout` may be one with others at first, in [`forked`]. Those that cannot are best handed to it arm by
/// arm.
pub fn shares(layout: Layout) -> bool {
    has_kernel(layout)
}

/// What the runs of one arm have in common.
#[derive(Clone, Copy, Debug)]
pub struct Terms<'a> {
    accuracy: Accuracy,
    times: &'a [f64],
}

impl<'a> Terms<'a> {
    /// Plans that have kernels are integrated by the control of `nominal`, and amounts of exosomes count relative to its
    /// largest dose; others by their own, each by itself. Samples are read at `times` (ascending, in days).
    pub fn new(nominal: &Plan, times: &'a [f64]) -> Terms<'a> {
        Terms { accuracy: Accuracy::of(nominal), times }
    }
}

/// Integrates `plans` and lets `read` gather the samples at `times` (ascending, in days) of each into a value of its
/// own: one result a plan, in their order.
///
/// `nominal` says how exact they are ([`Terms::new`]). So a plan comes to the same whichever others it is integrated with.
/// Plans are taken one by one as lanes become free; what ends `plans` early ends the work early.
pub fn batch<T: Default>(
    nominal: &Plan,
    plans: impl IntoIterator<Item = Plan>,
    times: &[f64],
    on: Instructions,
    mut read: impl FnMut(&mut T, Sample<'_>),
) -> Vec<Result<T, EngineError>> {
    let groups = plans.into_iter().map(|plan| [(0, plan)]);
    let (_, results) = drive(&[Terms::new(nominal, times)], groups, on, |_, found, sample| read(found, sample));
    results
}

/// Integrates `arms` for each of `sets`, and what arms of a set have in common only once. Their plans are made by `plan`
/// of the set and the position of the arm; `read`, which is told the arm, gathers the samples of each run into a value
/// of its own. One list a set, in their order, with one result an arm, in theirs.
///
/// This is for arms that differ in what is given, in when or in how much: until the first dose they are one course, that
/// of the control. Nobody has to say how long that is. Arms of a set are one run as long as start, settings, actions and
/// tolerances are the same to the last bit, products apart where there are no exosomes yet, and the step control takes
/// the same step in each; from there each goes its own way, with all that the run holds at that point. So each result
/// has the bits that [`batch`] gives the arm alone, whatever the arms are; where they have nothing in common nothing is
/// gained. Samples of the common course are read for each of them, and a failure in it is the failure of each. Plans
/// without kernels are integrated one by one.
///
/// All plans of a set are made at once, when a lane becomes free for it; what ends `sets` early ends the work early.
pub fn forked<T: Default, S>(
    arms: &[Terms<'_>],
    sets: impl IntoIterator<Item = S>,
    plan: impl Fn(&S, usize) -> Plan,
    on: Instructions,
    read: impl FnMut(usize, &mut T, Sample<'_>),
) -> Vec<Vec<Result<T, EngineError>>> {
    let groups = sets.into_iter().map(|set| (0..arms.len()).map(|arm| (arm, plan(&set, arm))).collect::<Vec<_>>());
    let (sets, results) = drive(arms, groups, on, read);
    let mut results = results.into_iter();
    (0..sets).map(|_| results.by_ref().take(arms.len()).collect()).collect()
}

/// Integrates groups of plans with the positions of their arms; tells how many groups there were, and one result a plan.
fn drive<T: Default, G: IntoIterator<Item = (usize, Plan)>>(
    arms: &[Terms<'_>],
    groups: impl Iterator<Item = G>,
    on: Instructions,
    read: impl FnMut(usize, &mut T, Sample<'_>),
) -> (usize, Vec<Result<T, EngineError>>) {
    let mut times: Vec<f64> = arms.iter().flat_map(|arm| arm.times).copied().collect();
    times.sort_by(f64::total_cmp);
    times.dedup();
    let mut many = Many { arms, groups, begun: 0, read, runs: Vec::new() };
    on.drive(&times, &mut many);
    (many.begun, many.runs.into_iter().map(|run| run.result.map(|()| run.found)).collect())
}

/// Groups that wait, and runs of those before.
struct Many<'a, P, R, T> {
    arms: &'a [Terms<'a>],
    groups: P,
    /// Groups so far.
    begun: usize,
    read: R,
    runs: Vec<Run<T>>,
}

struct Run<T> {
    arm: usize,
    /// While it is being integrated on a lane.
    underway: Option<Underway>,
    /// Times of its arm that are over.
    sampled: usize,
    layout: Layout,
    found: T,
    result: Result<(), EngineError>,
}

impl<P, R: FnMut(usize, &mut T, Sample<'_>), T: Default> Many<'_, P, R, T> {
    /// A run of `plan` as a job; one without kernels is over at once.
    fn begin(&mut self, arm: usize, plan: &Plan) -> Option<Job<Box<[f64; FIXED]>>> {
        let (Terms { accuracy, times }, layout) = (&self.arms[arm], plan.layout);
        let (mut found, mut result, mut underway, mut job) = (T::default(), Ok(()), None, None);
        if plan.engine == Engine::Rodas5p && has_kernel(layout) {
            let begun = Underway::new(plan);
            job = Some(cord_job(plan, self.runs.len(), &begun, accuracy));
            underway = Some(begun);
        } else {
            result = run(plan, times, |sample| (self.read)(arm, &mut found, sample)).map(|_| ());
        }
        self.runs.push(Run { arm, underway, sampled: 0, layout, found, result });
        job
    }
}

impl<P, G, R, T> Queue<Box<[f64; FIXED]>> for Many<'_, P, R, T>
where
    P: Iterator<Item = G>,
    G: IntoIterator<Item = (usize, Plan)>,
    R: FnMut(usize, &mut T, Sample<'_>),
    T: Default,
{
    fn next(&mut self) -> Option<Job<Box<[f64; FIXED]>>> {
        loop {
            let group = self.groups.next()?;
            self.begun += 1;
            let jobs: Vec<_> = group.into_iter().filter_map(|(arm, plan)| self.begin(arm, &plan)).collect();
            if let Some(job) = Job::of(jobs) {
                return Some(job);
            }
        }
    }

    fn sample(&mut self, index: usize, time_d: f64, stretch: usize, states: &[f64]) {
        let run = &mut self.runs[index];
        let Some(underway) = &run.underway else { return };
        // Times of other arms are among those at which samples are handed out.
        let times = &self.arms[run.arm].times[run.sampled..];
        let (before, over) = (times.partition_point(|t| *t < time_d), times.partition_point(|t| *t <= time_d));
        run.sampled += over;
        (before..over).for_each(|_| (self.read)(run.arm, &mut run.found, underway.sample(time_d, stretch, states)));
    }

    fn end(&mut self, index: usize, result: Result<(&[f64], Work), EngineError<usize>>) {
        let run = &mut self.runs[index];
        run.underway = None;
        run.result = result.map(|_| ()).map_err(|error| error.named(run.layout));
    }
}
