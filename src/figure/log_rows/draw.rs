//! Draws rows on several axes: a dot and an interval in each column, and the numbers.

use super::super::canvas::{Anchor, Canvas, Pen, Type};
use super::super::error::FigureError;
use super::super::flow::{Flow, Sample, arrow};
use super::super::leaf::Leaf;
use super::super::manner::Manner;
use super::super::palette;
use super::super::rows::{Content, Rows};
use super::super::scale::ValueAxis;
use super::super::theme::{GREY, PAPER};
use super::super::typeset::minus;
use super::super::values;
use super::data::{LogCell, LogRows, check};

/// Dashes of the marked values.
const LEVEL: &[f64] = &[2.0, 2.5];

/// Draws the rows as an SVG document.
///
/// # Errors
/// [`FigureError`] without rows or columns, for rows of another length, for numbers beyond 1e15, and where a fixed height
/// leaves no room.
pub fn log_rows(log_rows: &LogRows, manner: impl Into<Manner>) -> Result<String, FigureError> {
    check(log_rows)?;
    let leaf = Leaf::new(&log_rows.texts, manner)?;
    let key = Flow::new(&leaf, &key(log_rows));
    let names: Vec<&str> = log_rows.rows.iter().map(|row| row.name.as_str()).collect();
    let heads: Vec<&str> = log_rows.columns.iter().map(|column| column.head.as_str()).collect();
    let number = |cell: &'_ LogCell| match cell {
        LogCell::Value(_, text) => minus(text),
        LogCell::Words(_) => String::new(),
    };
    let texts: Vec<Vec<String>> =
        (0..heads.len()).map(|column| log_rows.rows.iter().map(|row| number(&row.cells[column])).collect()).collect();
    let numbers = texts.iter().map(|texts| texts.iter().map(String::as_str).collect()).collect();
    let content = Content { what: &log_rows.names, names: names.clone(), heads, numbers, apart: false };
    let table = Rows::new(&leaf, &content, leaf.top() + key.height(&leaf) + 0.4 * leaf.style.text);
    let mut canvas = leaf.open(table.end())?;
    key.draw(&mut canvas, &leaf, leaf.top())?;
    let drawings: Vec<_> = (0..log_rows.columns.len()).map(|at| Drawing::new(&leaf, &table, log_rows, at)).collect();
    for drawing in &drawings {
        drawing.axis(&mut canvas)?;
    }
    table.draw(&mut canvas, &names)?;
    for drawing in &drawings {
        canvas.group("class=\"column\"", None, |pen| drawing.cells(pen))?;
    }
    Ok(leaf.close(canvas, table.end()))
}

/// What dots, arrows and marked values mean.
fn key(log_rows: &LogRows) -> Vec<(Sample, String)> {
    let mut key = vec![(Sample::Interval(palette::line(0)), log_rows.band.clone())];
    for column in &log_rows.columns {
        if let Some((_, words)) = &column.level {
            key.push((Sample::Line(GREY, 1.4, LEVEL), format!("{}: {words}", column.head)));
        }
    }
    let logs: Vec<&str> =
        log_rows.columns.iter().filter(|column| column.log).map(|column| column.head.as_str()).collect();
    if !logs.is_empty() {
        key.push((Sample::None, format!("logarithmic: {}", logs.join(", "))));
    }
    let cells = |at: usize| log_rows.rows.iter().map(move |row| &row.cells[at]);
    let off = |cell: &LogCell| matches!(cell, LogCell::Value(band, _) if band.iter().any(|value| *value <= 0.0));
    if log_rows.columns.iter().enumerate().any(|(at, column)| column.log && cells(at).any(off)) {
        key.push((Sample::Arrow(palette::line(0)), "0 or less: left of a logarithmic axis".to_owned()));
    }
    key
}

/// One column with its axis.
struct Drawing<'a> {
    leaf: &'a Leaf<'a>,
    table: &'a Rows<'a>,
    log_rows: &'a LogRows,
    at: usize,
    axis: ValueAxis,
}

impl<'a> Drawing<'a> {
    fn new(leaf: &'a Leaf<'a>, table: &'a Rows<'a>, log_rows: &'a LogRows, at: usize) -> Self {
        let column = &log_rows.columns[at];
        let cell = |cell: &LogCell| match cell {
            LogCell::Value(band, _) => band.to_vec(),
            LogCell::Words(_) => Vec::new(),
        };
        let numbers = log_rows.rows.iter().flat_map(|row| cell(&row.cells[at]));
        let numbers = numbers.chain(column.level.as_ref().map(|level| level.0));
        let most = values::names(table.span(at).width / leaf.style.small);
        let axis = if column.log { values::logarithmic(numbers, most) } else { values::linear(numbers, true) };
        Self { leaf, table, log_rows, at, axis }
    }

    /// Where a value lies; NaN where it has no place.
    fn share(&self, value: f64) -> f64 {
        let even = |value: f64| if self.log_rows.columns[self.at].log { value.ln() } else { value };
        (even(value) - even(self.axis.low)) / (even(self.axis.high) - even(self.axis.low))
    }

    fn x(&self, value: f64) -> f64 {
        let span = self.table.span(self.at);
        span.left + span.width * self.share(value)
    }

    fn axis(&self, canvas: &mut Canvas) -> Result<(), FigureError> {
        let (column, span) = (&self.log_rows.columns[self.at], self.table.span(self.at));
        let ticks: Vec<_> = self.axis.ticks.iter().map(|(value, name)| (self.share(*value), name.clone())).collect();
        canvas.group("class=\"axis\"", None, |pen| {
            self.table.axis(pen, self.at, &ticks, &column.unit)?;
            pen.line(&[(span.left, span.bottom), (span.left + span.width, span.bottom)], self.leaf.style.stroke, GREY)
        })?;
        let Some((level, _)) = column.level else { return Ok(()) };
        let stroke = self.leaf.style.stroke;
        // On the side of loss as on that of gain, where the axis goes so far.
        let marks = [level, -level].into_iter().filter(|at| (0.0..=1.0).contains(&self.share(*at)));
        canvas.group(&palette::dashed(LEVEL, stroke), None, |pen| {
            marks
                .map(|at| self.x(at))
                .try_for_each(|x| pen.line(&[(x, span.top), (x, span.bottom)], 1.4 * stroke, GREY))
        })
    }

    fn cells(&self, pen: &Pen) -> Result<(), FigureError> {
        let (span, small) = (self.table.span(self.at), self.leaf.style.small);
        for (row, about) in self.log_rows.rows.iter().enumerate() {
            match &about.cells[self.at] {
                LogCell::Value(band, text) => {
                    self.dot(pen, band, row)?;
                    self.table.number(pen, self.at, row, &minus(text))?;
                }
                LogCell::Words(words) => {
                    let words = self.leaf.cut(words, span.right - span.left - 0.5 * small, small);
                    let at = (span.left + 0.5 * small, self.table.y(self.at, row) + 0.36 * small);
                    let half = 0.5 * self.leaf.wide(&words, small) + 0.3 * small;
                    pen.rect((at.0 - 0.3 * small, at.1 - 0.9 * small), (2.0 * half, 1.15 * small), PAPER)?;
                    pen.text(&words, at, Type::regular(small, GREY, Anchor::Start))?;
                }
            }
        }
        Ok(())
    }

    /// A dot with its interval; what lies left of a logarithmic axis is an arrow at its beginning.
    fn dot(&self, pen: &Pen, [low, middle, high]: &[f64; 3], row: usize) -> Result<(), FigureError> {
        let (span, stroke, colour) = (self.table.span(self.at), self.leaf.style.stroke, palette::line(0));
        let y = self.table.y(self.at, row);
        let left = |value: f64| self.log_rows.columns[self.at].log && value <= 0.0;
        if low.is_finite() && high.is_finite() && !left(*high) {
            let from = if left(*low) { span.left } else { self.x(*low) };
            pen.line(&[(from, y), (self.x(*high), y)], 1.8 * stroke, colour)?;
        }
        if left(*low) || left(*middle) {
            arrow(pen, (span.left, y), stroke, colour)?;
        }
        if !middle.is_finite() || left(*middle) {
            return Ok(());
        }
        pen.disc((self.x(*middle), y), 5.0 * stroke, PAPER)?;
        pen.disc((self.x(*middle), y), 4.0 * stroke, colour)
    }
}
