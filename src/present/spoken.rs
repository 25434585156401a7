//! Times, arms and beginnings of sentences, as they are spoken.

use super::rounding::two;
use crate::reading::units::in_unit;
use crate::scenario::{DAYS_PER_MONTH, Scenario};

/// A time after injury in two digits and the unit that fits: `10 min`, `4.2 d`.
pub fn time(days: f64) -> String {
    let (value, unit) = in_unit(days);
    format!("{} {unit}", two(value))
}

/// Time in the unit a reader would use.
pub fn spoken_day(days: f64) -> String {
    let (value, unit) = in_unit(days);
    if unit != "d" {
        format!("{} {unit}", trim(value))
    } else if days <= 100.0 {
        format!("day {}", trim(days))
    } else {
        // A month is not a round number of days: only what is about whole months is told in them.
        let months = days / DAYS_PER_MONTH;
        if (months - months.round()).abs() < 0.05 {
            format!("month {}", months.round())
        } else {
            format!("day {}", days.round())
        }
    }
}

/// What a reader calls an arm: the control, where it is alone, is the untreated injury.
pub(super) fn called<'a>(scenario: &Scenario, arm: &'a str) -> &'a str {
    if scenario.arms.len() < 2 { "untreated" } else { arm }
}

/// One decimal, and none where it is zero.
fn trim(value: f64) -> String {
    format!("{:.1}", value).trim_end_matches('0').trim_end_matches('.').to_string()
}

/// A time as a sentence has it: `27 h`, `day 5.3`.
pub(super) fn clock(days: f64) -> String {
    if in_unit(days).1 == "d" { format!("day {}", two(days)) } else { time(days) }
}

/// A text with a capital at the beginning.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::{capital, spoken_day, time};

    #[test]
    fn times_have_two_digits_and_a_fitting_unit() {
        let said = [10.0 / 1440.0, 0.0147, 1.0 / 24.0, 0.0627, 1.0, 1.96, 2.0, 4.23, 9.96, 56.0, 365.0].map(time);
        assert_eq!(said, ["10 min", "21 min", "1 h", "1.5 h", "24 h", "47 h", "2 d", "4.2 d", "10 d", "56 d", "365 d"]);
    }

    #[test]
    fn months_are_told_where_they_are_about_whole() {
        let said = [1.0, 28.0, 3.37, 183.0, 180.0, 365.0].map(spoken_day);
        assert_eq!(said, ["24 h", "day 28", "day 3.4", "month 6", "day 180", "month 12"]);
        assert_eq!(capital("a b"), "A b");
    }
}
