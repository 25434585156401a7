//! One value for every parameter of the model, and numbers of the catalogue's rows: what runs a member.

use super::weights::Weights;
use crate::model::{Parameters, parameters};
use std::ops::Deref;

/// Values of all parameters, those of the rat, in the order of the model's table, with weights of the catalogue's rows.
/// There is one for each parameter, a number within the declared range: what comes from outside is refused, never
/// filled up. It is read as the values of its parameters.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Set {
    parameters: Vec<f64>,
    weights: Weights,
}

/// What a run of one member needs.
#[derive(Clone, Debug)]
pub struct Subject {
    /// Parameters of its species.
    pub parameters: Parameters<f64>,
    /// Its numbers of the catalogue's rows.
    pub weights: Weights,
}

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
        name: String,
        /// The value.
        value: f64,
    },
    /// A value lies outside of the range that is declared for it.
    #[error("`{name}` is {value}, outside of its range from {low} to {high}")]
    Range {
        /// The parameter.
        name: String,
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
    /// Parameters and weights as they are written.
    pub fn written() -> Set {
        let parameters = parameters::table().iter().map(|entry| entry.quantity.value).collect();
        Set { parameters, weights: Weights::written() }
    }

    /// One value for each parameter, in the order of the model's table, and weights as they are written.
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
        Ok(Set { parameters: values, weights: Weights::written() })
    }

    /// The same of a species, each value times its factor; there is one for each.
    fn of_species(&self, factors: &[f64]) -> Parameters<f64> {
        self.parameters().map(|at, value| value * factors[at])
    }

    /// The same as parameters.
    pub fn parameters(&self) -> Parameters<f64> {
        Parameters::default().map(|at, _: f64| self.parameters[at])
    }

    /// What a run needs of it where the species makes each parameter so many times its value; there is one factor for
    /// each.
    pub fn subject(&self, factors: &[f64]) -> Subject {
        Subject { parameters: self.of_species(factors), weights: self.weights.clone() }
    }

    /// Its numbers of the catalogue's rows.
    pub fn weights(&self) -> &Weights {
        &self.weights
    }

    /// The member with this number: rows of which it has no numbers have those that are drawn for it.
    pub fn of_member(mut self, seed: u64, member: u64) -> Set {
        self.weights = self.weights.of_member(seed, member);
        self
    }

    /// With other parameters at some positions, and these weights.
    pub(super) fn replaced(&self, values: impl Iterator<Item = (usize, f64)>, weights: Weights) -> Set {
        let mut parameters = self.parameters.clone();
        values.for_each(|(position, value)| parameters[position] = value);
        Set { parameters, weights }
    }
}

/// `value` with the digits that a file has.
pub(super) fn rounded(value: f64) -> f64 {
    digits(value).parse().unwrap_or(value)
}

/// The digits that a file has of `value`, with an exponent.
pub(super) fn digits(value: f64) -> String {
    format!("{value:.*e}", DIGITS - 1)
}

/// Whether `value` can be that of the parameter or weight `name`.
pub(super) fn check(name: &str, value: f64, (low, high): (f64, f64)) -> Result<(), SetError> {
    if !value.is_finite() {
        return Err(SetError::NotFinite { name: name.to_owned(), value });
    }
    if value < low - ROUNDING * low.abs() || value > high + ROUNDING * high.abs() {
        return Err(SetError::Range { name: name.to_owned(), value, low, high });
    }
    Ok(())
}

impl Deref for Set {
    type Target = [f64];

    fn deref(&self) -> &[f64] {
        &self.parameters
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_of_a_range_are_in_it_on_either_side_of_zero() {
        for (low, high) in [(0.5, 2.0), (-2.0, -0.5), (-1.0, 1.0), (0.0, 3.0)] {
            for (value, inside) in [(low, true), (high, true), (low - 0.01, false), (high + 0.01, false)] {
                assert_eq!(check("a", value, (low, high)).is_ok(), inside, "{value} in {low} to {high}");
            }
        }
        // As many digits as a file has.
        assert!(check("a", rounded(-1.23456789), (-1.23456789, 0.0)).is_ok());
    }
}
