//! Reading numbers off courses: columns by name, grids of times, readings, formulas and quantiles.
//!
//! Everything that turns a simulated course into a number does it here: outcomes of a run, measures of facts, runs
//! over parameter sets. The same formula over the same course is the same number, to the last digit.

pub(crate) mod column;
mod condition;
pub(crate) mod formula;
mod grid;
mod measures;
pub(crate) mod needs;
pub mod outcomes;
mod quantile;
mod readings;

pub use column::{Column, UnknownColumn, named};
pub use condition::{Condition, Firing};
pub use grid::{analysis_times, band_times, output_times, read_times, times_after};
pub use measures::Measures;
pub use quantile::{median, quantile};
pub use readings::level_at;
