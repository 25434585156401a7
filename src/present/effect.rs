//! What a treatment changes, in words: the middle, the interval, and how surely it means something.

use super::rounding::{SETS_WITHIN, percent, points, signed_against};
use crate::answers::Effect;
use crate::model::species::Score;

/// A change of `score` in words, without a full stop: `+2.9 points (5 to 95 % of the sets: +1.8 to +3.6), at least 1 point
/// better in 97 % of them`. A change whose middle means nothing says so first.
pub fn change(effect: &Effect, score: &Score) -> String {
    let (central, least) = (effect.central(), points(score.smallest_difference.value));
    if !central.is_finite() {
        return "no result".into();
    }
    let told = |value: f64| signed_against(value, score.smallest_difference.value);
    let middle = format!("{} points", told(central));
    let means = score.meaningful(central);
    if effect.sets == 0 {
        return if means { middle } else { format!("no meaningful change ({middle})") };
    }
    let [low, _, high] = effect.band().map(told);
    let interval = format!("{SETS_WITHIN}: {low} to {high}");
    let sure = shares(effect, &least, "of them");
    match means {
        true => format!("{middle} ({interval}), {sure}"),
        false => format!("no meaningful change: {middle} ({interval}), {sure}"),
    }
}

/// In how many sets it is better and worse by `least`; only worse, where that is all there is. `of` follows the first.
pub(super) fn shares(effect: &Effect, least: &str, of: &str) -> String {
    let (better, worse) = (percent(effect.better), percent(effect.worse));
    match (effect.better > 0.0, effect.worse > 0.0) {
        (_, false) => format!("at least {least} better in {better} {of}"),
        (true, true) => format!("at least {least} better in {better} {of}, worse in {worse}"),
        (false, true) => format!("at least {least} worse in {worse} {of}"),
    }
}

/// Texts one after the other: `a, b and c`.
pub(super) fn together(texts: &[String]) -> String {
    match texts {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::species::RAT;

    fn effect(nominal: f64, band: [f64; 3], better: f64, worse: f64, sets: usize) -> Effect {
        Effect { nominal, low: band[0], median: band[1], high: band[2], better, worse, sets, translated: None }
    }

    #[test]
    fn a_change_says_its_middle_its_interval_and_whether_it_means_something() {
        let score = &RAT.score;
        assert_eq!(
            change(&effect(3.0, [1.84, 2.91, 3.6], 0.97, 0.0, 100), score),
            "+2.9 points (5 to 95 % of the sets: +1.8 to +3.6), at least 1 point better in 97 % of them"
        );
        assert_eq!(
            change(&effect(0.0, [-1.2, -0.04, 0.5], 0.0, 0.06, 100), score),
            "no meaningful change: 0.0 points (5 to 95 % of the sets: -1.2 to +0.5), at least 1 point worse in 6 % of them"
        );
        assert!(
            change(&effect(0.0, [-1.2, 0.0, 1.5], 0.1, 0.06, 100), score)
                .ends_with("better in 10 % of them, worse in 6 %")
        );
        // No end seems to reach what its number does not, and no middle lies outside of its ends.
        assert_eq!(
            change(&effect(0.0, [0.96, 0.97, 0.9996], 0.0, 0.0, 100), score),
            "no meaningful change: +0.97 points (5 to 95 % of the sets: +0.96 to +0.9996), at least 1 point better in 0 % of them"
        );
        let none = [f64::NAN; 3];
        assert_eq!(change(&effect(-2.0, none, f64::NAN, f64::NAN, 0), score), "-2.0 points");
        assert_eq!(change(&effect(0.3, none, f64::NAN, f64::NAN, 0), score), "no meaningful change (+0.3 points)");
        assert_eq!(change(&effect(f64::NAN, none, f64::NAN, f64::NAN, 0), score), "no result");
    }

    #[test]
    fn lists_read_aloud() {
        let of = |texts: &[&str]| together(&texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>());
        assert_eq!([of(&[]), of(&["a"]), of(&["a", "b", "c"])], ["", "a", "a, b and c"]);
    }
}
