//! Times in formulas: within the experiment, and in order.

use super::{Number, Reading};
use crate::reading::diagnostic::Span;
use crate::reading::scanner::Fault;

/// Times are compared to within this, relative: weeks become days, and a week is not a sum of tenths.
const SAME: f64 = 1e-9;

impl Reading {
    /// Positions of the times among the values after the course.
    fn times(self) -> std::ops::Range<usize> {
        match self {
            Reading::At => 0..1,
            Reading::Rises | Reading::Falls => 1..2,
            _ => 0..2,
        }
    }

    /// Whether `values` can be read between 0 and `end` (days).
    pub(super) fn within(self, values: &[f64], end: f64) -> bool {
        let times = &values[self.times().start.min(values.len())..self.times().end.min(values.len())];
        times.iter().all(|time| (0.0..=end * (1.0 + SAME)).contains(time))
            && times.windows(2).all(|pair| pair[0] < pair[1])
    }

    /// The fault of values that are written as they are and cannot be read in a run, called `place`, that ends at `end`
    /// (days).
    pub(super) fn fault(self, values: &[(Number, Span)], place: &str, end: f64) -> Option<Fault> {
        let mut earlier: Option<f64> = None;
        for (value, span) in values.iter().take(self.times().end).skip(self.times().start) {
            let Number::Constant(time) = value else { continue };
            if *time < 0.0 || *time > end * (1.0 + SAME) {
                let message = format!("day {time} is outside of the experiment");
                return Some(Fault::new(span.clone(), message, format!("{place} lasts from 0 d to {end} d")));
            }
            if earlier.is_some_and(|earlier| earlier >= *time) {
                let message = "the second time is not after the first";
                return Some(Fault::new(span.clone(), message, "expected two times in order"));
            }
            earlier = Some(*time);
        }
        None
    }
}
