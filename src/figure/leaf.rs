//! A page of one format with its texts, on which the figures of answers are drawn.

use super::canvas::Canvas;
use super::document::wrap;
use super::error::FigureError;
use super::framed::{Framed, Texts};
use super::model::Size;
use super::style::Style;
use super::text::{Metrics, Weight};

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
    pub fn new(texts: &'a Texts, size: Size) -> Result<Self, FigureError> {
        let (style, metrics) = (Style::of(size), Metrics::new()?);
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

    /// Width of a regular text of this size.
    pub fn wide(&self, text: &str, size: f64) -> f64 {
        self.metrics.width(text, size, Weight::Regular)
    }

    /// Paper and texts around a drawing that ends at `end`.
    ///
    /// # Errors
    /// [`FigureError::Draw`] if plotters fails.
    pub fn open(&self, end: f64) -> Result<Canvas, FigureError> {
        let mut canvas = Canvas::new(self.style.width, self.framed.page_height(&self.style, end));
        self.framed.draw(&mut canvas, &self.style, end)?;
        Ok(canvas)
    }

    /// The document of what was drawn down to `end`.
    pub fn close(&self, canvas: Canvas, end: f64) -> String {
        let height = self.framed.page_height(&self.style, end);
        wrap(canvas, &self.style, height, (&self.texts.title, &self.texts.about))
    }
}
