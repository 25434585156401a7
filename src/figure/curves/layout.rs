//! Where the plots of a figure of curves go; lengths in px.

use super::super::error::FigureError;
use super::super::flow::{Flow, Sample};
use super::super::leaf::Leaf;
use super::super::palette;
use super::super::ruler::{NAMES, Ruler};
use super::super::sheet::count;
use super::super::text::{LINE_HEIGHT, Weight};
use super::super::theme::{GREY, INK};
use super::super::values;
use super::data::{Curves, Series};
use super::ends;
use super::notes::{Notes, notes};
use super::plot::{Plot, Shown, shown};

/// Dashes of the levels, in their order.
const LEVELS: [&[f64]; 3] = [&[2.0, 2.5], &[7.0, 2.5], &[7.0, 2.5, 2.0, 2.5]];
/// Narrowest plot, in text sizes.
const NARROWEST: f64 = 9.0;
/// Wanted heights of a plot by the number of rows, and the lowest that is readable, in text sizes.
const HEIGHTS: [f64; 4] = [27.0, 19.0, 15.0, 11.0];
const LOWEST: f64 = 4.0;
/// Largest share of a plot's width that names at the ends may take where several plots have the same ones.
const NAMES_SHARE: f64 = 0.25;
/// Most lines of a title.
const TITLE_LINES: usize = 3;

/// The figure with everything placed.
pub struct Layout<'a> {
    /// What is drawn.
    pub curves: &'a Curves,
    /// The page.
    pub leaf: &'a Leaf<'a>,
    /// Plots with their marks, in reading order.
    pub plots: Vec<(Shown<'a>, Notes)>,
    /// Axes and size of all plots.
    pub plot: Plot<'a>,
    /// Plots side by side.
    pub columns: usize,
    /// Key above the plots.
    pub key: Flow,
    /// Room for the names at the ends; none if the key has them.
    pub names: Option<f64>,
    /// Titles in lines, and their size.
    pub titles: (Vec<Vec<String>>, f64),
    cell: f64,
    row: f64,
}

impl<'a> Layout<'a> {
    /// Places everything.
    ///
    /// # Errors
    /// [`FigureError::Axis`] without two ticks; [`FigureError::NoRoom`] if a fixed height is too low.
    pub fn new(curves: &'a Curves, leaf: &'a Leaf<'a>) -> Result<Self, FigureError> {
        let shown = shown(curves);
        let all = || curves.panels.iter().flat_map(|panel| &panel.series);
        let ruler = Ruler::new(&curves.axis, all().flat_map(|series| series.places().collect::<Vec<_>>()))?;
        let numbers = all().flat_map(|series| series.values().collect::<Vec<_>>());
        let value = values::linear(numbers.chain(curves.levels.iter().map(|level| level.0)), curves.zero);
        let plot = Plot { ruler, value, size: (0.0, 0.0) };
        let (key, titles) = (Flow::new(leaf, &[]), (Vec::new(), 0.0));
        let mut layout =
            Self { curves, leaf, plots: Vec::new(), plot, columns: 1, key, names: None, titles, cell: 0.0, row: 0.0 };
        let most = if curves.columns == 0 { shown.len() } else { curves.columns.min(shown.len()) };
        layout.columns = layout.best(&shown, most.max(1));
        layout.fit(&shown, layout.columns);
        layout.plots = shown.into_iter().map(|shown| (shown, Notes::default())).collect();
        layout.annotate()?;
        Ok(layout)
    }

    /// Room for the texts of the upright axis.
    fn ticks(&self) -> f64 {
        let small = self.leaf.style.small;
        let texts = self.leaf.widest(self.plot.value.ticks.iter().map(|tick| tick.1.as_str()), small) + 0.7 * small;
        texts.max(self.plot.ruler.overhang(self.leaf).0 - 0.5 * self.leaf.style.margin)
    }

    /// Space between a plot with its names and the next one, such that names of the axes do not touch.
    fn gap(&self) -> f64 {
        let (first, last) = self.plot.ruler.overhang(self.leaf);
        self.leaf.style.gap.max(first + last + 0.7 * self.leaf.style.small - self.names.unwrap_or(0.0))
    }

    /// Height above a plot.
    fn above(&self) -> f64 {
        let lines = self.titles.0.iter().map(Vec::len).max().unwrap_or(0);
        let text = self.leaf.style.text;
        if lines == 0 { 0.5 * text } else { 0.9 * text + LINE_HEIGHT * self.titles.1 * count(lines) }
    }

    /// Height of the key and of the words of the upright axis.
    fn head(&self) -> f64 {
        self.key.height(self.leaf) + 1.9 * self.leaf.style.small
    }

    /// Height below a plot without a list.
    fn below(&self) -> f64 {
        (NAMES + 0.5) * self.leaf.style.small
    }

    /// Height below all plots: what the axis is.
    fn foot(&self) -> f64 {
        1.2 * self.leaf.style.small
    }

    /// Titles at the width of a plot and its names: large in one line, else smaller in a few.
    fn set_titles(&mut self, shown: &[Shown], width: f64) {
        let (metrics, style) = (&self.leaf.metrics, &self.leaf.style);
        let fits = |plot: &Shown| metrics.width(&plot.title, style.heading, Weight::Bold) <= width;
        let size = if shown.iter().all(fits) { style.heading } else { style.text };
        let title = |plot: &Shown| {
            let mut lines = metrics.wrap(&plot.title, width, size, Weight::Bold);
            if lines.len() > TITLE_LINES {
                let rest = lines.split_off(TITLE_LINES - 1).join(" ");
                lines.push(metrics.shorten(&rest, width, size, Weight::Bold));
            }
            lines
        };
        self.titles = (shown.iter().map(title).collect(), size);
    }

    /// The number of columns whose plots have the best shape; where the height is fixed, those that are the highest.
    fn best(&mut self, shown: &[Shown], most: usize) -> usize {
        let rank = |layout: &mut Self, columns: usize| {
            let readable = layout.fit(shown, columns);
            let (w, h) = layout.plot.size;
            let ragged = count(shown.len().div_ceil(columns) * columns - shown.len());
            let shape = (w / h / 1.9).ln().abs();
            (readable, -(shape + 0.5 * ragged / count(columns)))
        };
        let better = |a: (bool, f64), b: (bool, f64)| (a.0 && !b.0) || (a.0 == b.0 && a.1 > b.1 + 1e-9);
        let mut best = (1, rank(self, 1));
        for columns in 2..=most.min(8) {
            let found = rank(self, columns);
            if better(found, best.1) {
                best = (columns, found);
            }
        }
        best.0
    }

    /// Sets widths and heights for this number of columns; whether plots are readable.
    fn fit(&mut self, shown: &[Shown], columns: usize) -> bool {
        let (leaf, text) = (self.leaf, self.leaf.style.text);
        self.widths(shown, columns);
        let width = self.plot.size.0;
        let rows = shown.len().div_ceil(columns);
        let names = self.names.map_or(0.0, |room| ends::height(leaf, shown, room));
        let needed = names.max(LOWEST * text);
        let wanted = (HEIGHTS[(rows - 1).min(3)] * text).min(0.62 * width);
        let room = |floor: f64| (floor - leaf.top() - self.head() - self.foot()) / count(rows);
        let each = leaf.floor().map(|floor| room(floor) - self.above() - self.below());
        self.plot.size.1 = each.map_or(wanted, |each| each.min(0.85 * width)).max(needed);
        width >= NARROWEST * text && each.is_none_or(|each| each >= needed)
    }

    /// Sets widths, the place of the names, and the key.
    fn widths(&mut self, shown: &[Shown], columns: usize) {
        let leaf = self.leaf;
        let cell = |layout: &Self| (leaf.width() - layout.ticks() + layout.gap()) / count(columns);
        self.names = None;
        let named = shown.iter().any(|plot| plot.named);
        let room = ends::room(leaf, shown, 0.36 * cell(self));
        let keyed = same_names(shown) && room > NAMES_SHARE * cell(self);
        self.names = (named && !keyed).then_some(room);
        self.cell = cell(self);
        let names = self.names.unwrap_or(0.0);
        let room_right = self.plot.ruler.overhang(leaf).1 - 0.5 * leaf.style.margin;
        let width = self.cell - self.gap() - names - (room_right - names).max(0.0);
        self.plot.size.0 = width.max(1.0);
        self.set_titles(shown, width + names);
        let mut entries = key(self.curves);
        if named && keyed {
            let line = |(series, colour): &(&Series, usize)| {
                let (width, dashes) = palette::stroke(*colour);
                (Sample::Line(palette::line(*colour), width, dashes), series.name.clone())
            };
            entries.splice(0..0, shown.iter().take(1).flat_map(|plot| plot.series.iter().map(line)));
        }
        self.key = Flow::new(leaf, &entries);
    }

    /// Places marks; lists below plots take their height from all of them where it is fixed.
    fn annotate(&mut self) -> Result<(), FigureError> {
        let small = self.leaf.style.small;
        for _ in 0..3 {
            for (shown, marks) in &mut self.plots {
                *marks = notes(self.leaf, &self.plot, shown);
            }
            let listed = self.plots.iter().map(|plot| plot.1.listed.len()).max().unwrap_or(0);
            self.row = self.above() + self.plot.size.1 + self.below() + 1.45 * small * count(listed);
            let Some(over) = self.leaf.floor().map(|floor| self.end() - floor).filter(|over| *over > 0.0) else {
                return Ok(());
            };
            self.plot.size.1 -= over / count(self.plots.len().div_ceil(self.columns)) + 0.1;
            if self.plot.size.1 < LOWEST * self.leaf.style.text {
                return Err(FigureError::NoRoom { available: self.plot.size.1, needed: LOWEST * self.leaf.style.text });
            }
        }
        Ok(())
    }

    /// Left upper corner of a plot.
    pub fn corner(&self, at: usize) -> (f64, f64) {
        let (row, column) = (at / self.columns, at % self.columns);
        let top = self.leaf.top() + self.head() + count(row) * self.row + self.above();
        (self.leaf.left() + self.ticks() + count(column) * self.cell, top)
    }

    /// Where the drawing ends.
    pub fn end(&self) -> f64 {
        self.leaf.top() + self.head() + self.row * count(self.plots.len().div_ceil(self.columns)) + self.foot()
    }

    /// Dashes of a level.
    pub fn dashes(level: usize) -> &'static [f64] {
        LEVELS[level % LEVELS.len()]
    }
}

/// Whether there are several plots, with the same names in the same colours.
fn same_names(shown: &[Shown]) -> bool {
    let names = |plot: &Shown| plot.series.iter().map(|(s, colour)| (s.name.clone(), *colour)).collect::<Vec<_>>();
    shown.len() > 1 && shown.windows(2).all(|pair| names(&pair[0]) == names(&pair[1]))
}

/// What lines, bands and rings mean.
fn key(curves: &Curves) -> Vec<(Sample, String)> {
    let series = || curves.panels.iter().flat_map(|panel| &panel.series);
    let mut key = Vec::new();
    if series().any(|series| series.points.iter().any(|point| point.1[0].is_finite() && point.1[2].is_finite())) {
        key.push((Sample::Band(INK), format!("median, with {}", curves.band)));
    }
    if series().any(|series| !series.beside().is_empty()) {
        key.push((Sample::Ring(INK), "nominal set".to_owned()));
    }
    if series().any(|series| series.points.is_empty()) {
        key.push((Sample::Line(INK, 2.0, &[]), "nominal set only".to_owned()));
    }
    let levels = curves.levels.iter().enumerate();
    key.extend(levels.map(|(at, level)| (Sample::Line(GREY, 1.2, Layout::dashes(at)), level.1.clone())));
    key
}
