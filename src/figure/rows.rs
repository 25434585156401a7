//! Rows with names, and columns of plots with numbers beside them; columns for which there is no room go below.

use super::canvas::{Anchor, Canvas, Pen, Type};
use super::error::FigureError;
use super::leaf::Leaf;
use super::ruler::{NAMES, NAMES_BASE, fitting};
use super::sheet::count;
use super::text::{LINE_HEIGHT, Weight};
use super::theme::{GREY, GRID, INK};

/// Most of the width that names, and the numbers of a column, take.
const NAMES_SHARE: f64 = 0.34;
const NUMBERS_SHARE: f64 = 0.38;
/// Narrowest plot, in text sizes.
const NARROWEST: f64 = 8.5;
/// Distance of rows with names of one line and of two, and the closest, in text sizes.
const PITCH: (f64, f64) = (1.9, 2.75);
const CLOSEST: f64 = 1.35;
/// Most that rows are drawn apart on a page of fixed height, as a multiple of what is wanted.
const LOOSEST: f64 = 3.6;
/// Distance of the row that is set apart, in pitches.
const APART: f64 = 0.5;
/// Most lines of a name and of a head.
const LINES: usize = 2;

/// What a table of rows holds.
pub struct Content<'a> {
    /// What the rows are; may be empty.
    pub what: &'a str,
    /// Names of the rows.
    pub names: Vec<&'a str>,
    /// Heads of the columns.
    pub heads: Vec<&'a str>,
    /// For each column, the numbers of its rows.
    pub numbers: Vec<Vec<&'a str>>,
    /// Whether the last row is set apart.
    pub apart: bool,
}

/// The table with everything placed; lengths in px.
pub struct Rows<'a> {
    leaf: &'a Leaf<'a>,
    what: String,
    names: Vec<Vec<String>>,
    heads: Vec<Vec<String>>,
    numbers: Vec<f64>,
    apart: bool,
    /// Columns side by side.
    abreast: usize,
    room: f64,
    plot: f64,
    pitch: f64,
    top: f64,
}

/// The plot of a column.
#[derive(Clone, Copy, Debug)]
pub struct Span {
    /// Left edge.
    pub left: f64,
    /// Width.
    pub width: f64,
    /// Top.
    pub top: f64,
    /// Bottom.
    pub bottom: f64,
    /// Right end of the numbers beside it.
    pub right: f64,
}

impl<'a> Rows<'a> {
    /// Places rows and columns below `top`.
    pub fn new(leaf: &'a Leaf<'a>, content: &Content, top: f64) -> Self {
        let (small, text) = (leaf.style.small, leaf.style.text);
        let what = leaf.metrics.width(content.what, text, Weight::Bold);
        let room = leaf.widest(content.names.iter().copied(), text).max(what).min(NAMES_SHARE * leaf.width()) + 0.1;
        let lines = |name: &&str| cut_lines(leaf, name, room, (text, Weight::Regular));
        let names: Vec<_> = content.names.iter().map(lines).collect();
        let most = NUMBERS_SHARE * leaf.width();
        let wide = |texts: &Vec<&str>| leaf.widest(texts.iter().copied(), small).min(most) + 0.1;
        let numbers: Vec<f64> = content.numbers.iter().map(wide).collect();
        let mut rows = Self {
            leaf,
            what: leaf.metrics.shorten(content.what, room, text, Weight::Bold),
            names,
            heads: Vec::new(),
            numbers,
            apart: content.apart,
            abreast: content.heads.len().max(1),
            room: room + text,
            plot: 0.0,
            pitch: 0.0,
            top,
        };
        rows.plot = rows.plot_width();
        while rows.abreast > 1 && rows.plot < NARROWEST * text {
            rows.abreast -= 1;
            rows.plot = rows.plot_width();
        }
        rows.abreast = content.heads.len().div_ceil(content.heads.len().div_ceil(rows.abreast).max(1)).max(1);
        rows.plot = rows.plot_width();
        let head = |(column, head): (usize, &&str)| {
            cut_lines(leaf, head, rows.plot + rows.numbers[column], (text, Weight::Bold))
        };
        rows.heads = content.heads.iter().enumerate().map(head).collect();
        rows.pitch = rows.pitch();
        rows
    }

    /// Space between a plot with its numbers and the next one, of which the first part is between the two.
    fn gap(&self) -> f64 {
        self.near() + 1.9 * self.leaf.style.text
    }

    fn near(&self) -> f64 {
        0.8 * self.leaf.style.text
    }

    /// Width of the plots if this many columns stand side by side.
    fn plot_width(&self) -> f64 {
        let block = |numbers: &[f64]| numbers.iter().map(|wide| wide + self.gap()).sum::<f64>();
        let taken = self.numbers.chunks(self.abreast).map(block).fold(0.0, f64::max);
        ((self.leaf.width() - self.room - taken + self.gap() - self.near()) / count(self.abreast)).max(1.0)
    }

    fn blocks(&self) -> f64 {
        count(self.heads.len().div_ceil(self.abreast))
    }

    /// Distance of rows: as wanted, or what a fixed height leaves.
    fn pitch(&self) -> f64 {
        let text = self.leaf.style.text;
        let tall = self.names.iter().any(|lines| lines.len() > 1);
        let (wanted, closest) = if tall { (PITCH.1, 2.35) } else { (PITCH.0, CLOSEST) };
        let fixed = self.leaf.floor().map(|floor| {
            let each = (floor - self.top) / self.blocks() - self.head() - self.foot();
            (each / self.pitches()).clamp(closest * text, LOOSEST * wanted * text)
        });
        fixed.unwrap_or(wanted * text)
    }

    fn pitches(&self) -> f64 {
        count(self.names.len()) + if self.apart { APART } else { 0.0 }
    }

    /// Height of the heads.
    fn head(&self) -> f64 {
        let lines = self.heads.iter().map(Vec::len).max().unwrap_or(0);
        (LINE_HEIGHT * count(lines) + 0.7) * self.leaf.style.text
    }

    /// Height of the axes below the plots.
    fn foot(&self) -> f64 {
        (NAMES + 1.9) * self.leaf.style.small
    }

    /// Where the drawing ends.
    pub fn end(&self) -> f64 {
        self.top + self.blocks() * (self.head() + self.pitches() * self.pitch + self.foot())
    }

    /// The plot of a column.
    pub fn span(&self, column: usize) -> Span {
        let (block, place) = (column / self.abreast, column % self.abreast);
        let before = &self.numbers[column - place..column];
        let taken: f64 = before.iter().map(|wide| self.plot + wide + self.gap()).sum();
        let left = self.leaf.left() + self.room + taken;
        let high = self.pitches() * self.pitch;
        let top = self.top + count(block) * (self.head() + high + self.foot()) + self.head();
        let right = left + self.plot + self.near() + self.numbers[column];
        Span { left, width: self.plot, top, bottom: top + high, right }
    }

    /// Middle of a row of a column.
    pub fn y(&self, column: usize, row: usize) -> f64 {
        let apart = if self.apart && row + 1 == self.names.len() { APART } else { 0.0 };
        self.span(column).top + (count(row) + 0.5 + apart) * self.pitch
    }

    /// Half of the height that a bar may take.
    pub fn half(&self) -> f64 {
        (0.3 * self.pitch).min(0.55 * self.leaf.style.text)
    }

    /// Names, rules and heads; a tooltip of each row has its whole name.
    ///
    /// # Errors
    /// [`FigureError::Draw`] if plotters fails.
    pub fn draw(&self, canvas: &mut Canvas, names: &[&str]) -> Result<(), FigureError> {
        let (text, stroke) = (self.leaf.style.text, self.leaf.style.stroke);
        for column in (0..self.heads.len()).step_by(self.abreast) {
            for (row, (lines, name)) in self.names.iter().zip(names).enumerate() {
                let (y, last) = (self.y(column, row), self.apart && row + 1 == self.names.len());
                let kind = if last { Type::bold(text, INK) } else { Type::regular(text, INK, Anchor::Start) };
                canvas.group("class=\"row\"", Some(name), |pen| {
                    let rule = y - (0.5 + if last { 0.5 * APART } else { 0.0 }) * self.pitch;
                    let colour = if last { GREY } else { GRID };
                    pen.line(&[(self.leaf.left(), rule), (self.leaf.right(), rule)], 0.6 * stroke, colour)?;
                    self.lines(pen, lines, (self.leaf.left(), y), kind)
                })?;
            }
        }
        canvas.group("class=\"heads\"", None, |pen| {
            for column in (0..self.heads.len()).step_by(self.abreast) {
                let base = self.span(column).top - 0.35 * text - 0.5 * LINE_HEIGHT * text + 0.36 * text;
                pen.text(&self.what, (self.leaf.left(), base), Type::bold(text, INK))?;
            }
            for (column, head) in self.heads.iter().enumerate() {
                let span = self.span(column);
                let middle = span.top - 0.35 * text - 0.5 * LINE_HEIGHT * count(head.len()) * text;
                self.lines(pen, head, (span.left, middle), Type::bold(text, INK))?;
            }
            Ok(())
        })
    }

    fn lines(&self, pen: &Pen, lines: &[String], (x, y): (f64, f64), kind: Type) -> Result<(), FigureError> {
        let step = LINE_HEIGHT * kind.size;
        let mut base = y - 0.5 * step * count(lines.len().saturating_sub(1)) + 0.36 * kind.size;
        for line in lines {
            pen.text(line, (x, base), kind)?;
            base += step;
        }
        Ok(())
    }

    /// The axis of a column: lines through the plot, names below, and what it is.
    ///
    /// # Errors
    /// [`FigureError::Draw`] if plotters fails.
    pub fn axis(&self, pen: &Pen, column: usize, ticks: &[(f64, String)], what: &str) -> Result<(), FigureError> {
        let (span, small) = (self.span(column), self.leaf.style.small);
        for x in ticks.iter().map(|tick| span.left + span.width * tick.0) {
            pen.line(&[(x, span.top), (x, span.bottom + 0.3 * small)], 0.8 * self.leaf.style.stroke, GRID)?;
        }
        // Names at the ends reach no further than half of the way to the next plot.
        let (from, to) = (span.left - 0.9 * self.leaf.style.text, span.right + 0.9 * self.leaf.style.text);
        let inside = |x: f64, name: &str| {
            let half = 0.5 * self.leaf.wide(name, small);
            x.clamp(from + half, (to - half).max(from + half))
        };
        let place = |(share, name): &'_ (f64, String)| inside(span.left + span.width * share, name);
        let names: Vec<_> = ticks.iter().map(|tick| (place(tick), tick.1.as_str())).collect();
        for (x, name) in fitting(self.leaf, &names) {
            let base = span.bottom + NAMES_BASE * small;
            pen.text(name, (x, base), Type::regular(small, GREY, Anchor::Middle))?;
        }
        let words = self.leaf.cut(what, span.right - span.left, small);
        let middle = (span.left + 0.5 * span.width).max(span.left + 0.5 * self.leaf.wide(&words, small));
        let base = span.bottom + (NAMES + 1.0) * small;
        pen.text(&words, (middle, base), Type::regular(small, INK, Anchor::Middle))
    }

    /// The numbers of a row in a column.
    ///
    /// # Errors
    /// [`FigureError::Draw`] if plotters fails.
    pub fn number(&self, pen: &Pen, column: usize, row: usize, text: &str) -> Result<(), FigureError> {
        let (span, small) = (self.span(column), self.leaf.style.small);
        let text = self.leaf.cut(text, self.numbers[column], small);
        let at = (span.right, self.y(column, row) + 0.36 * small);
        pen.text(&text, at, Type::regular(small, INK, Anchor::End))
    }
}

/// A text in few lines, the last of them cut.
fn cut_lines(leaf: &Leaf, text: &str, width: f64, (size, weight): (f64, Weight)) -> Vec<String> {
    let mut lines = leaf.metrics.wrap(text, width, size, weight);
    if lines.len() > LINES {
        let rest = lines.split_off(LINES - 1).join(" ");
        lines.push(leaf.metrics.shorten(&rest, width, size, weight));
    }
    lines
}
