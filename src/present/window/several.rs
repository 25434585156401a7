//! What is said of several curves: by what they differ, and where they change places.

use super::words::time;
use crate::answers::{Crossing, Window, WindowCurve};
use crate::present::percent;
use crate::present::spoken::capital;
use crate::present::valued::{spoken, valued};

/// Crossings that a sentence tells.
const CROSSINGS: usize = 2;

/// What the curves are of, and by what they differ.
pub fn head(window: &Window, key: &str, all: &[WindowCurve]) -> String {
    let given = all.first().map(|curve| &curve.given).filter(|given| all.iter().all(|curve| curve.given == **given));
    let dose = if window.panels_by.is_some() { ", at the dose as written" } else { "" };
    let by = spoken(key);
    given.map_or_else(|| format!("By {by}{dose}"), |given| format!("{}, by {by}{dose}", capital(given)))
}

/// The crossings that mean something; nothing of what is no score.
pub fn turns(window: &Window, key: &str) -> String {
    let means = window.crossings.iter().filter(|one| one.meaningful == Some(true));
    let told: Vec<String> = means.take(CROSSINGS).map(|one| turn(one, key)).collect();
    match told.as_slice() {
        [] if !window.read.is_score() => String::new(),
        [] => ". The curves do not cross by an amount that means something".into(),
        told => format!(". {}", told.join("; ")),
    }
}

fn turn(one: &Crossing, key: &str) -> String {
    let sets = if one.turned.is_nan() { String::new() } else { format!(" (in {} of the sets)", percent(one.turned)) };
    let [before, after] = [&one.before, &one.after].map(|value| valued(key, value));
    format!("From {} on {after} is ahead of {before}{sets}", time(one.start_d))
}
