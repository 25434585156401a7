//! Axes of values: with or without 0, and logarithmic with whole powers of ten.

use super::scale::{ValueAxis, number};
use super::sheet::count;

/// Largest magnitude that an axis can show.
pub const LARGEST: f64 = 1e15;

/// An axis for these values with or without 0, that ends a little beyond them; what is not finite is passed over.
pub fn linear(values: impl Iterator<Item = f64>, zero: bool) -> ValueAxis {
    let none = (f64::INFINITY, f64::NEG_INFINITY);
    let (low, high) = values.filter(|value| value.is_finite()).fold(none, |(a, b), v| (a.min(v), b.max(v)));
    if low > high {
        return ValueAxis::new(0.0, 1.0, None);
    }
    // Far from 0, an axis from 0 shows flat lines.
    let apart = !zero && (low > 0.0 || high < 0.0) && high - low > 1e-9 * high.abs().max(low.abs());
    let (low, high) = if apart { (low, high) } else { (low.min(0.0), high.max(0.0)) };
    let (low, high) = if high - low > SMALLEST { (low, high) } else { (low, low + 1.0) };
    let step = step((high - low) / 3.6);
    let beyond = 0.04 * (high - low);
    let end = |value: f64, round: f64| if (round - value).abs() < 0.45 * step { round } else { value };
    let bottom = if low == 0.0 { 0.0 } else { end(low - beyond, (low / step + 1e-9).floor() * step) };
    let top = if high == 0.0 { 0.0 } else { end(high + beyond, (high / step - 1e-9).ceil() * step) };
    let first = (bottom / step - 1e-9).ceil();
    let mut ticks = Vec::new();
    while (first + count(ticks.len())) * step <= top + 1e-9 * step && ticks.len() < 12 {
        let value = (first + count(ticks.len())) * step;
        ticks.push((if value.abs() < 1e-6 * step { 0.0 } else { value }, short(value, step)));
    }
    ValueAxis { low: bottom, high: top.max(high), ticks, log: false }
}

/// Ranges below this are shown as zero.
const SMALLEST: f64 = 1e-15;

/// Step of 1, 2 or 5 times a power of ten that is not smaller than `raw`.
fn step(raw: f64) -> f64 {
    let power = 10f64.powf(raw.log10().floor());
    [1.0, 2.0, 5.0].iter().map(|f| f * power).find(|step| *step >= raw * (1.0 - 1e-9)).unwrap_or(10.0 * power)
}

/// A value as a tick writes it, if ticks are `step` apart.
fn short(value: f64, step: f64) -> String {
    if value.abs() < 1e-6 * step {
        return "0".to_owned();
    }
    let decimals = (0..=6).find(|decimals| step * 10f64.powi(*decimals) >= 1.0 - 1e-9);
    match decimals.and_then(|decimals| usize::try_from(decimals).ok()) {
        Some(decimals) if value.abs() < 1e5 => format!("{value:.decimals$}").replace('-', "−"),
        _ => {
            let digits = (0..3).take_while(|digits| step * 10f64.powi(*digits) < 0.999 * magnitude(value)).count();
            format!("{value:.digits$e}").replace('-', "−")
        }
    }
}

/// The power of ten at or below the size of a value.
fn magnitude(value: f64) -> f64 {
    10f64.powf(value.abs().log10().floor())
}

/// A logarithmic axis for the values above 0: ends and ticks with their names. `most` is the number of names that
/// there is room for.
pub fn logarithmic(values: impl Iterator<Item = f64>, most: usize) -> ValueAxis {
    let none = (f64::INFINITY, f64::NEG_INFINITY);
    let (low, high) = values.filter(|v| v.is_finite() && *v > 0.0).fold(none, |(a, b), v| (a.min(v), b.max(v)));
    let (low, high) = if low > high { (1.0, 10.0) } else { (low, high) };
    let (from, to) = (exponent(low.log10().floor()), exponent(high.log10().ceil()));
    let to = to.max(from + 1);
    // Ends on the nearest of 1, 2 and 5 around the data, so that one decade of room is not lost.
    let (low_end, high_end) = (below(low), above(high));
    let (low, high) = if low_end < high_end { (low_end, high_end) } else { (10f64.powi(from), 10f64.powi(to)) };
    let within = |value: f64| value >= low * (1.0 - 1e-9) && value <= high * (1.0 + 1e-9);
    let powers: Vec<i32> = (from..=to).filter(|power| within(10f64.powi(*power))).collect();
    let gaps = powers.len().saturating_sub(1);
    let least = (1..=gaps).find(|every| gaps / every < most.max(2)).unwrap_or(gaps.max(1));
    // Rather a little more, so that both ends are named.
    let every = (least..=least + 2).find(|every| gaps.is_multiple_of(*every)).unwrap_or(least);
    let named: Vec<i32> = powers.into_iter().step_by(every).collect();
    let fine = usize::try_from(3 * (to - from)).is_ok_and(|names| names < most);
    let mut ticks = Vec::new();
    for power in from..=to {
        if named.contains(&power) {
            ticks.push((10f64.powi(power), power_text(power)));
        }
        for factor in [2, 5].into_iter().filter(|_| fine && power < to) {
            ticks.push((f64::from(factor) * 10f64.powi(power), times_text(factor, power)));
        }
    }
    ticks.retain(|tick| within(tick.0));
    if ticks.len() < 2 {
        ticks = [low, high].map(|end| (end, plain(end))).to_vec();
    }
    ValueAxis { low, high, ticks, log: true }
}

#[expect(clippy::cast_possible_truncation, reason = "exponents of finite numbers lie between -324 and 308")]
fn exponent(value: f64) -> i32 {
    value as i32
}

/// The largest of 1, 2 and 5 times a power of ten that is at most `value`.
fn below(value: f64) -> f64 {
    let power = 10f64.powi(exponent(value.log10().floor()));
    [5.0, 2.0, 1.0].iter().map(|f| f * power).find(|v| *v <= value * (1.0 + 1e-9)).unwrap_or(power)
}

/// The smallest of 1, 2 and 5 times a power of ten that is at least `value`.
fn above(value: f64) -> f64 {
    let power = 10f64.powi(exponent(value.log10().floor()));
    [1.0, 2.0, 5.0, 10.0].iter().map(|f| f * power).find(|v| *v >= value * (1.0 - 1e-9)).unwrap_or(10.0 * power)
}

/// Number of names for which there is room in this many text sizes.
pub fn names(room: f64) -> usize {
    (2..=40).take_while(|names| 3.2 * count(*names) <= room).count() + 1
}

fn plain(value: f64) -> String {
    let power = exponent(value.log10().floor());
    let factor = (value / 10f64.powi(power)).round();
    let factor = [1, 2, 5, 10].into_iter().find(|f| (f64::from(*f) - factor).abs() < 0.5).unwrap_or(1);
    if factor == 10 { power_text(power + 1) } else { times_text(factor, power) }
}

fn times_text(factor: i32, power: i32) -> String {
    match power {
        _ if factor == 1 => power_text(power),
        -3..=3 => plain_text(factor, power),
        _ => format!("{factor}·{}", power_text(power)),
    }
}

fn plain_text(factor: i32, power: i32) -> String {
    let decimals = usize::try_from(-power).unwrap_or(0);
    format!("{:.decimals$}", f64::from(factor) * 10f64.powi(power))
}

/// A power of ten: in full from 0.001 to 1000.
fn power_text(power: i32) -> String {
    if (-3..=3).contains(&power) {
        return plain_text(1, power);
    }
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let digit = |c: char| c.to_digit(10).and_then(|d| RAISED.get(usize::try_from(d).ok()?)).copied().unwrap_or('⁻');
    format!("10{}", power.to_string().chars().map(digit).collect::<String>())
}

/// A number with at most three digits that matter, without trailing zeros.
pub fn shortest(value: f64) -> String {
    if value == 0.0 {
        return "0".to_owned();
    }
    let size = magnitude(value);
    let text = if (1e-3..1e5).contains(&size) {
        let decimals = (0..=5).find(|decimals| size * 10f64.powi(*decimals) >= 99.0).unwrap_or(5);
        number(value, usize::try_from(decimals).unwrap_or(0))
    } else {
        format!("{value:.0e}")
    };
    text.replace('-', "−")
}

/// A number with about two digits that matter beside others up to `largest`, without trailing zeros; with as many more
/// as it takes not to seem on the other side of `level`, the smallest size that means something.
pub fn brief(value: f64, largest: f64, level: Option<f64>) -> String {
    let text = rough(value, largest);
    let Some(level) = level.filter(|_| value.is_finite()) else { return text };
    let seems = |text: &str| {
        let told = text.replace('−', "-").parse::<f64>();
        told.is_ok_and(|told| (told.abs() >= level) != (value.abs() >= level))
    };
    let more = (0..9).map(|digits| format!("{value:.digits$}").replace('-', "−"));
    let more = more.filter(|longer| longer.len() > text.len());
    std::iter::once(text.clone()).chain(more).find(|text| !seems(text)).unwrap_or(text)
}

fn rough(value: f64, largest: f64) -> String {
    let step = largest.abs().max(1e-300) / 50.0;
    let decimals = (0..=6).find(|decimals| step * 10f64.powi(*decimals) >= 0.1);
    match decimals.and_then(|decimals| usize::try_from(decimals).ok()) {
        Some(decimals) if largest.abs() < 1e6 => {
            let text = format!("{value:.decimals$}").replace('-', "−");
            if text.trim_start_matches(['−', '0', '.']).is_empty() { "0".to_owned() } else { text }
        }
        _ => format!("{value:.0e}").replace('-', "−"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(axis: &ValueAxis) -> Vec<&str> {
        axis.ticks.iter().map(|tick| tick.1.as_str()).collect()
    }

    #[test]
    fn logarithmic_axes_name_powers_and_what_lies_between_if_there_is_room() {
        assert_eq!(names(&logarithmic([0.3, 900.0].into_iter(), 6)), ["1", "10", "100", "1000"]);
        assert_eq!(names(&logarithmic([3.0, 40.0].into_iter(), 8)), ["2", "5", "10", "20", "50"]);
        assert_eq!(names(&logarithmic([1e-9, 1e6].into_iter(), 4)), ["10⁻⁹", "10⁻⁴", "10", "10⁶"]);
        assert_eq!(names(&logarithmic([0.71, 596.0].into_iter(), 4)), ["1", "10", "100", "1000"]);
        assert_eq!(names(&logarithmic([0.034, 41.0].into_iter(), 4)), ["0.1", "1", "10"]);
        for values in [[1.0, 1.0], [4.0, 4.1], [0.0, f64::NAN], [5e-324, 1e-300], [1e300, 1e308]] {
            let axis = logarithmic(values.into_iter(), 5);
            assert!(axis.low < axis.high && axis.ticks.len() >= 2, "{values:?}: {axis:?}");
        }
    }

    #[test]
    fn linear_axes_hold_their_values_with_and_without_zero() {
        for (low, high) in [(8.0, 12.0), (-12.0, -8.0), (-1e-9, 3e-9), (0.0, 0.0), (-7.0, 0.1), (1e14, 1e15)] {
            for zero in [true, false] {
                let axis = linear([low, high, f64::NAN].into_iter(), zero);
                assert!(axis.low <= low && axis.high >= high && axis.low < axis.high, "{low} {high}: {axis:?}");
                assert!((2..=7).contains(&axis.ticks.len()), "{low} {high} {zero}: {axis:?}");
                assert!(!zero || (axis.low <= 0.0 && axis.high >= 0.0));
            }
        }
        assert_eq!(names(&linear([8.0, 12.0].into_iter(), false)), ["8", "10", "12"]);
        assert_eq!(names(&linear([-7.0, 0.1].into_iter(), true)), ["−8", "−6", "−4", "−2", "0"]);
    }

    #[test]
    fn numbers_in_cells_are_brief() {
        assert_eq!([0.04, 1.26, -3.0].map(|v| brief(v, 4.0, None)), ["0", "1.3", "−3.0"]);
        assert_eq!([0.26, -21.4].map(|v| brief(v, 21.0, None)), ["0", "−21"]);
        assert_eq!([0.004, 0.051].map(|v| brief(v, 0.1, None)), ["0", "0.05"]);
    }

    #[test]
    fn numbers_in_cells_stand_on_their_own_side_of_the_level() {
        let all = [0.94, 0.96, 0.9996, 1.0, 1.04, -0.97, 0.01].map(|value| brief(value, 4.0, Some(1.0)));
        assert_eq!(all, ["0.9", "0.96", "0.9996", "1.0", "1.0", "−0.97", "0"]);
        assert_eq!([4.46, 4.5, 4.6, 5.4].map(|v| brief(v, 18.0, Some(4.5))), ["4", "4.5", "5", "5"]);
        assert_eq!([5.4, 5.6].map(|v| brief(v, 22.0, Some(5.5))), ["5", "6"]);
    }
}
