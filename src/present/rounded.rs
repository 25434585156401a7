//! Outcomes in tables for readers: no digit that nobody could measure.

use super::measure::digits;

/// A level. Those of every run, which are shares, relative levels and points, have three decimals below ten and one above;
/// of what a scenario defines `own` the size is not known, and it has three digits.
pub fn level(value: f64, own: bool) -> String {
    match value {
        _ if own || !value.is_finite() => digits(value),
        _ if value.abs() >= 10.0 => format!("{value:.1}"),
        _ => unsigned(format!("{value:.3}")),
    }
}

/// A difference of such levels, with its sign; what rounds to nothing has none.
pub fn difference(value: f64, own: bool) -> String {
    let text = level(value, own);
    if value > 0.0 && text != "0.000" { format!("+{text}") } else { text }
}

fn unsigned(text: String) -> String {
    if text == "-0.000" { "0.000".to_owned() } else { text }
}

#[cfg(test)]
mod tests {
    use super::{difference, level};

    #[test]
    fn shares_have_three_decimals_and_nothing_is_told_of_less() {
        let shown = [11.43, 0.1234, 1.7e-8, 0.0].map(|value| level(value, false));
        assert_eq!(shown, ["11.4", "0.123", "0.000", "0.000"]);
        assert_eq!([3e-6, -3e-6, 0.03, -12.34].map(|v| difference(v, false)), ["0.000", "0.000", "+0.030", "-12.3"]);
        assert_eq!((level(1.7e-8, true), difference(0.0123, true)), ("1.7e-8".into(), "+0.0123".into()));
    }
}
