//! A plan by the Rosenbrock method: generated kernels for the default layout, dual numbers for any other.

use super::plan::{Action, Change, Plan, Sample, Settings, Stop, Window, WindowChange};
use super::rodas::{Cord, Dense, Equations, Job, Queue, Stretch, System, Taken, Tolerance, drive};
use super::step::{Step, Watch};
use super::{Control, EngineError, Work};
use crate::kernel;
use crate::ledger::{Gains, derivative};
use crate::model::cord::{Frame, Layout};
use crate::model::products::Product;
#[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
use crate::number::Paired;
use crate::number::{Machine, Plain, Scalar};

/// The states at the end and what they took, or why there are none.
type Ended = Result<(Vec<f64>, Work), EngineError<usize>>;

/// Whether the generated kernels are for `layout`; a cord without a product is one whose product is absent.
pub fn has_kernel(layout: Layout) -> bool {
    layout.regions == kernel::LAYOUT.regions && layout.products <= kernel::LAYOUT.products
}

/// Integrates `plan`, hands every sample at `times` to `take` and every step to `watch`, until that breaks off, and returns
/// the states at the end.
pub fn integrate(plan: &Plan, times: &[f64], take: &mut dyn FnMut(Sample<'_>), watch: Option<Watch<'_>>) -> Ended {
    let run = Underway::new(plan);
    if !has_kernel(plan.layout) {
        let job = job(plan, 0, &run, &Accuracy::of(plan), |settings, _| Model {
            layout: plan.layout,
            settings: settings.clone(),
        });
        let mut system = Dense::new(plan.layout.len());
        return single(Plain, &mut system, One::new(run, job, take, watch), times);
    }
    let job = cord_job(plan, 0, &run, &Accuracy::of(plan));
    let one = One::new(run, job, take, watch);
    // The same arithmetic with twice the registers.
    #[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
    if let Some(v4) = pulp::x86::V4::try_new() {
        return single(Paired(v4), &mut Cord::new(Paired(v4)), one, times);
    }
    #[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
    if let Some(v3) = pulp::x86::V3::try_new() {
        return single(Paired(v3), &mut Cord::new(Paired(v3)), one, times);
    }
    single(Plain, &mut Cord::new(Plain), one, times)
}

/// A plan whose layout has kernels as a job for them. As long as there are no exosomes, it makes no difference of which
/// product they would be: runs are one, whatever each is given later.
pub fn cord_job(plan: &Plan, index: usize, run: &Underway, accuracy: &Accuracy) -> Job<Box<[f64; kernel::FIXED]>> {
    let mut job = job(plan, index, run, accuracy, |settings, exosomes| {
        let product = settings.products.first().copied().filter(|_| exosomes).unwrap_or_else(Product::native);
        kernel::fixed_values(&kernel::settings(&settings.parameters, &settings.gains, &product))
    });
    job.start.resize(kernel::STATES, 0.0);
    job
}

/// How exact runs are to be.
#[derive(Clone, Copy, Debug)]
pub struct Accuracy {
    control: Control,
    /// What amounts of exosomes count relative to, ug.
    largest_ug: f64,
}

impl Accuracy {
    /// As `plan` asks for it: exosomes are amounts, which count relative to its largest dose.
    pub fn of(plan: &Plan) -> Accuracy {
        let tissue = Layout { products: 0, ..plan.layout }.len();
        let amount = |stop: &Stop| match stop.action {
            Action { slot, change: Change::Add(amount), .. } if slot >= tissue => amount,
            _ => 0.0,
        };
        let at_once = |time_d: f64| plan.stops.iter().filter(|s| s.time_d == time_d).map(amount).sum::<f64>();
        let given = plan.stops.iter().map(|stop| at_once(stop.time_d));
        let infused = plan.windows.iter().filter_map(|window| match window.change {
            WindowChange::Infusion { input, .. } => Some(input.total().0 * (window.until_d - window.from_d)),
            _ => None,
        });
        let largest_ug = given.chain(infused).filter(|amount| amount.is_finite()).fold(1.0, f64::max);
        Accuracy { control: plan.control, largest_ug }
    }

    /// In a stretch of a cord with so many states of `tissue`; without exosomes nothing counts relative to a dose.
    fn tolerance(&self, tissue: usize, exosomes: bool) -> Tolerance {
        let Control { rtol, atol } = self.control;
        Tolerance { rtol, atol, amounts: atol * if exosomes { self.largest_ug } else { 1.0 }, first_amount: tissue }
    }
}

/// Day from which there may be exosomes in a run of `plan`; infinite without any.
fn first_exosomes_d(plan: &Plan, tissue: usize) -> f64 {
    let stops = plan.stops.iter().filter(|stop| stop.action.slot >= tissue).map(|stop| stop.time_d);
    let infusion = |window: &&Window| matches!(window.change, WindowChange::Infusion { .. });
    let infusions = plan.windows.iter().filter(infusion).map(|window| window.from_d);
    let at_once = plan.start.iter().skip(tissue).any(|amount| *amount != 0.0);
    stops.chain(infusions).fold(if at_once { 0.0 } else { f64::INFINITY }, f64::min)
}

/// The stretches of `plan`, with what `setting` makes of the settings of each and of whether there may be exosomes.
fn job<T>(
    plan: &Plan,
    index: usize,
    run: &Underway,
    accuracy: &Accuracy,
    setting: impl Fn(&Settings, bool) -> T,
) -> Job<T> {
    let tissue = Layout { products: 0, ..plan.layout }.len();
    let exosomes_d = first_exosomes_d(plan, tissue);
    let stops = plan.stop_times();
    let stretches = stops.windows(2).zip(&run.settings).map(|(ends, settings)| {
        let (from_d, to_d) = (ends[0], ends[1]);
        let actions: Vec<Action> =
            plan.stops.iter().filter(|stop| stop.time_d == from_d).map(|stop| stop.action).collect();
        let switched = plan.windows.iter().any(|window| window.from_d == from_d || window.until_d == from_d);
        let abrupt = switched || actions.iter().any(|action| action.slot < tissue);
        let exosomes = from_d >= exosomes_d;
        let tolerance = accuracy.tolerance(tissue, exosomes);
        Stretch { from_d, to_d, abrupt, actions, tolerance, setting: setting(settings, exosomes) }
    });
    Job { index, start: plan.start.clone(), stretches: stretches.collect(), companions: Vec::new() }
}

fn single<M: Machine, S: System<M>>(m: M, system: &mut S, mut one: One<'_, '_, S::Setting>, times: &[f64]) -> Ended {
    drive(m, system, times, &mut one);
    one.result.unwrap_or(Err(EngineError::StepUnderflow { time_d: 0.0 }))
}

/// What the samples of a run that is being integrated are read with.
pub struct Underway {
    layout: Layout,
    until_d: f64,
    /// In force in each stretch, and from the end on.
    settings: Vec<Settings>,
}

impl Underway {
    /// Of a run of `plan`.
    pub fn new(plan: &Plan) -> Underway {
        let settings = plan.stop_times().into_iter().map(|time_d| plan.settings(time_d)).collect();
        Underway { layout: plan.layout, until_d: plan.until_d, settings }
    }

    /// A sample from what the method hands out; the kernels have states of a product even where the plan has none.
    pub fn sample<'a>(&'a self, time_d: f64, stretch: usize, states: &'a [f64]) -> Sample<'a> {
        // The end shows the settings from then on, as a stop would.
        let at = if time_d == self.until_d { self.settings.len() - 1 } else { stretch };
        Sample { time_d, layout: self.layout, y: &states[..self.layout.len()], settings: &self.settings[at] }
    }
}

/// A single run.
struct One<'a, 'w, T> {
    run: Underway,
    job: Option<Job<T>>,
    take: &'a mut dyn FnMut(Sample<'_>),
    watch: Option<Watch<'w>>,
    /// What is looked at within a step.
    states: Vec<f64>,
    result: Option<Ended>,
}

impl<'a, 'w, T> One<'a, 'w, T> {
    fn new(run: Underway, job: Job<T>, take: &'a mut dyn FnMut(Sample<'_>), watch: Option<Watch<'w>>) -> Self {
        let states = vec![0.0; job.start.len()];
        One { run, job: Some(job), take, watch, states, result: None }
    }
}

impl<T> Queue<T> for One<'_, '_, T> {
    fn next(&mut self) -> Option<Job<T>> {
        self.job.take()
    }

    fn sample(&mut self, _index: usize, time_d: f64, stretch: usize, states: &[f64]) {
        (self.take)(self.run.sample(time_d, stretch, states));
    }

    fn end(&mut self, _index: usize, result: Result<(&[f64], Work), EngineError<usize>>) {
        let len = self.run.layout.len();
        self.result = Some(result.map(|(states, work)| (states[..len].to_vec(), work)));
    }

    fn watches(&self) -> bool {
        self.watch.is_some()
    }

    fn watch(&mut self, step: Taken, look: &mut dyn FnMut(f64, &mut [f64])) -> bool {
        let Some(watch) = &mut self.watch else { return false };
        let (layout, settings) = (self.run.layout, &self.run.settings[step.stretch]);
        let (from_d, to_d, states) = (step.from_d, step.to_d, self.states.as_mut_slice());
        watch(&mut Step { from_d, to_d, layout, settings, look, states }).is_break()
    }
}

/// The model between two stops, on any number type.
#[derive(Clone)]
struct Model {
    layout: Layout,
    settings: Settings,
}

impl Equations for Model {
    fn rates<S: Scalar>(&self, y: &[S], rates: &mut [S]) {
        let constant = |value: f64| S::constant(value);
        let p = self.settings.parameters.map(|_, value| constant(value));
        let mut gains = self.settings.gains.values();
        let gains = Gains::from_fn(|| constant(gains.next().unwrap_or(1.0)));
        let products: Vec<Product<S>> = self.settings.products.iter().map(|product| product.map(constant)).collect();
        derivative(&Frame { layout: self.layout, y }, &products, &p, &gains, rates);
    }
}
