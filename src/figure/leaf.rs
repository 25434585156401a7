//! A page of one format with its texts, on which the figures of answers are drawn.

use super::canvas::Canvas;
use super::document::wrap;
use super::error::FigureError;
use super::framed::{Framed, Texts};
use super::manner::Manner;
use super::style::Style;
use super::text::{Metrics, Weight};
use super::theme::PAPER;

/// A page with its texts placed; lengths in px.
pub struct Leaf<'a> {
    texts: &'a Texts,
    framed: Framed,
    /// Lengths of the format.
    pub style: Style,
    /// Text metrics.
    pub metrics: Metrics,
}

impl<'a> Leaf<'a> {
    /// A page of this format.
    ///
    /// # Errors
    /// [`FigureError::Font`] if a bundled font is damaged.
    pub fn new(texts: &'a Texts, manner: impl Into<Manner>) -> Result<Self, FigureError> {
        let (style, metrics) = (Style::of(manner.into().size), Metrics::new()?);
        Ok(Self { texts, framed: Framed::new(texts, &style, &metrics), style, metrics })
    }

    /// Where the drawing begins.
    pub fn top(&self) -> f64 {
        self.framed.top
    }

    /// Left edge of the drawing.
    pub fn left(&self) -> f64 {
        self.style.margin
    }

    /// Right edge of the drawing.
    pub fn right(&self) -> f64 {
        self.style.width - self.style.margin
    }

    /// Width of the drawing.
    pub fn width(&self) -> f64 {
        self.right() - self.left()
    }

    /// Where the drawing must end, in a format of fixed height.
    pub fn floor(&self) -> Option<f64> {
        self.style.height.map(|height| height - self.framed.page_height(&self.style, 0.0))
    }

    /// Width of a regular text of this size.
    pub fn wide(&self, text: &str, size: f64) -> f64 {
        self.metrics.width(text, size, Weight::Regular)
    }

    /// Largest width of these texts at this size.
    pub fn widest<'t>(&self, texts: impl IntoIterator<Item = &'t str>, size: f64) -> f64 {
        texts.into_iter().map(|text| self.wide(text, size)).fold(0.0, f64::max)
    }

    /// A regular text cut to this width.
    pub fn cut(&self, text: &str, width: f64, size: f64) -> String {
        self.metrics.shorten(text, width, size, Weight::Regular)
    }

    /// A name cut to this width, in its middle.
    pub fn name(&self, text: &str, width: f64, size: f64) -> String {
        self.metrics.middle(text, width, size, Weight::Regular)
    }

    /// Paper and texts around a drawing that ends at `end`.
    ///
    /// # Errors
    /// [`FigureError::NoRoom`] if the format's height is fixed and the drawing does not fit; [`FigureError::Draw`] if
    /// plotters fails.
    pub fn open(&self, end: f64) -> Result<Canvas, FigureError> {
        if let Some(floor) = self.floor().filter(|floor| end > *floor + 0.5) {
            return Err(FigureError::NoRoom { available: floor - self.top(), needed: end - self.top() });
        }
        let end = self.floor().unwrap_or(end);
        let mut canvas = Canvas::new(self.style.width, self.height(end));
        let paper = (self.style.width, self.height(end));
        canvas.group("", None, |pen| pen.rect((0.0, 0.0), paper, PAPER))?;
        self.framed.draw(&mut canvas, &self.style, end)?;
        Ok(canvas)
    }

    /// The document of what was drawn down to `end`.
    pub fn close(&self, canvas: Canvas, end: f64) -> String {
        wrap(canvas, &self.style, self.height(end), (&self.texts.title, &self.texts.about))
    }

    fn height(&self, end: f64) -> f64 {
        self.style.height.unwrap_or_else(|| self.framed.page_height(&self.style, end))
    }
}
