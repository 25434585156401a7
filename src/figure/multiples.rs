//! Small multiples by arm: one quantity, a panel an arm on a common axis, for figures of many arms. Lengths in px.

use super::canvas::Canvas;
use super::error::FigureError;
use super::grid::{Cell, Column, Grid, letter};
use super::heading::{Heading, Setting};
use super::model::{Block, Curve, DoseMark, MarkKind, Panel};
use super::panel::{Context, Placed, draw, value_axis};
use super::scale::ValueAxis;
use super::sheet::{Sheet, count};
use super::text::Weight;

/// Most that a plot grows on a page of fixed height, as a multiple of what is wanted.
const TALL: f64 = 5.0;

/// A block with its panels placed.
pub struct Multiples<'a> {
    block: &'a Block,
    letter: String,
    setting: Setting,
    panels: Vec<Panel>,
    value: ValueAxis,
    grid: Grid,
    columns: usize,
    /// Room for value ticks left of the first column.
    ticks: f64,
    top: f64,
}

impl<'a> Multiples<'a> {
    /// Measures a block that is the `index`-th of the figure's lettered parts.
    pub fn new(block: &'a Block, sheet: &Sheet, index: usize) -> Self {
        let (style, metrics) = (&sheet.style, &sheet.metrics);
        let panels: Vec<Panel> = block.panels.iter().map(|(arm, curves)| panel(block, arm, curves)).collect();
        let all: Vec<Curve> = panels.iter().flat_map(|panel| panel.curves.iter().cloned()).collect();
        let value = value_axis(&panel(block, "", &all), sheet.overview.horizon_d);
        let wide = |text: &str| metrics.width(text, style.small, Weight::Regular);
        let ticks = value.ticks.iter().map(|tick| wide(&tick.1)).fold(0.0, f64::max) + 0.6 * style.small;
        let (columns, plot_width, gap) = columns(&panels, sheet, ticks);
        let letter = letter(index);
        let heading = Heading { letter: &letter, title: &block.title, unit: &block.unit };
        let width = style.width - 2.0 * style.margin;
        let setting = Setting { below: false, ..Setting::of(&[(heading, width)], style, metrics) };
        let column = Column { ticks: 0.0, labels: gap, width: plot_width + 0.5 * gap };
        let grid = Grid {
            heading: 1.35 * style.text,
            setting: Setting { size: style.text, below: false },
            band: 0.9 * style.small,
            label_gap: 0.0,
            plot_width,
            plot_height: style.small_plot.0,
            cells: vec![Cell::bare(column); panels.len()],
        };
        Self {
            block,
            letter,
            setting,
            panels,
            value,
            grid,
            columns,
            ticks: ticks.max(sheet.time_overhang().0),
            top: 0.0,
        }
    }

    fn rows(&self) -> f64 {
        count(self.panels.len().div_ceil(self.columns))
    }

    fn pitch(&self, sheet: &Sheet) -> f64 {
        self.grid.heading + self.grid.band + self.grid.plot_height + 0.7 * sheet.style.small
    }

    /// Height of what is not plots.
    fn around(&self, sheet: &Sheet) -> f64 {
        let without = self.pitch(sheet) - self.grid.plot_height;
        1.5 * sheet.style.heading + self.rows() * without + 1.6 * sheet.style.small
    }

    /// Whole height, with the space below.
    pub fn height(&self, sheet: &Sheet) -> f64 {
        self.around(sheet) + self.rows() * self.grid.plot_height
    }

    /// Takes as much of `available` as it can use.
    ///
    /// # Errors
    /// [`FigureError::NoRoom`] if it is too little.
    pub fn fit(&mut self, sheet: &Sheet, available: f64) -> Result<(), FigureError> {
        let least = sheet.style.small_plot.1;
        self.grid.plot_height = ((available - self.around(sheet)) / self.rows()).min(TALL * sheet.style.small_plot.0);
        if self.grid.plot_height >= least {
            return Ok(());
        }
        Err(FigureError::NoRoom { available, needed: self.around(sheet) + self.rows() * least })
    }

    /// Puts the panels from `top` on; returns where they end.
    pub fn place(&mut self, sheet: &Sheet, top: f64) -> f64 {
        self.top = top;
        let (left, pitch) = (sheet.style.margin + self.ticks, self.pitch(sheet));
        let (columns, panels) = (self.columns, self.panels.len());
        let first = top + 1.5 * sheet.style.heading;
        for (i, cell) in self.grid.cells.iter_mut().enumerate() {
            let column = i % columns;
            cell.left = left + count(column) * (self.grid.plot_width + cell.column.labels);
            cell.top = first + count(i / columns) * pitch;
            cell.column.width = cell.column.width.min(sheet.style.width - sheet.style.margin - cell.left);
            cell.names_values = column == 0;
            cell.names_times = i + columns >= panels;
        }
        top + self.height(sheet)
    }

    /// Draws title and panels.
    ///
    /// # Errors
    /// [`FigureError::Draw`] if plotters fails.
    pub fn draw(&self, canvas: &mut Canvas, sheet: &Sheet) -> Result<(), FigureError> {
        let heading = Heading { letter: &self.letter, title: &self.block.title, unit: &self.block.unit };
        let width = sheet.style.width - 2.0 * sheet.style.margin;
        canvas.group("class=\"block\"", Some(&self.block.title), |pen| {
            heading.draw(pen, sheet, self.setting, (sheet.style.margin, self.top, width))
        })?;
        let context = Context { sheet, grid: &self.grid };
        for (panel, cell) in self.panels.iter().zip(&self.grid.cells) {
            let own = |mark: &&DoseMark| mark.arm == panel.title && mark.kind != MarkKind::Perturbation;
            let doses: Vec<&DoseMark> = sheet.overview.doses.iter().filter(own).collect();
            draw(canvas, &context, &Placed { panel, cell, value: self.value.clone(), doses: &doses })?;
        }
        Ok(())
    }
}

fn panel(block: &Block, arm: &str, curves: &[Curve]) -> Panel {
    let (title, curves) = (arm.to_owned(), curves.to_vec());
    Panel { title, curves, ceiling: block.ceiling, ..Panel::default() }
}

/// How many panels stand side by side, the width of their plots, and the space between these: fewer than the style
/// wants where names are long, as long as there are two.
fn columns(panels: &[Panel], sheet: &Sheet, ticks: f64) -> (usize, f64, f64) {
    let (style, metrics) = (&sheet.style, &sheet.metrics);
    let (before, after) = sheet.time_overhang();
    let gap = (before + after + 0.5 * style.small).max(0.5 * style.gap);
    let inner = style.width - 2.0 * style.margin - ticks.max(before) - after + 0.5 * style.margin.min(after);
    let plot = |columns: usize| (inner + gap) / count(columns) - gap;
    let title = panels.iter().map(|panel| metrics.width(&panel.title, style.text, Weight::Bold)).fold(0.0, f64::max);
    let most = style.small_columns.min(panels.len().max(1));
    let least = style.small_columns.div_ceil(2).min(most);
    let fitting = (least..=most).rev().find(|columns| title < plot(*columns) + 0.5 * gap);
    let columns = fitting.unwrap_or(least);
    (columns, plot(columns), gap)
}
