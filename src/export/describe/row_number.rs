//! A number that runs take from a row of the catalogue.

use serde::Serialize;

/// A number of a row, with what is plausible for it.
#[derive(Clone, Debug, PartialEq, Serialize, schemars::JsonSchema)]
#[schemars(inline)]
pub struct RowNumber {
    /// The mechanism that it is the weight of, or its key.
    pub name: String,
    /// Value.
    pub value: f64,
    /// Lowest plausible value.
    pub low: f64,
    /// Highest plausible value.
    pub high: f64,
    /// A key of the row's papers, `assumed`, or `definition`.
    pub basis: String,
}
