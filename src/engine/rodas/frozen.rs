//! Exosome kinetics taken out of what is integrated.
//!
//! The kinetics are linear, `x' = K x + b`, with rates that follow the tissue slowly and a first phase of minutes; but for
//! entry from blood, which saturates, so that `K` is that of the moment.
//! At the beginning of a stretch the matrix is frozen; the motion under the frozen matrix is known in closed
//! form, and only what the tissue does to the difference from it is integrated. This is exact whatever matrix is
//! frozen: the better the matrix, the smaller and slower the rest.

use crate::kernel::LAYOUT;
use crate::model::cord::Layout;
use crate::number::{Machine, Plain};
use nalgebra::{SMatrix, SVector};

/// States of one exosome product.
pub const COUNT: usize = LAYOUT.len() - Layout { products: 0, ..LAYOUT }.len();

/// A matrix of the kinetics.
pub type Kinetics = SMatrix<f64, COUNT, COUNT>;

/// Closed-form motions, one in each lane: sums of exponentials.
pub struct Frozen<M: Machine> {
    /// Rate of each mode, unit `1/d`.
    rates: [M::V; COUNT],
    /// Amount in each state of each mode.
    amounts: [[M::V; COUNT]; COUNT],
    /// Time since the beginning of the stretch, in days.
    elapsed: M::V,
    /// Modes that there are in any lane.
    modes: Vec<usize>,
}

/// Exponent below which nothing is left of a mode, far below what rounding takes from the others.
const FADED: f64 = -80.0;

impl<M: Machine> Frozen<M> {
    /// Nothing moves.
    pub fn new(m: M) -> Self {
        let zero = m.splat(0.0);
        Frozen { rates: [zero; COUNT], amounts: [[zero; COUNT]; COUNT], elapsed: zero, modes: Vec::new() }
    }

    /// Whether anything moves in any lane.
    pub fn moves(&self) -> bool {
        !self.modes.is_empty()
    }

    /// Nothing moves in `lane` from now on.
    pub fn clear(&mut self, m: M, lane: usize) {
        (0..COUNT).for_each(|mode| self.forget(m, lane, mode));
        m.set(&mut self.elapsed, lane, 0.0);
        self.find_modes(m);
    }

    /// The motion in `lane` alone.
    pub fn of(&self, m: M, lane: usize) -> Frozen<Plain> {
        let get = |v: &M::V| m.get(v, lane);
        let amounts = self.amounts.each_ref().map(|mode| mode.each_ref().map(get));
        Frozen { rates: self.rates.each_ref().map(get), amounts, elapsed: get(&self.elapsed), modes: Vec::new() }
    }

    /// `lane` goes on with `motion`.
    pub fn resume(&mut self, m: M, lane: usize, motion: &Frozen<Plain>) {
        m.set(&mut self.elapsed, lane, motion.elapsed);
        for mode in 0..COUNT {
            m.set(&mut self.rates[mode], lane, motion.rates[mode]);
            for (amount, value) in self.amounts[mode].iter_mut().zip(&motion.amounts[mode]) {
                m.set(amount, lane, *value);
            }
        }
        self.find_modes(m);
    }

    fn forget(&mut self, m: M, lane: usize, mode: usize) {
        m.set(&mut self.rates[mode], lane, 0.0);
        self.amounts[mode].iter_mut().for_each(|amount| m.set(amount, lane, 0.0));
    }

    fn find_modes(&mut self, m: M) {
        let there = |mode: &usize| self.amounts[*mode].iter().any(|v| (0..M::LANES).any(|lane| m.get(v, lane) != 0.0));
        self.modes = (0..COUNT).filter(there).collect();
    }

    /// `lane` starts from `x` and moves under `kinetics`; returns what of `x` is not taken over.
    pub fn start(&mut self, m: M, lane: usize, kinetics: &Kinetics, x: [f64; COUNT]) -> [f64; COUNT] {
        self.clear(m, lane);
        let Some((rates, vectors)) = modes(kinetics) else { return x };
        let start = SVector::<f64, COUNT>::from(x);
        let Some(shares) = vectors.lu().solve(&start) else { return x };
        let mut amounts = vectors * Kinetics::from_diagonal(&shares);
        // Where nothing arrives there is nothing, not a rounding error.
        let reached = reached(kinetics, &x);
        (0..COUNT).filter(|state| !reached[*state]).for_each(|state| amounts.row_mut(state).fill(0.0));
        let left = start - amounts.column_sum();
        if !left.iter().all(|v| v.is_finite()) || left.amax() > 1e-9 * start.amax() {
            return x;
        }
        for mode in 0..COUNT {
            m.set(&mut self.rates[mode], lane, rates[mode]);
            for state in 0..COUNT {
                m.set(&mut self.amounts[mode][state], lane, amounts[(state, mode)]);
            }
        }
        self.find_modes(m);
        left.into()
    }

    /// Time goes on in every lane. What has faded in a lane is forgotten there, whatever the other lanes do.
    pub fn advance(&mut self, m: M, h: &[f64]) {
        let mut any = false;
        for (lane, h) in h.iter().enumerate() {
            let elapsed = m.get(&self.elapsed, lane) + h;
            m.set(&mut self.elapsed, lane, elapsed);
            for mode in 0..COUNT {
                let faded = m.get(&self.rates[mode], lane) * elapsed < FADED;
                if faded {
                    self.forget(m, lane, mode);
                }
                any |= faded;
            }
        }
        if any {
            self.find_modes(m);
        }
    }

    /// The motion at `offset` days from now: states, and as far as `N` says their slopes and the slopes of those.
    #[inline(always)]
    pub fn at<const N: usize>(&self, m: M, offset: M::V) -> [[M::V; COUNT]; N] {
        let mut motion = [[m.splat(0.0); COUNT]; N];
        let time = m.add(self.elapsed, offset);
        // All exponentials at once, so that they do not wait for each other.
        let mut values = [time; COUNT];
        for (value, &mode) in values.iter_mut().zip(&self.modes) {
            *value = m.exp(m.mul(self.rates[mode], time));
        }
        for (&mode, mut value) in self.modes.iter().zip(values) {
            let rate = self.rates[mode];
            for order in &mut motion {
                for (sum, amount) in order.iter_mut().zip(&self.amounts[mode]) {
                    *sum = m.mul_add(*amount, value, *sum);
                }
                value = m.mul(rate, value);
            }
        }
        motion
    }
}

/// States that hold something, or will.
fn reached(kinetics: &Kinetics, x: &[f64; COUNT]) -> [bool; COUNT] {
    let mut reached = x.map(|amount| amount != 0.0);
    for _ in 0..COUNT {
        for (to, from) in (0..COUNT).flat_map(|to| (0..COUNT).map(move |from| (to, from))) {
            reached[to] |= reached[from] && kinetics[(to, from)] != 0.0;
        }
    }
    reached
}

/// Eigenvalues and eigenvectors of a matrix close to `kinetics`; `None` where they are not real.
fn modes(kinetics: &Kinetics) -> Option<([f64; COUNT], Kinetics)> {
    let (basis, mut upper) = kinetics.try_schur(1e-14, 1000)?.unpack();
    let size = upper.amax();
    if (1..COUNT).any(|i| upper[(i, i - 1)].abs() > 1e-10 * size) {
        return None;
    }
    separate(&mut upper);
    let mut vectors = Kinetics::identity();
    for mode in 0..COUNT {
        for i in (0..mode).rev() {
            let coupling: f64 = (i + 1..=mode).map(|j| upper[(i, j)] * vectors[(j, mode)]).sum();
            vectors[(i, mode)] = coupling / (upper[(mode, mode)] - upper[(i, i)]);
        }
    }
    Some((std::array::from_fn(|i| upper[(i, i)]), basis * vectors))
}

/// Moves equal eigenvalues apart, so that each has a vector of its own.
fn separate(upper: &mut Kinetics) {
    for i in 1..COUNT {
        let near = |value: f64| {
            let close = |other: f64| (value - other).abs() <= 1e-4 * value.abs().max(other.abs()).max(1e-3);
            (0..i).any(|j| close(upper[(j, j)]))
        };
        let mut value = upper[(i, i)];
        while near(value) {
            value = value * (1.0 + 4e-4) - 1e-6;
        }
        upper[(i, i)] = value;
    }
}
