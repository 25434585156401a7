//! What a reader sees of routes that were compared.

mod assumed;
mod doses;
mod effects;
#[cfg(feature = "figures")]
mod figures;
mod sentence;
mod tables;
mod text;

#[cfg(feature = "figures")]
pub use figures::routes_figures;
pub use sentence::routes_sentence;
pub use tables::routes_tables;
pub use text::routes_text;

use crate::answers::{RouteRow, Spread};
use crate::present::effect::together;
use crate::present::rounding::micrograms;

/// Whether the model has no way to where an area is zero although something was given.
fn no_way(row: &RouteRow, area: &Spread) -> bool {
    row.dose.ug > 0.0 && area.central() == 0.0
}

/// A number in a table or a sentence, and a line where there is none.
fn number(value: f64) -> String {
    if value.is_finite() { micrograms(value) } else { "-".into() }
}
