//! A grid of scenarios in words, tables and one figure, from plain data alone.

#[cfg(feature = "figures")]
mod figure;
mod half;
mod names;
#[cfg(feature = "figures")]
mod rows;
mod sentence;
mod tables;

#[cfg(feature = "figures")]
pub use figure::{ScanFigure, scan_figure};
pub use half::scan_half_doses;
pub use sentence::scan_sentence;
pub use tables::{scan_axes, scan_notes, scan_table, scan_text};
