//! Forward-mode derivatives over any other backend.
//!
//! `Dual<f64, N>` gives exact Jacobians, `Dual<Symbol, N>` gives derivatives on paper.

use super::Scalar;
use std::array::from_fn;

/// A value with its partial derivatives along `N` directions.
#[derive(Clone, Copy, Debug)]
pub struct Dual<S, const N: usize> {
    /// The value itself.
    pub value: S,
    /// Derivative along each seeded direction.
    pub slope: [S; N],
}

impl<S: Scalar, const N: usize> Dual<S, N> {
    /// Independent variable along direction `seed`; a `seed` of `N` or more is a constant.
    pub fn variable(value: S, seed: usize) -> Self {
        let slope = from_fn(|i| S::constant(if i == seed { 1.0 } else { 0.0 }));
        Dual { value, slope }
    }

    /// A value that does not depend on any direction.
    pub fn fixed(value: S) -> Self {
        Self::variable(value, N)
    }

    /// Chain rule for a function of one dual.
    #[inline]
    fn chain(self, value: S, derivative: S) -> Self {
        Dual { value, slope: self.slope.map(|d| derivative.mul(d)) }
    }

    /// Chain rule for a function of two duals with partial derivatives `left` and `right`.
    #[inline]
    fn chain2(self, other: Self, value: S, left: S, right: S) -> Self {
        Dual { value, slope: from_fn(|i| left.mul(self.slope[i]).add(right.mul(other.slope[i]))) }
    }
}

impl<S: Scalar, const N: usize> Scalar for Dual<S, N> {
    #[inline]
    fn constant(value: f64) -> Self {
        Dual { value: S::constant(value), slope: [S::constant(0.0); N] }
    }
    #[inline]
    fn add(self, o: Self) -> Self {
        Dual { value: self.value.add(o.value), slope: from_fn(|i| self.slope[i].add(o.slope[i])) }
    }
    #[inline]
    fn sub(self, o: Self) -> Self {
        Dual { value: self.value.sub(o.value), slope: from_fn(|i| self.slope[i].sub(o.slope[i])) }
    }
    #[inline]
    fn mul(self, o: Self) -> Self {
        self.chain2(o, self.value.mul(o.value), o.value, self.value)
    }
    #[inline]
    fn div(self, o: Self) -> Self {
        let quotient = self.value.div(o.value);
        let inverse = S::constant(1.0).div(o.value);
        let right = S::constant(0.0).sub(quotient.mul(inverse));
        self.chain2(o, quotient, inverse, right)
    }
    #[inline]
    fn logistic(self) -> Self {
        let value = self.value.logistic();
        self.chain(value, value.mul(S::constant(1.0).sub(value)))
    }
}
