//! A plan by the Rosenbrock method: generated kernels for the default layout, dual numbers for any other.

use super::plan::{Plan, Settings, Stop, WindowChange};
use super::rodas::{Cord, Dense, Equations, Job, Sink, Stretch, System, Tolerance, drive};
use super::run::Sample;
use super::{Action, EngineError, Work};
use crate::kernel;
use crate::ledger::{Gains, derivative};
use crate::model::cord::{Frame, Layout};
use crate::model::products::Product;
#[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
use crate::number::Paired;
use crate::number::{Machine, Plain, Scalar};

/// Whether the generated kernels are for `layout`; a cord without a product is one whose product is absent.
pub fn has_kernel(layout: Layout) -> bool {
    layout.regions == kernel::LAYOUT.regions && layout.products <= kernel::LAYOUT.products
}

/// Integrates `plan`, hands every sample at `times` to `take`, and returns the states at the end.
pub fn integrate(
    plan: &Plan,
    times: &[f64],
    take: &mut dyn FnMut(Sample<'_>),
) -> Result<(Vec<f64>, Work), EngineError> {
    if !has_kernel(plan.layout) {
        let job = job(plan, 0, |settings| Model { layout: plan.layout, settings: settings.clone() });
        let mut system = Dense::new(plan.layout.len());
        return single(Plain, &mut system, plan, job, times, take);
    }
    let job = cord_job(plan, 0);
    // The same arithmetic with twice the registers.
    #[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
    if let Some(v4) = pulp::x86::V4::try_new() {
        return single(Paired(v4), &mut Cord::new(Paired(v4)), plan, job, times, take);
    }
    #[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
    if let Some(v3) = pulp::x86::V3::try_new() {
        return single(Paired(v3), &mut Cord::new(Paired(v3)), plan, job, times, take);
    }
    single(Plain, &mut Cord::new(Plain), plan, job, times, take)
}

/// A plan of the default layout as a job for the generated kernels.
pub fn cord_job(plan: &Plan, index: usize) -> Job<Box<[f64; kernel::FIXED]>> {
    let mut job = job(plan, index, |settings| {
        let product = settings.products.first().copied().unwrap_or_else(Product::native);
        kernel::fixed_values(&kernel::settings(&settings.parameters, &settings.gains, &product))
    });
    job.start.resize(kernel::STATES, 0.0);
    job
}

/// Absolute tolerances for `len` states: exosomes are amounts, which count relative to the
/// largest dose.
pub fn absolute(plan: &Plan, len: usize) -> Vec<f64> {
    let tissue = Layout { products: 0, ..plan.layout }.len();
    let amount = |stop: &Stop| match stop.action {
        Action::Add { slot, amount } if slot >= tissue => amount,
        _ => 0.0,
    };
    let at_once = |time_d: f64| plan.stops.iter().filter(|s| s.time_d == time_d).map(amount).sum::<f64>();
    let given = plan.stops.iter().map(|stop| at_once(stop.time_d));
    let infused = plan.windows.iter().filter_map(|window| match window.change {
        WindowChange::Infusion { input, .. } => Some(input.total().0 * (window.until_d - window.from_d)),
        _ => None,
    });
    let largest = given.chain(infused).filter(|amount| amount.is_finite()).fold(1.0, f64::max);
    (0..len).map(|slot| plan.control.atol * if slot < tissue { 1.0 } else { largest }).collect()
}

/// The stretches of `plan`, with what `setting` makes of the settings of each.
fn job<T>(plan: &Plan, index: usize, setting: impl Fn(&Settings) -> T) -> Job<T> {
    let tissue = Layout { products: 0, ..plan.layout }.len();
    let stops = plan.stop_times();
    let stretches = stops.windows(2).map(|ends| {
        let (from_d, to_d) = (ends[0], ends[1]);
        let actions: Vec<Action> =
            plan.stops.iter().filter(|stop| stop.time_d == from_d).map(|stop| stop.action).collect();
        let on_tissue = |action: &Action| {
            let (Action::Add { slot, .. } | Action::Multiply { slot, .. }) = *action;
            slot < tissue
        };
        let switched = plan.windows.iter().any(|window| window.from_d == from_d || window.until_d == from_d);
        let abrupt = switched || actions.iter().any(on_tissue);
        Stretch { from_d, to_d, abrupt, actions, setting: setting(&plan.settings(from_d)) }
    });
    Job { index, start: plan.start.clone(), stretches: stretches.collect() }
}

fn single<M: Machine, S: System<M>>(
    m: M,
    system: &mut S,
    plan: &Plan,
    job: Job<S::Setting>,
    times: &[f64],
    take: &mut dyn FnMut(Sample<'_>),
) -> Result<(Vec<f64>, Work), EngineError> {
    let settings: Vec<Settings> = job.stretches.iter().map(|stretch| plan.settings(stretch.from_d)).collect();
    let atol = absolute(plan, system.size());
    let tolerance = Tolerance { rtol: plan.control.rtol, atol: &atol };
    let mut job = Some(job);
    let mut one = One { len: plan.layout.len(), last: plan.until_d, settings, plan, take, result: None };
    drive(m, system, &tolerance, times, &mut || job.take(), &mut one);
    one.result.unwrap_or(Err(EngineError::StepUnderflow { time_d: 0.0 }))
}

/// Takes the samples of a single run.
struct One<'a, 'b> {
    len: usize,
    last: f64,
    plan: &'a Plan,
    settings: Vec<Settings>,
    take: &'b mut dyn FnMut(Sample<'_>),
    result: Option<Result<(Vec<f64>, Work), EngineError>>,
}

impl Sink for One<'_, '_> {
    fn sample(&mut self, _index: usize, time_d: f64, stretch: usize, states: &[f64]) {
        let y = &states[..self.len];
        if time_d == self.last {
            // The end shows the settings from then on, as a stop would.
            let settings = self.plan.settings(time_d);
            (self.take)(Sample { time_d, y, settings: &settings });
        } else {
            (self.take)(Sample { time_d, y, settings: &self.settings[stretch] });
        }
    }

    fn end(&mut self, _index: usize, result: Result<(&[f64], Work), EngineError>) {
        self.result = Some(result.map(|(states, work)| (states[..self.len].to_vec(), work)));
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
