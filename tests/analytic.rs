//! The engine against closed forms, and against the two defects of the solver underneath it.

mod common;

use common::{plan, scaled, slot};
use exocord::engine::{Action, Control, EngineError, Plan, Stop, Window, WindowChange, integrate, run};
use exocord::model::Parameters;
use exocord::model::cord::Layout;
use exocord::model::products::Input;
use exocord::number::Num;
use nalgebra::DVector;
use ode_solvers::dop_shared::{IntegrationError, OutputType};
use ode_solvers::{Dop853, Dopri5, System};

const TIGHT: Control = Control { rtol: 1e-10, atol: 1e-12 };
const ALONE: Layout = Layout { regions: 1, products: 1 };

fn grid(from: f64, to: f64, samples: u32) -> Vec<f64> {
    (0..=samples).map(|i| from + (to - from) * f64::from(i) / f64::from(samples)).collect()
}

/// Largest deviation of the first state from `exact`, over samples and the end.
fn worst(
    rate: impl Fn(f64, &[f64], &mut [f64]),
    start: &[f64],
    times: &[f64],
    control: Control,
    exact: impl Fn(f64) -> f64,
) -> (f64, u64) {
    let (mut worst, mut seen) = (0.0_f64, 0);
    let ends = (times[0], times[times.len() - 1]);
    let (end, work) = integrate(rate, ends, start, control, times, |t, y| {
        worst = worst.max((y[0] - exact(t)).abs());
        seen += 1;
    })
    .unwrap();
    assert_eq!(seen, times.len(), "every time asked for is answered");
    (worst.max((end[0] - exact(ends.1)).abs()), work.evaluations)
}

#[test]
fn exponential_decay_is_exponential() {
    let decay = |_: f64, y: &[f64], dy: &mut [f64]| dy[0] = -0.7 * y[0];
    let (error, _) = worst(decay, &[3.0], &grid(0.0, 20.0, 333), TIGHT, |t| 3.0 * (-0.7 * t).exp());
    assert!(error < 1e-8, "{error}");
}

#[test]
fn the_time_of_a_rate_is_the_time_of_its_stage() {
    // With Dop853 of ode_solvers 0.6.2 this fails: it evaluates stage 12 at the start of the step.
    let control = Control { rtol: 1e-8, atol: 1e-8 };
    let swing = |t: f64, _: &[f64], dy: &mut [f64]| dy[0] = (3.0 * t).cos();
    let (error, evaluations) = worst(swing, &[0.0], &grid(0.0, 10.0, 100), control, |t| (3.0 * t).sin() / 3.0);
    assert!(error < 1e-7 && evaluations < 2000, "{error} after {evaluations}");
}

const STIFF: fn(f64, &[f64], &mut [f64]) = |t, y, dy| dy[0] = -200.0 * (y[0] - t.cos()) - t.sin();

#[test]
fn the_last_sample_of_a_stiff_run_is_read_off_the_last_step() {
    // With the dense output of ode_solvers 0.6.2 this fails: it extrapolates the end from an earlier step.
    let control = Control { rtol: 1e-6, atol: 1e-9 };
    let (error, _) = worst(STIFF, &[1.0], &[0.0, 1.0, 2.0], control, f64::cos);
    assert!(error < 1e-5, "{error}");
}

#[test]
fn every_interval_reaches_its_end_however_its_ends_round() {
    let mut draw = common::Draw::from_seed(21);
    let decay = |_: f64, y: &[f64], dy: &mut [f64]| dy[0] = -y[0];
    for _ in 0..20_000 {
        let from = draw.between(0.0, 1.0).powi(4);
        let to = from + draw.between(1e-6, 3.0).powi(3);
        let (error, _) = worst(decay, &[1.0], &[from, to], Control { rtol: 1e-3, atol: 1e-3 }, |t| (from - t).exp());
        assert!(error < 0.05, "{error} from {from} to {to}");
    }
}

#[test]
fn the_error_falls_with_the_fifth_power_of_the_step() {
    // An oscillator: steps are even, so evaluations measure the step.
    let turn = |_: f64, y: &[f64], dy: &mut [f64]| (dy[0], dy[1]) = (-y[1], y[0]);
    let points: Vec<(f64, f64)> = (5..=11)
        .map(|e| {
            let tolerance = 10_f64.powi(-e);
            let control = Control { rtol: tolerance, atol: tolerance };
            let (error, evaluations) = worst(turn, &[1.0, 0.0], &[0.0, 13.0], control, f64::cos);
            ((evaluations as f64).ln(), error.ln())
        })
        .collect();
    let slope = slope(&points);
    assert!((-5.6..=-4.4).contains(&slope), "{slope}: {points:?}");
}

fn slope(points: &[(f64, f64)]) -> f64 {
    let n = points.len() as f64;
    let mean = |f: fn(&(f64, f64)) -> f64| points.iter().map(f).sum::<f64>() / n;
    let (x, y) = (mean(|p| p.0), mean(|p| p.1));
    let over: f64 = points.iter().map(|p| (p.0 - x) * (p.1 - y)).sum();
    over / points.iter().map(|p| (p.0 - x).powi(2)).sum::<f64>()
}

/// A healthy cord of one region with the exosome reactions called `silent` switched off.
fn exosomes_only(until_d: f64, silent: &[&str]) -> Plan {
    let mut plan = plan(ALONE, 0.0, Parameters::default(), until_d, TIGHT);
    plan.windows = silent.iter().map(|name| scaled(name, 0.0)).collect();
    plan
}

fn put(plan: &mut Plan, state: &str, amount: f64) {
    let slot = slot(plan.layout, state);
    plan.stops.push(Stop { time_d: 0.0, action: Action::add(slot, amount) });
}

/// Largest deviation of a state of `plan` from `exact`.
fn deviation(plan: &Plan, state: &str, exact: impl Fn(f64) -> f64) -> f64 {
    let (i, mut worst) = (slot(plan.layout, state), 0.0_f64);
    run(plan, &grid(0.0, plan.until_d, 200), |s| worst = worst.max((s.y[i] - exact(s.time_d)).abs())).unwrap();
    worst
}

const NO_TISSUE: [&str; 3] = ["exosomes.loading", "exosomes.entry_from_plasma", "exosomes.plasma_to_csf"];

#[test]
fn a_bolus_leaves_plasma_as_the_sum_of_two_exponentials() {
    let mut plan = exosomes_only(2.0, &NO_TISSUE);
    put(&mut plan, "plasma#1", 100.0);
    let q = plan.parameters.exosomes;
    let (out, back, lost) = (q.plasma_to_organs.0, q.organs_to_plasma.0, q.organ_elimination.0);
    let sum = out + back + lost;
    let root = (sum * sum - 4.0 * out * lost).sqrt();
    let (fast, slow) = ((sum + root) / 2.0, (sum - root) / 2.0);
    let plasma = |t: f64| {
        100.0 * ((fast - back - lost) * (-fast * t).exp() + (back + lost - slow) * (-slow * t).exp()) / (fast - slow)
    };
    let organs = |t: f64| 100.0 * out * ((-slow * t).exp() - (-fast * t).exp()) / (fast - slow);
    assert!(deviation(&plan, "plasma#1", plasma) < 1e-6);
    assert!(deviation(&plan, "organs#1", organs) < 1e-6);
}

#[test]
fn a_depot_empties_by_first_order_into_interstitium_and_then_into_cargo() {
    let mut plan = exosomes_only(20.0, &[]);
    let factors = &mut plan.products[0].factors;
    (factors.release, factors.depot_loss) = (Num(0.209), Num(0.05));
    put(&mut plan, "depot#1", 50.0);
    let q = plan.parameters.exosomes;
    let (depot, release) = (0.209 + 0.05, 0.209);
    let (uptake, free) = (q.uptake.0, q.uptake.0 + q.washout.0);
    let decay = q.cargo_decay.0;
    let e = |k: f64, t: f64| (-k * t).exp();
    // Bateman's solution of a chain of two, then of three.
    let second = |t: f64| 50.0 * release * (e(depot, t) - e(free, t)) / (free - depot);
    let third = |t: f64| {
        let term = |k: f64, a: f64, b: f64| e(k, t) / ((a - k) * (b - k));
        50.0 * release * uptake * (term(depot, free, decay) + term(free, depot, decay) + term(decay, depot, free))
    };
    assert!(deviation(&plan, "depot#1", |t| 50.0 * e(depot, t)) < 1e-7);
    assert!(deviation(&plan, "interstitium@epicentre#1", second) < 1e-7);
    assert!(deviation(&plan, "cargo@epicentre#1", third) < 1e-7);
}

#[test]
fn fluid_empties_by_first_order_and_meninges_fill_and_empty_behind_it() {
    let mut plan = exosomes_only(20.0, &[]);
    put(&mut plan, "csf#1", 50.0);
    let q = plan.parameters.exosomes;
    let fluid = q.csf_to_cord.0 + q.csf_to_meninges.0 + q.csf_turnover.0;
    let behind = q.meninges_to_cord.0 + q.meninges_loss.0;
    let e = |k: f64, t: f64| (-k * t).exp();
    let meninges = |t: f64| 50.0 * q.csf_to_meninges.0 * (e(fluid, t) - e(behind, t)) / (behind - fluid);
    assert!(deviation(&plan, "csf#1", |t| 50.0 * e(fluid, t)) < 1e-7);
    assert!(deviation(&plan, "meninges#1", meninges) < 1e-7);
}

#[test]
fn an_infusion_rises_to_its_plateau_and_falls_when_it_ends() {
    let mut plan = exosomes_only(4.0, &["exosomes.csf_turnover", "exosomes.csf_to_meninges"]);
    let input = Input { csf: Num(30.0), ..Input::none() };
    plan.windows.push(Window { from_d: 1.0, until_d: 3.0, change: WindowChange::Infusion { product: 0, input } });
    let k = plan.parameters.exosomes.csf_to_cord.0;
    let rise = |t: f64| 30.0 / k * (1.0 - (-k * t).exp());
    let csf = |t: f64| match t {
        t if t <= 1.0 => 0.0,
        t if t <= 3.0 => rise(t - 1.0),
        t => rise(2.0) * (-k * (t - 3.0)).exp(),
    };
    assert!(deviation(&plan, "csf#1", csf) < 1e-7);

    let mut plan = exosomes_only(12.0, &NO_TISSUE);
    let input = Input { plasma: Num(10.0), ..Input::none() };
    plan.windows.push(Window { from_d: 0.0, until_d: 12.0, change: WindowChange::Infusion { product: 0, input } });
    let q = plan.parameters.exosomes;
    let organs = 10.0 / q.organ_elimination.0;
    let plasma = (q.organs_to_plasma.0 + q.organ_elimination.0) * organs / q.plasma_to_organs.0;
    let end = run(&plan, &[], |_| {}).unwrap().end;
    assert!((end[slot(ALONE, "organs#1")] - organs).abs() < 1e-8);
    assert!((end[slot(ALONE, "plasma#1")] - plasma).abs() < 1e-8);
}

#[test]
fn a_rate_that_blows_up_is_an_error_with_its_time_and_a_remedy() {
    let explode = |_: f64, y: &[f64], dy: &mut [f64]| dy[0] = y[0] * y[0];
    let error = integrate(explode, (0.0, 2.0), &[1.0], TIGHT, &[], |_, _| {}).unwrap_err();
    let (EngineError::NotFinite { time_d, .. }
    | EngineError::StepUnderflow { time_d }
    | EngineError::TooManySteps { time_d, .. }
    | EngineError::Beyond { time_d, .. }) = error;
    assert!((time_d - 1.0).abs() < 1e-3, "{error}");
    let said = error.to_string();
    assert!(said.contains("tolerances") || said.contains("parameter") || said.contains("rtol"), "{said}");
}

#[test]
fn a_rate_that_is_not_a_number_is_an_error_with_its_state_time_and_a_remedy() {
    let undefined = |t: f64, _: &[f64], dy: &mut [f64]| dy.copy_from_slice(&[1.0, (0.5 - t).sqrt()]);
    let error = integrate(undefined, (0.0, 1.0), &[0.0, 0.0], TIGHT, &[], |_, _| {}).unwrap_err();
    let EngineError::NotFinite { time_d, state, value } = &error else { panic!("{error}") };
    assert!((0.5..1.0).contains(time_d) && *state == 1 && value.is_nan(), "{error}");

    let mut p = Parameters::default();
    p.insult.release_time = Num(0.0);
    let error = run(&plan(ALONE, 0.6, p, 1.0, TIGHT), &[], |_| {}).unwrap_err();
    let said = error.to_string();
    assert!(
        said.contains("`insult@epicentre`") && said.contains("day 0.000000") && said.contains("look for"),
        "{said}"
    );
}

struct Rate<F>(F);

impl<F: Fn(f64, &[f64], &mut [f64])> System<f64, DVector<f64>> for Rate<F> {
    fn system(&self, t: f64, y: &DVector<f64>, dy: &mut DVector<f64>) {
        (self.0)(t, y.as_slice(), dy.as_mut_slice());
    }
}

/// When one of these two fails, the solver has been mended upstream and its guard in the engine can go.
#[test]
fn upstream_dop853_still_evaluates_its_last_stage_at_the_wrong_time() {
    let swing = Rate(|t: f64, _: &[f64], dy: &mut [f64]| dy[0] = (3.0 * t).cos());
    let mut solver = Dop853::new(swing, 0.0, 10.0, 10.0, DVector::from_element(1, 0.0), 1e-4, 1e-4);
    solver.set_output(OutputType::Sparse);
    let wrong = match solver.integrate() {
        Ok(stats) => stats.accepted_steps > 100,
        Err(IntegrationError::StiffnessDetected { .. }) => true,
        Err(_) => false,
    };
    assert!(wrong, "a mended Dop853 takes some 15 steps here");
}

#[test]
fn upstream_dense_output_still_extrapolates_the_last_point() {
    let start = DVector::from_element(1, 1.0);
    let mut solver = Dopri5::from_param(
        Rate(STIFF),
        0.0,
        2.0,
        1.0,
        start,
        1e-6,
        1e-9,
        0.9,
        0.04,
        0.2,
        10.0,
        2.0,
        0.0,
        1_000_000,
        u32::MAX,
        OutputType::Dense,
    );
    solver.integrate().unwrap();
    let wrong = solver.x_out().iter().zip(solver.y_out()).any(|(t, y)| (y[0] - t.cos()).abs() > 1.0);
    assert!(wrong, "a mended dense output stays within the tolerance");
}
