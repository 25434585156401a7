//! Plain numbers: one run.

use super::Scalar;

impl Scalar for f64 {
    #[inline]
    fn constant(value: f64) -> Self {
        value
    }
    #[inline]
    fn add(self, other: Self) -> Self {
        self + other
    }
    #[inline]
    fn sub(self, other: Self) -> Self {
        self - other
    }
    #[inline]
    fn mul(self, other: Self) -> Self {
        self * other
    }
    #[inline]
    fn div(self, other: Self) -> Self {
        self / other
    }
    #[inline(never)]
    fn logistic(self) -> Self {
        0.5 * (1.0 + (0.5 * self).tanh())
    }
}
