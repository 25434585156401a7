//! Quantiles of a finished sample.

/// The number below which `share` (0 to 1) of `sorted` lies, by straight lines between order statistics; an infinite
/// neighbour counts as it is. Not a number of nothing.
pub fn quantile(sorted: &[f64], share: f64) -> f64 {
    let Some(last) = sorted.len().checked_sub(1) else { return f64::NAN };
    let rank = share * last as f64;
    let below = rank.floor() as usize;
    let (low, high, part) = (sorted[below.min(last)], sorted[(below + 1).min(last)], rank - below as f64);
    if part == 0.0 || low == high { low } else { low + (high - low) * part }
}

/// The number below which half of `values` lies. Not a number of nothing.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    quantile(&values, 0.5)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_of_known_numbers() {
        let sorted: Vec<f64> = (0..=20).map(f64::from).collect();
        assert_eq!([0.0, 0.05, 0.5, 0.95, 1.0].map(|share| quantile(&sorted, share)), [0.0, 1.0, 10.0, 19.0, 20.0]);
        assert_eq!(quantile(&[1.0, 2.0], 0.25), 1.25);
        assert_eq!(quantile(&[1.0, f64::INFINITY], 0.5), f64::INFINITY);
        assert_eq!(quantile(&[f64::INFINITY, f64::INFINITY], 0.5), f64::INFINITY);
        assert!(quantile(&[], 0.5).is_nan());
    }

    #[test]
    fn the_median_is_the_middle_one_or_between_two_and_none_of_nothing() {
        assert_eq!((median(vec![3.0, 1.0, 2.0]), median(vec![3.0, 1.0])), (2.0, 2.0));
        assert!(median(vec![]).is_nan());
    }
}
