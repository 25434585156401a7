//! Times as laboratories write them: `d1`, `7 d`, `day 14`, `1`, `14 dpi`.

use crate::reading::units::{Dimension, days, dimension_of};

/// A time relative to the injury.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum When {
    /// Days after it.
    Day(f64),
    /// Before it.
    Before,
}

/// What may be written.
pub const EXPECTED: &str =
    "expected a time after the injury, as in `d1`, `7 d`, `day 14`, `6 h`, `2 wk`, or a number of days";

/// Words for what is measured before an injury.
const BEFORE: [&str; 6] = ["baseline", "pre", "preop", "pre op", "pre injury", "before"];

/// A time by its number and unit.
pub fn at(value: f64, unit: &'static str) -> When {
    if value < 0.0 { When::Before } else { When::Day(days(value, unit)) }
}

/// A unit of time by any of its words.
pub fn unit(word: &str) -> Option<&'static str> {
    match word.trim().trim_end_matches('.').to_lowercase().as_str() {
        "dpi" => Some("d"),
        "hpi" => Some("h"),
        "wpi" => Some("wk"),
        other => dimension_of(other).filter(|(dimension, _)| *dimension == Dimension::Time).map(|(_, unit)| unit),
    }
}

/// A time with its unit before or after the number; a number alone counts days. `comma` allows one for the point.
pub fn when(text: &str, comma: bool) -> Option<When> {
    let mut plain = text.trim().to_lowercase().replace('_', " ");
    if comma && plain.matches(',').count() == 1 && !plain.contains('.') {
        plain = plain.replace(',', ".");
    }
    if BEFORE.contains(&plain.replace('-', " ").as_str()) {
        return Some(When::Before);
    }
    let digit = |letter: char| letter.is_ascii_digit() || "+-.".contains(letter);
    let (before, rest) = plain.split_at(plain.find(digit)?);
    let (number, after) = rest.split_at(rest.find(|letter| !digit(letter)).unwrap_or(rest.len()));
    let value = number.parse::<f64>().ok().filter(|value| value.is_finite())?;
    match (before.trim(), after.trim()) {
        ("", "") => Some(at(value, "d")),
        (word, "") | ("", word) => Some(at(value, unit(word)?)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_in_the_words_of_laboratories() {
        for (text, day) in
            [("d1", 1.0), ("7 d", 7.0), ("Day 14", 14.0), ("1", 1.0), ("6h", 0.25), ("wk_2", 14.0), ("28 dpi", 28.0)]
        {
            assert_eq!(when(text, false), Some(When::Day(day)), "{text}");
        }
        for text in ["baseline", "Pre-op", "d-1", "-3"] {
            assert_eq!(when(text, false), Some(When::Before), "{text}");
        }
        for text in ["weight", "5 m", "sex", "", "d", "d1 h"] {
            assert_eq!(when(text, false), None, "{text}");
        }
    }
}
