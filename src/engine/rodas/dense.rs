//! Any equations that are generic over the number type, by dual numbers and a dense decomposition.

use super::system::System;
use crate::number::{Dual, Plain, Scalar};
use nalgebra::{DMatrix, DVector, Dyn, LU};

/// Equations without a clock.
pub trait Equations: Clone {
    /// Rates of the states `y`.
    fn rates<S: Scalar>(&self, y: &[S], rates: &mut [S]);
}

/// Columns of the Jacobian found in one pass.
const PASS: usize = 8;

/// Equations of `len` states, one run at a time.
pub struct Dense<E> {
    equations: Option<E>,
    found: Vec<f64>,
    jacobian: DMatrix<f64>,
    decomposed: Option<LU<f64, Dyn, Dyn>>,
}

impl<E: Equations> Dense<E> {
    /// No equations yet.
    pub fn new(len: usize) -> Self {
        Dense { equations: None, found: vec![0.0; len], jacobian: DMatrix::zeros(len, len), decomposed: None }
    }
}

impl<E: Equations> System<Plain> for Dense<E> {
    type Setting = E;
    type Motion = ();

    /// What equations hold is not known here, so that every run is for itself.
    fn same(_one: &E, _other: &E) -> bool {
        false
    }

    fn size(&self) -> usize {
        self.jacobian.nrows()
    }

    fn enter(&mut self, _m: Plain, _lane: usize, setting: &E, _y: &mut [f64]) {
        self.equations = Some(setting.clone());
    }

    fn leave(&mut self, _m: Plain, _lane: usize, _y: &mut [f64]) {}

    fn motion(&self, _m: Plain, _lane: usize) {}

    fn resume(&mut self, _m: Plain, _lane: usize, setting: &E, _motion: &()) {
        self.equations = Some(setting.clone());
    }

    fn add_rates(&mut self, _m: Plain, _offset: Option<f64>, y: &[f64], rates: &mut [f64]) {
        if let Some(equations) = &self.equations {
            equations.rates(y, &mut self.found);
            rates.iter_mut().zip(&self.found).for_each(|(rate, found)| *rate += found);
        }
    }

    fn linearise(&mut self, m: Plain, y: &[f64], rates: &mut [f64], slopes: &mut [f64]) {
        slopes.fill(0.0);
        self.rates(m, 0.0, y, rates);
        let Some(equations) = &self.equations else { return };
        let mut found = vec![Dual::<f64, PASS>::constant(0.0); y.len()];
        for first in (0..y.len()).step_by(PASS) {
            let seeded = |(i, v): (usize, &f64)| Dual::variable(*v, i.checked_sub(first).unwrap_or(PASS));
            let y: Vec<Dual<f64, PASS>> = y.iter().enumerate().map(seeded).collect();
            equations.rates(&y, &mut found);
            for (row, rate) in found.iter().enumerate() {
                for (column, slope) in (first..y.len()).zip(rate.slope) {
                    self.jacobian[(row, column)] = slope;
                }
            }
        }
    }

    fn decompose(&mut self, _m: Plain, shift: f64) -> f64 {
        let matrix = DMatrix::from_diagonal_element(self.size(), self.size(), shift) - &self.jacobian;
        // Rows are exchanged, so that no pivot vanishes unless the matrix is singular.
        let decomposed = matrix.lu();
        let singular = !decomposed.is_invertible();
        self.decomposed = Some(decomposed);
        if singular { f64::INFINITY } else { 0.0 }
    }

    fn solve(&mut self, _m: Plain, b: &mut [f64]) {
        let mut vector = DVector::from_column_slice(b);
        if self.decomposed.as_ref().is_some_and(|lu| lu.solve_mut(&mut vector)) {
            b.copy_from_slice(vector.as_slice());
        } else {
            b.fill(f64::NAN);
        }
    }

    fn complete(&mut self, _m: Plain, _offset: f64, _states: &mut [f64]) {}

    fn drifts(&self) -> bool {
        false
    }

    fn advance(&mut self, _m: Plain, _h: &[f64]) {}
}
