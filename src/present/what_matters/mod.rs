//! What a reader sees of what decides a difference: sentence, tables, figure.

#[cfg(feature = "figures")]
mod figure;
mod sentence;
mod tables;
mod text;

#[cfg(feature = "figures")]
pub use figure::figure;
pub use sentence::sentence;
pub use tables::tables;
pub use text::text;

use crate::answers::{Correlation, WhatMatters};

/// A correlation with its sign and two decimals.
fn rho(value: f64) -> String {
    if value.is_finite() { format!("{value:+.2}") } else { "none".into() }
}

/// A correlation with its interval.
fn with_interval(of: &Correlation) -> String {
    format!("rho {}, {} to {}", rho(of.rho), rho(of.low), rho(of.high))
}

/// Whether the arms differ in any set.
fn differs(found: &WhatMatters) -> bool {
    found.parameters.iter().any(|one| one.correlation.rho.is_finite())
}
