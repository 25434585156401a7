//! How much of a gain in animals is left in people, set by set: no parameter of a set, and independent of all of them.

use super::random::{Normal, Purpose, stream};
use super::weights::split;

/// Seed of the factors, whatever that of the parameters is: the sets of every answer have the same.
const SEED: u64 = 1;

/// The factor of the set with this number, of a factor with this value and range: half of the sets have less than the
/// value; on each side of it evenly in the logarithm, or in the factor where that side reaches zero.
pub fn translation(set: u64, value: f64, range: (f64, f64)) -> f64 {
    let mut uniform = Normal::of(stream(SEED, Purpose::Translation, set));
    split(2.0 * uniform.uniform() - 1.0, value, range)
}

#[cfg(test)]
mod tests {
    use super::translation;
    use crate::course::quantile;

    #[test]
    fn factors_are_keyed_by_the_set_and_fill_the_range_around_the_value() {
        let of = |set| translation(set, 0.2, (0.0, 0.8));
        let mut all: Vec<f64> = (0..2000).map(of).collect();
        assert!(all.iter().all(|factor| (0.0..=0.8).contains(factor)) && of(7) == all[7] && all[7] != all[8]);
        all.sort_by(f64::total_cmp);
        let [low, middle, high] = [0.05, 0.5, 0.95].map(|share| quantile(&all, share));
        assert!(low < 0.03 && (middle - 0.2).abs() < 0.02 && high > 0.65, "{low} {middle} {high}");
        assert_eq!(translation(3, 1.0, (1.0, 1.0)), 1.0);
    }
}
