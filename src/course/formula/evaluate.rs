//! A formula's number, from sampled courses.

use super::{Course, Number, Reading};
use std::f64::consts::LN_2;

/// One member's sampled experiments.
pub(crate) trait Results {
    /// Times of the samples of an experiment, in days.
    fn times(&self, experiment: usize) -> &[f64];
    /// A column of an experiment, one value for each time.
    fn column(&self, experiment: usize, column: usize) -> &[f64];
    /// A parameter in an experiment.
    fn parameter(&self, experiment: usize, position: usize) -> f64;
}

/// The value of `formula`; not a number where a course was not to be had.
pub(crate) fn number(formula: &Number, results: &dyn Results) -> f64 {
    match formula {
        Number::Constant(value) => *value,
        Number::Parameter { experiment, position } => results.parameter(*experiment, *position),
        Number::Minus(inner) => -number(inner, results),
        Number::Both(operation, pair) => operation.on(number(&pair[0], results), number(&pair[1], results)),
        Number::Read { reading, experiment, course, arguments } => {
            let values = values(course, *experiment, results);
            let arguments: Vec<f64> = arguments.iter().map(|one| number(one, results)).collect();
            Sampled { t: results.times(*experiment), v: &values }.read(*reading, &arguments)
        }
    }
}

fn values(course: &Course, experiment: usize, results: &dyn Results) -> Vec<f64> {
    match course {
        Course::Column(column) => results.column(experiment, *column).to_vec(),
        Course::Level(level) => vec![number(level, results); results.times(experiment).len()],
        Course::Minus(inner) => values(inner, experiment, results).into_iter().map(|v| -v).collect(),
        Course::Both(operation, pair) => {
            let second = values(&pair[1], experiment, results);
            values(&pair[0], experiment, results).into_iter().zip(second).map(|(a, b)| operation.on(a, b)).collect()
        }
    }
}

/// The level of a course of samples at a time, by straight lines between them; the nearest end outside, and not a number
/// of an empty course.
pub fn level_at(times: &[f64], levels: &[f64], day: f64) -> f64 {
    let next = times.partition_point(|time| *time < day);
    let last = times.len().saturating_sub(1);
    if next == 0 || next > last {
        return levels.get(next.min(last)).copied().unwrap_or(f64::NAN);
    }
    let share = (day - times[next - 1]) / (times[next] - times[next - 1]);
    levels[next - 1] + (levels[next] - levels[next - 1]) * share
}

/// A course as it was sampled.
struct Sampled<'a> {
    t: &'a [f64],
    v: &'a [f64],
}

impl Sampled<'_> {
    fn read(&self, reading: Reading, arguments: &[f64]) -> f64 {
        if self.v.len() != self.t.len() || self.t.is_empty() || arguments.iter().any(|a| a.is_nan()) {
            return f64::NAN;
        }
        let end = self.t[self.t.len() - 1];
        // Times that are themselves read off a course may lie outside.
        if !reading.within(arguments, end) {
            return f64::NAN;
        }
        let (from, until) = match arguments {
            [from, until] => (*from, *until),
            _ => (0.0, end),
        };
        match reading {
            Reading::At => self.at(arguments[0]),
            Reading::Peak => self.peak(from, until).1,
            Reading::PeakTime => self.peak(from, until).0,
            Reading::Trough => -self.negative(|mirror| mirror.peak(from, until).1),
            Reading::TroughTime => self.negative(|mirror| mirror.peak(from, until).0),
            Reading::Area => self.area(from, until),
            Reading::Mean => self.area(from, until) / (until - from),
            Reading::Rises => self.crossing(arguments[0], arguments.get(1).copied().unwrap_or(0.0)),
            Reading::Falls => {
                let from = arguments.get(1).copied().unwrap_or_else(|| self.peak(0.0, end).0);
                self.negative(|mirror| mirror.crossing(-arguments[0], from))
            }
            Reading::HalfLife => LN_2 * (until - from) / (self.at(from) / self.at(until)).ln(),
        }
    }

    fn negative<T>(&self, read: impl Fn(&Sampled<'_>) -> T) -> T {
        let v: Vec<f64> = self.v.iter().map(|v| -v).collect();
        read(&Sampled { t: self.t, v: &v })
    }

    fn at(&self, day: f64) -> f64 {
        level_at(self.t, self.v, day)
    }

    /// Time and height of the highest sample of a span, refined by a parabola through it and its neighbours.
    fn peak(&self, from: f64, until: f64) -> (f64, f64) {
        let first = self.t.partition_point(|t| *t < from);
        let end = self.t.partition_point(|t| *t <= until);
        let Some(best) = (first..end).reduce(|best, i| if self.v[i] > self.v[best] { i } else { best }) else {
            return (f64::NAN, f64::NAN);
        };
        let (mut time, height) = (self.t[best], self.v[best]);
        if best > first && best + 1 < end {
            let (left, right) = (self.t[best] - self.t[best - 1], self.t[best + 1] - self.t[best]);
            let (rise, fall) = ((height - self.v[best - 1]) / left, (self.v[best + 1] - height) / right);
            let bend = (fall - rise) / (left + right);
            if bend < 0.0 {
                time -= 0.5 * (rise * right + fall * left) / (left + right) / bend;
            }
        }
        (time, height)
    }

    /// First time from `from` on at which the course is above `level`; infinite if it never is.
    fn crossing(&self, level: f64, from: f64) -> f64 {
        let first = self.t.partition_point(|t| *t < from);
        let above = (first..self.t.len()).find(|i| self.v[*i] > level);
        match above {
            None => f64::INFINITY,
            Some(i) if i == first || i == 0 => self.t[i],
            Some(i) => {
                let (v0, v1) = (self.v[i - 1], self.v[i]);
                self.t[i - 1] + (self.t[i] - self.t[i - 1]) * (level - v0) / (v1 - v0)
            }
        }
    }

    /// By trapezoids, ends of the span included.
    fn area(&self, from: f64, until: f64) -> f64 {
        let inside = self.t.iter().copied().filter(|t| from < *t && *t < until);
        let times: Vec<f64> = std::iter::once(from).chain(inside).chain(std::iter::once(until)).collect();
        times.windows(2).map(|t| (t[1] - t[0]) * (self.at(t[0]) + self.at(t[1])) / 2.0).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(reading: Reading, of: impl Fn(f64) -> f64, arguments: &[f64]) -> f64 {
        let t: Vec<f64> = (0..=1000).map(|i| f64::from(i) * 0.01).collect();
        let v: Vec<f64> = t.iter().map(|t| of(*t)).collect();
        Sampled { t: &t, v: &v }.read(reading, arguments)
    }

    fn close(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-4, "{found} instead of {expected}");
    }

    #[test]
    fn readings_of_a_pulse() {
        // Rises and falls as t exp(-t): peak 1/e at 1, area 1 - 11 exp(-10).
        let pulse = |t: f64| t * (-t).exp();
        close(read(Reading::At, pulse, &[2.345]), pulse(2.345));
        close(read(Reading::Peak, pulse, &[]), (-1.0_f64).exp());
        close(read(Reading::PeakTime, pulse, &[]), 1.0);
        close(read(Reading::PeakTime, pulse, &[3.0, 5.0]), 3.0);
        close(read(Reading::Area, pulse, &[]), 1.0 - 11.0 * (-10.0_f64).exp());
        close(read(Reading::Mean, pulse, &[0.0, 10.0]), (1.0 - 11.0 * (-10.0_f64).exp()) / 10.0);
        close(read(Reading::Rises, pulse, &[pulse(0.5)]), 0.5);
        close(read(Reading::Falls, pulse, &[pulse(2.5)]), 2.5);
        assert_eq!(read(Reading::Rises, pulse, &[1.0]), f64::INFINITY);
        assert_eq!(read(Reading::Falls, pulse, &[-1.0]), f64::INFINITY);
    }

    #[test]
    fn readings_of_a_trough_and_a_decay() {
        let valley = |t: f64| (t - 4.0).powi(2) + 1.0;
        close(read(Reading::Trough, valley, &[]), 1.0);
        close(read(Reading::TroughTime, valley, &[]), 4.0);
        close(read(Reading::HalfLife, |t| (-0.7 * t).exp(), &[1.0, 6.0]), LN_2 / 0.7);
        close(read(Reading::Rises, valley, &[2.0, 4.0]), 5.0);
    }

    #[test]
    fn a_course_that_was_not_run_has_no_number() {
        assert!(Sampled { t: &[0.0, 1.0], v: &[] }.read(Reading::Peak, &[]).is_nan());
        assert!(read(Reading::At, |t| t, &[f64::NAN]).is_nan());
    }
}
