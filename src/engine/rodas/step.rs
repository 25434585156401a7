//! One step of the method in every lane, each lane with a step size of its own.

use super::system::System;
use super::tableau::{A, C, DENSE, GAMMA, NODES, SLOPES, STAGES};
use super::tolerance::Tolerances;
use crate::number::{Aligned, Machine};
use pulp::NullaryFnOnce;
use pulp::bytemuck::Pod;

/// Working memory of a step.
pub struct Work<V> {
    stages: Vec<Aligned<V>>,
    argument: Aligned<V>,
    slopes: Aligned<V>,
    /// What is integrated, at the end of the step.
    pub end: Aligned<V>,
    before: Aligned<V>,
    after: Aligned<V>,
    dense: [Aligned<V>; 3],
}

/// Largest reciprocal of a pivot, relative to that of the diagonal alone, that a step may have.
const WORST_PIVOT: f64 = 1e8;

impl<V: Pod> Work<V> {
    /// Memory for `len` states.
    pub fn new(len: usize) -> Self {
        let states = || Aligned::zeros(len);
        Work {
            stages: (0..STAGES).map(|_| states()).collect(),
            argument: states(),
            slopes: states(),
            end: states(),
            before: states(),
            after: states(),
            dense: [states(), states(), states()],
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
        tolerance: &Tolerances<V>,
    ) -> V {
        let per_h = m.recip(h);
        let shift = m.mul(per_h, m.splat(1.0 / GAMMA));
        let first = &mut *self.stages[0];
        system.linearise(m, y, first, &mut self.slopes);
        let pivot = system.decompose(m, shift);
        slope_term(m, system.drifts(), first, &self.slopes, h, 0);
        system.solve(m, first);
        for (s, node) in NODES.iter().enumerate().skip(1) {
            let (done, rest) = self.stages.split_at_mut(s);
            let stage = &mut *rest[0];
            combine(m, done, y, per_h, &mut self.argument, stage);
            slope_term(m, system.drifts(), stage, &self.slopes, h, s);
            let moved = *node != NODES[s - 1];
            system.add_rates(m, moved.then_some(m.mul(h, m.splat(*node))), &self.argument, stage);
            system.solve(m, stage);
        }
        let last = &*self.stages[STAGES - 1];
        for ((end, argument), k) in self.end.iter_mut().zip(&*self.argument).zip(last) {
            *end = m.add(*argument, *k);
        }
        let error = self.error(m, system, y, h, tolerance);
        // A pivot that all but vanished makes the error infinite, so that the step is refused.
        let bad = m.mul(pivot, m.splat(1.0 / WORST_PIVOT));
        m.add(error, m.mul(bad, m.mul(bad, m.mul(bad, bad))))
    }

    #[inline(always)]
    fn error<M: Machine<V = V>, S: System<M>>(
        &mut self,
        m: M,
        system: &mut S,
        y: &[V],
        h: V,
        tolerance: &Tolerances<V>,
    ) -> V {
        let error = &self.stages[STAGES - 1];
        if !system.drifts() {
            return mean_square(m, error, y, &self.end, tolerance);
        }
        self.before.copy_from_slice(y);
        system.complete(m, m.splat(0.0), &mut self.before);
        self.after.copy_from_slice(&self.end);
        system.complete(m, h, &mut self.after);
        mean_square(m, error, &self.before, &self.after, tolerance)
    }

    /// Prepares the dense output of the step just taken.
    #[inline(always)]
    pub fn prepare_dense<M: Machine<V = V>>(&mut self, m: M) {
        let len = self.end.len();
        let stages: [&[V]; STAGES] = std::array::from_fn(|j| &self.stages[j][..len]);
        let [a, b, c] = &mut self.dense;
        let (a, b, c) = (&mut a[..len], &mut b[..len], &mut c[..len]);
        for i in 0..len {
            let mut sums = [m.splat(0.0); DENSE.len()];
            for j in 0..STAGES {
                for d in 0..DENSE.len() {
                    sums[d] = m.mul_add(stages[j][i], m.splat(DENSE[d][j]), sums[d]);
                }
            }
            [a[i], b[i], c[i]] = sums;
        }
    }

    /// What is integrated at the share `theta` of the step just taken from `y`.
    #[inline(always)]
    pub fn dense<M: Machine<V = V>>(&self, m: M, y: &[V], theta: V, out: &mut [V]) {
        let rest = m.sub(m.splat(1.0), theta);
        let len = out.len();
        let [a, b, c] = &self.dense;
        let (a, b, c, end, y) = (&a[..len], &b[..len], &c[..len], &self.end[..len], &y[..len]);
        for i in 0..len {
            let curve = m.mul_add(m.mul_add(c[i], theta, b[i]), theta, a[i]);
            // A sum with the change, so that what does not change stays the same to the last digit.
            let change = m.mul_add(curve, rest, m.sub(end[i], y[i]));
            out[i] = m.mul_add(change, theta, y[i]);
        }
    }
}

/// Mean square of `error` relative to the tolerance for states between `before` and `after`.
#[inline(always)]
fn mean_square<M: Machine>(
    m: M,
    error: &[M::V],
    before: &[M::V],
    after: &[M::V],
    tolerance: &Tolerances<M::V>,
) -> M::V {
    let rtol = tolerance.rtol;
    let len = error.len();
    let (before, after, atol) = (&before[..len], &after[..len], &tolerance.atol[..len]);
    // Several sums that do not wait for each other.
    let mut sums = [m.splat(0.0); 4];
    let even = len - len % 4;
    for i in (0..even).step_by(4) {
        for j in 0..4 {
            let ratio = relative(m, error[i + j], [before[i + j], after[i + j]], rtol, atol[i + j]);
            sums[j] = m.mul_add(ratio, ratio, sums[j]);
        }
    }
    for i in even..len {
        let ratio = relative(m, error[i], [before[i], after[i]], rtol, atol[i]);
        sums[i - even] = m.mul_add(ratio, ratio, sums[i - even]);
    }
    let sum = m.add(m.add(sums[0], sums[1]), m.add(sums[2], sums[3]));
    m.mul(sum, m.splat(1.0 / len as f64))
}

/// The error of one state relative to the tolerance.
#[inline(always)]
fn relative<M: Machine>(m: M, error: M::V, [before, after]: [M::V; 2], rtol: M::V, atol: M::V) -> M::V {
    m.div(error, m.mul_add(m.larger(before, after), rtol, atol))
}

/// Begins the stage after those `done`: its argument, and what earlier stages add to its right-hand side.
#[inline(always)]
fn combine<M: Machine>(
    m: M,
    done: &[Aligned<M::V>],
    y: &[M::V],
    per_h: M::V,
    argument: &mut [M::V],
    stage: &mut [M::V],
) {
    match done.len() {
        1 => combine_of::<M, 1>(m, done, y, per_h, argument, stage),
        2 => combine_of::<M, 2>(m, done, y, per_h, argument, stage),
        3 => combine_of::<M, 3>(m, done, y, per_h, argument, stage),
        4 => combine_of::<M, 4>(m, done, y, per_h, argument, stage),
        5 => combine_of::<M, 5>(m, done, y, per_h, argument, stage),
        6 => combine_of::<M, 6>(m, done, y, per_h, argument, stage),
        _ => combine_of::<M, 7>(m, done, y, per_h, argument, stage),
    }
}

/// State by state, both sums at once, so that each earlier stage is read once: what limits a step on lanes is memory.
#[inline(always)]
fn combine_of<M: Machine, const N: usize>(
    m: M,
    done: &[Aligned<M::V>],
    y: &[M::V],
    per_h: M::V,
    argument: &mut [M::V],
    stage: &mut [M::V],
) {
    let len = stage.len();
    let done: [&[M::V]; N] = std::array::from_fn(|j| &done[j][..len]);
    let (y, argument) = (&y[..len], &mut argument[..len]);
    // Loops, not folds: a closure that is not inlined is compiled without the machine's instructions.
    let mut weights = [per_h; N];
    for j in 0..N {
        weights[j] = m.mul(per_h, m.splat(C[N][j]));
    }
    for i in 0..len {
        let mut sum = m.mul(done[0][i], weights[0]);
        for j in 1..N {
            sum = m.mul_add(done[j][i], weights[j], sum);
        }
        stage[i] = sum;
        // The last stages each add the one before to the argument before.
        argument[i] = if N < A.len() {
            let mut sum = y[i];
            for j in 0..N {
                sum = m.mul_add(done[j][i], m.splat(A[N.min(A.len() - 1)][j.min(A[0].len() - 1)]), sum);
            }
            sum
        } else {
            m.add(argument[i], done[N - 1][i])
        };
    }
}

/// Adds what the explicit dependence on time contributes to a stage.
#[inline(always)]
fn slope_term<M: Machine>(m: M, drifts: bool, stage: &mut [M::V], slopes: &[M::V], h: M::V, s: usize) {
    if drifts && SLOPES[s] != 0.0 {
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
    pub tolerance: &'a Tolerances<M::V>,
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
        self.work.dense(m, self.y, self.theta, self.states);
        self.system.complete(m, m.mul(self.theta, self.h), self.states);
    }
}
