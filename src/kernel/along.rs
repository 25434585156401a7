//! Slopes of the rates along a direction, from the entries of the Jacobian.

use super::calls::{Kernels, Matrix, States};
use super::generated::{SIGNALS, STATES};

/// An entry of the Jacobian of states and signals.
#[derive(Clone, Copy)]
enum Slope {
    Kept(usize),
    Literal(f64),
}

/// Directions in which only the states from one on move.
pub struct Along {
    from: usize,
    /// Rows, columns and entries that matter: of signals, each after those it uses, and then of rates.
    terms: Vec<(usize, usize, Slope)>,
}

impl Along {
    /// The states from `from` on move, by a matrix of `M`.
    pub fn new<M: Kernels>(from: usize) -> Self {
        let kept = M::PLACES.slopes.iter().map(|&(place, row, column)| (row, column, Slope::Kept(usize::from(place))));
        let literals = M::PLACES.literals.iter().map(|&(value, row, column)| (row, column, Slope::Literal(value)));
        let mut terms: Vec<(usize, usize, Slope)> =
            kept.chain(literals).map(|(row, column, slope)| (usize::from(row), usize::from(column), slope)).collect();
        terms.sort_by_key(|&(row, column, _)| (row < STATES, row, column));
        let mut moves: Vec<bool> = (0..STATES + SIGNALS).map(|i| (from..STATES).contains(&i)).collect();
        terms.retain(|&(row, column, _)| {
            let matters = moves[column];
            moves[row] |= matters && row >= STATES;
            matters
        });
        Along { from, terms }
    }

    /// Which states a rate can depend on, among those that move: pairs of rate and state.
    pub fn pattern(&self) -> Vec<(usize, usize)> {
        let mut rows = vec![vec![false; STATES]; STATES + SIGNALS];
        (self.from..STATES).for_each(|state| rows[state][state] = true);
        let mut found = Vec::new();
        let mut rates = vec![vec![false; STATES]; STATES];
        for &(row, column, _) in &self.terms {
            let reached = rows[column].clone();
            let target = if row < STATES { &mut rates[row] } else { &mut rows[row] };
            target.iter_mut().zip(reached).for_each(|(to, from)| *to |= from);
        }
        for (row, reached) in rates.iter().enumerate() {
            found.extend(reached.iter().enumerate().filter(|(_, yes)| **yes).map(|(state, _)| (row, state)));
        }
        found
    }

    /// `slopes` become those of the rates, where the states that move do so by `direction`; `matrix` must hold the
    /// Jacobian, not yet its decomposition.
    #[inline(always)]
    pub fn slopes<M: Kernels>(&self, m: M, matrix: &Matrix<M>, direction: &[M::V], slopes: &mut States<M>) {
        let zero = m.splat(0.0);
        slopes.fill(zero);
        let mut signals = [zero; SIGNALS];
        for &(row, column, slope) in &self.terms {
            let along = if column < STATES { direction[column - self.from] } else { signals[column - STATES] };
            let slope = match slope {
                Slope::Kept(place) => *matrix.entry(place),
                Slope::Literal(value) => m.splat(value),
            };
            let sum = if row < STATES { &mut slopes[row] } else { &mut signals[row - STATES] };
            *sum = m.mul_add(slope, along, *sum);
        }
    }
}
