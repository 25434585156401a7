//! The answer of what is no score in a sentence: where it changes most, and when half of that is left. There is no
//! difference of which it is known that it means something.

use super::several::{head, turns};
use super::words::{IN_BRACKETS, best, ends, interval, name, nothing, subject, time};
use crate::answers::{Half, When, Window, WindowCurve};
use crate::present::effect::together;
use crate::present::measure::{change_of, sureness, unit_of, with_interval};
use crate::present::spoken::capital;

/// Starts that do as much which a sentence names.
const STARTS: usize = 3;

/// Of one curve.
pub fn one(window: &Window, curve: &WindowCurve) -> String {
    let (given, what, (first, last)) = (capital(&curve.given), subject(window), ends(window));
    let Some(point) = best(curve) else { return format!("{given}: no result.") };
    if nothing(window, curve) {
        return format!("{given} does not change {what}, whenever it begins from {first} to {last} after injury.");
    }
    let (gain, read) = (&point.gain, &window.read);
    let change = with_interval(read, gain, window.sets);
    let sure = match sureness(gain, read) {
        none if none.is_empty() => none,
        sure => format!(", {sure}"),
    };
    let half = curve.half.map_or_else(String::new, |half| format!("; {}", left(window, &half)));
    let told = |value: f64| change_of(read, value);
    let as_much = curve.points.iter().filter(|other| told(other.gain.central()) == told(gain.central()));
    let starts: Vec<String> = as_much.map(|other| time(other.start_d)).collect();
    if starts.len() > 1 && starts.len() == curve.points.len() {
        return format!(
            "{given} changes {what} alike, whenever it begins from {first} to {last} after injury: {change}{sure}."
        );
    }
    let starts = match starts.len() {
        few if few <= STARTS => together(&starts),
        many => format!("{}, and as much at {} other starts", time(point.start_d), many - 1),
    };
    format!("{given} changes {what} most if it begins at {starts} after injury: {change}{sure}{half}.")
}

/// Of several, by a key.
pub fn several(window: &Window, key: &str, all: &[WindowCurve]) -> String {
    let items: Vec<String> = all.iter().map(|curve| item(window, curve)).collect();
    let sets = if window.sets > 0 { IN_BRACKETS } else { "" };
    format!(
        "{}, the largest change of {} and when half of it is left{sets}: {}{}.",
        head(window, key, all),
        subject(window),
        items.join("; "),
        turns(window, key)
    )
}

/// Of a map.
pub fn map(window: &Window, all: &[WindowCurve]) -> String {
    let ends = [all.first(), all.last()].map(|curve| curve.map_or("", |curve| curve.value.as_str()));
    let what = format!("Of {} doses from {} to {}", all.len(), ends[0], ends[1]);
    let size = |curve: &&WindowCurve| curve.best.map_or(f64::NEG_INFINITY, |best| best.gain.abs());
    let most = all.iter().reduce(|most, one| if size(&one) > size(&most) { one } else { most });
    let found = most.filter(|curve| !nothing(window, curve)).and_then(|curve| Some((curve, best(curve)?)));
    match found {
        None => format!("{what}, none changes {}.", subject(window)),
        Some((curve, point)) => {
            let gain = &point.gain;
            let change = with_interval(&window.read, gain, window.sets);
            let (dose, start) = (&curve.value, time(point.start_d));
            format!("{what}, {dose} begun at {start} after injury changes {} most: {change}.", subject(window))
        }
    }
}

fn left(window: &Window, half: &Half) -> String {
    let sets = half.own.map(|own| format!(" ({})", interval(own, window))).unwrap_or_default();
    match half.at {
        When::On(day) => format!("half of that is left at {}{sets}", time(day)),
        _ => "more than half of that is left at every later start".into(),
    }
}

fn item(window: &Window, curve: &WindowCurve) -> String {
    let name = name(window, curve);
    let Some(point) = best(curve) else { return format!("{name}: no result") };
    if nothing(window, curve) {
        return format!("{name} changes nothing");
    }
    let change = format!("{}{}", change_of(&window.read, point.gain.central()), unit_of(&window.read));
    let half = curve.half.map(|half| {
        let sets = half.own.map(|own| format!(" ({})", interval(own, window))).unwrap_or_default();
        match half.at {
            When::On(day) => format!(", half at {}{sets}", time(day)),
            _ => format!(", half after {}{sets}", ends(window).1),
        }
    });
    format!("{name} {change} at {}{}", time(point.start_d), half.unwrap_or_default())
}
