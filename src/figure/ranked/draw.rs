//! The rows, their bars and their numbers.

use super::super::canvas::{Anchor, Type};
use super::super::error::FigureError;
use super::super::leaf::Leaf;
use super::super::model::Size;
use super::super::palette;
use super::super::scale::ValueAxis;
use super::super::sheet::count;
use super::super::theme::{GREY, INK};
use super::data::{Ranked, RankedRow};

/// Draws the rows as an SVG document.
///
/// # Errors
/// [`FigureError`] without rows or heads, and if plotters fails.
pub fn ranked(ranked: &Ranked, size: Size) -> Result<String, FigureError> {
    if ranked.rows.is_empty() || ranked.heads.is_empty() {
        return Err(FigureError::NoPanels);
    }
    let leaf = Leaf::new(&ranked.texts, size)?;
    let rows: Vec<&RankedRow> = ranked.rows.iter().chain(&ranked.total).collect();
    let values = rows.iter().flat_map(|row| row.bars.iter().flatten()).flat_map(|bar| bar.band);
    let (low, high) = values.filter(|v| v.is_finite()).fold((0.0_f64, 0.0_f64), |(a, b), v| (a.min(v), b.max(v)));
    let axis = ValueAxis::new(low, high, None);
    let (left, small, pitch) = (leaf.left() + 180.0, leaf.style.small, 22.0);
    let wide = (leaf.right() - left) / count(ranked.heads.len());
    let end = leaf.top() + pitch * (count(rows.len()) + 1.0);
    let mut canvas = leaf.open(end)?;
    canvas.group("class=\"rows\"", None, |pen| {
        for (at, row) in rows.iter().enumerate() {
            let y = leaf.top() + pitch * (count(at) + 0.5);
            pen.text(&row.name, (leaf.left(), y + 0.36 * small), Type::regular(small, INK, Anchor::Start))?;
            for (column, bar) in row.bars.iter().enumerate() {
                let Some(bar) = bar.as_ref().filter(|bar| bar.band[1].is_finite()) else { continue };
                let from = left + wide * count(column);
                let place = |v: f64| from + (wide - 100.0) * (v - axis.low) / (axis.high - axis.low);
                let (a, b) = (place(0.0), place(bar.band[1]));
                pen.rect((a.min(b), y - 6.0), ((b - a).abs(), 12.0), palette::line(usize::from(bar.band[1] < 0.0)))?;
                pen.text(&bar.text, (from + wide - 6.0, y + 0.36 * small), Type::regular(small, GREY, Anchor::End))?;
            }
        }
        Ok(())
    })?;
    Ok(leaf.close(canvas, end))
}
