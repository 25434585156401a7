//! One step of the method in every lane, each lane with a step size of its own.

use super::system::System;
use super::tableau::{A, C, DENSE, GAMMA, NODES, SLOPES, STAGES};
use crate::number::Machine;
use pulp::NullaryFnOnce;

/// Accuracy asked for: relative, and absolute per state.
pub struct Tolerance<'a> {
    /// Relative tolerance.
    pub rtol: f64,
    /// Absolute tolerance of every state, in its unit.
    pub atol: &'a [f64],
}

/// Working memory of a step.
pub struct Work<V> {
    stages: Vec<Vec<V>>,
    argument: Vec<V>,
    slopes: Vec<V>,
    /// What is integrated, at the end of the step.
    pub end: Vec<V>,
    before: Vec<V>,
    after: Vec<V>,
    dense: Vec<Vec<V>>,
}

/// Largest reciprocal of a pivot, relative to that of the diagonal alone, that a step may have.
const WORST_PIVOT: f64 = 1e8;

impl<V: Copy> Work<V> {
    /// Memory for `len` states.
    pub fn new(len: usize, zero: V) -> Self {
        let states = || vec![zero; len];
        Work {
            stages: (0..STAGES).map(|_| states()).collect(),
            argument: states(),
            slopes: states(),
            end: states(),
            before: states(),
            after: states(),
            dense: (0..DENSE.len()).map(|_| states()).collect(),
        }
    }

    /// Takes a step of length `h` from `y`; returns the mean square of the error relative to the tolerance.
    ///
    /// The result is in `end`; nothing else has changed, so that a step can be refused.
    #[inline(always)]
    pub fn step<M: Machine<V = V>, S: System<M>>(
        &mut self,
        m: M,
        system: &mut S,
        y: &[V],
        h: V,
        tolerance: &Tolerance<'_>,
    ) -> V {
        let per_h = m.recip(h);
        let shift = m.mul(per_h, m.splat(1.0 / GAMMA));
        let first = &mut self.stages[0];
        system.linearise(m, y, first, &mut self.slopes);
        let pivot = system.decompose(m, shift);
        slope_term(m, first, &self.slopes, h, 0);
        system.solve(m, first);
        for s in 1..STAGES {
            self.prepare(m, y, s);
            let (done, rest) = self.stages.split_at_mut(s);
            let stage = &mut rest[0];
            system.rates(m, m.mul(h, m.splat(NODES[s])), &self.argument, stage);
            combine(m, stage, done, &C[s], per_h);
            slope_term(m, stage, &self.slopes, h, s);
            system.solve(m, stage);
        }
        let last = &self.stages[STAGES - 1];
        for ((end, argument), k) in self.end.iter_mut().zip(&self.argument).zip(last) {
            *end = m.add(*argument, *k);
        }
        let error = self.error(m, system, y, h, tolerance);
        // A pivot that all but vanished makes the error infinite, so that the step is refused.
        let bad = m.mul(pivot, m.splat(1.0 / WORST_PIVOT));
        m.add(error, m.mul(bad, m.mul(bad, m.mul(bad, bad))))
    }

    #[inline(always)]
    fn prepare<M: Machine<V = V>>(&mut self, m: M, y: &[V], s: usize) {
        if s < A.len() {
            let weights: [V; STAGES] = std::array::from_fn(|j| m.splat(A[s].get(j).copied().unwrap_or(0.0)));
            add_up(m, &mut self.argument, Some(y), &self.stages[..s], &weights);
        } else {
            for (u, k) in self.argument.iter_mut().zip(&self.stages[s - 1]) {
                *u = m.add(*u, *k);
            }
        }
    }

    #[inline(always)]
    fn error<M: Machine<V = V>, S: System<M>>(
        &mut self,
        m: M,
        system: &mut S,
        y: &[V],
        h: V,
        tolerance: &Tolerance<'_>,
    ) -> V {
        system.states(m, m.splat(0.0), y, &mut self.before);
        system.states(m, h, &self.end, &mut self.after);
        let rtol = m.splat(tolerance.rtol);
        let mut sum = m.splat(0.0);
        let states = self.before.iter().zip(&self.after).zip(tolerance.atol);
        for (((before, after), atol), error) in states.zip(&self.stages[STAGES - 1]) {
            let scale = m.mul_add(m.larger(*before, *after), rtol, m.splat(*atol));
            let ratio = m.div(*error, scale);
            sum = m.mul_add(ratio, ratio, sum);
        }
        m.mul(sum, m.splat(1.0 / y.len() as f64))
    }

    /// Prepares the dense output of the step just taken.
    #[inline(always)]
    pub fn prepare_dense<M: Machine<V = V>>(&mut self, m: M) {
        for (d, weights) in self.dense.iter_mut().zip(&DENSE) {
            d.fill(m.splat(0.0));
            for (k, weight) in self.stages.iter().zip(weights) {
                let weight = m.splat(*weight);
                for (d, k) in d.iter_mut().zip(k) {
                    *d = m.mul_add(*k, weight, *d);
                }
            }
        }
    }

    /// What is integrated at the share `theta` of the step just taken from `y`.
    #[inline(always)]
    pub fn dense<M: Machine<V = V>>(&self, m: M, y: &[V], theta: V, out: &mut [V]) {
        let rest = m.sub(m.splat(1.0), theta);
        for (i, out) in out.iter_mut().enumerate() {
            let curve = m.mul_add(m.mul_add(self.dense[2][i], theta, self.dense[1][i]), theta, self.dense[0][i]);
            // A sum with the change, so that what does not change stays the same to the last digit.
            let change = m.mul_add(curve, rest, m.sub(self.end[i], y[i]));
            *out = m.mul_add(change, theta, y[i]);
        }
    }
}

/// Adds the earlier stages to the right-hand side of a stage.
#[inline(always)]
fn combine<M: Machine>(m: M, stage: &mut [M::V], done: &[Vec<M::V>], weights: &[f64], per_h: M::V) {
    let weights: [M::V; STAGES] =
        std::array::from_fn(|j| m.mul(per_h, m.splat(weights.get(j).copied().unwrap_or(0.0))));
    add_up(m, stage, None, done, &weights);
}

/// `out` becomes `from`, or itself, plus the stages with their weights.
#[inline(always)]
fn add_up<M: Machine>(m: M, out: &mut [M::V], from: Option<&[M::V]>, stages: &[Vec<M::V>], weights: &[M::V; STAGES]) {
    match stages.len() {
        1 => add_up_of::<M, 1>(m, out, from, stages, weights),
        2 => add_up_of::<M, 2>(m, out, from, stages, weights),
        3 => add_up_of::<M, 3>(m, out, from, stages, weights),
        4 => add_up_of::<M, 4>(m, out, from, stages, weights),
        5 => add_up_of::<M, 5>(m, out, from, stages, weights),
        6 => add_up_of::<M, 6>(m, out, from, stages, weights),
        _ => add_up_of::<M, 7>(m, out, from, stages, weights),
    }
}

/// State by state, so that a sum stays in a register: what limits a step on lanes is memory.
#[inline(always)]
fn add_up_of<M: Machine, const N: usize>(
    m: M,
    out: &mut [M::V],
    from: Option<&[M::V]>,
    stages: &[Vec<M::V>],
    weights: &[M::V; STAGES],
) {
    let len = out.len();
    let stages: [&[M::V]; N] = std::array::from_fn(|j| &stages[j][..len]);
    let from = from.map(|from| &from[..len]);
    // Loops, not folds: a closure that is not inlined is compiled without the machine's instructions.
    for i in 0..len {
        let mut sum = from.map_or(out[i], |from| from[i]);
        for j in 0..N {
            sum = m.mul_add(stages[j][i], weights[j], sum);
        }
        out[i] = sum;
    }
}

#[inline(always)]
fn slope_term<M: Machine>(m: M, stage: &mut [M::V], slopes: &[M::V], h: M::V, s: usize) {
    if SLOPES[s] != 0.0 {
        let weight = m.mul(h, m.splat(SLOPES[s]));
        for (b, slope) in stage.iter_mut().zip(slopes) {
            *b = m.mul_add(*slope, weight, *b);
        }
    }
}

/// A step as a task of the machine.
pub struct Take<'a, M: Machine, S> {
    pub m: M,
    pub work: &'a mut Work<M::V>,
    pub system: &'a mut S,
    pub y: &'a [M::V],
    pub h: M::V,
    pub tolerance: &'a Tolerance<'a>,
}

impl<M: Machine, S: System<M>> NullaryFnOnce for Take<'_, M, S> {
    type Output = M::V;
    #[inline(always)]
    fn call(self) -> M::V {
        self.work.step(self.m, self.system, self.y, self.h, self.tolerance)
    }
}

/// The states at a share of the step just taken, as a task of the machine.
pub struct Look<'a, M: Machine, S> {
    pub m: M,
    pub work: &'a mut Work<M::V>,
    pub system: &'a mut S,
    pub y: &'a [M::V],
    pub h: M::V,
    pub theta: M::V,
    pub fresh: bool,
    pub scratch: &'a mut [M::V],
    pub states: &'a mut [M::V],
}

impl<M: Machine, S: System<M>> NullaryFnOnce for Look<'_, M, S> {
    type Output = ();
    #[inline(always)]
    fn call(self) {
        let m = self.m;
        if self.fresh {
            self.work.prepare_dense(m);
        }
        self.work.dense(m, self.y, self.theta, self.scratch);
        self.system.states(m, m.mul(self.theta, self.h), self.scratch, self.states);
    }
}
