//! Reading numbers off courses: what is sampled of a run, at which times, and formulas over the samples.

pub(crate) mod formula;
mod grid;
pub(crate) mod needs;

pub use formula::level_at;
pub use grid::{analysis_times, output_times};
