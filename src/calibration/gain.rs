//! What a calibration gains over the declared ranges, and how sure that is.

use crate::course::quantile;
use crate::sample::{Purpose, stream};
use rand::RngExt;
use serde::{Deserialize, Serialize};

/// Resamplings of families behind an interval.
const RESAMPLED: u64 = 2000;
/// Ends of the interval, as shares of the resamplings.
const ENDS: [f64; 2] = [0.025, 0.975];

/// A family of facts that was kept back: its checks, and by how many of them members hold more than sets drawn from the
/// ranges, on average; each for interventions and for courses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Kept {
    /// Checks.
    pub checks: [u32; 2],
    /// Checks more, or less if negative.
    pub gained: [f64; 2],
}

impl Kept {
    /// Checks and gain of the kinds for which `counts` is true.
    fn some(&self, counts: [bool; 2]) -> (f64, f64) {
        let one =
            |kind: usize| if counts[kind] { (f64::from(self.checks[kind]), self.gained[kind]) } else { (0.0, 0.0) };
        let (a, b) = (one(0), one(1));
        (a.0 + b.0, a.1 + b.1)
    }
}

/// Percentage points by which members hold more of the checks of `families` than sets drawn from the ranges, and the
/// ends of the 95 % interval that resampling whole families gives; of the kinds for which `counts` is true. Nothing
/// where there is no check, and no ends of fewer than two families.
pub fn gain(families: &[Kept], counts: [bool; 2], seed: u64) -> [Option<f64>; 3] {
    let own: Vec<(f64, f64)> = families.iter().map(|one| one.some(counts)).filter(|one| one.0 > 0.0).collect();
    let share = |some: &mut dyn Iterator<Item = (f64, f64)>| {
        let (checks, gained) = some.fold((0.0, 0.0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
        100.0 * gained / checks
    };
    if own.is_empty() {
        return [None; 3];
    }
    let found = Some(share(&mut own.iter().copied()));
    if own.len() < 2 {
        return [found, None, None];
    }
    let again = |number: u64| {
        let mut random = stream(seed, Purpose::Folds, number);
        share(&mut (0..own.len()).map(|_| own[random.random_range(0..own.len())]))
    };
    let mut all: Vec<f64> = (0..RESAMPLED).map(again).collect();
    all.sort_by(f64::total_cmp);
    let [low, high] = ENDS.map(|end| Some(quantile(&all, end)));
    [found, low, high]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn family(checks: u32, gained: f64) -> Kept {
        Kept { checks: [checks, 0], gained: [gained, 0.0] }
    }

    const INTERVENTIONS: [bool; 2] = [true, false];

    #[test]
    fn what_is_gained_is_a_share_of_checks_and_its_interval_comes_from_families() {
        // Forty families of two checks; each gains one check or none: half of the checks of half of the families.
        let families: Vec<Kept> = (0..40).map(|i| family(2, f64::from(i % 2))).collect();
        let [found, low, high] = gain(&families, INTERVENTIONS, 1).map(Option::unwrap);
        assert_eq!(found, 25.0);
        // The standard error of a mean of forty that are 0 or 50 is 50 / 2 / sqrt(40).
        let wide = 1.96 * 25.0 / 40.0_f64.sqrt();
        assert!((low - (found - wide)).abs() < 1.5 && (high - (found + wide)).abs() < 1.5, "{low} to {high}");
        assert_eq!(
            gain(&families, INTERVENTIONS, 1),
            gain(&families, INTERVENTIONS, 1),
            "the same seed, the same interval"
        );
    }

    #[test]
    fn checks_of_one_family_are_one_piece_of_evidence() {
        let scattered: Vec<Kept> = (0..40).map(|i| family(1, f64::from(i % 2))).collect();
        let together: Vec<Kept> = (0..4).map(|i| family(10, 10.0 * f64::from(i % 2))).collect();
        let width = |families: &[Kept]| {
            let [found, low, high] = gain(families, INTERVENTIONS, 1).map(Option::unwrap);
            assert_eq!(found, 50.0);
            high - low
        };
        assert!(width(&together) > 2.0 * width(&scattered));
    }

    #[test]
    fn nothing_kept_back_gains_nothing_and_one_family_says_not_how_sure() {
        assert_eq!(gain(&[], INTERVENTIONS, 1), [None; 3]);
        assert_eq!(gain(&[family(4, 1.0)], [false, true], 1), [None; 3]);
        assert_eq!(gain(&[family(4, 1.0)], INTERVENTIONS, 1), [Some(25.0), None, None]);
    }
}
