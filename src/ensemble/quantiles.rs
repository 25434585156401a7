//! Quantiles and means of a stream of numbers, in memory that hardly grows with it.
//!
//! Up to [`EXACT`] numbers are kept and quantiles are exact. Beyond, numbers are counted in bins whose width is at
//! most 2^-10 of the number itself, so that a quantile is off by less than 0.1 %. Counts are whole numbers: the order
//! in which they are added up cannot be seen. There are 1024 bins between a number and its double; where numbers lie
//! on both sides of zero, twice as many of them fill at most 2048 bins more.
//!
//! A time that never comes is infinite, and the difference of two of them is no number. Both are counted apart; count,
//! mean and quantiles are of the numbers that are left.

use crate::course::quantile;
use std::collections::BTreeMap;

/// Numbers that are kept as they are before they are counted in bins.
pub const EXACT: usize = 4096;

/// Bits of the mantissa that tell bins apart.
const BITS: u32 = 10;

/// A stream of numbers, summed up.
#[derive(Clone, Debug, Default)]
pub struct Stream {
    infinite: u64,
    missing: u64,
    count: u64,
    sum: f64,
    low: f64,
    high: f64,
    kept: Vec<f64>,
    bins: BTreeMap<i32, u64>,
}

impl Stream {
    /// Takes one more number, or what is none.
    pub fn push(&mut self, value: f64) {
        if !value.is_finite() {
            self.missing += u64::from(value.is_nan());
            self.infinite += u64::from(value.is_infinite());
            return;
        }
        (self.low, self.high) =
            if self.count == 0 { (value, value) } else { (self.low.min(value), self.high.max(value)) };
        self.count += 1;
        self.sum += value;
        if !self.bins.is_empty() {
            *self.bins.entry(bin(value)).or_default() += 1;
            return;
        }
        self.kept.push(value);
        if self.kept.len() > EXACT {
            for value in std::mem::take(&mut self.kept) {
                *self.bins.entry(bin(value)).or_default() += 1;
            }
        }
    }

    /// How many finite numbers there were.
    pub fn count(&self) -> u64 {
        self.count
    }

    /// How many were infinite: times of what never happens.
    pub fn infinite(&self) -> u64 {
        self.infinite
    }

    /// How many were not numbers.
    pub fn missing(&self) -> u64 {
        self.missing
    }

    /// Arithmetic mean of the finite ones, added up in the order of the stream; `None` of nothing.
    pub fn mean(&self) -> Option<f64> {
        (self.count > 0).then(|| self.sum / self.count as f64)
    }

    /// The finite numbers below which the shares `at` of them lie, by straight lines between order statistics; `None`
    /// of nothing.
    pub fn quantiles<const N: usize>(&self, at: [f64; N]) -> Option<[f64; N]> {
        if self.count == 0 {
            return None;
        }
        let mut sorted = self.kept.clone();
        sorted.sort_by(f64::total_cmp);
        Some(at.map(|share| {
            if self.bins.is_empty() { quantile(&sorted, share) } else { self.counted(share * (self.count - 1) as f64) }
        }))
    }

    /// The number of rank `rank`, as if the numbers of a bin were spread evenly over it.
    fn counted(&self, rank: f64) -> f64 {
        let mut before = 0.0;
        for (&bin, &count) in &self.bins {
            let count = count as f64;
            if rank < before + count {
                let (low, high) = ends(bin);
                let value = low + (high - low) * (rank - before + 0.5) / count;
                return value.min(high).clamp(self.low, self.high);
            }
            before += count;
        }
        self.high
    }
}

/// The bin of a number; bins are in the order of numbers.
fn bin(value: f64) -> i32 {
    let size = (value.abs().to_bits() >> (52 - BITS)) as i32;
    if value < 0.0 { -size - 1 } else { size }
}

/// Smallest and largest number of a bin.
fn ends(bin: i32) -> (f64, f64) {
    let at = |size: i32| f64::from_bits((size as u64) << (52 - BITS));
    if bin < 0 { (-at(-bin), -at(-bin - 1)) } else { (at(bin), at(bin + 1)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stream(n: u64) -> (Stream, Vec<f64>) {
        let mut stream = Stream::default();
        // Whole multiples of an irrational number, without their whole part, are spread evenly.
        let values: Vec<f64> = (0..n).map(|i| ((i as f64 * 0.618_033_988_75) % 1.0 - 0.4) * 20.0).collect();
        values.iter().for_each(|v| stream.push(*v));
        (stream, values)
    }

    #[test]
    fn a_few_numbers_have_exact_quantiles() {
        let mut few = Stream::default();
        [3.0, 1.0, 2.0, 4.0, 5.0].into_iter().for_each(|v| few.push(v));
        assert_eq!(few.quantiles([0.0, 0.25, 0.5, 0.75, 0.95, 1.0]), Some([1.0, 2.0, 3.0, 4.0, 4.8, 5.0]));
        assert_eq!((few.mean(), few.count()), (Some(3.0), 5));
        assert_eq!(Stream::default().quantiles([0.5]), None);
    }

    #[test]
    fn many_numbers_have_quantiles_within_the_stated_resolution() {
        let (many, mut values) = stream(50_000);
        values.sort_by(f64::total_cmp);
        assert!(many.kept.is_empty() && !many.bins.is_empty());
        let shares = [0.0, 0.05, 0.25, 0.39, 0.5, 0.75, 0.95, 1.0];
        for (share, found) in shares.into_iter().zip(many.quantiles(shares).unwrap()) {
            let exact = quantile(&values, share);
            assert!((found - exact).abs() <= exact.abs() / 1024.0 + 1e-3, "{share}: {found} for {exact}");
        }
    }

    #[test]
    fn memory_grows_with_the_logarithm_of_the_stream_at_most() {
        let (short, _) = stream(100_000);
        let (long, _) = stream(1_600_000);
        let (short_len, long_len) = (short.bins.len(), long.bins.len());
        assert!(long_len <= short_len + 4 * 2048 + 100, "{short_len} and {long_len}");
        assert_eq!(long.kept.capacity(), 0);
    }

    #[test]
    fn what_never_happens_and_what_is_no_number_are_counted_and_move_no_quantile() {
        for n in [40, 2 * EXACT as u64] {
            let (plain, values) = stream(n);
            let mut odd = Stream::default();
            for (i, value) in values.iter().enumerate() {
                odd.push([f64::NAN, f64::INFINITY, f64::NEG_INFINITY][i % 3]);
                odd.push(*value);
            }
            let shares = [0.0, 0.05, 0.5, 0.95, 1.0];
            assert_eq!((odd.quantiles(shares), odd.mean()), (plain.quantiles(shares), plain.mean()));
            assert_eq!((odd.count(), odd.infinite() + odd.missing(), odd.missing()), (n, n, n.div_ceil(3)));
        }
        let mut never = Stream::default();
        never.push(f64::INFINITY);
        assert_eq!((never.count(), never.mean(), never.quantiles([0.5])), (0, None, None));
    }

    #[test]
    fn bins_hold_their_numbers_in_order() {
        let values = [-1e9, -3.5, -1.0, -1e-300, 0.0, 1e-300, 0.1, 1.0, 1.0009, 7.0, 1e12];
        for value in values {
            let (low, high) = ends(bin(value));
            assert!(low <= value && value <= high, "{value}: {low} to {high}");
        }
        assert!(values.windows(2).all(|pair| bin(pair[0]) <= bin(pair[1])));
        assert_eq!(bin(-0.0), bin(0.0));
    }
}
