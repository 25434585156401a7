//! The kernels, each compiled for the machine it runs on.

use super::generated::{self, FIXED, ONE_BY_ONE, SETTINGS, STATES};
use super::places::Places;
use crate::ledger::Gains;
use crate::model::Parameters;
use crate::model::products::Product;
use crate::number::{Aligned, Fused, Machine, Plain, Vector};
use pulp::bytemuck::Pod;
use pulp::{NullaryFnOnce, Simd};

/// State vectors of all lanes.
pub type States<M> = [<M as Machine>::V; STATES];

/// What the kernels are written in terms of: parameters, gains and the numbers of the product, in this order.
pub fn settings(p: &Parameters<f64>, gains: &Gains<f64>, product: &Product<f64>) -> Box<[f64; SETTINGS]> {
    let mut settings = Box::new([0.0; SETTINGS]);
    let values = p.values().into_iter().chain(gains.values()).chain(product.values());
    settings.iter_mut().zip(values).for_each(|(slot, value)| *slot = value);
    settings
}

/// What the kernels compute with: everything that depends on settings only, worked out once.
pub fn fixed_values(settings: &[f64; SETTINGS]) -> Box<[f64; FIXED]> {
    let mut fixed = Box::new([0.0; FIXED]);
    generated::fixed(settings, &mut fixed);
    fixed
}

/// Which of the kernels a machine computes with.
pub trait Kernels: Machine {
    /// Where its matrix has its entries.
    const PLACES: &'static Places = &ONE_BY_ONE;

    /// Adds the rates of `y` to `rates`.
    #[inline(always)]
    fn rates(self, y: &States<Self>, fixed: &[Self::V; FIXED], rates: &mut States<Self>) {
        generated::rates(self, y, fixed, rates);
    }

    /// `rates` become those of `y`, and `entries` the Jacobian.
    #[inline(always)]
    fn jacobian(self, y: &States<Self>, fixed: &[Self::V; FIXED], rates: &mut States<Self>, entries: &mut [Self::V]) {
        generated::jacobian(self, y, fixed, rates, array_mut(entries));
    }

    /// `entries` become the decomposition of `shift` on the diagonal less the Jacobian.
    #[inline(always)]
    fn factor(self, shift: Self::V, entries: &mut [Self::V]) {
        generated::factor(self, shift, array_mut(entries));
    }

    /// Solves with the decomposition, in place.
    #[inline(always)]
    fn solve(self, entries: &[Self::V], b: &mut States<Self>) {
        generated::solve(self, array(entries), b);
    }
}

impl Kernels for Plain {}
impl<S: Simd> Kernels for Fused<S> {}
impl<S: Simd> Kernels for Vector<S> {}

#[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
mod paired {
    use super::generated::{PAIRS, SINGLES};
    use super::{FIXED, Kernels, Places, STATES, States, array, array_mut, generated};
    use crate::number::{Machine, Paired, Vector};
    use pulp::bytemuck::{cast_slice, cast_slice_mut};
    use pulp::f64x2;
    use pulp::x86::{V3, V3_128b, V4};

    /// Pairs of the same state of both regions, and the other states.
    #[inline(always)]
    fn sides(states: &[f64; STATES]) -> (&[f64x2; PAIRS], &[f64; SINGLES]) {
        let (pairs, singles) = states.split_at(2 * PAIRS);
        (array(cast_slice(pairs)), array(singles))
    }

    /// The same, to write to.
    #[inline(always)]
    fn sides_mut(states: &mut [f64; STATES]) -> (&mut [f64x2; PAIRS], &mut [f64; SINGLES]) {
        let (pairs, singles) = states.split_at_mut(2 * PAIRS);
        (array_mut(cast_slice_mut(pairs)), array_mut(singles))
    }

    macro_rules! side_by_side {
        ($Simd:ty, $pair:expr) => {
            impl Kernels for Paired<$Simd> {
                const PLACES: &'static Places = &generated::SIDE_BY_SIDE;

                #[inline(always)]
                fn rates(self, y: &States<Self>, fixed: &[f64; FIXED], rates: &mut States<Self>) {
                    let ((yw, y), (rw, r)) = (sides(y), sides_mut(rates));
                    generated::rates_side_by_side(self, Vector($pair(self)), yw, y, fixed, rw, r);
                }

                #[inline(always)]
                fn jacobian(
                    self,
                    y: &States<Self>,
                    fixed: &[f64; FIXED],
                    rates: &mut States<Self>,
                    entries: &mut [f64],
                ) {
                    let ((yw, y), (rw, r)) = (sides(y), sides_mut(rates));
                    let entries = array_mut(cast_slice_mut(entries));
                    generated::jacobian_side_by_side(self, Vector($pair(self)), yw, y, fixed, rw, r, entries);
                }

                #[inline(always)]
                fn factor(self, shift: f64, entries: &mut [f64]) {
                    let m = Vector($pair(self));
                    generated::factor_side_by_side(m, m.splat(shift), array_mut(cast_slice_mut(entries)));
                }

                #[inline(always)]
                fn solve(self, entries: &[f64], b: &mut States<Self>) {
                    let (bw, b) = sides_mut(b);
                    generated::solve_side_by_side(Vector($pair(self)), array(cast_slice(entries)), bw, b);
                }
            }
        };
    }
    side_by_side!(V3, |m: Self| V3_128b(m.0));
    side_by_side!(V4, |m: Self| V3_128b(*m.0));
}

/// Settings of all lanes, and a matrix that is first the Jacobian and then its decomposition.
pub struct Matrix<M: Machine> {
    fixed: Aligned<M::V>,
    entries: Aligned<M::V>,
}

impl<M: Kernels> Matrix<M> {
    /// Nothing in it yet.
    pub fn new(_m: M) -> Self {
        Matrix { fixed: Aligned::zeros(FIXED), entries: Aligned::zeros(M::PLACES.entries) }
    }

    /// From now on `fixed` holds in `lane`.
    pub fn set(&mut self, m: M, lane: usize, fixed: &[f64; FIXED]) {
        self.fixed.iter_mut().zip(fixed).for_each(|(slot, value)| m.set(slot, lane, *value));
    }

    /// Rates of `y`, per day.
    pub fn rates(&self, m: M, y: &States<M>, rates: &mut States<M>) {
        rates.fill(m.splat(0.0));
        self.add_rates(m, y, rates);
    }

    /// Adds the rates of `y`, per day, to what is in `rates`.
    pub fn add_rates(&self, m: M, y: &States<M>, rates: &mut States<M>) {
        m.run(Rates { m, y, fixed: array(&self.fixed), rates });
    }

    /// Rates of `y`, per day; the matrix becomes their Jacobian.
    pub fn linearise(&mut self, m: M, y: &States<M>, rates: &mut States<M>) {
        m.run(Jacobian { m, y, fixed: array(&self.fixed), rates, entries: &mut self.entries });
    }

    /// An entry of the matrix.
    #[inline(always)]
    pub(super) fn entry(&self, place: usize) -> &M::V {
        &self.entries[place]
    }

    /// The matrix becomes the decomposition of `shift` on the diagonal less itself; returns the largest
    /// reciprocal of a pivot, relative to that of the diagonal alone.
    pub fn decompose(&mut self, m: M, shift: M::V) -> M::V {
        m.run(Decompose { m, shift, entries: &mut self.entries })
    }

    /// Solves with the decomposition, in place.
    pub fn solve(&self, m: M, b: &mut States<M>) {
        m.run(Solve { m, entries: &self.entries, b });
    }
}

/// Memory of a known length as an array.
#[inline(always)]
fn array<V: Pod, const N: usize>(memory: &[V]) -> &[V; N] {
    match memory.try_into() {
        Ok(array) => array,
        Err(_) => unreachable!("the memory has the length of the array"),
    }
}

/// The same, to write to.
#[inline(always)]
fn array_mut<V: Pod, const N: usize>(memory: &mut [V]) -> &mut [V; N] {
    match memory.try_into() {
        Ok(array) => array,
        Err(_) => unreachable!("the memory has the length of the array"),
    }
}

struct Rates<'a, M: Machine> {
    m: M,
    y: &'a States<M>,
    fixed: &'a [M::V; FIXED],
    rates: &'a mut States<M>,
}

impl<M: Kernels> NullaryFnOnce for Rates<'_, M> {
    type Output = ();
    #[inline(always)]
    fn call(self) {
        self.m.rates(self.y, self.fixed, self.rates);
    }
}

struct Jacobian<'a, M: Machine> {
    m: M,
    y: &'a States<M>,
    fixed: &'a [M::V; FIXED],
    rates: &'a mut States<M>,
    entries: &'a mut [M::V],
}

impl<M: Kernels> NullaryFnOnce for Jacobian<'_, M> {
    type Output = ();
    #[inline(always)]
    fn call(self) {
        self.m.jacobian(self.y, self.fixed, self.rates, self.entries);
    }
}

struct Decompose<'a, M: Machine> {
    m: M,
    shift: M::V,
    entries: &'a mut [M::V],
}

impl<M: Kernels> NullaryFnOnce for Decompose<'_, M> {
    type Output = M::V;
    #[inline(always)]
    fn call(self) -> M::V {
        let (m, a) = (self.m, self.entries);
        m.factor(self.shift, a);
        // Loops, not folds: a closure that is not inlined is compiled without the machine's instructions, and then
        // each operation is a call.
        let (mut states, mut signals) = (m.splat(0.0), m.splat(0.0));
        let [of_states, of_signals] = M::PLACES.pivots;
        for place in of_states {
            states = m.larger(states, a[usize::from(*place)]);
        }
        for place in of_signals {
            signals = m.larger(signals, a[usize::from(*place)]);
        }
        // Without the Jacobian the pivot of a state is the shift, that of a signal one.
        m.larger(m.mul(states, self.shift), signals)
    }
}

struct Solve<'a, M: Machine> {
    m: M,
    entries: &'a [M::V],
    b: &'a mut States<M>,
}

impl<M: Kernels> NullaryFnOnce for Solve<'_, M> {
    type Output = ();
    #[inline(always)]
    fn call(self) {
        self.m.solve(self.entries, self.b);
    }
}
