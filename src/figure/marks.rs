//! Signs: doses, perturbations and line samples.

use super::canvas::{Canvas, Pen};
use super::error::FigureError;
use super::model::{Arm, DoseMark, Line, MarkKind};
use super::style::Style;
use super::theme::{self, GREY, INK, Rgb};
use super::time_axis::TimeAxis;

/// Horizontal room of a mark, px.
pub fn extent(mark: &DoseMark, axis: &TimeAxis, style: &Style) -> (f64, f64) {
    let half = half_width(style);
    let start = axis.px(mark.start_d);
    let end = axis.px(mark.end_d.unwrap_or(mark.start_d));
    match mark.kind {
        MarkKind::Perturbation => (start, end.max(start + half)),
        _ => (start - half, end.max(start + half)),
    }
}

fn half_width(style: &Style) -> f64 {
    4.6 * style.stroke
}

/// Draws a mark centred on `y`, px.
///
/// # Errors
/// [`FigureError::Draw`] if plotters fails.
pub fn draw(pen: &Pen, mark: &DoseMark, axis: &TimeAxis, y: f64, style: &Style) -> Result<(), FigureError> {
    let half = half_width(style);
    let (start, (_, end)) = (axis.px(mark.start_d), extent(mark, axis, style));
    if mark.kind == MarkKind::Perturbation {
        return hatched(pen, (start, y - 0.8 * half), (end, y + 0.8 * half), style);
    }
    if mark.end_d.is_some() && end > start + half {
        pen.rect((start, y - 0.42 * half), (end - start, 0.84 * half), GREY)?;
    }
    triangle_down(pen, (start, y), half, INK)
}

/// Small triangle that repeats a dose at the top of a panel, its tip on `y`, px.
///
/// # Errors
/// [`FigureError::Draw`] if plotters fails.
pub fn repeat(pen: &Pen, mark: &DoseMark, axis: &TimeAxis, y: f64, style: &Style) -> Result<(), FigureError> {
    let half = 0.62 * half_width(style);
    let start = axis.px(mark.start_d);
    if let Some(end) = mark.end_d.map(|end| axis.px(end)).filter(|end| *end > start + half) {
        pen.rect((start, y - 1.6 * half), (end - start, 0.8 * half), GREY)?;
    }
    triangle_down(pen, (start, y - 0.9 * half), half, INK)
}

fn triangle_down(pen: &Pen, (x, y): (f64, f64), half: f64, fill: Rgb) -> Result<(), FigureError> {
    pen.polygon(&[(x - half, y - 0.9 * half), (x + half, y - 0.9 * half), (x, y + 0.9 * half)], fill, 1.0)
}

/// Outlined bar with strokes at 45 degrees, clipped by construction.
fn hatched(pen: &Pen, (x0, y0): (f64, f64), (x1, y1): (f64, f64), style: &Style) -> Result<(), FigureError> {
    let height = y1 - y0;
    let step = 5.0 * style.stroke;
    let mut foot = x0 - height + step;
    while foot < x1 {
        let from = foot.max(x0);
        let to = (foot + height).min(x1);
        pen.line(&[(from, y1 - (from - foot)), (to, y1 - (to - foot))], style.stroke, GREY)?;
        foot += step;
    }
    pen.line(&[(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)], style.stroke, GREY)
}

/// Attributes of the group around a stroked line.
pub fn stroke_attributes(line: Line, style: &Style) -> String {
    let dashes = theme::stroke(line).dashes;
    if dashes.is_empty() {
        return "stroke-linecap=\"round\" stroke-linejoin=\"round\"".to_owned();
    }
    let scaled = |d: &f64| format!("{:.0}", d * style.stroke * super::canvas::UNITS);
    let list: Vec<String> = dashes.iter().map(scaled).collect();
    let cap = if dashes.iter().any(|d| *d < 1.0) { "round" } else { "butt" };
    format!("stroke-dasharray=\"{}\" stroke-linecap=\"{cap}\" stroke-linejoin=\"round\"", list.join(" "))
}

/// Sample of an arm's line in its colour, from `x`, centred on `y`, px.
///
/// # Errors
/// [`FigureError::Draw`] if plotters fails.
pub fn sample(canvas: &mut Canvas, arm: &Arm, style: &Style, (x, y): (f64, f64)) -> Result<(), FigureError> {
    let path = [(x, y), (x + 2.9 * style.text, y)];
    canvas.group(&stroke_attributes(arm.line, style), None, |pen| {
        pen.line(&path, theme::stroke(arm.line).width * style.stroke, theme::line_colour(arm.role))
    })
}
