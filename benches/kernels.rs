//! Wall time of the generated kernels, of what a step asks of them, and of whole runs with the error they achieve.

use criterion::{Criterion, criterion_group, criterion_main};
use exocord::catalogue::Catalogue;
use exocord::engine::rodas::{Cord, System};
use exocord::engine::{Control, Plan, run};
use exocord::experiment::{plan, vocabulary};
use exocord::kernel::{FIXED, Kernels, Matrix, STATES, fixed_values, settings};
use exocord::ledger::Gains;
use exocord::model::products::Product;
use exocord::number::Plain;
use exocord::scenario::parse;
use std::hint::black_box;
use std::time::Duration;

const SCENARIO: &str = r#"
question = "How long does a run take?"
[injury]
species = "rat"
mechanism = "contusion"
severity = 0.6
[simulation]
until = "180 d"
[[intervention]]
name = "iv"
source = "bmsc"
route = "intravenous"
dose = "100 ug"
at = "12 h"
[[arm]]
name = "3 doses"
intervention.iv.repeat = { every = "5 d", times = 3 }
[[arm]]
name = "30 doses"
intervention.iv.repeat = { every = "5 d", times = 30 }
"#;

/// Output points of a run.
const POINTS: usize = 500;

/// Plans of the arms: no dose, one, 3 doses, 30 doses.
fn plans() -> Result<Vec<Plan>, Box<dyn std::error::Error>> {
    let catalogue = Catalogue::embedded()?;
    let parsed = parse("bench.toml", SCENARIO, &vocabulary(&catalogue)).map_err(|f| format!("{f:?}"))?;
    parsed.scenario.arms.iter().map(|arm| Ok(plan(&parsed.scenario, arm, &catalogue)?)).collect()
}

/// Kernels on one machine, from the states at the beginning of `plan`.
fn kernels<M: Kernels>(c: &mut Criterion, name: &str, m: M, plan: &Plan, fixed: &[f64; FIXED]) {
    let mut matrix = Matrix::new(m);
    let zeros = || Box::new([m.splat(0.0); STATES]);
    let (mut y, mut rates, mut b) = (zeros(), zeros(), zeros());
    for lane in 0..M::LANES {
        matrix.set(m, lane, fixed);
        y.iter_mut().zip(&plan.start).for_each(|(slot, value)| m.set(slot, lane, *value));
    }
    c.bench_function(&format!("rates, {name}"), |bench| bench.iter(|| matrix.rates(m, black_box(&y), &mut rates)));
    c.bench_function(&format!("rates and Jacobian, {name}"), |bench| {
        bench.iter(|| matrix.linearise(m, black_box(&y), &mut rates));
    });
    // Decomposing again and again what was decomposed gives other numbers, in the same time as long as they are finite.
    let shift = m.splat(1e3);
    c.bench_function(&format!("rates, Jacobian and decomposition, {name}"), |bench| {
        bench.iter(|| {
            matrix.linearise(m, black_box(&y), &mut rates);
            matrix.decompose(m, shift)
        });
    });
    c.bench_function(&format!("solve, {name}"), |bench| {
        bench.iter(|| {
            b.copy_from_slice(black_box(&*rates));
            matrix.solve(m, &mut b);
        });
    });
    // What a step asks of the kernels: eight stages, the first with the Jacobian.
    let mut cord = Cord::new(m);
    let setting = Box::new(*fixed);
    (0..M::LANES).for_each(|lane| cord.enter(m, lane, &setting, &mut *y));
    let mut slopes = vec![m.splat(0.0); STATES];
    c.bench_function(&format!("kernels of one step, {name}"), |bench| {
        bench.iter(|| {
            cord.linearise(m, black_box(&*y), &mut *rates, &mut slopes);
            cord.decompose(m, shift);
            cord.solve(m, &mut *rates);
            for _ in 1..8 {
                cord.rates(m, m.splat(0.0), &*y, &mut *rates);
                cord.solve(m, &mut *rates);
            }
        });
    });
}

/// The machines that only some processors have.
#[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
fn wider(c: &mut Criterion, plan: &Plan, fixed: &[f64; FIXED]) {
    use exocord::number::{Fused, Paired, Vector};
    if let Some(v3) = pulp::x86::V3::try_new() {
        kernels(c, "fused", Fused(v3), plan, fixed);
        kernels(c, "in pairs", Paired(v3), plan, fixed);
        kernels(c, "4 lanes", Vector(v3), plan, fixed);
    }
    if let Some(v4) = pulp::x86::V4::try_new() {
        kernels(c, "in pairs with more registers", Paired(v4), plan, fixed);
        kernels(c, "8 lanes", Vector(v4), plan, fixed);
    }
}

fn at(plan: &Plan, rtol: f64) -> Plan {
    Plan { control: Control { rtol, atol: 1e-3 * rtol }, ..plan.clone() }
}

/// All states at all output points, and steps tried.
fn states(plan: &Plan, rtol: f64) -> Option<(Vec<f64>, u64)> {
    let times: Vec<f64> = (0..POINTS).map(|i| plan.until_d * i as f64 / (POINTS - 1) as f64).collect();
    let mut rows = Vec::new();
    let done = run(&at(plan, rtol), &times, |sample| rows.extend_from_slice(sample.y)).ok()?;
    Some((rows, done.work.accepted + done.work.rejected))
}

/// Root mean square of the differences relative to |fine| and to a thousandth of the largest size of the state.
fn rms(rows: &[f64], fine: &[f64], len: usize) -> f64 {
    let mut peaks = vec![0.0_f64; len];
    for row in fine.chunks_exact(len) {
        peaks.iter_mut().zip(row).for_each(|(peak, y)| *peak = peak.max(y.abs()));
    }
    // A state that no route reaches is zero but for rounding.
    let errors = rows.iter().zip(fine).zip(peaks.iter().cycle()).filter(|(_, peak)| **peak > 1e-12);
    let squares: Vec<f64> = errors.map(|((a, b), peak)| ((a - b) / (b.abs() + 1e-3 * peak)).powi(2)).collect();
    (squares.iter().sum::<f64>() / squares.len() as f64).sqrt()
}

fn one_run(c: &mut Criterion, name: &str, plan: &Plan, rtol: f64) {
    if let (Some((rows, steps)), Some((fine, _))) = (states(plan, rtol), states(plan, 1e-11)) {
        let error = rms(&rows, &fine, plan.layout.len());
        println!("{name}, rtol {rtol:.0e}: {steps} steps, rms error {error:.1e}");
    }
    let times: Vec<f64> = (0..POINTS).map(|i| plan.until_d * i as f64 / (POINTS - 1) as f64).collect();
    let plan = at(plan, rtol);
    c.bench_function(&format!("{name}, rtol {rtol:.0e}"), |b| {
        b.iter(|| run(black_box(&plan), &times, |sample| _ = black_box(sample.y)));
    });
}

fn all(c: &mut Criterion) {
    let plans = plans().unwrap_or_default();
    let [none, _, three, thirty] = plans.as_slice() else { panic!("the benchmark's own scenario is faulty") };
    let fixed = fixed_values(&settings(&none.parameters, &Gains::as_written(), &Product::native()));
    kernels(c, "plain", Plain, none, &fixed);
    #[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
    wider(c, none, &fixed);
    for rtol in [1e-3, 1e-5, 1e-7] {
        one_run(c, "180 d, no dose", none, rtol);
    }
    one_run(c, "180 d, 3 doses", three, 1e-5);
    one_run(c, "180 d, 30 doses", thirty, 1e-5);
}

criterion_group! {
    name = benches;
    config = Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_millis(200))
        .measurement_time(Duration::from_millis(800));
    targets = all
}
criterion_main!(benches);
