//! Labels at the lines' ends: one for each observable, in its colour, apart from each other.

use super::canvas::{Anchor, Pen, Type};
use super::error::FigureError;
use super::labels::{Wish, spread};
use super::model::Panel;
use super::panel::{Context, drawing_order};
use super::path::Frame;
use super::sheet::count;
use super::text::{Metrics, Weight};
use super::theme::{self, LEADER};

/// Distance of label lines as a multiple of the text size: 15 px at 12.5 px.
const PITCH: f64 = 1.2125;

/// An observable's label at the line's end.
struct End {
    lines: Vec<String>,
    curve: usize,
    from: (f64, f64),
}

/// Lines of a label in the room right of the plots.
pub fn label_lines(metrics: &Metrics, label: &str, room: f64, size: f64) -> Vec<String> {
    let words: Vec<_> = label.split_whitespace().map(|w| metrics.shorten(w, room, size, Weight::Regular)).collect();
    let mut lines = metrics.wrap(&words.join(" "), room, size, Weight::Regular);
    if lines.len() > 2 {
        let rest = lines.split_off(1).join(" ");
        lines.push(metrics.middle(&rest, room, size, Weight::Regular));
    }
    lines
}

/// One label for each observable: at its first treated arm's end, else at the control's.
fn ends(context: &Context, panel: &Panel, frame: &Frame, paths: &[Vec<Vec<(f64, f64)>>]) -> Vec<End> {
    let mut out: Vec<End> = Vec::new();
    for i in drawing_order(panel).into_iter().rev() {
        let curve = &panel.curves[i];
        let known =
            |end: &End| (&panel.curves[end.curve].label, panel.curves[end.curve].role) == (&curve.label, curve.role);
        if out.iter().any(known) {
            continue;
        }
        let lines =
            label_lines(&context.sheet.metrics, &curve.label, context.sheet.style.label_room, context.sheet.style.text);
        let last = paths[i].last().and_then(|piece| piece.last());
        let from = last.copied().unwrap_or((frame.right(), frame.bottom));
        out.push(End { lines, curve: i, from });
    }
    out
}

/// Draws the labels of all observables right of the plot.
///
/// # Errors
/// [`FigureError::Draw`] if plotters fails.
pub fn draw(
    pen: &Pen,
    context: &Context,
    panel: &Panel,
    frame: &Frame,
    paths: &[Vec<Vec<(f64, f64)>>],
) -> Result<(), FigureError> {
    let ends = ends(context, panel, frame, paths);
    let text = context.sheet.style.text;
    let top = frame.top - context.grid.band - 0.2 * text;
    let room = frame.bottom + 0.15 * text - top;
    let lines: usize = ends.iter().map(|end| end.lines.len()).sum();
    let pitch = PITCH * text;
    let shrink = (room / (count(lines) * pitch)).min(1.0);
    let (size, pitch) = (text * shrink, pitch * shrink * 0.9999);
    let wish = |end: &End| Wish { want: end.from.1, height: count(end.lines.len()) * pitch };
    let wishes: Vec<Wish> = ends.iter().map(wish).collect();
    let centres = spread(&wishes, top, top + room).unwrap_or_default();
    let x = frame.right() + context.grid.label_gap;
    for (end, centre) in ends.iter().zip(centres) {
        leader(pen, context, end, (x, centre))?;
        let colour = theme::text_colour(panel.curves[end.curve].role);
        let kind = Type::regular(size, colour, Anchor::Start);
        let mut base = centre + 0.5 * (1.0 - count(end.lines.len())) * pitch + 0.36 * size;
        for line in &end.lines {
            pen.text(line, (x, base), kind)?;
            base += pitch;
        }
    }
    Ok(())
}

/// Thin line from a curve's end to its label at (`x`, `y`), px, if the label had to move or the curve ends early.
fn leader(pen: &Pen, context: &Context, end: &End, (x, y): (f64, f64)) -> Result<(), FigureError> {
    let early = end.from.0 < x - context.grid.label_gap - 2.0;
    if (y - end.from.1).abs() <= 2.5 && !early {
        return Ok(());
    }
    let path = [(end.from.0 + 1.0, end.from.1), (x - 1.5, y)];
    pen.line(&path, 0.8 * context.sheet.style.stroke, LEADER)
}
