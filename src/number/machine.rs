//! Arithmetic of the fast kernels: one number, one number with fused multiply-add, or one number per vector lane.
//!
//! A [`Machine`] is a token without size that knows how to compute with its values. The vector machine holds the
//! proof that the processor has the instructions, which is why operations are methods of the token.

use pulp::bytemuck::Pod;
use pulp::{NullaryFnOnce, Simd, f64x2};

/// Arithmetic on values `V`: a number, or several numbers side by side.
pub trait Machine: Copy {
    /// A value.
    type V: Pod;

    /// Runs `task`, compiled for this machine. What is called inside counts only as far as it is inlined.
    fn run<T: NullaryFnOnce>(self, task: T) -> T::Output;

    /// Numbers in a value.
    const LANES: usize;
    /// The same number in every lane.
    fn splat(self, value: f64) -> Self::V;
    /// `a + b`.
    fn add(self, a: Self::V, b: Self::V) -> Self::V;
    /// `a - b`.
    fn sub(self, a: Self::V, b: Self::V) -> Self::V;
    /// `a * b`.
    fn mul(self, a: Self::V, b: Self::V) -> Self::V;
    /// `a / b`.
    fn div(self, a: Self::V, b: Self::V) -> Self::V;
    /// `a * b + c`.
    fn mul_add(self, a: Self::V, b: Self::V, c: Self::V) -> Self::V;
    /// `c - a * b`.
    fn neg_mul_add(self, a: Self::V, b: Self::V, c: Self::V) -> Self::V;
    /// The larger of `|a|` and `|b|`.
    fn larger(self, a: Self::V, b: Self::V) -> Self::V;
    /// `x`, or the nearer of `-end` and `end` if it lies outside of them.
    fn within(self, x: Self::V, end: f64) -> Self::V;
    /// Two to the power of a whole number that was shifted into the lowest bits, as the exponential does.
    fn power_of_two(self, shifted: Self::V) -> Self::V;
    /// The number in `lane`.
    fn get(self, value: &Self::V, lane: usize) -> f64;
    /// Replaces the number in `lane`.
    fn set(self, value: &mut Self::V, lane: usize, number: f64);

    /// `1 / a`.
    #[inline(always)]
    fn recip(self, a: Self::V) -> Self::V {
        self.div(self.splat(1.0), a)
    }

    /// `exp(x)` to about two units in the last place between -700 and 700, and its ends outside.
    #[inline(always)]
    fn exp(self, x: Self::V) -> Self::V {
        let (x, shift) = (self.within(x, 700.0), self.splat(SHIFT));
        let shifted = self.mul_add(x, self.splat(std::f64::consts::LOG2_E), shift);
        let whole = self.sub(shifted, shift);
        let r = self.mul_add(whole, self.splat(-LN_2_HIGH), x);
        let r = self.mul_add(whole, self.splat(-LN_2_LOW), r);
        let mut sum = self.splat(SERIES[0]);
        for term in &SERIES[1..] {
            sum = self.mul_add(sum, r, self.splat(*term));
        }
        self.mul(sum, self.power_of_two(shifted))
    }

    /// Logistic function `1 / (1 + exp(-x))`.
    #[inline(always)]
    fn logistic(self, x: Self::V) -> Self::V {
        let growth = self.exp(self.sub(self.splat(0.0), x));
        self.recip(self.add(self.splat(1.0), growth))
    }
}

/// One number, as any processor computes it.
#[derive(Clone, Copy, Debug)]
pub struct Plain;

/// One number, where `S` has multiply-add as one instruction.
#[derive(Clone, Copy, Debug)]
pub struct Fused<S>(pub S);

/// One number, by kernels that compute two of them side by side where they can.
#[derive(Clone, Copy, Debug)]
pub struct Paired<S>(pub S);

/// As many numbers as a vector register of `S` holds.
#[derive(Clone, Copy, Debug)]
pub struct Vector<S>(pub S);

/// The sum with this shifts the whole part of a number into its lowest bits.
pub const SHIFT: f64 = 6_755_399_441_055_744.0;
const LN_2_HIGH: f64 = f64::from_bits(0x3fe6_2e42_fee0_0000);
const LN_2_LOW: f64 = f64::from_bits(0x3dea_39ef_3579_3c76);
/// Reciprocals of the factorials from 13 to 0: Taylor's series, for arguments up to half of ln 2.
const SERIES: [f64; 14] = {
    let mut series = [1.0; 14];
    let mut i = 13;
    while i > 0 {
        series[i - 1] = series[i];
        i -= 1;
    }
    let (mut n, mut factorial) = (1, 1.0);
    while n < 14 {
        factorial *= n as f64;
        series[13 - n] = 1.0 / factorial;
        n += 1;
    }
    series
};

/// Two to the power of a whole number that has been shifted, by writing it into the exponent.
#[inline(always)]
fn power_of_two(shifted: f64) -> f64 {
    f64::from_bits((shifted.to_bits() << 52).wrapping_add(1023 << 52))
}

macro_rules! scalar_machine {
    ([$($S:ident)?] $Machine:ty, $run:expr, $mul_add:expr) => {
        impl$(<$S: Simd>)? Machine for $Machine {
            type V = f64;
            #[inline(always)]
            fn run<T: NullaryFnOnce>(self, task: T) -> T::Output {
                $run(self, task)
            }
            const LANES: usize = 1;
            #[inline(always)]
            fn splat(self, value: f64) -> f64 {
                value
            }
            #[inline(always)]
            fn add(self, a: f64, b: f64) -> f64 {
                a + b
            }
            #[inline(always)]
            fn sub(self, a: f64, b: f64) -> f64 {
                a - b
            }
            #[inline(always)]
            fn mul(self, a: f64, b: f64) -> f64 {
                a * b
            }
            #[inline(always)]
            fn div(self, a: f64, b: f64) -> f64 {
                a / b
            }
            #[inline(always)]
            fn mul_add(self, a: f64, b: f64, c: f64) -> f64 {
                $mul_add(a, b, c)
            }
            #[inline(always)]
            fn neg_mul_add(self, a: f64, b: f64, c: f64) -> f64 {
                $mul_add(-a, b, c)
            }
            #[inline(always)]
            fn larger(self, a: f64, b: f64) -> f64 {
                let (a, b) = (a.abs(), b.abs());
                if a > b { a } else { b }
            }
            #[inline(always)]
            fn within(self, x: f64, end: f64) -> f64 {
                x.clamp(-end, end)
            }
            #[inline(always)]
            fn power_of_two(self, shifted: f64) -> f64 {
                power_of_two(shifted)
            }
            #[inline(always)]
            fn get(self, value: &f64, _lane: usize) -> f64 {
                *value
            }
            #[inline(always)]
            fn set(self, value: &mut f64, _lane: usize, number: f64) {
                *value = number;
            }
        }
    };
}
scalar_machine!([] Plain, |_, task: T| task.call(), |a: f64, b: f64, c: f64| a * b + c);
scalar_machine!([S] Fused<S>, |m: Self, task: T| m.0.vectorize(task), |a: f64, b: f64, c: f64| a.mul_add(b, c));
scalar_machine!([S] Paired<S>, |m: Self, task: T| m.0.vectorize(task), |a: f64, b: f64, c: f64| a.mul_add(b, c));

/// Two numbers side by side.
#[inline(always)]
pub fn pair(a: f64, b: f64) -> f64x2 {
    f64x2(a, b)
}

/// The same two, the other way round.
#[inline(always)]
pub fn swap(pair: f64x2) -> f64x2 {
    f64x2(pair.1, pair.0)
}

impl<S: Simd> Machine for Vector<S> {
    type V = S::f64s;
    #[inline(always)]
    fn run<T: NullaryFnOnce>(self, task: T) -> T::Output {
        self.0.vectorize(task)
    }
    const LANES: usize = S::F64_LANES;
    #[inline(always)]
    fn splat(self, value: f64) -> S::f64s {
        self.0.splat_f64s(value)
    }
    #[inline(always)]
    fn add(self, a: S::f64s, b: S::f64s) -> S::f64s {
        self.0.add_f64s(a, b)
    }
    #[inline(always)]
    fn sub(self, a: S::f64s, b: S::f64s) -> S::f64s {
        self.0.sub_f64s(a, b)
    }
    #[inline(always)]
    fn mul(self, a: S::f64s, b: S::f64s) -> S::f64s {
        self.0.mul_f64s(a, b)
    }
    #[inline(always)]
    fn div(self, a: S::f64s, b: S::f64s) -> S::f64s {
        self.0.div_f64s(a, b)
    }
    #[inline(always)]
    fn mul_add(self, a: S::f64s, b: S::f64s, c: S::f64s) -> S::f64s {
        self.0.mul_add_f64s(a, b, c)
    }
    #[inline(always)]
    fn neg_mul_add(self, a: S::f64s, b: S::f64s, c: S::f64s) -> S::f64s {
        self.0.negate_mul_add_f64s(a, b, c)
    }
    #[inline(always)]
    fn larger(self, a: S::f64s, b: S::f64s) -> S::f64s {
        self.0.max_f64s(self.0.abs_f64s(a), self.0.abs_f64s(b))
    }
    #[inline(always)]
    fn within(self, x: S::f64s, end: f64) -> S::f64s {
        self.0.min_f64s(self.0.max_f64s(x, self.0.splat_f64s(-end)), self.0.splat_f64s(end))
    }
    #[inline(always)]
    fn power_of_two(self, shifted: S::f64s) -> S::f64s {
        let mut power = shifted;
        for number in pulp::bytemuck::cast_slice_mut::<S::f64s, f64>(std::slice::from_mut(&mut power)) {
            *number = power_of_two(*number);
        }
        power
    }
    #[inline(always)]
    fn get(self, value: &S::f64s, lane: usize) -> f64 {
        pulp::bytemuck::cast_slice::<S::f64s, f64>(std::slice::from_ref(value))[lane]
    }
    #[inline(always)]
    fn set(self, value: &mut S::f64s, lane: usize, number: f64) {
        pulp::bytemuck::cast_slice_mut::<S::f64s, f64>(std::slice::from_mut(value))[lane] = number;
    }
}
