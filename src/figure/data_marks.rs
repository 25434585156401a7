//! Measured points beside a curve: a sign in its colour, with a bar for the spread.

use super::canvas::Pen;
use super::data_mark::DataMark;
use super::error::FigureError;
use super::model::Curve;
use super::path::Frame;
use super::role::Line;
use super::signs::{DIAMOND, TRIANGLE, shape};
use super::style::Style;
use super::theme::{self, PAPER, Rgb};

/// Half of a sign's width, px at a stroke factor of 1.
const RADIUS: f64 = 3.6;

/// Draws the measured points of curves, in this order; what is outside of an axis is left out.
///
/// # Errors
/// [`FigureError::Draw`] if plotters fails.
pub fn draw(pen: &Pen, curves: &[&Curve], frame: &Frame, style: &Style) -> Result<(), FigureError> {
    for curve in curves {
        let colour = theme::line_colour(curve.role);
        let times = frame.time.start_d()..=frame.time.horizon_d();
        let shown =
            |mark: &&DataMark| times.contains(&mark.time_d) && (!frame.value.log || mark.value >= frame.value.low);
        for mark in curve.data.iter().filter(shown) {
            let x = frame.time.px(mark.time_d);
            if mark.sd.is_some() {
                let (low, high) = mark.ends();
                bar(pen, (x, frame.y(low), frame.y(high)), style.stroke, colour)?;
            }
            sign(pen, curve.line, (x, frame.y(mark.value)), RADIUS * style.stroke, colour)?;
        }
    }
    Ok(())
}

/// An upright line with a cap at each end, px.
pub fn bar(pen: &Pen, (x, low, high): (f64, f64, f64), stroke: f64, colour: Rgb) -> Result<(), FigureError> {
    pen.line(&[(x, low), (x, high)], 1.3 * stroke, colour)?;
    let half = 2.6 * stroke;
    [low, high].into_iter().try_for_each(|y| pen.line(&[(x - half, y), (x + half, y)], 1.3 * stroke, colour))
}

/// The sign of an arm: an open circle for a control, a shape for each treated one, with a rim in the colour of the paper.
pub fn sign(pen: &Pen, line: Line, (x, y): (f64, f64), r: f64, colour: Rgb) -> Result<(), FigureError> {
    const SQUARE: [(f64, f64); 4] = [(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)];
    let corners: &[(f64, f64)] = match line {
        Line::Dashed => {
            pen.disc((x, y), r, colour)?;
            return pen.disc((x, y), 0.55 * r, PAPER);
        }
        Line::Solid => {
            pen.disc((x, y), 1.3 * r, PAPER)?;
            return pen.disc((x, y), r, colour);
        }
        Line::Dotted => &SQUARE,
        Line::DashDot => &DIAMOND,
        Line::LongDash => &TRIANGLE,
    };
    shape(pen, corners, (x, y), 1.35 * r, PAPER)?;
    shape(pen, corners, (x, y), 1.05 * r, colour)
}
