//! A panel's title: letter, title, unit; in one line, or with the unit in a line of its own.

use super::canvas::{Anchor, Pen, Type};
use super::error::FigureError;
use super::sheet::Sheet;
use super::style::Style;
use super::text::{Metrics, Weight};
use super::theme::{GREY, INK};

/// Size of a unit in the title's line as a part of the title's.
const UNIT: f64 = 0.86;
/// Smallest size of titles as a part of the wanted one.
const SMALLEST: f64 = 0.84;

/// What a title says.
#[derive(Clone, Copy, Debug)]
pub struct Heading<'a> {
    /// Letter; empty where panels have none.
    pub letter: &'a str,
    /// Title.
    pub title: &'a str,
    /// Unit; may be empty.
    pub unit: &'a str,
}

/// How all titles of a grid are set.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// Text size, px.
    pub size: f64,
    /// Whether units stand below the titles.
    pub below: bool,
}

impl Setting {
    /// The setting in which all of these fit their widths, px, as far as one is found.
    pub fn of(headings: &[(Heading<'_>, f64)], style: &Style, metrics: &Metrics) -> Self {
        let fitting = |below: bool| {
            let each = headings.iter().map(|(heading, width)| heading.fitting(*width, below, metrics));
            tenth(each.fold(style.heading, f64::min))
        };
        let beside = fitting(false);
        if beside >= SMALLEST * style.heading {
            return Self { size: beside, below: false };
        }
        Self { size: fitting(true).clamp(SMALLEST * style.heading, style.heading), below: true }
    }

    /// Height that titles take, px.
    pub fn height(&self, style: &Style) -> f64 {
        1.35 * style.heading + if self.below { 1.2 * style.small } else { 0.0 }
    }
}

impl Heading<'_> {
    fn letter_width(&self, size: f64) -> f64 {
        if self.letter.is_empty() { 0.0 } else { 1.4 * size }
    }

    fn unit_beside(&self) -> String {
        if self.unit.is_empty() { String::new() } else { format!(", {}", self.unit) }
    }

    /// Text size at which it fits into `width` px.
    fn fitting(&self, width: f64, below: bool, metrics: &Metrics) -> f64 {
        let unit = if below { 0.0 } else { metrics.width(&self.unit_beside(), UNIT, Weight::Regular) };
        (width - 0.5) / (self.letter_width(1.0) + metrics.width(self.title, 1.0, Weight::Bold) + unit)
    }

    /// Draws it from `left` into `width` px, with its top at `top`; what does not fit is shortened, the unit first.
    ///
    /// # Errors
    /// [`FigureError::Draw`] if plotters fails.
    pub fn draw(
        &self,
        pen: &Pen,
        sheet: &Sheet,
        setting: Setting,
        (left, top, width): (f64, f64, f64),
    ) -> Result<(), FigureError> {
        let (metrics, small) = (&sheet.metrics, sheet.style.small);
        let size = tenth(setting.size);
        let room = width - self.letter_width(size) - 0.1;
        let wide = |title: &str| metrics.width(title, size, Weight::Bold);
        let (x, y) = (left + self.letter_width(size), top + 0.95 * sheet.style.heading);
        let bold = Type::bold(size, INK);
        pen.text(self.letter, (left, y), Type { colour: GREY, ..bold })?;
        if setting.below {
            pen.text(&metrics.shorten(self.title, room, size, Weight::Bold), (x, y), bold)?;
            let unit = metrics.shorten(self.unit, room, small, Weight::Regular);
            return pen.text(&unit, (x, y + 1.25 * small), Type::regular(small, GREY, Anchor::Start));
        }
        let unit_size = tenth(UNIT * size).max(small.min(size));
        let unit_width = |unit: &str| metrics.width(unit, unit_size, Weight::Regular);
        let unit = self.unit_beside();
        let unit_room = (room - wide(self.title)).max(unit_width(&unit).min(0.3 * room));
        let unit = metrics.shorten(&unit, unit_room, unit_size, Weight::Regular);
        let title = metrics.shorten(self.title, room - unit_width(&unit), size, Weight::Bold);
        pen.text(&title, (x, y), bold)?;
        pen.text(&unit, (x + wide(&title) + 0.1, y), Type::regular(unit_size, GREY, Anchor::Start))
    }
}

/// Rounded down to the tenth of a px in which sizes are written.
fn tenth(size: f64) -> f64 {
    (size * 10.0).floor() / 10.0
}
