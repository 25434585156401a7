//! What a caller says about rows on several axes.

use super::super::error::FigureError;
use super::super::framed::Texts;
use super::super::values::LARGEST;

/// Rows with a dot and an interval in each column.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct LogRows {
    /// Title, explanation, footer.
    pub texts: Texts,
    /// What the rows are.
    pub names: String,
    /// What the intervals are.
    pub band: String,
    /// Columns, from the left.
    pub columns: Vec<LogColumn>,
    /// Rows, from the top.
    pub rows: Vec<LogRow>,
}

/// One column.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct LogColumn {
    /// Head.
    pub head: String,
    /// Unit of the axis.
    pub unit: String,
    /// Whether the axis is logarithmic; values at or below 0 are then written only.
    pub log: bool,
    /// A value that is marked, and what it is.
    pub level: Option<(f64, String)>,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct LogRow {
    /// Name.
    pub name: String,
    /// One a column.
    pub cells: Vec<LogCell>,
}

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub enum LogCell {
    /// Low end of the interval, the middle, the high end, and the numbers as in the table; ends that are not finite
    /// are not drawn.
    Value([f64; 3], String),
    /// Words in the place of a number: "not reachable".
    Words(String),
}

/// Checks everything that cannot be drawn truthfully; the drawing relies on it.
pub fn check(log_rows: &LogRows) -> Result<(), FigureError> {
    if log_rows.rows.is_empty() || log_rows.columns.is_empty() {
        return Err(FigureError::NoPanels);
    }
    for row in &log_rows.rows {
        let (got, wanted) = (row.cells.len(), log_rows.columns.len());
        if got != wanted {
            return Err(FigureError::Cells { row: row.name.clone(), got, wanted });
        }
        let beyond = |cell: &LogCell| match cell {
            LogCell::Value(band, _) => band.iter().any(|value| value.is_finite() && value.abs() > LARGEST),
            LogCell::Words(_) => false,
        };
        if let Some(index) = row.cells.iter().position(beyond) {
            let panel = log_rows.columns[index].head.clone();
            return Err(FigureError::NotFinite { panel, curve: row.name.clone(), index });
        }
    }
    Ok(())
}
