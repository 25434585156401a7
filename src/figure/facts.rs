//! Published facts over the curves of a panel: bars with the sign of what came of them.

use super::canvas::Pen;
use super::error::FigureError;
use super::fact_mark::{Extent, FactMark};
use super::model::Panel;
use super::path::Frame;
use super::signs::sign;
use super::style::Style;
use super::theme::INK;

/// Bounds further than so many times the largest value are put on the axis's end.
const FARTHEST: f64 = 1.6;

/// The largest bound of `panel` that its axis should show, given the largest value of its curves up to `horizon_d`.
pub fn top(panel: &Panel, largest: f64, horizon_d: f64) -> f64 {
    let bounds = panel.facts.iter().flat_map(|mark| match mark.extent {
        Extent::Level { time_d, low, high } if time_d <= horizon_d => [low, high],
        Extent::Time { level, .. } => [level, level],
        Extent::Level { .. } => [0.0, 0.0],
    });
    bounds.filter(|bound| *bound <= FARTHEST * largest).fold(largest, f64::max)
}

/// Draws all facts of a panel; those after the horizon are left out.
///
/// # Errors
/// [`FigureError::Draw`] if plotters fails.
pub fn draw(pen: &Pen, panel: &Panel, frame: &Frame, style: &Style) -> Result<(), FigureError> {
    let shown = |mark: &&FactMark| match mark.extent {
        Extent::Level { time_d, .. } => time_d <= frame.time.horizon_d(),
        Extent::Time { low_d, .. } => low_d <= frame.time.horizon_d(),
    };
    let marks: Vec<&FactMark> = panel.facts.iter().filter(shown).collect();
    for mark in &marks {
        bar(pen, mark, frame, style)?;
    }
    marks.iter().try_for_each(|mark| sign(pen, mark.sign, middle(mark, frame), 3.4 * style.stroke))
}

/// Ends of a bar, px, and whether each is open.
fn ends(mark: &FactMark, frame: &Frame) -> [((f64, f64), bool); 2] {
    match mark.extent {
        Extent::Level { time_d, low, high } => {
            let x = frame.time.px(time_d);
            [low, high].map(|bound| ((x, frame.y(bound)), bound < frame.value.low || bound > frame.value.high))
        }
        Extent::Time { level, low_d, high_d } => {
            let y = frame.y(level);
            let beyond = |time: f64| time < 0.0 || time > frame.time.horizon_d();
            [low_d, high_d].map(|time| ((frame.time.px(time), y), beyond(time)))
        }
    }
}

/// Length of the arrow away from a bound that has no counterpart, px at a stroke factor of 1.
const STUB: f64 = 20.0;

/// Where the sign stands: in the middle, or at the only end.
fn middle(mark: &FactMark, frame: &Frame) -> (f64, f64) {
    let [(a, a_open), (b, b_open)] = ends(mark, frame);
    match (a_open, b_open) {
        (true, false) => b,
        (false, true) => a,
        _ => (0.5 * (a.0 + b.0), 0.5 * (a.1 + b.1)),
    }
}

/// A line with a cap at each bound; from a bound alone an arrow into what is allowed.
fn bar(pen: &Pen, mark: &FactMark, frame: &Frame, style: &Style) -> Result<(), FigureError> {
    let [(a, a_open), (b, b_open)] = ends(mark, frame);
    let width = if mark.relative { 1.0 } else { 2.0 } * style.stroke;
    let half = 3.2 * style.stroke;
    let stub = |from: (f64, f64), to: (f64, f64)| {
        let length = (to.0 - from.0).hypot(to.1 - from.1).max(f64::MIN_POSITIVE);
        let part = (STUB * style.stroke / length).min(1.0);
        (from.0 + part * (to.0 - from.0), from.1 + part * (to.1 - from.1))
    };
    let (from, to) = match (a_open, b_open) {
        (false, true) => (a, stub(a, b)),
        (true, false) => (stub(b, a), b),
        _ => (a, b),
    };
    pen.line(&[from, to], width, INK)?;
    let upright = matches!(mark.extent, Extent::Level { .. });
    for ((x, y), open, sense) in [(from, a_open, -1.0), (to, b_open, 1.0)] {
        let (wide, along) = if open { (half, 1.6 * half * sense) } else { (half, 0.0) };
        match (open, upright) {
            (false, true) => pen.line(&[(x - wide, y), (x + wide, y)], width, INK)?,
            (false, false) => pen.line(&[(x, y - wide), (x, y + wide)], width, INK)?,
            (true, true) => pen.polygon(&[(x - wide, y), (x + wide, y), (x, y - along)], INK, 1.0)?,
            (true, false) => pen.polygon(&[(x, y - wide), (x, y + wide), (x + along, y)], INK, 1.0)?,
        }
    }
    Ok(())
}
