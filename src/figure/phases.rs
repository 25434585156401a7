//! What every time axis shares: the tints and names of the phases, and the ticks.

use super::canvas::{Anchor, Pen, Type};
use super::error::FigureError;
use super::model::PhaseSpan;
use super::sheet::Sheet;
use super::text::Weight;
use super::theme::{GREY, TINTS};
use super::time_axis::TimeAxis;

/// Visible part of each phase with its name, px.
fn visible<'a>(phases: &'a [PhaseSpan], axis: &'a TimeAxis) -> impl Iterator<Item = (usize, &'a str, f64, f64)> {
    let shown = phases.iter().enumerate().filter(|(_, phase)| phase.from_d < axis.horizon_d());
    shown.map(|(i, phase)| (i, phase.name.as_str(), axis.px(phase.from_d), axis.px(phase.to_d)))
}

/// Tints the phases between `top` and `bottom`, px.
///
/// # Errors
/// [`FigureError::Draw`] if plotters fails.
pub fn tints(pen: &Pen, sheet: &Sheet, axis: &TimeAxis, (top, bottom): (f64, f64)) -> Result<(), FigureError> {
    for (i, _, left, right) in visible(&sheet.overview.phases, axis) {
        let tint = TINTS[i.min(TINTS.len() - 1)];
        pen.rect((left, top), (right - left, bottom - top), tint)?;
    }
    Ok(())
}

/// Names the phases whose names fit, with their baseline on `y`, px.
///
/// # Errors
/// [`FigureError::Draw`] if plotters fails.
pub fn names(pen: &Pen, sheet: &Sheet, axis: &TimeAxis, y: f64) -> Result<(), FigureError> {
    let kind = Type::regular(0.95 * sheet.style.small, GREY, Anchor::Middle);
    for (_, name, left, right) in visible(&sheet.overview.phases, axis) {
        let width = sheet.metrics.width(name, kind.size, Weight::Regular);
        if width + 2.0 <= right - left {
            pen.text(name, (0.5 * (left + right), y), kind)?;
        }
    }
    Ok(())
}

/// Base line and ticks below `y`, px; `named` ticks have texts where there is room.
///
/// # Errors
/// [`FigureError::Draw`] if plotters fails.
pub fn time_ticks(pen: &Pen, sheet: &Sheet, axis: &TimeAxis, (y, named): (f64, bool)) -> Result<(), FigureError> {
    let (width, small) = (sheet.style.stroke, sheet.style.small);
    pen.line(&[(axis.px(0.0), y), (axis.px(axis.horizon_d()), y)], width, GREY)?;
    for tick in axis.ticks(|text| sheet.metrics.width(text, small, Weight::Regular)) {
        let length = if tick.text.is_some() { 4.0 } else { 2.5 };
        pen.line(&[(tick.at, y), (tick.at, y + length * width)], width, GREY)?;
        if let Some(text) = tick.text.filter(|_| named) {
            let kind = Type::regular(small, GREY, Anchor::Middle);
            pen.text(&text, (tick.at, y + 1.4 * small), kind)?;
        }
    }
    Ok(())
}
