//! Draws a map: cells with hatches and numbers, the border of a value, names, and the bar of colours.

use super::super::canvas::{Anchor, Pen, Type};
use super::super::error::FigureError;
use super::super::flow::{hatch, on, outline};
use super::super::leaf::Leaf;
use super::super::manner::Manner;
use super::super::palette::diverging;
use super::super::sheet::count;
use super::super::text::Weight;
use super::super::theme::{GREY, GRID, INK, LEADER, PAPER};
use super::super::values::brief;
use super::data::{Map, MapCell, check};
use super::layout::Layout;

/// Parts of the bar of colours.
const PARTS: usize = 60;

/// Draws the map as an SVG document.
///
/// # Errors
/// [`FigureError`] without rows or columns, for rows of another length, for limits that are not about 0, and where a
/// fixed height leaves no room.
pub fn map(map: &Map, manner: impl Into<Manner>) -> Result<String, FigureError> {
    check(map)?;
    let leaf = Leaf::new(&map.texts, manner)?;
    let layout = Layout::new(map, &leaf);
    let end = layout.end();
    let mut canvas = leaf.open(end)?;
    layout.key.draw(&mut canvas, &leaf, leaf.top())?;
    canvas.group("class=\"cells\" shape-rendering=\"crispEdges\"", None, |pen| layout.cells(pen))?;
    canvas.group("class=\"hatches\"", None, |pen| layout.hatches(pen))?;
    canvas.group("class=\"border\" stroke-linecap=\"square\"", None, |pen| layout.border(pen))?;
    canvas.group("class=\"numbers\"", None, |pen| layout.numbers(pen))?;
    canvas.group("class=\"names\"", None, |pen| layout.names(pen))?;
    canvas.group("class=\"bar\" shape-rendering=\"crispEdges\"", None, |pen| layout.bar(pen))?;
    Ok(leaf.close(canvas, end))
}

impl Layout<'_> {
    /// Every cell with its place and number.
    fn all(&self) -> impl Iterator<Item = ((f64, f64), f64, bool)> {
        let panels = self.map.panels.iter().enumerate();
        panels.flat_map(move |(panel, of)| {
            let rows = of.cells.iter().enumerate();
            rows.flat_map(move |(row, cells)| {
                let cell =
                    move |(column, cell): (usize, &MapCell)| (self.at(panel, row, column), cell.value, cell.sure);
                cells.iter().enumerate().map(cell)
            })
        })
    }

    fn cells(&self, pen: &Pen) -> Result<(), FigureError> {
        for (at, value, _) in self.all() {
            let colour = if value.is_finite() { diverging(value, self.map.limits) } else { GRID };
            pen.rect(at, self.cell, colour)?;
        }
        Ok(())
    }

    fn hatches(&self, pen: &Pen) -> Result<(), FigureError> {
        let stroke = self.leaf.style.stroke;
        for (at, value, _) in self.all().filter(|(_, value, sure)| value.is_finite() && !sure) {
            let colour = if on(diverging(value, self.map.limits)) == INK { GREY } else { GRID };
            hatch(pen, at, self.cell, 6.0 * stroke, (0.8 * stroke, colour))?;
        }
        let corners = (0..self.map.panels.len()).map(|panel| self.corner(panel));
        { corners }.try_for_each(|corner| outline(pen, corner, self.size(), stroke, LEADER))
    }

    /// The border between cells below a value and others, in ink with a rim of paper.
    fn border(&self, pen: &Pen) -> Result<(), FigureError> {
        (0..self.map.panels.len()).try_for_each(|panel| self.border_of(pen, panel))
    }

    fn border_of(&self, pen: &Pen, panel: usize) -> Result<(), FigureError> {
        let Some((level, _)) = &self.map.contour else { return Ok(()) };
        let (left, _) = self.corner(panel);
        let reaches = |row: usize, column: usize| {
            let value = self.map.panels.get(panel)?.cells.get(row)?.get(column)?.value;
            value.is_finite().then_some(value >= *level)
        };
        let differ = |a: Option<bool>, b: Option<bool>| a.zip(b).is_some_and(|(a, b)| a != b);
        let (wide, high) = self.cell;
        let mut lines: Vec<[(f64, f64); 2]> = Vec::new();
        // Pieces that go on where the last one ended are one line.
        let mut add = |from: (f64, f64), to: (f64, f64)| match lines.last_mut() {
            Some(last) if last[1] == from && (last[0].0 == to.0 || last[0].1 == to.1) => last[1] = to,
            _ => lines.push([from, to]),
        };
        for column in 0..self.map.columns.len() {
            for row in (0..self.map.rows.len()).rev() {
                let (x, y) = self.at(panel, row, column + 1);
                if differ(reaches(row, column), reaches(row, column + 1)) {
                    add((x, y), (x, y + high));
                }
            }
        }
        for row in 0..self.map.rows.len() {
            for column in 0..self.map.columns.len() {
                let (x, y) = self.at(panel, row, column);
                if differ(reaches(row, column), reaches(row + 1, column)) {
                    add((x, y), (left + wide * count(column + 1), y));
                }
            }
        }
        for (width, colour) in [(4.2, PAPER), (2.2, INK)] {
            lines.iter().try_for_each(|line| pen.line(line, width * self.leaf.style.stroke, colour))?;
        }
        Ok(())
    }

    /// Numbers, if all of them fit, larger where there is much room; on hatches with a patch of the cell's colour behind.
    fn numbers(&self, pen: &Pen) -> Result<(), FigureError> {
        let (small, (wide, high)) = (self.leaf.style.small, self.cell);
        let largest = self.map.limits.0.abs().max(self.map.limits.1.abs());
        // In grey both ends of the colours look alike: the sign tells them apart.
        let signed = |value: f64| match brief(value, largest, self.map.least) {
            text if value > 0.0 && self.map.limits.0 < 0.0 && text != "0" => format!("+{text}"),
            text => text,
        };
        let texts: Vec<_> = self.all().map(|(at, value, sure)| (at, value, sure, signed(value))).collect();
        let known = || texts.iter().filter(|cell| cell.1.is_finite());
        let widest = self.leaf.widest(known().map(|cell| cell.3.as_str()), 1.0);
        let fits = |size: &f64| (widest + 0.3) * size <= wide && 1.3 * size <= high;
        let roomy = |size: &f64| 3.0 * widest * size <= wide && 3.0 * size <= high;
        let large = [1.4, 1.2].map(|times| times * small).into_iter().find(roomy);
        let Some(small) = large.or(Some(small).filter(fits)) else { return Ok(()) };
        for ((x, y), value, sure, text) in known() {
            let (middle, base) = (x + 0.5 * wide, y + 0.5 * high + 0.36 * small);
            let colour = diverging(*value, self.map.limits);
            if !sure {
                let half = 0.5 * self.leaf.wide(text, small) + 0.15 * small;
                pen.rect((middle - half, base - 0.9 * small), (2.0 * half, 1.1 * small), colour)?;
            }
            pen.text(text, (middle, base), Type::regular(small, on(colour), Anchor::Middle))?;
        }
        Ok(())
    }

    fn names(&self, pen: &Pen) -> Result<(), FigureError> {
        for (panel, of) in self.map.panels.iter().enumerate() {
            let (text, (left, top)) = (self.leaf.style.text, self.corner(panel));
            let title = self.leaf.metrics.shorten(&of.title, self.size().0, text, Weight::Bold);
            if !title.is_empty() {
                pen.text(&title, (left, top - 0.5 * text), Type::bold(text, INK))?;
            }
            if panel.is_multiple_of(self.across) {
                self.rows(pen, panel)?;
            }
            if self.lowest(panel) {
                self.columns(pen, panel)?;
            }
        }
        self.titles(pen)
    }

    fn rows(&self, pen: &Pen, panel: usize) -> Result<(), FigureError> {
        let (small, left) = (self.leaf.style.small, self.corner.0 - 0.5 * self.leaf.style.small);
        for (row, name) in self.map.rows.iter().enumerate() {
            let y = self.at(panel, row, 0).1 + 0.5 * self.cell.1 + 0.36 * small;
            let name = self.leaf.name(name, left - self.leaf.left(), small);
            pen.text(&name, (left, y), Type::regular(small, GREY, Anchor::End))?;
        }
        Ok(())
    }

    fn columns(&self, pen: &Pen, panel: usize) -> Result<(), FigureError> {
        let (small, wide, (left, top)) = (self.leaf.style.small, self.cell.0, self.corner(panel));
        let bottom = top + self.size().1;
        let kind = |anchor| Type::regular(small, GREY, anchor);
        let named = self.names.lines.iter().enumerate().step_by(self.names.every);
        for (column, name) in named {
            let middle = left + wide * (count(column) + 0.5);
            pen.line(&[(middle, bottom), (middle, bottom + 0.3 * small)], self.leaf.style.stroke, GREY)?;
            let Some(first) = name.first().filter(|_| self.names.upright) else {
                for (line, text) in name.iter().enumerate() {
                    let base = bottom + (1.4 + 1.3 * count(line)) * small;
                    pen.text(text, (middle, base), kind(Anchor::Middle))?;
                }
                continue;
            };
            let foot = bottom + 0.6 * small + self.leaf.wide(first, small);
            pen.upright_text(first, (middle + 0.36 * small, foot), kind(Anchor::Start))?;
        }
        Ok(())
    }

    /// What columns, rows and colours are.
    fn titles(&self, pen: &Pen) -> Result<(), FigureError> {
        let (small, extent) = (self.leaf.style.small, self.extent());
        let bottom = self.corner.1 + extent.1;
        let ink = |anchor| Type::regular(small, INK, anchor);
        let across = self.leaf.cut(&self.map.across, extent.0, small);
        let below = (self.corner.0 + 0.5 * extent.0, bottom + self.names.height + 1.1 * small);
        pen.text(&across, below, ink(Anchor::Middle))?;
        let base = self.corner.1 - self.title - 0.8 * small;
        let unit = self.leaf.cut(&self.map.unit, 0.6 * self.leaf.width(), small);
        pen.text(&unit, (self.leaf.right(), base), ink(Anchor::End))?;
        let room = self.leaf.width() - self.leaf.wide(&unit, small) - 2.0 * small;
        let up = self.leaf.cut(&format!("↑ {}", self.map.up), room, small);
        pen.text(&up, (self.leaf.left(), base), ink(Anchor::Start))
    }

    /// The bar of colours right of the cells, pointed where numbers lie beyond it.
    fn bar(&self, pen: &Pen) -> Result<(), FigureError> {
        let (small, stroke, (low, high)) = (self.leaf.style.small, self.leaf.style.stroke, self.map.limits);
        let extent = self.extent();
        let (left, wide) = (self.corner.0 + extent.0 + 1.2 * self.leaf.style.gap, 1.2 * small);
        let (top, tall) = (self.corner.1 + 0.9 * small, extent.1 - 1.8 * small);
        let place = |value: f64| top + tall * (high - value) / (high - low);
        let part = tall / count(PARTS);
        for at in 0..PARTS {
            let value = high - (high - low) * (count(at) + 0.5) / count(PARTS);
            pen.rect((left, top + part * count(at)), (wide, part), diverging(value, self.map.limits))?;
        }
        let finite = || self.map.all().map(|cell| cell.value).filter(|value| value.is_finite());
        let ends = [(top, -1.0, high, finite().any(|v| v > high)), (top + tall, 1.0, low, finite().any(|v| v < low))];
        for (y, sense, value, _) in ends.into_iter().filter(|end| end.3) {
            let tip = (left + 0.5 * wide, y + sense * 0.8 * small);
            pen.polygon(&[(left, y), (left + wide, y), tip], diverging(value, self.map.limits), 1.0)?;
            pen.line(&[(left, y), tip, (left + wide, y)], 0.8 * stroke, LEADER)?;
        }
        outline(pen, (left, top), (wide, tall), 0.8 * stroke, LEADER)?;
        let mut named: Vec<f64> = Vec::new();
        for (value, text) in &self.bar {
            let (x, y) = (left + wide, place(*value));
            if named.iter().any(|other| (other - y).abs() < 1.2 * small) {
                continue;
            }
            named.push(y);
            pen.line(&[(x, y), (x + 0.3 * small, y)], stroke, GREY)?;
            pen.text(text, (x + 0.6 * small, y + 0.36 * small), Type::regular(small, GREY, Anchor::Start))?;
        }
        if let Some((level, _)) = self.map.contour.as_ref().filter(|contour| contour.0 >= low && contour.0 <= high) {
            let y = place(*level);
            pen.line(&[(left, y), (left + wide, y)], 2.0 * stroke, INK)?;
        }
        Ok(())
    }
}
