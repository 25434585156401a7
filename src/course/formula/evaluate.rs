//! A formula's number, from sampled runs.

use super::{Number, Reading, Trace};
use crate::course::needs::Times;
use crate::course::readings::Sampled;
use std::f64::consts::LN_2;

/// What was sampled of one member's experiments.
pub(crate) trait Results {
    /// Times of the samples of an experiment.
    fn times(&self, experiment: usize) -> &Times;
    /// A column of an experiment, one value for each time; empty where the run failed.
    fn column(&self, experiment: usize, column: usize) -> &[f64];
    /// A parameter in an experiment.
    fn parameter(&self, experiment: usize, position: usize) -> f64;
    /// Whether a highest level at an edge of its window stands in for a peak: it is none, but says on which side one is
    /// missing.
    fn edges(&self) -> bool {
        false
    }
}

/// The value of `formula`; not a number where a course, or a number on the way, was not to be had.
pub(crate) fn number(formula: &Number, results: &dyn Results) -> f64 {
    match formula {
        Number::Constant(value) => *value,
        Number::Parameter { experiment, position } => results.parameter(*experiment, *position),
        Number::Minus(inner) => -number(inner, results),
        Number::Both(operation, pair) => operation.on(number(&pair[0], results), number(&pair[1], results)),
        Number::Read { reading, experiment, course, arguments } => match settled(course, results) {
            Some(course) => Source { course, experiment: *experiment, results }.read(*reading, arguments),
            None => f64::NAN,
        },
    }
}

/// `course` with its numbers computed, each once however often the course is read; `None` where one of them is none.
fn settled(course: &Trace, results: &dyn Results) -> Option<Trace> {
    Some(match course {
        Trace::Column(column) => Trace::Column(*column),
        Trace::Level(level) => match number(level, results) {
            level if level.is_nan() => return None,
            level => Trace::Level(Number::Constant(level)),
        },
        Trace::Minus(inner) => Trace::Minus(Box::new(settled(inner, results)?)),
        Trace::Both(operation, pair) => {
            Trace::Both(*operation, Box::new([settled(&pair[0], results)?, settled(&pair[1], results)?]))
        }
    })
}

/// A course of one run, with its numbers computed.
struct Source<'a> {
    course: Trace,
    experiment: usize,
    results: &'a dyn Results,
}

impl Source<'_> {
    fn read(&self, reading: Reading, arguments: &[Number]) -> f64 {
        let values: Vec<f64> = arguments.iter().map(|one| number(one, self.results)).collect();
        // Times that are themselves read off a course may lie outside.
        let end = self.results.times(self.experiment).end().unwrap_or(f64::NAN);
        if values.iter().any(|value| value.is_nan()) || !reading.within(&values, end) {
            return f64::NAN;
        }
        match (reading, arguments, values.as_slice()) {
            (Reading::At, [written], [day]) => self.level(written, *day),
            (Reading::HalfLife, [first, second], [from, until]) => {
                LN_2 * (until - from) / (self.level(first, *from) / self.level(second, *until)).ln()
            }
            _ => self.sampled().map_or(f64::NAN, |course| along(&course, reading, &values, self.results.edges())),
        }
    }

    /// The level at a time: that of the sample if the time is written as it is, or else between those of the grid.
    fn level(&self, written: &Number, day: f64) -> f64 {
        let moment = self.results.times(self.experiment).moment(day);
        match (written, moment) {
            (Number::Constant(_), Some(sample)) => self.value(&self.course, sample),
            _ => self.sampled().map_or(f64::NAN, |course| course.at(day)),
        }
    }

    /// The value at one sample.
    fn value(&self, course: &Trace, sample: usize) -> f64 {
        match course {
            Trace::Column(column) => {
                self.results.column(self.experiment, *column).get(sample).copied().unwrap_or(f64::NAN)
            }
            Trace::Level(level) => number(level, self.results),
            Trace::Minus(inner) => -self.value(inner, sample),
            Trace::Both(operation, pair) => operation.on(self.value(&pair[0], sample), self.value(&pair[1], sample)),
        }
    }

    /// The course on the grid.
    fn sampled(&self) -> Option<Sampled> {
        Sampled::new(self.results.times(self.experiment).grid().to_vec(), self.values(&self.course))
    }

    fn values(&self, course: &Trace) -> Vec<f64> {
        let times = self.results.times(self.experiment);
        match course {
            Trace::Column(column) => times.on_grid(self.results.column(self.experiment, *column)),
            Trace::Level(level) => vec![number(level, self.results); times.grid().len()],
            Trace::Minus(inner) => self.values(inner).into_iter().map(|v| -v).collect(),
            Trace::Both(operation, pair) => {
                let second = self.values(&pair[1]);
                self.values(&pair[0]).into_iter().zip(second).map(|(a, b)| operation.on(a, b)).collect()
            }
        }
    }
}

/// What is read off a course as a whole, or between two times.
fn along(course: &Sampled, reading: Reading, values: &[f64], edges: bool) -> f64 {
    let part = || match values {
        [from, until] => course.between(*from, *until),
        _ => course.clone(),
    };
    let level = values.first().copied().unwrap_or(f64::NAN);
    let after = |from: f64| course.between(from, course.end());
    match reading {
        Reading::At | Reading::HalfLife => f64::NAN,
        Reading::Peak if values.is_empty() => course.highest(),
        Reading::Peak => inside(&part(), Sampled::highest, edges),
        Reading::PeakTime if values.is_empty() && course.highest_last() && !edges => f64::NAN,
        Reading::PeakTime if values.is_empty() => course.highest_time(),
        Reading::PeakTime => inside(&part(), Sampled::highest_time, edges),
        Reading::Highest => part().highest(),
        Reading::Trough => -part().mirrored().highest(),
        Reading::TroughTime => part().mirrored().highest_time(),
        Reading::Area => part().area(),
        Reading::Mean => part().area() / part().length(),
        Reading::Rises => after(values.get(1).copied().unwrap_or(0.0)).crossing(level),
        Reading::Falls => {
            let from = values.get(1).copied().unwrap_or_else(|| course.highest_time());
            after(from).mirrored().crossing(-level)
        }
    }
}

/// What `read` finds of the peak of a part of a course; none where the part is highest at one of its ends, because
/// nothing there says that the course does not go higher beyond.
fn inside(part: &Sampled, read: fn(&Sampled) -> f64, edges: bool) -> f64 {
    if !edges && (part.highest_first() || part.highest_last()) { f64::NAN } else { read(part) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::column::Column;
    use crate::course::formula::Operation;
    use crate::course::needs::Needs;

    /// One run in which a column is known in closed form.
    struct Run {
        times: Times,
        columns: Vec<Vec<f64>>,
    }

    impl Results for Run {
        fn times(&self, _: usize) -> &Times {
            &self.times
        }
        fn column(&self, _: usize, column: usize) -> &[f64] {
            self.columns.get(column).map_or(&[], Vec::as_slice)
        }
        fn parameter(&self, _: usize, position: usize) -> f64 {
            position as f64
        }
    }

    fn run(moments: &[f64], of: impl Fn(f64) -> f64) -> Run {
        let mut needs = Needs::default();
        needs.column(Column::Body(0));
        needs.whole_course();
        moments.iter().for_each(|time| needs.moment(*time));
        let times = needs.times(10.0);
        let columns = vec![times.all().iter().map(|t| of(*t)).collect()];
        Run { times, columns }
    }

    fn read(reading: Reading, run: &Run, arguments: &[f64]) -> f64 {
        let arguments = arguments.iter().map(|value| Number::Constant(*value)).collect();
        let course = Box::new(Trace::Column(0));
        number(&Number::Read { reading, experiment: 0, course, arguments }, run)
    }

    fn close(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-3, "{found} instead of {expected}");
    }

    #[test]
    fn every_reading_of_a_pulse_and_of_a_valley() {
        let pulse = |t: f64| t * (-t).exp();
        let one = run(&[2.345], pulse);
        assert_eq!(read(Reading::At, &one, &[2.345]), pulse(2.345));
        close(read(Reading::At, &one, &[2.4]), pulse(2.4));
        close(read(Reading::Peak, &one, &[]), (-1.0_f64).exp());
        close(read(Reading::PeakTime, &one, &[]), 1.0);
        close(read(Reading::Highest, &one, &[3.0, 5.0]), pulse(3.0));
        close(read(Reading::Area, &one, &[]), 1.0 - 11.0 * (-10.0_f64).exp());
        close(read(Reading::Mean, &one, &[0.0, 10.0]), (1.0 - 11.0 * (-10.0_f64).exp()) / 10.0);
        close(read(Reading::Rises, &one, &[pulse(0.5)]), 0.5);
        close(read(Reading::Falls, &one, &[pulse(2.5)]), 2.5);
        assert_eq!(read(Reading::Falls, &one, &[-1.0]), f64::INFINITY);
        let valley = run(&[], |t| (t - 4.0).powi(2) + 1.0);
        close(read(Reading::Trough, &valley, &[]), 1.0);
        close(read(Reading::TroughTime, &valley, &[]), 4.0);
        close(read(Reading::Rises, &valley, &[2.0, 4.0]), 5.0);
        close(read(Reading::HalfLife, &run(&[1.0, 6.0], |t| (-0.7 * t).exp()), &[1.0, 6.0]), LN_2 / 0.7);
    }

    #[test]
    fn a_peak_at_the_edge_of_its_window_is_none_and_a_course_that_only_rises_has_none() {
        let pulse = run(&[], |t| t * (-t).exp());
        for reading in [Reading::Peak, Reading::PeakTime] {
            assert!(read(reading, &pulse, &[0.5, 3.0]).is_finite(), "{reading:?} inside");
            assert!(read(reading, &pulse, &[3.0, 5.0]).is_nan(), "{reading:?} before the window");
            assert!(read(reading, &pulse, &[0.1, 0.9]).is_nan(), "{reading:?} after the window");
            assert!(read(reading, &run(&[], |_| 1.0), &[1.0, 9.0]).is_nan(), "{reading:?} of what stays");
            assert!(read(reading, &run(&[], |t| t), &[1.0, 10.0]).is_nan(), "{reading:?} of what only rises");
        }
        // Without a window the highest level is one wherever it lies, and its time is that of a peak unless the run ends there.
        let (rising, falling) = (run(&[], |t| t), run(&[], |t| -t));
        close(read(Reading::Peak, &rising, &[]), 10.0);
        assert!(read(Reading::PeakTime, &rising, &[]).is_nan());
        assert_eq!(read(Reading::PeakTime, &falling, &[]), 0.0);
        // The highest level asks for no peak, and neither does what comes after it.
        close(read(Reading::Highest, &rising, &[2.0, 6.0]), 6.0);
        assert_eq!(read(Reading::Falls, &rising, &[5.0]), f64::INFINITY);
    }

    #[test]
    fn a_number_does_not_depend_on_what_else_is_read_off_the_run() {
        let wave = |t: f64| (3.0 * t).sin() + t;
        let (alone, beside) = (run(&[], wave), run(&[0.521, 2.6179, 5.5], wave));
        for reading in [Reading::Peak, Reading::PeakTime, Reading::Trough, Reading::Area, Reading::Mean] {
            assert_eq!(read(reading, &alone, &[]), read(reading, &beside, &[]), "{reading:?}");
            assert_eq!(read(reading, &alone, &[0.3, 1.2]), read(reading, &beside, &[0.3, 1.2]), "{reading:?}");
        }
        assert_eq!(read(Reading::Rises, &alone, &[3.0]), read(Reading::Rises, &beside, &[3.0]));
    }

    #[test]
    fn a_run_that_failed_has_no_number() {
        let failed = Run { columns: Vec::new(), ..run(&[2.0], |t| t) };
        for (reading, arguments) in [(Reading::Peak, &[][..]), (Reading::At, &[2.0]), (Reading::Falls, &[1.0])] {
            assert!(read(reading, &failed, arguments).is_nan());
        }
        let sound = run(&[], |t| t);
        assert!(read(Reading::At, &sound, &[f64::NAN]).is_nan());
        // Neither the lesser of it and a number, nor what is read off a course to which it was added.
        for operation in [Operation::Least, Operation::Greatest] {
            for pair in [[f64::NAN, 1.0], [1.0, f64::NAN], [f64::NAN, f64::INFINITY]] {
                assert!(number(&Number::Both(operation, Box::new(pair.map(Number::Constant))), &sound).is_nan());
            }
            assert!(number(&Number::Both(operation, Box::new([1.0, 1.0].map(Number::Constant))), &sound) == 1.0);
        }
        for first in [0.0, 1.0, -1.0] {
            let pair = Box::new([first, 0.0].map(Number::Constant));
            assert!(number(&Number::Both(Operation::Divide, pair), &sound).is_nan(), "{first} by nothing");
        }
        let none = Trace::Level(Number::Constant(f64::NAN));
        let course = Box::new(Trace::Both(Operation::Add, Box::new([Trace::Column(0), none])));
        let level = vec![Number::Constant(0.5)];
        let rises = Number::Read { reading: Reading::Rises, experiment: 0, course, arguments: level };
        assert!(number(&rises, &sound).is_nan());
    }

    #[test]
    fn a_number_within_a_course_is_computed_once() {
        let decay = run(&[1.0, 6.0], |t| (-0.7 * t).exp());
        let within = |level: Number| {
            let course = Trace::Both(Operation::Multiply, Box::new([Trace::Column(0), Trace::Level(level)]));
            let arguments = [1.0, 6.0].map(Number::Constant).to_vec();
            Number::Read { reading: Reading::HalfLife, experiment: 0, course: Box::new(course), arguments }
        };
        // Twice at each of 60 levels would never end.
        let nested = (0..60).fold(Number::Constant(3.0), |level, _| within(level));
        close(number(&nested, &decay), LN_2 / 0.7);
    }
}
