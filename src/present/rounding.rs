//! Every way in which numbers are rounded for readers. Tables and JSON have all digits.

/// What every interval over parameter sets is: nine tenths of them, those at either end left out.
pub const WITHIN: &str = "5 to 95 %";
/// The same with what it is of.
pub const SETS_WITHIN: &str = "5 to 95 % of the sets";
/// What a cell of a map is marked for.
#[cfg(feature = "figures")]
pub const HOLDS_0: &str = "the 5 to 95 % interval holds 0";

/// Three significant digits.
fn three(value: f64) -> f64 {
    format!("{value:.2e}").parse().unwrap_or(value)
}

/// Three significant digits, as a plain number where that is short.
pub fn digits(value: f64) -> String {
    if !value.is_finite() {
        return "no number".into();
    }
    let rounded = three(value);
    match rounded.abs() {
        size if size != 0.0 && !(1e-3..1e5).contains(&size) => format!("{rounded:e}"),
        _ => rounded.to_string(),
    }
}

/// The same of a dose in micrograms, in which milligrams are no power of ten.
pub fn micrograms(value: f64) -> String {
    if (1e5..1e9).contains(&value.abs()) { three(value).to_string() } else { digits(value) }
}

/// The same of a difference, with its sign.
pub fn signed_digits(value: f64) -> String {
    if value > 0.0 { format!("+{}", digits(value)) } else { digits(value) }
}

/// A number of points with its sign and one decimal; what rounds to zero has none.
pub fn signed(value: f64) -> String {
    let rounded = (value * 10.0).round() / 10.0;
    if rounded == 0.0 { "0.0".into() } else { format!("{rounded:+.1}") }
}

/// The same of a number that is held against `least`, the smallest difference that means something: with as many more
/// digits as it takes not to seem to reach it, where it does not.
pub fn signed_against(value: f64, least: f64) -> String {
    let seems = |text: &str| value.abs() < least && text.parse::<f64>().is_ok_and(|told| told.abs() >= least);
    let more = (2..9).map(|digits| format!("{value:+.digits$}"));
    std::iter::once(signed(value)).chain(more).find(|text| !seems(text)).unwrap_or_else(|| signed(value))
}

/// A share, 0 to 1, in percent: whole numbers, and neither all nor none unless it is.
pub fn percent(share: f64) -> String {
    match share * 100.0 {
        none if none.is_nan() => "no set".into(),
        few if few > 0.0 && few < 1.0 => "under 1 %".into(),
        most if most > 99.0 && most < 100.0 => "over 99 %".into(),
        percent => format!("{percent:.0} %"),
    }
}

/// So many points.
pub fn points(value: f64) -> String {
    if value == 1.0 { "1 point".into() } else { format!("{value} points") }
}

/// A number of a table that mixes counts and levels: three significant digits or more, whole numbers in full.
pub fn whole_or_three(value: f64) -> String {
    let size = value.abs();
    match size {
        _ if !value.is_finite() => "none".into(),
        0.0 => "0".into(),
        _ if !(1e-4..1e6).contains(&size) => format!("{value:.2e}"),
        _ => {
            let before = size.log10().floor() as i32;
            let decimals = usize::try_from(2 - before).unwrap_or(0);
            let text = format!("{value:.decimals$}");
            match text.contains('.') {
                true => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
                false => text,
            }
        }
    }
}

/// A number of a column of a terminal, under which others stand with the same decimals.
#[cfg(feature = "figures")]
pub fn aligned(value: f64) -> String {
    match value.abs() {
        size if size >= 10.0 => format!("{value:.1}"),
        size if size >= 0.001 || size == 0.0 => format!("{value:.3}"),
        _ => format!("{value:.1e}"),
    }
}

/// A level. Those of every run, which are shares, relative levels and points, have three decimals below ten and one above;
/// of what a scenario defines `own` the size is not known, and it has three digits.
pub fn level(value: f64, own: bool) -> String {
    match value {
        _ if own || !value.is_finite() => digits(value),
        _ if value.abs() >= 10.0 => format!("{value:.1}"),
        _ => format!("{:.3}", if value.abs() < 0.0005 { 0.0 } else { value }),
    }
}

/// A difference of such levels, with its sign; what rounds to nothing has none.
pub fn difference(value: f64, own: bool) -> String {
    let text = level(value, own);
    if value > 0.0 && text != "0.000" { format!("+{text}") } else { text }
}

/// Two digits, or whole numbers.
pub fn two(value: f64) -> f64 {
    if value < 9.95 { (value * 10.0).round() / 10.0 } else { value.round() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_the_digits_that_they_need() {
        let all = [0.0, 1.0, 0.12345, 12345.6, 1e9, 1.2e-7, -3.13959, f64::NAN].map(digits);
        assert_eq!(all, ["0", "1", "0.123", "12300", "1e9", "1.2e-7", "-3.14", "no number"]);
        assert_eq!([0.1, 51_000.0, 333_333.0].map(micrograms), ["0.1", "51000", "333000"]);
        assert_eq!([2.0, -2.0, 0.0].map(signed_digits), ["+2", "-2", "0"]);
        let shown = [0.0, 3.265_432, -0.012_345, 1234.5, 100.0, 1e-9].map(whole_or_three);
        assert_eq!(shown, ["0", "3.27", "-0.0123", "1234", "100", "1.00e-9"]);
        #[cfg(feature = "figures")]
        assert_eq!([12.34, 0.5, 1e-5].map(aligned), ["12.3", "0.500", "1.0e-5"]);
        assert_eq!([2.04, 9.96].map(two), [2.0, 10.0]);
    }

    #[test]
    fn levels_have_three_decimals_and_nothing_is_told_of_less() {
        let shown = [11.43, 0.1234, 1.7e-8, 0.0].map(|value| level(value, false));
        assert_eq!(shown, ["11.4", "0.123", "0.000", "0.000"]);
        assert_eq!([3e-6, -3e-6, 0.03, -12.34].map(|v| difference(v, false)), ["0.000", "0.000", "+0.030", "-12.3"]);
        assert_eq!((level(1.7e-8, true), difference(0.0123, true)), ("1.7e-8".into(), "+0.0123".into()));
    }

    #[test]
    fn what_does_not_reach_the_smallest_difference_does_not_seem_to() {
        let all = [0.94, 0.96, 0.9996, 1.0, 1.04, -0.97, 0.01].map(|value| signed_against(value, 1.0));
        assert_eq!(all, ["+0.9", "+0.96", "+0.9996", "+1.0", "+1.0", "-0.97", "0.0"]);
        assert_eq!([4.46, 4.5].map(|value| signed_against(value, 4.5)), ["+4.46", "+4.5"]);
    }

    #[test]
    fn shares_are_all_or_none_only_if_they_are() {
        assert_eq!([0.0, 0.004, 0.5, 0.996, 1.0].map(percent), ["0 %", "under 1 %", "50 %", "over 99 %", "100 %"]);
    }
}
