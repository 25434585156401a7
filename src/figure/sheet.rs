//! What every part of a figure needs to draw itself.

use super::manner::Time;
use super::model::Overview;
use super::style::Style;
use super::text::Metrics;
use super::time_axis::TimeAxis;

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
}

/// A count as a length.
pub fn count(n: usize) -> f64 {
    u32::try_from(n).map_or(f64::from(u32::MAX), f64::from)
}
