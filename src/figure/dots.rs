//! The answer as a dot plot: a row an arm, the difference to the control with its interval, and the numbers.

use super::answer::{Answer, AnswerRow};
use super::canvas::{Anchor, Canvas, Pen, Type};
use super::error::FigureError;
use super::grid::letter;
use super::heading::{Heading, Setting};
use super::scale::ValueAxis;
use super::sheet::Sheet;
use super::strip;
use super::style::Style;
use super::text::{Metrics, Weight};
use super::theme::{self, GREY, GRID, INK, NOTHING, PAPER, Rgb};

/// Least part of the width for the plot, and most for names before it.
const LEAST_PLOT: f64 = 0.36;
const MOST_NAMES: f64 = 0.36;
/// Half of a diamond's width, px at a stroke factor of 1.
pub const NOMINAL: f64 = 4.6;

/// The dot plot with its columns placed; lengths in px.
pub struct Dots<'a> {
    answer: &'a Answer,
    axis: ValueAxis,
    /// Left edge of the whole, of the plot, right edge of the plot, and of each column of numbers.
    edges: [f64; 5],
    /// Whether rows have their names left of the plot.
    names: bool,
    /// Whether there is room for both columns of numbers.
    both: bool,
}

impl<'a> Dots<'a> {
    /// Places the columns between `left` and `right`; with `names` each row begins with its arm's.
    pub fn new(answer: &'a Answer, sheet: &Sheet, (left, right): (f64, f64), names: bool) -> Self {
        let (style, metrics) = (&sheet.style, &sheet.metrics);
        let named = strip::names_width(sheet, MOST_NAMES * (right - left)) + style.text;
        let start = left + if names { named } else { 0.5 * style.text };
        let [first, second] = [0, 1].map(|column| width(answer, column, style, metrics));
        let end = |second: f64| right - second - first - 1.1 * style.text;
        let whole = second + style.text;
        // Where both columns would leave too little, intervals go before shares.
        let both = second > 0.0 && end(whole) - start > LEAST_PLOT * (right - left);
        let second = if both { whole } else { 0.0 };
        let plot = end(second).max(start + 4.0 * style.text);
        Self { answer, axis: axis(answer), edges: [left, start, plot, right - second, right], names, both }
    }

    fn title<'t>(&'t self, letter: &'t str) -> Heading<'t> {
        Heading { letter, title: &self.answer.title, unit: &self.answer.unit }
    }

    /// How the title is set.
    pub fn setting(&self, sheet: &Sheet) -> Setting {
        let letter = letter(0);
        Setting::of(&[(self.title(&letter), self.edges[4] - self.edges[0])], &sheet.style, &sheet.metrics)
    }

    fn x(&self, value: f64) -> f64 {
        self.edges[1] + self.axis.part(value) * (self.edges[2] - self.edges[1])
    }

    /// Draws heading, rows at these tops and heights, and the axis below them; `top` is that of the heading, and
    /// what is said of an arm stands in the first `lane` of its row.
    ///
    /// # Errors
    /// [`FigureError::Draw`] if plotters fails.
    pub fn draw(
        &self,
        canvas: &mut Canvas,
        sheet: &Sheet,
        top: f64,
        rows: &[(f64, f64)],
        lane: f64,
    ) -> Result<(), FigureError> {
        let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return Ok(()) };
        let ends = (first.0, last.0 + last.1);
        canvas.group("class=\"answer\"", Some(&self.answer.title), |pen| {
            self.heading(pen, sheet, top, ends.0)?;
            self.ground(pen, sheet, ends)
        })?;
        for (arm, (y, height)) in sheet.overview.arms.iter().zip(rows) {
            let middle = y + 0.5 * height.min(lane);
            if self.names {
                let place = (self.edges[0], middle, self.edges[1] - self.edges[0] - 0.8 * sheet.style.text);
                canvas.group("", Some(&arm.name), |pen| strip::name(pen, sheet, arm, place))?;
            }
            match self.answer.rows.iter().find(|row| row.arm == arm.name) {
                Some(row) => {
                    canvas.group("class=\"row\"", Some(&spoken(row)), |pen| self.row(pen, sheet, row, middle))?
                }
                None => {
                    canvas.group("class=\"row\"", Some(&arm.name), |pen| self.control(pen, &sheet.style, middle))?
                }
            }
        }
        Ok(())
    }

    /// Letter, title, and what stands above the numbers.
    fn heading(&self, pen: &Pen, sheet: &Sheet, top: f64, rows: f64) -> Result<(), FigureError> {
        let (style, letter) = (&sheet.style, letter(0));
        let width = self.edges[4] - self.edges[0];
        self.title(&letter).draw(pen, sheet, self.setting(sheet), (self.edges[0], top, width))?;
        let kind = Type::regular(style.small, GREY, Anchor::End);
        for (head, right) in self.columns(&self.answer.heads) {
            pen.text(head, (right, rows - 0.45 * style.small), kind)?;
        }
        Ok(())
    }

    /// What means nothing, grid lines and axis.
    fn ground(&self, pen: &Pen, sheet: &Sheet, (top, bottom): (f64, f64)) -> Result<(), FigureError> {
        let style = &sheet.style;
        let (low, high) = (self.x(-self.answer.smallest), self.x(self.answer.smallest));
        if self.answer.smallest > 0.0 {
            pen.rect((low, top), (high - low, bottom - top), NOTHING)?;
        }
        let kind = Type::regular(style.small, GREY, Anchor::Middle);
        let mut free = f64::NEG_INFINITY;
        for (value, text) in &self.axis.ticks {
            let x = self.x(*value);
            let zero = value.abs() < 1e-12 * self.axis.high.abs();
            let (width, colour) = if zero { (1.2, GREY) } else { (0.8, GRID) };
            pen.line(&[(x, top), (x, bottom)], width * style.stroke, colour)?;
            pen.line(&[(x, bottom), (x, bottom + 4.0 * style.stroke)], style.stroke, GREY)?;
            let text = if *value > 0.0 && !zero { format!("+{text}") } else { text.clone() };
            let half = 0.5 * sheet.metrics.width(&text, style.small, Weight::Regular);
            if x - half >= free {
                pen.text(&text, (x, bottom + 1.4 * style.small), kind)?;
                free = x + half + 0.3 * style.small;
            }
        }
        pen.line(&[(self.edges[1], bottom), (self.edges[2], bottom)], style.stroke, GREY)
    }

    fn row(&self, pen: &Pen, sheet: &Sheet, row: &AnswerRow, y: f64) -> Result<(), FigureError> {
        let (style, colour) = (&sheet.style, theme::line_colour(row.role));
        let band = row.interval().map(|band| band.map(|value| self.x(value)));
        if let Some([low, _, high]) = band {
            interval(pen, style, (low, high), y, colour)?;
        }
        if row.nominal.is_finite() {
            diamond(pen, (self.x(row.nominal), y), NOMINAL * style.stroke, colour)?;
        }
        // On top: where both are in one place, the corners of the diamond still look out.
        if let Some([_, median, _]) = band {
            pen.disc((median, y), 3.3 * style.stroke, colour)?;
        }
        let base = y + 0.36 * style.small;
        let kind = Type::regular(style.small, INK, Anchor::End);
        for (cell, right) in self.columns(&row.cells) {
            pen.text(cell, (right, base), kind)?;
        }
        Ok(())
    }

    /// The columns of numbers that are shown, with their right edges.
    fn columns<'t>(&self, texts: &'t [String; 2]) -> impl Iterator<Item = (&'t String, f64)> {
        let shown = if self.both { 2 } else { 1 };
        texts.iter().zip([self.edges[3], self.edges[4]]).take(shown)
    }

    fn control(&self, pen: &Pen, style: &Style, y: f64) -> Result<(), FigureError> {
        let at = (self.edges[3], y + 0.36 * style.small);
        pen.text(&self.answer.control, at, Type::regular(style.small, GREY, Anchor::End))
    }
}

/// A line from the low to the high end.
fn interval(pen: &Pen, style: &Style, (low, high): (f64, f64), y: f64, colour: Rgb) -> Result<(), FigureError> {
    let cap = 3.4 * style.stroke;
    pen.line(&[(low, y), (high, y)], 2.2 * style.stroke, colour)?;
    [low, high].into_iter().try_for_each(|x| pen.line(&[(x, y - cap), (x, y + cap)], 1.4 * style.stroke, colour))
}

/// An open diamond: the nominal set, which may lie off the median.
///
/// # Errors
/// [`FigureError::Draw`] if plotters fails.
pub fn diamond(pen: &Pen, (x, y): (f64, f64), r: f64, colour: Rgb) -> Result<(), FigureError> {
    let corners = |r: f64| [(x, y - r), (x + r, y), (x, y + r), (x - r, y)];
    pen.polygon(&corners(r), colour, 1.0)?;
    pen.polygon(&corners(0.6 * r), PAPER, 1.0)
}

/// What a row says to those who do not see it.
pub fn spoken(row: &AnswerRow) -> String {
    let cells = row.cells.iter().filter(|cell| !cell.is_empty()).map(String::as_str);
    format!("{}: {}", row.arm, cells.collect::<Vec<_>>().join(", "))
}

/// Axis over all numbers and what means nothing.
fn axis(answer: &Answer) -> ValueAxis {
    let numbers = answer.rows.iter().flat_map(|row| row.interval().into_iter().flatten().chain([row.nominal]));
    let numbers = numbers.chain([answer.smallest, -answer.smallest]).filter(|number| number.is_finite());
    let (low, high) = numbers.fold((0.0_f64, 0.0_f64), |(a, b), value| (a.min(value), b.max(value)));
    ValueAxis::new(low, high, None)
}

/// Width of a column of numbers, with its head.
fn width(answer: &Answer, column: usize, style: &Style, metrics: &Metrics) -> f64 {
    let control = (column == 0).then_some(answer.control.as_str());
    let texts = answer.rows.iter().map(|row| row.cells[column].as_str()).chain(control);
    let texts = texts.chain([answer.heads[column].as_str()]);
    texts.map(|text| metrics.width(text, style.small, Weight::Regular)).fold(0.0, f64::max)
}
