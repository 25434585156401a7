//! Numbers of a measure in words: of a score points with one decimal, of anything else three digits and the unit.

use super::effect::{percent, points, signed};
use crate::answers::{Effect, Measure};

/// A difference without its unit.
pub fn change_of(measure: &Measure, value: f64) -> String {
    match measure.is_score() {
        true => signed(value),
        false if value > 0.0 => format!("+{}", digits(value)),
        false => digits(value),
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

/// Three significant digits, as a plain number where that is short.
pub fn digits(value: f64) -> String {
    if !value.is_finite() {
        return "no number".into();
    }
    let rounded: f64 = format!("{value:.2e}").parse().unwrap_or(value);
    match rounded.abs() {
        size if size != 0.0 && !(1e-3..1e5).contains(&size) => format!("{rounded:e}"),
        _ => rounded.to_string(),
    }
}

/// How surely an effect means something: of a score the shares of sets in which it is better or worse by its smallest
/// meaningful difference, of anything else those in which it is above or below the control. Empty without sets.
pub fn sureness(effect: &Effect, measure: &Measure) -> String {
    if effect.sets == 0 {
        return String::new();
    }
    let (better, worse) = (percent(effect.better), percent(effect.worse));
    match measure.smallest_difference {
        Some(least) if effect.worse > 0.0 => {
            format!("at least {} better in {better} of the sets, worse in {worse}", points(least))
        }
        Some(least) => format!("at least {} better in {better} of the sets", points(least)),
        None => format!("above the control in {better} of the sets, below it in {worse}"),
    }
}

/// `+2.1 points (5 to 95 % of the sets: +1.1 to +3.2)`.
pub fn with_interval(measure: &Measure, central: f64, [low, _, high]: [f64; 3], sets: usize) -> String {
    let middle = format!("{}{}", change_of(measure, central), unit_of(measure));
    if sets == 0 {
        return middle;
    }
    format!("{middle} (5 to 95 % of the sets: {} to {})", change_of(measure, low), change_of(measure, high))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_the_digits_that_they_need() {
        let all = [0.0, 1.0, 0.12345, 12345.6, 1e9, 1.2e-7, -3.13959, f64::NAN].map(digits);
        assert_eq!(all, ["0", "1", "0.123", "12300", "1e9", "1.2e-7", "-3.14", "no number"]);
    }
}
