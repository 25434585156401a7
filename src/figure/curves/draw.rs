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
