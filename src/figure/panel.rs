//! One small multiple: tints, grid, bands, curves, data, doses, and the labels at the lines' ends.

use super::canvas::{Anchor, Canvas, Pen, Type};
use super::data_marks;
use super::ends;
use super::error::FigureError;
use super::facts;
use super::grid::{Cell, Grid};
use super::heading::Heading;
use super::marks;
use super::model::{Curve, DoseMark, Line, Overview, Panel, Upright};
use super::path::Frame;
use super::phases;
use super::scale::ValueAxis;
use super::sheet::Sheet;
use super::style::Style;
use super::theme::{self, BAND_OPACITY, GREY, GRID};

/// What panels of a grid share.
pub struct Context<'a> {
    /// Data, format and text metrics.
    pub sheet: &'a Sheet<'a>,
    /// Geometry of the panels.
    pub grid: &'a Grid,
}

/// A panel with its place.
pub struct Placed<'a> {
    /// What it shows.
    pub panel: &'a Panel,
    /// Where it is.
    pub cell: &'a Cell,
    /// Its value axis.
    pub value: ValueAxis,
    /// Doses that are repeated at its top.
    pub doses: &'a [&'a DoseMark],
}

impl Panel {
    /// What its title line says.
    pub(super) fn heading<'a>(&'a self, letter: &'a str) -> Heading<'a> {
        Heading { letter, title: &self.title, unit: &self.unit }
    }
}

/// Value axis of a panel, over all points, bands, data and facts up to the horizon.
pub fn value_axis(panel: &Panel, horizon_d: f64) -> ValueAxis {
    let points = panel.curves.iter().flat_map(|c| c.points.iter().map(|&(t, v)| (t, v, v)));
    let bands = panel.curves.iter().flat_map(|c| c.band.iter().copied());
    let data = panel.curves.iter().flat_map(|c| &c.data).map(|mark| {
        let (low, high) = mark.ends();
        // A bar below zero is that of a spread which nothing measured can have.
        (mark.time_d, low.max(mark.value.min(0.0)), high)
    });
    let shown = points.chain(bands).chain(data).filter(|row| row.0 <= horizon_d);
    let (min, max) = shown.fold((0.0_f64, 0.0_f64), |(a, b), (_, low, high)| (a.min(low), b.max(high)));
    match panel.upright {
        Upright::Linear => ValueAxis::new(min, facts::top(panel, max, horizon_d), panel.ceiling),
        Upright::Log => ValueAxis::log(max),
    }
}

/// Draws a panel into its cell.
///
/// # Errors
/// [`FigureError::Draw`] if plotters fails.
pub fn draw(canvas: &mut Canvas, context: &Context, placed: &Placed) -> Result<(), FigureError> {
    let (panel, sheet) = (placed.panel, context.sheet);
    let frame = frame(context, placed);
    let paths: Vec<_> = panel.curves.iter().map(|curve| frame.pieces(&curve.points)).collect();
    canvas.group("class=\"panel\"", Some(&full_title(panel)), |pen| {
        background(pen, context, &frame, placed.cell)?;
        let Cell { left, top, column, letter, .. } = placed.cell;
        panel.heading(letter).draw(pen, sheet, context.grid.setting, (*left, *top, column.width))?;
        bands(pen, panel, &frame)
    })?;
    for i in drawing_order(panel) {
        draw_curve(canvas, sheet, &panel.curves[i], &paths[i])?;
    }
    if panel.curves.iter().any(|curve| !curve.data.is_empty()) {
        let about = Some(sheet.overview.data.as_str());
        let curves: Vec<&Curve> = drawing_order(panel).into_iter().map(|at| &panel.curves[at]).collect();
        canvas.group("class=\"data\"", about, |pen| data_marks::draw(pen, &curves, &frame, &sheet.style))?;
    }
    canvas.group("class=\"facts\"", None, |pen| facts::draw(pen, panel, &frame, &sheet.style))?;
    canvas.group("class=\"labels\"", None, |pen| {
        for mark in placed.doses {
            marks::repeat(pen, mark, &frame.time, frame.top, &sheet.style)?;
        }
        say_if_zero(pen, &sheet.style, panel, &frame)?;
        if placed.cell.names_curves { ends::draw(pen, context, panel, &frame, &paths) } else { Ok(()) }
    })
}

fn frame(context: &Context, placed: &Placed) -> Frame {
    let (grid, cell) = (context.grid, placed.cell);
    let top = cell.top + grid.heading + grid.band;
    Frame {
        time: context.sheet.time_axis(cell.left + cell.column.ticks, grid.plot_width),
        value: placed.value.clone(),
        top,
        bottom: top + grid.plot_height,
    }
}

fn draw_curve(
    canvas: &mut Canvas,
    sheet: &Sheet,
    curve: &Curve,
    pieces: &[Vec<(f64, f64)>],
) -> Result<(), FigureError> {
    let attributes = marks::stroke_attributes(curve.line, &sheet.style);
    let width = theme::stroke(curve.line).width * sheet.style.stroke;
    canvas.group(&attributes, Some(&curve_name(sheet.overview, curve)), |pen| {
        pieces.iter().try_for_each(|piece| pen.line(piece, width, theme::line_colour(curve.role)))
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
        if cell.names_values {
            pen.text(text, at, kind)?;
        }
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
