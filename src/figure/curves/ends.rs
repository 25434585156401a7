//! Names at the ends of lines, each behind a piece of its line, apart from each other.

use super::super::canvas::{Anchor, Canvas, Pen, Type};
use super::super::error::FigureError;
use super::super::labels::{Wish, spread};
use super::super::leaf::Leaf;
use super::super::palette;
use super::super::sheet::count;
use super::super::text::Weight;
use super::super::theme::LEADER;
use super::plot::{Plot, Shown};

/// Distance of lines of text, in text sizes.
const PITCH: f64 = 1.22;
/// Most lines of a name.
const MOST: usize = 3;

/// Width of the room for the names of all plots right of each, at most `most` px.
pub fn room(leaf: &Leaf, shown: &[Shown], most: f64) -> f64 {
    let names = || shown.iter().filter(|plot| plot.named).flat_map(|plot| &plot.series);
    let before = before(leaf);
    let lines = |width: f64| names().map(|(series, _)| lines(leaf, &series.name, width).len()).max().unwrap_or(0);
    if lines(f64::INFINITY) == 0 {
        return 0.0;
    }
    let widest = leaf.widest(names().map(|(series, _)| series.name.as_str()), leaf.style.text) + before + 0.1;
    let words = names().flat_map(|(series, _)| series.name.split_whitespace());
    let word = leaf.widest(words, leaf.style.text) + 0.1;
    let tight = (word.max(0.6 * leaf.style.label_room) + before).min(most);
    // One line if that is not much, else as narrow as two lines allow.
    if widest <= tight {
        return widest;
    }
    let mut width = tight;
    while width < most && lines(width - before) > 2 {
        width += leaf.style.text;
    }
    width.min(most).min(widest)
}

/// Height that the names need in the fullest plot, px.
pub fn height(leaf: &Leaf, shown: &[Shown], room: f64) -> f64 {
    let plot = |plot: &Shown| -> f64 {
        let all = plot.series.iter().filter(|_| plot.named);
        let lines = all.map(|(series, _)| lines(leaf, &series.name, room - before(leaf)).len());
        lines.map(|lines| (PITCH * count(lines) + 0.25) * leaf.style.text).sum()
    };
    shown.iter().map(plot).fold(0.0, f64::max)
}

/// Room for the gap and for the piece of a line before a name.
fn before(leaf: &Leaf) -> f64 {
    3.0 * leaf.style.text
}

fn lines(leaf: &Leaf, name: &str, width: f64) -> Vec<String> {
    let size = leaf.style.text;
    let mut lines = leaf.metrics.wrap(name, width, size, Weight::Regular);
    if lines.len() > MOST {
        let rest = lines.split_off(MOST - 1).join(" ");
        lines.push(leaf.name(&rest, width, size));
    }
    lines
}

/// Draws the names right of a plot whose left upper corner is here.
///
/// # Errors
/// [`FigureError::Draw`] if plotters fails.
pub fn draw(
    canvas: &mut Canvas,
    leaf: &Leaf,
    (plot, shown): (&Plot, &Shown),
    (left, top): (f64, f64),
    room: f64,
) -> Result<(), FigureError> {
    let text = leaf.style.text;
    let x = left + plot.size.0 + 0.5 * text;
    let lines: Vec<_> = shown.series.iter().map(|(s, _)| lines(leaf, &s.name, room - before(leaf))).collect();
    let ends: Vec<_> = shown.series.iter().map(|(series, _)| end(plot, &series.line())).collect();
    let wish = |(lines, end): (&Vec<String>, &End)| Wish {
        // Lines that end together are named in the order in which they lie before.
        want: end.at.1 + 1e-3 * end.mean,
        height: (PITCH * count(lines.len()) + 0.25) * text,
    };
    let wishes: Vec<Wish> = lines.iter().zip(&ends).map(wish).collect();
    let over = 0.3 * text;
    let centres = spread(&wishes, -over, plot.size.1 + over).unwrap_or_default();
    for (((series, colour), lines), (end, centre)) in shown.series.iter().zip(&lines).zip(ends.iter().zip(centres)) {
        let (y, (width, dashes)) = (top + centre, palette::stroke(*colour));
        let stroke = leaf.style.stroke;
        canvas.group("", None, |pen| leader(pen, (left + end.at.0, top + end.at.1), (x, y), 0.8 * stroke))?;
        canvas.group(&palette::dashed(dashes, 0.8 * stroke), None, |pen| {
            pen.line(&[(x, y), (x + 1.9 * text, y)], width * stroke, palette::line(*colour))
        })?;
        canvas.group("class=\"name\"", Some(&series.name), |pen| {
            let kind = Type::regular(text, palette::text(*colour), Anchor::Start);
            let mut base = y + 0.5 * (1.0 - count(lines.len())) * PITCH * text + 0.36 * text;
            for line in lines {
                pen.text(line, (x + 2.4 * text, base), kind)?;
                base += PITCH * text;
            }
            Ok(())
        })?;
    }
    Ok(())
}

/// Where a line ends, and its mean height, px.
struct End {
    at: (f64, f64),
    mean: f64,
}

fn end(plot: &Plot, line: &[(f64, f64)]) -> End {
    let points: Vec<_> = plot.pieces(line).concat();
    let mean = points.iter().map(|point| point.1).sum::<f64>() / count(points.len().max(1));
    End { at: points.last().copied().unwrap_or((plot.size.0, plot.size.1)), mean }
}

/// Thin line from the end of a curve to its name, if that had to move or the curve ends early.
fn leader(pen: &Pen, from: (f64, f64), to: (f64, f64), width: f64) -> Result<(), FigureError> {
    if (to.1 - from.1).abs() <= 1.0 && to.0 - from.0 < 12.0 {
        return Ok(());
    }
    pen.line(&[(from.0 + 1.0, from.1), to], width, LEADER)
}
