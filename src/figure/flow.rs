//! Lines of a key: samples with what they mean, broken where the room ends.

use super::canvas::{Anchor, Canvas, Pen, Type};
use super::error::FigureError;
use super::leaf::Leaf;
use super::palette;
use super::theme::{BAND_OPACITY, GREY, INK, LEADER, PAPER, Rgb};

/// Distance of lines as a multiple of the text size.
const PITCH: f64 = 1.6;

/// What stands before a text.
#[derive(Clone, Copy, Debug)]
pub enum Sample {
    /// Nothing.
    None,
    /// A band with its median.
    Band(Rgb),
    /// A line of this colour and width, and its dashes and gaps, px.
    Line(Rgb, f64, &'static [f64]),
    /// A ring.
    Ring(Rgb),
    /// A box with this inside and border.
    Swatch(Rgb, Rgb),
    /// A hatched box.
    Hatch,
    /// A lying interval with its dot.
    Interval(Rgb),
    /// A lying interval with its ends.
    Whisker(Rgb),
    /// An arrow to the left.
    Arrow(Rgb),
}

/// One entry, and where it goes.
struct Entry {
    sample: Sample,
    text: String,
    at: (f64, f64),
}

/// Entries in lines.
pub struct Flow {
    entries: Vec<Entry>,
    lines: f64,
}

impl Flow {
    /// Breaks these entries to the width of the page.
    pub fn new(leaf: &Leaf, entries: &[(Sample, String)]) -> Self {
        let (small, width) = (leaf.style.small, leaf.width());
        let (mut x, mut lines, mut placed) = (0.0, 0.0, Vec::new());
        for (sample, text) in entries.iter().filter(|entry| !entry.1.trim().is_empty()) {
            let before = room(*sample, small);
            let mut first = true;
            for text in leaf.metrics.wrap(text, width - before, small, super::text::Weight::Regular) {
                let wide = before + leaf.wide(&text, small);
                if lines == 0.0 || !first || x + wide > width {
                    (x, lines) = (0.0, lines + 1.0);
                }
                let sample = if first { *sample } else { Sample::None };
                placed.push(Entry { sample, text, at: (x + if first { 0.0 } else { before }, lines - 1.0) });
                x += wide + 1.8 * small;
                first = false;
            }
        }
        Self { entries: placed, lines }
    }

    /// Height, px.
    pub fn height(&self, leaf: &Leaf) -> f64 {
        self.lines * PITCH * leaf.style.small
    }

    /// Draws the entries below `top`, px.
    ///
    /// # Errors
    /// [`FigureError::Draw`] if plotters fails.
    pub fn draw(&self, canvas: &mut Canvas, leaf: &Leaf, top: f64) -> Result<(), FigureError> {
        let small = leaf.style.small;
        for entry in &self.entries {
            let (x, base) = (leaf.left() + entry.at.0, top + (entry.at.1 * PITCH + 1.0) * small);
            sample(canvas, leaf, entry.sample, (x, base - 0.36 * small))?;
            let kind = Type::regular(small, GREY, Anchor::Start);
            let x = x + room(entry.sample, small);
            canvas.group("class=\"key\"", None, |pen| pen.text(&entry.text, (x, base), kind))?;
        }
        Ok(())
    }
}

/// Room for a sample, px.
fn room(sample: Sample, small: f64) -> f64 {
    match sample {
        Sample::None => 0.0,
        Sample::Ring(_) | Sample::Arrow(_) => 1.3 * small,
        Sample::Swatch(..) | Sample::Hatch => 2.2 * small,
        Sample::Band(_) | Sample::Line(..) | Sample::Interval(_) | Sample::Whisker(_) => 3.4 * small,
    }
}

fn sample(canvas: &mut Canvas, leaf: &Leaf, sample: Sample, (x, y): (f64, f64)) -> Result<(), FigureError> {
    let (small, stroke) = (leaf.style.small, leaf.style.stroke);
    let attributes = match sample {
        Sample::Line(_, _, dashes) => palette::dashed(dashes, stroke),
        _ => String::new(),
    };
    let (end, half) = (x + 2.8 * small, 0.45 * small);
    let short = (1.6 * small, 2.0 * half);
    canvas.group(&attributes, None, |pen| match sample {
        Sample::None => Ok(()),
        Sample::Band(colour) => {
            pen.polygon(&corners((x, y - half), (2.8 * small, 2.0 * half)), colour, BAND_OPACITY)?;
            pen.line(&[(x, y), (end, y)], 2.0 * stroke, colour)
        }
        Sample::Line(colour, width, _) => pen.line(&[(x, y), (end, y)], width * stroke, colour),
        Sample::Ring(colour) => ring(pen, (x + 0.5 * small, y), stroke, colour),
        Sample::Arrow(colour) => arrow(pen, (x + 0.5 * small, y), stroke, colour),
        Sample::Swatch(fill, border) => {
            pen.polygon(&corners((x, y - half), short), fill, 1.0)?;
            outline(pen, (x, y - half), short, 0.8 * stroke, border)
        }
        Sample::Hatch => {
            hatch(pen, (x, y - half), short, 5.0 * stroke, (0.7 * stroke, GREY))?;
            outline(pen, (x, y - half), short, 0.8 * stroke, LEADER)
        }
        Sample::Interval(colour) => {
            pen.line(&[(x, y), (end, y)], 1.6 * stroke, colour)?;
            pen.disc((0.5 * (x + end), y), 3.6 * stroke, colour)
        }
        Sample::Whisker(colour) => {
            pen.line(&[(x, y), (end, y)], 1.5 * stroke, colour)?;
            [x, end].iter().try_for_each(|x| pen.line(&[(*x, y - half), (*x, y + half)], 1.5 * stroke, colour))
        }
    })
}

/// The sign of a value of the nominal set.
///
/// # Errors
/// [`FigureError::Draw`] if plotters fails.
pub fn ring(pen: &Pen, at: (f64, f64), stroke: f64, colour: Rgb) -> Result<(), FigureError> {
    pen.disc(at, 2.9 * stroke, colour)?;
    pen.disc(at, 1.7 * stroke, PAPER)
}

/// The sign of a marked place.
///
/// # Errors
/// [`FigureError::Draw`] if plotters fails.
pub fn diamond(pen: &Pen, (x, y): (f64, f64), stroke: f64, colour: Rgb) -> Result<(), FigureError> {
    for (r, fill) in [(6.2 * stroke, PAPER), (4.6 * stroke, colour)] {
        pen.polygon(&[(x, y - r), (x + r, y), (x, y + r), (x - r, y)], fill, 1.0)?;
    }
    Ok(())
}

/// The sign of what lies left of an axis.
///
/// # Errors
/// [`FigureError::Draw`] if plotters fails.
pub fn arrow(pen: &Pen, (x, y): (f64, f64), stroke: f64, colour: Rgb) -> Result<(), FigureError> {
    let r = 3.6 * stroke;
    pen.polygon(&[(x - r, y), (x + r, y - r), (x + r, y + r)], colour, 1.0)
}

/// Corners of a rectangle.
pub fn corners((x, y): (f64, f64), (w, h): (f64, f64)) -> [(f64, f64); 4] {
    [(x, y), (x + w, y), (x + w, y + h), (x, y + h)]
}

/// Border of a rectangle.
///
/// # Errors
/// [`FigureError::Draw`] if plotters fails.
pub fn outline(pen: &Pen, at: (f64, f64), size: (f64, f64), width: f64, colour: Rgb) -> Result<(), FigureError> {
    let [a, b, c, d] = corners(at, size);
    pen.line(&[a, b, c, d, a], width, colour)
}

/// Strokes at 45 degrees, `step` px apart, that go on from one rectangle to the next.
///
/// # Errors
/// [`FigureError::Draw`] if plotters fails.
pub fn hatch(
    pen: &Pen,
    (x, y): (f64, f64),
    (w, h): (f64, f64),
    step: f64,
    (width, colour): (f64, Rgb),
) -> Result<(), FigureError> {
    // Lines on which x + y is the same.
    let mut sum = ((x + y) / step).ceil() * step;
    while sum < x + w + y + h {
        let (left, right) = ((sum - y - h).max(x), (sum - y).min(x + w));
        pen.line(&[(left, sum - left), (right, sum - right)], width, colour)?;
        sum += step;
    }
    Ok(())
}

/// Colour of writing on this background.
pub fn on(background: Rgb) -> Rgb {
    if INK.contrast(background) >= PAPER.contrast(background) { INK } else { PAPER }
}
