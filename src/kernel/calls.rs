//! The kernels, each compiled for the machine it runs on.

use super::generated::{self, DIAGONAL, DIAGONAL_OF_SIGNALS, ENTRIES, FIXED, SETTINGS, STATES};
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
    /// Adds the rates of `y` to `rates`.
    #[inline(always)]
    fn rates(self, y: &States<Self>, fixed: &[Self::V; FIXED], rates: &mut States<Self>) {
        generated::rates(self, y, fixed, rates);
    }

    /// `rates` become those of `y`, and `entries` the Jacobian.
    #[inline(always)]
    fn jacobian(
        self,
        y: &States<Self>,
        fixed: &[Self::V; FIXED],
        rates: &mut States<Self>,
        entries: &mut [Self::V; ENTRIES],
    ) {
        generated::jacobian(self, y, fixed, rates, entries);
    }
}

impl Kernels for Plain {}
impl<S: Simd> Kernels for Fused<S> {}
impl<S: Simd> Kernels for Vector<S> {}

#[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
mod paired {
    use super::{ENTRIES, FIXED, Kernels, States, generated};
    use crate::number::{Paired, Vector};
    use pulp::x86::{V3, V3_128b, V4};

    macro_rules! side_by_side {
        ($Simd:ty, $pair:expr) => {
            impl Kernels for Paired<$Simd> {
                #[inline(always)]
                fn rates(self, y: &States<Self>, fixed: &[f64; FIXED], rates: &mut States<Self>) {
                    generated::rates_side_by_side(self, Vector($pair(self)), y, fixed, rates);
                }

                #[inline(always)]
                fn jacobian(
                    self,
                    y: &States<Self>,
                    fixed: &[f64; FIXED],
                    rates: &mut States<Self>,
                    entries: &mut [f64; ENTRIES],
                ) {
                    generated::jacobian_side_by_side(self, Vector($pair(self)), y, fixed, rates, entries);
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
        Matrix { fixed: Aligned::zeros(FIXED), entries: Aligned::zeros(ENTRIES) }
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
        m.run(Jacobian { m, y, fixed: array(&self.fixed), rates, entries: array_mut(&mut self.entries) });
    }

    /// An entry of the matrix.
    #[inline(always)]
    pub(super) fn entry(&self, place: usize) -> &M::V {
        &self.entries[place]
    }

    /// The matrix becomes the decomposition of `shift` on the diagonal less itself; returns the largest
    /// reciprocal of a pivot, relative to that of the diagonal alone.
    pub fn decompose(&mut self, m: M, shift: M::V) -> M::V {
        m.run(Decompose { m, shift, entries: array_mut(&mut self.entries) })
    }

    /// Solves with the decomposition, in place.
    pub fn solve(&self, m: M, b: &mut States<M>) {
        m.run(Solve { m, entries: array(&self.entries), b });
    }
}

/// Memory of a known length as an array.
#[inline(always)]
fn array<V: Pod, const N: usize>(memory: &Aligned<V>) -> &[V; N] {
    match (&**memory).try_into() {
        Ok(array) => array,
        Err(_) => unreachable!("the memory has the length of the array"),
    }
}

/// The same, to write to.
#[inline(always)]
fn array_mut<V: Pod, const N: usize>(memory: &mut Aligned<V>) -> &mut [V; N] {
    match (&mut **memory).try_into() {
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
    entries: &'a mut [M::V; ENTRIES],
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
    entries: &'a mut [M::V; ENTRIES],
}

impl<M: Machine> NullaryFnOnce for Decompose<'_, M> {
    type Output = M::V;
    #[inline(always)]
    fn call(self) -> M::V {
        let (m, a) = (self.m, self.entries);
        generated::factor(m, self.shift, a);
        // Loops, not folds: a closure that is not inlined is compiled without the machine's instructions, and then
        // each operation is a call.
        let (mut states, mut signals) = (m.splat(0.0), m.splat(0.0));
        for place in DIAGONAL {
            states = m.larger(states, a[place]);
        }
        for place in DIAGONAL_OF_SIGNALS {
            signals = m.larger(signals, a[place]);
        }
        // Without the Jacobian the pivot of a state is the shift, that of a signal one.
        m.larger(m.mul(states, self.shift), signals)
    }
}

struct Solve<'a, M: Machine> {
    m: M,
    entries: &'a [M::V; ENTRIES],
    b: &'a mut States<M>,
}

impl<M: Machine> NullaryFnOnce for Solve<'_, M> {
    type Output = ();
    #[inline(always)]
    fn call(self) {
        generated::solve(self.m, self.entries, self.b);
    }
}
