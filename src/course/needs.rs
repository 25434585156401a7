//! What has to be sampled of a run, so that numbers can be read off it.

use super::column::Column;
use super::grid::read_times;
use crate::engine::Sample;
use crate::model::view::View;

/// Position of a column among those sampled of a run.
pub(crate) type ColumnId = usize;

/// Columns and times that formulas read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Needs {
    columns: Vec<Column>,
    moments: Vec<f64>,
    whole: bool,
    /// Times that courses are read on beside those of the grid.
    finer: Vec<f64>,
}

impl Needs {
    /// Where `column` will stand.
    pub(crate) fn column(&mut self, column: Column) -> ColumnId {
        self.position(column).unwrap_or_else(|| {
            self.columns.push(column);
            self.columns.len() - 1
        })
    }

    /// Where `column` stands, if it is sampled.
    pub(crate) fn position(&self, column: Column) -> Option<ColumnId> {
        self.columns.iter().position(|other| *other == column)
    }

    /// What stands there.
    pub(crate) fn at(&self, id: ColumnId) -> Option<Column> {
        self.columns.get(id).copied()
    }

    /// Asks for a sample at one time, in days.
    pub(crate) fn moment(&mut self, time_d: f64) {
        self.moments.push(time_d);
    }

    /// Asks for samples all along.
    pub(crate) fn whole_course(&mut self) {
        self.whole = true;
    }

    /// Asks for courses to be read at these times too.
    pub(crate) fn finer(&mut self, times_d: &[f64]) {
        self.finer.extend(times_d);
    }

    /// Whether anything is read off the run.
    pub(crate) fn any(&self) -> bool {
        self.whole || !self.moments.is_empty()
    }

    /// Columns that are sampled.
    pub(crate) fn width(&self) -> usize {
        self.columns.len()
    }

    /// When a run that ends at `until_d` is sampled.
    pub(crate) fn times(&self, until_d: f64) -> Times {
        let mut grid = if self.whole { read_times(until_d) } else { Vec::new() };
        if self.whole && !self.finer.is_empty() {
            grid.extend(self.finer.iter().filter(|time| **time < until_d));
            grid.sort_by(f64::total_cmp);
            grid.dedup();
        }
        let mut all: Vec<f64> = self.moments.iter().map(|t| t.min(until_d)).chain([until_d]).collect();
        all.extend(&grid);
        all.sort_by(f64::total_cmp);
        all.dedup();
        let at = grid.iter().map(|time| all.partition_point(|t| t < time)).collect();
        Times { all, grid, at }
    }

    /// Appends the columns at one state.
    pub(crate) fn read(&self, sample: &Sample<'_>, values: &mut Vec<f64>) {
        let view = View::new(sample.frame(), &sample.settings.products, &sample.settings.parameters);
        values.extend(self.columns.iter().map(|column| column.read(&view)));
    }
}

/// When a run is sampled: on the grid that courses are read on, and at moments that formulas name.
///
/// Courses are read on the grid alone, so that a number never depends on what else is read off the same run.
#[derive(Clone, Debug, Default)]
pub(crate) struct Times {
    all: Vec<f64>,
    grid: Vec<f64>,
    /// Where the times of the grid stand among all.
    at: Vec<usize>,
}

impl Times {
    /// All times, ascending, in days.
    pub(crate) fn all(&self) -> &[f64] {
        &self.all
    }

    /// Those of the grid.
    pub(crate) fn grid(&self) -> &[f64] {
        &self.grid
    }

    /// The end of the run.
    pub(crate) fn end(&self) -> Option<f64> {
        self.all.last().copied()
    }

    /// Position of the sample at exactly this time; the last of all for a time beyond the end.
    pub(crate) fn moment(&self, time_d: f64) -> Option<usize> {
        let time_d = time_d.min(self.end()?);
        let at = self.all.partition_point(|t| *t < time_d);
        (self.all.get(at) == Some(&time_d)).then_some(at)
    }

    /// The part of `samples`, which has one value for each time, that lies on the grid; nothing of nothing.
    pub(crate) fn on_grid(&self, samples: &[f64]) -> Vec<f64> {
        if samples.len() == self.all.len() { self.at.iter().map(|at| samples[*at]).collect() } else { Vec::new() }
    }

    /// Rows of `width` values, one for each time, as columns one after the other; nothing where rows are missing.
    pub(crate) fn columns(&self, rows: &[f64], width: usize) -> Vec<f64> {
        let samples = self.all.len();
        if rows.len() != samples * width {
            return Vec::new();
        }
        (0..width).flat_map(|column| (0..samples).map(move |time| rows[time * width + column])).collect()
    }
}
