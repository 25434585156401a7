//! Accuracy asked for, run by run and stretch by stretch.

use crate::number::{Aligned, Machine};
use pulp::bytemuck::Pod;

/// Relative tolerance, and absolute ones.
#[derive(Clone, Copy, Debug)]
pub struct Tolerance {
    /// Relative tolerance.
    pub rtol: f64,
    /// Absolute tolerance of the first states, in their unit.
    pub atol: f64,
    /// Absolute tolerance of the states from `first_amount` on, which are amounts.
    pub amounts: f64,
    /// Position of the first amount; the number of states where there are none.
    pub first_amount: usize,
}

impl Tolerance {
    /// Absolute tolerance of the state at a position.
    pub fn absolute(&self, state: usize) -> f64 {
        if state < self.first_amount { self.atol } else { self.amounts }
    }

    /// Whether it is `other` to the last bit.
    pub fn same(&self, other: &Tolerance) -> bool {
        let bits = |one: &Tolerance| [one.rtol, one.atol, one.amounts].map(f64::to_bits);
        bits(self) == bits(other) && self.first_amount == other.first_amount
    }
}

/// The tolerance in every lane.
pub struct Tolerances<V> {
    /// Relative tolerance.
    pub rtol: V,
    /// Absolute tolerance of every state.
    pub atol: Aligned<V>,
}

impl<V: Pod> Tolerances<V> {
    /// Tolerances for `len` states, one until others are set.
    pub fn new<M: Machine<V = V>>(m: M, len: usize) -> Self {
        let mut atol = Aligned::zeros(len);
        atol.fill(m.splat(1.0));
        Tolerances { rtol: m.splat(1.0), atol }
    }

    /// From now on `tolerance` holds in `lane`.
    pub fn set<M: Machine<V = V>>(&mut self, m: M, lane: usize, tolerance: &Tolerance) {
        m.set(&mut self.rtol, lane, tolerance.rtol);
        self.atol.iter_mut().enumerate().for_each(|(state, atol)| m.set(atol, lane, tolerance.absolute(state)));
    }
}
