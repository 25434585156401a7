//! Gains over the start, for a terminal.

use super::words::{best, helps, interval, time, when};
use crate::answers::{When, Window, WindowCurve, WindowPoint};
use crate::present::{percent, signed};
use std::fmt::Write;

/// Letters of a value.
const NAME: usize = 20;

/// The table of the one curve, start by start, or of several, value by value; and when the score was read.
pub fn text(window: &Window) -> String {
    let table = match window.curves.as_slice() {
        [only] => starts(window, only),
        all => values(window, all),
    };
    let mut text = format!("{table}\n{}\n", read(window));
    if !window.unmoved.is_empty() {
        let names = window.unmoved.join(", ");
        let _ = writeln!(text, "Not moved with the doses, and not in the control: {names}.");
    }
    text
}

/// When the score is read.
pub fn read(window: &Window) -> String {
    format!(
        "Gain: points of the {} above the untreated control, read on day {},\nor {} d after the last dose began where that \
         is later.",
        window.score,
        (window.day * 100.0).round() / 100.0,
        window.follow_d
    )
}

fn starts(window: &Window, curve: &WindowCurve) -> String {
    let sets = window.sets > 0;
    let better = format!("{} better", super::words::least(window));
    let mut text = format!("{:>8}{:>8}", "start", "gain");
    let _ = match sets {
        true => writeln!(text, "  {:<17}{better:>16}{:>9}{:>9}", "5 to 95 %", "worse", "read"),
        false => writeln!(text, "{:>9}", "read"),
    };
    for WindowPoint { start_d, read_d, gain } in &curve.points {
        let _ = write!(text, "{:>8}{:>8}", time(*start_d), number(gain.central()));
        let band = format!("{} to {}", number(gain.low), number(gain.high));
        let _ = match sets {
            true => {
                let (better, worse) = (percent(gain.better), percent(gain.worse));
                writeln!(text, "  {band:<17}{better:>16}{worse:>9}{:>9}", time(*read_d))
            }
            false => writeln!(text, "{:>9}", time(*read_d)),
        };
    }
    text
}

fn values(window: &Window, all: &[WindowCurve]) -> String {
    let sets = window.sets > 0;
    let mut text =
        format!("{:<22}{:>6}{:>8}{:>9}{:>9}", window.by.as_deref().unwrap_or(""), "best", "at", "half at", "until");
    let _ = writeln!(text, "{}", if sets { "  5 to 95 %           helps" } else { "" });
    for curve in all {
        let _ = writeln!(text, "{}", value(window, curve, sets));
    }
    text
}

fn value(window: &Window, curve: &WindowCurve, sets: bool) -> String {
    let point = best(curve);
    let gain = point.map_or("none".into(), |point| number(point.gain.central()));
    // Where nothing helps the largest gain means nothing, and neither does its start.
    let at = point.filter(|_| helps(curve)).map_or_else(String::new, |point| time(point.start_d));
    let half = curve.half.map_or_else(String::new, |half| short(half.at, window));
    let (until, own) = (short(curve.useful.until, window), curve.useful.own);
    let row = format!("{:<22}{gain:>6}{at:>8}{half:>9}{until:>9}", cut(&curve.value));
    if !sets {
        return row;
    }
    let own = own.map(|own| interval(own, window)).unwrap_or_default();
    format!("{row}  {own:<20}{:>5}", percent(curve.useful.helped))
}

/// A start in eight letters.
fn short(found: When, window: &Window) -> String {
    match found {
        When::Later => format!(">{}", super::words::ends(window).1),
        other => when(other, window),
    }
}

fn number(value: f64) -> String {
    if value.is_finite() { signed(value) } else { "none".into() }
}

/// A value that fits its column.
fn cut(value: &str) -> String {
    match value.chars().count() <= NAME {
        true => value.to_owned(),
        false => value.chars().take(NAME - 2).chain("..".chars()).collect(),
    }
}
