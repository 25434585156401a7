//! The line below the panels that says what colours and axes mean.

use super::canvas::{Anchor, Canvas, Type};
use super::error::FigureError;
use super::model::{Overview, Role};
use super::sheet::Sheet;
use super::style::Style;
use super::text::Weight;
use super::theme::{self, GREY, Rgb};

/// Distance of lines as a multiple of the text size.
const PITCH: f64 = 1.5;

/// One entry: a colour sample, or none, and its text.
struct Entry {
    colour: Option<Rgb>,
    text: String,
    width: f64,
}

/// The key, broken into lines.
#[derive(Default)]
pub struct Key {
    lines: Vec<Vec<Entry>>,
}

impl Key {
    /// Key of the colours that the figure uses, broken to `width` px; with `list`, one entry a line.
    #[must_use]
    pub fn new(sheet: &Sheet, width: f64, list: bool) -> Self {
        let (style, metrics) = (&sheet.style, &sheet.metrics);
        let mut key = Self::default();
        let mut x = f64::INFINITY;
        let measure = |text: &str| metrics.width(text, style.small, Weight::Regular);
        for (colour, text) in contents(sheet.overview) {
            let sample = if colour.is_some() { sample_width(style) } else { 0.0 };
            for text in metrics.wrap(&text, width - sample, style.small, Weight::Regular) {
                let wide = sample + measure(&text);
                if list || x + wide > width {
                    key.lines.push(Vec::new());
                    x = 0.0;
                }
                let entry = Entry { colour, text, width: wide + 1.5 * style.small };
                x += entry.width;
                if let Some(line) = key.lines.last_mut() {
                    line.push(entry);
                }
            }
        }
        key
    }

    /// Height, px.
    #[must_use]
    pub fn height(&self, style: &Style) -> f64 {
        self.lines.iter().map(|_| PITCH * style.small).sum()
    }

    /// Draws the key with the start of its first baseline at this point, px.
    ///
    /// # Errors
    /// [`FigureError::Draw`] if plotters fails.
    pub fn draw(&self, canvas: &mut Canvas, style: &Style, (left, base): (f64, f64)) -> Result<(), FigureError> {
        let kind = Type { size: style.small, weight: Weight::Regular, colour: GREY, anchor: Anchor::Start };
        canvas.group("class=\"key\"", Some("Meaning of the colours and of the time axis"), |pen| {
            let mut y = base;
            for line in &self.lines {
                let mut x = left;
                for entry in line {
                    let mut text_x = x;
                    if let Some(colour) = entry.colour {
                        let size = (0.75 * sample_width(style), 0.34 * style.small);
                        pen.rect((x, y - 0.53 * style.small), size, colour)?;
                        text_x += sample_width(style);
                    }
                    pen.text(&entry.text, (text_x, y), kind)?;
                    x += entry.width;
                }
                y += PITCH * style.small;
            }
            Ok(())
        })
    }
}

fn sample_width(style: &Style) -> f64 {
    2.0 * style.small
}

/// Colours that the figure uses with their meaning, and what the time axis is.
fn contents(overview: &Overview) -> Vec<(Option<Rgb>, String)> {
    let roles = [Role::Harmful, Role::Protective, Role::Repair, Role::Glia, Role::Death, Role::Reference];
    let used = |role: &Role| overview.panels.iter().any(|p| p.curves.iter().any(|c| c.role == *role));
    let entry = |role| theme::role_name(role).map(|name| (Some(theme::line_colour(role)), name.to_owned()));
    let axis = "time: asinh(t / 6 h), linear for hours, logarithmic for months";
    roles.into_iter().filter(used).filter_map(entry).chain([(None, axis.to_owned())]).collect()
}
