//! What stands above the panels: the regimen, and the answer beside or below it. Lengths in px.

use super::canvas::Canvas;
use super::dots::Dots;
use super::error::FigureError;
use super::sheet::{Sheet, count};
use super::strip::{self, Strip};

/// Regimen and answer, placed relative to their top.
pub struct Upper<'a> {
    strip: Strip,
    dots: Option<Dots<'a>>,
    /// Height of the answer's title, above the regimen or between the two.
    title: f64,
    /// Height of a row of the answer where it stands below.
    lane: f64,
    stacked: bool,
    arms: usize,
}

impl<'a> Upper<'a> {
    /// Places both; where they are all that a page of fixed height holds, rows share `room`, px.
    pub fn new(sheet: &Sheet<'a>, room: Option<f64>) -> Self {
        let (style, overview) = (&sheet.style, sheet.overview);
        let (left, right) = (style.margin, style.width - style.margin);
        let arms = overview.arms.len();
        // Many arms have short regimens, each in one line: there the answer takes more.
        let part = style.answer.filter(|_| overview.answer.is_some());
        let part = part.map(|part| if strip::crowded(overview) { part + 0.07 } else { part });
        let split = part.map_or(right, |part| right - part * (right - left));
        let between = if part.is_some() { style.gap } else { 0.0 };
        let dots = overview.answer.as_ref().map(|answer| match part {
            Some(_) => Dots::new(answer, sheet, (split, right), false),
            None => Dots::new(answer, sheet, (left, right), true),
        });
        let title = dots.as_ref().map_or(0.0, |dots| dots.setting(sheet).height(style) + 0.1 * style.heading);
        let shared = room.map(|room| (room - title - 3.4 * style.small) / count(arms.max(1)));
        let lane = shared.map_or(strip::lane(style), |lane| lane.clamp(1.1 * style.text, 2.6 * style.text));
        let stacked = dots.is_some() && part.is_none();
        let strip = Strip::new(sheet, (left, split - between), lane);
        Self { strip, title, dots, lane, stacked, arms }
    }

    /// Whole height.
    pub fn height(&self, sheet: &Sheet) -> f64 {
        let small = sheet.style.small;
        let below = self.title + 1.5 * small + count(self.arms) * self.lane + 1.75 * small;
        self.strip.height() + if self.stacked { 0.6 * sheet.style.text + below } else { self.title }
    }

    /// Draws both from `top` on.
    ///
    /// # Errors
    /// [`FigureError::Draw`] if plotters fails.
    pub fn draw(&self, canvas: &mut Canvas, sheet: &Sheet, top: f64) -> Result<(), FigureError> {
        let strip_top = if self.stacked { top } else { top + self.title };
        self.strip.draw(canvas, sheet, strip_top)?;
        let Some(dots) = &self.dots else { return Ok(()) };
        if !self.stacked {
            return dots.draw(canvas, sheet, top, &self.strip.places(strip_top), self.lane);
        }
        let heading = top + self.strip.height() + 0.6 * sheet.style.text;
        let first = heading + self.title + 1.5 * sheet.style.small;
        let rows: Vec<_> = (0..self.arms).map(|arm| (first + count(arm) * self.lane, self.lane)).collect();
        dots.draw(canvas, sheet, heading, &rows, self.lane)
    }
}
