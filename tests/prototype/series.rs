//! One quantity over time, and what is read off it.

use std::ops::{Add, Div, Mul, Sub};
use std::sync::Arc;

#[derive(Clone, Debug)]
pub struct Series {
    pub t: Arc<[f64]>,
    pub v: Vec<f64>,
}

/// Time and height of a maximum.
#[derive(Clone, Copy, Debug)]
pub struct Peak {
    pub time: f64,
    pub height: f64,
}

impl Series {
    /// Linear interpolation; the nearest end outside.
    pub fn at(&self, day: f64) -> f64 {
        let next = self.t.partition_point(|t| *t < day).clamp(1, self.t.len() - 1);
        let (t0, t1) = (self.t[next - 1], self.t[next]);
        let share = ((day - t0) / (t1 - t0)).clamp(0.0, 1.0);
        self.v[next - 1] + (self.v[next] - self.v[next - 1]) * share
    }

    /// Positions of the samples from `from` to `until`, both included.
    fn span(&self, from: f64, until: f64) -> (usize, usize) {
        (self.t.partition_point(|t| *t < from), self.t.partition_point(|t| *t <= until))
    }

    /// Highest sample of a time span, its time refined by a parabola through it and its neighbours.
    pub fn peak_within(&self, from: f64, until: f64) -> Peak {
        let (first, end) = self.span(from, until);
        let mut best = first;
        for i in first..end {
            if self.v[i] > self.v[best] {
                best = i;
            }
        }
        let height = self.v[best];
        let mut time = self.t[best];
        if best > first && best + 1 < end {
            let (left, right) = (self.t[best] - self.t[best - 1], self.t[best + 1] - self.t[best]);
            let (rise, fall) = ((height - self.v[best - 1]) / left, (self.v[best + 1] - height) / right);
            let bend = (fall - rise) / (left + right);
            if bend < 0.0 {
                time -= 0.5 * (rise * right + fall * left) / (left + right) / bend;
            }
        }
        Peak { time, height }
    }

    pub fn peak(&self) -> Peak {
        self.peak_within(0.0, f64::INFINITY)
    }

    pub fn max(&self) -> f64 {
        self.peak().height
    }

    /// Lowest sample strictly inside a time span, with its time.
    pub fn trough(&self, from: f64, until: f64) -> Peak {
        let (first, end) = (self.t.partition_point(|t| *t <= from), self.t.partition_point(|t| *t < until));
        let mut best = first;
        for i in first..end {
            if self.v[i] < self.v[best] {
                best = i;
            }
        }
        Peak { time: self.t[best], height: self.v[best] }
    }

    /// First time at which the series rises above `level`, interpolated; its end if it never does.
    pub fn rises_above(&self, level: f64) -> f64 {
        match self.v.iter().position(|v| *v > level) {
            None | Some(0) => self.t[self.t.len() - 1],
            Some(i) => {
                let (v0, v1) = (self.v[i - 1], self.v[i]);
                self.t[i - 1] + (self.t[i] - self.t[i - 1]) * (level - v0) / (v1 - v0)
            }
        }
    }

    /// First sampled time at which the series is below `level`; its end if it never is.
    pub fn first_below(&self, level: f64) -> f64 {
        let i = self.v.iter().position(|v| *v < level).unwrap_or(self.t.len() - 1);
        self.t[i]
    }

    /// Area under the curve by trapezoids.
    pub fn area(&self) -> f64 {
        let strips = self.t.windows(2).zip(self.v.windows(2));
        strips.map(|(t, v)| (t[1] - t[0]) * (v[0] + v[1]) / 2.0).sum()
    }

    pub fn map(&self, change: impl Fn(f64) -> f64) -> Series {
        Series { t: self.t.clone(), v: self.v.iter().map(|v| change(*v)).collect() }
    }

    fn with(&self, other: &Series, combine: impl Fn(f64, f64) -> f64) -> Series {
        let v = self.v.iter().zip(&other.v).map(|(a, b)| combine(*a, *b)).collect();
        Series { t: self.t.clone(), v }
    }
}

macro_rules! operators {
    ($($Op:ident $op:ident),*) => {$(
        impl $Op for &Series {
            type Output = Series;
            fn $op(self, other: &Series) -> Series { self.with(other, |a, b| a.$op(b)) }
        }
        impl $Op for Series {
            type Output = Series;
            fn $op(self, other: Series) -> Series { (&self).$op(&other) }
        }
        impl $Op<f64> for &Series {
            type Output = Series;
            fn $op(self, number: f64) -> Series { self.map(|v| v.$op(number)) }
        }
        impl $Op<f64> for Series {
            type Output = Series;
            fn $op(self, number: f64) -> Series { (&self).$op(number) }
        }
    )*};
}
operators!(Add add, Sub sub, Mul mul, Div div);
