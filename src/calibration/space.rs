//! The uncertain parameters as a cube: each range is an edge from 0 to 1, in the logarithm.

use crate::model::parameters;

/// A parameter that calibration may move.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Edge {
    position: usize,
    low: f64,
    high: f64,
}

/// Parameters with a range, and their ranges; those of the rat.
#[derive(Clone, Debug, PartialEq)]
pub struct Space {
    edges: Vec<Edge>,
    written: Vec<f64>,
}

impl Space {
    /// Every parameter of the model that has a range with positive ends.
    pub fn of_the_model() -> Space {
        let table = parameters::table();
        let edges = table.iter().enumerate().filter_map(|(position, entry)| {
            let (low, high) = (entry.quantity.low, entry.quantity.high);
            (0.0 < low && low < high).then_some(Edge { position, low, high })
        });
        Space { edges: edges.collect(), written: table.iter().map(|entry| entry.quantity.value).collect() }
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
        let table = parameters::table();
        self.edges.iter().map(move |edge| table[edge.position].name)
    }

    /// All parameters of the model at a point of the cube; those without a range as they are written.
    pub fn parameters(&self, point: &[f64]) -> Vec<f64> {
        let mut values = self.written.clone();
        for (edge, at) in self.edges.iter().zip(point) {
            values[edge.position] = edge.low * (edge.high / edge.low).powf(*at);
        }
        values
    }

    /// The values of the uncertain parameters among all `parameters`.
    pub fn uncertain(&self, parameters: &[f64]) -> Vec<f64> {
        self.edges.iter().map(|edge| parameters[edge.position]).collect()
    }

    /// All parameters, from the values of the uncertain ones.
    pub fn with(&self, uncertain: &[f64]) -> Vec<f64> {
        let mut values = self.written.clone();
        for (edge, value) in self.edges.iter().zip(uncertain) {
            values[edge.position] = *value;
        }
        values
    }

    /// The point of the cube that all `parameters` make; values outside of a range lie on its end.
    pub fn point(&self, parameters: &[f64]) -> Vec<f64> {
        let at = |edge: &Edge| (parameters[edge.position] / edge.low).ln() / (edge.high / edge.low).ln();
        self.edges.iter().map(|edge| at(edge).clamp(0.0, 1.0)).collect()
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
