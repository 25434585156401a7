//! What a caller says about rows on several axes.

use super::super::framed::Texts;

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
