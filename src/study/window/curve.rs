//! What a curve of gains over starts tells: the best start, how late it helps, when half is left.
//!
//! Between starts that were run a curve is a straight line over the logarithm of time.

use crate::answers::{Best, Half, Useful, When, share};
use crate::course::median;

/// Gains by start, with what is needed to judge them.
pub struct Gains<'a> {
    /// Starts, ascending, days.
    pub starts_d: &'a [f64],
    /// Set by set, without the one as written: a gain a start, above 0 where it is to the better.
    pub sets: Vec<Vec<f64>>,
    /// The same with the parameters as written.
    pub nominal: Vec<f64>,
    /// Smallest difference that means something.
    pub least: f64,
}

/// What one curve tells.
struct Read {
    best: usize,
    useful: bool,
    until: When,
    half: When,
}

impl<'a> Gains<'a> {
    /// Of gains by start and set, the one as written first.
    pub fn new(starts_d: &'a [f64], by_start: &[Vec<f64>], least: f64) -> Gains<'a> {
        let of_set = |set: usize| by_start.iter().map(|row| row.get(set).copied().unwrap_or(f64::NAN)).collect();
        let count = by_start.first().map_or(0, Vec::len);
        Gains { starts_d, sets: (1..count).map(of_set).collect(), nominal: of_set(0), least }
    }

    /// The curve that stands for all: the medians of the sets, or that of the parameters as written without sets.
    pub fn middle(&self) -> Vec<f64> {
        if self.sets.is_empty() {
            return self.nominal.clone();
        }
        let at = |start: usize| self.sets.iter().map(|set| set[start]).filter(|gain| gain.is_finite()).collect();
        (0..self.starts_d.len()).map(|start| median(at(start))).collect()
    }

    /// Own curves without a gap.
    fn whole(&self) -> impl Iterator<Item = &Vec<f64>> {
        self.sets.iter().filter(|set| set.iter().all(|gain| gain.is_finite()))
    }

    /// What the own curves tell of each set.
    fn own(&self) -> Vec<Read> {
        self.whole().filter_map(|curve| self.read(curve)).collect()
    }

    fn read(&self, curve: &[f64]) -> Option<Read> {
        let best = highest(curve)?;
        let useful = curve[best] >= self.least;
        let (until, half) = (self.last(curve, self.least), self.falls(curve, best, 0.5 * curve[best]));
        Some(Read { best, useful, until, half })
    }

    /// The best start.
    pub fn best(&self) -> Option<Best> {
        let middle = self.middle();
        let best = highest(&middle)?;
        let close = |at: &usize| middle[best] - middle[*at] < self.least;
        let from = (0..=best).rev().take_while(close).last().unwrap_or(best);
        let to = (best..middle.len()).take_while(close).last().unwrap_or(best);
        let own = self.own();
        let own = ranks(own.iter().filter(|read| read.useful).map(|read| self.starts_d[read.best]), [0.05, 0.5, 0.95]);
        let clear = middle.iter().any(|gain| middle[best] - gain >= self.least);
        let day = |at: usize| self.starts_d[at];
        Some(Best { start_d: day(best), gain: middle[best], own_d: own, from_d: day(from), to_d: day(to), clear })
    }

    /// How late it helps.
    pub fn useful(&self) -> Useful {
        let (middle, own) = (self.middle(), self.own());
        let last: Vec<f64> = self.sets.iter().filter_map(|set| set.last().copied()).collect();
        let helped: Vec<f64> = own.iter().map(|read| if read.useful { 1.0 } else { 0.0 }).collect();
        Useful {
            from: self.first(&middle, self.least),
            until: self.last(&middle, self.least),
            own: ranks(own.iter().map(|read| read.until), [0.05, 0.95]),
            helped: share(&helped, |helped| helped > 0.5),
            still: share(&last, |gain| gain >= self.least),
        }
    }

    /// When half of the best gain is left.
    pub fn half(&self) -> Option<Half> {
        let middle = self.middle();
        let read = self.read(&middle).filter(|read| read.useful)?;
        let own = ranks(self.own().iter().filter(|read| read.useful).map(|read| read.half), [0.05, 0.95]);
        Some(Half { gain: 0.5 * middle[read.best], at: read.half, own })
    }

    /// Where the line from start `at` to the next has `level`.
    fn between(&self, curve: &[f64], at: usize, level: f64) -> f64 {
        crossing((self.starts_d[at], self.starts_d[at + 1]), (curve[at] - level, curve[at + 1] - level))
    }

    /// The first start with at least `level`.
    fn first(&self, curve: &[f64], level: f64) -> When {
        match curve.iter().position(|gain| *gain >= level) {
            None => When::Never,
            Some(0) => When::On(self.starts_d[0]),
            Some(at) if curve[at - 1].is_nan() => When::On(self.starts_d[at]),
            Some(at) => When::On(self.between(curve, at - 1, level)),
        }
    }

    /// The last start with at least `level`.
    fn last(&self, curve: &[f64], level: f64) -> When {
        match curve.iter().rposition(|gain| *gain >= level) {
            None => When::Never,
            Some(at) if at + 1 == curve.len() => When::Later,
            Some(at) if curve[at + 1].is_nan() => When::On(self.starts_d[at]),
            Some(at) => When::On(self.between(curve, at, level)),
        }
    }

    /// The first start after `best` with no more than `level`.
    fn falls(&self, curve: &[f64], best: usize, level: f64) -> When {
        match (best + 1..curve.len()).find(|at| curve[*at] <= level) {
            None => When::Later,
            Some(at) if curve[at - 1].is_nan() => When::On(self.starts_d[at]),
            Some(at) => When::On(self.between(curve, at - 1, level)),
        }
    }
}

/// Position of the largest number, the first of equal ones.
fn highest(curve: &[f64]) -> Option<usize> {
    let known = curve.iter().enumerate().filter(|(_, gain)| gain.is_finite());
    known.reduce(|best, one| if one.1 > best.1 { one } else { best }).map(|(at, _)| at)
}

/// Where a line over the logarithm of time from one value to the other is 0.
pub fn crossing((from_d, to_d): (f64, f64), (from, to): (f64, f64)) -> f64 {
    if from == 0.0 || from == to {
        return from_d;
    }
    if to == 0.0 {
        return to_d;
    }
    (from_d.ln() + (to_d / from_d).ln() * from / (from - to)).exp()
}

/// The first of `all` that these shares of them do not exceed; nothing of none. Some are no days, so that nothing lies
/// between two of them: it is one of those that are there.
fn ranks<T: Copy + PartialOrd, const N: usize>(all: impl Iterator<Item = T>, shares: [f64; N]) -> Option<[T; N]> {
    let mut all: Vec<T> = all.collect();
    all.sort_by(|one, other| one.partial_cmp(other).unwrap_or(std::cmp::Ordering::Equal));
    let last = all.len().checked_sub(1)?;
    Some(shares.map(|share| all[((share * all.len() as f64).ceil() as usize).max(1).min(last + 1) - 1]))
}

#[cfg(test)]
mod tests {
    use super::*;

    const STARTS: [f64; 5] = [0.01, 0.1, 1.0, 10.0, 100.0];

    fn gains(curves: &[[f64; 5]]) -> Gains<'static> {
        let by_start: Vec<Vec<f64>> = (0..5).map(|at| curves.iter().map(|curve| curve[at]).collect()).collect();
        Gains::new(&STARTS, &by_start, 1.0)
    }

    fn near(found: When, expected: f64) {
        assert!(found.day().is_some_and(|day| (day / expected).ln().abs() < 1e-12), "{found:?}, not {expected}");
    }

    #[test]
    fn a_falling_curve_is_read_over_the_logarithm_of_time() {
        let curve = [4.0, 4.0, 3.0, 0.0, 0.0];
        let found = gains(&[curve, curve]);
        let half = found.half().unwrap();
        near(half.at, 10_f64.powf(1.0 / 3.0));
        near(found.useful().until, 10_f64.powf(2.0 / 3.0));
        assert_eq!((half.gain, found.useful().from, found.useful().helped), (2.0, When::On(0.01), 1.0));
        let best = found.best().unwrap();
        assert_eq!((best.start_d, best.gain, best.from_d, best.to_d, best.clear), (0.01, 4.0, 0.01, 0.1, true));
        assert_eq!(best.own_d, Some([0.01; 3]));
    }

    #[test]
    fn each_set_has_its_own_curve_and_those_without_help_never_had_a_window() {
        let flat = [0.5; 5];
        let late = [0.0, 0.0, 2.0, 2.0, 2.0];
        let found = gains(&[[9.0; 5], flat, flat, late]);
        let useful = found.useful();
        assert_eq!((useful.until, useful.own), (When::Never, Some([When::Never, When::Later])));
        assert_eq!((useful.helped, useful.still), (1.0 / 3.0, 1.0 / 3.0));
        assert_eq!((found.half(), found.best().unwrap().clear), (None, false));
        assert_eq!(found.best().unwrap().own_d, Some([1.0; 3]));
    }

    #[test]
    fn a_window_that_opens_late_has_a_beginning_and_one_without_sets_is_that_of_the_nominal_curve() {
        let found = gains(&[[0.0, 2.0, 4.0, 4.0, 3.0]]);
        near(found.useful().from, 10_f64.powf(-1.5));
        assert_eq!((found.useful().until, found.useful().own), (When::Later, None));
        assert_eq!(found.half().unwrap().at, When::Later);
        assert!(found.useful().helped.is_nan() && found.best().unwrap().own_d.is_none());
    }

    #[test]
    fn a_set_with_a_gap_is_in_no_interval() {
        let found = gains(&[[1.0; 5], [2.0, f64::NAN, 2.0, 2.0, 2.0], [3.0, 3.0, 0.0, 0.0, 0.0]]);
        assert!(matches!(found.useful().own, Some([When::On(_), When::On(_)])));
        assert_eq!(gains(&[[f64::NAN; 5], [f64::NAN; 5]]).best(), None);
    }
}
