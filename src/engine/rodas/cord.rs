//! The cord in the default layout, by the generated kernels.

use super::frozen::{COUNT, Frozen, Kinetics};
use super::job::same_numbers;
use super::system::System;
use crate::kernel::{self, Along, FIXED, Kernels, Matrix, STATES};
use crate::number::{Aligned, Machine, Plain};
use pulp::NullaryFnOnce;

/// First of the exosome states.
const FIRST: usize = STATES - COUNT;

/// Two regions and one product in every lane.
pub struct Cord<M: Machine> {
    matrix: Matrix<M>,
    frozen: Frozen<M>,
    /// Slopes along the motion of the exosomes.
    along: Along,
    /// The motion of the exosomes at the offset asked for last, and its slopes.
    motion: [[M::V; COUNT]; 2],
    y: Aligned<M::V>,
    rates: Aligned<M::V>,
}

impl<M: Kernels> Cord<M> {
    /// No settings yet.
    pub fn new(m: M) -> Self {
        Cord {
            matrix: Matrix::new(m),
            frozen: Frozen::new(m),
            along: Along::new::<M>(FIRST),
            motion: [[m.splat(0.0); COUNT]; 2],
            y: Aligned::zeros(STATES),
            rates: Aligned::zeros(STATES),
        }
    }

    /// The exosome kinetics in `lane`, from the Jacobian.
    fn kinetics(&mut self, m: M, lane: usize) -> Kinetics {
        let mut kinetics = Kinetics::zeros();
        for column in 0..COUNT {
            let mut direction = [m.splat(0.0); COUNT];
            direction[column] = m.splat(1.0);
            m.run(Slopes {
                m,
                along: &self.along,
                matrix: &self.matrix,
                direction: &direction,
                slopes: &mut self.rates,
            });
            for row in 0..COUNT {
                kinetics[(row, column)] = m.get(&self.rates[FIRST + row], lane);
            }
        }
        kinetics
    }
}

impl<M: Kernels> System<M> for Cord<M> {
    type Setting = Box<[f64; FIXED]>;
    type Motion = Frozen<Plain>;

    fn same(one: &Self::Setting, other: &Self::Setting) -> bool {
        same_numbers(&**one, &**other)
    }

    fn size(&self) -> usize {
        STATES
    }

    fn enter(&mut self, m: M, lane: usize, setting: &Self::Setting, y: &mut [M::V]) {
        self.matrix.set(m, lane, setting);
        self.frozen.clear(m, lane);
        let x: [f64; COUNT] = std::array::from_fn(|i| m.get(&y[FIRST + i], lane));
        if x.iter().any(|v| *v != 0.0) {
            self.y.copy_from_slice(y);
            linearise(m, &mut self.matrix, &self.y, &mut self.rates);
            let kinetics = self.kinetics(m, lane);
            let left = self.frozen.start(m, lane, &kinetics, x);
            left.iter().enumerate().for_each(|(i, v)| m.set(&mut y[FIRST + i], lane, *v));
        }
    }

    fn leave(&mut self, m: M, lane: usize, y: &mut [M::V]) {
        let [motion] = m.run(At { m, frozen: &self.frozen, offset: m.splat(0.0) });
        for (y, x) in y[FIRST..].iter_mut().zip(&motion) {
            let sum = m.get(y, lane) + m.get(x, lane);
            m.set(y, lane, sum);
        }
        self.frozen.clear(m, lane);
    }

    fn motion(&self, m: M, lane: usize) -> Frozen<Plain> {
        self.frozen.of(m, lane)
    }

    fn resume(&mut self, m: M, lane: usize, setting: &Self::Setting, motion: &Frozen<Plain>) {
        self.matrix.set(m, lane, setting);
        self.frozen.resume(m, lane, motion);
    }

    #[inline(always)]
    fn add_rates(&mut self, m: M, offset: Option<M::V>, y: &[M::V], rates: &mut [M::V]) {
        if !self.frozen.moves() {
            return add(m, &self.matrix, y, rates);
        }
        if let Some(offset) = offset {
            self.motion = m.run(At { m, frozen: &self.frozen, offset });
        }
        let [x, slope] = &self.motion;
        self.y.copy_from_slice(y);
        grow(m, &mut self.y, x);
        shrink(m, rates, slope);
        add(m, &self.matrix, &self.y, rates);
    }

    #[inline(always)]
    fn linearise(&mut self, m: M, y: &[M::V], rates: &mut [M::V], slopes: &mut [M::V]) {
        if !self.frozen.moves() {
            slopes.fill(m.splat(0.0));
            return linearise(m, &mut self.matrix, y, rates);
        }
        let [x, slope, bend] = m.run(At { m, frozen: &self.frozen, offset: m.splat(0.0) });
        self.y.copy_from_slice(y);
        grow(m, &mut self.y, &x);
        linearise(m, &mut self.matrix, &self.y, rates);
        shrink(m, rates, &slope);
        m.run(Slopes { m, along: &self.along, matrix: &self.matrix, direction: &slope, slopes });
        shrink(m, slopes, &bend);
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
    fn complete(&mut self, m: M, offset: M::V, states: &mut [M::V]) {
        if self.frozen.moves() {
            let [x] = m.run(At { m, frozen: &self.frozen, offset });
            grow(m, states, &x);
        }
    }

    #[inline(always)]
    fn drifts(&self) -> bool {
        self.frozen.moves()
    }

    fn advance(&mut self, m: M, h: &[f64]) {
        self.frozen.advance(m, h);
    }
}

/// Adds `part` to the exosome states.
#[inline(always)]
fn grow<M: Machine>(m: M, states: &mut [M::V], part: &[M::V; COUNT]) {
    for (state, part) in states[FIRST..].iter_mut().zip(part) {
        *state = m.add(*state, *part);
    }
}

/// Takes `part` from the exosome states.
#[inline(always)]
fn shrink<M: Machine>(m: M, states: &mut [M::V], part: &[M::V; COUNT]) {
    for (state, part) in states[FIRST..].iter_mut().zip(part) {
        *state = m.sub(*state, *part);
    }
}

/// Adds the rates of `y` to `rates`.
#[inline(always)]
fn add<M: Kernels>(m: M, matrix: &Matrix<M>, y: &[M::V], rates: &mut [M::V]) {
    if let (Ok(y), Ok(rates)) = (<&kernel::States<M>>::try_from(y), <&mut kernel::States<M>>::try_from(rates)) {
        matrix.add_rates(m, y, rates);
    }
}

/// `rates` become those of `y`, and the matrix their Jacobian.
#[inline(always)]
fn linearise<M: Kernels>(m: M, matrix: &mut Matrix<M>, y: &[M::V], rates: &mut [M::V]) {
    if let (Ok(y), Ok(rates)) = (<&kernel::States<M>>::try_from(y), <&mut kernel::States<M>>::try_from(rates)) {
        matrix.linearise(m, y, rates);
    }
}

/// The motion of the exosomes, as a task of the machine.
struct At<'a, const N: usize, M: Machine> {
    m: M,
    frozen: &'a Frozen<M>,
    offset: M::V,
}

impl<const N: usize, M: Machine> NullaryFnOnce for At<'_, N, M> {
    type Output = [[M::V; COUNT]; N];
    #[inline(always)]
    fn call(self) -> Self::Output {
        self.frozen.at(self.m, self.offset)
    }
}

/// The slopes of the rates along a direction, as a task of the machine.
struct Slopes<'a, M: Machine> {
    m: M,
    along: &'a Along,
    matrix: &'a Matrix<M>,
    direction: &'a [M::V; COUNT],
    slopes: &'a mut [M::V],
}

impl<M: Kernels> NullaryFnOnce for Slopes<'_, M> {
    type Output = ();
    #[inline(always)]
    fn call(self) {
        if let Ok(slopes) = <&mut kernel::States<M>>::try_from(self.slopes) {
            self.along.slopes(self.m, self.matrix, self.direction, slopes);
        }
    }
}
