//! Words for starts and curves.

use crate::answers::{Effect, Measure, When, Window, WindowCurve, WindowPoint};
use crate::present::rounding::{digits, two};
use crate::present::valued::valued;
use crate::present::{points, signed};

/// A time after injury in two digits, in minutes, hours to two days, then days: `10 min`, `4.2 d`.
pub fn time(days: f64) -> String {
    let (value, unit) = match days {
        short if short < 1.0 / 24.0 - 1e-9 => (short * 1440.0, "min"),
        short if short < 2.0 - 1e-9 => (short * 24.0, "h"),
        long => (long, "d"),
    };
    format!("{} {unit}", two(value))
}

/// The first and the last start that were asked for.
pub fn ends(window: &Window) -> (String, String) {
    let end = |start: Option<&f64>| start.map_or_else(String::new, |day| time(*day));
    (end(window.starts_d.first()), end(window.starts_d.last()))
}

/// A start that may be none, or later than all that were asked for.
pub fn when(found: When, window: &Window) -> String {
    match found {
        When::Never => "never".into(),
        When::On(day) => time(day),
        When::Later => format!("after {}", ends(window).1),
    }
}

/// Two of them as an interval.
pub fn interval([low, high]: [When; 2], window: &Window) -> String {
    let (low, high) = (when(low, window), when(high, window));
    if low == high { low } else { format!("{low} to {high}") }
}

/// The smallest difference that means something: `1 point`.
pub fn least(window: &Window) -> String {
    points(window.read.smallest_difference.unwrap_or_default())
}

/// What is read, within a sentence.
pub fn subject(window: &Window) -> String {
    let Measure { name, .. } = &window.read;
    if window.read.is_score() && *name != window.title { format!("the {name}") } else { name.clone() }
}

/// What a curve is called: the value by which it differs, with its noun.
pub fn name(window: &Window, curve: &WindowCurve) -> String {
    match (&window.panels_by, &window.by) {
        (Some(key), _) if curve.value.is_empty() => valued(key, &curve.panel),
        (_, Some(key)) => valued(key, &curve.value),
        _ => curve.value.clone(),
    }
}

/// The point of the best start.
pub fn best(curve: &WindowCurve) -> Option<&WindowPoint> {
    let best = curve.best?;
    curve.points.iter().find(|point| point.start_d == best.start_d)
}

/// The interval of a gain, in brackets behind it; nothing without sets.
pub fn spread(gain: &Effect) -> String {
    match gain.sets {
        0 => String::new(),
        _ => format!(" ({} to {})", signed(gain.low), signed(gain.high)),
    }
}

/// Whether some start helps by the median curve; of what is no score, whether there is anything to tell.
pub fn helps(curve: &WindowCurve) -> bool {
    curve.useful.is_none_or(|useful| useful.until != When::Never)
}

/// Whether nothing changes at any start in any set, in the digits that are told.
pub fn nothing(window: &Window, curve: &WindowCurve) -> bool {
    let zero = |value: f64| if window.read.is_score() { signed(value) == "0.0" } else { digits(value) == "0" };
    let none = |value: f64| value.is_nan() || zero(value);
    let still = |gain: &Effect| gain.central().is_finite() && [gain.nominal, gain.low, gain.high].into_iter().all(none);
    curve.points.iter().all(|point| still(&point.gain))
}

/// Whether both come to the same at every start.
pub fn alike(one: &WindowCurve, other: &WindowCurve) -> bool {
    let same = |one: f64, other: f64| one == other || (one.is_nan() && other.is_nan());
    one.points.len() == other.points.len()
        && one.points.iter().zip(&other.points).all(|(one, other)| {
            let (one, other) = (&one.gain, &other.gain);
            same(one.nominal, other.nominal)
                && one.band().iter().zip(other.band()).all(|(one, other)| same(*one, other))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_have_two_digits_and_a_fitting_unit() {
        let said = [10.0 / 1440.0, 0.0147, 1.0 / 24.0, 0.0627, 1.0, 1.96, 2.0, 4.23, 9.96, 56.0, 365.0].map(time);
        assert_eq!(said, ["10 min", "21 min", "1 h", "1.5 h", "24 h", "47 h", "2 d", "4.2 d", "10 d", "56 d", "365 d"]);
    }
}
