//! Checks as rows: what is expected as a bar, what the model shows as a dot and an interval, and the numbers beside it.

use super::canvas::{Anchor, Canvas, Pen, Type};
use super::document::wrap;
use super::error::FigureError;
use super::fact_mark::Sign;
use super::forest_scale::RowScale;
use super::framed::{Framed, Texts};
use super::model::Size;
use super::signs::{self, sign};
use super::style::Style;
use super::text::{Metrics, Weight};
use super::theme::{BAND_OPACITY, EXPECTED, GREY, GRID, INK};

/// A page of checks.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Forest {
    /// Title, explanation, footer.
    pub texts: Texts,
    /// Facts in the order of their file.
    pub groups: Vec<Group>,
}

/// A fact with its checks.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Name of the fact.
    pub name: String,
    /// A credible model shows it.
    pub must: bool,
    /// Where it was published.
    pub sources: String,
    /// Its checks.
    pub rows: Vec<Row>,
}

/// A check.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// A few words.
    pub label: String,
    /// Least expected value; may be infinite.
    pub low: f64,
    /// Greatest expected value; may be infinite.
    pub high: f64,
    /// How far outside is still near.
    pub near: f64,
    /// Value of the nominal set; may be infinite.
    pub nominal: f64,
    /// 5 %, median and 95 % of the population.
    pub band: Option<[f64; 3]>,
    /// What came of it with the nominal set.
    pub sign: Sign,
    /// Texts of the columns: expected, nominal, population, share that holds.
    pub cells: [String; 4],
}

/// Width of the page, px.
const WIDTH: f64 = 1240.0;
/// Heads of the columns of numbers.
const HEADS: [&str; 4] = ["expected", "nominal", "5 % | median | 95 %", "holds in"];
/// Their widths, and that of the axis, px.
const WIDTHS: [f64; 4] = [158.0, 84.0, 172.0, 62.0];
const AXIS: f64 = 345.0;
/// Height of a row, px.
const PITCH: f64 = 17.0;
/// Space before a group, px.
const BEFORE: f64 = 5.0;

/// Draws the page as an SVG document.
///
/// # Errors
/// [`FigureError`] without rows, and if plotters fails.
pub fn forest(forest: &Forest) -> Result<String, FigureError> {
    if forest.groups.iter().all(|group| group.rows.is_empty()) {
        return Err(FigureError::NoPanels);
    }
    let metrics = Metrics::new()?;
    let style = Style { width: WIDTH, ..Style::of(Size::Overview) };
    let framed = Framed::new(&forest.texts, &style, &metrics);
    let columns = Columns::new(&style);
    let head = framed.top + PITCH;
    let height = |group: &Group| BEFORE + PITCH * (1.0 + group.rows.iter().map(|_| 1.0).sum::<f64>());
    let rows_end = head + forest.groups.iter().map(height).sum::<f64>();
    let end = rows_end + 1.9 * PITCH;
    let mut canvas = Canvas::new(style.width, framed.page_height(&style, end));
    framed.draw(&mut canvas, &style, end)?;
    canvas.group("class=\"heads\"", None, |pen| columns.heads(pen, &style, head))?;
    let mut y = head;
    for group in &forest.groups {
        y += BEFORE;
        canvas.group("class=\"fact\"", Some(&group.name), |pen| title(pen, group, &style, &metrics, y))?;
        y += PITCH;
        for row in &group.rows {
            canvas.group("", Some(&row.label), |pen| columns.row(pen, row, &style, &metrics, y))?;
            y += PITCH;
        }
    }
    canvas.group("class=\"key\"", None, |pen| key(pen, &style, &metrics, rows_end + 1.3 * PITCH))?;
    let height = framed.page_height(&style, end);
    Ok(wrap(canvas, &style, height, (&forest.texts.title, &forest.texts.about)))
}

/// Left edges of the columns, px.
struct Columns {
    label: f64,
    label_room: f64,
    axis: f64,
    cells: [f64; 4],
}

impl Columns {
    fn new(style: &Style) -> Self {
        let right = style.width - style.margin;
        let mut x = right - WIDTHS.iter().sum::<f64>();
        let axis = x - AXIS;
        let mut cells = [0.0; 4];
        for (cell, width) in cells.iter_mut().zip(WIDTHS) {
            x += width;
            // Numbers are set flush right.
            *cell = x;
        }
        let label = style.margin + 12.0;
        Self { label, label_room: axis - label - 14.0, axis, cells }
    }

    fn heads(&self, pen: &Pen, style: &Style, y: f64) -> Result<(), FigureError> {
        let base = y - 0.3 * PITCH;
        for (x, head) in self.cells.iter().zip(HEADS) {
            pen.text(head, (*x, base), Type::regular(style.small, GREY, Anchor::End))?;
        }
        let rule = [(style.margin, y), (style.width - style.margin, y)];
        pen.line(&rule, 0.8, GREY)
    }

    fn row(&self, pen: &Pen, row: &Row, style: &Style, metrics: &Metrics, y: f64) -> Result<(), FigureError> {
        let base = y + 0.72 * PITCH;
        let label = metrics.middle(&row.label, self.label_room, style.small, Weight::Regular);
        pen.text(&label, (self.label, base), Type::regular(style.small, INK, Anchor::Start))?;
        for ((x, width), (i, text)) in self.cells.iter().zip(WIDTHS).zip(row.cells.iter().enumerate()) {
            let colour = if i == 0 { GREY } else { INK };
            let text = metrics.shorten(text, width - 8.0, style.small, Weight::Regular);
            pen.text(&text, (*x, base), Type::regular(style.small, colour, Anchor::End))?;
        }
        self.axis(pen, row, y + 0.5 * PITCH)
    }

    /// The row's axis, centred on `y`.
    fn axis(&self, pen: &Pen, row: &Row, y: f64) -> Result<(), FigureError> {
        let scale = RowScale::new(row);
        let px = |value: f64| self.axis + AXIS * scale.at(value);
        let half = 0.42 * PITCH;
        pen.line(&[(self.axis, y), (self.axis + AXIS, y)], 0.8, GRID)?;
        let (near_low, near_high) = (px(row.low - row.near), px(row.high + row.near));
        pen.rect((near_low, y - half), (near_high - near_low, 2.0 * half), EXPECTED[1])?;
        let (low, high) = (px(row.low), px(row.high));
        pen.rect((low, y - half), (high - low, 2.0 * half), EXPECTED[0])?;
        for bound in [row.low, row.high].into_iter().filter(|bound| bound.is_finite()) {
            pen.line(&[(px(bound), y - half), (px(bound), y + half)], 1.0, GREY)?;
        }
        if let Some([low, median, high]) = row.band.filter(|band| band.iter().all(|value| !value.is_nan())) {
            let (left, right) = (px(low), px(high));
            let box_half = 0.24 * PITCH;
            let corners = [(left, y - box_half), (right, y - box_half), (right, y + box_half), (left, y + box_half)];
            pen.polygon(&corners, INK, BAND_OPACITY)?;
            pen.line(&[(left, y), (right, y)], 1.6, GREY)?;
            pen.line(&[(px(median), y - box_half - 1.0), (px(median), y + box_half + 1.0)], 2.0, INK)?;
            for value in [low, high] {
                arrow(pen, (px(value), y), scale.out(value))?;
            }
        }
        if row.nominal.is_nan() {
            return Ok(());
        }
        let inset = 4.5 * scale.out(row.nominal);
        sign(pen, row.sign, (px(row.nominal) - inset, y), 3.9)
    }
}

/// A small triangle that says that a value lies beyond the axis's end.
fn arrow(pen: &Pen, (x, y): (f64, f64), towards: f64) -> Result<(), FigureError> {
    if towards == 0.0 {
        return Ok(());
    }
    let tip = 6.0 * towards;
    pen.polygon(&[(x, y - 4.0), (x, y + 4.0), (x + tip, y)], GREY, 1.0)
}

fn title(pen: &Pen, group: &Group, style: &Style, metrics: &Metrics, y: f64) -> Result<(), FigureError> {
    let base = y + 0.76 * PITCH;
    let mut x = style.margin;
    if group.must {
        pen.text("MUST", (x, base), Type::bold(style.small, INK))?;
        x += metrics.width("MUST ", style.small, Weight::Bold) + 3.0;
    }
    pen.text(&group.name, (x, base), Type::bold(style.small, GREY))?;
    x += metrics.width(&group.name, style.small, Weight::Bold) + 10.0;
    let room = style.width - style.margin - x;
    let sources = metrics.shorten(&group.sources, room, 0.95 * style.small, Weight::Regular);
    pen.text(&sources, (x, base), Type::regular(0.95 * style.small, GREY, Anchor::Start))
}

/// What bars, intervals and signs mean.
fn key(pen: &Pen, style: &Style, metrics: &Metrics, base: f64) -> Result<(), FigureError> {
    let kind = Type::regular(style.small, GREY, Anchor::Start);
    let middle = base - 0.36 * style.small;
    let mut x = style.margin;
    let text = |x: &mut f64, words: &str| -> Result<(), FigureError> {
        pen.text(words, (*x, base), kind)?;
        *x += metrics.width(words, style.small, Weight::Regular) + 18.0;
        Ok(())
    };
    pen.rect((x, middle - 6.0), (34.0, 12.0), EXPECTED[1])?;
    pen.rect((x + 8.0, middle - 6.0), (18.0, 12.0), EXPECTED[0])?;
    x += 40.0;
    text(&mut x, "expected; paler: near")?;
    pen.polygon(
        &[(x, middle - 4.0), (x + 34.0, middle - 4.0), (x + 34.0, middle + 4.0), (x, middle + 4.0)],
        INK,
        BAND_OPACITY,
    )?;
    pen.line(&[(x, middle), (x + 34.0, middle)], 1.6, GREY)?;
    pen.line(&[(x + 15.0, middle - 5.0), (x + 15.0, middle + 5.0)], 2.0, INK)?;
    x += 40.0;
    text(&mut x, "population, 5 to 95 %, and its median")?;
    for kind in [Sign::Holds, Sign::Near, Sign::Fails] {
        sign(pen, kind, (x + 4.0, middle), 3.9)?;
        x += 13.0;
        text(&mut x, &format!("nominal set, {}", signs::name(kind)))?;
    }
    pen.polygon(&[(x, middle - 4.0), (x, middle + 4.0), (x + 6.0, middle)], GREY, 1.0)?;
    x += 12.0;
    text(&mut x, "goes on beyond the axis")
}
