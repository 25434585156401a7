//! The cells and their colour bar.

use super::super::canvas::{Anchor, Type};
use super::super::error::FigureError;
use super::super::leaf::Leaf;
use super::super::model::Size;
use super::super::palette;
use super::super::scale::number;
use super::super::sheet::count;
use super::super::theme::{GREY, INK};
use super::data::Map;

/// Draws the map as an SVG document.
///
/// # Errors
/// [`FigureError`] without rows or columns, and if plotters fails.
pub fn map(map: &Map, size: Size) -> Result<String, FigureError> {
    if map.rows.is_empty() || map.columns.is_empty() {
        return Err(FigureError::NoPanels);
    }
    let leaf = Leaf::new(&map.texts, size)?;
    let (left, small) = (leaf.left() + 120.0, leaf.style.small);
    let (wide, high) = ((leaf.right() - left) / count(map.columns.len()), 28.0);
    let bottom = leaf.top() + high * count(map.rows.len());
    let end = bottom + 4.0 * small;
    let mut canvas = leaf.open(end)?;
    canvas.group("class=\"map\"", None, |pen| {
        for (row, cells) in map.cells.iter().enumerate() {
            let top = bottom - high * count(row + 1);
            for (column, cell) in cells.iter().enumerate() {
                let x = left + wide * count(column);
                if cell.value.is_finite() {
                    pen.rect((x, top), (wide, high), palette::diverging(cell.value, map.limits))?;
                    let kind = Type::regular(small, INK, Anchor::Middle);
                    pen.text(&number(cell.value, 1), (x + 0.5 * wide, top + 0.5 * high + 0.36 * small), kind)?;
                }
            }
            let kind = Type::regular(small, GREY, Anchor::End);
            pen.text(&map.rows[row], (left - 6.0, top + 0.5 * high + 0.36 * small), kind)?;
        }
        for (column, name) in map.columns.iter().enumerate() {
            let middle = (left + wide * (count(column) + 0.5), bottom + 1.4 * small);
            pen.text(name, middle, Type::regular(small, GREY, Anchor::Middle))?;
        }
        Ok(())
    })?;
    Ok(leaf.close(canvas, end))
}
