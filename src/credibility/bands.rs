//! Bands over a population: at each time the middle nine tenths and the median.

use crate::course::{level_at, quantile};

/// A population's course.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// Times, days.
    pub times: Vec<f64>,
    /// 5 %, median and 95 % at each time.
    pub values: Vec<[f64; 3]>,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_band_leaves_out_members_that_were_not_run() {
        let found = band(vec![0.0, 1.0], &[&[0.0, 2.0], &[1.0, 4.0], &[2.0, 6.0], &[]]);
        assert_eq!(found.values[1][1], 4.0);
    }

    #[test]
    fn courses_are_read_between_their_samples() {
        let course = (&[0.0, 1.0, 3.0][..], &[0.0, 2.0, 4.0][..]);
        assert_eq!(at_times(&[0.0, 0.5, 2.0, 9.0], course), [0.0, 1.0, 3.0, 4.0]);
    }
}
