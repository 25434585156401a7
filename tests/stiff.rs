//! The stiff method on problems with published solutions, its coefficients against the order conditions, and how
//! it fails.
//!
//! Solutions and problems: Mazzia and Magherini, Test Set for IVP Solvers (release 2.4), and Hairer and Wanner,
//! Solving Ordinary Differential Equations II.

use exocord::engine::rodas::tableau::{A, C, GAMMA, NODES, SLOPES, STAGES};
use exocord::engine::rodas::{Dense, Equations, Job, Queue, Stretch, Tolerance, drive};
use exocord::engine::{EngineError, Work};
use exocord::number::{Num, Plain, Scalar};
use nalgebra::{SMatrix, SVector};

type Rows = Vec<(f64, Vec<f64>)>;
type Outcome = Result<(Vec<f64>, Work), EngineError<usize>>;

struct Taken<E> {
    job: Option<Job<E>>,
    samples: Rows,
    end: Option<Outcome>,
}

impl<E> Queue<E> for Taken<E> {
    fn next(&mut self) -> Option<Job<E>> {
        self.job.take()
    }
    fn sample(&mut self, _index: usize, time_d: f64, _stretch: usize, states: &[f64]) {
        self.samples.push((time_d, states.to_vec()));
    }
    fn end(&mut self, _index: usize, result: Result<(&[f64], Work), EngineError<usize>>) {
        self.end = Some(result.map(|(states, work)| (states.to_vec(), work)));
    }
}

fn solve<E: Equations>(
    problem: &E,
    start: &[f64],
    until: f64,
    (rtol, atol): (f64, f64),
    times: &[f64],
) -> (Rows, Outcome) {
    let tolerance = Tolerance { rtol, atol, amounts: atol, first_amount: start.len() };
    let (actions, setting) = (Vec::new(), problem.clone());
    let stretch = Stretch { from_d: 0.0, to_d: until, actions, abrupt: true, tolerance, setting };
    let job = Some(Job { index: 0, start: start.to_vec(), stretches: vec![stretch], companions: Vec::new() });
    let mut taken = Taken { job, samples: Vec::new(), end: None };
    let mut system = Dense::new(start.len());
    drive(Plain, &mut system, times, &mut taken);
    (taken.samples, taken.end.unwrap())
}

/// Largest relative error at the end, where values below `floor` count as `floor`, and the steps taken.
fn error<E: Equations>(problem: &E, start: &[f64], (until, end): (f64, &[f64]), rtol: f64, floor: f64) -> (f64, u64) {
    let (found, work) = solve(problem, start, until, (rtol, rtol * floor), &[]).1.unwrap();
    let worst = found.iter().zip(end).map(|(a, b)| (a - b).abs() / b.abs().max(floor)).fold(0.0, f64::max);
    (worst, work.accepted)
}

/// The error stays within `factor` of the tolerance, and falls with the steps as a method of order 4 or 5 does.
fn check<E: Equations>(problem: &E, start: &[f64], solution: (f64, &[f64]), floor: f64, factor: f64) {
    let runs: Vec<(f64, u64)> =
        [1e-4, 1e-6, 1e-8, 1e-10].iter().map(|rtol| error(problem, start, solution, *rtol, floor)).collect();
    for (rtol, (error, _)) in [1e-4, 1e-6, 1e-8, 1e-10].iter().zip(&runs) {
        assert!(*error <= factor * rtol, "rtol {rtol}: {runs:?}");
    }
    // The tightest is left out: there the rounding of the published solution shows.
    let (loose, tight) = (runs[0], runs[2]);
    let slope = (loose.0 / tight.0).ln() / (tight.1 as f64 / loose.1 as f64).ln();
    assert!(slope > 3.5, "the error falls with the steps to the power {slope}: {runs:?}");
}

#[derive(Clone)]
struct Robertson;
impl Equations for Robertson {
    fn rates<S: Scalar>(&self, y: &[S], rates: &mut [S]) {
        let (a, b, c) = (Num(y[0]), Num(y[1]), Num(y[2]));
        let (slow, fast, middle) = (a * 0.04, b * b * 3e7, b * c * 1e4);
        rates[0] = (middle - slow).0;
        rates[1] = (slow - middle - fast).0;
        rates[2] = fast.0;
    }
}

#[test]
fn robertson() {
    let end = [0.208_334_014_970_125_5e-7, 0.833_336_077_033_471_3e-13, 0.999_999_979_166_505];
    for rtol in [1e-4, 1e-6, 1e-8] {
        let (found, _) = solve(&Robertson, &[1.0, 0.0, 0.0], 1e11, (rtol, rtol * 1e-15), &[]).1.unwrap();
        for (found, wanted) in found.iter().zip(&end) {
            assert!((found - wanted).abs() <= 50.0 * rtol * wanted, "rtol {rtol}: {found} against {wanted}");
        }
        assert!((found.iter().sum::<f64>() - 1.0).abs() < 1e-12);
    }
}

#[derive(Clone)]
struct VanDerPol;
impl Equations for VanDerPol {
    fn rates<S: Scalar>(&self, y: &[S], rates: &mut [S]) {
        let (x, v) = (Num(y[0]), Num(y[1]));
        rates[0] = v.0;
        rates[1] = (((1.0 - x * x) * v - x) / 1e-6).0;
    }
}

#[test]
fn van_der_pol() {
    check(&VanDerPol, &[2.0, 0.0], (2.0, &[1.706_167_732_170_483, -0.892_809_701_024_797_5]), 1e-3, 100.0);
}

/// Photomorphogenesis of a plant.
#[derive(Clone)]
struct Hires;
impl Equations for Hires {
    fn rates<S: Scalar>(&self, y: &[S], rates: &mut [S]) {
        let y: Vec<Num<S>> = y.iter().map(|v| Num(*v)).collect();
        let bound = y[5] * y[7] * 280.0;
        let all = [
            y[0] * -1.71 + y[1] * 0.43 + y[2] * 8.32 + 0.0007,
            y[0] * 1.71 - y[1] * 8.75,
            y[2] * -10.03 + y[3] * 0.43 + y[4] * 0.035,
            y[1] * 8.32 + y[2] * 1.71 - y[3] * 1.12,
            y[4] * -1.745 + y[5] * 0.43 + y[6] * 0.43,
            y[3] * 0.69 + y[4] * 1.71 - y[5] * 0.43 + y[6] * 0.69 - bound,
            bound - y[6] * 1.81,
            y[6] * 1.81 - bound,
        ];
        rates.iter_mut().zip(all).for_each(|(slot, rate)| *slot = rate.0);
    }
}

const HIRES_START: [f64; 8] = [1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0057];

#[test]
fn hires() {
    let end = [
        0.737_131_257_332_566_8e-3,
        0.144_248_572_631_618_5e-3,
        0.588_872_974_096_757_5e-4,
        0.117_565_134_328_314_9e-2,
        0.238_635_619_883_133_1e-2,
        0.623_896_825_274_279_6e-2,
        0.284_999_839_518_576_9e-2,
        0.285_000_160_481_423_1e-2,
    ];
    check(&Hires, &HIRES_START, (321.8122, &end), 1e-4, 1000.0);
}

/// Chemistry of polluted air: 20 species, 25 reactions.
#[derive(Clone)]
struct Pollution;
impl Equations for Pollution {
    fn rates<S: Scalar>(&self, y: &[S], rates: &mut [S]) {
        let y = |i: usize| Num(y[i - 1]);
        let r = [
            y(1) * 0.35,
            y(2) * y(4) * 26.6,
            y(5) * y(2) * 12_300.0,
            y(7) * 0.86e-3,
            y(7) * 0.82e-3,
            y(7) * y(6) * 15_000.0,
            y(9) * 0.13e-3,
            y(9) * y(6) * 24_000.0,
            y(11) * y(2) * 16_500.0,
            y(11) * y(1) * 9_000.0,
            y(13) * 0.022,
            y(10) * y(2) * 12_000.0,
            y(14) * 1.88,
            y(1) * y(6) * 16_300.0,
            y(3) * 4.8e6,
            y(4) * 0.35e-3,
            y(4) * 0.0175,
            y(16) * 1e8,
            y(16) * 4.44e11,
            y(17) * y(6) * 1240.0,
            y(19) * 2.1,
            y(19) * 5.78,
            y(1) * y(4) * 0.0474,
            y(19) * y(1) * 1780.0,
            y(20) * 3.12,
        ];
        let r = |i: usize| r[i - 1];
        let all = [
            r(2) + r(3) + r(9) + r(11) + r(12) + r(22) + r(25) - r(1) - r(10) - r(14) - r(23) - r(24),
            r(1) + r(21) - r(2) - r(3) - r(9) - r(12),
            r(1) + r(17) + r(19) + r(22) - r(15),
            r(15) - r(2) - r(16) - r(17) - r(23),
            r(4) * 2.0 + r(6) + r(7) + r(13) + r(20) - r(3),
            r(3) + r(18) * 2.0 - r(6) - r(8) - r(14) - r(20),
            r(13) - r(4) - r(5) - r(6),
            r(4) + r(5) + r(6) + r(7),
            -r(7) - r(8),
            r(7) + r(9) - r(12),
            r(8) + r(11) - r(9) - r(10),
            r(9),
            r(10) - r(11),
            r(12) - r(13),
            r(14),
            r(16) - r(18) - r(19),
            -r(20),
            r(20),
            r(23) + r(25) - r(21) - r(22) - r(24),
            r(24) - r(25),
        ];
        rates.iter_mut().zip(all).for_each(|(slot, rate)| *slot = rate.0);
    }
}

#[test]
fn pollution() {
    let mut start = [0.0; 20];
    for (i, value) in [(2, 0.2), (4, 0.04), (7, 0.1), (8, 0.3), (9, 0.01), (17, 0.007)] {
        start[i - 1] = value;
    }
    let end = [
        0.564_625_548_002_276_9e-1,
        0.134_248_413_042_233_9,
        0.413_973_433_109_942_7e-8,
        0.552_314_020_748_435_9e-2,
        0.201_897_726_230_219_6e-6,
        0.146_454_186_349_396_6e-6,
        0.778_424_911_899_796_4e-1,
        0.324_507_535_339_601_8,
        0.749_401_338_388_040_6e-2,
        0.162_229_315_730_156_1e-7,
        0.113_586_383_325_707_5e-7,
        0.223_050_597_572_135_9e-2,
        0.208_716_288_279_863e-3,
        0.139_692_101_684_015_8e-4,
        0.896_488_485_689_829_5e-2,
        0.435_284_636_933_010_3e-17,
        0.689_921_969_626_340_5e-2,
        0.100_780_303_736_594_6e-3,
        0.177_214_651_396_998_4e-5,
        0.568_294_329_231_639_2e-4,
    ];
    check(&Pollution, &start, (60.0, &end), 1e-9, 1000.0);
}

#[test]
fn samples_between_steps_are_as_good_as_steps() {
    let times: Vec<f64> = (0..=400).map(|i| f64::from(i) * 321.8122 / 400.0).collect();
    let (exact, _) = solve(&Hires, &HIRES_START, 321.8122, (1e-12, 1e-16), &times);
    let (found, end) = solve(&Hires, &HIRES_START, 321.8122, (1e-6, 1e-10), &times);
    assert_eq!(found.len(), times.len());
    assert_eq!(found.last().unwrap().1, end.unwrap().0);
    for ((t, found), (_, exact)) in found.iter().zip(&exact) {
        for (found, exact) in found.iter().zip(exact) {
            assert!((found - exact).abs() <= 3e-4 * exact.abs().max(1e-4), "{t}: {found} against {exact}");
        }
    }
}

/// Classical coefficients from those of the implementation.
fn classical() -> (SMatrix<f64, 8, 8>, SMatrix<f64, 8, 8>, SVector<f64, 8>) {
    let mut inverse = SMatrix::<f64, 8, 8>::identity() / GAMMA;
    let mut arguments = SMatrix::<f64, 8, 8>::zeros();
    for s in 0..STAGES {
        for (j, c) in C[s].iter().enumerate() {
            inverse[(s, j)] -= c;
        }
        if s < A.len() {
            A[s].iter().enumerate().for_each(|(j, a)| arguments[(s, j)] = *a);
        } else {
            let before = arguments.row(s - 1).into_owned();
            arguments.set_row(s, &before);
            arguments[(s, s - 1)] += 1.0;
        }
    }
    let gamma = inverse.try_inverse().unwrap();
    let mut weights = arguments.row(STAGES - 1).transpose();
    weights[STAGES - 1] += 1.0;
    (arguments * gamma, gamma, (weights.transpose() * gamma).transpose())
}

#[test]
fn the_coefficients_satisfy_the_order_conditions() {
    let (alpha, gamma, b) = classical();
    let ones = SVector::<f64, 8>::repeat(1.0);
    let (a, beta) = (alpha * ones, alpha + gamma);
    let slopes = beta * ones;
    let of = |power: i32| a.map(|v| v.powi(power));
    let near = |name: &str, found: f64, wanted: f64| assert!((found - wanted).abs() < 1e-12, "{name}: {found}");
    for s in 0..STAGES {
        near("node", a[s], NODES[s]);
        near("slope", gamma.row(s).sum(), SLOPES[s]);
    }
    // Hairer and Wanner II, section IV.7, by the trees of each order.
    let dot = |v: &SVector<f64, 8>| b.dot(v);
    let times = |u: &SVector<f64, 8>, v: &SVector<f64, 8>| u.component_mul(v);
    near("1", b.sum(), 1.0);
    near("2", dot(&slopes), 1.0 / 2.0);
    near("3a", dot(&of(2)), 1.0 / 3.0);
    near("3b", dot(&(beta * slopes)), 1.0 / 6.0);
    near("4a", dot(&of(3)), 1.0 / 4.0);
    near("4b", dot(&times(&a, &(alpha * slopes))), 1.0 / 8.0);
    near("4c", dot(&(beta * of(2))), 1.0 / 12.0);
    near("4d", dot(&(beta * beta * slopes)), 1.0 / 24.0);
    near("5a", dot(&of(4)), 1.0 / 5.0);
    near("5b", dot(&times(&of(2), &(alpha * slopes))), 1.0 / 10.0);
    near("5c", dot(&(alpha * slopes).map(|v| v * v)), 1.0 / 20.0);
    near("5d", dot(&times(&a, &(alpha * of(2)))), 1.0 / 15.0);
    near("5e", dot(&times(&a, &(alpha * beta * slopes))), 1.0 / 30.0);
    near("5f", dot(&(beta * of(3))), 1.0 / 20.0);
    near("5g", dot(&(beta * times(&a, &(alpha * slopes)))), 1.0 / 40.0);
    near("5h", dot(&(beta * beta * of(2))), 1.0 / 60.0);
    near("5i", dot(&(beta * beta * beta * slopes)), 1.0 / 120.0);
    // Stiffly accurate: the result is the last stage.
    (0..STAGES).for_each(|j| near("stiffly accurate", b[j], beta[(STAGES - 1, j)]));
}

/// A solution that is infinite at time 1.
#[derive(Clone)]
struct Blowup;
impl Equations for Blowup {
    fn rates<S: Scalar>(&self, y: &[S], rates: &mut [S]) {
        rates[0] = (Num(y[0]) * Num(y[0])).0;
    }
}

/// A rate that is not a number once the state has passed 2.
#[derive(Clone)]
struct Undefined;
impl Equations for Undefined {
    fn rates<S: Scalar>(&self, y: &[S], rates: &mut [S]) {
        let beyond = ((Num(y[0]) - 2.0) * 1e6).0.logistic();
        rates[0] = (1.0 + Num(beyond) / 0.0 * 0.0).0;
    }
}

#[test]
fn a_failure_says_where() {
    match solve(&Blowup, &[1.0], 2.0, (1e-6, 1e-9), &[]).1 {
        Err(EngineError::StepUnderflow { time_d } | EngineError::TooManySteps { time_d, .. }) => {
            assert!((time_d - 1.0).abs() < 1e-2, "{time_d}");
        }
        other => panic!("{other:?}"),
    }
    match solve(&Undefined, &[1.0], 3.0, (1e-6, 1e-9), &[]).1 {
        Err(EngineError::NotFinite { time_d, state, .. }) => {
            assert!((0.0..3.0).contains(&time_d) && state == 0, "{time_d} {state}");
        }
        other => panic!("{other:?}"),
    }
}
