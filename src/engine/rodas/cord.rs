//! The cord in the default layout, by the generated kernels.

use super::frozen::{COUNT, Frozen, Kinetics};
use super::system::System;
use crate::kernel::{self, Along, FIXED, Matrix, STATES};
use crate::number::Machine;
use pulp::NullaryFnOnce;

/// First of the exosome states.
const FIRST: usize = STATES - COUNT;

/// Two regions and one product in every lane.
pub struct Cord<M: Machine> {
    matrix: Matrix<M>,
    frozen: Frozen<M>,
    /// Slopes along the motion of the exosomes.
    along: Along,
    y: Box<kernel::States<M>>,
    rates: Box<kernel::States<M>>,
}

impl<M: Machine> Cord<M> {
    /// No settings yet.
    pub fn new(m: M) -> Self {
        Cord {
            matrix: Matrix::new(m),
            frozen: Frozen::new(m),
            along: Along::new(FIRST),
            y: kernel::zeros(m),
            rates: kernel::zeros(m),
        }
    }

    /// The exosome kinetics in `lane`, from the Jacobian.
    fn kinetics(&mut self, m: M, lane: usize) -> Kinetics {
        let mut kinetics = Kinetics::zeros();
        for column in 0..COUNT {
            let mut direction = [m.splat(0.0); COUNT];
            direction[column] = m.splat(1.0);
            self.along.slopes(m, &self.matrix, &direction, &mut self.rates);
            for row in 0..COUNT {
                kinetics[(row, column)] = m.get(&self.rates[FIRST + row], lane);
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
            let kinetics = self.kinetics(m, lane);
            let left = self.frozen.start(m, lane, &kinetics, x);
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
        let (Ok(rates), Ok(integrated), Ok(slopes)) = (
            <&mut kernel::States<M>>::try_from(rates),
            <&kernel::States<M>>::try_from(y),
            <&mut kernel::States<M>>::try_from(slopes),
        ) else {
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
        m.run(Slopes { m, along: &self.along, matrix: &self.matrix, direction: &motion.slope, slopes });
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

struct Slopes<'a, M: Machine> {
    m: M,
    along: &'a Along,
    matrix: &'a Matrix<M>,
    direction: &'a [M::V; COUNT],
    slopes: &'a mut kernel::States<M>,
}

impl<M: Machine> NullaryFnOnce for Slopes<'_, M> {
    type Output = ();
    #[inline(always)]
    fn call(self) {
        self.along.slopes(self.m, self.matrix, self.direction, self.slopes);
    }
}
