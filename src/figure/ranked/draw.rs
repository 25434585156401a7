//! Draws contributions: bars about 0 with intervals and numbers, and what they come to.

use super::super::canvas::{Canvas, Pen};
use super::super::error::FigureError;
use super::super::flow::{Flow, Sample, outline};
use super::super::leaf::Leaf;
use super::super::manner::Manner;
use super::super::palette::{LESS, MORE, TOTAL};
use super::super::rows::{Content, Rows};
use super::super::scale::ValueAxis;
use super::super::theme::{GREY, INK, NOTHING, PAPER};
use super::super::typeset::minus;
use super::super::values;
use super::data::{Ranked, RankedBar, RankedRow, check};

/// Draws the rows as an SVG document.
///
/// # Errors
/// [`FigureError`] without rows or heads, for rows of another length, for numbers beyond 1e15, and where a fixed height
/// leaves no room.
pub fn ranked(ranked: &Ranked, manner: impl Into<Manner>) -> Result<String, FigureError> {
    check(ranked)?;
    let ranked = &typeset(ranked);
    let leaf = Leaf::new(&ranked.texts, manner)?;
    let rows = ordered(ranked);
    let bars = || rows.iter().flat_map(|row| row.bars.iter().flatten());
    let level = ranked.level.iter().flat_map(|level| [level.0.abs(), -level.0.abs()]);
    let axis = values::linear(bars().flat_map(|bar| bar.band).chain(level), true);
    let key = Flow::new(&leaf, &key(ranked));
    let names: Vec<&str> = rows.iter().map(|row| row.name.as_str()).collect();
    let numbers = |column: usize| rows.iter().map(|row| text(row, column)).collect();
    let heads: Vec<&str> = ranked.heads.iter().map(String::as_str).collect();
    let numbers = (0..heads.len()).map(numbers).collect();
    let content = Content { what: "", names: names.clone(), heads, numbers, apart: ranked.total.is_some() };
    let table = Rows::new(&leaf, &content, leaf.top() + key.height(&leaf) + 0.4 * leaf.style.text);
    let mut canvas = leaf.open(table.end())?;
    key.draw(&mut canvas, &leaf, leaf.top())?;
    let drawing = Drawing { leaf: &leaf, table: &table, axis: &axis, ranked };
    for column in 0..ranked.heads.len() {
        canvas.group("class=\"axis\"", None, |pen| drawing.axis(pen, column))?;
    }
    table.draw(&mut canvas, &names)?;
    drawing.bars(&mut canvas, &rows)?;
    Ok(leaf.close(canvas, table.end()))
}

/// The same with a minus before negative numbers.
fn typeset(ranked: &Ranked) -> Ranked {
    let mut ranked = ranked.clone();
    let rows = ranked.rows.iter_mut().chain(&mut ranked.total);
    rows.flat_map(|row| row.bars.iter_mut().flatten()).for_each(|bar| bar.text = minus(&bar.text));
    ranked
}

fn text(row: &RankedRow, column: usize) -> &str {
    row.bars[column].as_ref().map_or("–", |bar| bar.text.as_str())
}

/// Rows by the size of the first column's middle, the largest first, then the total.
fn ordered(ranked: &Ranked) -> Vec<&RankedRow> {
    let size = |row: &RankedRow| {
        let first = row.bars.iter().flatten().next().filter(|_| row.bars[0].is_some());
        first.map(|bar| bar.band[1].abs()).filter(|size| size.is_finite()).unwrap_or(-1.0)
    };
    let mut rows: Vec<&RankedRow> = ranked.rows.iter().collect();
    rows.sort_by(|a, b| size(b).total_cmp(&size(a)));
    rows.extend(&ranked.total);
    rows
}

/// What bars, intervals and the band about 0 mean.
fn key(ranked: &Ranked) -> Vec<(Sample, String)> {
    let bars = || ranked.rows.iter().chain(&ranked.total).flat_map(|row| row.bars.iter().flatten());
    let mut key = Vec::new();
    let spread = |bar: &RankedBar| bar.band[0].is_finite() && bar.band[2].is_finite();
    if bars().any(spread) {
        key.push((Sample::Whisker(INK), ranked.band.clone()));
    }
    if bars().any(unsure) {
        key.push((Sample::Swatch(PAPER, MORE), "hollow: the interval contains 0".to_owned()));
    }
    if let Some((_, words)) = &ranked.level {
        key.push((Sample::Swatch(NOTHING, NOTHING), words.clone()));
    }
    key
}

/// Whether an interval contains 0.
fn unsure(bar: &RankedBar) -> bool {
    bar.band[0] <= 0.0 && bar.band[2] >= 0.0
}

/// What all columns share.
struct Drawing<'a> {
    leaf: &'a Leaf<'a>,
    table: &'a Rows<'a>,
    axis: &'a ValueAxis,
    ranked: &'a Ranked,
}

impl Drawing<'_> {
    fn share(&self, value: f64) -> f64 {
        (value - self.axis.low) / (self.axis.high - self.axis.low)
    }

    fn x(&self, column: usize, value: f64) -> f64 {
        let span = self.table.span(column);
        span.left + span.width * self.share(value)
    }

    fn axis(&self, pen: &Pen, column: usize) -> Result<(), FigureError> {
        let span = self.table.span(column);
        if let Some((level, _)) = &self.ranked.level {
            let (from, to) = (self.x(column, -level.abs()), self.x(column, level.abs()));
            pen.rect((from, span.top), (to - from, span.bottom - span.top), NOTHING)?;
        }
        let ticks: Vec<_> = self.axis.ticks.iter().map(|(value, name)| (self.share(*value), name.clone())).collect();
        self.table.axis(pen, column, &ticks, &self.ranked.across)?;
        let zero = self.x(column, 0.0);
        pen.line(&[(zero, span.top), (zero, span.bottom)], 1.2 * self.leaf.style.stroke, GREY)
    }

    fn bars(&self, canvas: &mut Canvas, rows: &[&RankedRow]) -> Result<(), FigureError> {
        for (at, row) in rows.iter().enumerate() {
            let total = self.ranked.total.is_some() && at + 1 == rows.len();
            canvas.group("class=\"bars\"", Some(&row.name), |pen| {
                for (column, bar) in row.bars.iter().enumerate() {
                    self.table.number(pen, column, at, text(row, column))?;
                    if let Some(bar) = bar {
                        self.bar(pen, bar, (column, at), total)?;
                    }
                }
                Ok(())
            })?;
        }
        Ok(())
    }

    fn bar(&self, pen: &Pen, bar: &RankedBar, (column, row): (usize, usize), total: bool) -> Result<(), FigureError> {
        let ([low, middle, high], stroke) = (bar.band, self.leaf.style.stroke);
        let (y, half) = (self.table.y(column, row), self.table.half());
        if middle.is_finite() {
            let colour = if total {
                TOTAL
            } else if middle < 0.0 {
                LESS
            } else {
                MORE
            };
            let (from, to) = (self.x(column, middle.min(0.0)), self.x(column, middle.max(0.0)));
            let (corner, size) = ((from, y - half), (to - from, 2.0 * half));
            pen.rect(corner, size, if unsure(bar) { PAPER } else { colour })?;
            outline(pen, corner, size, 1.2 * stroke, colour)?;
        }
        if low.is_finite() && high.is_finite() {
            let (from, to) = (self.x(column, low), self.x(column, high));
            for (width, colour) in [(3.2, PAPER), (1.5, INK)] {
                pen.line(&[(from, y), (to, y)], width * stroke, colour)?;
            }
            for x in [from, to] {
                pen.line(&[(x, y - 0.5 * half), (x, y + 0.5 * half)], 1.5 * stroke, INK)?;
            }
        }
        Ok(())
    }
}
