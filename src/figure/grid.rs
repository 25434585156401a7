//! The panels' places: equal plots, columns as wide as their ticks and labels need. Lengths in px.

use super::ends::label_lines;
use super::error::FigureError;
use super::heading::Setting;
use super::model::{Curve, Panel};
use super::panel::value_axis;
use super::sheet::{Sheet, count};
use super::style::Style;
use super::text::{Metrics, Weight};

/// Place of one panel.
#[derive(Clone, Debug)]
pub struct Cell {
    /// Letter before the title; may be empty.
    pub letter: String,
    /// Left edge.
    pub left: f64,
    /// Top edge.
    pub top: f64,
    /// Widths of its column.
    pub column: Column,
    /// Whether this panel names the phases: all of a row do, or none.
    pub names_phases: bool,
    /// Whether the time ticks have texts.
    pub names_times: bool,
    /// Whether the value ticks have texts.
    pub names_values: bool,
    /// Whether curves are named at their ends.
    pub names_curves: bool,
}

/// Widths of a column of panels: the plots are equally wide everywhere, what surrounds them is not.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Room for value ticks left of the plot.
    pub ticks: f64,
    /// Room for labels right of the plot.
    pub labels: f64,
    /// Whole width.
    pub width: f64,
}

/// Lengths that all panels share.
#[derive(Clone, Debug)]
pub struct Grid {
    /// Height of the panel's title.
    pub heading: f64,
    /// How all panel titles are set.
    pub setting: Setting,
    /// Height of the tinted band above the plot, for phase names and doses.
    pub band: f64,
    /// Space between plot and labels.
    pub label_gap: f64,
    /// Width of the plot.
    pub plot_width: f64,
    /// Height of the plot.
    pub plot_height: f64,
    /// Panels in reading order.
    pub cells: Vec<Cell>,
}

impl Grid {
    /// Measures the columns; the cells are not placed yet.
    pub fn new(sheet: &Sheet) -> Self {
        let (overview, style, metrics) = (sheet.overview, &sheet.style, &sheet.metrics);
        let columns_used = style.columns(overview.panels.len());
        let members = |c: usize| overview.panels.iter().skip(c).step_by(columns_used);
        let mut columns: Vec<Column> =
            (0..columns_used).map(|c| Column::new(members(c), overview.horizon_d, style, metrics)).collect();
        let label_gap = 0.75 * style.text;
        let inner = style.width - 2.0 * style.margin;
        let taken: f64 = columns.iter().map(|c| c.ticks + label_gap + c.labels + style.gap).sum();
        let plot_width = (inner + style.gap - taken) / count(columns_used);
        for column in &mut columns {
            column.width = column.ticks + plot_width + label_gap + column.labels;
        }
        let first = usize::from(overview.answer.is_some());
        let cell = |i: usize| Cell::new(first + i, columns[i % columns_used]);
        let cells: Vec<Cell> = (0..overview.panels.len()).map(cell).collect();
        let panels = overview.panels.iter().zip(&cells);
        let headings: Vec<_> = panels.map(|(panel, cell)| (panel.heading(&cell.letter), cell.column.width)).collect();
        let setting = Setting::of(&headings, style, metrics);
        Self {
            heading: setting.height(style),
            setting,
            band: 1.3 * style.small,
            label_gap,
            plot_width,
            plot_height: style.plot.0,
            cells,
        }
    }

    /// Left edge and width of the free space after the last panel, if its row is not full.
    pub fn hole(&self, style: &Style) -> Option<(f64, f64)> {
        let columns = style.columns(self.cells.len());
        let filled = self.cells.len() % columns;
        let taken = |c: &Cell| c.column.width + style.gap;
        let left = style.margin + self.cells.iter().take(filled).map(taken).sum::<f64>();
        (filled > 0).then_some((left, style.width - style.margin - left))
    }

    /// Height of what surrounds the plot in a row.
    fn around(&self, style: &Style) -> f64 {
        let ticks = if style.shared_time { 0.55 } else { 1.75 };
        self.heading + self.band + ticks * style.small + 0.8 * style.text
    }

    /// Puts the cells from `top` on; returns where they end.
    ///
    /// # Errors
    /// [`FigureError::NoRoom`] if a fixed height leaves too little for the rows.
    pub fn place(&mut self, style: &Style, top: f64, bottom: f64) -> Result<f64, FigureError> {
        let panels = self.cells.len();
        if panels == 0 {
            return Ok(top);
        }
        let columns = style.columns(panels);
        let rows = count(panels.div_ceil(columns));
        let around = self.around(style);
        if let Some(height) = style.height {
            let available = (height - top - bottom) / rows;
            self.plot_height = available - around;
            if self.plot_height < style.plot.1 {
                return Err(FigureError::NoRoom { available, needed: around + style.plot.1 });
            }
        } else if columns < style.max_columns && style.max_columns > 2 {
            self.plot_height *= 1.25;
        }
        let pitch = self.plot_height + around;
        let (mut x, mut y) = (style.margin, top);
        for (i, cell) in self.cells.iter_mut().enumerate() {
            if i > 0 && i % columns == 0 {
                (x, y) = (style.margin, y + pitch);
            }
            (cell.left, cell.top) = (x, y);
            cell.names_phases = !(style.shared_time && i >= columns);
            cell.names_times = !style.shared_time || i + columns >= panels;
            x += cell.column.width + style.gap;
        }
        Ok(y + pitch + if style.shared_time { 1.2 * style.small } else { 0.0 })
    }
}

/// Letter of the panel at this position.
pub fn letter(index: usize) -> String {
    ('a'..='z').nth(index).map(String::from).unwrap_or_default()
}

impl Cell {
    /// A cell without letter and names, not placed yet.
    pub fn bare(column: Column) -> Self {
        let [names_phases, names_times, names_values, names_curves] = [false; 4];
        Self {
            letter: String::new(),
            left: 0.0,
            top: 0.0,
            column,
            names_phases,
            names_times,
            names_values,
            names_curves,
        }
    }

    fn new(index: usize, column: Column) -> Self {
        let letter = letter(index);
        let [names_times, names_values, names_curves] = [true; 3];
        Self { letter, left: 0.0, top: 0.0, column, names_phases: false, names_times, names_values, names_curves }
    }
}

impl Column {
    /// Rooms that the ticks and labels of these panels need; the width is not known yet.
    fn new<'a>(
        panels: impl Iterator<Item = &'a Panel> + Clone,
        horizon_d: f64,
        style: &Style,
        metrics: &Metrics,
    ) -> Self {
        let ticks = panels.clone().flat_map(|panel| value_axis(panel, horizon_d).ticks);
        let tick_width = ticks.map(|t| metrics.width(&t.1, style.small, Weight::Regular)).fold(0.0, f64::max);
        let label_width = |curve: &Curve| {
            let lines = label_lines(metrics, &curve.label, style.label_room, style.text);
            lines.iter().map(|line| metrics.width(line, style.text, Weight::Regular)).fold(0.0, f64::max)
        };
        let labels = panels.flat_map(|panel| &panel.curves).map(label_width).fold(1.6 * style.text, f64::max);
        Self { ticks: tick_width + 0.6 * style.small, labels: labels + 0.5, width: 0.0 }
    }
}
