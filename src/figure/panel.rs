//! One small multiple: tints, grid, bands, curves, doses, and the labels at the lines' ends.

use super::canvas::{Anchor, Canvas, Pen, Type};
use super::ends;
use super::error::FigureError;
use super::facts;
use super::grid::{Cell, Grid};
use super::heading;
use super::marks;
use super::model::{Curve, DoseMark, Line, Overview, Panel};
use super::path::{Frame, at_x};
use super::phases;
use super::scale::{TimeAxis, ValueAxis};
use super::sheet::Sheet;
use super::style::Style;
use super::theme::{self, BAND_OPACITY, GREY, GRID};

/// What all panels of a figure share.
pub struct Context<'a> {
    /// Data, format and text metrics.
    pub sheet: &'a Sheet<'a>,
    /// Geometry of the panels.
    pub grid: &'a Grid,
    /// Doses repeated in each panel.
    pub doses: Vec<&'a DoseMark>,
    /// Whether curves carry their arm's marker.
    pub markers: bool,
}

/// Value axis of a panel, over all points, bands and facts up to the horizon.
pub fn value_axis(panel: &Panel, horizon_d: f64) -> ValueAxis {
    let points = panel.curves.iter().flat_map(|c| c.points.iter().map(|&(t, v)| (t, v, v)));
    let bands = panel.curves.iter().flat_map(|c| c.band.iter().copied());
    let shown = points.chain(bands).filter(|row| row.0 <= horizon_d);
    let (min, max) = shown.fold((0.0_f64, 0.0_f64), |(a, b), (_, low, high)| (a.min(low), b.max(high)));
    ValueAxis::new(min, facts::top(panel, max, horizon_d), panel.ceiling)
}

/// Draws a panel into its cell.
///
/// # Errors
/// [`FigureError::Draw`] if plotters fails.
pub fn draw(canvas: &mut Canvas, context: &Context, panel: &Panel, cell: &Cell) -> Result<(), FigureError> {
    let frame = frame(context, panel, cell);
    let paths: Vec<_> = panel.curves.iter().map(|curve| frame.path(&curve.points)).collect();
    canvas.group("class=\"panel\"", Some(&full_title(panel)), |pen| {
        background(pen, context, &frame, cell)?;
        heading::draw(pen, context, panel, cell)?;
        bands(pen, panel, &frame)
    })?;
    for i in drawing_order(panel) {
        draw_curve(canvas, context.sheet, &panel.curves[i], &paths[i])?;
    }
    canvas.group("class=\"facts\"", None, |pen| facts::draw(pen, panel, &frame, &context.sheet.style))?;
    canvas.group("class=\"labels\"", None, |pen| {
        if context.markers {
            arm_markers(pen, &context.sheet.style, panel, &frame, &paths)?;
        }
        for mark in &context.doses {
            marks::repeat(pen, mark, &frame.time, frame.top, &context.sheet.style)?;
        }
        say_if_zero(pen, &context.sheet.style, panel, &frame)?;
        ends::draw(pen, context, panel, &frame, &paths)
    })
}

fn frame(context: &Context, panel: &Panel, cell: &Cell) -> Frame {
    let (grid, horizon_d) = (context.grid, context.sheet.overview.horizon_d);
    let top = cell.top + grid.heading + grid.band;
    Frame {
        time: TimeAxis::new(horizon_d, cell.left + cell.column.ticks, grid.plot_width),
        value: value_axis(panel, horizon_d),
        top,
        bottom: top + grid.plot_height,
    }
}

fn draw_curve(canvas: &mut Canvas, sheet: &Sheet, curve: &Curve, path: &[(f64, f64)]) -> Result<(), FigureError> {
    let attributes = marks::stroke_attributes(curve.line, &sheet.style);
    let width = theme::stroke(curve.line).width * sheet.style.stroke;
    canvas.group(&attributes, Some(&curve_name(sheet.overview, curve)), |pen| {
        pen.line(path, width, theme::line_colour(curve.role))
    })
}

fn full_title(panel: &Panel) -> String {
    if panel.unit.is_empty() { panel.title.clone() } else { format!("{}, {}", panel.title, panel.unit) }
}

fn curve_name(overview: &Overview, curve: &Curve) -> String {
    match overview.arms.iter().find(|arm| arm.line == curve.line) {
        Some(arm) if arm.name != curve.label => format!("{}, {}", curve.label, arm.name),
        _ => curve.label.clone(),
    }
}

/// Positions of the curves in the order they are drawn: control below, first treated arm on top.
pub fn drawing_order(panel: &Panel) -> Vec<usize> {
    let rank = |line: Line| match line {
        Line::Dashed => 0,
        Line::DashDotDot => 1,
        Line::LongDash => 2,
        Line::DashDot => 3,
        Line::Dotted => 4,
        Line::Solid => 5,
    };
    let mut order: Vec<usize> = (0..panel.curves.len()).collect();
    order.sort_by_key(|&i| rank(panel.curves[i].line));
    order
}

/// Tints, phase names, grid lines and both axes.
fn background(pen: &Pen, context: &Context, frame: &Frame, cell: &Cell) -> Result<(), FigureError> {
    let (sheet, style) = (context.sheet, &context.sheet.style);
    let tint_top = frame.top - context.grid.band;
    phases::tints(pen, sheet, &frame.time, (tint_top, frame.bottom))?;
    if cell.names_phases {
        phases::names(pen, sheet, &frame.time, tint_top + 0.95 * style.small)?;
    }
    let kind = Type::regular(style.small, GREY, Anchor::End);
    for (value, text) in &frame.value.ticks {
        let y = frame.y(*value);
        pen.line(&[(frame.left(), y), (frame.right(), y)], 0.8 * style.stroke, GRID)?;
        let at = (frame.left() - 0.45 * style.small, y + 0.36 * style.small);
        pen.text(text, at, kind)?;
    }
    phases::time_ticks(pen, sheet, &frame.time, (frame.bottom, cell.names_times))
}

/// A panel of zeros says so: it is a result, not a fault of the figure.
fn say_if_zero(pen: &Pen, style: &Style, panel: &Panel, frame: &Frame) -> Result<(), FigureError> {
    let mut values = panel.curves.iter().flat_map(|curve| &curve.points).map(|point| point.1);
    if values.any(|value| value != 0.0) {
        return Ok(());
    }
    let middle = (0.5 * (frame.left() + frame.right()), 0.5 * (frame.top + frame.bottom));
    pen.text("zero throughout", middle, Type::regular(style.small, GREY, Anchor::Middle))
}

fn bands(pen: &Pen, panel: &Panel, frame: &Frame) -> Result<(), FigureError> {
    for curve in panel.curves.iter().filter(|curve| curve.band.len() > 1) {
        let low: Vec<_> = curve.band.iter().map(|row| (row.0, row.1)).collect();
        let high: Vec<_> = curve.band.iter().map(|row| (row.0, row.2)).collect();
        let mut outline = frame.path(&high);
        outline.extend(frame.path(&low).into_iter().rev());
        pen.polygon(&outline, theme::line_colour(curve.role), BAND_OPACITY)?;
    }
    Ok(())
}

/// Two markers a curve, staggered by arm so that curves which coincide stay tellable.
fn arm_markers(
    pen: &Pen,
    style: &Style,
    panel: &Panel,
    frame: &Frame,
    paths: &[Vec<(f64, f64)>],
) -> Result<(), FigureError> {
    for (curve, path) in panel.curves.iter().zip(paths) {
        let Some(marker) = theme::stroke(curve.line).marker else {
            continue;
        };
        let shift = match curve.line {
            Line::Dashed | Line::Solid => 0.0,
            Line::Dotted => 0.05,
            Line::DashDot => 0.1,
            Line::LongDash => 0.15,
            Line::DashDotDot => 0.2,
        };
        for part in [0.27, 0.73] {
            let x = frame.left() + (part + shift) * (frame.right() - frame.left());
            if let Some(at) = at_x(path, x) {
                marks::marker(pen, marker, at, style, theme::line_colour(curve.role))?;
            }
        }
    }
    Ok(())
}
