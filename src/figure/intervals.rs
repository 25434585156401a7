//! Numbers as rows and columns on one axis: an interval, its middle, and a sign, with the numbers beside it.

use super::canvas::{Anchor, Canvas, Pen, Type};
use super::document::wrap;
use super::error::FigureError;
use super::fact_mark::Sign;
use super::framed::{Framed, Texts};
use super::model::Size;
use super::scale::ValueAxis;
use super::sheet::count;
use super::signs::sign;
use super::style::Style;
use super::text::{Metrics, Weight};
use super::theme::{BAND_OPACITY, GREY, GRID, INK};

/// Rows of intervals in columns that share an axis.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Intervals {
    /// Title, explanation, footer.
    pub texts: Texts,
    /// Heads of the columns.
    pub heads: Vec<String>,
    /// What stands above the numbers beside each interval.
    pub cells: String,
    /// What the axis is.
    pub across: String,
    /// Rows in the order in which they are shown.
    pub rows: Vec<IntervalRow>,
    /// What each sign means, and what a wanted value is, where there are such.
    pub key: Vec<(Option<Sign>, String)>,
}

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct IntervalRow {
    /// Its name.
    pub name: String,
    /// One a column.
    pub dots: Vec<Dot>,
}

/// One interval.
#[derive(Clone, Debug, PartialEq)]
pub struct Dot {
    /// Value of the nominal set.
    pub nominal: f64,
    /// 5 %, median and 95 % of the population.
    pub band: [f64; 3],
    /// The value that is wanted at least, or at most.
    pub wanted: Option<f64>,
    /// What came of it.
    pub sign: Sign,
    /// The numbers.
    pub text: String,
}

/// Height of a row, px.
const PITCH: f64 = 19.0;
/// Room for names, for the numbers of a column, and between columns, px.
const NAMES: f64 = 168.0;
const CELLS: f64 = 106.0;
const GAP: f64 = 20.0;
/// Half of the height of an interval, px.
const HALF: f64 = 4.6;

/// Draws the rows as an SVG document.
///
/// # Errors
/// [`FigureError`] without rows or columns, and if plotters fails.
pub fn intervals(intervals: &Intervals) -> Result<String, FigureError> {
    if intervals.rows.is_empty() || intervals.heads.is_empty() {
        return Err(FigureError::NoPanels);
    }
    let metrics = Metrics::new()?;
    let style = Style::of(Size::Overview);
    let framed = Framed::new(&intervals.texts, &style, &metrics);
    let place = Place::new(intervals, &style, framed.top + 2.4 * PITCH);
    let end = place.bottom + 4.4 * PITCH;
    let mut canvas = Canvas::new(style.width, framed.page_height(&style, end));
    framed.draw(&mut canvas, &style, end)?;
    for (column, head) in intervals.heads.iter().enumerate() {
        canvas.group("class=\"column\"", Some(head), |pen| place.column(pen, intervals, column))?;
    }
    for (row, about) in intervals.rows.iter().enumerate() {
        canvas.group("class=\"row\"", Some(&about.name), |pen| place.row(pen, about, &metrics, row))?;
    }
    canvas.group("class=\"key\"", None, |pen| place.key(pen, intervals, &metrics))?;
    let height = framed.page_height(&style, end);
    Ok(wrap(canvas, &style, height, (&intervals.texts.title, &intervals.texts.about)))
}

/// Where everything goes, px.
struct Place<'a> {
    style: &'a Style,
    axis: ValueAxis,
    top: f64,
    bottom: f64,
    /// Width of a plot.
    plot: f64,
}

impl Place<'_> {
    fn new<'a>(intervals: &Intervals, style: &'a Style, top: f64) -> Place<'a> {
        let dots = intervals.rows.iter().flat_map(|row| &row.dots);
        let values = dots.flat_map(|dot| dot.band.into_iter().chain([dot.nominal]).chain(dot.wanted));
        let extent =
            values.filter(|value| value.is_finite()).fold((0.0_f64, 0.0_f64), |(a, b), v| (a.min(v), b.max(v)));
        let columns = count(intervals.heads.len());
        let room = style.width - 2.0 * style.margin - NAMES;
        Place {
            style,
            axis: ValueAxis::new(extent.0, extent.1, None),
            top,
            bottom: top + PITCH * count(intervals.rows.len()),
            plot: room / columns - GAP - CELLS,
        }
    }

    fn left(&self, column: usize) -> f64 {
        self.style.margin + NAMES + count(column) * (self.plot + CELLS + GAP)
    }

    fn at(&self, column: usize, value: f64) -> f64 {
        let share = (value - self.axis.low) / (self.axis.high - self.axis.low);
        self.left(column) + self.plot * share.clamp(0.0, 1.0)
    }

    /// Head, grid and axis of a column.
    fn column(&self, pen: &Pen, intervals: &Intervals, column: usize) -> Result<(), FigureError> {
        let small = self.style.small;
        let (left, light) = (self.left(column), |anchor| Type::regular(small, GREY, anchor));
        pen.text(&intervals.heads[column], (left, self.top - 1.3 * PITCH), Type::bold(self.style.heading, INK))?;
        let cells = (left + self.plot + CELLS, self.top - 0.4 * PITCH);
        pen.text(&intervals.cells, cells, light(Anchor::End))?;
        for (value, text) in &self.axis.ticks {
            let x = self.at(column, *value);
            let (width, colour) = if *value == 0.0 { (1.2, GREY) } else { (0.8, GRID) };
            pen.line(&[(x, self.top), (x, self.bottom + 4.0)], width, colour)?;
            pen.text(text, (x, self.bottom + 4.0 + 1.2 * small), light(Anchor::Middle))?;
        }
        let middle = left + 0.5 * self.plot;
        pen.text(&intervals.across, (middle, self.bottom + 4.0 + 2.7 * small), light(Anchor::Middle))
    }

    fn row(&self, pen: &Pen, row: &IntervalRow, metrics: &Metrics, at: usize) -> Result<(), FigureError> {
        let (y, small) = (self.top + PITCH * (count(at) + 0.5), self.style.small);
        let base = y + 0.36 * small;
        let name = metrics.shorten(&row.name, NAMES - 10.0, self.style.text, Weight::Regular);
        pen.text(&name, (self.style.margin, base), Type::regular(self.style.text, INK, Anchor::Start))?;
        let rule = [(self.style.margin, y + 0.5 * PITCH), (self.style.width - self.style.margin, y + 0.5 * PITCH)];
        pen.line(&rule, 0.5, GRID)?;
        for (column, dot) in row.dots.iter().enumerate() {
            self.dot(pen, dot, column, y)?;
            let text = metrics.shorten(&dot.text, CELLS - 6.0, small, Weight::Regular);
            let right = self.left(column) + self.plot + CELLS;
            pen.text(&text, (right, base), Type::regular(small, INK, Anchor::End))?;
        }
        Ok(())
    }

    fn dot(&self, pen: &Pen, dot: &Dot, column: usize, y: f64) -> Result<(), FigureError> {
        if let Some(wanted) = dot.wanted {
            let x = self.at(column, wanted);
            pen.line(&[(x, y - 0.42 * PITCH), (x, y + 0.42 * PITCH)], 2.0, GREY)?;
        }
        if dot.band.iter().all(|value| value.is_finite()) {
            let [low, median, high] = dot.band.map(|value| self.at(column, value));
            pen.polygon(&[(low, y - HALF), (high, y - HALF), (high, y + HALF), (low, y + HALF)], INK, BAND_OPACITY)?;
            pen.line(&[(low, y), (high, y)], 1.6, GREY)?;
            pen.line(&[(median, y - HALF - 1.0), (median, y + HALF + 1.0)], 2.0, INK)?;
        }
        if dot.nominal.is_finite() { sign(pen, dot.sign, (self.at(column, dot.nominal), y), 3.9) } else { Ok(()) }
    }

    /// What intervals and signs mean.
    fn key(&self, pen: &Pen, intervals: &Intervals, metrics: &Metrics) -> Result<(), FigureError> {
        let small = self.style.small;
        let (base, kind) = (self.bottom + 4.0 * PITCH, Type::regular(small, GREY, Anchor::Start));
        let (y, mut x) = (base - 0.36 * small, self.style.margin);
        let text = |x: &mut f64, words: &str| {
            let drawn = pen.text(words, (*x, base), kind);
            *x += metrics.width(words, small, Weight::Regular) + 20.0;
            drawn
        };
        pen.polygon(&[(x, y - HALF), (x + 34.0, y - HALF), (x + 34.0, y + HALF), (x, y + HALF)], INK, BAND_OPACITY)?;
        pen.line(&[(x, y), (x + 34.0, y)], 1.6, GREY)?;
        pen.line(&[(x + 15.0, y - HALF - 1.0), (x + 15.0, y + HALF + 1.0)], 2.0, INK)?;
        x += 40.0;
        text(&mut x, "population, 5 to 95 %, and its median")?;
        for (what, words) in &intervals.key {
            match what {
                Some(what) => sign(pen, *what, (x + 4.0, y), 3.9)?,
                None => pen.line(&[(x + 4.0, y - 8.0), (x + 4.0, y + 8.0)], 2.0, GREY)?,
            }
            x += 13.0;
            text(&mut x, words)?;
        }
        Ok(())
    }
}
