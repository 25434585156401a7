//! Bands over a population: at each time the middle nine tenths and the median.

use crate::course::level_at;

/// A population's course.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// Times, days.
    pub times: Vec<f64>,
    /// 5 %, median and 95 % at each time.
    pub values: Vec<[f64; 3]>,
}

/// Time at which samples turn from even to ever wider apart, days: as on the axis of figures.
const KNEE_D: f64 = 0.25;
/// Samples of a band.
const SAMPLES: u32 = 161;

/// Times at which bands are sampled, up to `until_d`: even on the axis of figures.
pub fn moments(until_d: f64) -> Vec<f64> {
    let end = (until_d / KNEE_D).asinh();
    let inner = (0..SAMPLES - 1).map(|i| KNEE_D * (end * f64::from(i) / f64::from(SAMPLES - 1)).sinh());
    inner.chain([until_d]).collect()
}

/// Values at `moments` by straight lines between samples; the nearest end outside.
pub fn at_times(moments: &[f64], (times, values): (&[f64], &[f64])) -> Vec<f64> {
    moments.iter().map(|moment| level_at(times, values, *moment)).collect()
}

/// The band of `courses`, each with a value at every one of `times`; members whose run failed are left out.
pub fn band(times: Vec<f64>, courses: &[&[f64]]) -> Band {
    let column = |at: usize| {
        let mut values: Vec<f64> =
            courses.iter().filter_map(|course| course.get(at)).copied().filter(|v| v.is_finite()).collect();
        values.sort_by(f64::total_cmp);
        [0.05, 0.5, 0.95].map(|share| quantile(&values, share))
    };
    let values = (0..times.len()).map(column).collect();
    Band { times, values }
}

/// A quantile of sorted values, by straight lines between them; an infinite neighbour counts as it is.
pub(super) fn quantile(sorted: &[f64], share: f64) -> f64 {
    let Some(last) = sorted.len().checked_sub(1) else { return f64::NAN };
    let rank = share * last as f64;
    let low = rank.floor() as usize;
    let (a, b, part) = (sorted[low], sorted[(low + 1).min(last)], rank - low as f64);
    if part == 0.0 || a == b { a } else { a + (b - a) * part }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_and_bands_of_known_numbers() {
        let sorted: Vec<f64> = (0..=20).map(f64::from).collect();
        assert_eq!([0.05, 0.5, 0.95].map(|share| quantile(&sorted, share)), [1.0, 10.0, 19.0]);
        assert_eq!(quantile(&[1.0, 2.0], 0.25), 1.25);
        assert_eq!(quantile(&[1.0, f64::INFINITY], 0.5), f64::INFINITY);
        let found = band(vec![0.0, 1.0], &[&[0.0, 2.0], &[1.0, 4.0], &[2.0, 6.0], &[]]);
        assert_eq!(found.values[1][1], 4.0);
    }

    #[test]
    fn courses_are_read_between_their_samples() {
        let course = (&[0.0, 1.0, 3.0][..], &[0.0, 2.0, 4.0][..]);
        assert_eq!(at_times(&[0.0, 0.5, 2.0, 9.0], course), [0.0, 1.0, 3.0, 4.0]);
        let times = moments(180.0);
        assert!(times[0] == 0.0 && times.last() == Some(&180.0) && times.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
