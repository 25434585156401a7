//! The cord in the default layout, by the generated kernels.

use super::frozen::{COUNT, Frozen, Kinetics};
use super::system::System;
use crate::kernel::{self, FIXED, Matrix, PLACES, STATES};
use crate::number::Machine;
use pulp::NullaryFnOnce;

/// First of the exosome states.
const FIRST: usize = STATES - COUNT;

/// Two regions and one product in every lane.
pub struct Cord<M: Machine> {
    matrix: Matrix<M>,
    frozen: Frozen<M>,
    y: Box<kernel::States<M>>,
    rates: Box<kernel::States<M>>,
}

impl<M: Machine> Cord<M> {
    /// No settings yet.
    pub fn new(m: M) -> Self {
        Cord { matrix: Matrix::new(m), frozen: Frozen::new(m), y: kernel::zeros(m), rates: kernel::zeros(m) }
    }

    /// The exosome kinetics in `lane`, from the Jacobian.
    fn kinetics(&self, m: M, lane: usize) -> Kinetics {
        let mut kinetics = Kinetics::zeros();
        for (position, (row, column)) in PLACES.iter().enumerate() {
            let (row, column) = (usize::from(*row), usize::from(*column));
            if row >= FIRST && column >= FIRST {
                kinetics[(row - FIRST, column - FIRST)] = m.get(self.matrix.entry(position), lane);
            }
        }
        kinetics
    }
}

impl<M: Machine> System<M> for Cord<M> {
    type Setting = Box<[f64; FIXED]>;

    fn size(&self) -> usize {
        STATES
    }

    fn enter(&mut self, m: M, lane: usize, setting: &Self::Setting, y: &mut [M::V]) {
        self.matrix.set(m, lane, setting);
        self.frozen.clear(m, lane);
        let x: [f64; COUNT] = std::array::from_fn(|i| m.get(&y[FIRST + i], lane));
        if x.iter().any(|v| *v != 0.0) {
            self.y.copy_from_slice(y);
            self.matrix.linearise(m, &self.y, &mut self.rates);
            let left = self.frozen.start(m, lane, &self.kinetics(m, lane), x);
            left.iter().enumerate().for_each(|(i, v)| m.set(&mut y[FIRST + i], lane, *v));
        }
    }

    fn leave(&mut self, m: M, lane: usize, y: &mut [M::V]) {
        let motion = self.frozen.at(m, m.splat(0.0));
        for (y, x) in y[FIRST..].iter_mut().zip(&motion.x) {
            let sum = m.get(y, lane) + m.get(x, lane);
            m.set(y, lane, sum);
        }
        self.frozen.clear(m, lane);
    }

    #[inline(always)]
    fn rates(&mut self, m: M, offset: M::V, y: &[M::V], rates: &mut [M::V]) {
        let (Ok(rates), Ok(integrated)) =
            (<&mut kernel::States<M>>::try_from(rates), <&kernel::States<M>>::try_from(y))
        else {
            return;
        };
        if !self.frozen.moves() {
            self.matrix.rates(m, integrated, rates);
            return;
        }
        self.y.copy_from_slice(y);
        let motion = m.run(At { m, frozen: &self.frozen, offset });
        self.y[FIRST..].iter_mut().zip(&motion.x).for_each(|(y, x)| *y = m.add(*y, *x));
        self.matrix.rates(m, &self.y, rates);
        rates[FIRST..].iter_mut().zip(&motion.slope).for_each(|(r, s)| *r = m.sub(*r, *s));
    }

    #[inline(always)]
    fn linearise(&mut self, m: M, y: &[M::V], rates: &mut [M::V], slopes: &mut [M::V]) {
        let (Ok(rates), Ok(integrated)) =
            (<&mut kernel::States<M>>::try_from(rates), <&kernel::States<M>>::try_from(y))
        else {
            return;
        };
        if !self.frozen.moves() {
            self.matrix.linearise(m, integrated, rates);
            slopes.fill(m.splat(0.0));
            return;
        }
        self.y.copy_from_slice(y);
        let motion = m.run(At { m, frozen: &self.frozen, offset: m.splat(0.0) });
        self.y[FIRST..].iter_mut().zip(&motion.x).for_each(|(y, x)| *y = m.add(*y, *x));
        self.matrix.linearise(m, &self.y, rates);
        rates[FIRST..].iter_mut().zip(&motion.slope).for_each(|(r, s)| *r = m.sub(*r, *s));
        slopes.fill(m.splat(0.0));
        for (position, (row, column)) in PLACES.iter().enumerate() {
            if let Some(state) = usize::from(*column).checked_sub(FIRST) {
                let slope = &mut slopes[usize::from(*row)];
                *slope = m.mul_add(*self.matrix.entry(position), motion.slope[state], *slope);
            }
        }
        slopes[FIRST..].iter_mut().zip(&motion.bend).for_each(|(s, b)| *s = m.sub(*s, *b));
    }

    #[inline(always)]
    fn decompose(&mut self, m: M, shift: M::V) -> M::V {
        self.matrix.decompose(m, shift)
    }

    #[inline(always)]
    fn solve(&mut self, m: M, b: &mut [M::V]) {
        if let Ok(b) = <&mut kernel::States<M>>::try_from(b) {
            self.matrix.solve(m, b);
        }
    }

    #[inline(always)]
    fn states(&mut self, m: M, offset: M::V, y: &[M::V], states: &mut [M::V]) {
        states.copy_from_slice(y);
        if self.frozen.moves() {
            let motion = m.run(At { m, frozen: &self.frozen, offset });
            states[FIRST..].iter_mut().zip(&motion.x).for_each(|(y, x)| *y = m.add(*y, *x));
        }
    }

    fn advance(&mut self, m: M, h: &[f64]) {
        self.frozen.advance(m, h);
    }
}

struct At<'a, M: Machine> {
    m: M,
    frozen: &'a Frozen<M>,
    offset: M::V,
}

impl<M: Machine> NullaryFnOnce for At<'_, M> {
    type Output = super::frozen::Motion<M::V>;
    #[inline(always)]
    fn call(self) -> Self::Output {
        self.frozen.at(self.m, self.offset)
    }
}
