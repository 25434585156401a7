//! One value for every parameter of the model: what runs a member of an ensemble or of a population.

use crate::model::{Parameters, parameters};
use std::ops::Deref;

/// Values of all parameters, those of the rat, in the order of the model's table. There is one for each, a number
/// within the declared range: what comes from outside is refused, never filled up.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Set(Vec<f64>);

/// Why values are not a set.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum SetError {
    /// There are more or fewer values than parameters.
    #[error("there are {found} values for {expected} parameters; a set has one for each, in the model's order")]
    Length {
        /// Values.
        found: usize,
        /// Parameters.
        expected: usize,
    },
    /// A value is infinite or none.
    #[error("`{name}` is {value}; a parameter is a finite number")]
    NotFinite {
        /// The parameter.
        name: &'static str,
        /// The value.
        value: f64,
    },
    /// A value lies outside of the range that is declared for it.
    #[error("`{name}` is {value}, outside of its range from {low} to {high}")]
    Range {
        /// The parameter.
        name: &'static str,
        /// The value.
        value: f64,
        /// Lowest plausible value.
        low: f64,
        /// Highest plausible value.
        high: f64,
    },
}

/// Significant digits of a parameter in a file.
const DIGITS: usize = 6;
/// By how much a value may lie outside of its range, relative: files have six digits.
const ROUNDING: f64 = 1e-5;

impl Set {
    /// The parameters as they are written.
    pub fn written() -> Set {
        Set(parameters::table().iter().map(|entry| entry.quantity.value).collect())
    }

    /// One value for each parameter, in the order of the model's table.
    ///
    /// # Errors
    /// [`SetError`] where a value is missing, left over, not finite, or outside of its range.
    pub fn new(values: Vec<f64>) -> Result<Set, SetError> {
        let table = parameters::table();
        if values.len() != table.len() {
            return Err(SetError::Length { found: values.len(), expected: table.len() });
        }
        for (entry, value) in table.iter().zip(&values) {
            check(entry.name, *value, (entry.quantity.low, entry.quantity.high))?;
        }
        Ok(Set(values))
    }

    /// The same of a species, each value times its factor; there is one for each.
    pub fn of_species(&self, factors: &[f64]) -> Parameters<f64> {
        self.parameters().map(|at, value| value * factors[at])
    }

    /// The same as parameters.
    pub fn parameters(&self) -> Parameters<f64> {
        Parameters::default().map(|at, _: f64| self.0[at])
    }

    /// With other values at some positions.
    pub(super) fn replaced(&self, values: impl Iterator<Item = (usize, f64)>) -> Set {
        let mut set = self.clone();
        values.for_each(|(position, value)| set.0[position] = value);
        set
    }
}

/// `value` with the digits that a file has.
pub(super) fn rounded(value: f64) -> f64 {
    format!("{value:.*e}", DIGITS - 1).parse().unwrap_or(value)
}

/// Whether `value` can be that of the parameter `name`.
pub(super) fn check(name: &'static str, value: f64, (low, high): (f64, f64)) -> Result<(), SetError> {
    if !value.is_finite() {
        return Err(SetError::NotFinite { name, value });
    }
    if value < low * (1.0 - ROUNDING) || value > high * (1.0 + ROUNDING) {
        return Err(SetError::Range { name, value, low, high });
    }
    Ok(())
}

impl Deref for Set {
    type Target = [f64];

    fn deref(&self) -> &[f64] {
        &self.0
    }
}
