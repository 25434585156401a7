//! Gains over the start, for a terminal.

use super::words::{best, helps, interval, least, name, subject, time, when};
use crate::answers::{When, Window, WindowCurve, WindowPoint};
use crate::present::columns::cut;
use crate::present::measure::{change_of, unit_of};
use crate::present::rounding::WITHIN;
use crate::present::{percent, wrapped};
use std::fmt::Write;

/// Letters of a value.
const NAME: usize = 19;
/// Letters of a line of a terminal.
const WIDTH: usize = 80;

/// The table of the one curve, start by start, or of several, value by value (of several maps, those of the dose as
/// written); and when it was read.
pub fn text(window: &Window) -> String {
    let table = match window.curves.as_slice() {
        [only] => starts(window, only),
        _ if window.panels_by.is_some() => values(window, &window.as_written),
        all => values(window, all),
    };
    let mut text = format!("{table}\n{}", wrapped(&read(window), WIDTH));
    if !window.unmoved.is_empty() {
        let names = window.unmoved.join(", ");
        let _ = writeln!(text, "Not moved with the doses, and not in the control: {names}.");
    }
    text
}

/// What is read, and when.
pub fn read(window: &Window) -> String {
    let what = match window.read.is_score() {
        true => format!("Gain: points of {} above the untreated control", subject(window)),
        false => {
            let unit = unit_of(&window.read);
            let unit = if unit.is_empty() { unit } else { format!(",{unit}") };
            format!("Change: {} less that of the untreated control{unit}", subject(window))
        }
    };
    let when = if window.of_day { "read on" } else { "runs end on" };
    let day = (window.day * 100.0).round() / 100.0;
    match window.follow_d {
        none if none <= 0.0 => format!("{what}, {when} day {day}."),
        follow => format!("{what}, {when} day {day}, or {follow} d after the last dose began where that is later."),
    }
}

/// Widths of a change, and of its interval.
fn widths(window: &Window) -> (usize, usize) {
    if window.read.is_score() { (8, 17) } else { (11, 24) }
}

fn starts(window: &Window, curve: &WindowCurve) -> String {
    let sets = window.sets > 0;
    let (wide, band_wide) = widths(window);
    let number = |value: f64| number(window, value);
    let (what, better, worse) = match window.read.is_score() {
        true => ("gain", format!("{} better", least(window)), "worse"),
        false => ("change", "above".into(), "below"),
    };
    let share = if window.read.is_score() { 16 } else { 10 };
    let mut text = format!("{:>8}{what:>wide$}", "start");
    let _ = match sets {
        true => writeln!(text, "  {:<band_wide$}{better:>share$}{worse:>9}{:>9}", WITHIN, "read"),
        false => writeln!(text, "{:>9}", "read"),
    };
    for WindowPoint { start_d, read_d, gain } in &curve.points {
        let _ = write!(text, "{:>8}{:>wide$}", time(*start_d), number(gain.central()));
        let band = format!("{} to {}", number(gain.low), number(gain.high));
        let _ = match sets {
            true => {
                let (better, worse) = (percent(gain.better), percent(gain.worse));
                writeln!(text, "  {band:<band_wide$}{better:>share$}{worse:>9}{:>9}", time(*read_d))
            }
            false => writeln!(text, "{:>9}", time(*read_d)),
        };
    }
    text
}

fn values(window: &Window, all: &[WindowCurve]) -> String {
    let (sets, score) = (window.sets > 0, window.read.is_score());
    let wide = if score { 6 } else { 11 };
    let key = window.panels_by.as_deref().or(window.by.as_deref()).unwrap_or("");
    let mut text = format!("{key:<21}{:>wide$}{:>8}{:>9}", if score { "best" } else { "most" }, "at", "half at");
    let _ = match (score, sets) {
        (true, true) => writeln!(text, "{:>9}  {WITHIN}           helps", "until"),
        (true, false) => writeln!(text, "{:>9}", "until"),
        (false, true) => writeln!(text, "  {WITHIN}"),
        (false, false) => writeln!(text),
    };
    for curve in all {
        let _ = writeln!(text, "{}", value(window, curve, sets));
    }
    text
}

fn value(window: &Window, curve: &WindowCurve, sets: bool) -> String {
    let (point, name) = (best(curve), cut(&name(window, curve), NAME));
    let gain = point.map_or("none".into(), |point| number(window, point.gain.central()));
    // Where nothing helps the largest gain means nothing, and neither does its start.
    let at = point.filter(|_| helps(curve)).map_or_else(String::new, |point| time(point.start_d));
    let half = curve.half.map_or_else(String::new, |half| short(half.at, window));
    let Some(useful) = &curve.useful else {
        let own = curve.half.and_then(|half| half.own).filter(|_| sets).map(|own| interval(own, window));
        return format!("{name:<21}{gain:>11}{at:>8}{half:>9}  {}", own.unwrap_or_default()).trim_end().to_owned();
    };
    let row = format!("{name:<21}{gain:>6}{at:>8}{half:>9}{:>9}", short(useful.until, window));
    if !sets {
        return row;
    }
    let own = useful.own.map(|own| interval(own, window)).unwrap_or_default();
    format!("{row}  {own:<20}{:>5}", percent(useful.helped))
}

/// A start in eight letters.
fn short(found: When, window: &Window) -> String {
    match found {
        When::Later => format!(">{}", super::words::ends(window).1),
        other => when(other, window),
    }
}

fn number(window: &Window, value: f64) -> String {
    if value.is_finite() { change_of(&window.read, value) } else { "none".into() }
}
