//! What every part of a figure needs to draw itself.

use super::manner::Time;
use super::model::Overview;
use super::style::Style;
use super::text::{Metrics, Weight};
use super::time_axis::{Tick, TimeAxis};

/// The figure's data, its format, and the text metrics.
pub struct Sheet<'a> {
    /// Data.
    pub overview: &'a Overview,
    /// Lengths of the format.
    pub style: Style,
    /// How time runs.
    pub time: Time,
    /// Text metrics.
    pub metrics: Metrics,
}

impl Sheet<'_> {
    /// The figure's time axis over `width` px from `left`.
    pub fn time_axis(&self, left: f64, width: f64) -> TimeAxis {
        TimeAxis::new(self.time, self.overview.horizon_d, (left, width))
    }

    /// How far the texts of the first and of the last tick reach beyond a time axis, px.
    pub fn time_overhang(&self) -> (f64, f64) {
        let wide = |text: &str| self.metrics.width(text, self.style.small, Weight::Regular);
        // As long as an axis can be, so that no text is left out for want of room.
        let ticks = self.time_axis(0.0, 1e6).ticks(wide);
        let half = |tick: Option<&Tick>| 0.5 * tick.and_then(|tick| tick.text.as_deref()).map_or(0.0, wide);
        (half(ticks.first()), half(ticks.last()))
    }
}

/// A count as a length.
pub fn count(n: usize) -> f64 {
    u32::try_from(n).map_or(f64::from(u32::MAX), f64::from)
}
