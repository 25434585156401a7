//! Signs for what came of a check: shape and colour say the same, so that either is enough.

use super::canvas::Pen;
use super::error::FigureError;
use super::fact_mark::Sign;
use super::theme::{self, PAPER, Rgb};

/// Draws a sign of radius `r` centred on (`x`, `y`), px, with a rim in the colour of the paper.
///
/// # Errors
/// [`FigureError::Draw`] if plotters fails.
pub fn sign(pen: &Pen, kind: Sign, (x, y): (f64, f64), r: f64) -> Result<(), FigureError> {
    let colour = theme::sign_colour(kind);
    match kind {
        Sign::Holds => {
            pen.disc((x, y), 1.3 * r, PAPER)?;
            pen.disc((x, y), r, colour)
        }
        Sign::Near => {
            shape(pen, &DIAMOND, (x, y), 1.65 * r, PAPER)?;
            shape(pen, &DIAMOND, (x, y), 1.3 * r, colour)?;
            shape(pen, &DIAMOND, (x, y), 0.65 * r, PAPER)
        }
        Sign::Fails => {
            shape(pen, &TRIANGLE, (x, y), 1.55 * r, PAPER)?;
            shape(pen, &TRIANGLE, (x, y), 1.2 * r, colour)
        }
    }
}

/// Corners of signs of radius 1, px.
pub const DIAMOND: [(f64, f64); 4] = [(0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0)];
/// The same.
pub const TRIANGLE: [(f64, f64); 3] = [(0.0, -1.05), (1.05, 0.8), (-1.05, 0.8)];

/// Fills corners of radius 1, scaled to `r` px and centred on (`x`, `y`).
///
/// # Errors
/// [`FigureError::Draw`] if plotters fails.
pub fn shape(pen: &Pen, points: &[(f64, f64)], (x, y): (f64, f64), r: f64, fill: Rgb) -> Result<(), FigureError> {
    let corners: Vec<_> = points.iter().map(|(a, b)| (x + a * r, y + b * r)).collect();
    pen.polygon(&corners, fill, 1.0)
}

/// What a sign means, for keys.
pub fn name(kind: Sign) -> &'static str {
    match kind {
        Sign::Holds => "holds",
        Sign::Near => "near",
        Sign::Fails => "fails",
    }
}
