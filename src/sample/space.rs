//! What is uncertain as a cube: each range is an edge from 0 to 1, in the logarithm, or in the value where it begins at
//! zero or below. Parameters of the model come first, then numbers of those rows of the catalogue that facts use.

use super::set::{Set, SetError, check, rounded};
use super::uses::Uses;
use super::weights::Weights;
use crate::catalogue::{Catalogue, Number};
use crate::declare::Quantity;
use crate::model::parameters::{self, Entry};
use std::sync::Arc;

/// What moves, and its ranges; those of the rat.
#[derive(Clone, Debug, PartialEq)]
pub struct Space {
    edges: Vec<Number>,
    /// Positions of the parameters, which are the first edges.
    positions: Vec<usize>,
    /// Names of the numbers of rows, which are the others, ascending.
    weights: Arc<[String]>,
    written: Set,
}

/// The value of a number at a place between 0 and 1.
fn value(Number { low, high, .. }: &Number, at: f64) -> f64 {
    if *low > 0.0 { low * (high / low).powf(at) } else { low + (high - low) * at }
}

/// The place of a value.
fn place(Number { low, high, .. }: &Number, value: f64) -> f64 {
    if *low > 0.0 { (value / low).ln() / (high / low).ln() } else { (value - low) / (high - low) }
}

impl Space {
    /// Every parameter of the model that moves, and no number of a row.
    pub fn of_the_model() -> Space {
        Space::with_rows(Vec::new())
    }

    /// Every parameter of the model that moves, and every number of a row of `catalogue` among what facts use that has a
    /// range.
    pub fn of(catalogue: &Catalogue, uses: &Uses) -> Space {
        let used = uses.iter().filter_map(|one| one.split_once('/'));
        let numbers = used.flat_map(|(kind, id)| catalogue.weights(kind, id).unwrap_or_default());
        let mut numbers: Vec<Number> = numbers.filter(Number::varies).collect();
        numbers.sort_by(|a, b| a.name.cmp(&b.name));
        Space::with_rows(numbers)
    }

    fn with_rows(rows: Vec<Number>) -> Space {
        let moving = parameters::table().iter().enumerate().filter(|(_, entry)| Space::moves(entry.quantity));
        let edge = |(position, entry): (usize, &Entry)| {
            let Quantity { value, low, high, .. } = *entry.quantity;
            (position, Number { name: entry.name.to_owned(), value, low, high })
        };
        let (positions, mut edges): (Vec<usize>, Vec<Number>) = moving.map(edge).unzip();
        let weights = rows.iter().map(|number| number.name.clone()).collect();
        edges.extend(rows);
        Space { edges, positions, weights, written: Set::written() }
    }

    /// Whether a parameter moves: it has a range and is not fixed. Every set has all others as they are written.
    pub fn moves(quantity: &Quantity) -> bool {
        !quantity.fixed && quantity.low < quantity.high
    }

    /// Number of coordinates.
    pub fn len(&self) -> usize {
        self.edges.len()
    }

    /// Whether nothing can move.
    pub fn is_empty(&self) -> bool {
        self.edges.is_empty()
    }

    /// Number of coordinates that are parameters of the model; they are the first.
    pub fn parameters_that_move(&self) -> usize {
        self.positions.len()
    }

    /// Names, in the order of the coordinates.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.edges.iter().map(|edge| edge.name.as_str())
    }

    /// The set with these values of what moves, one for each, and all else as it is written.
    fn set(&self, values: &[f64]) -> Set {
        let (own, weights) = values.split_at(self.positions.len().min(values.len()));
        let parameters = self.positions.iter().copied().zip(own.iter().copied());
        self.written.replaced(parameters, Weights::own(self.weights.clone(), weights.to_vec()))
    }

    /// The set at a point of the cube, which has a coordinate for everything that moves.
    pub fn parameters(&self, point: &[f64]) -> Set {
        let values: Vec<f64> = self.edges.iter().zip(point).map(|(edge, at)| value(edge, *at)).collect();
        self.set(&values)
    }

    /// The same with the digits that the file of a population has.
    pub fn rounded(&self, point: &[f64]) -> Set {
        let values: Vec<f64> = self.edges.iter().zip(point).map(|(edge, at)| rounded(value(edge, *at))).collect();
        self.set(&values)
    }

    /// The values of a set of what moves.
    pub fn uncertain(&self, set: &Set) -> Vec<f64> {
        let parameters = self.positions.iter().map(|position| set[*position]);
        let rows = &self.edges[self.positions.len()..];
        parameters.chain(rows.iter().map(|number| set.weights().of(number))).collect()
    }

    /// The set with these values of what moves.
    ///
    /// # Errors
    /// [`SetError`] where a value is missing, left over, not finite, or outside of its range.
    pub fn with(&self, uncertain: &[f64]) -> Result<Set, SetError> {
        if uncertain.len() != self.len() {
            return Err(SetError::Length { found: uncertain.len(), expected: self.len() });
        }
        for (edge, value) in self.edges.iter().zip(uncertain) {
            check(&edge.name, *value, (edge.low, edge.high))?;
        }
        Ok(self.set(uncertain))
    }

    /// The point of the cube that a set makes; values outside of a range lie on its end.
    pub fn point(&self, set: &Set) -> Vec<f64> {
        self.edges.iter().zip(self.uncertain(set)).map(|(edge, value)| place(edge, value).clamp(0.0, 1.0)).collect()
    }

    /// The point of what is written.
    pub fn nominal(&self) -> Vec<f64> {
        self.point(&self.written)
    }

    /// Ends of the range of a coordinate.
    pub fn range(&self, coordinate: usize) -> (f64, f64) {
        (self.edges[coordinate].low, self.edges[coordinate].high)
    }

    /// The value of a coordinate at a place between 0 and 1.
    pub fn value(&self, coordinate: usize, at: f64) -> f64 {
        value(&self.edges[coordinate], at)
    }
}

#[cfg(test)]
mod tests {
    use super::Space;
    use crate::declare::Quantity;
    use crate::model::parameters::table;

    #[test]
    fn what_is_fixed_or_has_no_range_is_in_every_set_as_written_and_all_else_reaches_both_ends() {
        let space = Space::of_the_model();
        let moving: Vec<&str> = space.names().collect();
        let ends = [0.0, 1.0].map(|at| space.parameters(&vec![at; space.len()]));
        for (position, entry) in table().iter().enumerate() {
            let q = entry.quantity;
            let moves = q.low < q.high && !q.fixed;
            assert_eq!(moving.contains(&entry.name), moves, "{}", entry.name);
            let expected = if moves { [q.low, q.high] } else { [q.value; 2] };
            for (set, expected) in ends.iter().zip(expected) {
                assert!((set[position] - expected).abs() <= 1e-12 * expected, "{}: {}", entry.name, set[position]);
            }
        }
    }

    #[test]
    fn a_range_moves_a_parameter_unless_it_is_fixed() {
        let of = |high, fixed| Space::moves(&Quantity { low: 0.5, high, fixed, ..*table()[0].quantity });
        assert_eq!([of(2.0, false), of(2.0, true), of(0.5, false), of(0.5, true)], [true, false, false, false]);
    }
}
