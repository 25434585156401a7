//! How far plausible parameter sets are apart: bands around courses, and intervals of differences to the control.

use super::Results;
use crate::answers::{Effect, OverSets};
use std::collections::BTreeMap;

/// A time in days with 5 %, median and 95 %.
pub type Quantiles = (f64, [f64; 3]);

/// Bands of courses over parameter sets.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Bands {
    /// What the sets are, for readers: "100 plausible parameter sets".
    pub sets: String,
    /// For the position of an arm and the name of a column: times in days with 5 %, median and 95 %.
    pub courses: BTreeMap<(usize, String), Vec<Quantiles>>,
}

impl Bands {
    /// Those of `sets`.
    pub fn of_sets(sets: &OverSets) -> Bands {
        let arms = sets.arms.iter().enumerate();
        let all = arms.flat_map(|(at, arm)| arm.bands.iter().map(move |band| ((at, band.column.clone()), band)));
        let courses = all.map(|(place, band)| {
            let points = band.points.iter().map(|(time, _, [low, _, middle, _, high])| (*time, [*low, *middle, *high]));
            (place, points.collect())
        });
        let courses = courses.collect();
        Bands { sets: sets.words.clone(), courses }
    }

    /// Time in days, 5 % and 95 %; what is no number is left out, and nothing is there of an unknown course.
    pub fn of(&self, arm: usize, column: &str) -> Vec<(f64, f64, f64)> {
        let rows = self.courses.get(&(arm, column.to_owned())).into_iter().flatten();
        let known = rows.filter(|(_, band)| band.iter().all(|value| value.is_finite()));
        known.map(|(time, [low, _, high])| (*time, *low, *high)).collect()
    }
}

/// The score of an arm at the end less that of the control, in points.
#[derive(Clone, Debug, PartialEq)]
pub struct ArmEffect {
    /// The arm.
    pub arm: String,
    /// With the nominal set; not a number where it has none.
    pub nominal: f64,
    /// 5 % of the parameter sets; like the median and 95 % not a number where the run is of the nominal set only.
    pub low: f64,
    /// Their median.
    pub median: f64,
    /// 95 % of them.
    pub high: f64,
    /// Share of the sets, 0 to 1, in which the arm is better by a meaningful amount.
    pub better: f64,
    /// Share of them in which it is worse by a meaningful amount.
    pub worse: f64,
}

impl ArmEffect {
    /// 5 %, median and 95 %, where there are such.
    pub fn band(&self) -> Option<[f64; 3]> {
        Some([self.low, self.median, self.high]).filter(|band| band.iter().all(|value| value.is_finite()))
    }

    /// The number that a sentence speaks of: the median, or that of the nominal set where there is none.
    pub fn value(&self) -> f64 {
        self.band().map_or(self.nominal, |band| band[1])
    }
}

/// What every arm but the control changes.
pub fn effects(results: &Results) -> Vec<ArmEffect> {
    let effect = |arm: &str| {
        let Effect { nominal, low, median, high, better, worse, .. } = results.effect(arm)?;
        Some(ArmEffect { arm: arm.to_owned(), nominal, low, median, high, better, worse })
    };
    results.treated().filter_map(effect).collect()
}
