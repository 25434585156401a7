//! Correlations in words.

use crate::answers::{Correlation, WhatMatters};

/// A correlation with its sign and two decimals.
pub fn rho(value: f64) -> String {
    match (100.0 * value).round() {
        none if none.is_nan() => "none".into(),
        0.0 => "0.00".into(),
        percent => format!("{:+.2}", percent / 100.0),
    }
}

/// A correlation with its interval.
pub fn with_interval(of: &Correlation) -> String {
    format!("rho {}, {} to {}", rho(of.rho), rho(of.low), rho(of.high))
}

/// Whether the arms differ in any set.
pub fn differs(found: &WhatMatters) -> bool {
    found.parameters.iter().any(|one| one.correlation.rho.is_finite())
}
