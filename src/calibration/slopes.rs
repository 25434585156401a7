//! How checks move with coordinates, as far as it is known.

use nalgebra::{Cholesky, DMatrix, DVector};

/// Size of the prior that slopes are zero, relative to the mean variance of the coordinates, where they are learned
/// from many points.
const RIDGE: f64 = 0.1;
/// The same where slopes are corrected by trials.
const DOUBT: f64 = 0.02;

/// Slopes of checks (columns) along coordinates (rows).
#[derive(Clone, Debug)]
pub(super) struct Slopes {
    matrix: DMatrix<f64>,
}

/// A point and the places it shows.
pub(super) type Trial = (Vec<f64>, Vec<f64>);

impl Slopes {
    /// Learned from many points at once: ridge regression. `None` if they say nothing.
    pub fn learned(trials: &[Trial]) -> Option<Slopes> {
        let points = centred(trials, |trial| &trial.0);
        let places = centred(trials, |trial| &trial.1);
        let mut inner = points.tr_mul(&points);
        let ridge = RIDGE * inner.trace() / inner.nrows() as f64;
        (0..inner.nrows()).for_each(|i| inner[(i, i)] += ridge);
        Some(Slopes { matrix: Cholesky::new(inner)?.solve(&points.tr_mul(&places)) })
    }

    /// From the places at a point, and those after a step along each coordinate.
    pub fn measured(here: &[f64], stepped: &[(f64, Vec<f64>)]) -> Slopes {
        let matrix = DMatrix::from_fn(stepped.len(), here.len(), |coordinate, check| {
            let (length, places) = &stepped[coordinate];
            (places[check] - here[check]) / length
        });
        Slopes { matrix }
    }

    /// The nearest slopes that explain what `trials` around `here` showed (as Broyden's, but for many at once).
    pub fn corrected(&self, here: (&[f64], &[f64]), trials: &[Trial]) -> Slopes {
        if trials.is_empty() {
            return self.clone();
        }
        let away = |from: &[f64], to: &[f64], i: usize| to[i] - from[i];
        let moved = DMatrix::from_fn(self.matrix.nrows(), trials.len(), |i, t| away(here.0, &trials[t].0, i));
        let showed = DMatrix::from_fn(trials.len(), self.matrix.ncols(), |t, i| away(here.1, &trials[t].1, i));
        let unexplained = showed - moved.tr_mul(&self.matrix);
        let mut inner = moved.tr_mul(&moved);
        let doubt = DOUBT * inner.trace() / inner.nrows() as f64 + f64::MIN_POSITIVE;
        (0..inner.nrows()).for_each(|i| inner[(i, i)] += doubt);
        match Cholesky::new(inner) {
            Some(root) => Slopes { matrix: &self.matrix + moved * root.solve(&unexplained) },
            None => self.clone(),
        }
    }

    /// How much every check is expected to move with a step.
    pub fn along(&self, step: &DVector<f64>) -> DVector<f64> {
        self.matrix.tr_mul(step)
    }

    /// The slopes of some checks, each so many times, one a column.
    pub fn of(&self, checks: impl Iterator<Item = (usize, f64)>) -> DMatrix<f64> {
        let columns: Vec<DVector<f64>> = checks.map(|(check, times)| self.matrix.column(check) * times).collect();
        DMatrix::from_columns(&columns)
    }
}

/// One row per trial, less the mean.
fn centred(trials: &[Trial], part: impl Fn(&Trial) -> &Vec<f64>) -> DMatrix<f64> {
    let width = trials.first().map_or(0, |trial| part(trial).len());
    let mut matrix = DMatrix::from_fn(trials.len(), width, |i, at| part(&trials[i])[at]);
    for mut column in matrix.column_iter_mut() {
        let mean = column.mean();
        column.add_scalar_mut(-mean);
    }
    matrix
}
