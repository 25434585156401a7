//! Where everything goes on the page. Lengths in px.

use super::error::FigureError;
use super::grid::Grid;
use super::key::Key;
use super::multiples::Multiples;
use super::sheet::{Sheet, count};
use super::text::{Block, LINE_HEIGHT, Metrics, Weight};
use super::typeset::minus;
use super::upper::Upper;

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
    /// A text that is never cut off: set smaller before it takes more lines, and with as many as it needs, up to four
    /// times those of the block.
    pub fn whole(text: &str, block: &Block, metrics: &Metrics) -> Self {
        let text = &minus(text);
        let set = |max_lines| {
            let (lines, size) = metrics.block(text, &Block { max_lines, ..*block });
            Paragraph { lines, size, base: 0.0 }
        };
        let whole = |one: &Paragraph| one.lines.join(" ").ends_with(last_word(text));
        let few = block.max_lines;
        (few..=4 * few).map(set).find(whole).unwrap_or_else(|| set(few))
    }

    fn height(&self) -> f64 {
        self.lines.iter().map(|_| LINE_HEIGHT * self.size).sum()
    }
}

/// The whole page.
pub struct Page<'a> {
    /// Height of the page.
    pub height: f64,
    /// Title.
    pub title: Paragraph,
    /// Question.
    pub question: Paragraph,
    /// Regimen and answer with their top.
    pub upper: (Upper<'a>, f64),
    /// Panels.
    pub grid: Grid,
    /// Small multiples by arm.
    pub blocks: Vec<Multiples<'a>>,
    /// Key of the colours.
    pub key: Key,
    /// Start of the first baseline of the key.
    pub key_at: (f64, f64),
    /// Footer.
    pub footer: Paragraph,
}

impl<'a> Page<'a> {
    /// Places everything.
    ///
    /// # Errors
    /// [`FigureError::NoRoom`] if the format's height is fixed and the texts leave too little of it for the panels.
    pub fn new(sheet: &Sheet<'a>) -> Result<Self, FigureError> {
        let (style, overview) = (&sheet.style, sheet.overview);
        let hole = Grid::new(sheet).hole(style);
        let hole = hole.filter(|hole| overview.blocks.is_empty() && hole.1 > 14.0 * style.small);
        // The key stands in the hole of the last row if it is wide and high enough, else below the panels.
        match Self::with(sheet, hole)? {
            (page, true) => Ok(page),
            (_, false) => Ok(Self::with(sheet, None)?.0),
        }
    }

    /// Places everything, with the key in this hole, if any; and whether it is high enough.
    fn with(sheet: &Sheet<'a>, hole: Option<(f64, f64)>) -> Result<(Self, bool), FigureError> {
        let (style, overview) = (&sheet.style, sheet.overview);
        let Head { title, question, mut footer, bottom: upper_top } = Head::new(sheet);
        let mut grid = Grid::new(sheet);
        let inner = style.width - 2.0 * style.margin;
        let key = Key::new(sheet, hole.map_or(inner, |hole| hole.1), hole.is_some());
        let key_height = if hole.is_some() { 0.0 } else { key.height(style) };
        let below = key_height + 0.3 * style.small + footer.height() + 0.7 * style.margin;
        let alone = overview.panels.is_empty() && overview.blocks.is_empty();
        let room = style.height.filter(|_| alone).map(|height| height - upper_top - below - 0.9 * style.text);
        let upper = Upper::new(sheet, room);
        let first = upper_top + upper.height(sheet) + if alone { 0.0 } else { 0.9 * style.text };
        let (blocks, end) = place(sheet, &mut grid, first, below)?;
        let last_plot = grid.cells.last().map_or(end, |cell| cell.top + grid.heading);
        let (key_at, fits) = match hole {
            Some((x, _)) => ((x, last_plot + style.small), last_plot + key.height(style) <= end),
            None => ((style.margin, end + style.small), true),
        };
        footer.base = end + key_height + 0.3 * style.small + footer.size;
        let height = style.height.unwrap_or((end + below).ceil());
        let upper = (upper, upper_top);
        Ok((Self { height, title, question, upper, grid, blocks, key, key_at, footer }, fits))
    }
}

/// Places panels and blocks from `first` on, with `below` free at the bottom of a page of fixed height; where they end.
fn place<'a>(
    sheet: &Sheet<'a>,
    grid: &mut Grid,
    first: f64,
    below: f64,
) -> Result<(Vec<Multiples<'a>>, f64), FigureError> {
    let mut blocks = blocks(sheet);
    let needed: f64 = blocks.iter().map(|block| block.height(sheet)).sum();
    let taken = if sheet.overview.panels.is_empty() { 0.0 } else { needed };
    let mut end = grid.place(&sheet.style, first, below + taken)?;
    if let Some(bottom) = sheet.style.height.map(|height| height - below) {
        let share = (bottom - end) / count(blocks.len().max(1));
        blocks.iter_mut().try_for_each(|block| block.fit(sheet, share))?;
        if end > bottom + 0.5 {
            return Err(FigureError::NoRoom { available: bottom - first, needed: end - first });
        }
    }
    for block in &mut blocks {
        end = block.place(sheet, end);
    }
    Ok((blocks, end))
}

fn blocks<'a>(sheet: &Sheet<'a>) -> Vec<Multiples<'a>> {
    let overview = sheet.overview;
    let before = usize::from(overview.answer.is_some()) + overview.panels.len();
    overview.blocks.iter().enumerate().map(|(i, block)| Multiples::new(block, sheet, before + i)).collect()
}

fn last_word(text: &str) -> &str {
    text.split_whitespace().next_back().unwrap_or_default()
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
        let (size, min_size) = style.title;
        let max_lines = if style.max_columns == 1 { 4 } else { 2 };
        let block = Block { width, size, min_size, max_lines, weight: Weight::Bold };
        let mut title = Paragraph::whole(&overview.title, &block, metrics);
        let sizes = (style.question, 0.85 * style.question);
        let mut question = paragraph(&overview.question, sizes, 3, Weight::Regular);
        let sizes = (style.small, 0.95 * style.small);
        let mut footer = paragraph(&overview.footer, sizes, 6, Weight::Regular);
        footer.lines = metrics.wrap(&footer.lines.join(" "), width, footer.size, Weight::Regular);
        title.base = 0.85 * style.margin + 0.95 * title.size;
        let y = 0.85 * style.margin + title.height();
        question.base = y + 1.05 * question.size;
        let bottom = y + question.height() + 0.7 * style.text;
        Self { title, question, footer, bottom }
    }
}
