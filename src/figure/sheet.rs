//! What every part of a figure needs to draw itself.

use super::model::Overview;
use super::style::Style;
use super::text::Metrics;

/// The figure's data, its format, and the text metrics.
pub struct Sheet<'a> {
    /// Data.
    pub overview: &'a Overview,
    /// Lengths of the format.
    pub style: Style,
    /// Text metrics.
    pub metrics: Metrics,
}

/// A count as a length.
pub fn count(n: usize) -> f64 {
    u32::try_from(n).map_or(f64::from(u32::MAX), f64::from)
}
