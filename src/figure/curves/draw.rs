//! Draws panels of curves: axes, levels, bands, lines, marks and names.

use super::super::canvas::{Anchor, Canvas, Pen, Type};
use super::super::error::FigureError;
use super::super::flow::{diamond, ring};
use super::super::leaf::Leaf;
use super::super::manner::Manner;
use super::super::palette;
use super::super::ruler::NAMES;
use super::super::text::LINE_HEIGHT;
use super::super::theme::{BAND_OPACITY, GREY, GRID, INK, LEADER, Rgb};
use super::data::{Curves, Series, check};
use super::ends;
use super::layout::Layout;
use super::notes::Notes;
use super::plot::Shown;

/// Draws the panels as an SVG document.
///
/// # Errors
/// [`FigureError`] without panels or series, for an axis without two ticks, for points without a place or beyond 1e15,
/// and where a fixed height leaves no room.
pub fn curves(curves: &Curves, manner: impl Into<Manner>) -> Result<String, FigureError> {
    check(curves)?;
    let leaf = Leaf::new(&curves.texts, manner)?;
    let layout = Layout::new(curves, &leaf)?;
    let end = layout.end();
    let mut canvas = leaf.open(end)?;
    layout.key.draw(&mut canvas, &leaf, leaf.top())?;
    let up = (leaf.left(), leaf.top() + layout.key.height(&leaf) + 1.1 * leaf.style.small);
    canvas.group("class=\"up\"", None, |pen| {
        let words = leaf.cut(&format!("↑ {}", curves.up), leaf.width(), leaf.style.small);
        pen.text(&words, up, Type::regular(leaf.style.small, INK, Anchor::Start))
    })?;
    canvas.group("class=\"across\"", None, |pen| across(pen, &layout))?;
    for (at, (shown, notes)) in layout.plots.iter().enumerate() {
        let panel = Panel { layout: &layout, shown, notes, at, corner: layout.corner(at) };
        panel.draw(&mut canvas)?;
    }
    Ok(leaf.close(canvas, end))
}

/// What the horizontal axis is, once below all plots.
fn across(pen: &Pen, layout: &Layout) -> Result<(), FigureError> {
    let (leaf, small) = (layout.leaf, layout.leaf.style.small);
    let (left, last) = (layout.corner(0).0, layout.corner(layout.columns - 1).0 + layout.plot.size.0);
    let words = leaf.cut(&layout.curves.axis.title, leaf.right() - left, small);
    let half = 0.5 * leaf.wide(&words, small);
    let middle = (0.5 * (left + last)).clamp(left + half, (leaf.right() - half).max(left + half));
    pen.text(&words, (middle, layout.end() - 0.5 * small), Type::regular(small, INK, Anchor::Middle))
}

/// One panel with its place.
struct Panel<'a> {
    layout: &'a Layout<'a>,
    shown: &'a Shown<'a>,
    notes: &'a Notes,
    at: usize,
    corner: (f64, f64),
}

impl Panel<'_> {
    fn draw(&self, canvas: &mut Canvas) -> Result<(), FigureError> {
        canvas.group("class=\"panel\"", Some(&self.shown.title), |pen| self.axes(pen))?;
        for (at, level) in self.layout.curves.levels.iter().enumerate() {
            self.level(canvas, at, level.0)?;
        }
        canvas.group("", None, |pen| {
            self.shown.behind.iter().try_for_each(|series| self.line(pen, series, (0.7, GRID)))
        })?;
        let series = || self.shown.series.iter().rev();
        for (series, colour) in series() {
            canvas.group("", None, |pen| self.band(pen, series, *colour))?;
        }
        for (series, colour) in series() {
            let (width, dashes) = palette::stroke(*colour);
            canvas.group(&palette::dashed(dashes, self.stroke()), Some(&series.name), |pen| {
                self.line(pen, series, (width, palette::line(*colour)))
            })?;
        }
        canvas.group("", None, |pen| series().try_for_each(|(series, colour)| self.rings(pen, series, *colour)))?;
        canvas.group("class=\"notes\"", None, |pen| self.notes(pen))?;
        let Some(room) = self.layout.names.filter(|_| self.shown.named) else { return Ok(()) };
        let what = (&self.layout.plot, self.shown);
        ends::draw(canvas, self.layout.leaf, what, self.corner, room)
    }

    fn stroke(&self) -> f64 {
        self.layout.leaf.style.stroke
    }

    fn moved(&self, points: &[(f64, f64)]) -> Vec<(f64, f64)> {
        points.iter().map(|(x, y)| (self.corner.0 + x, self.corner.1 + y)).collect()
    }

    fn axes(&self, pen: &Pen) -> Result<(), FigureError> {
        let (leaf, plot) = (self.layout.leaf, &self.layout.plot);
        let ((left, top), (width, height)) = (self.corner, plot.size);
        let small = leaf.style.small;
        let (titles, size) = &self.layout.titles;
        let mut base = top - 0.6 * leaf.style.text;
        for line in titles[self.at].iter().rev() {
            pen.text(line, (left, base), Type::bold(*size, INK))?;
            base -= LINE_HEIGHT * size;
        }
        for (value, text) in &plot.value.ticks {
            let y = top + plot.y(*value);
            let (thick, colour) = if *value == 0.0 { (1.1, GREY) } else { (0.8, GRID) };
            pen.line(&[(left, y), (left + width, y)], thick * self.stroke(), colour)?;
            if self.at.is_multiple_of(self.layout.columns) {
                pen.text(text, (left - 0.5 * small, y + 0.36 * small), Type::regular(small, GREY, Anchor::End))?;
            }
        }
        plot.ruler.draw(pen, leaf, (left, top + height), width)
    }

    fn level(&self, canvas: &mut Canvas, at: usize, value: f64) -> Result<(), FigureError> {
        let plot = &self.layout.plot;
        let Some((_, y)) = plot.at((self.layout.curves.axis.ticks[0].0, value)) else { return Ok(()) };
        let line = self.moved(&[(0.0, y), (plot.size.0, y)]);
        canvas.group(&palette::dashed(Layout::dashes(at), self.stroke()), None, |pen| {
            pen.line(&line, 1.2 * self.stroke(), GREY)
        })
    }

    fn band(&self, pen: &Pen, series: &Series, colour: usize) -> Result<(), FigureError> {
        for outline in self.layout.plot.band(series).iter().map(|outline| self.moved(outline)) {
            if outline.len() > 2 {
                pen.polygon(&outline, palette::line(colour), BAND_OPACITY)?;
            } else {
                pen.line(&outline, 1.2 * self.stroke(), palette::line(colour))?;
            }
        }
        Ok(())
    }

    /// The line between its gaps; a point between two gaps is a dot.
    fn line(&self, pen: &Pen, series: &Series, (width, colour): (f64, Rgb)) -> Result<(), FigureError> {
        for piece in self.layout.plot.pieces(&series.line()).iter().map(|piece| self.moved(piece)) {
            match piece.as_slice() {
                [only] => pen.disc(*only, 1.4 * width * self.stroke(), colour)?,
                more => pen.line(more, width * self.stroke(), colour)?,
            }
        }
        Ok(())
    }

    fn rings(&self, pen: &Pen, series: &Series, colour: usize) -> Result<(), FigureError> {
        let places = series.beside().iter().filter_map(|point| self.layout.plot.at(*point)).collect::<Vec<_>>();
        self.moved(&places).into_iter().try_for_each(|at| ring(pen, at, self.stroke(), palette::line(colour)))
    }

    fn notes(&self, pen: &Pen) -> Result<(), FigureError> {
        let (leaf, small) = (self.layout.leaf, self.layout.leaf.style.small);
        for leader in self.notes.beside.iter().filter_map(|note| note.leader) {
            pen.line(&self.moved(&leader), 0.8 * self.stroke(), LEADER)?;
        }
        for (at, colour) in &self.notes.marks {
            diamond(pen, (self.corner.0 + at.0, self.corner.1 + at.1), self.stroke(), palette::line(*colour))?;
        }
        for note in &self.notes.beside {
            let kind = Type::regular(small, palette::text(note.colour), Anchor::Start);
            pen.text(&note.text, (self.corner.0 + note.at.0, self.corner.1 + note.at.1), kind)?;
        }
        let mut y = self.corner.1 + self.layout.plot.size.1 + (NAMES + 1.2) * small;
        for (words, colour) in &self.notes.listed {
            let x = self.corner.0 + 0.5 * small;
            diamond(pen, (x, y - 0.36 * small), 0.8 * self.stroke(), palette::line(*colour))?;
            let words =
                leaf.cut(words, self.layout.plot.size.0 + self.layout.names.unwrap_or(0.0) - 1.5 * small, small);
            pen.text(&words, (x + small, y), Type::regular(small, palette::text(*colour), Anchor::Start))?;
            y += 1.45 * small;
        }
        Ok(())
    }
}
