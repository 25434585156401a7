//! Several curves with their bands over one axis: what is gained by when, how much, or from what.

mod data;
mod draw;
mod ends;
mod layout;
mod notes;
mod plot;

pub use data::{CurvePanel, Curves, Series};
pub use draw::curves;
