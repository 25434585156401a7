//! Words for starts and curves.

use crate::answers::{Effect, Measure, When, Window, WindowCurve, WindowPoint};
use crate::present::measure::change_of;
use crate::present::points;
use crate::present::rounding::{SETS_WITHIN, digits};
pub use crate::present::spoken::time;
use crate::present::valued::valued;

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

/// What stands in brackets behind what is told of several curves.
pub const IN_BRACKETS: &str = " (in brackets 5 to 95 % of the sets)";

/// The smallest difference that means something: `1 point`.
pub fn least(window: &Window) -> String {
    points(window.read.smallest_difference.unwrap_or_default())
}

/// What is read, within a sentence.
pub fn subject(window: &Window) -> String {
    let Measure { name, .. } = &window.read;
    if window.read.is_score() && window.of_day { format!("the {name}") } else { name.clone() }
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
pub fn spread(window: &Window, gain: &Effect) -> String {
    match gain.sets {
        0 => String::new(),
        _ => {
            format!(" ({SETS_WITHIN}: {} to {})", change_of(&window.read, gain.low), change_of(&window.read, gain.high))
        }
    }
}

/// Whether some start helps by the median curve; of what is no score, whether there is anything to tell.
pub fn helps(curve: &WindowCurve) -> bool {
    curve.useful.is_none_or(|useful| useful.until != When::Never)
}

/// Whether nothing changes at any start in any set, in the digits that are told.
pub fn nothing(window: &Window, curve: &WindowCurve) -> bool {
    let zero = |value: f64| {
        if window.read.is_score() { change_of(&window.read, value) == "0.0" } else { digits(value) == "0" }
    };
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
