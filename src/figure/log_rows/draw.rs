//! The rows, their dots and their numbers.

use super::super::canvas::{Anchor, Type};
use super::super::error::FigureError;
use super::super::leaf::Leaf;
use super::super::model::Size;
use super::super::sheet::count;
use super::super::theme::{GREY, INK};
use super::data::{LogCell, LogRows};

/// Draws the rows as an SVG document.
///
/// # Errors
/// [`FigureError`] without rows or columns, and if plotters fails.
pub fn log_rows(log_rows: &LogRows, size: Size) -> Result<String, FigureError> {
    if log_rows.rows.is_empty() || log_rows.columns.is_empty() {
        return Err(FigureError::NoPanels);
    }
    let leaf = Leaf::new(&log_rows.texts, size)?;
    let (left, small, pitch) = (leaf.left() + 150.0, leaf.style.small, 24.0);
    let wide = (leaf.right() - left) / count(log_rows.columns.len());
    let end = leaf.top() + pitch * (count(log_rows.rows.len()) + 1.0);
    let mut canvas = leaf.open(end)?;
    canvas.group("class=\"rows\"", None, |pen| {
        for (column, about) in log_rows.columns.iter().enumerate() {
            let x = left + wide * count(column);
            pen.text(&about.head, (x, leaf.top() + 0.7 * pitch), Type::bold(small, INK))?;
        }
        for (at, row) in log_rows.rows.iter().enumerate() {
            let base = leaf.top() + pitch * (count(at) + 1.6);
            pen.text(&row.name, (leaf.left(), base), Type::regular(small, INK, Anchor::Start))?;
            for (column, cell) in row.cells.iter().enumerate() {
                let x = left + wide * count(column);
                let (LogCell::Value(_, text) | LogCell::Words(text)) = cell;
                pen.text(text, (x, base), Type::regular(small, GREY, Anchor::Start))?;
            }
        }
        Ok(())
    })?;
    Ok(leaf.close(canvas, end))
}
