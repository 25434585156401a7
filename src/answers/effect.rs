//! What a treatment changes, over parameter sets: how much, how surely, and whether it means something.

use super::Measure;
use super::spread::{Spread, central, share};
use super::translated::{Translated, Translation};
use schemars::JsonSchema;
use serde::Serialize;

/// A difference within each parameter set, summed up.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Effect {
    /// With the parameters as they are written; not a number if that run failed.
    #[schemars(with = "Option<f64>")]
    pub nominal: f64,
    /// 5 % of the sets lie below; like all that follow, not a number where there are no sets.
    #[schemars(with = "Option<f64>")]
    pub low: f64,
    /// Half of the sets lie below.
    #[schemars(with = "Option<f64>")]
    pub median: f64,
    /// 95 % of the sets lie below.
    #[schemars(with = "Option<f64>")]
    pub high: f64,
    /// Share of the sets, 0 to 1, in which it is better by an amount that means something.
    #[schemars(with = "Option<f64>")]
    pub better: f64,
    /// Share of the sets in which it is worse by such an amount.
    #[schemars(with = "Option<f64>")]
    pub worse: f64,
    /// Sets that have a number.
    pub sets: usize,
    /// What is left of it in people, points; nothing of animals, and of what is no score.
    #[serde(flatten)]
    pub translated: Option<Translated>,
}

/// What an arm changes, against the control.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ArmEffect {
    /// The arm.
    pub arm: String,
    /// The score at the end less that of the control, points.
    #[serde(flatten)]
    pub effect: Effect,
}

impl Effect {
    /// Of the differences in `members` and in the set as written; `improved` says whether one is to the better or to
    /// the worse, or means nothing.
    pub fn of(nominal: f64, members: &[f64], improved: impl Fn(f64) -> Option<bool>) -> Effect {
        let Spread { nominal, band: [low, median, high] } = Spread::of(nominal, members);
        let (better, worse) = (
            share(members, |value| improved(value) == Some(true)),
            share(members, |value| improved(value) == Some(false)),
        );
        let sets = members.iter().filter(|value| value.is_finite()).count();
        Effect { nominal, low, median, high, better, worse, sets, translated: None }
    }

    /// Of differences of a measure set by set, the set as written first.
    pub fn of_all(all: &[f64], measure: &Measure) -> Effect {
        let (nominal, members) = all.split_first().map_or((f64::NAN, &[][..]), |(first, rest)| (*first, rest));
        Effect::of(nominal, members, |difference| measure.improved(difference))
    }

    /// The same of what an arm changes of its control, with what is left of that in people.
    pub fn of_changes(all: &[f64], measure: &Measure) -> Effect {
        Effect::of_all(all, measure).translated(all.get(1..).unwrap_or_default(), measure.translation)
    }

    /// The same with what is left of it in people; `members` are the differences that it sums up.
    pub fn translated(self, members: &[f64], by: Option<Translation>) -> Effect {
        Effect { translated: by.map(|by| by.translated(self.nominal, members)), ..self }
    }

    /// The number that stands for all: the median of the sets, or the nominal one where none has a number.
    pub fn central(&self) -> f64 {
        central(self.nominal, self.median)
    }

    /// 5 %, median and 95 % of the sets; not numbers where there are none.
    pub fn band(&self) -> [f64; 3] {
        [self.low, self.median, self.high]
    }

    /// The same where there are sets that have a number.
    pub fn interval(&self) -> Option<[f64; 3]> {
        (self.sets > 0).then(|| self.band())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_count_what_means_something() {
        let improved = |value: f64| (value.abs() >= 1.0).then_some(value > 0.0);
        let effect = Effect::of(0.5, &[2.0, 0.5, -3.0, f64::NAN, 1.0], improved);
        assert_eq!((effect.better, effect.worse, effect.sets), (0.5, 0.25, 4));
        assert_eq!(effect.central(), 0.75);
        let alone = Effect::of(0.5, &[], improved);
        assert!(alone.better.is_nan() && alone.sets == 0 && alone.central() == 0.5);
    }
}
