//! Where everything goes on the page. Lengths in px.

use super::error::FigureError;
use super::grid::Grid;
use super::key::Key;
use super::sheet::Sheet;
use super::strip::Strip;
use super::text::{Block, LINE_HEIGHT, Weight};

/// A paragraph with its lines, text size and the baseline of its first line.
#[derive(Clone, Debug)]
pub struct Paragraph {
    /// Lines.
    pub lines: Vec<String>,
    /// Text size.
    pub size: f64,
    /// Baseline of the first line.
    pub base: f64,
}

impl Paragraph {
    fn height(&self) -> f64 {
        self.lines.iter().map(|_| LINE_HEIGHT * self.size).sum()
    }
}

/// The whole page.
pub struct Page {
    /// Height of the page.
    pub height: f64,
    /// Title.
    pub title: Paragraph,
    /// Question.
    pub question: Paragraph,
    /// Top of the strip.
    pub strip_top: f64,
    /// Strip with doses.
    pub strip: Strip,
    /// Panels.
    pub grid: Grid,
    /// Key of the colours.
    pub key: Key,
    /// Start of the first baseline of the key.
    pub key_at: (f64, f64),
    /// Footer.
    pub footer: Paragraph,
}

impl Page {
    /// Places everything.
    ///
    /// # Errors
    /// [`FigureError::NoRoom`] if the format's height is fixed and the texts leave too little of it for the panels.
    pub fn new(sheet: &Sheet) -> Result<Self, FigureError> {
        let style = &sheet.style;
        let Head { title, question, mut footer, bottom: strip_top } = Head::new(sheet);
        let strip = Strip::new(sheet);
        let mut grid = Grid::new(sheet);
        let hole = grid.hole(style);
        let inner = style.width - 2.0 * style.margin;
        let key = Key::new(sheet, hole.map_or(inner, |hole| hole.1), hole.is_some());
        let key_height = if hole.is_some() { 0.0 } else { key.height(style) };
        let below = key_height + 0.3 * style.small + footer.height() + 0.7 * style.margin;
        let end = grid.place(style, strip_top + strip.height() + 0.9 * style.text, below)?;
        let last_plot = grid.cells.last().map_or(end, |cell| cell.top + grid.heading);
        let key_at = match hole {
            Some((x, _)) => (x, last_plot + style.small),
            None => (style.margin, end + style.small),
        };
        footer.base = end + key_height + 0.3 * style.small + footer.size;
        let height = style.height.unwrap_or((end + below).ceil());
        Ok(Self { height, title, question, strip_top, strip, grid, key, key_at, footer })
    }
}

/// The paragraphs; the footer is not placed yet.
struct Head {
    title: Paragraph,
    question: Paragraph,
    footer: Paragraph,
    bottom: f64,
}

impl Head {
    fn new(sheet: &Sheet) -> Self {
        let (overview, style, metrics) = (sheet.overview, &sheet.style, &sheet.metrics);
        let width = style.width - 2.0 * style.margin;
        let paragraph = |text: &str, (size, min_size): (f64, f64), max_lines, weight| {
            let (lines, size) = metrics.block(text, &Block { width, size, min_size, max_lines, weight });
            Paragraph { lines, size, base: 0.0 }
        };
        let title_lines = if style.max_columns == 1 { 4 } else { 2 };
        let mut title = paragraph(&overview.title, style.title, title_lines, Weight::Bold);
        let sizes = (style.question, 0.85 * style.question);
        let mut question = paragraph(&overview.question, sizes, 3, Weight::Regular);
        let sizes = (0.95 * style.small, 0.85 * style.small);
        let mut footer = paragraph(&overview.footer, sizes, 6, Weight::Regular);
        footer.lines = metrics.wrap(&footer.lines.join(" "), width, footer.size, Weight::Regular);
        title.base = 0.85 * style.margin + 0.95 * title.size;
        let y = 0.85 * style.margin + title.height();
        question.base = y + 1.05 * question.size;
        let bottom = y + question.height() + 0.7 * style.text;
        Self { title, question, footer, bottom }
    }
}
