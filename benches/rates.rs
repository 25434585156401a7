//! Time of one evaluation of all rates as the model is written, plain and with derivatives.

use criterion::{Criterion, criterion_group, criterion_main};
use exocord::catalogue::Catalogue;
use exocord::engine::Plan;
use exocord::experiment::{plan, vocabulary};
use exocord::ledger::{Gains, derivative};
use exocord::model::Parameters;
use exocord::model::cord::Frame;
use exocord::model::products::Product;
use exocord::number::{Dual, Scalar};
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
until = "84 d"
[[intervention]]
name = "iv"
source = "bmsc"
route = "intravenous"
dose = "100 ug"
at = "1 h"
"#;

/// Plan of the untreated (0) or the treated (1) arm.
fn plan_of(arm: usize) -> Result<Plan, Box<dyn std::error::Error>> {
    let catalogue = Catalogue::embedded()?;
    let parsed = parse("bench.toml", SCENARIO, &vocabulary(&catalogue)).map_err(|f| format!("{f:?}"))?;
    Ok(plan(&parsed.scenario, &parsed.scenario.arms[arm], &catalogue)?)
}

fn lifted<S: Scalar>(plan: &Plan) -> (Vec<S>, Parameters<S>, Vec<Product<S>>) {
    let y = plan.start.iter().map(|v| S::constant(*v)).collect();
    let products = plan.products.iter().map(|_| Product::native()).collect();
    (y, plan.parameters.map(|_, v| S::constant(v)), products)
}

fn rates<S: Scalar>(c: &mut Criterion, name: &str, plan: &Plan) {
    let (y, p, products) = lifted::<S>(plan);
    let gains = Gains::as_written();
    let mut rate = vec![S::constant(0.0); y.len()];
    c.bench_function(name, |b| {
        b.iter(|| {
            let frame = Frame { layout: plan.layout, y: black_box(&y) };
            derivative(&frame, &products, &p, &gains, &mut rate);
        });
    });
}

fn all(c: &mut Criterion) {
    let (Ok(untreated), Ok(treated)) = (plan_of(0), plan_of(1)) else {
        panic!("the benchmark's own scenario is faulty");
    };
    rates::<f64>(c, "rates, untreated", &untreated);
    rates::<f64>(c, "rates, one product", &treated);
    rates::<Dual<f64, 8>>(c, "rates with 8 slopes, untreated", &untreated);
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
