//! What a caller says about a map.

use super::super::error::FigureError;
use super::super::framed::Texts;

/// Cells over columns and rows, coloured from vermillion over white at 0 to blue; one map, or several side by side with
/// the same columns, rows and colours.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Map {
    /// Title, explanation, footer.
    pub texts: Texts,
    /// Names of the columns, from the left.
    pub columns: Vec<String>,
    /// Names of the rows, from the bottom upwards, as on an upright axis.
    pub rows: Vec<String>,
    /// Maps in reading order.
    pub panels: Vec<MapPanel>,
    /// Ends of the colours, at most 0 and at least 0, and not both 0: fixed by what an effect means, never by the data.
    /// What lies beyond has the colour of the end.
    pub limits: (f64, f64),
    /// What the numbers are, with their unit.
    pub unit: String,
    /// What the columns are.
    pub across: String,
    /// What the rows are.
    pub up: String,
    /// A value whose border is drawn, and what it is.
    pub contour: Option<(f64, String)>,
    /// The smallest size of a number that means something: what is written in a cell stands on its own side of it.
    pub least: Option<f64>,
    /// What a hatched cell means ("fewer than 80 % of parameter sets agree"); empty if no cell is hatched.
    pub hatched: String,
}

/// One map.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct MapPanel {
    /// What it is of; empty where there is one.
    pub title: String,
    /// Cells: for each row, one a column.
    pub cells: Vec<Vec<MapCell>>,
}

impl Map {
    /// Every cell of every map.
    pub fn all(&self) -> impl Iterator<Item = &MapCell> {
        self.panels.iter().flat_map(|panel| &panel.cells).flatten()
    }
}

/// One cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MapCell {
    /// The number; one that is not finite is grey.
    pub value: f64,
    /// Whether the spread leaves no doubt about it; hatched where not.
    pub sure: bool,
}

/// Checks everything that cannot be drawn truthfully; the drawing relies on it.
pub fn check(map: &Map) -> Result<(), FigureError> {
    if map.rows.is_empty() || map.columns.is_empty() || map.panels.is_empty() {
        return Err(FigureError::NoPanels);
    }
    let (low, high) = map.limits;
    let about = low <= 0.0 && high >= 0.0 && low < high && low.is_finite() && high.is_finite();
    if !about {
        return Err(FigureError::Limits { low, high });
    }
    map.panels.iter().try_for_each(|panel| check_panel(map, panel))
}

fn check_panel(map: &Map, panel: &MapPanel) -> Result<(), FigureError> {
    if panel.cells.len() != map.rows.len() {
        return Err(FigureError::Cells { row: map.up.clone(), got: panel.cells.len(), wanted: map.rows.len() });
    }
    let wanted = map.columns.len();
    match map.rows.iter().zip(&panel.cells).find(|(_, cells)| cells.len() != wanted) {
        Some((row, cells)) => Err(FigureError::Cells { row: row.clone(), got: cells.len(), wanted }),
        None => Ok(()),
    }
}
