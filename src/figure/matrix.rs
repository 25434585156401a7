//! A matrix of what breaks: rows against groups of columns, a cell filled where something breaks.

use super::canvas::{Anchor, Canvas, Pen, Type};
use super::document::wrap;
use super::error::FigureError;
use super::framed::{Framed, Texts};
use super::model::Size;
use super::sheet::count;
use super::style::Style;
use super::text::{Metrics, Weight};
use super::theme::{CELLS, GREY, GRID, INK, TINTS};

/// The matrix.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Matrix {
    /// Title, explanation, footer.
    pub texts: Texts,
    /// Groups of columns.
    pub columns: Vec<Column>,
    /// Rows in the order in which they are shown.
    pub rows: Vec<MatrixRow>,
    /// What a filled cell means, and what one means that weighs more.
    pub key: [String; 2],
}

/// Columns that belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Name of the group.
    pub name: String,
    /// For each of its columns, whether its cells weigh more.
    pub weighty: Vec<bool>,
}

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct MatrixRow {
    /// Name.
    pub name: String,
    /// Text at the right.
    pub count: String,
    /// Whether each cell is filled, over all columns.
    pub filled: Vec<bool>,
}

/// Height of a row, and space between groups, px.
const PITCH: f64 = 17.0;
const GAP: f64 = 5.0;
/// Rooms for names and counts, px.
const NAMES: f64 = 138.0;
const COUNTS: f64 = 40.0;
/// Least room for the upright name of a group, px.
const NAME: f64 = 9.0;

/// Draws the matrix as an SVG document.
///
/// # Errors
/// [`FigureError`] without rows or columns, and if plotters fails.
pub fn matrix(matrix: &Matrix) -> Result<String, FigureError> {
    let cells: usize = matrix.columns.iter().map(|column| column.weighty.len()).sum();
    if matrix.rows.is_empty() || cells == 0 {
        return Err(FigureError::NoPanels);
    }
    let metrics = Metrics::new()?;
    let style = Style::of(Size::Overview);
    let framed = Framed::new(&matrix.texts, &style, &metrics);
    let room = style.width - 2.0 * style.margin - NAMES - COUNTS;
    let mut width = (room / count(cells)).min(PITCH);
    while matrix.columns.iter().map(|column| slot(column, width) + GAP).sum::<f64>() > room && width > 1.0 {
        width *= 0.99;
    }
    let names = matrix.columns.iter().map(|column| metrics.width(&column.name, style.small, Weight::Regular));
    let top = framed.top + names.fold(0.0, f64::max) + 10.0;
    let bottom = top + PITCH * count(matrix.rows.len());
    let end = bottom + 2.0 * PITCH;
    let mut canvas = Canvas::new(style.width, framed.page_height(&style, end));
    framed.draw(&mut canvas, &style, end)?;
    let place = Place { style: &style, width, top, bottom };
    canvas.group("class=\"columns\"", None, |pen| place.columns(pen, matrix))?;
    for (i, row) in matrix.rows.iter().enumerate() {
        let y = top + PITCH * count(i);
        canvas.group("class=\"row\"", Some(&row.name), |pen| place.row(pen, matrix, row, y))?;
    }
    canvas.group("class=\"key\"", None, |pen| place.key(pen, matrix, &metrics))?;
    let height = framed.page_height(&style, end);
    Ok(wrap(canvas, &style, height, (&matrix.texts.title, &matrix.texts.about)))
}

/// Room of a group whose cells are `width` px wide: enough for its name, too.
fn slot(column: &Column, width: f64) -> f64 {
    (width * count(column.weighty.len())).max(NAME)
}

/// Where everything goes, px.
struct Place<'a> {
    style: &'a Style,
    width: f64,
    top: f64,
    bottom: f64,
}

impl Place<'_> {
    /// Left edges of the groups.
    fn lefts<'m>(&'m self, matrix: &'m Matrix) -> impl Iterator<Item = (f64, &'m Column)> {
        let mut x = self.style.margin + NAMES;
        matrix.columns.iter().map(move |column| {
            let left = x;
            x += slot(column, self.width) + GAP;
            (left, column)
        })
    }

    /// Tinted groups with their names, which are read from below.
    fn columns(&self, pen: &Pen, matrix: &Matrix) -> Result<(), FigureError> {
        for (x, column) in self.lefts(matrix) {
            let wide = slot(column, self.width);
            pen.rect((x, self.top), (wide, self.bottom - self.top), TINTS[1])?;
            let at = (x + 0.5 * wide + 0.36 * self.style.small, self.top - 6.0);
            pen.upright_text(&column.name, at, Type::regular(self.style.small, GREY, Anchor::Start))?;
        }
        Ok(())
    }

    fn row(&self, pen: &Pen, matrix: &Matrix, row: &MatrixRow, y: f64) -> Result<(), FigureError> {
        let base = y + 0.74 * PITCH;
        let right = self.style.width - self.style.margin;
        pen.text(&row.name, (self.style.margin, base), Type::regular(self.style.small, INK, Anchor::Start))?;
        pen.text(&row.count, (right, base), Type::regular(self.style.small, INK, Anchor::End))?;
        pen.line(&[(self.style.margin, y), (right, y)], 0.6, GRID)?;
        let mut filled = row.filled.iter();
        for (x, column) in self.lefts(matrix) {
            for (i, weighty) in column.weighty.iter().enumerate() {
                if filled.next() == Some(&true) {
                    let at = (x + self.width * count(i), y + 1.5);
                    let size = ((self.width - 0.6).max(0.6 * self.width), PITCH - 3.0);
                    pen.rect(at, size, CELLS[usize::from(*weighty)])?;
                }
            }
        }
        Ok(())
    }

    fn key(&self, pen: &Pen, matrix: &Matrix, metrics: &Metrics) -> Result<(), FigureError> {
        let base = self.bottom + 1.4 * PITCH;
        let mut x = self.style.margin + NAMES;
        for (colour, words) in CELLS.into_iter().zip(&matrix.key) {
            pen.rect((x, base - 0.78 * self.style.small), (10.0, 10.0), colour)?;
            pen.text(words, (x + 16.0, base), Type::regular(self.style.small, GREY, Anchor::Start))?;
            x += 40.0 + metrics.width(words, self.style.small, Weight::Regular);
        }
        Ok(())
    }
}
