//! The one number type the model is written in.
//!
//! [`Scalar`] is what a backend must be able to do; [`Num`] wraps a backend and owns the operators,
//! so that an equation reads the same whether it runs on numbers, derivatives, symbols or units.

mod aligned;
mod dual;
mod machine;
mod plain;
pub mod symbol;
mod unit;

pub use aligned::Aligned;
pub use dual::Dual;
pub use machine::{Fused, Machine, Paired, Plain, Vector, pair, swap};
pub use symbol::Symbol;
pub use unit::Unit;

use std::ops::{Add, Div, Mul, Neg, Sub};

/// What a backend must be able to do to carry the model's equations.
///
/// There is deliberately no comparison: a rate that branched on a value could be neither
/// vectorised, differentiated nor recorded. Use the smooth switches of [`Num`] instead.
pub trait Scalar: Copy + 'static {
    /// A literal number.
    fn constant(value: f64) -> Self;
    /// Sum.
    fn add(self, other: Self) -> Self;
    /// Difference.
    fn sub(self, other: Self) -> Self;
    /// Product.
    fn mul(self, other: Self) -> Self;
    /// Quotient.
    fn div(self, other: Self) -> Self;
    /// Logistic function `1 / (1 + exp(-x))`.
    fn logistic(self) -> Self;

    /// Hill saturation `x^n / (k^n + x^n)` for a small whole `order`. Backends that can name it override it.
    #[inline]
    fn hill(self, half: Self, order: u32) -> Self {
        let (mut x, mut k) = (self, half);
        for _ in 1..order {
            x = x.mul(self);
            k = k.mul(half);
        }
        x.div(k.add(x))
    }

    /// Gives an intermediate result the name it is printed under; numbers ignore it.
    #[inline]
    fn named(self, _name: &'static str) -> Self {
        self
    }
}

/// A model quantity carried by backend `S`.
///
/// The wrapper exists so that `1.0 - x` works in generic code: operators are implemented here once,
/// for every backend, with the literal on either side.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(transparent)]
pub struct Num<S>(pub S);

impl<S: Scalar> Num<S> {
    /// `x / (half + x)`: plain saturation, half-maximal at `half`.
    #[inline]
    pub fn hill1(self, half: Self) -> Self {
        Num(self.0.hill(half.0, 1))
    }

    /// Hill saturation of order 2, half-maximal at `half`.
    #[inline]
    pub fn hill2(self, half: Self) -> Self {
        Num(self.0.hill(half.0, 2))
    }

    /// Hill saturation of order 3: a soft threshold at `half`.
    #[inline]
    pub fn hill3(self, half: Self) -> Self {
        Num(self.0.hill(half.0, 3))
    }

    /// Hill saturation of order 4: a steep threshold at `half`.
    #[inline]
    pub fn hill4(self, half: Self) -> Self {
        Num(self.0.hill(half.0, 4))
    }

    /// The value times itself.
    #[inline]
    pub fn squared(self) -> Self {
        self * self
    }

    /// Smooth switch: 0 well below zero, 1 well above, over a few `width`s.
    #[inline]
    pub fn positive(self, width: Self) -> Self {
        Num((self / width).0.logistic())
    }

    /// Smooth positive part, squared: 0 at and well below zero, `x^2` well above.
    #[inline]
    pub fn excess_squared(self, width: Self) -> Self {
        self.squared() * self.positive(width)
    }

    /// The same value, printed under `name` wherever the equations are written out.
    #[inline]
    pub fn named(self, name: &'static str) -> Self {
        Num(self.0.named(name))
    }
}

impl<S: Scalar> From<f64> for Num<S> {
    #[inline]
    fn from(value: f64) -> Self {
        Num(S::constant(value))
    }
}

impl<S: Scalar> Neg for Num<S> {
    type Output = Self;
    #[inline]
    fn neg(self) -> Self {
        0.0 - self
    }
}

impl<S: Scalar> std::iter::Sum for Num<S> {
    #[inline]
    fn sum<I: Iterator<Item = Self>>(terms: I) -> Self {
        terms.fold(Num::from(0.0), |total, term| total + term)
    }
}

macro_rules! operators {
    ($($Op:ident $op:ident),*) => {$(
        impl<S: Scalar> $Op for Num<S> {
            type Output = Self;
            #[inline]
            fn $op(self, other: Self) -> Self { Num(self.0.$op(other.0)) }
        }
        impl<S: Scalar> $Op<f64> for Num<S> {
            type Output = Self;
            #[inline]
            fn $op(self, other: f64) -> Self { self.$op(Num::from(other)) }
        }
        impl<S: Scalar> $Op<Num<S>> for f64 {
            type Output = Num<S>;
            #[inline]
            fn $op(self, other: Num<S>) -> Num<S> { Num::from(self).$op(other) }
        }
    )*};
}
operators!(Add add, Sub sub, Mul mul, Div div);
