//! The uncertain parameters as a cube: each range is an edge from 0 to 1, in the logarithm, or in the value where it
//! begins at zero.

use super::set::{Set, SetError, check, rounded};
use crate::declare::Quantity;
use crate::model::parameters::{self, Entry};

/// A parameter that calibration may move.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Edge {
    name: &'static str,
    position: usize,
    low: f64,
    high: f64,
}

impl Edge {
    /// The value of the parameter at a place between 0 and 1.
    fn value(&self, at: f64) -> f64 {
        if self.low > 0.0 { self.low * (self.high / self.low).powf(at) } else { self.low + (self.high - self.low) * at }
    }

    /// The place of a value.
    fn at(&self, value: f64) -> f64 {
        if self.low > 0.0 {
            (value / self.low).ln() / (self.high / self.low).ln()
        } else {
            (value - self.low) / (self.high - self.low)
        }
    }
}

/// Parameters that move, and their ranges; those of the rat.
#[derive(Clone, Debug, PartialEq)]
pub struct Space {
    edges: Vec<Edge>,
    written: Set,
}

impl Space {
    /// Every parameter of the model that moves.
    pub fn of_the_model() -> Space {
        let moving = parameters::table().iter().enumerate().filter(|(_, entry)| Space::moves(entry.quantity));
        let edge = |(position, entry): (usize, &Entry)| {
            let Quantity { low, high, .. } = *entry.quantity;
            Edge { name: entry.name, position, low, high }
        };
        Space { edges: moving.map(edge).collect(), written: Set::written() }
    }

    /// Whether a parameter moves: it has a range. Every set has all others as they are written.
    pub fn moves(quantity: &Quantity) -> bool {
        quantity.low < quantity.high
    }

    /// Number of parameters.
    pub fn len(&self) -> usize {
        self.edges.len()
    }

    /// Whether nothing can move.
    pub fn is_empty(&self) -> bool {
        self.edges.is_empty()
    }

    /// Names, in the order of the coordinates.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.edges.iter().map(|edge| edge.name)
    }

    /// All parameters of the model at a point of the cube, which has a coordinate for each that moves; the others as
    /// they are written.
    pub fn parameters(&self, point: &[f64]) -> Set {
        self.written.replaced(self.edges.iter().zip(point).map(|(edge, at)| (edge.position, edge.value(*at))))
    }

    /// The same with the digits that the file of a population has.
    pub fn rounded(&self, point: &[f64]) -> Set {
        let set = self.parameters(point);
        self.written.replaced(self.edges.iter().map(|edge| (edge.position, rounded(set[edge.position]))))
    }

    /// The values of the uncertain parameters of a set.
    pub fn uncertain(&self, set: &Set) -> Vec<f64> {
        self.edges.iter().map(|edge| set[edge.position]).collect()
    }

    /// All parameters, from the values of the uncertain ones.
    ///
    /// # Errors
    /// [`SetError`] where a value is missing, left over, not finite, or outside of its range.
    pub fn with(&self, uncertain: &[f64]) -> Result<Set, SetError> {
        if uncertain.len() != self.len() {
            return Err(SetError::Length { found: uncertain.len(), expected: self.len() });
        }
        for (edge, value) in self.edges.iter().zip(uncertain) {
            check(edge.name, *value, (edge.low, edge.high))?;
        }
        Ok(self.written.replaced(self.edges.iter().zip(uncertain).map(|(edge, value)| (edge.position, *value))))
    }

    /// The point of the cube that a set makes; values outside of a range lie on its end.
    pub fn point(&self, set: &Set) -> Vec<f64> {
        self.edges.iter().map(|edge| edge.at(set[edge.position]).clamp(0.0, 1.0)).collect()
    }

    /// The point of the parameters as they are written.
    pub fn nominal(&self) -> Vec<f64> {
        self.point(&self.written)
    }

    /// Ends of the range of a coordinate.
    pub fn range(&self, coordinate: usize) -> (f64, f64) {
        (self.edges[coordinate].low, self.edges[coordinate].high)
    }
}
