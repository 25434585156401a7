//! What a figure of arms claims, in one sentence made from numbers.

use super::quoted::in_quotes;
use super::rounding::{WITHIN, points, signed_against};
use super::spoken::capital;
use super::translated;
use crate::answers::ArmEffect;
use crate::model::species::{Better, Score};

/// The sentence: who gains most, who is about as good, and who gains nothing or loses. `when` is a time as spoken, and
/// differences are in points of `score`. `None` where no arm has a number.
pub fn claim(effects: &[ArmEffect], score: &Score, when: &str) -> Option<String> {
    let mut known: Vec<&ArmEffect> = effects.iter().filter(|effect| effect.effect.central().is_finite()).collect();
    let sense = if score.better == Better::More { 1.0 } else { -1.0 };
    // Stable: of equals the first in the order of the scenario leads.
    known.sort_by(|a, b| (sense * b.effect.central()).total_cmp(&(sense * a.effect.central())));
    let (best, worst) = (*known.first()?, *known.last()?);
    let what = format!("the {} at {when}", score.label);
    let least = points(score.smallest_difference.value);
    let nothing = known.iter().all(|effect| !score.meaningful(effect.effect.central()));
    if known.len() == 1 {
        return Some(alone(best, &what, score, nothing.then_some(&least)) + &translated::title(&best.effect));
    }
    if nothing {
        return Some(format!("No arm changes {what} by a meaningful amount ({least} or more would be)"));
    }
    let mut text = match score.improved(best.effect.central()) {
        Some(true) => {
            let (name, gain) = (in_quotes(&best.arm), told(score, best));
            format!("{what} gains most from {name} ({gain} points{})", inner(best, score))
        }
        _ => format!("no arm improves {what}"),
    };
    if score.improved(best.effect.central()) == Some(true) {
        text += &translated::title(&best.effect);
        text += &near(&known, score, &least);
    }
    text += &rest(&known, score, worst);
    Some(capital(&text))
}

/// What is said of the only arm; `nothing` is what would mean something, where its difference does not.
fn alone(effect: &ArmEffect, what: &str, score: &Score, nothing: Option<&String>) -> String {
    let with = format!("With {}, {what}", in_quotes(&effect.arm));
    match nothing {
        Some(least) => {
            format!("{with} does not change by a meaningful amount ({}; {least} or more would be)", told(score, effect))
        }
        None => {
            let side = if effect.effect.central() > 0.0 { "above" } else { "below" };
            let by = points((effect.effect.central().abs() * 10.0).round() / 10.0);
            let range = range(effect, score).map_or_else(String::new, |range| format!(" ({WITHIN}: {range})"));
            format!("{with} is {by} {side} the untreated control{range}")
        }
    }
}

/// The middle of what an arm changes.
fn told(score: &Score, effect: &ArmEffect) -> String {
    signed_against(effect.effect.central(), score.smallest_difference.value)
}

/// Arms that are about as good as the best.
fn near(known: &[&ArmEffect], score: &Score, least: &str) -> String {
    let as_good = |effect: &&&ArmEffect| !score.meaningful(known[0].effect.central() - effect.effect.central());
    let near: Vec<&&ArmEffect> = known.iter().skip(1).filter(as_good).collect();
    match near.as_slice() {
        [] => String::new(),
        [one] => format!(", about as much from {} ({})", in_quotes(&one.arm), told(score, one)),
        many => format!(", within {least} of that from {} other arms", many.len()),
    }
}

/// Arms that change nothing, and the one that loses most.
fn rest(known: &[&ArmEffect], score: &Score, worst: &ArmEffect) -> String {
    let nothing: Vec<&&ArmEffect> = known.iter().filter(|effect| !score.meaningful(effect.effect.central())).collect();
    let mut text = match nothing.as_slice() {
        [] => String::new(),
        [one] => format!("; no meaningful change from {} ({})", in_quotes(&one.arm), told(score, one)),
        many => format!("; no meaningful change from {} of {} arms", many.len(), known.len()),
    };
    let far = score.meaningful(known[0].effect.central() - worst.effect.central());
    match score.improved(worst.effect.central()) {
        Some(false) => {
            text += &format!("; {} is worst ({}{})", in_quotes(&worst.arm), told(score, worst), inner(worst, score))
        }
        Some(true) if far => text += &format!("; least from {} ({})", in_quotes(&worst.arm), told(score, worst)),
        _ => {}
    }
    text
}

/// The interval, within brackets.
fn inner(effect: &ArmEffect, score: &Score) -> String {
    range(effect, score).map_or_else(String::new, |range| format!(", {WITHIN}: {range}"))
}

/// From where to where the interval goes, in points of `score`.
pub fn range(effect: &ArmEffect, score: &Score) -> Option<String> {
    let told = |value| signed_against(value, score.smallest_difference.value);
    effect.effect.interval().map(|[low, _, high]| [low, high].map(told).join(" to "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answers::ArmEffect;
    use crate::answers::Effect;
    use crate::model::species::RAT;

    fn said(effects: &[(&str, f64)]) -> String {
        let one = |(arm, nominal): &(&str, f64)| ArmEffect {
            arm: (*arm).into(),
            effect: Effect::of(*nominal, &[], |_| None),
        };
        let effects: Vec<ArmEffect> = effects.iter().map(one).collect();
        claim(&effects, &RAT.score, "day 84").unwrap_or_default()
    }

    #[test]
    fn the_best_the_rest_and_what_is_nothing_are_said() {
        assert_eq!(
            said(&[("7 d", 0.2), ("1 h", 3.1), ("24 h", 2.7)]),
            "The locomotor score (BBB) at day 84 gains most from “1 h” (+3.1 points), about as much from “24 h” (+2.7); \
             no meaningful change from “7 d” (+0.2)"
        );
        assert_eq!(
            said(&[("a", 3.0), ("b", 1.5), ("c", -2.0)]),
            "The locomotor score (BBB) at day 84 gains most from “a” (+3.0 points); “c” is worst (-2.0)"
        );
        assert_eq!(
            said(&[("a", 5.0), ("b", 1.5)]),
            "The locomotor score (BBB) at day 84 gains most from “a” (+5.0 points); least from “b” (+1.5)"
        );
    }

    #[test]
    fn nothing_is_said_to_be_nothing() {
        let nothing =
            "No arm changes the locomotor score (BBB) at day 84 by a meaningful amount (1 point or more would be)";
        assert_eq!(said(&[("a", 0.3), ("b", -0.9)]), nothing);
        assert_eq!(
            said(&[("a", -0.9)]),
            "With “a”, the locomotor score (BBB) at day 84 does not change by a meaningful amount (-0.9; 1 point or more would be)"
        );
        assert_eq!(
            said(&[("a", -3.0), ("b", -1.5)]),
            "No arm improves the locomotor score (BBB) at day 84; “a” is worst (-3.0)"
        );
        assert_eq!(said(&[("a", f64::NAN)]), "");
    }

    #[test]
    fn a_single_arm_says_how_much_and_how_sure() {
        let effect = Effect {
            nominal: 3.0,
            low: 1.9,
            median: 3.1,
            high: 4.4,
            better: 0.99,
            worse: 0.0,
            sets: 100,
            translated: None,
        };
        assert_eq!(
            claim(&[ArmEffect { arm: "early".into(), effect }], &RAT.score, "day 84").unwrap(),
            "With “early”, the locomotor score (BBB) at day 84 is 3.1 points above the untreated control (5 to 95 %: +1.9 \
             to +4.4)"
        );
    }
}
