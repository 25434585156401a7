//! The generated kernels are the same as the model on dual numbers.

mod common;

use common::{Draw, cases};
use exocord::kernel::{Along, FIXED, Kernels, LAYOUT, Matrix, STATES, fixed_values, settings};
use exocord::ledger::{Gains, derivative};
use exocord::model::Parameters;
use exocord::model::cord::{Frame, state_name};
use exocord::model::products::Product;
use exocord::number::{Dual, Fused, Machine, Paired, Plain, Scalar, Vector};
use proptest::prelude::*;

type Slope = Dual<f64, STATES>;

/// Rates and Jacobian by dual numbers.
fn by_duals(y: &[f64], p: &Parameters<f64>, gains: &Gains<f64>, product: &Product<f64>) -> Vec<Slope> {
    let mut gains = gains.values();
    let gains = Gains::from_fn(|| Slope::constant(gains.next().unwrap()));
    let product = product.map(Slope::constant);
    let p = p.map(|_, value| Slope::constant(value));
    let y: Vec<Slope> = y.iter().enumerate().map(|(i, v)| Slope::variable(*v, i)).collect();
    let mut rates = vec![Slope::constant(0.0); STATES];
    derivative(&Frame { layout: LAYOUT, y: &y }, &[product], &p, &gains, &mut rates);
    rates
}

/// Every lane of `m` against dual numbers; in lane `l` everything is shifted a little, so that lanes differ.
fn check<M: Kernels>(m: M, y: &[f64], p: &Parameters<f64>, gains: &Gains<f64>, product: &Product<f64>) {
    let mut matrix = Matrix::new(m);
    let mut states = [m.splat(0.0); STATES];
    let lane_y = |lane: usize| -> Vec<f64> { y.iter().map(|v| v * (1.0 + 0.01 * lane as f64)).collect() };
    let lane_p = |lane: usize| p.map(|_, v| v * (1.0 + 0.002 * lane as f64));
    for lane in 0..M::LANES {
        let fixed: Box<[f64; FIXED]> = fixed_values(&settings(&lane_p(lane), gains, product));
        matrix.set(m, lane, &fixed);
        states.iter_mut().zip(lane_y(lane)).for_each(|(slot, value)| m.set(slot, lane, value));
    }
    let (mut rates, mut again) = ([m.splat(0.0); STATES], [m.splat(0.0); STATES]);
    matrix.linearise(m, &states, &mut rates);
    matrix.rates(m, &states, &mut again);
    // The Jacobian of the states alone, column by column.
    let (along, mut column) = (Along::new::<M>(0), [m.splat(0.0); STATES]);
    let mut jacobian = vec![vec![[0.0; STATES]; STATES]; M::LANES];
    for state in 0..STATES {
        let mut direction = vec![m.splat(0.0); STATES];
        direction[state] = m.splat(1.0);
        along.slopes(m, &matrix, &direction, &mut column);
        for (lane, jacobian) in jacobian.iter_mut().enumerate() {
            jacobian.iter_mut().zip(&column).for_each(|(row, slope)| row[state] = m.get(slope, lane));
        }
    }
    let (shift, known) = (300.0, |i: usize| 1.0 + (i % 7) as f64);
    let mut solved = [m.splat(0.0); STATES];
    solved.iter_mut().enumerate().for_each(|(i, slot)| *slot = m.splat(known(i)));
    let worst = matrix.decompose(m, m.splat(shift));
    matrix.solve(m, &mut solved);
    for (lane, jacobian) in jacobian.iter().enumerate() {
        let expected = by_duals(&lane_y(lane), &lane_p(lane), gains, product);
        // A rate is the sum of flows that may cancel, so that its size says little about its rounding.
        let scale = expected.iter().map(|r| r.value.abs()).fold(1.0, f64::max);
        let near = |what: &str, row: usize, found: f64, wanted: f64, scale: f64| {
            let close = (found - wanted).abs() <= 1e-12 * scale;
            assert!(close, "{what} of {} in lane {lane}: {found} against {wanted}", state_name(LAYOUT, row));
        };
        for (row, wanted) in expected.iter().enumerate() {
            near("rate", row, m.get(&rates[row], lane), wanted.value, scale);
            near("rate alone", row, m.get(&again[row], lane), wanted.value, scale);
        }
        let mut seen = vec![[false; STATES]; STATES];
        for (row, column) in along.pattern() {
            seen[row][column] = true;
            let wanted = expected[row].slope[column];
            let scale = expected[row].slope.iter().map(|s| s.abs()).fold(1.0, f64::max).max(scale);
            near("slope", row, jacobian[row][column], wanted, scale);
        }
        for (row, rate) in expected.iter().enumerate() {
            for column in (0..STATES).filter(|column| !seen[row][*column]) {
                assert_eq!(rate.slope[column], 0.0, "row {row}, column {column} is not in the pattern");
            }
        }
        assert!(m.get(&worst, lane).is_finite());
        for (row, rate) in expected.iter().enumerate() {
            let x = |i: usize| m.get(&solved[i], lane);
            let product: f64 = (0..STATES).map(|column| rate.slope[column] * x(column)).sum();
            let size: f64 = (0..STATES).map(|column| (rate.slope[column] * x(column)).abs()).sum();
            let residual = shift * x(row) - product - known(row);
            let bound = 1e-9 * (1.0 + size + shift * x(row).abs());
            assert!(residual.abs() <= bound, "row {row}: {residual}, {bound}, worst pivot {}", m.get(&worst, lane));
        }
    }
}

proptest! {
    #![proptest_config(cases(40))]

    #[test]
    fn rates_slopes_and_solutions_are_those_of_dual_numbers(
        u in prop::collection::vec(0.0..=1.0_f64, 900), silent in 0..160_usize, factor in 0.0..2.0_f64,
    ) {
        let mut draw = Draw::from_slice(&u);
        let (p, y, product) = (draw.parameters(), draw.state(LAYOUT), draw.product());
        let mut position = 0;
        let gains = Gains::from_fn(|| { position += 1; if position == silent { factor } else { 1.0 } });
        check(Plain, &y, &p, &gains, &product);
        if let Some(v3) = pulp::x86::V3::try_new() {
            check(Fused(v3), &y, &p, &gains, &product);
            check(Paired(v3), &y, &p, &gains, &product);
            check(Vector(v3), &y, &p, &gains, &product);
        }
        if let Some(v4) = pulp::x86::V4::try_new() {
            check(Paired(v4), &y, &p, &gains, &product);
            check(Vector(v4), &y, &p, &gains, &product);
        }
    }
}

#[test]
fn the_exponential_of_every_machine_is_the_usual_one() {
    let check = |x: f64, found: f64| {
        let wanted = x.clamp(-700.0, 700.0).exp();
        assert!((found - wanted).abs() <= 4.0 * f64::EPSILON * wanted, "exp({x}) = {found}, not {wanted}");
    };
    let numbers = (-80_000..=80_000_i32).map(|i| f64::from(i) * 0.01 + 1e-3 / f64::from(i.abs() + 1));
    for x in numbers.chain([0.0, -0.0, 1e-300, 5e-324, 1e300, -1e300]) {
        check(x, Plain.exp(x));
        if let Some(v3) = pulp::x86::V3::try_new() {
            check(x, Fused(v3).exp(x));
            let m = Vector(v3);
            check(x, m.get(&m.exp(m.splat(x)), 3));
        }
        if let Some(v4) = pulp::x86::V4::try_new() {
            let m = Vector(v4);
            check(x, m.get(&m.exp(m.splat(x)), 7));
        }
    }
}
