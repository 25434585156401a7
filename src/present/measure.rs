//! Numbers of a measure in words: of a score points with one decimal, of anything else three digits and the unit.

use super::effect::shares;
use super::rounding::{SETS_WITHIN, WITHIN, digits, percent, points, signed, signed_against, signed_digits};
use super::table::cell;
use crate::answers::{Effect, Measure};

/// Columns that say what is read, in every table of such numbers.
pub const MEASURED: [&str; 4] = ["metric", "unit", "read_d", "smallest_difference"];

/// Their cells.
pub fn measured(measure: &Measure) -> [String; 4] {
    let number = |value: Option<f64>| cell(value.unwrap_or(f64::NAN));
    [measure.formula.clone(), measure.unit.clone(), number(measure.read_d), number(measure.smallest_difference)]
}

/// A difference without its unit.
pub fn change_of(measure: &Measure, value: f64) -> String {
    match measure.smallest_difference {
        Some(least) => signed_against(value, least),
        None => signed_digits(value),
    }
}

/// A value without its unit.
pub fn value_of(measure: &Measure, value: f64) -> String {
    if measure.is_score() { signed(value).trim_start_matches('+').to_owned() } else { digits(value) }
}

/// What it counts in, with a space before it; nothing where that is not plain.
pub fn unit_of(measure: &Measure) -> String {
    unit_words(&measure.unit)
}

/// A unit with a space before it; nothing of pure numbers and of levels, which are relative.
pub fn unit_words(unit: &str) -> String {
    match unit {
        "" | "1" | "level" => String::new(),
        "point" => " points".into(),
        unit => format!(" {unit}"),
    }
}

/// How surely an effect means something: of a score the shares of sets in which it is better or worse by its smallest
/// meaningful difference, of anything else those in which it is above or below the control. Empty without sets.
pub fn sureness(effect: &Effect, measure: &Measure) -> String {
    if effect.sets == 0 {
        return String::new();
    }
    match measure.smallest_difference {
        Some(least) => shares(effect, &points(least), "of the sets"),
        None => {
            let (above, below) = (percent(effect.better), percent(effect.worse));
            format!("above the control in {above} of the sets, below it in {below}")
        }
    }
}

/// `+2.1 points (5 to 95 % of the sets: +1.1 to +3.2)`; `of` are the sets that were run.
pub fn with_interval(measure: &Measure, effect: &Effect, of: usize) -> String {
    let middle = format!("{}{}", change_of(measure, effect.central()), unit_of(measure));
    match effect.sets {
        0 if of > 0 && effect.central().is_finite() => {
            format!("{middle} (in the set as written; no other has a value)")
        }
        0 => middle,
        sets => {
            let [low, _, high] = effect.band().map(|end| change_of(measure, end));
            format!("{middle} ({}: {low} to {high})", within(sets, of))
        }
    }
}

/// What an interval is of: all sets that were run, or those that have a value, as of a time that does not come in each.
pub fn within(sets: usize, of: usize) -> String {
    if sets < of { format!("{WITHIN} of the {sets} sets that have a value") } else { SETS_WITHIN.into() }
}
