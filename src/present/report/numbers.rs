//! Numbers and times as a reader of a page wants them.

pub use crate::present::rounding::whole_or_three as number;
use crate::reading::units::in_unit;

/// A number with its sign.
pub fn signed(value: f64) -> String {
    if value > 0.0 { format!("+{}", number(value)) } else { number(value) }
}

/// A time after the injury.
pub fn time(days: f64) -> String {
    match days {
        _ if !days.is_finite() => "never".into(),
        0.0 => "0".into(),
        _ => {
            let (value, unit) = in_unit(days);
            format!("{} {unit}", number(value))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_have_units() {
        assert_eq!([0.01, 0.5, 7.0, f64::INFINITY].map(time), ["14.4 min", "12 h", "7 d", "never"]);
    }
}
