//! What is left in people of an effect that a model of animals came to. It is computed from effects, and changes none.

use super::Spread;
use crate::model::species::{Better, Score};
use crate::sample::translation;
use schemars::JsonSchema;
use serde::Serialize;

/// Factor by which a gain in animals is expected in people; the same in all arms of a set, and of its own in every set.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Translation {
    /// The factor; half of the sets have less.
    pub factor: f64,
    /// Least plausible factor.
    pub low: f64,
    /// Greatest plausible factor.
    pub high: f64,
    /// Smallest change of the score that means something, points.
    #[serde(skip)]
    pub smallest_difference: f64,
    /// Which way the score gets better.
    #[serde(skip)]
    more_is_better: bool,
}

/// An effect in people, points of their score, if treatments are carried over as others were: a gain times the factor of
/// its set, a loss as it is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Translated {
    /// 5 % of the sets lie below; without sets, with the least or the greatest factor.
    #[schemars(with = "Option<f64>")]
    pub translated_low: f64,
    /// Half of the sets lie below; without sets, with the factor as declared.
    #[schemars(with = "Option<f64>")]
    pub translated_median: f64,
    /// 95 % of the sets lie below; without sets, with the greatest or the least factor.
    #[schemars(with = "Option<f64>")]
    pub translated_high: f64,
}

impl Translation {
    /// That of a score; nothing of the scores of animals.
    pub fn of(score: &Score) -> Option<Translation> {
        let (more_is_better, smallest_difference) = (score.better == Better::More, score.smallest_difference.value);
        score.translation.map(|q| Translation {
            factor: q.value,
            low: q.low,
            high: q.high,
            smallest_difference,
            more_is_better,
        })
    }

    fn carried(&self, change: f64, factor: f64) -> f64 {
        let gain = if self.more_is_better { change > 0.0 } else { change < 0.0 };
        if gain { change * factor } else { change }
    }

    /// Of what changes in the set as written and in the `members`, in their order from the first on.
    pub(super) fn translated(&self, nominal: f64, members: &[f64]) -> Translated {
        let own =
            |(set, change): (u64, &f64)| self.carried(*change, translation(set, self.factor, (self.low, self.high)));
        let all: Vec<f64> = (0..).zip(members).map(own).collect();
        let [low, middle, high] = match members.iter().any(|change| change.is_finite()) {
            true => Spread::of(nominal, &all).band,
            false => {
                let [one, middle, other] = [self.low, self.factor, self.high].map(|by| self.carried(nominal, by));
                [one.min(other), middle, one.max(other)]
            }
        };
        Translated { translated_low: low, translated_median: middle, translated_high: high }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answers::Effect;
    use crate::model::species::{HUMAN, RAT};

    fn told(effect: Effect) -> [f64; 3] {
        let Translated { translated_low, translated_median, translated_high } = effect.translated.unwrap();
        [translated_low, translated_median, translated_high]
    }

    fn effect(members: &[f64]) -> Effect {
        Effect::of(6.0, members, |_| None)
    }

    #[test]
    fn a_factor_of_one_gives_the_effect_of_the_model_and_animals_have_none() {
        let members: Vec<f64> = (0..100).map(|at| f64::from(at) * 0.1 - 1.0).collect();
        let one = Translation { factor: 1.0, low: 1.0, high: 1.0, smallest_difference: 4.5, more_is_better: true };
        let effect = effect(&members).translated(&members, Some(one));
        assert_eq!(told(effect), effect.band());
        assert!(Translation::of(&RAT.score).is_none() && effect.translated(&members, None).translated.is_none());
    }

    #[test]
    fn what_is_left_of_a_sure_gain_reaches_down_to_nothing_and_a_loss_stays_whole() {
        let by = Translation::of(&HUMAN.score);
        let gains: Vec<f64> = (0..200).map(|at| 10.0 + 0.01 * f64::from(at)).collect();
        let [low, middle, high] = told(effect(&gains).translated(&gains, by));
        assert!(low < 0.5 && (1.0..4.0).contains(&middle) && high > 5.0 && high < 0.8 * 12.0, "{low} {middle} {high}");
        assert!(high - low > 2.0 * (effect(&gains).high - effect(&gains).low));
        assert_eq!(told(effect(&[-3.0; 20]).translated(&[-3.0; 20], by)), [-3.0; 3]);
        assert_eq!(told(effect(&[]).translated(&[], by)), [0.0, 6.0 * 0.2, 6.0 * 0.8]);
    }

    #[test]
    fn a_set_has_its_factor_whichever_others_came_to_a_result() {
        let by = Translation::of(&HUMAN.score);
        let only = told(effect(&[f64::NAN, 5.0]).translated(&[f64::NAN, 5.0], by))[1];
        let both = [told(effect(&[5.0]).translated(&[5.0], by))[1], only];
        let band = told(effect(&[5.0, 5.0]).translated(&[5.0, 5.0], by));
        assert!((band[1] - 0.5 * (both[0] + both[1])).abs() < 1e-12 && both[0] != both[1]);
    }
}
