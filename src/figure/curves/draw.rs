//! Draws panels of curves: axes, levels, bands, lines, marks and names.

use super::super::canvas::{Anchor, Canvas, Pen, Type};
use super::super::error::FigureError;
use super::super::flow::{diamond, ring};
use super::super::leaf::Leaf;
use super::super::model::Size;
use super::super::palette;
use super::super::ruler::NAMES;
use super::super::text::LINE_HEIGHT;
use super::super::theme::{BAND_OPACITY, GREY, GRID, INK, LEADER, Rgb};
use super::data::{Curves, Series, check};
use super::ends;
use super::layout::Layout;
use super::notes::Notes;
use super::plot::Shown;
//! Panels of curves: axes, bands, medians, labels at the ends.

use super::super::across::Across;
use super::super::canvas::{Anchor, Pen, Type};
use super::super::error::FigureError;
use super::super::labels::{Wish, spread};
use super::super::leaf::Leaf;
use super::super::model::Size;
use super::super::palette;
use super::super::scale::ValueAxis;
use super::super::sheet::count;
use super::super::text::Weight;
use super::super::theme::{BAND_OPACITY, GREY, GRID, INK};
use super::data::{CurvePanel, Curves, Series};

const PLOT: f64 = 220.0;

/// Draws the panels as an SVG document.
///
/// # Errors
/// [`FigureError`] without panels or series, for an axis without two ticks, for points without a place or beyond 1e15,
/// and where a fixed height leaves no room.
pub fn curves(curves: &Curves, size: Size) -> Result<String, FigureError> {
    check(curves)?;
    let leaf = Leaf::new(&curves.texts, size)?;
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
/// [`FigureError`] without panels or with fewer than two ticks, and if plotters fails.
pub fn curves(curves: &Curves, size: Size) -> Result<String, FigureError> {
    if curves.panels.is_empty() || curves.axis.ticks.len() < 2 {
        return Err(FigureError::NoPanels);
    }
    let leaf = Leaf::new(&curves.texts, size)?;
    let columns = if curves.columns == 0 { curves.panels.len() } else { curves.columns };
    let columns = columns.min(leaf.style.max_columns).max(1);
    let rows = count(curves.panels.len().div_ceil(columns));
    let end = leaf.top() + rows * (PLOT + 80.0);
    let mut canvas = leaf.open(end)?;
    let plot = Plot::new(curves, &leaf, columns);
    for (at, panel) in curves.panels.iter().enumerate() {
        canvas.group("class=\"panel\"", Some(&panel.title), |pen| plot.panel(pen, panel, at))?;
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
struct Plot<'a> {
    curves: &'a Curves,
    leaf: &'a Leaf<'a>,
    columns: usize,
    value: ValueAxis,
    ends: (f64, f64),
    names: Vec<&'a str>,
}

impl<'a> Plot<'a> {
    fn new(curves: &'a Curves, leaf: &'a Leaf<'a>, columns: usize) -> Self {
        let series = || curves.panels.iter().flat_map(|panel| &panel.series);
        let values = series().flat_map(|series| series.points.iter().flat_map(|point| point.1));
        let values = values.chain(series().flat_map(|s| s.nominal.iter().flatten().map(|point| point.1)));
        let values = values.chain(curves.levels.iter().map(|level| level.0)).filter(|value| value.is_finite());
        let (low, high) = values.fold((0.0_f64, 0.0_f64), |(a, b), value| (a.min(value), b.max(value)));
        let mut names = Vec::new();
        for one in series() {
            if !names.contains(&one.name.as_str()) {
                names.push(one.name.as_str());
            }
        }
        let Across { kind, ticks, .. } = &curves.axis;
        let even = ticks.iter().map(|tick| kind.even(tick.0)).filter(|place| place.is_finite());
        let ends = even.fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), v| (a.min(v), b.max(v)));
        Self { curves, leaf, columns, value: ValueAxis::new(low, high, None), ends, names }
    }

    fn width(&self) -> f64 {
        (self.leaf.right() - self.leaf.left()) / count(self.columns) - 40.0 - self.leaf.style.label_room
    }

    fn corner(&self, at: usize) -> (f64, f64) {
        let (row, column) = (at / self.columns, at % self.columns);
        let cell = (self.leaf.right() - self.leaf.left()) / count(self.columns);
        (self.leaf.left() + 34.0 + count(column) * cell, self.leaf.top() + 26.0 + count(row) * (PLOT + 80.0))
    }

    fn place(&self, at: usize, (x, value): (f64, f64)) -> Option<(f64, f64)> {
        let (left, top) = self.corner(at);
        let across = (self.curves.axis.kind.even(x) - self.ends.0) / (self.ends.1 - self.ends.0);
        let up = (value - self.value.low) / (self.value.high - self.value.low);
        let found = (left + self.width() * across, top + PLOT * (1.0 - up));
        (found.0.is_finite() && found.1.is_finite()).then_some(found)
    }

    fn panel(&self, pen: &Pen, panel: &CurvePanel, at: usize) -> Result<(), FigureError> {
        let ((left, top), small) = (self.corner(at), self.leaf.style.small);
        let (right, bottom) = (left + self.width(), top + PLOT);
        let title = self.leaf.metrics.shorten(&panel.title, self.width(), self.leaf.style.heading, Weight::Bold);
        pen.text(&title, (left, top - 10.0), Type::bold(self.leaf.style.heading, INK))?;
        for (value, text) in &self.value.ticks {
            let y = top + PLOT * (1.0 - (value - self.value.low) / (self.value.high - self.value.low));
            pen.line(&[(left, y), (right, y)], 0.8, GRID)?;
            pen.text(text, (left - 6.0, y + 0.36 * small), Type::regular(small, GREY, Anchor::End))?;
        }
        let mut free = f64::NEG_INFINITY;
        for (x, name) in &self.curves.axis.ticks {
            let Some((x, _)) = self.place(at, (*x, self.value.low)) else { continue };
            let half = 0.5 * self.leaf.wide(name, small);
            pen.line(&[(x, bottom), (x, bottom + 4.0)], 1.0, GREY)?;
            if x - half > free {
                pen.text(name, (x, bottom + 4.0 + 1.2 * small), Type::regular(small, GREY, Anchor::Middle))?;
                free = x + half + 5.0;
            }
        }
        let middle = (0.5 * (left + right), bottom + 4.0 + 2.6 * small);
        pen.text(&self.curves.axis.title, middle, Type::regular(small, GREY, Anchor::Middle))?;
        panel.series.iter().try_for_each(|series| self.series(pen, series, at))?;
        self.labels(pen, panel, at)
    }

    fn index(&self, series: &Series) -> usize {
        self.names.iter().position(|name| *name == series.name).unwrap_or(0)
    }

    fn series(&self, pen: &Pen, series: &Series, at: usize) -> Result<(), FigureError> {
        let colour = palette::line(self.index(series));
        let path = |pick: usize| series.points.iter().filter_map(move |point| self.place(at, (point.0, point.1[pick])));
        let mut outline: Vec<_> = path(2).collect();
        let back: Vec<_> = path(0).collect();
        outline.extend(back.into_iter().rev());
        if outline.len() > 3 {
            pen.polygon(&outline, colour, BAND_OPACITY)?;
        }
        let median: Vec<_> = path(1).collect();
        pen.line(&median, palette::stroke(self.index(series)).0, colour)
    }

    fn labels(&self, pen: &Pen, panel: &CurvePanel, at: usize) -> Result<(), FigureError> {
        let ((left, top), size) = (self.corner(at), self.leaf.style.text);
        let last = |series: &Series| series.points.iter().rev().find_map(|p| self.place(at, (p.0, p.1[1])));
        let wish = |series: &Series| Wish { want: last(series).map_or(top, |p| p.1), height: 1.25 * size };
        let wishes: Vec<Wish> = panel.series.iter().map(wish).collect();
        let places = spread(&wishes, top, top + PLOT).unwrap_or_default();
        for (series, y) in panel.series.iter().zip(places) {
            let text = self.leaf.metrics.shorten(&series.name, self.leaf.style.label_room, size, Weight::Regular);
            let kind = Type::regular(size, palette::text(self.index(series)), Anchor::Start);
            pen.text(&text, (left + self.width() + 8.0, y + 0.36 * size), kind)?;
        }
        Ok(())
    }
}
