//! Title, a line about the figure, and footer: the frame of the figures that are not the overview.

use super::canvas::{Canvas, Pen};
use super::document::paragraph;
use super::error::FigureError;
use super::page::Paragraph;
use super::style::Style;
use super::text::{Block, LINE_HEIGHT, Metrics, Weight};
use super::theme::{GREY, INK, PAPER};

/// Texts around a figure.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Texts {
    /// Sentence generated from numbers.
    pub title: String,
    /// What is shown, under the title.
    pub about: String,
    /// Provenance and context of use, at the bottom.
    pub footer: String,
}

/// The frame with everything placed, px.
pub struct Framed {
    title: Paragraph,
    about: Paragraph,
    footer: Paragraph,
    /// Where the drawing begins.
    pub top: f64,
}

impl Framed {
    /// Places the texts on a page of this style.
    pub fn new(texts: &Texts, style: &Style, metrics: &Metrics) -> Self {
        let width = style.width - 2.0 * style.margin;
        let set = |text: &str, (size, min_size): (f64, f64), max_lines, weight| {
            Paragraph::whole(text, &Block { width, size, min_size, max_lines, weight }, metrics)
        };
        let (titles, others) = if style.max_columns == 1 { (5, 9) } else { (2, 4) };
        let mut title = set(texts.title.trim_end_matches('.'), style.title, titles, Weight::Bold);
        let mut about = set(&texts.about, (style.question, 0.85 * style.question), others, Weight::Regular);
        about.lines = metrics.wrap(&about.lines.join(" "), width, about.size, Weight::Regular);
        let footer = set(&texts.footer, (style.small, 0.95 * style.small), others, Weight::Regular);
        title.base = 0.85 * style.margin + 0.95 * title.size;
        let y = 0.85 * style.margin + height(&title);
        about.base = y + 1.05 * about.size;
        let top = y + height(&about) + 0.9 * style.text;
        Self { title, about, footer, top }
    }

    /// Height of the page if the drawing ends at `end`, px.
    pub fn page_height(&self, style: &Style, end: f64) -> f64 {
        (end + 0.8 * style.text + height(&self.footer) + 0.7 * style.margin).ceil()
    }

    /// Paper and texts around a drawing that ends at `end`, px.
    ///
    /// # Errors
    /// [`FigureError::Draw`] if plotters fails.
    pub fn draw(&self, canvas: &mut Canvas, style: &Style, end: f64) -> Result<(), FigureError> {
        let size = (style.width, self.page_height(style, end));
        canvas.group("", None, |pen: &Pen| {
            pen.rect((0.0, 0.0), size, PAPER)?;
            paragraph(pen, &self.title, style.margin, Weight::Bold, INK)?;
            paragraph(pen, &self.about, style.margin, Weight::Regular, GREY)?;
            let base = end + 0.8 * style.text + self.footer.size;
            paragraph(pen, &Paragraph { base, ..self.footer.clone() }, style.margin, Weight::Regular, GREY)
        })
    }
}

fn height(text: &Paragraph) -> f64 {
    text.lines.iter().map(|_| LINE_HEIGHT * text.size).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_has_a_minus_before_negative_numbers_and_no_full_stop() -> Result<(), FigureError> {
        let texts = Texts { title: "It loses -0.1 points.".into(), about: "By -0.7.".into(), footer: String::new() };
        let framed = Framed::new(&texts, &Style::of(crate::figure::Size::Page), &Metrics::new()?);
        assert_eq!(
            (framed.title.lines.join(" "), framed.about.lines.join(" ")),
            ("It loses −0.1 points".into(), "By −0.7.".into())
        );
        Ok(())
    }
}
